"""The library's errors. Everything that boilerstrip raises on purpose is a `BoilerstripError`."""

from __future__ import annotations


class BoilerstripError(Exception):
    """Base of all errors that this library raises."""


class InputError(BoilerstripError):
    """What was given cannot be a page: a wrong type, or bytes that hold no text (an image, an archive)."""


class OptionError(BoilerstripError, ValueError):
    """An option has a name or a value that is not known. The message says what was given and what is expected."""


class WeightsError(BoilerstripError):
    """A weights file is missing, unreadable or of another version than the code."""


class PhraseFileError(BoilerstripError):
    """A phrase file is unreadable or not of the documented form. The message names the file and the key."""


class DocumentError(BoilerstripError, ValueError):
    """`Document.from_dict` was given something that `Document.to_dict` does not write."""
