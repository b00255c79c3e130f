"""Citations of criminal law: "Article 405 Part 2" as a person writes it, and as a page prints it.

Articles and parts are text ("193-1.3", "2.1"), never numbers. Knows nothing of databases, of countries or
of which articles exist: the name of a code is given back as written, unless the caller says what it
stands for.
"""

from defendants.citations.citation import Citation, CitationError, Mention, natural_key
from defendants.citations.reading import find_citations, read_citations
from defendants.citations.writing import merge, write_citations, write_running, write_short

__all__ = [
    "Citation",
    "CitationError",
    "Mention",
    "find_citations",
    "merge",
    "natural_key",
    "read_citations",
    "write_citations",
    "write_running",
    "write_short",
]
