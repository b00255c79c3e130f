"""Letters of different alphabets that look alike, as the Latin "a" in «Сaбитов»: found, and read as what is meant.

Which alphabet a letter is of stands in its Unicode name. The pairs are those of Unicode's confusables.txt (UTS #39)
that a keyboard or a telephone in the region offers: Latin, Cyrillic with the letters of Kazakh, Greek, and digits that
stand for a letter. Knows no Django.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

CYRILLIC, LATIN = "CYRILLIC", "LATIN"

_CYRILLIC_TWINS, _LATIN_TWINS = (
    "АВСЕНІЈКМОРЅТХУҺӘӨЁЇасеіјкморѕтхуһәөёї",
    "ABCEHIJKMOPSTXYhƏƟËÏaceijkmopstxyhəɵëï",
)
_GREEK_TWINS, _GREEK_AS_LATIN = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ", "ABEZHIKMNOPTYXaikvopux"
# What looks Latin, while the Latin letter in a Cyrillic word is read as something else, or as itself.
_ONLY_LATIN = str.maketrans("ӏԁԛԝүҮ", "ldqwyY")
_TWINS = {
    CYRILLIC: str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS),
    LATIN: str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS) | _ONLY_LATIN,
}
_FROM_GREEK = str.maketrans(_GREEK_TWINS, _GREEK_AS_LATIN)
_DIGITS = {CYRILLIC: str.maketrans("01346", "оізчб"), LATIN: str.maketrans("01345", "oieas")}
_HAS_TWIN = frozenset(_CYRILLIC_TWINS + _LATIN_TWINS + _GREEK_TWINS)

# Signs nobody sees which `offices.texts.clean` lets stand, since some script needs them; and letters drawn as nothing.
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u200c\u200d\u2800\u3164\ufe00-\ufe0f\uffa0"
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_WORD = re.compile(rf"[\w{_UNSEEN}]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0259\u0275]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_FOREIGN = re.compile(rf"[{_UNSEEN}]|[^\W\d_A-Za-z\u00c0-\u024f\u0400-\u052f]")
_DIGIT = re.compile(r"\d")
# A digit stands for a letter in «3аманов», «Саб1тов» and «Петренк0»; for itself in "covid19" and «2-й».
_FOR_LETTER = re.compile(r"(?<!\d)\d(?=[^\W\d_])|(?<=[^\W\d_])0\Z")
_FEWEST = 3
"""Letters of a word in which a digit may stand for one."""


@cache
def script(letter: str) -> str:
    """The alphabet of a letter, as Unicode names it: CYRILLIC, LATIN, GREEK; "" for marks, digits and all else."""
    if not letter.isalpha() or unicodedata.category(letter) == "Lm":
        return ""
    return unicodedata.name(letter, "").partition(" ")[0]


def home(word: str) -> str:
    """The alphabet a word is meant to be in: that of the letters which look like no other's, else of most letters.

    Of two with as many it is Cyrillic, which is the alphabet of most names here.
    """
    ranks: dict[str, tuple[int, int, bool]] = {}
    for letter in word:
        if alphabet := script(letter):
            alone, count, _is_cyrillic = ranks.get(alphabet, (0, 0, False))
            ranks[alphabet] = (alone + (letter not in _HAS_TWIN), count + 1, alphabet == CYRILLIC)
    return max(ranks, key=lambda alphabet: ranks[alphabet], default="")


def _is_suspect(text: str) -> bool:
    """Whether anything in the text may be out of place; asked of every name that is compared, so it has to be quick."""
    if _DIGIT.search(text):
        return True
    return not text.isascii() and bool(
        _FOREIGN.search(text) or (_LATIN.search(text) and _CYRILLIC.search(text))
    )


def odd_letters(word: str) -> list[str]:
    """What does not belong into a name: letters of another alphabet, digits amid letters, signs nobody sees."""
    if not _is_suspect(word):
        return []
    meant, is_spelt = home(word), sum(map(str.isalpha, word)) > 1
    return [
        letter
        for letter in dict.fromkeys(word)
        if script(letter) not in ("", meant) or _HIDDEN.match(letter) or (is_spelt and letter.isdecimal())
    ]


def odd_words(text: str) -> list[str]:
    """The words that hold such a letter; whole words of different alphabets may stand side by side."""
    return [word for word in _WORD.findall(text) if odd_letters(word)] if _is_suspect(text) else []


def marked(word: str) -> str:
    """The word with what does not belong into it in brackets: «С[a]битов»; what nobody sees by its number."""
    odd = odd_letters(word)
    return "".join(f"[{named(letter)}]" if letter in odd else letter for letter in word)


def named(letter: str) -> str:
    """The letter itself, or its number in Unicode where there is nothing to see: U+200D."""
    return f"U+{ord(letter):04X}" if _HIDDEN.match(letter) else letter


def in_one_alphabet(text: str) -> str:
    """The text with every word as it is read: look-alikes as the letters they are taken for, nothing unseen."""
    return _WORD.sub(_as_read, text) if _is_suspect(text) else text


def _as_read(match: re.Match[str]) -> str:
    # A number is read as it stands; a long text may be nothing but numbers.
    if match[0].isdecimal() or not _is_suspect(match[0]):
        return match[0]
    word = _HIDDEN.sub("", match[0])
    meant = home(word)
    if meant not in _TWINS:
        return word
    word = word.translate(_FROM_GREEK).translate(_TWINS[meant])
    if sum(map(str.isalpha, word)) < _FEWEST:
        return word
    return _FOR_LETTER.sub(lambda digit: digit[0].translate(_DIGITS[meant]), word)


def looks_latin(word: str) -> str:
    """How a word is read whose letters all look Latin and are not: «арр» as "app"; "" for any other word."""
    read = word.translate(_FROM_GREEK).translate(_TWINS[LATIN])
    return read if read != word and all(script(letter) in ("", LATIN) for letter in read) else ""
