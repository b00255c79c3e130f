"""Cities: all of them, and the page of each with its courts and hearings, also those whose court is not known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import calendars, copies, times
from hearings.models import City
from hearings.records import CityRecord
from hearings.serializers import city_record, some
from hearings.unshown import Shown, sound
from hearings.views import nearest, subjects
from hearings.views.alphabet import sort_key
from hearings.views.court import listed_courts
from hearings.views.frame import page
from hearings.views.rolling import rolling
from offices.texts import Said


@dataclass(frozen=True, slots=True)
class ListedCity:
    city: CityRecord
    region: Said | None
    next: dt.date | None
    count: int


@require_safe
def cities(request: HttpRequest) -> HttpResponse:
    now = copies.now()
    listed = listed_cities(request.lang, now)
    return page(request, "places/cities.html", {"cities": listed, "unlisted": listed.unshown}, now=now)


@require_safe
def city(request: HttpRequest, slug: str) -> HttpResponse:
    now = copies.now()
    row = subjects.city_row(slug, now)
    calendar = calendars.in_city(row, now)
    courts = listed_courts(request.lang, now, city=row)
    context = {
        "city": city_record(row, request.lang),
        "region": some(row, "region", request.lang),
        "offset": times.offset_name(now, row.zone),
        "courts": courts,
        "unlisted": courts.unshown,
        **rolling(calendar, request.lang, now),
    }
    return page(request, "places/city.html", context, now=now, calendar=calendar)


def listed_cities(lang: str, now: dt.datetime) -> Shown[ListedCity]:
    """The public cities by name; three queries."""
    ahead = nearest.merged(nearest.ahead(nearest.BY_CITY_OF_COURT, now), nearest.ahead(nearest.BY_CITY, now))
    found = sound(City.objects.published(now))
    listed = [
        ListedCity(city_record(row, lang), some(row, "region", lang), *ahead.get(row.pk, nearest.NOTHING))
        for row in found
    ]
    return Shown(sorted(listed, key=lambda one: sort_key(one.city.name, lang)), found.unshown)
