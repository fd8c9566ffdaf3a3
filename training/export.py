"""Writes a fitted network as the package's weights file."""

from __future__ import annotations

import io
import zipfile

import numpy as np

from boilerstrip.scoring.model import VERSION
from training.fit import Fitted


def to_bytes(fitted: Fitted, calibration: tuple[float, float] = (1.0, 0.0)) -> bytes:
    """The weights as an npz file of half floats; the same fit gives the same bytes."""
    arrays = {key: value.numpy().astype(np.float16) for key, value in fitted.network.state_dict().items()}
    arrays["mean"] = fitted.mean.astype(np.float32)
    arrays["scale"] = fitted.scale.astype(np.float32)
    arrays["calibration"] = np.array(calibration, dtype=np.float32)
    arrays["names"] = np.array("\n".join(fitted.names))
    arrays["version"] = np.array(VERSION)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for key in sorted(arrays):
            part = io.BytesIO()
            np.save(part, arrays[key])
            archive.writestr(zipfile.ZipInfo(f"{key}.npy", (2020, 1, 1, 0, 0, 0)), part.getvalue(), zipfile.ZIP_DEFLATED)
    return out.getvalue()
