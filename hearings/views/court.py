"""Courts: all of them under their cities, and the page of each with its address, its rules and its hearings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import calendars, copies, times
from hearings.models import Court
from hearings.records import CityRecord, CourtRecord
from hearings.serializers import city_record, court_record
from hearings.unshown import Shown, sound
from hearings.views import nearest, subjects
from hearings.views.alphabet import sort_key
from hearings.views.frame import page
from hearings.views.rolling import rolling


@dataclass(frozen=True, slots=True)
class ListedCourt:
    court: CourtRecord
    city: CityRecord
    next: dt.date | None
    count: int


@require_safe
def courts(request: HttpRequest) -> HttpResponse:
    now = copies.now()
    listed = listed_courts(request.lang, now)
    cities = [(city, list(group)) for city, group in groupby(listed, key=lambda one: one.city)]
    context = {"cities": cities, "count": len(listed), "unlisted": listed.unshown}
    return page(request, "places/courts.html", context, now=now)


@require_safe
def court(request: HttpRequest, slug: str) -> HttpResponse:
    now = copies.now()
    row = subjects.court_row(slug, now)
    calendar = calendars.at_court(row, now)
    context = {
        "court": court_record(row, request.lang),
        "city": city_record(row.city, request.lang),
        "offset": times.offset_name(now, row.zone),
        **rolling(calendar, request.lang, now),
    }
    return page(request, "places/court.html", context, now=now, calendar=calendar)


def listed_courts(lang: str, now: dt.datetime, *, city: object = None) -> Shown[ListedCourt]:
    """The public courts, of one city or all, by the names of cities and courts; two queries."""
    rows = Court.objects.published(now).select_related("city")
    ahead = nearest.ahead(nearest.BY_COURT, now)
    found = sound(rows.filter(city=city) if city else rows)
    listed = [
        ListedCourt(court_record(row, lang), city_record(row.city, lang), *ahead.get(row.pk, nearest.NOTHING))
        for row in found
    ]
    by_name = sorted(listed, key=lambda one: (sort_key(one.city.name, lang), sort_key(one.court.name, lang)))
    return Shown(by_name, found.unshown)
