"""One skeleton for a name in every alphabet it is written in: Сәбитов, Сабитов, Sabitov and SABITOV share one.

For comparing only, never for showing. Knows no Django and no database. Sources: the Latin habits of English, Russian
passports and Kazakhstan's own alphabets, as collected in the announcements this calendar reads.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from offices.letters import in_one_alphabet

_CYRILLIC = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ў": "u", "ф": "f", "х": "h", "һ": "h", "ц": "c",
    "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "і": "i", "ї": "i", "ь": "", "э": "e", "є": "e", "ю": "iu",
    "я": "ia",
}  # fmt: skip
_TO_LATIN = str.maketrans(_CYRILLIC)
# «х» first, or the «зх» of Оразхан reads as «ж» in one alphabet alone; then longest first: «щ» is four letters.
_DIGRAPHS = (
    ("kh", "h"),
    ("shch", "s"),
    ("dzh", "j"),
    ("dj", "j"),
    ("zh", "j"),
    ("sh", "s"),
    ("ch", "c"),
    ("ts", "c"),
    ("gh", "g"),
)
_LETTERS = str.maketrans({"q": "k", "y": "i", "w": "u", "x": "ks", "ı": "i", "ə": "a", "ø": "o", "ł": "l"})
_NOT_LETTERS = re.compile(r"[^a-z]+")
# Pyotr and Petr: «ё» is written with its sound or without.
_YO = re.compile(r"(?<=[b-df-hj-np-tv-xz])yo")
_DOUBLE = re.compile(r"(.)\1+")


def skeleton(*names: str) -> str:
    """The names' sounds in plain Latin letters, words in alphabetical order; "" when there is no letter in them.

    A letter of another alphabet that only looks right sounds as what it looks like.
    """
    text = in_one_alphabet(" ".join(names)).casefold().replace("-", " ")
    words = (_word(word) for word in re.split(r"\s+", text))
    return " ".join(sorted(filter(None, words)))


@lru_cache(maxsize=2**14)
def _word(word: str) -> str:
    latin = word.translate(_TO_LATIN)
    latin = "".join(
        letter for letter in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(letter)
    )
    latin = _YO.sub("e", latin)
    for group, letter in _DIGRAPHS:
        latin = latin.replace(group, letter)
    latin = _DOUBLE.sub(r"\1", _NOT_LETTERS.sub("", latin.translate(_LETTERS)))
    # Nogayev and Nogaev, Myrzaliyeva and Myrzalieva: the glide between two vowels is written or not.
    return latin.replace("ie", "e")
