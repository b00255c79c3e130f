"""What answers 410: readers saw it once, and it was taken off the record. The page says that and the day, no more."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse

from hearings import calendars, times
from hearings.models import Hearing
from hearings.views.frame import page

EVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def gone(request: HttpRequest, heading: str, now: dt.datetime, **which: object) -> HttpResponse:
    """The page in place of those withdrawn hearings (`which`, as a filter takes it), dated as the last of them.

    Raises Http404 where there are none: what readers never saw was never there.
    """
    last = Hearing.objects.withdrawn_since(EVER).filter(**which).order_by("-withdrawn_at").first()
    if last is None:
        raise Http404
    date = times.today(last.withdrawn_at, calendars.main_zone())
    return page(request, "hearings/gone.html", {"heading": heading, "date": date}, now=now, status=410)
