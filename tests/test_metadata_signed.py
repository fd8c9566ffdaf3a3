"""Authors whom a line away from the title names: behind the text, amid it, and in boxes."""

from __future__ import annotations

from typing import Any

import pytest
from test_metadata_byline import data, fields_of

T = "<h1>The bridge is open</h1>"
LONG = "It took the town a year longer than anybody had thought, and the ferry went on until the very last day of it."
GAP = "<p>Rate this</p>" * 9


@pytest.mark.parametrize(
    ("before", "after", "authors"),
    [
        (
            "<article>",
            "<footer>Posted by Jane Roe at 18:52 Tagged with: bridges, rivers</footer></article>",
            ("Jane Roe",),
        ),
        ("<article>", "<div class=footer-row><p class=byline>by Jane</p></div></article>", ("Jane",)),
        ("", "<footer>Posted by Jane Roe at 18:52 Tagged with: bridges, rivers</footer>", ()),
        ("<article>", "<article><footer>Posted by Jane Roe at 18:52</footer></article></article>", ()),
    ],
)
def test_the_articles_own_footer_names_its_author(before: str, after: str, authors: tuple[str, ...]) -> None:
    assert fields_of(before + T, GAP + after).authors == authors


def test_the_end_of_the_element_that_holds_the_text() -> None:
    line = "<p>Author: Jane Roe (Sponsored Post), speaker at the harbour</p>"
    assert fields_of(f"{T}<div>", f"{GAP}{line}</div>").authors == ("Jane Roe",)
    assert fields_of(T, GAP + line).authors == ()


def test_a_label_tells_an_author_from_a_photographer() -> None:
    credits = "<div class=credits><div>Author</div><div class=credits-text>Jane Roe</div></div>"
    assert fields_of(T, credits).authors == ("Jane Roe",)


def test_a_byline_amid_the_text_beats_whoever_put_it_there() -> None:
    system = '<div><a rel=author href="/author/poe">Anna Poe</a> 3 May 2024</div>'
    head = "<meta name=author content='Anna Poe'>"
    assert fields_of(f"{T}{system}<p>{LONG}</p><p>By Jane Roe</p>", head=head).authors == ("Jane Roe",)
    assert fields_of(f"{T}{system}<p>{LONG}</p><p>Translated by Jane Roe</p>", head=head).authors == ("Anna Poe",)


NOTES = f"<p>(1) These numbers are the council's. {LONG}</p>"


@pytest.mark.parametrize(
    ("after", "authors"),
    [
        (f"<p>{LONG}</p><p>Jane Roe</p>{NOTES}", ("Jane Roe",)),
        (f"<p>{LONG}</p><p>Jane Roe</p><p>{LONG} Roe says so.</p>", ()),  # a portrait of whom it speaks of
        (f"<p>{LONG}</p><div>Jane Roe</div>{NOTES}", ()),  # whom a box quotes
        (f"<p>{LONG}</p><p>Jane Roe</p><p>{LONG}</p><p>Max Poe</p>{NOTES}", ()),
        (f"<p>{LONG}</p><p>Over Water</p>{NOTES}", ()),
    ],
)
def test_a_signature_before_notes(after: str, authors: tuple[str, ...]) -> None:
    assert fields_of(T, after).authors == authors


@pytest.mark.parametrize(
    ("signature", "byline"),
    [
        ("<p align=right><b>Jane Roe</b><br>Keeper of the harbour</p>", "Jane Roe"),
        ("<p style='text-align: right'>Dr. Jane Roe – Harbour of Kiel</p>", "Dr. Jane Roe"),
        ("<div class='text-end'><p>Jane Roe</p></div>", "Jane Roe"),
        ("<p>Jane Roe<br>Keeper of the harbour</p>", None),  # not set apart
        ("<p align=right>Over Water<br>And beyond</p>", None),
        ("<p align=right>Jane Roe<br>Kiel</p><p align=right>Max Poe<br>Bonn</p>", None),
    ],
)
def test_a_signature_set_to_the_right(signature: str, byline: str | None) -> None:
    page = fields_of(T, f"<p>{LONG}</p>{signature}<p>{LONG}</p>")
    assert (page.byline, page.authors) == (byline, ("Jane Roe",) if byline else ())


def test_a_vietnamese_signature_set_to_the_right() -> None:
    line = "<p align=right>TS. Phạm Văn Bằng<br>Nguyên Vụ trưởng Vụ Đường sông</p>"
    page = fields_of("<h1>Cây cầu mới bắc qua sông</h1>", f"<p>{LONG}</p>{line}<p>{LONG}</p>", language="vi")
    assert (page.byline, page.authors) == ("TS. Phạm Văn Bằng", ("Phạm Văn Bằng",))


def test_a_heading_that_names_whom_the_next_paragraph_describes() -> None:
    bio = f"<p>Jane Roe is a writer who lives at the harbour. {LONG}</p>"
    after = f"{f'<p>{LONG}</p>' * 30}<h3>Written by Jane Roe</h3>{{}}<h3>Read more</h3>{f'<p>{LONG}</p>' * 30}"
    assert fields_of(T, after.format(bio)).authors == ("Jane Roe",)
    assert fields_of(T, after.format("")).authors == ()


@pytest.mark.parametrize(
    ("box", "authors"),
    [
        ("<p><b>Jane Roe</b> is a writer.</p>", ("Jane Roe",)),
        ("<p>Jane Roe</p><p>Writer</p>", ("Jane Roe",)),
        ("<p><b>Harbour views</b> are what he likes.</p>", ()),
    ],
)
def test_a_box_about_the_author(box: str, authors: tuple[str, ...]) -> None:
    page = fields_of(T, f"{GAP}<div><h3>About the author</h3>{box}</div>")
    assert page.authors == authors
    assert page.byline == (authors[0] if authors else None)


@pytest.mark.parametrize(
    ("line", "kind", "authors"),
    [
        ("riverroe 2 years ago", "Person", ("riverroe",)),
        ("riverroe", "Person", ("riverroe",)),
        ("Send us mail", "Person", ()),
        ("riverroe", "Organization", ()),
    ],
)
def test_an_account_that_data_calls_a_person_and_a_line_shows(line: str, kind: str, authors: tuple[str, ...]) -> None:
    value: dict[str, Any] = {"@type": "Recipe", "author": {"@type": kind, "name": "riverroe"}}
    assert fields_of(T, f"{GAP * 5}<p>{line}</p>{GAP}", head=data(value)).authors == authors


@pytest.mark.parametrize("mark", ["<sup>1,2</sup>", '<sup><a href="#a">1</a>,<a href="#b">2</a></sup>'])
def test_marks_of_notes_in_elements_of_their_own(mark: str) -> None:
    line = f'<a href="/author/1">Jane Roe</a>{mark}; <a href="/author/2">Ann Poe</a>{mark}'
    assert fields_of(f"{T}<div class=authors>{line}</div>").authors == ("Jane Roe", "Ann Poe")


def test_names_of_months_with_vowel_signs_end_a_name() -> None:
    page = fields_of("<h1>பாலம் திறக்கப்பட்டது</h1><p>ராமன் குமார் ஜனவரி 5, 2024</p>", language="ta")
    assert page.authors == ("ராமன் குமார்",)


def test_a_place_behind_a_name() -> None:
    assert fields_of(f"{T}<p>Leo Marks, Kiel</p>", language="de").authors == ("Leo Marks",)
    assert fields_of(f"{T}<p>Over Water, Kiel</p>", language="de").authors == ()


def test_what_follows_a_nickname_behind_a_sure_opener_speaks_of_the_post() -> None:
    line = "<p>Posted by Riverroe under Bridges, Travels | Tags: boats, bridges, harbours, travels, weather, summer</p>"
    assert fields_of(T + line).authors == ("Riverroe",)


@pytest.mark.parametrize(
    ("line", "authors"), [("Wasserkraft der Zukunft", ()), ("Wasserk der Roe", ("Wasserk der Roe",))]
)
def test_a_line_about_what_the_title_and_the_text_speak_of(line: str, authors: tuple[str, ...]) -> None:
    text = f"<p>Die Wasserkraft ist alt. {LONG}</p>"
    page = fields_of(f"<h1>Wasserkraft, kurz</h1><p>3 May 2024</p><p>{line}</p>", text, language="de")
    assert page.authors == authors


def test_a_desk_that_signs_leaves_no_room_for_whom_only_data_names() -> None:
    head = data({"@type": "Article", "author": {"@type": "Person", "name": "Jane Roe"}})
    assert fields_of(f"{T}<p>By the news desk</p>", head=head).authors == ()
    assert fields_of(f"{T}<p>By the news desk and Jane Roe</p>", head=head).authors == ("Jane Roe",)


@pytest.mark.parametrize(
    ("before", "after", "authors"),
    [
        ("<h3 class=PostUser-name>riverroe</h3>", "", ("riverroe",)),
        ("<h3 class=author>riverroe</h3>", "", ()),
        ("", "<div class=login-username><i>face</i></div>", ()),
    ],
)
def test_a_class_that_calls_a_line_an_account(before: str, after: str, authors: tuple[str, ...]) -> None:
    assert fields_of(T + before, after).authors == authors


@pytest.mark.parametrize(
    ("names", "authors"),
    [("Jörg Roe", ("Jörg Roe",)), ("SV Weiß Kiel", ()), ("Иван Ров", ("Иван Ров",))],
)
def test_names_in_brackets_at_the_end(names: str, authors: tuple[str, ...]) -> None:
    assert fields_of(T, f"<p>{LONG} ({names})</p>").authors == authors


@pytest.mark.parametrize(
    ("line", "language"),
    [("خالد الشمري - الرياض", "ar"), ("সুমাইয়া আক্তার, ঢাকা", "bn"), ("Jane Roe - Kiel", "en")],
)
def test_a_place_behind_a_name_in_any_script(line: str, language: str) -> None:
    page = f"{T}<p>{line}</p><p>2024-05-03</p>"
    assert len(fields_of(page, language=language).authors) == 1


@pytest.mark.parametrize(
    ("line", "text", "authors"),
    [
        ("Jane Roe", "", ("Jane Roe",)),
        (
            "Jane Roe",
            "<p>Mrs Roe had waited for it since the harbour was closed, and says so to everybody here.</p>",
            (),
        ),
        ("Over Water", "", ()),
        ("— Jane Roe", "", ()),
    ],
)
def test_a_name_above_the_title(line: str, text: str, authors: tuple[str, ...]) -> None:
    """Whom the article is about may stand there as its topic."""
    for above in (
        f"<ul><li>{line}</li><li>May 3, 2024</li><li>4 min read</li></ul>{T}",
        f"<p>{line}</p>{T}<p>3 May 2024</p>",
    ):
        assert fields_of(above + text).authors == authors


def test_a_signature_behind_a_dash() -> None:
    assert fields_of(T, "<p>— Jane Roe, churchwarden</p>").authors == ("Jane Roe",)
    assert fields_of(f"<p>— Jane Roe, 1984</p>{T}").authors == ()


def test_a_sentence_that_says_who_wrote_the_article() -> None:
    found = fields_of(
        T, "<p>This post was written by Jane Roe, MD. She sees patients at our clinic in the north of Kiel.</p>"
    )
    assert (found.authors, found.byline) == (("Jane Roe",), "This post was written by Jane Roe")


def test_a_paragraph_about_the_author_begins_with_the_name() -> None:
    box = "<h3>About the author</h3><p>Jane Roe is a historian of bridges. Her first book came out three years ago.</p>"
    assert fields_of(f"{T}<p>Guest post</p>", GAP + box).authors == ("Jane Roe",)


def test_a_thread_of_entries_above_the_author_whom_data_names() -> None:
    entries = "".join(f"<div class=author>{name}</div><p>{LONG}</p>" for name in ("Anna Bell", "Max Poe"))
    head = data({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Roe"}})
    found = fields_of(f"{entries}{T}<div class=author>Jane Roe</div>", head=head)
    assert found.authors == ("Jane Roe",)
