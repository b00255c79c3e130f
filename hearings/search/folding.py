"""Words as they are compared: Сәбитов, САБИТОВ and Sabitov are one. Knows no Django and no database.

Words of letters become their sound in plain Latin letters (`defendants.transliteration`); words with a digit in them
keep it, as 193-1.3, unless it stands for a letter, as in «Саб1тов» (`offices.letters`). One letter wrong is found by
leaving letters out on both sides: two words that differ by one edit share a spelling with at most one letter missing,
so that equality is all a database is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from defendants.transliteration import skeleton
from offices.letters import in_one_alphabet

LONGEST = 40
"""Letters of a word that are kept; what is longer is no word."""
FORGIVEN_FROM = 5
"""Letters from which on one may be wrong."""

_JOINTS = re.compile(r"[-‑–—/|_+=&*~^%#@\\]+")
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_NUMBER_MARKS = re.compile(r"[^0-9a-z./-]+")
# What Russian and Kazakh put behind a name, in Latin letters. Family names in -ov, -ev, -in also have a woman's form.
_RUSSIAN = re.compile(r"(ov|ev|in)(?:a|u|oi|e|im|oiu|i|ih|imi)$")
_WOMANS = re.compile(r"(ov|ev|in)(?:u|oi|oiu)$")
_ADJECTIVE = re.compile(r"(?:aia|oi|uiu|ogo|omu|im|ii)$")
_KAZAKH = re.compile(r"(?:[ntd]in|[gk][ae]|n[ae]|[ntd]i|[td][ae]|[ntd][ae]n|[mbp]en)$")
_KIN = re.compile(r"(?:uli|kizi)$")
_LAST_VOWEL = re.compile(r"(?:a|u|e|i|om|em|oi|ia|iu)$")
_OF_A = re.compile(r"(?<=..)(?:oiu|eiu|oi|ei|iu|u|e|i)$")
_ELSEWHERE_J = re.compile(r"j(?=[aeou]|$)|(?<=[aeiou])j")
_DOUBLE = re.compile(r"(.)\1+")
_FLEETING = re.compile(r"(?<=[^aeiou])(?=[^aeiou]$)")


class Word(NamedTuple):
    """A folded word and how it was written."""

    key: str
    spelling: str

    @property
    def is_number(self) -> bool:
        return any(letter.isdigit() for letter in self.key)


def words(text: str) -> list[Word]:
    """The words of a text, each once, in their order; single letters are none, single digits are."""
    found: dict[str, Word] = {}
    for piece in unicodedata.normalize("NFKC", text.replace("№", " ")).split():
        for word in _folded(piece):
            # «ю» and "x" are heard as two.
            if word.is_number or (len(word.key) > 1 and sum(map(str.isalpha, word.spelling)) > 1):
                found.setdefault(word.key, word)
    return list(found.values())


def _folded(piece: str) -> list[Word]:
    piece = _EDGES.sub("", piece)
    if any(letter.isdigit() for letter in in_one_alphabet(piece)):
        key = _NUMBER_MARKS.sub("", piece.casefold()).strip("./-")
        return [Word(key[:LONGEST], piece[:LONGEST])]
    parts = [part for part in (_EDGES.sub("", part) for part in _JOINTS.split(piece)) if part]
    return [Word(skeleton(part)[:LONGEST], part[:LONGEST]) for part in parts]


def beginnings(key: str) -> list[str]:
    """What may be typed of a word so far: from two letters to the whole of it. A number is typed whole."""
    if any(letter.isdigit() for letter in key):
        return [key]
    return [key[:length] for length in range(2, len(key))] + [key]


def nearly(key: str) -> set[str]:
    """The word and every spelling of it with one letter left out; nothing for short words and numbers."""
    if len(key) < FORGIVEN_FROM - 1 or any(letter.isdigit() for letter in key):
        return set()
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def is_forgiven(word: Word) -> bool:
    """Whether one letter of a typed word may be wrong: it has five, as written or as sounds."""
    long = max(len(word.key), sum(letter.isalpha() for letter in word.spelling))
    return not word.is_number and long >= FORGIVEN_FROM and len(word.key) >= FORGIVEN_FROM - 1


def is_one_edit(one: str, other: str) -> bool:
    """Whether one letter too many, missing, wrong, or two that changed places make the one word of the other."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    at = next((at for at, letter in enumerate(one) if letter != other[at]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


def nominatives(key: str) -> list[str]:
    """What a word of a reader's question may be a case of. Besides `without_endings`: short names, names in -a and -ia,
    those that lose a vowel, and the Latin letters of other languages. Аннаға → ana, Алуе → alua, Юлей → iulia,
    Павла → pavel, Piotr → petr.

    Only for what is looked up among words of the record: most of these are no words at all.
    """
    found = without_endings(key, shortest=3)
    if _OF_A.search(key):
        found += [one for a in ("a", "ia") if len(one := _OF_A.sub(a, key)) > 2]
    found += _in_other_latin(key)
    found += [_FLEETING.sub("e", stem) for stem in found if _FLEETING.search(stem)]
    return list(dict.fromkeys(one for one in found if one != key))


def _in_other_latin(key: str) -> list[str]:
    """The word with its letters heard as elsewhere: a «ё» spelt out, "x" for «х», "j" for «й», French "ou" and "tch".

    Piotr → petr, Xasanov → hasanov, Jurij → iuri, Moukhtar → muhtar; several at once as well.
    """
    heard = _ELSEWHERE_J.sub("i", key.replace("ks", "h").replace("tc", "c").replace("ou", "u"))
    ways = [key.replace("io", "e"), key.replace("ks", "h"), _ELSEWHERE_J.sub("i", key), heard]
    return [_DOUBLE.sub(r"\1", one).replace("io", "e") for one in ways]


def without_endings(key: str, *, shortest: int = 4) -> list[str]:
    """What a word may be without the ending of a case or of kinship: Сабитову, Сәбитовтың → sabitov.

    Сабитову is a man or a woman: sabitov or sabitova. What is left has `shortest` letters or more.
    """
    stems = [_WOMANS.sub(r"\1a", key)] if _WOMANS.search(key) and len(key) > 5 else []
    for ending in (_RUSSIAN, _KAZAKH, _KIN, _ADJECTIVE, _LAST_VOWEL):
        stem = ending.sub(r"\1", key) if ending is _RUSSIAN else ending.sub("", key)
        if stem != key and len(stem) >= shortest:
            stems.append(stem)
            # Сабитоваға: the ending of a case behind a woman's form.
            again = _RUSSIAN.sub(r"\1", stem)
            if again != stem and len(again) >= shortest:
                stems.append(again)
    return list(dict.fromkeys(stems))
