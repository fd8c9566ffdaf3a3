"""The library's errors. Everything that boilerstrip raises on purpose is a `BoilerstripError`."""

from __future__ import annotations


class BoilerstripError(Exception):
    """Base of all errors that this library raises.

    >>> import boilerstrip
    >>> try:
    ...     boilerstrip.extract(None)
    ... except boilerstrip.BoilerstripError as error:
    ...     print(error)
    NoneType was given, str or bytes are expected
    """


class InputError(BoilerstripError):
    """What was given cannot be a page: a wrong type, or bytes that hold no text (an image, an archive).

    >>> import boilerstrip
    >>> boilerstrip.extract(b"%PDF-1.7")
    Traceback (most recent call last):
    boilerstrip.errors.InputError: a PDF was given, the bytes of an HTML or text page are expected
    """


class OptionError(BoilerstripError, ValueError):
    """An option has a value that is not known, or `extract` and the like are given a name that is not. The message says
    what was given and what is expected.

    >>> import boilerstrip
    >>> boilerstrip.Options(focus="both")
    Traceback (most recent call last):
    boilerstrip.errors.OptionError: focus: 'both' was given, one of balanced, precision, recall is expected
    """


class WeightsError(BoilerstripError):
    """A weights file is missing, unreadable or of another version than the code.

    >>> from boilerstrip.scoring.model import read_network
    >>> read_network(b"nothing of the kind", "html.npz")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    boilerstrip.errors.WeightsError: html.npz: unreadable weights (...
    """


class PhraseFileError(BoilerstripError):
    """A phrase file is unreadable or not of the documented form. The message names the file and the key.

    >>> from pathlib import Path
    >>> from boilerstrip.phrases import read
    >>> read(Path("/dev/null").parent / "no folder of phrase files")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    boilerstrip.errors.PhraseFileError: ...
    """


class DocumentError(BoilerstripError, ValueError):
    """`Document.from_dict` was given something that `Document.to_dict` does not write.

    >>> import boilerstrip
    >>> boilerstrip.Document.from_dict({"title": 7})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    boilerstrip.errors.DocumentError: ...
    """


def shown(value: object) -> str:
    """`value` as messages show it, whatever it is: numbers of thousands of digits have no `repr`.

    >>> shown("both"), shown(10**5000)
    ("'both'", 'a value of type int')
    """
    try:
        return repr(value)
    except Exception:
        return f"a value of type {type(value).__name__}"
