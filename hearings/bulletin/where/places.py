"""Where a sitting is and who sits: the court, the city, the judges, the number of the sitting.

Reads only what the announcement itself names, and marks those words as spoken for, so that nobody takes
"Almaly District" for a defendant. Knows no courts: what exists is the importer's business.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from hearings.bulletin.text.tokens import Text, Token, Tokens
from hearings.bulletin.where.cities import read_city
from hearings.bulletin.where.rooms import find_room, split_room
from hearings.bulletin.who.beside import Found
from hearings.bulletin.who.names import GENITIVE, Run, clean, is_capitals, is_surname, read_run

Spans = Iterable[tuple[int, int]]
_ORDINALS = {
    **{
        word: number
        for number, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
            1,
        )
    },
    **{
        word: number
        for number, word in enumerate(
            "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы".split(), 1
        )
    },
    **dict.fromkeys(["ilk", "birinci", "биринчи"], 1),
    **dict.fromkeys(["ikinci", "экинчи"], 2),
}
_RUSSIAN_ORDINALS = (
    "перв", "втор", "трет", "четв", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат",
    "тринадцат",
)  # fmt: skip
_ENDINGS = frozenset(
    {"th", "st", "nd", "rd", "е", "я", "й", "ое", "ая", "го", "ші", "шы", "inci", "ıncı", "uncu"}
)
_COURT_REACH = 10
_IN = frozenset({"in", "during", "after"})
_CARDINAL = ("ь", "и", "ью")  # «пять лет» counts years
_start = attrgetter("start")
_COMPOUNDS, _OF_COURTS = ("райсуд", "горсуд", "облсуд"), ("пресс-", "председател", "секретар")
_TRIALS = frozenset({"суд", "суды", "сот", "соты"})  # behind a court: what is held there
_JUDGES = frozenset({"judges", "justices", "судьи", "судей", "судьями", "судьям", "судьялар"})
_AT_COURT = frozenset({"сотында", "сотта"})  # whoever is named behind is no part of its name
_AFTER = frozenset({"of", "the", "города", "г", "по", "№", "no", "#", "for", "области"})


@dataclass(slots=True)
class Places:
    court: str = ""
    city: str = ""
    courtroom: str = ""
    judges: tuple[str, ...] = ()
    number: int | None = None
    of_number: int = -1  # its first token
    of_court: tuple[int, int] = (0, 0)  # its tokens, up to, not including, the second


def read_places(text: str, tokens: Tokens, told: Spans = ()) -> Places:
    """Everything about the place, in one pass for each; masks the words it used.

    `told`: where in the text the sitting is announced; a court that is named there goes before others.
    """
    places = Places()
    if room := find_room(text):
        places.courtroom = room.number
        first = bisect_left(tokens, room.start, key=_start)
        tokens.mask(first, bisect_left(tokens, room.end, first, key=_start))
    if "hearing" in tokens.seen:
        places.number, places.of_number = _number(tokens)
    if "judge" in tokens.seen:
        places.judges = _judges(tokens)
    if "court" in tokens.seen:
        _courts(text, tokens, places, told)
    places.city = read_city(tokens)
    return places


def _number(tokens: Tokens) -> tuple[int | None, int]:
    """ "ninth court hearing", "12th session", «9-е заседание», «9-отырыс», and at which token."""
    for at, token in enumerate(tokens):
        if token.masked or token.quoted or not (token.digits or "ordinal" in token.classes):
            continue
        number, end = _ordinal(tokens, at)
        earlier = any(before.low in _IN for before in tokens[max(0, at - 2) : at])
        if earlier and end < len(tokens) and tokens[end].low == "trial":
            continue  # "in the first trial she was sentenced to four years"
        if number and any(
            t.word and t.has("hearing") and not t.masked
            for t in tokens[end : end + 3]
            if t.text not in ",.;:"
        ):
            tokens.mask(at, end)
            return number, at
    return None, -1


def _ordinal(tokens: list[Token], at: int) -> tuple[int, int]:
    """The ordinal that begins at a token, 0 for none, and the index behind it."""
    token = tokens[at]
    if token.digits and len(token.text) <= 3:
        end = at + 1
        if end < len(tokens) and tokens[end].text in "-‑’'" and tokens[end].start == token.end:
            end += 1
        if end >= len(tokens) or tokens[end].start != tokens[end - 1].end or not tokens[end].word:
            return 0, at
        if tokens[end].low in _ENDINGS:
            return int(token.text), end + 1
        return (int(token.text), end) if end > at + 1 and tokens[end].has("hearing") else (0, at)
    if token.word and token.has("ordinal"):
        number = _ORDINALS.get(token.low, 0)
        if not number and not token.low.endswith(_CARDINAL):
            number = next((n for n, stem in enumerate(_RUSSIAN_ORDINALS, 1) if token.low.startswith(stem)), 0)
        return number, at + 1
    return 0, at


def _judges(tokens: Tokens) -> tuple[str, ...]:
    """Names behind "judge", "judges A, B and C", «под председательством судьи»."""
    found: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        before_court = at + 1 < len(tokens) and tokens[at + 1].has("court")  # "Magistrate Court"
        if not (token.word and token.has("judge") and not token.quoted) or before_court:
            at += 1
            continue
        tokens.mask(at, at + 1)
        several = token.low in _JUDGES
        at += 1
        while at < len(tokens) and (
            tokens[at].low in ("by", "is", "-", "–", "—", ":") or tokens[at].has("judge")
        ):
            if tokens[at].word:
                tokens.mask(at, at + 1)
            at += 1
        first = True
        while at < len(tokens):
            run = read_run(tokens, at)
            if run is None:
                break
            found.append(_written(run))
            tokens.mask(run.first, run.last + 1)
            at, first = run.last + 1, False
            if at < len(tokens) and ((several and tokens[at].text == ",") or tokens[at].has("and")):
                if read_run(tokens, at + 1) is None or tokens[at + 1].has("official"):
                    break
                at += 1
            else:
                break
        if first:
            continue
    return tuple(found)


def _written(run: Run) -> str:
    return " ".join(word if word.endswith(".") else clean(word) for word in run.words)


def _courts(text: str, tokens: Tokens, places: Places, told: Spans) -> None:
    """Mask every phrase that names a court; the first one told with the sitting is its court, else the first."""
    known = False  # is the court named where the sitting is told?
    openings = {0} | {index + 1 for index, token in enumerate(tokens) if token.text in (".", "!", "?")}
    for at, token in enumerate(tokens):
        if not (token.word and token.has("court")) or token.quoted or token.masked:
            continue
        if (
            at
            and token.low in ("соты", "сот")
            and not tokens[at - 1].classes
            and _is_owner(tokens[at - 1].text)
        ):
            continue  # «Мысаловтың соты»: somebody's trial
        if at and tokens[at - 1].low.startswith(_OF_COURTS):
            continue  # «пресс-секретарь суда Анна Примерова»: who speaks for it
        first = _court_start(tokens, at)
        last = _court_end(tokens, at)
        if at + 2 < len(tokens) and tokens[at + 1].low == "по" and tokens[at + 2].text[0].isupper():
            continue  # «Суд по Примеровой»: whose trial it is
        if last > at and last + 1 < len(tokens) and tokens[last + 1].low == "делу":
            last = at  # «суд по уголовному делу»: a kind of case, and no court
        named = any(
            (
                t.word and t.text[0].isupper() and not t.has("court", "at") and t.low not in _AFTER
            )  # "The court"
            or t.has("court_word")
            and len(t.text) > 3
            for t in tokens[first : last + 1]
            if t is not token
        )
        alone = at - first == 1 and first in openings and last == at
        if not named or (alone and not (tokens[first].has("court_word") or token.low.startswith(_COMPOUNDS))):
            continue
        while first < at and (
            tokens[first].low in ("the", "of", "for", "по", "no", "at", "in") or not tokens[first].word
        ):
            if tokens[first].digits or tokens[first].text in "#№":
                break
            first += 1
        tokens.mask(first, last + 1)
        inside = any(start <= tokens[at].start < end for start, end in told)
        if not places.court or (inside and not known):
            known, places.of_court = inside, (first, last + 1)
            places.court = " ".join(text[tokens[first].start : tokens[last].end].replace("#", "").split())


def _is_owner(word: str) -> bool:
    """May it be a person in the genitive? «Қазақстанның Жоғарғы соты» has another word before the court."""
    return is_surname(word) or (word[0].isupper() and word.lower().endswith(GENITIVE))


def _court_start(tokens: list[Token], at: int) -> int:
    first = at
    if tokens[at].low.startswith(("мосгорсуд", "мособлсуд")):
        return at  # «Мосгорсуд» says of which city it is
    for index in range(at - 1, max(-1, at - 1 - _COURT_REACH), -1):
        token = tokens[index]
        if token.masked or token.quoted:
            break
        proper = (
            token.word
            and token.text[0].isupper()
            and not token.has("at", "role", "judge", "prosecuted", "trigger")
        )
        if token.word and token.has("hearing") and not token.has("court_word"):
            break
        if is_capitals(token.text) and len(token.text) > 3 and not token.has("court_word", "court"):
            break
        if (
            (proper and len(token.text) > 1)
            or token.has("court_word")
            or token.low in _ENDINGS
            or (
                token.digits
                or token.text in "#№"
                or (token.text in ".-’'" and index - 1 >= 0 and tokens[index - 1].digits)
            )
        ):
            first = index
        else:
            break
    return first


def _court_end(tokens: list[Token], at: int) -> int:
    if tokens[at].low in _AT_COURT:
        return at
    last = at
    index = at + 1
    while index < len(tokens) and index - at <= _COURT_REACH:
        token = tokens[index]
        if token.masked or token.quoted or token.low in _TRIALS:
            break
        if token.low == "the" and tokens[index - 1].low not in _AFTER:
            break  # "in the Medeu District Court the appeal of Ann SAMPLE will be heard"
        if token.text == "." and tokens[index - 1].low in ("г", "no", "обл"):
            index += 1
            continue
        if token.low in _AFTER or token.has("court_word"):
            index += 1
            if token.word and token.has("court_word") and token.low not in _AFTER:
                last = index - 1
            continue
        before = tokens[index - 1]
        proper = (
            token.word
            and token.text[0].isupper()
            and not token.has("no_name", "at", "judge", "role", "hearing")
        )
        linked = before.low in _AFTER or before.has("court_word", "region_word") or index == at + 1
        if (proper and linked and not _is_name(tokens, index)) or (
            token.digits and before.text in ("№", ".")
        ):
            last = index
        elif token.low in ("no",) or token.has("region_word"):
            if token.has("region_word"):
                last = index
        else:
            break
        index += 1
    return last


def _is_name(tokens: list[Token], at: int) -> bool:
    run = read_run(tokens, at)
    return run is not None and (run.capitals and len(run.words) > 1)


def opens_with_place(text: str, people: list[Found]) -> bool:
    """ "09:00 ALMATY – Ann SAMPLE", "09:00 VERDICT Ann SAMPLE": one word set off before names that are whole."""
    set_off = text[people[0].end :].lstrip()[:1] in _SET_OFF or text[people[0].end : people[1].start] == " "
    return set_off and not people[0].given_name and all(person.given_name for person in people[1:])


def ends_with_place(text: str, people: list[Found]) -> bool:
    """ "09:00 – Ann SAMPLE, Article 405 – VERDICT": one word set off behind names that are whole."""
    *others, last = people
    before = text[others[-1].end : last.start]
    # «Анна Примерова, ст. 405 ч. 2, Медеуский»: behind the article the district of the court, in short
    district = any(map(str.isdecimal, before)) and text[last.start : last.end].endswith(("ский", "цкий"))
    set_off = (before.rstrip()[-1:] in _SET_OFF or district) and not last.given_name
    return set_off and all(person.given_name for person in others)


_SET_OFF = ("–", "—", ":", ".")


def city_of_head(text: str) -> str:
    """ "10:00, Almaty, Medeu court", "14:30 Shymkent": the proper word of a line below which stands who is tried."""
    tokens = Text(text).tokens
    city = read_places(text, tokens).city
    rest = [t for t in tokens if t.word and not (t.masked or t.digits or t.has("at", "region_word"))]
    if city or len(rest) != 1 or rest[0].classes or not rest[0].text.istitle() or is_surname(rest[0].text):
        return city
    return rest[0].text


def read_court(paragraph: Text) -> Places | None:
    """The court, and the city, that a line names and nothing else: those of the rows below it."""
    if len(paragraph.text) > _LONGEST_COURT or not paragraph.perhaps.issuperset(OF_COURTS):
        return None
    if address := _ADDRESS.search(paragraph.text):
        return read_court(Text(paragraph.text[: address.start()]))
    name, room = split_room(paragraph.text.rstrip(":"))
    if room:
        places = read_court(Text(name))
        return replace(places, courtroom=room) if places else None
    if bench := _BENCH.search(paragraph.text):
        sitting = Text(paragraph.text[bench.start() :].strip(" ,.:–—-()"))
        tokens = sitting.tokens  # asked for once: they are masked
        places, judges = read_court(Text(name[: bench.start()])), read_places(sitting.text, tokens).judges
        alone = judges and all(token.masked or not token.word or token.has("and") for token in tokens)
        return replace(places, judges=judges) if places and alone else None
    tokens = paragraph.tokens
    if "court_word" not in tokens.seen or not tokens.seen.isdisjoint(_NOT_IN_COURTS):
        return None
    places = read_places(paragraph.text, tokens)
    rest = [token for token in tokens if not token.masked and token.word and not token.has("region_word")]
    if not places.court or len(rest) > 1 or any(token.digits and not token.masked for token in tokens):
        return None
    if rest and rest[0].text[0].isupper():
        places.city = places.city or rest[0].text
    elif rest:
        return None
    return places


OF_COURTS = frozenset({"court", "court_word"})
_LONGEST_COURT = 80  # characters
_BENCH = re.compile(r",? ?[(–—-]? ?\b(?:judges?|justices?|суд(?:ья|ьи)|судьялар) ", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*\([^()]*\d[^()]*\):?$")  # «Пробный районный суд (ул. Образцова, 5):»
_NOT_IN_COURTS = (
    "future",
    "past",
    "unless",
    "moved",
    "postponed",
    "cancelled",
    "trigger",
    "trigger_after",
    "judge",
)
