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
from boilerstrip.extractor import Extractor, extract, extract_text
from boilerstrip.options import Limits, Options

if TYPE_CHECKING:
    from boilerstrip.batch.errors import WorkerError
    from boilerstrip.batch.records import Failure, WebPage

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

_OF_MANY = {"Failure": "records", "WebPage": "records", "WorkerError": "errors"}


def __getattr__(name: str) -> Any:
    """The names of `Extractor.extract_many`, loaded when they are first asked for."""
    if name not in _OF_MANY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"boilerstrip.batch.{_OF_MANY[name]}"), name)
