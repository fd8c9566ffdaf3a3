"""``python -m boilerstrip``: the command line."""

from __future__ import annotations

from boilerstrip.cli.main import main

if __name__ == "__main__":
    main()
