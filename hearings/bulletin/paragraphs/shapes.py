"""Announcements that differ only in names, hour and article, read once for all of them.

The shape of a paragraph is its text with a blank for every word that no reader knows, for its hour and for its
article. What one paragraph of a shape announces, every other announces with its own words in the blanks. Where that is
not beyond doubt, a paragraph is read by itself. Knows no grammar, only which words the readers know.
"""

import re
from functools import lru_cache
from itertools import count, groupby, pairwise
from typing import NamedTuple

from defendants.citations import words
from defendants.citations.tokens import STEMS, WHOLE, kind_of
from hearings.bulletin.announcement import stages
from hearings.bulletin.lexicon import LEAD, LEXICON
from hearings.bulletin.lexicon.given import GIVEN_NAMES, IN_CASES
from hearings.bulletin.text.tokens import OPENING
from hearings.bulletin.what import deferrals
from hearings.bulletin.what.changes import NEW_ENDINGS, OLD_ENDINGS
from hearings.bulletin.what.ends import ABBREVIATIONS
from hearings.bulletin.when import deeds, spoken
from hearings.bulletin.where import access, cities, rooms
from hearings.bulletin.who.beside import LOCATIVE
from hearings.bulletin.who.names import FEMININE, GENITIVE, PLURAL_FAMILIES, VOWELS, is_patronymic, is_surname
from hearings.bulletin.who.roles import ends_as_plural

LONGEST = 600  # characters; the readers look no further than that for the end of a quotation
_NEAR_START = 40  # characters in which an hour opens a paragraph
_MOST_KNOWN = 10_000

# Words that some reader asks for by themselves, though the lexicon gives them no class.
_ASKED_FOR = frozenset(
    """
    later позже потом кейін client clients стражу меру ли проходит проходят
    after before being since jailed imprisoned till until through that who whose whom while
    posted published опубликовано защиты экс said told announced reported ruled decided include namely
    including among them включая друг другими других другие другим среди них именно
    там обоим обоих екеуіне детей который которая которые чей чья чьё котор
    announced delivered pronounced handed issued appealed conference report published expected
    улица улице улицы проспект проспекте площадь площади имени
    protesting demonstrating rallying campaigning speaking reconvene reconvenes matter
    newspaper daily weekly magazine website affair defence defense
    van von der del bin bint ibn abu abdel abdul
    пресс
    dated now old year yılı inci uncu ıncı hour hours hrs min mins minute
    minutes sec time starts about around room hall case same then while but still затем содан бірақ iii vii viii xii
    scheduled planned due listed set fixed суда заседания слушания процесса разбирательства
    айының болатын күнгі күніне емес мына орнына осы тиіс өтетін
    год года году год числа число день жыл жылы жылғы жылдың жылдын час часа часов мин минут минута минуты утра дня
    вечера ночи или либо немесе кешкі түскі таңғы сағат саат saat saati дейін шейін теперь енді ден дан тан тен нан нен
    судьям судьями пункт пункты үшін баб бабы жаза кодэкс кылмыш стст зал дело начало время уақыты около шамамен примерно
    ориентировочно rest для мырза ханым той сол
    there жерде again басталып всем tried heard шағымын шағымы ісін ісі апелляциясын апелляциясы да де та те
    according информации сообщению словам данным
    initially formerly изначально первоначально бастапқыда
    соответственно respectively тиісінше сәйкесінше оның ішінде өткенде кеткенде
    """.split()
)
_OF_CITATIONS = frozenset(words.NUMBER_WORDS) | words.CODE_REST | words.AFTER_LIST | words.ALSO
# Every word that some reader knows, and the stems of the rest by their first letters.
_KNOWN = (
    spoken.WORDS
    | rooms.WORDS
    | stages.WORDS
    | _ASKED_FOR
    | LEXICON.of_phrases
    | _OF_CITATIONS
    | ABBREVIATIONS
    | {*LEXICON.whole, *WHOLE}
)
_STEMS = {
    "қаласы",
    "тарма",
    "остальн",
    "подзащитн",
    "қалғандар",
    "обвиняем",
    "предусмотренн",
    *deferrals.PLANNED,
    *"continu resum last продл продолж возобнов созыл жалғас начн начинает открое баста".split(),
    *STEMS,
    *words.COUNTRIES,
    *access.STEMS,
    *deeds.DONE,
    *stages.STEMS,
    *(stem for found in LEXICON.stems.values() for stem, _ in found),
}
_KNOWN_STEMS = {lead: tuple(stems) for lead, stems in groupby(sorted(_STEMS), lambda stem: stem[:LEAD])}
_TELLING_ENDINGS = (*NEW_ENDINGS, *OLD_ENDINGS, *cities.OF_COURTS, "ген", "ған", "s", "men", "people")
_LETTERS = "A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
_BLANK = re.compile(rf"(\W*)([{_LETTERS}]{{3,}})(\W*)")
_WORD = re.compile(rf"[{_LETTERS}]+")
_HOUR = re.compile(r"(\(?)((?:[01]\d|2[0-3]):[0-5]\d)([,.;)]*)")
_NUMBER = re.compile(r"\W*(\d+)(?:[-‑]([^\W\d_]+))?[^\w.:–-]*")
_DIGIT = re.compile(r"\d")
# Hours in one of these lines are told alike whatever word stands behind them: "9 p. m.", "12 часов ночи".
_LINES = (0, *[1] * 10, 2, 3, *[4] * 11)
_BEFORE_ARTICLE, _BEHIND_ARTICLE = frozenset({"Article", "статье", "ст."}), frozenset({"Part", "части", "ч."})
_LEAD = 3  # words before figures by which a reader may tell them
_BEHIND_NAMES = frozenset(
    {"қатысты"}
)  # what stands before it is no such word, «ПРИМЕРОВҚА қатысты 6 мамырға»
_SPAN = 12  # words within which a date and an hour may belong together


Kinds = tuple[object, ...]


class Shape(NamedTuple):
    """`key` is equal for paragraphs of one shape; `blanks` are the words they differ in, `hour` as it is written."""

    key: tuple[object, ...]
    blanks: list[str]
    hour: str
    article: str


class _Figures(NamedTuple):
    hour: bool  # an hour and nothing else
    plain: bool  # a number that is no part of an hour
    told: bool  # the words before it may tell an hour or a day by it
    cited: bool  # an article or a part with its word, «2-бөлігі»: nothing behind it tells more


class Plan(NamedTuple):
    """Where all paragraphs have their blanks whose pieces are of the same kinds, one by one."""

    number: int
    blanks: list[int]
    kept: list[int]  # words and figures that stay as they are
    hour: int  # its place, -1: none is a blank
    article: int
    gaps: list[tuple[int, int]] | None  # of figures whose distance tells shapes apart; None: no distance does


def pieces_of(text: str) -> list[str] | None:
    """What stands between the spaces of a paragraph; None: it has no shape and is read by itself."""
    return text.split(" ") if text and len(text) <= LONGEST and text[0] not in OPENING else None


def kinds_of(pieces: list[str]) -> Kinds:
    """The kind of each piece. Paragraphs whose kinds differ have no shape in common."""
    return tuple(map(_KINDS.__getitem__, pieces))


def shape_of(text: str, pieces: list[str], plan: Plan) -> Shape:
    """The shape of a paragraph, by the plan for all of its kinds."""
    number, places, stay, hour_at, article_at, gaps = plan
    kept: list[object] = list(map(pieces.__getitem__, stay))
    blanks = [word if (word := pieces[at]).isalpha() else _WORD.findall(word)[0] for at in places]
    lows = list(map(str.lower, blanks))
    if len(set(lows)) < len(lows):
        # a word that stands twice is one blank, and none if it is written in two ways
        firsts = [lows.index(low) for low in lows]
        mixed = {first for first, blank in zip(firsts, blanks, strict=True) if blanks[first] != blank}
        twice = [at for at, first in enumerate(firsts) if first < at or first in mixed]
        kept += [(places[at], pieces[places[at]] if firsts[at] in mixed else firsts[at]) for at in twice]
        blanks = [blank for at, blank in enumerate(blanks) if at not in twice]
    article = pieces[article_at] if article_at >= 0 else ""
    if article and text.count(article) > 1:
        kept.append((article_at, article))
        article = ""
    if gaps is not None:
        # hours are looked for by their distance, from the start or from a date
        kept.append(len(_DIGIT.findall(text[:_NEAR_START])))
        kept += [sum(map(len, pieces[one + 1 : other])) for one, other in gaps]
    hour = pieces[hour_at].strip("(,.;)") if hour_at >= 0 else ""
    return Shape((number, *kept), blanks, hour, article)


def plan_of(kinds: Kinds, pieces: list[str]) -> Plan:
    """Where the paragraphs of these kinds have their blanks, told by the pieces of one of them."""
    blanks = [at for at, kind in enumerate(kinds) if type(kind) is int and kind >= 0]
    figures = {
        at: _figures(pieces[at])
        for at, kind in enumerate(kinds)
        if type(kind) is tuple or type(kind) is int and kind < 0
    }
    beside = {at for place, found in figures.items() for at in _beside(pieces, place, found)}
    kept = [at for at in blanks if at in beside]
    blanks = [at for at in blanks if at not in beside]
    hours = [at for at, found in figures.items() if found.hour]
    alone = len(hours) == 1 and all(found.plain or found.hour for found in figures.values())
    hour = hours[0] if alone and hours[0] - 1 not in figures and hours[0] + 1 not in figures else -1
    articles = [at for at in figures if _is_article(pieces, at)]
    article = articles[0] if len(articles) == 1 else -1
    kept += [at for at in figures if at not in (hour, article)]
    gaps = None
    if blanks and figures and blanks[0] < max(figures):
        gaps = [(one, other) for one, other in pairwise(figures) if 1 < other - one <= _SPAN]
    return Plan(next(_COUNT), blanks, kept, hour, article, gaps)


@lru_cache(maxsize=_MOST_KNOWN)
def _figures(piece: str) -> _Figures:
    if _HOUR.fullmatch(piece):
        return _Figures(hour=True, plain=False, told=True, cited=False)
    number = _NUMBER.fullmatch(piece)
    cited = number is not None and kind_of(number[2] or "") in ("article", "part")
    article = cited or (number is not None and len(number[1]) == 3)
    return _Figures(
        hour=False, plain=number is not None, told=piece[0].isdecimal() and not article, cited=cited
    )


def _is_article(pieces: list[str], at: int) -> bool:
    """ "Article 405 Part 2", «статье 405 части 2»."""
    return (
        _may_be_article(pieces[at])
        and 0 < at < len(pieces) - 1
        and pieces[at - 1] in _BEFORE_ARTICLE
        and pieces[at + 1] in _BEHIND_ARTICLE
    )


def _may_be_article(piece: str) -> bool:
    return piece.isdecimal() and len(piece) < 5 and piece[0] != "0"


def _beside(pieces: list[str], at: int, found: _Figures) -> list[int]:
    """Where no blanks may stand beside figures: the words before and behind them may tell what they are."""
    beside = [] if found.cited else [at + 1]
    if found.told:
        for before in range(at - 1, max(-1, at - 1 - _LEAD), -1):
            piece = pieces[before]
            if not piece or not piece[-1].isalpha() or piece in _BEHIND_NAMES:
                break
            beside.append(before)
            if not piece[0].isalpha():
                break
    return beside


class _Kinds(dict[str, object]):
    """What a piece of a text is by itself: equal for pieces that may stand for one another in some place.

    Not negative: a word, alike in all that readers look at; negative: a number of so many figures; several parts: an
    hour, one: other figures; any other piece stands for itself. Remembered till there are too many.
    """

    def __missing__(self, piece: str) -> object:
        kind: object = piece
        blank = _BLANK.fullmatch(piece)
        if blank:
            features = _features(blank[2])
            if features:
                kind = _number_of((blank[1], blank[3], *features), piece)
        elif _may_be_article(piece):
            kind = -len(piece)
        elif hour := _HOUR.fullmatch(piece):
            kind = (hour[1], _LINES[int(hour[2][:2])], hour[3])
        elif _DIGIT.search(piece):
            kind = (piece,)
        if len(self) >= _MOST_KNOWN:
            self.clear()
        if len(piece) < 40:
            self[piece] = kind
        return kind


def _number_of(alike: tuple[object, ...], piece: str) -> object:
    """A number for all words that are alike; the piece itself once there are too many."""
    if alike in _NUMBERS or len(_NUMBERS) < _MOST_KNOWN:
        return _NUMBERS.setdefault(alike, len(_NUMBERS))
    return piece


def may_be_blank(word: str) -> bool:
    """May another word stand in its place?"""
    return bool(_BLANK.fullmatch(word)) and _features(word) is not None


def _features(word: str) -> tuple[bool, ...] | None:
    """All by which readers tell unknown words apart; None: a word that one of them knows."""
    low = word.lower()
    if (
        low in _KNOWN
        or low.startswith(_KNOWN_STEMS.get(low[:LEAD], ()))
        or low.endswith(_TELLING_ENDINGS)
        or not (word.isupper() and len(word) > 3 or word.istitle() or word.islower())
    ):
        return None
    plural = (False, False) if word.isascii() else (ends_as_plural(low), low.endswith(("ых", "их")))
    if low == word:
        return (word.isascii(), *plural)
    upper = word.isupper()
    name = (
        is_surname(word),
        is_patronymic(word),
        word.title() in GIVEN_NAMES,
        upper and low.endswith(FEMININE),
        upper and low.endswith(PLURAL_FAMILIES),
        upper and VOWELS.isdisjoint(word),
    )
    cases = () if word.isascii() else (low.endswith(LOCATIVE), low.endswith(GENITIVE), word in IN_CASES)
    return (word.isascii(), *plural, upper, *name, *cases)


_NUMBERS: dict[tuple[object, ...], int] = {}
_KINDS = _Kinds()
_COUNT = count()
