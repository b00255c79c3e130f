"""One view for every feed: a calendar opened by its address, written in a format. No paging, no cookie.

A format is a line in FORMATS. Strong ETag, 304, HEAD and gzip come from the middleware, since the bytes of an
unchanged calendar are the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from hearings import addresses, copies, edition, times
from hearings.calendars import Calendar
from hearings.formats import atom, csv, ics, json, text
from hearings.views.frame import keep_headers

Write = Callable[[Calendar, str, dt.datetime, dict[str, str]], bytes]


def write_ics(calendar: Calendar, lang: str, now: dt.datetime, options: dict[str, str]) -> bytes:
    """The calendar as iCalendar; an unknown word in `cancelled=` means the usual."""
    cancelled = options.get("cancelled", "")
    return ics.feed(
        calendar,
        lang=lang,
        now=now,
        cancelled=cancelled if cancelled in ics.CANCELLED else "mark",
        whole=options.get("past") == "all",
    )


def from_records(write: Callable[..., bytes]) -> Write:
    """The writer of a format that is made of records and knows one option, `past=all`."""

    def write_whole_or_window(
        calendar: Calendar, lang: str, now: dt.datetime, options: dict[str, str]
    ) -> bytes:
        return write(calendar, lang=lang, now=now, whole=options.get("past") == "all")

    return write_whole_or_window


FORMATS: dict[str, tuple[str, Write]] = {
    "ics": (ics.MIME_TYPE, write_ics),
    "atom": (atom.MIME_TYPE, from_records(atom.feed)),
    "json": (json.MIME_TYPE, from_records(json.feed)),
    "csv": (csv.MIME_TYPE, from_records(csv.feed)),
    "txt": (text.MIME_TYPE, from_records(text.feed)),
}
"""Suffix → media type and writer. Pages list these suffixes, so a further format shows by itself."""

DOWNLOADS = ("csv",)
"""Formats that are kept as a file: a spreadsheet is never opened inside the browser (ASVS 1.2.10)."""


@require_safe
def feed(
    request: HttpRequest, *, suffix: str, opened: Callable[..., Calendar], **address: Any
) -> HttpResponse:
    """The calendar that `opened` finds by the rest of the address, in the format of its suffix."""
    if suffix not in FORMATS:
        raise Http404
    now = copies.now()
    current = edition.current()
    media_type, write = FORMATS[suffix]
    calendar = copies.once(opened)(now=now, **address)
    response = HttpResponse(write(calendar, request.lang, now, request.GET.dict()), content_type=media_type)
    if suffix in DOWNLOADS:
        name = f"{calendar.stem.strip('/').replace('/', '-')}.{suffix}"
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
    if archive := calendar.archive(request.lang, times.today(now, calendar.zone).year, suffix):
        # RFC 8288; "archives" is a relation registered for collections of older records.
        told = f'rel="archives"; type="{media_type.partition(";")[0]}"'
        response.headers["Link"] = f"<{addresses.absolute(archive)}>; {told}"
    keep_headers(response, current, now)
    return response
