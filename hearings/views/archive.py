"""A year of a court, a city, an article or an office, whole: what its rolling calendar no longer reaches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import calendars, copies
from hearings.calendars import Calendar
from hearings.serializers import hearing_records
from hearings.views.days import Days, by_day
from hearings.views.frame import page

LISTED = 300
"""Hearings on the page; the calendar beside it has all."""


@require_safe
def archive(
    request: HttpRequest, *, found: Callable[..., Calendar], year: int, **address: Any
) -> HttpResponse:
    """The page of the year `year` of what `found` finds by the rest of the address."""
    now = copies.now()
    whole = found(now=now, **address)
    calendar = calendars.in_year(whole, year, now)
    count = calendar.hearings.count()
    records = hearing_records(calendar.hearings.for_record()[:LISTED], request.lang, now)
    context = {
        "name": whole.title(request.lang),
        "whole_page": whole.page(request.lang),
        "year": year,
        "count": count,
        "unshown": records.unshown,
        "more": max(count - LISTED, 0),
        "months": by_month(by_day(records)),
        "previous": beside(whole.hearings.day_before(dt.date(year, 1, 1)), whole, request.lang),
        "next": beside(whole.hearings.day_after(dt.date(year, 12, 31)), whole, request.lang),
    }
    return page(request, "places/archive.html", context, now=now, calendar=calendar)


def by_month(days: Days) -> list[tuple[dt.date, Days]]:
    """The days under the first of their months."""
    return [(first, list(group)) for first, group in groupby(days, key=lambda day: day[0].replace(day=1))]


def beside(date: dt.date | None, whole: Calendar, lang: str) -> tuple[int, str] | None:
    """The year of this date and its address, for the way to the last or the next one that has hearings."""
    return (date.year, whole.archive(lang, date.year)) if date else None
