"""A calendar gathered for the formats that are written from records: Atom, JSON, CSV, text.

Reads the database in a fixed number of queries; the formats themselves only turn a `Listing` into bytes.
Knows no request: the clock, the language and the site's address are arguments.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar

from django.conf import settings

from hearings import copies
from hearings.calendars import Calendar, main_office
from hearings.models import Hearing
from hearings.records import HearingRecord
from hearings.serializers import Serializer
from offices.models import Office
from offices.texts import Said, say

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "open-court:calendars")


@dataclass(frozen=True, slots=True)
class Listed:
    """A hearing, when it was first shown, when what readers see of it last changed, and how often it did."""

    record: HearingRecord
    published: dt.datetime
    updated: dt.datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class Gone:
    """What is left of a withdrawn hearing: no name, no court, only what a copy needs to drop it."""

    key: str
    date: dt.date
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """`key` is the calendar's own lasting id; `page` and what `address()` gives are absolute.

    `unshown` are the keys of hearings that belong to it and cannot be shown now.
    """

    key: uuid.UUID
    title: str
    lang: str
    zone: str
    site: str
    stem: str
    query: str
    page: str
    publisher: Said
    licence: str
    listed: tuple[Listed, ...]
    gone: tuple[Gone, ...]
    unshown: frozenset[str] = frozenset()

    def address(self, suffix: str) -> str:
        """The absolute address of this list in a format."""
        return f"{self.site}{self.stem}.{suffix}{self.query}"

    def absolute(self, path: str) -> str:
        return self.site + path if path else ""

    @property
    def updated(self) -> dt.datetime | None:
        """When anything in it last changed; nothing while there is nothing in it."""
        moments = [*(row.updated for row in self.listed), *(row.at for row in self.gone)]
        return max(moments, default=None)


Made = TypeVar("Made")


def piece(make: Callable[[Listed, Listing], Made]) -> Callable[[Listed, Listing], Made]:
    """The same function, which for a copy is asked but once for a hearing in a language, whichever lists it is in.

    What it makes may depend on nothing of the listing but its language and its site.
    """

    @wraps(make)
    def asked(row: Listed, listing: Listing) -> Made:
        read = copies.read()
        if read is None:
            return make(row, listing)
        key = (make, listing.lang, listing.site, row.record.key)
        if key not in read.pieces:
            read.pieces[key] = make(row, listing)
        made: Made = read.pieces[key]
        return made

    return asked


@copies.once
def gather(
    calendar: Calendar,
    *,
    lang: str,
    now: dt.datetime,
    whole: bool = False,
) -> Listing:
    """What the calendar holds at `now`, as public records in `lang`; arguments as in `ics.feed`."""
    hearings = calendar.hearings if whole else calendar.window(now)
    # The kept VEVENTs are heavy, and no part of a record.
    rows = hearings.for_record().select_related("rendering").defer("rendering__bodies")
    office = main_office()
    serializer = Serializer(lang, now)
    listed = tuple(_listed(row, record, now) for row, record in serializer.each(rows))
    stem, mark, words = calendar.feed(lang, "").partition("?")
    query = mark + words
    return Listing(
        key=uuid.uuid5(_NAMESPACE, f"{lang}:{calendar.stem}{query}"),
        title=str(calendar.title(lang)),
        lang=lang,
        zone=calendar.zone,
        site=copies.site(),
        stem=stem[:-1],
        query=query,
        page=copies.site() + calendar.page(lang),
        publisher=publisher(office, lang),
        licence=office.licence if office else "",
        listed=listed,
        gone=tuple(
            Gone(key=str(row.public_id), date=row.date, at=row.withdrawn_at)
            for row in calendar.gone.order_by("withdrawn_at", "pk")
        ),
        unshown=frozenset(serializer.unshown),
    )


def publisher(office: Office | None, lang: str) -> Said:
    """Who publishes a feed: the office, and before there is one the site."""
    return say(office, "name", lang) if office else Said(settings.SITE_NAME, lang)


def _listed(row: Hearing, record: HearingRecord, now: dt.datetime) -> Listed:
    # A hearing prepared for release was rendered before anybody could see it.
    shown_from = max(filter(None, (row.first_published_at, row.release_at)), default=now)
    kept = row.rendering.in_force(now) if hasattr(row, "rendering") else None
    return Listed(
        record=record,
        published=shown_from,
        updated=max(kept.stamp, shown_from) if kept else shown_from,
        sequence=kept.sequence if kept else 0,
    )
