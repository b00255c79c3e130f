"""From the words of an address to the calendar it names; raises Http404 where there is none.

Each function takes the clock and what the converters made of the address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from hearings import calendars
from hearings.calendars import Calendar


def all_hearings(*, now: dt.datetime) -> Calendar:
    return calendars.all_hearings(now)


def day(*, now: dt.datetime, date: dt.date) -> Calendar:
    return calendars.day(date, now)


def week(*, now: dt.datetime, monday: dt.date) -> Calendar:
    return calendars.week(monday, now)


def month(*, now: dt.datetime, first: dt.date) -> Calendar:
    return calendars.month(first, now)


def year(*, now: dt.datetime, year: int) -> Calendar:
    return calendars.year(year, now)


def in_year(opened: Callable[..., Calendar]) -> Callable[..., Calendar]:
    """The same, for a year of what `opened` finds."""

    def opened_year(*, now: dt.datetime, year: int, **address: Any) -> Calendar:
        return calendars.in_year(opened(now=now, **address), year, now)

    return opened_year
