"""Errors of a run as a whole. What goes wrong with one page is no exception but a record, see `records.Failure`."""

from __future__ import annotations

from boilerstrip.errors import BoilerstripError


class WorkerError(BoilerstripError):
    """Worker processes cannot be started; the message holds what they said.

    >>> import boilerstrip
    >>> issubclass(boilerstrip.WorkerError, boilerstrip.BoilerstripError)
    True
    """


class RunError(BoilerstripError):
    """A run cannot begin or go on as it was asked for: wrong paths, or other flags than those of the first start."""


class StoppedError(BoilerstripError):
    """A run had to stop before its end (a full disk, for one). What it had done is safe; it can be resumed."""


class MissingExtraError(BoilerstripError, ImportError):
    """A library that the form of an input or output needs is not installed. The message names the extra."""


def missing(library: str, purpose: str) -> MissingExtraError:
    """The error for `library`, which `purpose` needs."""
    return MissingExtraError(f"{purpose} needs {library}: pip install 'boilerstrip[batch]'")
