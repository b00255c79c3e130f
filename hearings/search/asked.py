"""What a reader typed, taken apart: words, and citations of the law. Knows no database.

"Sabitov ст. 405 ч. 2" is one word and one citation. What is typed is never an expression: every mark but those inside
a number is a gap between words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from defendants.citations import Citation, CitationError, find_citations, read_citations
from hearings.search.folding import LONGEST as LONGEST_WORD
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
    # «zzzz» sounds like one letter, which is no word of the record: somebody looks for it, and it stands nowhere.
    terms = list(dict.fromkeys([*terms, *tail])) or _unheard(text)
    left_out = [term.spelling for term in terms[MOST:] if isinstance(term, Word)]
    return Asked(
        text=text,
        terms=tuple(terms[:MOST]),
        open=bool(tail) and not left_out and text[-1:].isalnum(),
        left_out=tuple(left_out),
    )


def _unheard(text: str) -> list[Term]:
    """As they are written, the words of two letters and more that leave less than two when folded."""
    written = [piece for piece in text.split() if sum(letter.isalpha() for letter in piece) > 1]
    return [Word(piece.casefold()[:LONGEST_WORD], piece[:LONGEST_WORD]) for piece in written]


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
