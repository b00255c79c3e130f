"""From an address of this site, as a reader may have copied it, to the calendar that stands there.

So whatever is a calendar can be subscribed to and embedded, without a list of kinds: what has a feed has a calendar.
"""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, QueryDict
from django.urls import resolve

from hearings.calendars import Calendar
from hearings.views.feeds import FORMATS
from hearings.views.filters import wanted


def calendar_at(address: str, now: dt.datetime) -> Calendar:
    """The calendar of a page or feed: `/courts/almaty-city/`, `/search.ics?q=Sabitov`, `https://…/ru/2021/05/`.

    Raises Http404 where there is none, for addresses of other sites, and for a search that is not understood.
    """
    stem, query = parts_of(address)
    if stem == "/search":
        return searched(QueryDict(query), now)
    match = resolve(f"{stem}.ics")
    opened = match.kwargs.pop("opened", None)
    match.kwargs.pop("suffix", None)
    if opened is None:
        raise Http404
    return opened(now=now, **match.kwargs)


def searched(given: QueryDict, now: dt.datetime) -> Calendar:
    """The calendar of what a search asks for; raises Http404 when that is nothing, or not understood."""
    asked = wanted(given, now)
    if asked.is_empty or asked.problems:
        raise Http404
    return asked.calendar(now)


def parts_of(address: str) -> tuple[str, str]:
    """What a calendar's page and feeds have in common, without language: `/courts/almaty-city`, and the query."""
    try:
        parts = urlsplit(address.strip())
    except ValueError as error:
        raise Http404 from error
    if parts.netloc and parts.netloc != urlsplit(settings.SITE_URL).netloc:
        raise Http404
    path = parts.path.strip("/")
    first, _slash, rest = path.partition("/")
    if first in dict(settings.LANGUAGES):
        path = rest
    before, _dot, suffix = path.rpartition(".")
    if suffix in FORMATS:
        path = before
    return f"/{path}" if path else "/hearings", parts.query
