"""Prose of the same small story in the languages that legacy encodings were made for, and which encodings carry it."""

from __future__ import annotations

import json
from pathlib import Path

PROSE: dict[str, str] = json.loads((Path(__file__).parent / "legacy_prose.json").read_text("utf-8"))

CARRIERS: dict[str, tuple[str, ...]] = {
    "vi": ("windows-1258", "utf-8"),
    "de": ("windows-1252", "iso-8859-1", "iso-8859-15", "macintosh"),
    "fr": ("windows-1252", "iso-8859-1", "iso-8859-15"),
    "es": ("windows-1252", "iso-8859-1", "iso-8859-15"),
    "pt": ("windows-1252", "iso-8859-1"),
    "pl": ("windows-1250", "iso-8859-2"),
    "cs": ("windows-1250", "iso-8859-2"),
    "hu": ("windows-1250", "iso-8859-2"),
    "ro": ("iso-8859-16",),
    "mt": ("iso-8859-3",),
    "cy": ("iso-8859-14",),
    "hr": ("windows-1250", "iso-8859-2"),
    "tr": ("windows-1254", "iso-8859-9"),
    "lt": ("windows-1257", "iso-8859-13", "iso-8859-10"),
    "lv": ("windows-1257", "iso-8859-4"),
    "et": ("windows-1257", "iso-8859-15"),
    "ru": ("windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic"),
    "uk": ("windows-1251", "koi8-u"),
    "bg": ("windows-1251", "iso-8859-5"),
    "el": ("windows-1253", "iso-8859-7"),
    "he": ("windows-1255", "iso-8859-8"),
    "ar": ("windows-1256", "iso-8859-6"),
    "th": ("windows-874", "tis-620", "iso-8859-11"),
    "ja": ("shift_jis", "euc-jp", "iso-2022-jp"),
    "ko": ("euc-kr", "iso-2022-kr"),
    "zh": ("gb2312", "gbk", "gb18030", "hz-gb-2312"),
    "zh-Hant": ("big5", "big5-hkscs"),
}
