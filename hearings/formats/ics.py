"""A calendar as an iCalendar feed (RFC 5545, 7986), through django-ical, from VEVENTs that are kept.

django-ical writes the calendar's own lines; the events are joined from what is kept, since writing them anew
costs a hundred times as much. What it would write and calendar programs stumble over stays out: METHOD, a
stamp of now, empty CATEGORIES, local times without a VTIMEZONE. Knows calendars and renderings; answers no
request.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import IO, Any, NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform
from django_ical.feedgenerator import ICal20Feed
from icalendar import Calendar as CalendarComponent
from icalendar import vText, vUri

from hearings import copies, times
from hearings.calendars import Calendar
from hearings.formats import vevent
from hearings.formats.lines import CRLF, uri
from hearings.formats.vtimezone import rule_since, vtimezone
from hearings.formats.words import gettext
from hearings.models.record import come_true
from hearings.soundness import Unsound, is_body, is_coming
from hearings.unshown import note

MIME_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Open Court//Hearings//EN"
LARGEST = 900_000
"""Bytes of a feed: Google reads a megabyte and drops the rest without a word."""
_HEAD = 20_000  # of them for the calendar's own lines and its zones

CANCELLED = ("mark", "status", "hide")
REFRESH = dt.timedelta(hours=1)
COLOUR, COLOUR_NAME = "#8A1C2C", "maroon"

_ZONE = re.compile(r"\r\nDTSTART;TZID=([^:;]+):")
_END = b"END:VCALENDAR\r\n"


class KeptEvent(NamedTuple):
    """What is kept for one hearing: its zone, sequence and stamps, and the body in the feed's language."""

    zone: str
    sequence: int
    stamp: dt.datetime
    created: dt.datetime
    body: str


class HearingsFeed(ICal20Feed):
    """django-ical's generator, with the properties it does not know and events that are written already."""

    mime_type = MIME_TYPE

    def __init__(self, *, page: str, zones: Iterable[str], events: Sequence[bytes], **kwargs: Any) -> None:
        super().__init__(product_id=PRODUCT, ttl="PT1H", **kwargs)
        self.page, self.zones, self.events = page, zones, events
        # icalendar 7.3 writes X- properties as they come: only a vText is escaped.
        self.feed["title"] = vText(self.feed["title"])
        self.feed["description"] = vText(self.feed["description"])

    def write(self, outfile: IO[bytes], encoding: str) -> None:
        """Writes django-ical's calendar with zones and events before its end."""
        head = io.BytesIO()
        super().write(head, encoding)
        outfile.write(head.getvalue().removesuffix(_END))
        for zone in self.zones:
            outfile.write(vtimezone(zone).encode())
        for event in self.events:
            outfile.write(event)
        outfile.write(_END)

    def write_items(self, calendar: CalendarComponent) -> None:
        """Adds RFC 7986's properties and Apple's colour; the items themselves are joined in `write`."""
        calendar.add("name", self.feed["title"])
        calendar.add("description", self.feed["description"])
        calendar.add("url", vUri(self.page))
        calendar.add("source", vUri(self.feed["feed_url"]), parameters={"VALUE": "URI"})
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("color", COLOUR_NAME)
        calendar.add("x-apple-calendar-color", vText(COLOUR))


def feed(
    calendar: Calendar,
    *,
    lang: str,
    now: dt.datetime,
    cancelled: str = "mark",
    whole: bool = False,
) -> bytes:
    """The calendar's feed at `now` in `lang`: the same bytes as long as nothing in it changes.

    `cancelled` is one of CANCELLED. Unless `whole`, a rolling calendar begins 90 days back and the oldest hearings
    give way above LARGEST.
    Hearings withdrawn from the calendar leave nameless tombstones.
    """
    site = copies.site()
    hearings = calendar.hearings if whole else calendar.window(now)
    gone = calendar.gone.order_by("withdrawn_at", "pk")
    events, zones = [], set()
    # One by one: thousands of bodies are not held beside the events that are made of them.
    for row in chain(kept(hearings, lang, now), kept(gone, lang, now)):
        events.append(_event(row, site, cancelled))
        if is_in_local_time(row):
            zones.add(row.zone)
    kept_events = events if whole else _within(events, LARGEST - _HEAD)
    left_out = len(events) - len(kept_events)
    generator = HearingsFeed(
        title=f"{calendar.title(lang)} · {settings.SITE_NAME}",
        description="\n".join(_about(calendar, lang, now, site, whole=whole, left_out=left_out)),
        link=site + calendar.page(lang),
        page=uri(site + calendar.page(lang)),
        feed_url=uri(site + calendar.feed(lang, "ics")),
        language=lang,
        timezone=calendar.zone,
        # Without any the calendar's own, since one must stand.
        zones=sorted(zones) or [calendar.zone if rule_since(calendar.zone) else "UTC"],
        events=kept_events,
    )
    written = io.BytesIO()
    generator.write(written, "utf-8")
    return written.getvalue()


def _about(
    calendar: Calendar, lang: str, now: dt.datetime, site: str, *, whole: bool, left_out: int
) -> Iterator[str]:
    """What a calendar program says of the calendar: what it holds, what it leaves out and where that is."""
    yield gettext(
        "Hearings of political trials, as monitors learn of them. Hours are the courts' own. "
        "What changed is said in each hearing.",
        lang,
    )
    year = times.today(now, calendar.zone).year
    if not whole and (archive := calendar.archive(lang, year, "ics")):
        yield gettext("It reaches 90 days back. A whole year, this or another: %(address)s", lang) % {
            "address": site + archive
        }
    if left_out:
        yield gettext("The oldest hearings do not fit: %(count)d. All of them: %(address)s", lang) % {
            "count": left_out,
            "address": f"{site}{calendar.feed(lang, 'ics')}{'&' if calendar.query else '?'}past=all",
        }
    if settings.MIRRORS:
        yield gettext("If this site is blocked: %(addresses)s", lang) % {
            "addresses": " ".join(settings.MIRRORS)
        }


def kept(hearings: QuerySet, lang: str, now: dt.datetime) -> Iterator[KeptEvent]:
    """What holds of these hearings at `now` in one language, in their order: one query, nothing rendered.

    A hearing that cannot be shown stays as it was kept last; only one whose kept lines are broken is left out.
    """
    rows = hearings.annotate(kept_body=KeyTextTransform(lang, "rendering__bodies")).filter(
        rendering__isnull=False
    )
    columns = ("zone", "rendering__sequence", "rendering__stamp", "rendering__created", "kept_body")
    found = list(rows.values_list(*columns, "rendering__coming", "public_id"))
    found.reverse()
    while found:
        *row, coming, key = found.pop()
        if row[-1] is None:
            # Asked here: asked of the database, PostgreSQL unpacks the texts of the whole table for it.
            continue
        if not is_body(row[-1]) or not is_coming(coming):
            note(Unsound(str(key), "rendering"))
            continue
        one = _in_force(KeptEvent(*row), coming, lang, now)
        if not times.is_zone(one.zone) and (told := _ZONE.search(one.body)):
            # The row was broken since: what it said when it was kept.
            one = one._replace(zone=told[1])
        yield one


def _in_force(row: KeptEvent, coming: list[dict[str, Any]], lang: str, now: dt.datetime) -> KeptEvent:
    """The row with what came true of it by the clock; `Rendering.in_force` counts alike."""
    come = come_true(coming, now) if coming else []
    if not come:
        return row
    stamp = dt.datetime.fromisoformat(come[-1]["at"])
    return row._replace(sequence=row.sequence + len(come), stamp=stamp, body=come[-1]["bodies"][lang])


def _event(row: KeptEvent, site: str, cancelled: str) -> bytes:
    return vevent.event(
        row.body, sequence=row.sequence, stamp=row.stamp, created=row.created, site=site, cancelled=cancelled
    ).encode()


def _within(events: list[bytes], room: int) -> list[bytes]:
    """The last of these events that fit the room, oldest first."""
    fitting = 0
    for event in reversed(events):
        room -= len(event)
        if room < 0:
            break
        fitting += 1
    return events[len(events) - fitting :]


def is_in_local_time(row: KeptEvent) -> bool:
    """Whether the event names its zone, which then must stand in the calendar (RFC 5545 3.6.5)."""
    return f"{CRLF}DTSTART;TZID={row.zone}:" in row.body
