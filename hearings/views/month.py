"""A month as a table of weeks, and below it as a list, which is the better way to read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import calendars, copies, times
from hearings.views.days import Day, counts, days_of
from hearings.views.frame import page
from hearings.views.neighbours import neighbours

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Week:
    """A line of the table: seven cells, nothing where the day is another month's."""

    monday: dt.date
    number: int
    cells: tuple[Day | None, ...]


@require_safe
def month(request: HttpRequest, first: dt.date) -> HttpResponse:
    now = copies.now()
    calendar = calendars.month(first, now)
    days = days_of(calendar, request.lang, now)
    context = {
        "first": first,
        "weeks": weeks(days),
        "listed": [day for day in days if day.entries],
        "counts": counts(days),
        "unshown": days.unshown,
        **neighbours((first - ONE_DAY).replace(day=1), times.month_end(first) + ONE_DAY),
    }
    return page(request, "hearings/month.html", context, now=now, calendar=calendar, section="month")


def weeks(days: Sequence[Day]) -> list[Week]:
    """The month's days by ISO week, Monday first."""
    by_date = {day.date: day for day in days}
    monday = days[0].date - dt.timedelta(days=days[0].date.weekday())
    found = []
    while monday <= days[-1].date:
        dates = [monday + dt.timedelta(days=number) for number in range(7)]
        found.append(Week(monday, monday.isocalendar().week, tuple(by_date.get(date) for date in dates)))
        monday += dt.timedelta(days=7)
    return found
