"""Names of people as they are typed: told apart, written as they are kept, compared. Knows no Django, no database.

Nothing here guesses: a name whose family name cannot be told is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from defendants.transliteration import skeleton
from offices.letters import in_one_alphabet
from offices.texts import clean

_PIECES = re.compile(r"([-\N{NON-BREAKING HYPHEN}\N{EN DASH}])")
_MARKS = re.compile(r"[^\w\s-]")
_SAME_LETTERS = str.maketrans({"ё": "е", "’": "", "'": "", "`": "", "ʼ": "", "-": " "})

_HERS = re.compile(r"(?:[eo]v|in|sk)a$|skaia$|vna$|k[iu]zi$")
_HIS = re.compile(r"(?:[eo]v|in|ski|vic|uli)$")
"""Endings of family names and patronymics, in `skeleton` letters: -ова, -ина, -ская, -вна, -қызы; -ов, -ин, -ский, …"""


class NameUnclear(ValueError):
    """It cannot be told which word is the family name."""


def split_name(given: str, family: str) -> tuple[str, str]:
    """Given and family name as they are kept, from two boxes or from one that holds both: "Aibek SABITOV".

    In one box the family name is what stands in capitals, or the only word. Raises NameUnclear.
    """
    given, family = clean(given).strip(" ,"), clean(family).strip(" ,")
    if given and family:
        return as_kept(given), as_kept(family)
    words = (given or family).replace(",", " ").split()
    if len(words) < 2:
        return "", as_kept(" ".join(words))
    loud = [word for word in words if _is_loud(word)]
    if not loud or len(loud) == len(words):
        raise NameUnclear(" ".join(words))
    quiet = [word for word in words if not _is_loud(word)]
    return as_kept(" ".join(quiet)), as_kept(" ".join(loud))


def _is_loud(word: str) -> bool:
    """In capitals, and not an initial: "SABITOV", but neither "Aibek" nor "A."."""
    return word.isupper() and len(word.rstrip(".")) > 1


def as_kept(name: str) -> str:
    """A name in title case: "SABITOV" and "sabitov" become "Sabitov"; "McDonald" stays."""
    return " ".join("".join(map(_titled, _PIECES.split(word))) for word in name.split())


def _titled(piece: str) -> str:
    if not (piece.isupper() or piece.islower()):
        return piece
    # O'NEIL begins anew behind its mark; in KO'PBAEV the mark is part of a letter.
    if piece[1:2] in ("'", "’"):
        return piece[:2].upper() + piece[2:].capitalize()
    return piece.capitalize()


def folded(*names: str) -> str:
    """Names for comparing: small letters, no marks, ё as е, look-alikes as they are read, words in order."""
    text = _MARKS.sub(" ", in_one_alphabet(" ".join(names)).casefold().translate(_SAME_LETTERS))
    return " ".join(sorted(text.split()))


def is_hers(names: Iterable[str]) -> bool | None:
    """Whether family names and patronymics, in whatever alphabet, are a woman's; None when their endings do not tell."""
    words = [word for name in names for word in skeleton(name).split() if len(word) >= 4]
    told = {bool(_HERS.search(word)) for word in words if _HERS.search(word) or _HIS.search(word)}
    return told.pop() if len(told) == 1 else None


def spellings(
    given: Mapping[str, str], family: Mapping[str, str], aliases: Iterable[str] = ()
) -> frozenset[str]:
    """The sound of every way to write a person, in whatever alphabet: in each language, and each spelling noted."""
    in_languages = {skeleton(given.get(lang, ""), name) for lang, name in family.items()}
    return frozenset(filter(None, in_languages | {skeleton(alias) for alias in aliases}))
