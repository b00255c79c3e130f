"""Time zones as calendar programs understand them: one rule for ever, or none.

A VTIMEZONE written here says only what the zone does from now on: one offset, or one yearly pair of changes.
Programs differ in what they make of anything longer (several read just the first of many dates). So a
hearing is written in its zone's local time only if the zone has kept today's rule since that date, and in UTC
otherwise; then one VTIMEZONE is right in every feed. Refuses to know hearings and the clock: the rule is what
tzdata foresees.
"""

import bisect
import calendar
import dataclasses
import datetime as dt
from functools import cache
from operator import itemgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hearings.formats.lines import CRLF, prop, text

FIRST_YEAR = 1970
LAST_YEAR = 2037
"""The years calendar programs agree on; a rule that begins later is a projection."""

_FOREVER = range(2088, 2116)  # past every table in tzdata, and 28 years meet each weekday on each date
_STEP = dt.timedelta(days=6)  # since 1970 no zone changed twice within that (Recife within 7, in 2000)
_SECOND = dt.timedelta(seconds=1)
_DAY = dt.timedelta(days=1)
_ZERO = dt.timedelta(0)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Kind(NamedTuple):
    """What makes two changes of different years the same change; `at` is the wall-clock time before it."""

    month: int
    weekday: int
    at: dt.time
    before: dt.timedelta
    after: dt.timedelta
    name: str


@dataclasses.dataclass(frozen=True)
class Onset:
    """A change that comes each year on the nth of its weekdays in the month; -1 is the last."""

    kind: Kind
    nth: int

    def wall(self, year: int) -> dt.datetime:
        """The naive local time of the change in that year, by the clock before it."""
        weekday, days = calendar.monthrange(year, self.kind.month)
        first = 1 + (self.kind.weekday - weekday) % 7
        day = first + 7 * (self.nth - 1) if self.nth > 0 else first + (days - first) // 7 * 7
        return dt.datetime.combine(dt.date(year, self.kind.month, day), self.kind.at)

    def instant(self, year: int) -> dt.datetime:
        """The UTC instant of the change in that year."""
        return self.wall(year).replace(tzinfo=dt.UTC) - self.kind.before


@dataclasses.dataclass(frozen=True)
class Rule:
    """What a zone does for ever (one offset, or two yearly onsets), and the first whole day it did so."""

    since: dt.date
    offset: dt.timedelta
    name: str
    onsets: tuple[Onset, ...]


def rule_since(zone_name: str) -> dt.date | None:
    """The first local date from which on the zone has kept today's one offset, or today's yearly pair.

    None if no such rule can be written: the changes follow the moon (Gaza), or no fixed weekday of a month
    (Cairo changes on the day after the last Thursday of October, which may be in November).
    """
    rule = _rule(zone_name)
    return rule.since if rule else None


def uses_tzid(zone_name: str, date: dt.date, fold: int = 0) -> bool:
    """Whether a local time on that date is written with TZID; the second of two equal hours is not."""
    since = rule_since(zone_name)
    return since is not None and since <= date and not fold


@cache
def vtimezone(zone_name: str) -> str:
    """The zone's VTIMEZONE in folded lines. Raises ValueError for a zone whose rule cannot be written."""
    rule = _rule(zone_name)
    if rule is None:
        raise ValueError(f"{zone_name} has no yearly rule")
    lines = ["BEGIN:VTIMEZONE" + CRLF, prop("TZID", text(zone_name))]
    if not rule.onsets:
        lines += _part("STANDARD", _utc(FIRST_YEAR), rule.offset, rule.offset, rule.name)
    for onset in rule.onsets:
        kind = onset.kind
        word = "DAYLIGHT" if kind.after > kind.before else "STANDARD"
        repeats = f"FREQ=YEARLY;BYMONTH={kind.month};BYDAY={onset.nth}{_WEEKDAYS[kind.weekday]}"
        lines += _part(word, onset.wall(FIRST_YEAR), kind.before, kind.after, kind.name, repeats=repeats)
    return "".join(lines) + "END:VTIMEZONE" + CRLF


def _part(
    word: str, start: dt.datetime, before: dt.timedelta, after: dt.timedelta, name: str, *, repeats: str = ""
) -> list[str]:
    return [
        f"BEGIN:{word}" + CRLF,
        prop("DTSTART", f"{start:%Y%m%dT%H%M%S}"),
        prop("TZOFFSETFROM", _offset(before)),
        prop("TZOFFSETTO", _offset(after)),
        prop("TZNAME", text(name)),
        prop("RRULE", repeats) if repeats else "",
        f"END:{word}" + CRLF,
    ]


def _offset(offset: dt.timedelta) -> str:
    """`+0530`, `-0300` (RFC 5545 3.3.14)."""
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    return f"{'-' if offset < _ZERO else '+'}{hours:02}{minutes:02}"


@cache
def _rule(zone_name: str) -> Rule | None:
    zone = ZoneInfo(zone_name)
    changes = _changes(zone)
    onsets = _onsets(zone, [change for change in changes if change.year in _FOREVER])
    if onsets is None:
        return None
    since = _first_whole_day(zone, changes, onsets)
    end = _utc(LAST_YEAR + 1)
    if since > end.date():
        return None
    return Rule(since, _offset_at(zone, end), end.astimezone(zone).tzname() or zone_name, onsets)


def _onsets(zone: ZoneInfo, changes: list[dt.datetime]) -> tuple[Onset, ...] | None:
    """The yearly changes, none or two; None if they do not fall on the same weekday of a month each year."""
    days: dict[Kind, list[dt.date]] = {}
    for change in changes:
        before, after = _offset_at(zone, change - _SECOND), _offset_at(zone, change)
        wall = change.replace(tzinfo=None) + before
        name = change.astimezone(zone).tzname() or ""
        kind = Kind(wall.month, wall.weekday(), wall.time(), before, after, name)
        days.setdefault(kind, []).append(wall.date())
    onsets = [Onset(kind, nth) for kind, dates in days.items() if (nth := _nth(dates))]
    yearly = all(len(dates) == len(_FOREVER) for dates in days.values())
    return tuple(onsets) if yearly and len(onsets) == len(days) and len(days) in (0, 2) else None


def _nth(days: list[dt.date]) -> int | None:
    """Which of its weekdays in the month each day is: 1 to 4, -1 for the last; None if they differ."""
    if all(day.day + 7 > calendar.monthrange(day.year, day.month)[1] for day in days):
        return -1
    numbers = {(day.day + 6) // 7 for day in days}
    return numbers.pop() if len(numbers) == 1 else None


def _first_whole_day(zone: ZoneInfo, changes: list[dt.datetime], onsets: tuple[Onset, ...]) -> dt.date:
    """The first local date after the last instant at which the zone's offset was not the rule's."""
    years = range(FIRST_YEAR - 1, _FOREVER.stop)
    foreseen = sorted((onset.instant(year), onset.kind.after) for onset in onsets for year in years)
    always = _offset_at(zone, _utc(_FOREVER.stop))
    begin = _utc(FIRST_YEAR)
    moments = sorted({begin, *changes, *(moment for moment, _ in foreseen if moment > begin)})
    agreed_from = None
    for moment in reversed(moments):
        passed = bisect.bisect_right(foreseen, moment, key=itemgetter(0))
        if _offset_at(zone, moment) != (foreseen[passed - 1][1] if passed else always):
            break
        agreed_from = moment
    if agreed_from is None:
        return dt.date.max
    if agreed_from == begin:
        return begin.date()
    wall = max(_offset_at(zone, agreed_from - _SECOND), _offset_at(zone, agreed_from)) + agreed_from
    return wall.date() if wall.time() == dt.time.min else wall.date() + _DAY


def _changes(zone: ZoneInfo) -> list[dt.datetime]:
    """Each UTC instant from 1970 on at which the zone's offset changes."""
    found = []
    here, end = _utc(FIRST_YEAR), _utc(_FOREVER.stop)
    offset = _offset_at(zone, here)
    while here < end:
        there = here + _STEP
        if (new_offset := _offset_at(zone, there)) != offset:
            low, high = here, there
            while high - low > _SECOND:
                middle = low + (high - low) // _SECOND // 2 * _SECOND
                low, high = (middle, high) if _offset_at(zone, middle) == offset else (low, middle)
            found.append(high)
        here, offset = there, new_offset
    return found


def _offset_at(zone: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or _ZERO


def _utc(year: int) -> dt.datetime:
    return dt.datetime(year, 1, 1, tzinfo=dt.UTC)
