"""One file to send on by messenger: the last week and the next thirty days, in one language, without anything beside it.

It is a copy wherever it is asked for: it says dates and no "today", and leads to whole addresses. In a mirror it also
carries its signature (`hearings.mirror.leaflet`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from hearings import calendars, copies, dates, times
from hearings.mirror.leaflet import ROOM
from hearings.mirror.visiting import static
from hearings.models import Hearing
from hearings.records import HearingRecord
from hearings.serializers import first_records, hearing_records
from hearings.stubs import Stub, stubs_on
from hearings.views.days import listed
from hearings.views.frame import page

BACK, AHEAD = dt.timedelta(days=7), dt.timedelta(days=30)
MOST, MOST_UNDATED = 400, 40
"""Hearings that are looked at; of a line each, so many fill the file."""

Days = list[tuple[dt.date, Sequence[HearingRecord | Stub]]]
"""Each date with what is heard then, and what was to be and left it."""


@require_safe
def leaflet(request: HttpRequest) -> HttpResponse:
    """The file: as many days from the first as there is room for, and how many hearings were left out."""
    now = copies.now()
    with copies.writing(copies.Copy(now, copies.site())):
        context = _context(request.lang, now)
        days: Days = context["days"]
        response = _written(request, context, now)
        while len(response.content) > ROOM and days:
            days = _fewer(days, ROOM / len(response.content))
            shown = sum(isinstance(entry, HearingRecord) for _date, entries in days for entry in entries)
            response = _written(request, {**context, "days": days, "left_out": context["count"] - shown}, now)
    name = f"hearings-{times.today(now, calendars.main_zone())}-{request.lang}.html"
    # A download: the site's own pages may have no style inside them, and this one has nothing else.
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _context(lang: str, now: dt.datetime) -> dict[str, Any]:
    calendar = calendars.all_hearings(now)
    today = times.today(now, calendar.zone)
    first, last = today - BACK, today + AHEAD
    records, count = first_records(calendar.hearings.between(first, last), MOST, lang, now)
    stubs = stubs_on(first, last, lang, now, zone=calendar.zone)
    undated = hearing_records(
        Hearing.objects.published(now).undated(now).in_order().for_record()[:MOST_UNDATED], lang, now
    )
    return {
        "title": calendar.title(lang),
        "span": " – ".join(dates.long_date(date, lang, weekday=False) for date in (first, last)),
        "days": [(day.date, day.entries) for day in listed(records, stubs)],
        "count": count,
        "left_out": count - len(records) - len(records.unshown),
        "undated": undated,
        "unshown": records.unshown | undated.unshown | stubs.unshown,
        "style": mark_safe(static("embed.css").decode()),  # a file of ours
    }


def _written(request: HttpRequest, context: dict[str, Any], now: dt.datetime) -> HttpResponse:
    return page(request, "site/leaflet.html", context, now=now)


def _fewer(days: Days, share: float) -> Days:
    """The first days, with about this share of what they list; one day less at the least."""
    sums = list(accumulate(len(entries) for _date, entries in days))
    fitting = sum(count <= sums[-1] * share for count in sums)
    return days[: min(fitting, len(days) - 1)]
