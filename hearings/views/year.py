"""A year: the number of hearings by month as a table with bars, and by day as twelve small months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import calendars, copies, times
from hearings.converters import FIRST_YEAR, LAST_YEAR
from hearings.views.frame import page

STEPS = ((5, 4), (3, 3), (2, 2), (1, 1))
"""From so many hearings on a day, which shade: 1, 2, 3–4, 5 and over."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in a small month; `shade` is 0 without hearings."""

    date: dt.date
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month of the year; `share` is the length of its bar in hundredths of the longest."""

    first: dt.date
    count: int
    share: int
    weeks: tuple[tuple[Cell | None, ...], ...]


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    now = copies.now()
    calendar = calendars.year(year, now)
    by_day = dict(calendar.hearings.order_by("date").values_list("date").annotate(Count("pk")))
    context = {
        "year": year,
        "months": year_months(year, by_day),
        "total": sum(by_day.values()),
        "days": len(by_day),
        "previous": year - 1 if year > FIRST_YEAR else None,
        "next": year + 1 if year < LAST_YEAR else None,
    }
    return page(request, "hearings/year.html", context, now=now, calendar=calendar, section="month")


def year_months(year: int, by_day: Mapping[dt.date, int]) -> list[YearMonth]:
    """Twelve months from the counts of days."""
    firsts = [dt.date(year, number, 1) for number in range(1, 13)]
    counts = [sum(count for date, count in by_day.items() if date.month == first.month) for first in firsts]
    longest = max(counts) or 1
    return [
        YearMonth(first, count, round(100 * count / longest), small_month(first, by_day))
        for first, count in zip(firsts, counts, strict=True)
    ]


def small_month(first: dt.date, by_day: Mapping[dt.date, int]) -> tuple[tuple[Cell | None, ...], ...]:
    """The month's days by week, Monday first, nothing where the day is another month's."""
    cells: list[Cell | None] = [None] * first.weekday()
    for number in range(times.month_end(first).day):
        date = first + dt.timedelta(days=number)
        cells.append(Cell(date, by_day.get(date, 0), shade(by_day.get(date, 0))))
    cells += [None] * (-len(cells) % 7)
    return tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))


def shade(count: int) -> int:
    """How dark a day with so many hearings is, 0 to 4."""
    return next((step for least, step in STEPS if count >= least), 0)
