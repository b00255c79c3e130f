"""The names of legal codes as people write them: shortened, in any case of theirs, with or without the country.

«Уголовного кодекса РК», "Criminal Code", «УК» all mean the Criminal Code of the Republic of Kazakhstan, as long as no
other known code may be called so, or where Kazakhstan's are the writer's own. Knows no codes but those it is told.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from defendants.citations import words

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 4  # letters that a word has in common with itself in another case
_ENDING = 3  # letters of an ending
_LONGEST = 40
_MOST_KNOWN = 5_000

OWN = ""
"""What no code is called."""


class CodeNames:
    """What the legal codes that the caller knows may be called: `codes` is written name → code.

    Under the name OWN stand the codes of the writer's own country, apart by spaces: where a name fits several, these
    are meant.
    """

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._own = frozenset(codes.get(OWN, "").split())
        codes = {name: code for name, code in codes.items() if name != OWN}
        self._exact = {name.casefold(): code for name, code in codes.items()}
        self._words: dict[str, set[str]] = {}  # word → codes with it
        self._initials: dict[str, set[str]] = {}
        self._beginnings: dict[str, set[str]] = {}  # first letters → words
        for name, code in codes.items():
            written = _telling(name)
            for word in map(str.casefold, written):
                self._words.setdefault(word, set()).add(code)
                self._beginnings.setdefault(word[:_LEAST], set()).add(word)
            for run in _runs("".join(word[0] for word in written)):
                self._initials.setdefault(run, set()).add(code)
        self._told: dict[str, frozenset[str]] = {}

    def code_of(self, name: str) -> str | None:
        """The code that a name means; None where none or several may be called so."""
        if exact := self._exact.get(name.casefold()):
            return exact
        written = _telling(name)
        meant = frozenset.intersection(*map(self._codes_with, written)) if written else frozenset()
        if len(meant) > 1:
            meant &= self._own
        return next(iter(meant)) if len(meant) == 1 else None

    def has(self, word: str) -> bool:
        """May a word stand in the name of one of the codes?"""
        return bool(self._codes_with(word))

    def _codes_with(self, word: str) -> frozenset[str]:
        known = self._told.get(word)
        if known is None:
            low = word.casefold()
            alike = (each for each in self._beginnings.get(low[:_LEAST], ()) if _same_word(low, each))
            told = (self._words.get(each, ()) for each in (low, *alike))
            known = frozenset(self._initials.get(word, ())).union(*told)
            if len(self._told) < _MOST_KNOWN and len(word) <= _LONGEST:
                self._told[word] = known
        return known


def _telling(name: str) -> list[str]:
    """The words of a name without "of" and "the"."""
    return [word for word in _WORD.findall(name) if word.casefold() not in words.CODE_LINK]


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
