"""Coverage-guided fuzzing of both doors, with `atheris` (not among the project's dependencies).

    python tests/fuzz/fuzz_extract.py seeds FOLDER          write first inputs, and words to build others of
    python tests/fuzz/fuzz_extract.py html FOLDER -dict=FOLDER.words -max_total_time=1800 -timeout=10 -max_len=4000
    python tests/fuzz/fuzz_extract.py text FOLDER -dict=FOLDER.words -max_total_time=1800 -timeout=10 -max_len=4000

An input that raises anything but the library's own errors, takes too long, or breaks a promise is written to the
working folder; once mended it belongs into `tests/attacks`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE.parent / "attacks"), str(HERE.parent)]

from promises import check, first_inputs, words  # noqa: E402

CHARSETS = (None, "utf-8", "windows-1258", "gb18030", "shift_jis", "utf-16")
LIMITS: tuple[dict[str, Any], ...] = ({}, {"blocks": 3}, {"nodes": 9}, {"bytes": 50}, {"depth": 4}, {"seconds": 0.05})


def target(door: str) -> Callable[[bytes], None]:
    """What is called with each input: its first byte chooses charset and limits, the rest is the page."""
    import boilerstrip
    from boilerstrip import BoilerstripError, Limits

    extract = boilerstrip.extract if door == "html" else boilerstrip.extract_text
    limits = [Limits(**one) for one in LIMITS]

    def one(data: bytes) -> None:
        if not data:
            return
        chosen = limits[data[0] // len(CHARSETS) % len(limits)]
        charset = CHARSETS[data[0] % len(CHARSETS)]
        try:
            doc = extract(data[1:], charset=charset, limits=chosen, slow_dates=False, images=True, url="http://a.b/c")
        except BoilerstripError:
            return
        check(doc)

    return one


def write_seeds(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(first_inputs()):
        (folder / f"seed-{number:03}").write_bytes(b"\0" + page)
    lines = ["".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words()]
    folder.with_name(folder.name + ".words").write_text("".join(f'"{line}"\n' for line in lines), encoding="ascii")


def main() -> None:
    door, folder = sys.argv[1:3]
    if door == "seeds":
        write_seeds(Path(folder))
        return
    import atheris

    with atheris.instrument_imports(include=["boilerstrip"]):
        run = target(door)
        for number in range(0, len(CHARSETS) * len(LIMITS), 5):  # load all that is loaded late
            run(bytes([number]) + b"<h1>A</h1><p>A first page of some words." * 3)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
