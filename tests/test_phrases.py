"""The phrase files keep their form, and phrases are found where they stand and nowhere else."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import boilerstrip.phrases as phrases_package
from boilerstrip.errors import PhraseFileError
from boilerstrip.phrases import KINDS, Phrases, fold, kinds_of, load, read, smooth
from boilerstrip.phrases._files import DATE_KEYS, NAME_KEYS
from boilerstrip.phrases._kinds import PLACES

FOLDER = Path(str(phrases_package.__file__)).parent
FILES = sorted(FOLDER.glob("*.json"))
CODES = """
am ar bg bn ca cs da de el en es et fa fi fr gu he hi hr hu hy id it ja ka km kn ko lo lt lv ml mr ms my ne nl no pa
pl pt ro ru si sk sl sr sv sw ta te th tl tr uk ur vi zh
"""
EXPECTED = set(CODES.split())
# A label that says both "this is the article's" and "this is not" says nothing.
OF_THE_ARTICLE = {"byline", "source", "caption", "date", "continues"}
NOT_OF_IT = {"related", "share", "follow", "newsletter", "comment", "legal", "cookie", "login", "advertisement"}


def raw(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def strings(data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Place, kind and string of everything in a file."""
    for place in (*PLACES, "names", "dates"):
        for kind, listed in data.get(place, {}).items():
            for text in listed:
                yield place, kind, text


def said(line: str) -> set[str]:
    return set(kinds_of(load().match(line)))


def test_expected_languages_are_present() -> None:
    assert {path.stem for path in FILES} == EXPECTED
    assert set(load().languages) == EXPECTED


def test_kinds_fit_a_signed_integer_and_are_distinct() -> None:
    assert len(KINDS) == len(set(KINDS)) <= 63
    assert KINDS[0] == "label.related"
    assert kinds_of((1 << len(KINDS)) - 1) == KINDS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestForm:
    def test_keys(self, path: Path) -> None:
        data = raw(path)
        assert list(data)[:2] == ["language", "name"]
        assert data["language"] == path.stem
        assert data["name"].strip()
        for place, kinds in (*PLACES.items(), ("names", NAME_KEYS), ("dates", DATE_KEYS)):
            assert set(data.get(place, {})) <= set(kinds), place

    def test_core_kinds_are_there(self, path: Path) -> None:
        labels = raw(path)["labels"]
        assert {"related", "more", "share", "comment", "tags", "legal", "login", "navigation"} <= set(labels)
        assert len(labels["related"]) >= 10

    def test_strings_are_clean(self, path: Path) -> None:
        for place, kind, text in strings(raw(path)):
            where = f"{place}.{kind}: {text!r}"
            assert text, where
            assert text == " ".join(text.split()), where
            assert unicodedata.is_normalized("NFC", text), where
            assert smooth(text), where
            if place in ("labels", "openers"):
                assert fold(text), where

    def test_no_duplicates_after_folding(self, path: Path) -> None:
        for place in (*PLACES, "names", "dates"):
            for kind, listed in raw(path).get(place, {}).items():
                if (place, kind) == ("dates", "months"):
                    continue  # the position counts there
                form = fold if place == "labels" or (place == "names" and kind != "joiners") else smooth
                doubled = [text for text, count in Counter(map(form, listed)).items() if count > 1]
                assert not doubled, f"{place}.{kind}"

    def test_labels_do_not_contradict(self, path: Path) -> None:
        kinds: dict[str, set[str]] = {}
        for place, kind, text in strings(raw(path)):
            if place == "labels":
                kinds.setdefault(fold(text), set()).add(kind)
        contradictory = {text: found for text, found in kinds.items() if found & OF_THE_ARTICLE and found & NOT_OF_IT}
        assert not contradictory

    def test_months_come_in_dozens(self, path: Path) -> None:
        assert len(raw(path)["dates"]["months"]) % 12 == 0

    def test_every_label_is_found(self, path: Path) -> None:
        for place, kind, text in strings(raw(path)):
            if place == "labels":
                assert f"label.{kind}" in said(text), text
                assert f"label.{kind}" in said(f"» {text.upper().lower()} :"), text

    def test_every_opener_closer_and_mention_is_found(self, path: Path) -> None:
        for place, kind, text in strings(raw(path)):
            if place == "openers":
                assert f"opener.{kind}" in said(text.replace("…", " Xyzzy ") if "…" in text else f"{text} Xyzzy"), text
            elif place == "closers":
                assert f"closer.{kind}" in said(f"Xyzzy {text}"), text
            elif place == "mentions":
                assert f"mention.{kind}" in said(f"Xyzzy {text} xyzzy"), text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Đọc thêm", "label.related"),
        ("» ĐỌC  THÊM:", "label.related"),
        ("TIN LIÊN QUAN", "label.related"),
        ("Bài viết cùng chủ đề", "label.related"),
        ("Viết bình luận mới", "label.comment"),
        ("Bình luận (12)", "label.comment"),
        ("12 bình luận", "label.comment"),
        ("Xem thêm: Giá vàng hôm nay", "opener.read_also"),
        ("Theo dõi Báo Sông Hồng trên", "opener.follow"),
        ("HN tổng hợp", "closer.byline"),
        ("(theo Yonhap)", "opener.source"),
        ("Từ Khóa:", "label.tags"),
        ("Ảnh:Reuters", "opener.caption"),
        ("Tổng Biên tập: Nguyễn Văn A", "opener.contact"),
        ("Ghi rõ nguồn khi phát hành lại thông tin từ website này", "mention.legal"),
        ("Read more: Why the bridge fell", "opener.read_also"),
        ("[Read more]", "label.more"),
        ("© 2024 Example Ltd. All rights reserved.", "closer.legal"),
        ("Follow Jane Doe on Twitter", "opener.follow"),
        ("5 hours ago", "label.date"),
        ("Lesen Sie auch: Die Brücke", "opener.read_also"),
        ("Von Anna Muster", "opener.byline"),
        ("À lire aussi : le pont", "opener.read_also"),
        ("Sources d’information", ""),
        ("İLGİLİ HABERLER", "label.related"),
        ("ilgili haberler", "label.related"),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ:", "label.related"),
        ("Читайте также: Мост", "opener.read_also"),
        ("Все права защищены.", "label.legal"),
        ("相关阅读", "label.related"),
        ("相關新聞", "label.related"),
        ("作者：王小明", "opener.byline"),
        ("文／王小明", "opener.byline"),
        ("未经授权，不得转载本文内容。", "mention.legal"),
        ("あわせて読みたい", "label.related"),
        ("続きを読む →", "label.more"),
        ("홍길동기자", "closer.byline"),
        ("무단전재 및 재배포 금지", "label.legal"),
        ("อ่านต่อ...", "label.more"),
        ("संबंधित खबरें:", "label.related"),
        ("اقرأ أيضاً: الجسر", "opener.read_also"),
        ("קראו גם: הגשר", "opener.read_also"),
        ("Popular posts: Why the bridge fell", "opener.related"),
        ("► Các tin liên quan : Cầu sập", "opener.related"),
        ("推荐新闻：大桥倒塌", "opener.related"),
        ("Read this next: Why the bridge fell", "opener.read_also"),
    ],
)
def test_match(line: str, kind: str) -> None:
    assert not kind or kind in said(line)


@pytest.mark.parametrize("line", ["Latest: the bridge is open again", "热点：大桥", "Popular posts of wood and iron"])
def test_a_short_label_or_one_without_its_colon_opens_no_line(line: str) -> None:
    assert "opener.related" not in said(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        " \t\n",
        "Ảnh hưởng của bão số 3 đến miền Bắc là rất lớn.",
        "Theo ông Nam, cây cầu sẽ được khánh thành vào tháng tới.",
        "The bridge was opened on Monday, a year later than planned.",
        "Bystanders helped the driver out of the car.",
        "Die Brücke wurde am Montag eröffnet, ein Jahr später als geplant.",
        "Le pont a été inauguré lundi.",
        "这座桥于周一正式通车。",
        "橋は月曜日に開通した。",
        "다리는 월요일에 개통되었다.",
        "Мост открыли в понедельник.",
    ],
)
def test_ordinary_lines_say_nothing(line: str) -> None:
    assert said(line) == set()


def test_no_lines_say_nothing() -> None:
    assert load().match_all([]) == []


def test_word_boundaries() -> None:
    assert "opener.byline" in said("By Jane Doe")
    assert "opener.byline" not in said("Bygone days")
    assert "mention.newsletter" in said("Our (newsletter) is free today")
    assert "mention.newsletter" not in said("Newsletterish words")


def test_an_opener_goes_on_and_a_closer_has_something_before() -> None:
    assert "opener.source" not in said("Nguồn:")
    assert "closer.byline" not in said("tổng hợp")


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        ("» ĐỌC  THÊM:", "đọc thêm"),
        ("Đọc thêm (3)", "đọc thêm"),
        ("(3) Đọc thêm", "đọc thêm"),
        ("12 Comments", "0 comments"),
        ("3 comments", "0 comments"),
        ("Comments: 3", "comments 0"),
        ("Share \ue000", "share"),
        ("【関連記事】", "関連記事"),
        ("អានបន្ថែម៖", "អានបន្ថែម"),
        ("12条评论", "0 条评论"),
        ("07/03/2026 08:47", "07/03/2026 08:47"),
        ("", ""),
        ("— ◆ —", ""),
    ],
)
def test_fold(line: str, folded: str) -> None:
    assert fold(line) == folded


PIECES = st.one_of(
    st.text(max_size=40),
    st.sampled_from([text for path in FILES[::5] for _, _, text in strings(raw(path))][::7]),
    st.sampled_from([" ", ": ", "…", "(", ")", "\u0301", "e\u0323\u0302", "12", "İ", "’", "»"]),
)
LINES = st.lists(PIECES, max_size=12).map("".join)


@given(LINES)
def test_match_is_total_deterministic_and_blind_to_normal_forms(line: str) -> None:
    phrases = load()
    bits = phrases.match(line)
    assert 0 <= bits < 1 << len(KINDS)
    assert bits == phrases.match(line)
    assert bits == phrases.match(unicodedata.normalize("NFD", line))
    assert bits == phrases.match(unicodedata.normalize("NFC", line))


@given(LINES)
def test_fold_is_stable(line: str) -> None:
    assert fold(line) == fold(unicodedata.normalize("NFD", line))
    assert len(fold(line)) <= 4 * len(line) + 2


class Untouchable(str):
    """A line that tells which part of it was read."""

    __slots__ = ("read",)
    read: int

    def __getitem__(self, key: Any) -> str:
        part = str.__getitem__(self, key)
        self.read = getattr(self, "read", 0) + len(part)
        return part


@pytest.mark.parametrize("unit", ["word ", "ộ a, ", "桥", "a\u0301", "(", "\u0301", " "])
def test_only_the_ends_of_a_long_line_are_read(unit: str) -> None:
    line = Untouchable("Nguồn: x " + unit * 400_000 + " (tổng hợp)")
    assert set(kinds_of(load().match(line))) >= {"opener.source", "closer.byline"}
    assert line.read <= 2_000
    long = "Nguồn: x " + unit * 4_000 + "all rights reserved here (tổng hợp)"
    assert "mention.legal" not in said(long)


def test_names_and_dates() -> None:
    names, dates = load().names, load().dates
    assert {"ts", "pgs.ts", "dr", "prof"} <= names.honorifics
    assert {"phóng viên", "staff writer", "记者", "기자"} <= names.roles
    assert {"nhóm pv", "redaktion", "ban biên tập"} <= names.nobody
    assert {"ttxvn", "reuters", "dpa"} <= names.agencies
    assert {"và", "and", "、", "&", ","} <= names.joiners
    assert {"van", "de la"} <= names.particles
    assert dates.months["januar"] == (1,)
    assert set(dates.months["listopad"]) == {10, 11}  # October in Croatia, November in Poland
    assert {"giờ trước", "hours ago"} <= dates.relative
    assert {"cập nhật", "published"} <= dates.words
    assert "thứ hai" in dates.weekdays


def test_phrases_are_read_once_and_immutable() -> None:
    phrases = load()
    assert load() is phrases
    with pytest.raises(AttributeError):
        phrases.languages = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        phrases.dates.months["x"] = (1,)  # type: ignore[index]


GOOD: dict[str, Any] = {"language": "xx", "name": "Test", "labels": {"more": ["Zork"]}}


def folder(path: Path, content: object, name: str = "xx.json") -> Path:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    (path / name).write_bytes(data)
    return path


def test_another_folder_can_be_read(tmp_path: Path) -> None:
    phrases: Phrases = read(folder(tmp_path, GOOD))
    assert phrases.languages == ("xx",)
    assert kinds_of(phrases.match("ZORK »")) == ("label.more",)
    assert phrases.match("Đọc thêm") == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "xx.json: given"),
        (b"\xff\xfe", "xx.json: given"),
        (b'{"language": "xx", "language": "xx"}', "twice"),
        ([], "expected a JSON object"),
        ({"name": "Test"}, "xx.json: language: given nothing, expected a string"),
        (GOOD | {"language": "yy"}, "xx.json: language: given 'yy', expected the name of the file"),
        (GOOD | {"extra": {}}, "xx.json: extra: given an unknown key, expected one of language"),
        (GOOD | {"labels": []}, "xx.json: labels: given list"),
        (GOOD | {"labels": {"other": ["x"]}}, "xx.json: labels.other: given an unknown key, expected one of related"),
        (GOOD | {"closers": {"share": ["x"]}}, "xx.json: closers.share: given an unknown key"),
        (GOOD | {"labels": {"more": "x"}}, "xx.json: labels.more: given str 'x', expected a list of strings"),
        (GOOD | {"labels": {"more": ["x", 3]}}, r"xx.json: labels.more\[1\]: given int 3, expected a string"),
        (GOOD | {"labels": {"more": [" "]}}, r"xx.json: labels.more\[0\]: given an empty string"),
        (GOOD | {"names": {"roles": [None]}}, r"xx.json: names.roles\[0\]: given nothing"),
        (GOOD | {"dates": {"months": ["x"]}}, "xx.json: dates.months: given 1 names, expected a multiple of 12"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: object, message: str) -> None:
    with pytest.raises(PhraseFileError, match=message):
        read(folder(tmp_path, content))


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PhraseFileError, match="given no phrase file"):
        read(tmp_path)
