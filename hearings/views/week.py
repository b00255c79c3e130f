"""An ISO week as an agenda: seven days, the empty ones too."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import calendars, copies
from hearings.views.days import counts, days_of
from hearings.views.frame import page
from hearings.views.neighbours import neighbours

WEEK = dt.timedelta(days=7)


@require_safe
def week(request: HttpRequest, monday: dt.date) -> HttpResponse:
    now = copies.now()
    calendar = calendars.week(monday, now)
    days = days_of(calendar, request.lang, now)
    context = {
        "monday": monday,
        "sunday": monday + dt.timedelta(days=6),
        # A week belongs to its Thursday's month, as it does to its Thursday's year.
        "thursday": monday + dt.timedelta(days=3),
        "days": days,
        "counts": counts(days),
        "unshown": days.unshown,
        **neighbours(monday - WEEK, monday + WEEK, belongs=dt.timedelta(days=3)),
    }
    return page(request, "hearings/week.html", context, now=now, calendar=calendar, section="month")
