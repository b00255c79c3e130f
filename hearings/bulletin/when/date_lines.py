"""Lines that hold a date and hardly a word more: which words stand beside it.

Knows no hearings.
"""

from operator import and_

from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.text.tokens import Token, lower
from hearings.bulletin.when.dates import CLASSES_OF_DATES, WORDS_OF_DATES

_DAY_WORDS = frozenset(
    {"date", "дата", "күні", "on", "на", "г", "года", "year", "день", "числа", "the", "of"}
)


def says_more(text: str) -> bool:
    """Do two words stand side by side that belong to no date? Such a sentence is no heading, if it ends as one."""
    others = list(map(_OTHER_WORDS.__getitem__, text.split(" ")))
    return any(map(and_, others, others[1:]))


class _OtherWords(dict[str, bool]):
    """Is a piece of a text a word and none of those that dates are written with? Remembered till there are too many."""

    def __missing__(self, word: str) -> bool:
        low = lower(word)
        other = (
            word.isalpha()
            and low not in _DAY_WORDS
            and low not in WORDS_OF_DATES
            and LEXICON.classes(low).isdisjoint(_OF_DATES)
        )
        if len(self) >= _MOST_KNOWN:
            self.clear()
        if len(word) < 40:
            self[word] = other
        return other


_OF_DATES = CLASSES_OF_DATES | {"and"}
_MOST_KNOWN = 10_000
_OTHER_WORDS = _OtherWords()


def only_date(rest: list[Token]) -> bool:
    words = [token for token in rest if token.word]
    return all(word.low in _DAY_WORDS for word in words) and not any(token.digits for token in rest)


def in_a_city(rest: list[Token]) -> bool:
    """ "Today in Almaty:", «6 мая, г. Астана:»."""
    words = [token for token in rest if token.word or token.digits]
    return (
        len(words) == 2 and words[0].has("preposition") and words[1].text.istitle() and not words[1].classes
    )
