"""Several days in one expression: "6-10 May", "from 30 May to 2 June", "6, 7 and 10 May".

Listed days hold a sitting each; of a range only "daily" says so, any other is asked about. Knows the tokens beside a
date.
"""

import datetime as dt
from collections.abc import Sequence

from hearings.bulletin.entries import Mark
from hearings.bulletin.text.tokens import Token
from hearings.bulletin.when.dates import DateFound, date_or_none
from hearings.bulletin.when.deeds import is_done_on
from hearings.bulletin.when.years import mark_of, resolve

NO_DAY = Mark("date", "doubtful", "no date is named")  # for this sitting; the text has others
_SEVERAL = "several days are named"
_UNTIL = frozenset({"дейін", "шейін"})
_FROM = frozenset({"from", "с", "со"})
_BEFORE = _FROM | {"on"}
_UP_TO = frozenset({"to", "till", "until", "through", "по", "до"})
_OF_HOURS, _NO_DAY = frozenset({"a", "am", "p", "pm", "o", "hours", ":"}), 32
_DASHES = "-–—"
_NEAR = 5  # tokens between a range and "daily"
_MOST_OFFERED, _MOST_HELD = 7, 14  # days
_FRIDAY = 4

Range = tuple[DateFound | None, DateFound]


def range_of(
    date: DateFound, dates: Sequence[DateFound], tokens: list[Token], *, worded: bool
) -> Range | None:
    """ "6-10 May", "May 6-10": the days between which the sittings are; the first is None if it is not told.

    `worded`: "from 6 to 10 May" is one too, as it is not where a sitting was moved.
    """
    behind = tokens[date.last + 1 : date.last + 4]
    if worded and behind and behind[0].low in _UNTIL and not behind[0].has("future"):
        return _up_to(date, dates, tokens)  # «25 қарашаға дейін үзіліс» tells when it goes on
    if len(behind) > 1 and behind[1].digits and not tokens[date.first].digits:
        hour = len(behind) > 2 and behind[2].low in _OF_HOURS
        rises = len(behind[1].text) < 3 and date.day < int(behind[1].text) < _NO_DAY
        if (
            date.ranged
            and behind[0].end == behind[1].start
            or (behind[0].low in _UP_TO and not hour and rises)
        ):
            return date, _on(date, int(behind[1].text)) if rises else date  # "May 18 to 21"
    if (joined := _joined(date, dates, tokens)) is not None:
        return joined
    if date.first < 2:
        return None
    before, dash = tokens[date.first - 2 : date.first]
    if not before.digits or len(before.text) > 2 or int(before.text) >= date.day:
        opened = worded and date.first > 2 and dash.low in _UP_TO
        return _up_to(date, dates, tokens) if opened and _opens(date, dates, tokens) else None
    whole = _on(date, int(before.text)), date
    if dash.has("and") and date.first > 2 and tokens[date.first - 3].low == "between":
        return whole
    opening = tokens[date.first - 3].low if date.first > 2 else ""
    if dash.text in _DASHES:  # "on 4 – 6 May", not "court 5 – 6 May, 10:00"
        return whole if before.end == dash.start or opening in _BEFORE else None
    return whole if worded and dash.low in _UP_TO and opening in _FROM else None


def _joined(date: DateFound, dates: Sequence[DateFound], tokens: list[Token]) -> Range | None:
    """ "30 May – 2 June", "between 4 May and 6 May": the range that begins with a date and ends with the next."""
    other = next((one for one in dates if one.first == date.last + 2), None)
    if other is None or not (date.day and other.day):
        return None
    link = tokens[date.last + 1]
    between = link.has("and") and date.first > 0 and tokens[date.first - 1].low == "between"
    return (date, other) if link.text in _DASHES or between else None


def _opens(date: DateFound, dates: Sequence[DateFound], tokens: list[Token]) -> bool:
    """ "from 30 May to 6 June": does the date before it stand behind "from", and nothing between?"""
    first = _before(date, dates)
    return first is not None and first.last == date.first - 2 and tokens[first.first - 1].low in _FROM


def _before(date: DateFound, dates: Sequence[DateFound]) -> DateFound | None:
    return next((other for other in reversed(dates) if other.last < date.first), None)


def _up_to(date: DateFound, dates: Sequence[DateFound], tokens: list[Token]) -> Range:
    """The range that ends with a date; it begins with the date right before it, if there is one."""
    first = _before(date, dates)
    return (first if first and date.first - first.last <= 2 else None), date


def _on(date: DateFound, day: int) -> DateFound:
    value = date_or_none(date.value.year, date.month, day) if date.value else None
    return date._replace(day=day, value=value, weekday=None)


def days_of(span: Range, tokens: list[Token], reference: dt.date | None) -> tuple[list[dt.date], Mark]:
    """The days on which a sitting is held, if it is held daily between them; else none, and they are asked about."""
    first, last = (resolve(one, reference) if one else None for one in span)
    if not (first and last and first.value and last.value and first.value < last.value):
        return [], NO_DAY
    count = min((last.value - first.value).days, _MOST_HELD) + 1
    days = [first.value + dt.timedelta(days=step) for step in range(count)]
    beside = tokens[max(0, first.first - _NEAR) : last.last + 1 + _NEAR]
    daily = any(token.has("daily") and not token.quoted for token in beside)
    if daily and count <= _MOST_HELD and all(day.weekday() <= _FRIDAY for day in days):
        return days, mark_of(last)
    offered = [days[0], last.value] if count > _MOST_OFFERED else days
    return [], Mark("date", "doubtful", _SEVERAL, tuple(day.isoformat() for day in offered))


def listed_days(
    day: DateFound, dates: list[DateFound], tokens: list[Token], reference: dt.date | None
) -> list[dt.date]:
    """The days told in one row with the one that was chosen, "6, 7 and 10 May", in their order."""
    at = next((at for at, one in enumerate(dates) if one.first == day.first), None)
    if at is None:
        return [day.value] if day.value else []
    begin, end = at, at + 1
    while begin and not dates[begin - 1].backward and _are_linked(dates[begin - 1], dates[begin], tokens):
        if is_done_on(dates[begin - 1], tokens):
            break  # «задержанный 29 ноября, 1 декабря предстанет перед судом»
        begin -= 1
    while end < len(dates) and _are_linked(dates[end - 1], dates[end], tokens):
        end += 1
    values = [day.value if one is dates[at] else resolve(one, reference).value for one in dates[begin:end]]
    return list(dict.fromkeys(value for value in values if value))


def _are_linked(one: DateFound, other: DateFound, tokens: list[Token]) -> bool:
    link = tokens[one.last + 1 : other.first]
    return 0 < len(link) < 3 and not other.relative and all(t.has("and") or t.text == "," for t in link)
