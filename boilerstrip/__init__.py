"""boilerstrip: the article of a web page, from HTML or from flattened text.

>>> import boilerstrip
>>> doc = boilerstrip.extract("<h1>News</h1><p>The bridge was opened on Monday, a year late.</p>")
>>> doc.title
'News'
"""

from boilerstrip.document import Block, Document, Picture, Provenance, Role, Shape, Span
from boilerstrip.errors import (
    BoilerstripError,
    DocumentError,
    InputError,
    OptionError,
    PhraseFileError,
    WeightsError,
)
from boilerstrip.extractor import extract, extract_text
from boilerstrip.options import Limits, Options

__version__ = "0.1.0"

__all__ = [
    "Block",
    "BoilerstripError",
    "Document",
    "DocumentError",
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
    "WeightsError",
    "__version__",
    "extract",
    "extract_text",
]
