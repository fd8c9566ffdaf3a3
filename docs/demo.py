"""What `make demo` shows: the article of one page, and what became of everything else on it.

python docs/demo.py            a news page that was flattened to text, one of the fixtures
python docs/demo.py FILE       a page of yours, HTML or .txt
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from pathlib import Path

import boilerstrip
from boilerstrip import Block, Document, Role

PAGE = Path(__file__).parent.parent / "fixtures" / "han-quoc-tim-ho-tro-text" / "page.txt"
WIDTH = 100
BESIDE = {Role.TITLE, Role.BYLINE, Role.DATE, Role.CAPTION, Role.SOURCE}  # the article's, but not its running text


def shown(doc: Document) -> str:
    """Title, byline and body, wrapped for a terminal."""
    facts = [("Title", doc.title), ("Byline", doc.byline), ("Authors", ", ".join(doc.authors))]
    head = [
        textwrap.fill(value or "(none)", WIDTH, initial_indent=f"{name:<9}", subsequent_indent=" " * 9)
        for name, value in facts
    ]
    return "\n".join([*head, "", *(textwrap.fill(line, WIDTH) for line in doc.text.splitlines())])


def fate(blocks: tuple[Block, ...]) -> str:
    """What became of the blocks: those dropped are counted by role, with the first of each."""
    beside = [block for block in blocks if not block.kept and block.role in BESIDE]
    dropped = [block for block in blocks if not block.kept and block.role not in BESIDE]
    roles = ", ".join(dict.fromkeys(block.role.value for block in beside)) or "none"
    lines = [
        f"Of {len(blocks)} blocks {len(blocks) - len(beside) - len(dropped)} are the text, {len(beside)} stand beside"
        f" it ({roles}),",
        f"and {len(dropped)} were dropped:",
    ]
    for role, count in Counter(block.role for block in dropped).most_common():
        first = next(block.text for block in dropped if block.role is role)
        lines.append(f"{count:>5}  {role.value:<12}  {textwrap.shorten(first, WIDTH - 24, placeholder=' …')}")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Show the page that the arguments name, or the fixture."""
    path = Path(arguments[0]) if arguments else PAGE
    extract = boilerstrip.extract_text if path.suffix == ".txt" else boilerstrip.extract
    doc = extract(path.read_bytes())
    print(f"{shown(doc)}\n\n{fate(doc.blocks)}")
    print(f"\nStatus: {doc.status}, confidence {doc.confidence:.2f}. Page: {path.name} of {path.parent.name}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # the page's own letters, whatever the locale
    main(sys.argv[1:])
