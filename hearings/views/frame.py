"""What stands around every page: who publishes, as of when, other languages, how to report a mistake.

`page()` is how every view answers. Three queries: edition, main office, the city its clock is named after.
Views pass records and plain values; templates run no queries.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext

from hearings import addresses, copies, dates, edition, times
from hearings.calendars import Calendar, main_office
from hearings.models import City, Edition
from hearings.soundness import is_texts
from hearings.unshown import sentence
from offices.models import Office
from offices.texts import Said, say

CACHE_CONTROL = "public, max-age=60, stale-if-error=3600"
FRESH = dt.timedelta(seconds=2)
"""A younger edition may have a sibling in the same second, which Last-Modified cannot tell apart."""


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    now: dt.datetime,
    calendar: Calendar | None = None,
    section: str = "",
    status: int = 200,
) -> HttpResponse:
    """The answer made of a template. `section` is its part of the main menu: upcoming, month, …

    `unshown` in the context are the keys of hearings that belong on the page and cannot be shown now, `unlisted` those
    of people, places and articles.
    """
    current = edition.current()
    frame = around(request.lang, request.path_info, now=now, current=current)
    hearings, others = len(context.get("unshown", ())), len(context.get("unlisted", ()))
    unshown = sentence(request.lang, hearings=hearings, others=others)
    whole = {**frame, "calendar": calendar, "section": section, **context, "unshown": unshown}
    response = HttpResponse(render_to_string(template, whole), status=status)
    keep_headers(response, current, now)
    return response


def keep_headers(response: HttpResponse, current: Edition, now: dt.datetime) -> None:
    """How long an answer holds, which bytes it has, and since when: the later of edition and quarter-hour.

    The date is left out while younger than two seconds: the header tells seconds, and another edition may come.
    """
    response.headers["Cache-Control"] = CACHE_CONTROL
    # Set here for HEAD's sake: the middleware tags answers to GET alone.
    response.headers["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    since = max(current.at, times.quarter(now))
    if now - since >= FRESH:
        response.headers["Last-Modified"] = http_date(since.timestamp())


def around(lang: str, path: str, *, now: dt.datetime, current: Edition) -> dict[str, Any]:
    """The frame's own words; `path` is the page's address without a language."""
    office = main_office()
    zone = office.zone if office else settings.DEFAULT_ZONE
    return {
        "lang": lang,
        "path": path,
        "now": now,
        "zone": zone,
        "zone_place": place_of(zone, lang),
        "today": times.today(now, zone),
        "publisher": say(office, "name", lang) if office else "",
        "licence": office.licence if office else "",
        "contact": say(office, "contact", lang) if office else "",
        "contact_email": office.contact_email if office else "",
        "report": report_address(office, path, lang),
        "as_of": as_of(current, zone, lang),
        "edition": current.number,
        "copy": told_of_copy(now, zone, lang),
        "mirrors": settings.MIRRORS,
    }


@dataclass(frozen=True, slots=True)
class CopyNotice:
    """What the first line of a copy says: of which day it is, and where a newer one is."""

    date: dt.date
    words: str
    site: str


def told_of_copy(now: dt.datetime, zone: str, lang: str) -> CopyNotice | None:
    """The notice of a copy; nothing on the living site."""
    if not copies.is_copy():
        return None
    date = times.today(now, zone)
    # Without the dot of "2026 г.": the sentence has its own.
    return CopyNotice(date, dates.long_date(date, lang, weekday=False).rstrip("."), copies.site())


@copies.once
def place_of(zone: str, lang: str) -> Said:
    """The city a zone is named after, in the reader's language where it is known: `Asia/Almaty` is Almaty."""
    name = zone.rpartition("/")[2].replace("_", " ")
    city = City.objects.filter(slug=name.lower().replace(" ", "-"), zone=zone).first()
    return say(city, "name", lang) if city and is_texts(city.name) else Said(name, lang)


def as_of(current: Edition, zone: str, lang: str) -> str:
    """When the record last changed, as the main office's clock shows it; of a copy its day, which is what all its pages
    have in common; nothing before the first edition."""
    if not current.number:
        return ""
    if copies.is_copy():
        return dates.long_date(times.today(copies.now(), zone), lang, weekday=False)
    local = times.local(current.at, zone)
    return dates.with_hour(dates.long_date(local.date(), lang, weekday=False), local.time())


def report_address(office: Office | None, path: str, lang: str) -> str:
    """Where a mistake is reported: a mail that names the page, else the page that says how to write to us."""
    if office is None or not office.contact_email:
        return f"{addresses.prefix(lang)}/about/#contact"
    page_address = addresses.absolute(addresses.prefix(lang) + path)
    subject = quote(gettext("A mistake on a page"))
    return f"mailto:{office.contact_email}?subject={subject}&body={quote(page_address)}"
