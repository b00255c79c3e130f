"""Whether a text names somebody, in whatever alphabet, case or spelling; and the text without it. Knows no database.

A word names a person when it sounds like the family name or an alias, less the endings Russian and Kazakh put behind a
name (`hearings.search.folding`). The given name alone names nobody; beside the family name or the patronymic it does.
Others of the same family name are told apart by the given name beside it, where it is known; where it stands alone, a
program cannot tell whose it is, and takes it for the person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass

from defendants.transliteration import skeleton
from hearings.search.folding import without_endings

MARK = "[name removed]"
"""What stands in a text where a name was."""
AROUND = 2
"""Words shown on either side of a name."""
WIDEST = 70
"""Letters shown of a place."""
_SHORT = 3
"""A key so short is a particle as often as a name («Ли», «Ан»): it counts in capitals only."""
_LONGER = 3
"""Letters that may follow a name of five and more, for an ending no rule knows."""

# Letters with what may hide between them: marks that combine, soft hyphens, joiners, bidi marks.
_INNER = "\u0300-\u036f\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff"
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]")
_WORD = re.compile(rf"[^\W\d_]+(?:[{_INNER}'’ʼ`‘ʻ]+[^\W\d_]+)*[{_INNER}]*")
_POSSESSIVE = re.compile(r"['’]s$")
_BESIDE = re.compile(r"[\s.\-‑–,]{1,3}")
"""What stands between the words of one name: "A. B. Sabitov", "Sabitov, Aibek"."""
_SHORT_ENDINGS = frozenset("a u om em e i oi ga ge nin din tin di ti ni da de".split())
_KIN = re.compile(r"(?:uli|kizi)$")


_INITIAL, _ANOTHER = -1, -2


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: its line, counted from 1, where it begins and ends, and a few words around it."""

    line: int
    start: int
    end: int
    context: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    weight: int  # 2 names the person by itself, 1 beside others, 0 not at all; _INITIAL, _ANOTHER


class Spellings:
    """Every way a person is written: `family` words name by themselves, `beside` words together with another one.

    `others` are given names of other people with the same family name.
    """

    def __init__(self, family: Iterable[str], beside: Iterable[str] = (), others: Iterable[str] = ()) -> None:
        self._beside = frozenset(_keys(beside))
        self._family = frozenset(_keys(family)) - self._beside
        self._family_stems = _stems(self._family)
        self._beside_stems = _stems(self._beside)
        self._others = frozenset(_keys(others)) - self._beside - self._family
        self._others_stems = _stems(self._others)
        self._alone = True

    def __bool__(self) -> bool:
        return bool(self._family or self._beside)

    def derived(self) -> Spellings:
        """For pages and entries that are made of rows, and shorten names: where the record knows others of the family
        name, it counts there only beside the given name of this person."""
        if not self._others:
            return self
        narrow = copy(self)
        narrow._alone = False
        return narrow

    def find(self, text: str) -> Iterator[Found]:
        """Every name in the text, in order."""
        for run in self._runs(text):
            start, end = run[0].start, run[-1].end
            yield Found(text.count("\n", 0, start) + 1, start, end, _context(text, start, end))

    def without(self, text: str) -> tuple[str, int]:
        """The text with MARK for every name, line for line as it was; and how many names went."""
        pieces, at, count = [], 0, 0
        for found in self.find(text):
            # A name that was broken over two lines leaves the break.
            breaks = text.count("\n", found.start, found.end)
            pieces += [text[at : found.start], MARK, "\n" * breaks]
            at, count = found.end, count + 1
        return "".join([*pieces, text[at:]]), count

    def _runs(self, text: str) -> Iterator[list[_Token]]:
        """Words that stand side by side and together name the person."""
        run: list[_Token] = []
        for token in self._tokens(text):
            if run and not (token.weight and _goes_on(text, run[-1], token)):
                yield from self._named(run)
                run = []
            if token.weight:
                run.append(token)
        yield from self._named(run)

    def _named(self, run: list[_Token]) -> Iterator[list[_Token]]:
        weights = [token.weight for token in run]
        is_another = _ANOTHER in weights or not self._alone
        if sum(max(weight, 0) for weight in weights) >= 2 and (1 in weights or not is_another):
            yield run

    def _tokens(self, text: str) -> Iterator[_Token]:
        for match in _WORD.finditer(text):
            word = _HIDDEN.sub("", match[0])
            whole = _POSSESSIVE.sub("", word)
            end = match.end() - (len(word) - len(whole))
            yield _Token(match.start(), end, self._weight(whole, text[end : end + 1]))

    def _weight(self, word: str, after: str) -> int:
        if len(word) == 1:
            return _INITIAL if after == "." and word.isupper() else 0
        key = skeleton(word)
        if len(key) < 2 or (len(key) <= _SHORT + 2 and not word[0].isupper() and self._is_short(key)):
            return 0
        if _is_one(key, self._family, self._family_stems):
            return 2
        if _is_one(key, self._beside, self._beside_stems):
            return 1
        return _ANOTHER if _is_one(key, self._others, self._others_stems) else 0

    def _is_short(self, key: str) -> bool:
        """Whether it could only be meant by a short name."""
        return any(len(name) <= _SHORT and key.startswith(name) for name in self._family | self._beside)


def _goes_on(text: str, last: _Token, token: _Token) -> bool:
    """Whether two words belong to one name. Behind a comma only the given name does: "Sabitov, Aibek"."""
    if not _BESIDE.fullmatch(text, last.end, token.start):
        return False
    return "," not in text[last.end : token.start] or (last.weight, token.weight) == (2, 1)


def _keys(words: Iterable[str]) -> set[str]:
    return {
        key
        for text in words
        for match in _WORD.finditer(text)
        if len(key := skeleton(_HIDDEN.sub("", match[0]))) > 1
    }


def _stems(keys: Iterable[str]) -> frozenset[str]:
    """The keys and what they are without the ending of a case; of «Болатұлы» never the father's own name."""
    return frozenset(
        stem
        for key in keys
        for stem in (key, *without_endings(key))
        if stem == key or stem != _KIN.sub("", key)
    )


def _is_one(key: str, names: frozenset[str], stems: frozenset[str]) -> bool:
    """Whether the key is one of these names, in whichever case."""
    if key in names or not stems.isdisjoint({key, *without_endings(key)}):
        return True
    return any(
        key.startswith(name)
        and (len(name) > 4 and len(key) - len(name) <= _LONGER)
        or (len(name) <= _SHORT and key.startswith(name) and key[len(name) :] in _SHORT_ENDINGS)
        for name in names
    )


def _context(text: str, start: int, end: int) -> str:
    """The name with a few words on either side, on one line: enough to find the place, never the text."""
    before = text[max(0, start - WIDEST) : start].rpartition("\n")[2].split()[-AROUND:]
    after = text[end : end + WIDEST].partition("\n")[0].split()[:AROUND]
    return " ".join([*before, *text[start:end].split(), *after])[:WIDEST]
