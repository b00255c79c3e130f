"""Dates as announcements write them: "6 May 2021", «20 мая», «2021 жылғы 27 мамырда», "Jan. 15", 31.08.2016.

Finds dates and says how sure each is; never repairs an impossible one and never picks a year without being told by
what to count. Knows no time zones and no hours.
"""

import datetime as dt
import re
from typing import NamedTuple

from hearings.bulletin.text.tokens import Text, Token, Tokens
from hearings.bulletin.when.bare_days import ORDINAL, beside_weekdays
from hearings.bulletin.when.brief_days import find_inner, find_opening
from hearings.bulletin.when.days import (
    MONTH_NAMES,
    is_day,
    is_year,
    month_of,
    number_of_day,
    step_over,
    token_at,
    typed_small,
)

_NUMERIC = re.compile(
    r"(?<![\w./:№-])(?:(?P<y1>\d{4})(?P<s1>[-./])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<s2>[./-])(?P<m2>\d{1,2})(?P=s2)(?P<y2>\d{4}|\d{2}))(?!(?![гж]\.)[\w/]|[.-]\d)"
)
_JOINED = re.compile(r"\d[-./]\d")  # without it there is no date in figures alone
_SHORT = re.compile(r"(?<![\w./:№-])(?<!\b[Aa]t )(\d\d|(?<=\()\d)[./]([01]\d)(?![\w/:]|[.]\d)")
_ROMAN = re.compile(r"(?<![\w./])(\d{1,2})[. ]([IVXІХ]{1,4})(?:[. ](\d{4})(?!\d)|(?=\.?\s\d{1,2}:))")
_BEFORE_ROMAN = re.compile(r"\d[. ][IVXІХ]")
_LATIN = str.maketrans("ІХ", "IX")
_ROMAN_MONTHS = {name: at for at, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
_ENDED = re.compile(r"[’'‘ʼ`´-]\w")  # without it no word has such an ending
_DIGITS = re.compile(r"\d+")
_YEAR_WORDS = frozenset("года год году г гг жыл жылы жылғы жылдың ж жылдын yılı y".split())
_DAY_ENDINGS = frozenset({"st", "nd", "rd", "th", "го", "е", "ое", "ші", "шы"})
_DATED = MONTH_NAMES | {"today", "tomorrow", "after_tomorrow"}
WEEKDAYS = {f"weekday{number}": number for number in range(7)}
CLASSES_OF_DATES = _DATED | frozenset(WEEKDAYS)
WORDS_OF_DATES = _YEAR_WORDS | _DAY_ENDINGS | {"of", "the"}  # beside months and weekdays
_BACKWARDS = frozenset("since from dated of с от before after until till до после вместо".split())
_UP_TO = frozenset({"to", "till", "until", "through", "по"})
_FROM = frozenset({"from", "с", "со"})
_BEFORE_ROW = frozenset({":", "on", "for", "на"})  # days, "on 4, 5, 6 May"
_ARTICLE = frozenset({"the"})  # "Thursday the 6th of May"
_RELATIVE = ("after_tomorrow", "today", "tomorrow", "yesterday")


class DateFound(NamedTuple):
    """A date in the text between two tokens. `value` is None when it is impossible or its year is not known.

    `day`, `month` are as written, `month` 0 beside a weekday alone; `choices` holds every reading of "5/6/2021".
    """

    first: int
    last: int  # index of the last token
    value: dt.date | None
    day: int = 0
    month: int = 0
    year: int | None = None
    weekday: int | None = None
    impossible: bool = False
    guessed: str = ""
    choices: tuple[dt.date, ...] = ()
    relative: str = ""
    backward: bool = False  # "of 28 May 2017", "since 5 March": tells of something else
    ranged: bool = False  # the first day of "15 – 19 January"
    called: str = ""  # "tomorrow", of "tomorrow, 6 May"
    slashed: bool = False  # "6/5": without its year, perhaps the month first


def date_or_none(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def holds_date(text: Text) -> bool:
    """May a date stand there? Told at a glance."""
    return (
        not text.perhaps.isdisjoint(WEEKDAYS)
        and ORDINAL.search(text.text) is not None
        or not text.perhaps.isdisjoint(_DATED)
        or _JOINED.search(text.text) is not None
        or _ENDED.search(text.text) is not None
        or _BEFORE_ROMAN.search(text.text) is not None
    )


def find_dates(text: str, tokens: Tokens, *, short: bool = False) -> list[DateFound]:
    """Every date, in order. `short`: "06.05" is one too, as in a heading, where no hour stands."""
    joined = _JOINED.search(text) is not None
    brief = list(_SHORT.finditer(text)) if short and joined else []
    if brief:
        return _find(text, tokens, joined, brief)
    if tokens.dates is None:
        tokens.dates = _find(text, tokens, joined, brief)
    return tokens.dates


def _find(text: str, tokens: Tokens, joined: bool, brief: list[re.Match[str]]) -> list[DateFound]:
    found = [*_worded(text, tokens), *_numeric(text, tokens, joined, brief)]
    if not tokens.seen.isdisjoint(_RELATIVE):
        found += _relative(tokens)
    if not tokens.seen.isdisjoint(WEEKDAYS):
        found += [
            DateFound(first, last, None, day, weekday=weekday)
            for first, last, day, weekday in beside_weekdays(text, tokens)
            if not any(first <= date.last and date.first <= last for date in found)
        ]
    found.sort(key=lambda date: date.first)
    kept: list[DateFound] = []
    for date in found:
        if kept and date.first <= kept[-1].last:
            continue
        between = tokens[kept[-1].last + 1 : date.first] if kept else []
        if kept and _says_again(kept[-1], date, between) and not any(token.has("sets") for token in between):
            # "tomorrow, 6 May", «6 мамыр / 6 мая 2021»: one day said twice, and the fuller way counts
            one = kept.pop()
            date = date._replace(
                first=one.first,
                year=date.year or one.year,
                value=date.value or one.value,
                called=one.relative,
            )
        kept.append(date)
    return [_with_neighbours(date, tokens) for date in kept]


def _says_again(one: DateFound, other: DateFound, between: list[Token]) -> bool:
    if other.relative or sum(token.classes.isdisjoint(WEEKDAYS) for token in between) > 1:
        return False
    same = (one.day, one.month) == (other.day, other.month) and None in (one.year, other.year)
    return one.relative not in ("", "yesterday") or same


def _worded(text: str, tokens: Tokens) -> list[DateFound]:
    found: list[DateFound] = []
    if tokens.seen.isdisjoint(MONTH_NAMES) and not _ENDED.search(text):
        return found
    for index, token in enumerate(tokens):
        if token.classes.isdisjoint(MONTH_NAMES) if token.classes else not token.word or token.text.isalpha():
            continue
        month = month_of(token) or typed_small(tokens, index)
        if not month:
            continue
        day_at = step_over(tokens, index - 1, "-.»”", -1, _DAY_ENDINGS | {"of"})
        taken = found and found[-1].last >= day_at  # "Dec 30 – Jan 4": of the month before it
        near = index - day_at <= 3 and tokens[index].start - tokens[day_at].end <= 6
        if is_day(tokens, day_at) and near and not taken:
            found += _with_days_before(tokens, _day_first(tokens, day_at, index, month))
            continue
        day_at = step_over(tokens, index + 1, ".", 1, frozenset({"the", "айының"}))
        if not is_day(tokens, day_at) or day_at - index > 2 or tokens[day_at].start - token.end > 8:
            continue
        if token.text.isascii() or _with_ending(tokens, day_at) > day_at:  # «мамырда 6 адам» counts people
            found += _with_days_behind(tokens, _month_first(tokens, index, day_at, month))
    return found


def _with_days_behind(tokens: list[Token], date: DateFound) -> list[DateFound]:
    """The days of "June 13 and 16", "June 13, 14 and 16": each a date of its own, unless the last counts something."""
    days, at, joined = [date], date.last, False
    while not joined and (link := token_at(tokens, at + 1)):
        behind = token_at(tokens, at + 2)
        further = (
            at + 2 + (link.text == "," and behind is not None and behind.has("and"))
        )  # "June 6, 7, and 10"
        if not is_day(tokens, further):
            break
        joined = link.has("and") or further > at + 2
        if not (joined or link.text == ",") or not days[-1].day < number_of_day(tokens[further]) < 32:
            return [date]
        end = _with_ending(tokens, further)
        days.append(_made(further, end, number_of_day(tokens[further]), date.month, date.year))
        at = end
    after = token_at(tokens, at + 1)
    glued = after is not None and after.start == tokens[at].end and is_day(tokens, at + 2)
    counts = after is not None and after.word and not after.has("stop") and after.low != "for"
    return days if joined and not (counts or glued) else [date]


def _with_days_before(tokens: list[Token], date: DateFound) -> list[DateFound]:
    """The days of "5, 6 and 7 May", «2021 жылғы 6 және 7 мамыр»: each a date of its own; of "6-7 May" the last."""
    days, first = [date.first], date.first
    row = _opens_row(tokens, date.first)
    while link := token_at(tokens, first - 1):
        before = (
            first - 2 - (link.has("and") and tokens[first - 2].text == "," and first > 2)
        )  # "6, 7, and 10 May"
        listed = link.has("and") or (link.text == "," and (row or len(days) > 1))
        if not is_day(tokens, before) or not (listed or link.text in "-–—"):
            break
        if not 0 < number_of_day(tokens[before]) < number_of_day(tokens[first]):
            break
        first = before
        days = [first, *days] if listed else days
    if first == date.first:
        return [date]
    year, first = (date.year, first) if date.year else _year_before(tokens, first)
    found = [_made(at, at, number_of_day(tokens[at]), date.month, year) for at in days[:-1]]
    found[:1] = [one._replace(first=first) for one in found[:1]]
    return [*found, _made(date.first, date.last, date.day, date.month, year)]


def _opens_row(tokens: list[Token], day_at: int) -> bool:
    """ "Hearings: 4, 5, 6 May", "set for 4, 6 May": are the days before it a row, and no number of a room?"""
    at = day_at
    while at > 1 and tokens[at - 1].text == "," and is_day(tokens, at - 2):
        at -= 2
    before = tokens[at - 1] if 0 < at < day_at else None
    if before is None or before.masked:
        return False
    return before.low in _BEFORE_ROW or before.has("future") or (day_at - at > 2 and before.has("hearing"))


def _year_before(tokens: list[Token], day_at: int) -> tuple[int | None, int]:
    """The year before a day, «2021 жылғы 6 мамыр», and where it stands; none, and the day’s own place."""
    before = step_over(tokens, day_at - 1, ".,", -1, _YEAR_WORDS)
    if is_year(tokens, before) and day_at - before <= 3 and before < day_at - 1:
        return number_of_day(tokens[before]), before
    return None, day_at


def _day_first(tokens: list[Token], day_at: int, month_at: int, month: int) -> DateFound:
    first, last, year = day_at, month_at, None
    behind = _behind_weekday(tokens, month_at)
    after = step_over(tokens, behind + 1, ",.'’", 1)
    # a suffix set off by an apostrophe or a hyphen stays with the month: "1 Temmuz'da", "6 мамыр-да"
    if is_year(tokens, after) and after - behind <= 2:
        year, last = number_of_day(tokens[after]), after
        word = token_at(tokens, after + 1)
        if word and word.low in _YEAR_WORDS:
            last = after + 1
    else:
        year, first = _year_before(tokens, day_at)
    date = _made(first, last, number_of_day(tokens[day_at]), month, year)
    named = tokens[behind - 1].classes & WEEKDAYS.keys() if month_at < behind < last else ()
    return date._replace(weekday=WEEKDAYS[name]) if (name := next(iter(named), "")) else date


def _behind_weekday(tokens: list[Token], month_at: int) -> int:
    """The last token of "(Thursday)" between a month and its year, «3 марта (четверг) 2022 г.»; else the month."""
    inside, close = token_at(tokens, month_at + 2), token_at(tokens, month_at + 3)
    bracket = close is not None and tokens[month_at + 1].text == "(" and close.text == ")"
    return month_at + 3 if bracket and inside and not inside.classes.isdisjoint(WEEKDAYS) else month_at


def _month_first(tokens: list[Token], month_at: int, day_at: int, month: int) -> DateFound:
    first, last = month_at, _with_ending(tokens, day_at)
    after = step_over(tokens, last + 1, ",", 1)
    if is_year(tokens, after) and after - last <= 2:
        return _made(first, after, number_of_day(tokens[day_at]), month, number_of_day(tokens[after]))
    year, first = _year_before(tokens, month_at)
    return _made(first, last, number_of_day(tokens[day_at]), month, year)


def _with_ending(tokens: list[Token], day_at: int) -> int:
    """Where a day ends, "6th" and «6-сында» included."""
    sign, ending = token_at(tokens, day_at + 1), token_at(tokens, day_at + 2)
    if sign is None or sign.start != tokens[day_at].end:
        return day_at
    hyphened = sign.text == "-" and ending is not None and ending.word and ending.start == sign.end
    return day_at + 2 * hyphened + (sign.low in _DAY_ENDINGS)


def _made(first: int, last: int, day: int, month: int, year: int | None) -> DateFound:
    if year is None:
        possible = date_or_none(2024, month, day) is not None
        return DateFound(first, last, None, day, month, impossible=not possible)
    value = date_or_none(year, month, day)
    return DateFound(first, last, value, day, month, year, impossible=value is None)


def _numeric(text: str, tokens: list[Token], joined: bool, brief: list[re.Match[str]]) -> list[DateFound]:
    found: list[DateFound] = []
    matches, opening, inner = [], None, []
    if joined:
        inner = find_inner(text)
        matches = [m for digits in _DIGITS.finditer(text) if (m := _NUMERIC.match(text, digits.start()))]
        opening = find_opening(text)
    roman = list(_ROMAN.finditer(text)) if _BEFORE_ROMAN.search(text) else []
    if not (matches or brief or opening or inner or roman):
        return []
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    for match in matches:
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is None or last is None:
            continue
        if match["y1"]:
            year, month, day = int(match["y1"]), int(match["m1"]), int(match["d1"])
            found.append(_made(first, last, day, month, year))
            continue
        day, month, year = int(match["d2"]), int(match["m2"]), int(match["y2"])
        guessed = ""
        if len(match["y2"]) == 2:
            year, guessed = 2000 + year, "the year has two digits"
        date = _made(first, last, day, month, year)
        other = date_or_none(year, day, month)
        if match["s2"] == "/" and other and date.value and other != date.value:
            date = date._replace(guessed="day/month and month/day both fit", choices=(date.value, other))
        elif match["s2"] == "/" and other and not date.value:
            date = date._replace(value=other, day=month, month=day, impossible=False)
        elif guessed:
            date = date._replace(guessed=guessed)
        found.append(date)
    for match in roman:
        first, last = starts.get(match.start()), ends.get(match.end())
        month = _ROMAN_MONTHS.get(match[2].translate(_LATIN), 0)
        if first is not None and last is not None and month:
            found.append(_made(first, last, int(match[1]), month, int(match[3]) if match[3] else None))
    if opening:
        first, last = starts.get(opening.start(1)), ends.get(opening.end(3))
        if first is not None and last is not None and date_or_none(2024, int(opening[3]), int(opening[1])):
            date = _made(first, last, int(opening[1]), int(opening[3]), None)
            found.append(date._replace(slashed=opening[2] == "/"))
    for match in [*inner, *brief]:
        first, last = starts.get(match.start()), ends.get(match.end(2))
        if first is not None and last is not None:
            found.append(_made(first, last, int(match[1]), int(match[2]), None))
    return found


def _relative(tokens: Tokens) -> list[DateFound]:
    found: list[DateFound] = []
    changed = not tokens.seen.isdisjoint(("moved", "postponed"))
    for index, token in enumerate(tokens):
        name = next((name for name in _RELATIVE if token.has(name)), "")
        if not name or not token.word or token.quoted:
            continue
        # "moved from yesterday": what else is told of yesterday is not about a sitting to come
        of_change = token.low == "кешеден" or index > 0 and tokens[index - 1].low in _FROM
        if name != "yesterday" or (of_change and changed):
            last = index + (token.span - 1 if name == "after_tomorrow" else 0)
            found.append(DateFound(index, last, None, relative=name, backward=name == "yesterday"))
    return found


def _with_neighbours(date: DateFound, tokens: list[Token]) -> DateFound:
    """Take in the weekday beside the date, and note what stands before it."""
    first, last, weekday = date.first, date.last, date.weekday
    before = step_over(tokens, first - 1, ",.(", -1, _ARTICLE)
    after = step_over(tokens, last + 1, ",.(–—", 1, _YEAR_WORDS)
    for index in (before, after):
        token = token_at(tokens, index)
        names = [name for name in token.classes if name in WEEKDAYS] if token and token.word else []
        if token and names and not (len(token.low) <= 3 and token.text[0].islower() and token.text.isascii()):
            weekday = WEEKDAYS[names[0]]
            first, last = min(first, index), max(last, index)
            break
    word = token_at(tokens, first - 1)
    if word and word.low in ("on", "the", "числа"):
        word = token_at(tokens, first - 2)
    mark = token_at(tokens, date.last + 1)
    dash = token_at(tokens, date.first - 1)
    ranged = bool(
        mark and mark.text in "-–—" and (is_day(tokens, date.last + 2) or _near_month(tokens, date.last + 2))
    ) or bool(dash and (dash.text in "-–—" or dash.low in _UP_TO) and is_day(tokens, date.first - 2))
    return date._replace(
        first=first,
        last=last,
        weekday=weekday,
        backward=date.backward
        or bool(word and word.low in _BACKWARDS and not _breaks_off(tokens, first - 2))
        and not (mark is not None and mark.low in _UP_TO and is_day(tokens, date.last + 2))
        or (mark is not None and mark.low in ("орнына", "емес")),
        ranged=ranged,
    )


def _breaks_off(tokens: list[Token], index: int) -> bool:
    """«Суд объявил перерыв до 25 ноября», "a break until 25 November": till the day on which the sitting goes on."""
    token = token_at(tokens, index)
    return token is not None and token.low.startswith(("перерыв", "break", "recess"))


def _near_month(tokens: list[Token], index: int) -> bool:
    token = token_at(tokens, index)
    return bool(token and token.word and month_of(token))
