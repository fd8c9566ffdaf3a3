"""Names of encodings as pages and servers write them, to the decoder that browsers would take."""

from __future__ import annotations

# What `w3lib` leaves out: labels of the WHATWG encoding standard, and common slips of the pen.
_ALIASES = {
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp-1250": "cp1250",
    "cp-1251": "cp1251",
    "cp-1252": "cp1252",
    "dos-874": "cp874",
    "gb-2312": "gb18030",
    "x-gbk": "gb18030",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-8-i": "iso8859-8",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
    "iso88591": "cp1252",
    "iso88592": "iso8859-2",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "sun_eu_greek": "iso8859-7",
    "unicode": "utf-16-le",
    "unicodefeff": "utf-16-le",
    "utf-16": "utf-16-le",
    "utf16": "utf-16-le",
    "unicodefffe": "utf-16-be",
    "unicode-1-1-utf-8": "utf-8",
    "unicode11utf8": "utf-8",
    "unicode20utf8": "utf-8",
    "utf8mb4": "utf-8",
    "x-unicode20utf8": "utf-8",
    "windows-31j": "cp932",
    "windows-949": "cp949",
    "x-euc-jp": "euc_jp",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
    **{f"{prefix}125{n}": f"cp125{n}" for n in range(9) for prefix in ("windows", "win", "win-", "x-cp", "x-windows-")},
}
# Python's codecs that are no character sets of pages.
_NO_CHARSETS = frozenset(
    ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "mbcs", "oem", "palmos")
)


def resolve(label: str) -> str | None:
    """Python's name of the decoder for `label`; None where it names none that a page can be in."""
    from w3lib.encoding import resolve_encoding

    wanted = label.strip().strip("\"';,").lower()
    alias = _ALIASES.get(wanted)
    if alias is not None:
        return alias
    if not wanted.isascii() or "\0" in wanted:
        return None
    found: str | None = resolve_encoding(wanted)
    if found is None or found in _NO_CHARSETS:
        return None
    try:
        "".encode(found)  # refuses codecs from bytes to bytes, such as base64
    except LookupError:
        return None
    return found.removesuffix("-sig")
