"""Logistic regression by Newton's method, for the two calibrations that are too small for a network."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
_STEPS = 30


def fit_logistic(x: Doubles, y: Doubles, weight: Doubles, ridge: float = 1.0) -> Doubles:
    """Weights, the constant last, of a logistic function of the columns of x.

    `y` are targets in [0, 1], not only 0 and 1. `ridge` keeps the weights small; the constant is free of it.
    """
    x = np.hstack([x, np.ones((len(x), 1))])
    penalty = np.full(x.shape[1], ridge)
    penalty[-1] = 1e-6
    w: Doubles = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (weight * (p - y)) + penalty * w
        curvature = (x * (weight * np.maximum(p * (1 - p), 1e-4))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        w = w - step
        if np.abs(step).max() < 1e-8:
            break
    return w
