"""What a reader typed, taken apart: words, and citations of the law. Knows no database.

"Sabitov ст. 405 ч. 2" is one word and one citation. What is typed is never an expression: every mark but those inside
a number is a gap between words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from defendants.citations import Citation, CitationError, find_citations, read_citations
from hearings.search.folding import Word, words
from offices.texts import clean

LONGEST = 200
"""Letters that may be typed."""
MOST = 8
"""Words and citations that are looked for; the rest is left out, and the reader told."""

# 405(2) and 405/2 name a part without its word.
_SIGNED = re.compile(r"(?<!\S)\d{2,3}(?:[-.]\d{1,2}){0,2}\s?(?:\(\d[\d.]{0,3}\)|/\d[\d.]{0,3})(?!\S)")


@dataclass(frozen=True, slots=True)
class Cited:
    """Articles any of which is meant: "Article 405 Parts 1 and 2"."""

    citations: tuple[Citation, ...]


Term = Word | Cited


@dataclass(frozen=True, slots=True)
class Asked:
    """`terms` must all be found; `open` says that the last of them may be the beginning of a longer word."""

    text: str
    terms: tuple[Term, ...] = ()
    open: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(term for term in self.terms if isinstance(term, Word))

    @property
    def last(self) -> Word | None:
        """The word that may go on."""
        term = self.terms[-1] if self.open else None
        return term if isinstance(term, Word) and not term.is_number else None


def read(text: str) -> Asked:
    """The terms of a text of at most LONGEST letters, in their order."""
    text = " ".join(clean(text).split())
    terms: list[Term] = []
    at = 0
    for start, end, cited in _mentions(text):
        terms += words(text[at:start])
        terms.append(Cited(cited))
        # The name of a code is found like any other word.
        terms += words(" ".join(dict.fromkeys(one.code for one in cited)))
        at = end
    tail = words(text[at:])
    terms = list(dict.fromkeys([*terms, *tail]))
    left_out = [term.spelling for term in terms[MOST:] if isinstance(term, Word)]
    return Asked(
        text=text,
        terms=tuple(terms[:MOST]),
        open=bool(tail) and not left_out and text[-1:].isalnum(),
        left_out=tuple(left_out),
    )


def _mentions(text: str) -> list[tuple[int, int, tuple[Citation, ...]]]:
    """Where the law is cited, and what: by a word ("part 2"), or by a sign ("405(2)")."""
    found = [(one.start, one.end, one.citations) for one in find_citations(text)]
    for match in _SIGNED.finditer(text):
        if all(match.end() <= start or match.start() >= end for start, end, _cited in found):
            try:
                found.append((match.start(), match.end(), tuple(read_citations(match[0]))))
            except CitationError:
                continue
    return sorted(found)
