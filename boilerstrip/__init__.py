"""boilerstrip: the article of a web page, from HTML or from flattened text.

>>> import boilerstrip
>>> doc = boilerstrip.extract("<h1>News</h1><p>The bridge was opened on Monday, a year late.</p>")
>>> doc.title
'News'
"""

from typing import TYPE_CHECKING, Any

from boilerstrip.document import Block, Document, Picture, Provenance, Role, Shape, Span
from boilerstrip.errors import (
    BoilerstripError,
    DocumentError,
    InputError,
    OptionError,
    PhraseFileError,
    WeightsError,
)
from boilerstrip.options import Limits, Options

if TYPE_CHECKING:
    from boilerstrip.batch.errors import WorkerError
    from boilerstrip.batch.records import Failure, WebPage
    from boilerstrip.extractor import Extractor, extract, extract_text

__version__ = "0.1.0"

__all__ = [
    "Block",
    "BoilerstripError",
    "Document",
    "DocumentError",
    "Extractor",
    "Failure",
    "InputError",
    "Limits",
    "OptionError",
    "Options",
    "PhraseFileError",
    "Picture",
    "Provenance",
    "Role",
    "Shape",
    "Span",
    "WebPage",
    "WeightsError",
    "WorkerError",
    "__version__",
    "extract",
    "extract_text",
]

# Loaded when first asked for, so that the import itself takes no time: numpy and the phrases take a tenth of a second.
_LATER = {
    "Extractor": "extractor",
    "extract": "extractor",
    "extract_text": "extractor",
    "Failure": "batch.records",
    "WebPage": "batch.records",
    "WorkerError": "batch.errors",
}


def __getattr__(name: str) -> Any:
    """The names that do work, loaded when they are first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"boilerstrip.{_LATER[name]}"), name)
    return value
