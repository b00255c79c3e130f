"""From the announced wall-clock time to the instant it names, and back. Knows no Django and reads no clock.

The announced date, hour and zone are the truth; instants are derived and derived again when a zone's law changes.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from offices import clocks

DEFAULT_LENGTH = dt.timedelta(minutes=60)
FIRST_DATE, LAST_DATE = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
"""Between these a hearing lies; beyond, no page has an address and at the ends of the calendar no clock can be read."""


def is_zone(name: str) -> bool:
    """Whether the zone exists."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


class NoSuchTime(ValueError):
    """The clocks jump over this wall time: it never shows on that day."""

    def __init__(self, date: dt.date, time: dt.time, zone: str) -> None:
        self.date, self.time, self.zone = date, time, zone
        super().__init__(f"{time:%H:%M} does not exist on {date} in {zone}: the clocks jump over it")


def instant(date: dt.date, time: dt.time, *, zone: str, fold: int = 0) -> dt.datetime:
    """The UTC instant of a wall time in an IANA zone; `fold` 1 is the second run of an hour that happens twice.

    Raises NoSuchTime for a wall time the clocks jump over (PEP 495: it does not survive the way to UTC and back), and
    for the first and the last hours of the calendar, which no clock of another zone can show.
    """
    wall = dt.datetime.combine(date, time.replace(tzinfo=None), tzinfo=ZoneInfo(zone)).replace(fold=fold)
    try:
        utc = wall.astimezone(dt.UTC)
    except OverflowError:
        raise NoSuchTime(date, time, zone) from None
    if utc.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise NoSuchTime(date, time, zone)
    return utc


def happens_twice(date: dt.date, time: dt.time, *, zone: str) -> bool:
    """Whether the clocks show this wall time twice that day, so that somebody must say which is meant."""
    wall = dt.datetime.combine(date, time, tzinfo=ZoneInfo(zone))
    first, second = (wall.replace(fold=fold).utcoffset() or dt.timedelta() for fold in (0, 1))
    # In a gap the two offsets differ as well, but then the first offset is the smaller one.
    return first > second


def day_start(date: dt.date, *, zone: str) -> dt.datetime:
    """The UTC instant at which the day begins there."""
    return day_end(date - dt.timedelta(days=1), zone=zone)


def day_end(date: dt.date, *, zone: str) -> dt.datetime:
    """The UTC instant at which the next day begins there: its midnight, or the first moment when that is jumped over."""
    tomorrow = date + dt.timedelta(days=1)
    for minutes in range(0, 181, 15):
        try:
            return instant(tomorrow, dt.time(*divmod(minutes, 60)), zone=zone)
        except NoSuchTime:
            continue
    # A zone may skip a whole day (Samoa's 30 December 2011): then the day after begins it.
    return day_end(tomorrow, zone=zone)


def local(moment: dt.datetime, zone: str) -> dt.datetime:
    """The moment as clocks in the zone show it."""
    return moment.astimezone(ZoneInfo(zone))


def today(now: dt.datetime, zone: str) -> dt.date:
    """The date in the zone at `now`."""
    return local(now, zone).date()


def offset_name(moment: dt.datetime, zone: str) -> str:
    """The zone's offset at that moment as readers see it: `UTC+6`, `UTC+5:30`, `UTC−3`, `UTC`."""
    return clocks.offset_name(local(moment, zone))


def quarter(now: dt.datetime) -> dt.datetime:
    """The beginning of the quarter-hour `now` is in. Every zone's midnight is one (tzdata 2026f, all 598 zones)."""
    utc = now.astimezone(dt.UTC)
    return utc.replace(minute=utc.minute - utc.minute % 15, second=0, microsecond=0)


def is_quarter(moment: dt.datetime) -> bool:
    """Whether the moment is a quarter-hour exactly, as releases must be."""
    return moment == quarter(moment)


def week_start(year: int, week: int) -> dt.date:
    """The Monday of an ISO week (ISO 8601); raises ValueError for week 54, or week 53 of a year of 52."""
    return dt.date.fromisocalendar(year, week, 1)


def month_end(first: dt.date) -> dt.date:
    """The last day of the month that begins on `first`."""
    return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
