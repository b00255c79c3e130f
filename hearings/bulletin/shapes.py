"""Announcements that differ only in names, hour and article, read once for all of them.

The shape of a paragraph is its text with a blank for every word that no reader knows, for its hour and for its
article. What one paragraph of a shape announces, every other announces with its own words in the blanks. Where that is
not beyond doubt, a paragraph is read by itself. Knows no grammar, only which words the readers know.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from defendants.citations import words
from defendants.citations.tokens import kind_of
from hearings.bulletin import spoken
from hearings.bulletin.changes import NEW_ENDINGS, OLD_ENDINGS
from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.lexicon.given import GIVEN_NAMES
from hearings.bulletin.names import is_patronymic, is_surname
from hearings.bulletin.roles import PLURAL_ENDINGS
from hearings.bulletin.sentences import ABBREVIATIONS
from hearings.bulletin.tokens import OPENING

LONGEST = 600  # characters; the readers look no further than that for the end of a quotation
_NEAR_START = 40  # characters in which an hour opens a paragraph
_MOST_KNOWN = 10_000

# Words that some reader asks for by themselves, though the lexicon gives them no class.
_ASKED_FOR = frozenset(
    """
    after before since till until that dated now old year yılı inci uncu ıncı hour hours hrs sec time starts about
    around room hall case then while затем содан iii vii viii xii
    год года году год числа число день жыл жылы жылғы жылдың жылдын час часа часов мин минут минута минуты утра дня
    вечера ночи или либо немесе кешкі түскі таңғы сағат саат saat saati дейін шейін теперь енді ден дан тан тен нан нен
    судьям судьями үшін баб бабы жаза кодэкс кылмыш стст зал дело начало время уақыты около шамамен примерно
    ориентировочно
    """.split()
)
_OF_CITATIONS = frozenset(words.NUMBER_WORDS) | words.CODE_REST | words.AFTER_LIST | words.ALSO
_NEVER_BLANK = spoken.WORDS | _ASKED_FOR | LEXICON.of_phrases | _OF_CITATIONS | ABBREVIATIONS
_TELLING_ENDINGS = (*NEW_ENDINGS, *OLD_ENDINGS, "ген", "ған", "s", "men", "people")
_LETTERS = "A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
_BLANK = re.compile(rf"(\W*)([{_LETTERS}]{{3,}})(\W*)")
_HOUR = re.compile(r"(\(?)((?:[01]\d|2[0-3]):[0-5]\d)([,.;)]*)")
_NUMBER = re.compile(r"\W*(\d+)(?:[-‑]([^\W\d_]+))?[^\w.:–-]*")
_DIGIT = re.compile(r"\d")
# Hours in one of these lines are told alike whatever word stands behind them: "9 p. m.", "12 часов ночи".
_LINES = (0, *[1] * 10, 2, 3, *[4] * 11)
_BEFORE_ARTICLE, _BEHIND_ARTICLE = frozenset({"Article", "статье", "ст."}), frozenset({"Part", "части", "ч."})
_LEAD = 3  # words before figures by which a reader may tell them
_SPAN = 12  # words within which a date and an hour may belong together


class _Blank(NamedTuple):
    kind: int  # equal for words that may stand for one another
    word: str
    low: str


class _Figures(NamedTuple):
    kind: object
    hour: str  # as written, if that is all it can be
    plain: bool  # a number that is no part of an hour
    told: bool  # the words before it may tell an hour or a day by it


class Shape:
    """`key` is equal for paragraphs of one shape; `blanks` are the words they differ in, `hour` as it is written."""

    __slots__ = ("key", "blanks", "hour", "article")

    def __init__(self, text: str) -> None:
        pieces = text.split(" ")
        kinds: list[object] = list(map(_KINDS.__getitem__, pieces))
        blanks: dict[int, _Blank] = {}
        figures: dict[int, _Figures] = {}
        for at, kind in enumerate(kinds):
            if type(kind) is _Blank:
                blanks[at] = kind
            elif type(kind) is _Figures:
                figures[at] = kind
        self.hour = self.article = ""
        distances: list[int] = []
        if figures:
            _keep_beside(pieces, kinds, blanks, figures)
            self._figures(text, pieces, kinds, figures)
            if blanks and next(iter(blanks)) < next(reversed(figures)):
                distances = _distances(text, pieces, figures)
        lows = [blank.low for blank in blanks.values()]
        if len(set(lows)) < len(lows):
            # a word that stands twice is no blank: which of the two a reader took could not be told
            for at, blank in list(blanks.items()):
                if lows.count(blank.low) > 1:
                    kinds[at] = pieces[at]
                    del blanks[at]
        self.blanks = []
        for at, blank in blanks.items():
            self.blanks.append(blank.word)
            kinds[at] = blank.kind
        self.key = (tuple(kinds), tuple(distances))

    def _figures(
        self, text: str, pieces: list[str], kinds: list[object], figures: dict[int, _Figures]
    ) -> None:
        """Tell the hour, if there is one and nothing like one, and the article, if one is named and once."""
        hours = sum(1 for found in figures.values() if found.hour)
        alone = hours == 1 and all(found.plain or found.hour for found in figures.values())
        cited = [at for at in figures if _is_article(pieces, at)]
        for at, found in figures.items():
            piece = pieces[at]
            kinds[at] = piece
            if found.hour and alone and at + 1 not in figures and at - 1 not in figures:
                self.hour, kinds[at] = found.hour, found.kind
            elif cited == [at] and text.count(piece) == 1:
                self.article, kinds[at] = piece, -len(piece)


def _is_article(pieces: list[str], at: int) -> bool:
    """ "Article 405 Part 2", «статье 405 части 2»."""
    piece = pieces[at]
    return (
        piece.isdecimal()
        and len(piece) < 5
        and piece[0] != "0"
        and 0 < at < len(pieces) - 1
        and pieces[at - 1] in _BEFORE_ARTICLE
        and pieces[at + 1] in _BEHIND_ARTICLE
    )


def _keep_beside(
    pieces: list[str], kinds: list[object], blanks: dict[int, _Blank], figures: dict[int, _Figures]
) -> None:
    """No blanks beside figures: the words before and behind them may tell what they are."""
    for at, found in figures.items():
        beside = [at + 1]
        if found.told:
            for before in range(at - 1, max(-1, at - 1 - _LEAD), -1):
                piece = pieces[before]
                if not piece or not piece[-1].isalpha():
                    break
                beside.append(before)
                if not piece[0].isalpha():
                    break
        for place in beside:
            if place in blanks:
                kinds[place] = pieces[place]
                del blanks[place]


def _distances(text: str, pieces: list[str], figures: Iterable[int]) -> list[int]:
    """Where hours are looked for by their distance, from the start or from a date, the distance tells shapes apart."""
    distances = [len(_DIGIT.findall(text[:_NEAR_START]))]
    for one, other in pairwise(figures):
        if 1 < other - one <= _SPAN:
            distances.append(sum(map(len, pieces[one + 1 : other])))
    return distances


def shape_of(text: str) -> Shape | None:
    """The shape of a paragraph; None: it is read by itself."""
    return Shape(text) if text and len(text) <= LONGEST and text[0] not in OPENING else None


class _Kinds(dict[str, object]):
    """What is known of a piece of a text by itself. Remembered till there are too many."""

    def __missing__(self, piece: str) -> object:
        kind: object = piece
        if _DIGIT.search(piece):
            number = _NUMBER.fullmatch(piece)
            hour = _HOUR.fullmatch(piece)
            if hour:
                kind = _Figures((hour[1], _LINES[int(hour[2][:2])], hour[3]), hour[2], False, True)
            else:
                cited = number and (len(number[1]) == 3 or kind_of(number[2] or "") in ("article", "part"))
                kind = _Figures(piece, "", bool(number), piece[0].isdecimal() and not cited)
        elif (blank := _BLANK.fullmatch(piece)) and (features := _features(blank[2])):
            between, word, behind = blank.groups()
            alike = (between, behind, *features)
            if alike in _NUMBERS or len(_NUMBERS) < _MOST_KNOWN:
                kind = _Blank(_NUMBERS.setdefault(alike, len(_NUMBERS)), word, word.lower())
        if len(self) >= _MOST_KNOWN:
            self.clear()
        if len(piece) < 40:
            self[piece] = kind
        return kind


def may_be_blank(word: str) -> bool:
    """May another word stand in its place?"""
    return bool(_BLANK.fullmatch(word)) and _features(word) is not None


def _features(word: str) -> tuple[bool, ...] | None:
    """All by which readers tell unknown words apart; None: a word that one of them knows."""
    low = word.lower()
    if (
        LEXICON.classes(low)
        or kind_of(word)
        or low in _NEVER_BLANK
        or low.endswith(_TELLING_ENDINGS)
        or low.startswith("қаласы")
        or not (word.isupper() and len(word) > 3 or word.istitle() or word.islower())
    ):
        return None
    plural = (False, False) if word.isascii() else (low.endswith(PLURAL_ENDINGS), low.endswith(("ых", "их")))
    if low == word:
        return (word.isascii(), *plural)
    name = (is_surname(word), is_patronymic(word), word.title() in GIVEN_NAMES)
    return (word.isascii(), *plural, word.isupper(), *name)


_NUMBERS: dict[tuple[object, ...], int] = {}
_KINDS = _Kinds()
