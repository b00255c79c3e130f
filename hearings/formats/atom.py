"""A calendar as an Atom feed (RFC 4287) of what is new and what changed, the last change first.

An entry keeps its id for life; `updated` is when what readers see of the hearing last changed, not when it is
held. Withdrawn hearings leave a deleted entry (RFC 6721) without a name. Text that XML cannot carry is left
out, so that no hearing breaks the feed.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.html import escape
from django.utils.translation import gettext, override
from django.utils.xmlutils import SimplerXMLGenerator

from hearings import copies, times
from hearings.calendars import Calendar, main_zone
from hearings.choices import Stage
from hearings.dates import long_date, with_hour
from hearings.formats.description import description
from hearings.formats.listing import Gone, Listed, Listing, gather, piece
from hearings.formats.vevent import summary
from hearings.models import Edition
from hearings.records import HearingRecord
from hearings.unshown import sentence
from offices.texts import clean

MIME_TYPE = "application/atom+xml; charset=utf-8"
LONGEST = 500
"""Entries: readers of news look at the newest, and take some minutes for a longer file on a weak phone."""
_DELETED = "http://purl.org/atompub/tombstones/1.0"


class HearingsFeed(Atom1Feed):
    """Django's generator, with its own time of the last change, entries written before, and deleted ones."""

    def __init__(
        self, *, updated: dt.datetime, entries: Iterable[str] = (), gone: tuple[Gone, ...], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.updated, self.entries, self.gone = updated, entries, gone

    def latest_post_date(self) -> dt.datetime:
        return self.updated

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:at": _DELETED}

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        super().write_items(handler)
        for entry in self.entries:
            # What the generator calls so it writes as it comes.
            handler.ignorableWhitespace(entry)
        for row in self.gone:
            handler.addQuickElement(
                "at:deleted-entry", "", {"ref": f"urn:uuid:{row.key}", "when": rfc3339_date(row.at)}
            )


def feed(calendar: Calendar, *, lang: str, now: dt.datetime, **options: Any) -> bytes:
    """The calendar at `now` in `lang`; the options are those of `listing.gather`."""
    listing = gather(calendar, lang=lang, now=now, **options)
    return write(listing, updated=listing.updated or empty_since(now))


def empty_since(now: dt.datetime) -> dt.datetime:
    """When a list without entries last changed, as far as anybody can say: when the record did.

    In a copy when its day began, for what did not change there is not written anew with every edition.
    """
    if copies.is_copy():
        return times.day_start(times.today(now, main_zone()), zone=main_zone())
    return Edition.objects.values_list("at", flat=True).first() or now


def write(listing: Listing, *, updated: dt.datetime) -> bytes:
    """The feed in UTF-8; `updated` is when anything in it last changed."""
    newest = sorted(listing.listed, key=lambda row: (row.updated, row.record.key), reverse=True)
    with override(listing.lang):
        subtitle = gettext("What is new and what changed in: %(title)s") % {"title": clean(listing.title)}
        generator = HearingsFeed(
            title=clean(listing.title),
            link=listing.page,
            description="",
            subtitle=" ".join(
                filter(None, (subtitle, sentence(listing.lang, hearings=len(listing.unshown))))
            ),
            language=listing.lang,
            author_name=clean(listing.publisher),
            feed_url=listing.address("atom"),
            feed_guid=f"urn:uuid:{listing.key}",
            feed_copyright=clean(listing.licence) or None,
            updated=updated,
            entries=[_entry(row, listing) for row in newest[:LONGEST]],
            gone=listing.gone,
        )
    written = io.BytesIO()
    generator.write(written, "utf-8")
    return written.getvalue()


@piece
def _entry(row: Listed, listing: Listing) -> str:
    """The entry of one hearing, as it stands in the feed."""
    record = row.record
    alone = Atom1Feed(title="", link="", description="")
    alone.add_item(
        title=clean(title(record)),
        link=listing.absolute(record.url),
        description=as_html(clean(description(record))),
        unique_id=f"urn:uuid:{record.key}",
        pubdate=row.published.astimezone(dt.UTC),
        updateddate=row.updated.astimezone(dt.UTC),
        categories=(clean(str(Stage(record.stage).label)),),
    )
    written = io.StringIO()
    alone.write_items(SimplerXMLGenerator(written, "utf-8", short_empty_elements=True))
    return written.getvalue()


def title(record: HearingRecord) -> str:
    """`6 May 2021, 09:15: Aibek SABITOV · Trial · Article 405 Part 2`"""
    day = long_date(record.date, record.lang, weekday=False)
    return f"{with_hour(day, record.time)}: {summary(record)}"


def as_html(text: str) -> str:
    """Plain text as paragraphs and lines, everything in it escaped."""
    blocks = (str(escape(block)).replace("\n", "<br>") for block in text.split("\n\n") if block)
    return "".join(f"<p>{block}</p>" for block in blocks)
