"""The names of legal codes as people write them: shortened, in any case of theirs, with or without the country.

«Уголовного кодекса РК», "Criminal Code", «УК» all mean the Criminal Code of the Republic of Kazakhstan, as long as no
other known code may be called so. Knows no codes but those it is told.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from defendants.citations import words

_WORD = re.compile(r"[^\W\d_]+")
_LEAST, _ENDING = (
    4,
    3,
)  # letters that a word has in common with itself in another case, and letters of an ending
_LONGEST = 40
_MOST_KNOWN = 5_000


class CodeNames:
    """What the legal codes that the caller knows may be called: `codes` is written name → code."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._exact = {name.casefold(): code for name, code in codes.items()}
        self._words: dict[str, set[str]] = {}
        self._initials: dict[str, set[str]] = {}
        for name, code in codes.items():
            written = [word for word in _WORD.findall(name) if word.casefold() not in words.CODE_LINK]
            self._words.setdefault(code, set()).update(map(str.casefold, written))
            self._initials.setdefault(code, set()).update(_runs("".join(word[0] for word in written)))
        self._told: dict[str, frozenset[str]] = {}

    def code_of(self, name: str) -> str | None:
        """The code that a name means; None where none or several may be called so."""
        if exact := self._exact.get(name.casefold()):
            return exact
        written = [word for word in _WORD.findall(name) if word.casefold() not in words.CODE_LINK]
        if not written:
            return None
        meant = frozenset.intersection(*map(self._codes_with, written))
        return next(iter(meant)) if len(meant) == 1 else None

    def has(self, word: str) -> bool:
        """May a word stand in the name of one of the codes?"""
        return bool(self._codes_with(word))

    def _codes_with(self, word: str) -> frozenset[str]:
        known = self._told.get(word)
        if known is None:
            low = word.casefold()
            known = frozenset(
                code
                for code, told in self._words.items()
                if low in told
                or word in self._initials[code]
                or (len(word) <= _LONGEST and any(_same_word(low, each) for each in told))
            )
            if len(self._told) < _MOST_KNOWN:
                self._told[word] = known
        return known


def _runs(initials: str) -> Iterable[str]:
    """The abbreviations of some words of a name that stand together: «УКРК», «УК», «РК»."""
    initials = initials.upper()
    lengths = range(2, len(initials) + 1)
    return (initials[at : at + length] for length in lengths for at in range(len(initials) - length + 1))


def _same_word(one: str, other: str) -> bool:
    """Is it the same word with another ending, or its beginning: «уголовного», "Kazakh"?"""
    common = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if common is None:
        return min(len(one), len(other)) > _LEAST
    return common >= max(_LEAST, len(one) - _ENDING, len(other) - _ENDING)


@lru_cache(maxsize=16)
def _names_of(codes: tuple[tuple[str, str], ...]) -> CodeNames:
    return CodeNames(dict(codes))


def code_names(codes: Mapping[str, str] | None) -> CodeNames:
    """The names of these codes, worked out once."""
    return _names_of(tuple((codes or {}).items()))
