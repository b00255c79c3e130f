"""A calendar as JSON, for programs; every key is explained in docs/json.md.

Keys are written out one by one: what is not named here is not published. Further keys may come, none changes
its meaning without a new VERSION. Texts carry their language, hours their offset (RFC 3339) and the name of
their zone.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from hearings.calendars import Calendar
from hearings.choices import Status
from hearings.formats.listing import Listed, Listing, gather, piece
from hearings.formats.words import presumption
from hearings.records import (
    CaseRecord,
    ChangeRecord,
    CiteRecord,
    DatedRecord,
    HearingRecord,
    NeighbourRecord,
    PersonRecord,
)
from hearings.stubs import Stub, stubs_of
from offices.texts import Said

MIME_TYPE = "application/json"
VERSION = 1
_NO_HEARINGS, _HEARINGS, _END = b'\n "hearings": [],\n', b'\n "hearings": [\n', b"\n ],\n"


def feed(calendar: Calendar, *, lang: str, now: dt.datetime, **options: Any) -> bytes:
    """The calendar at `now` in `lang`; the options are those of `listing.gather`."""
    listing = gather(calendar, lang=lang, now=now, **options)
    around = write(_around(listing, stubs_of(calendar, lang, now)))
    if not listing.listed:
        return around
    # A line of its own: what stands inside of a text is escaped, and no text has a line.
    head, tail = around.split(_NO_HEARINGS, 1)
    return head + _HEARINGS + b",\n".join(_written(row, listing) for row in listing.listed) + _END + tail


@piece
def _written(row: Listed, listing: Listing) -> bytes:
    """A hearing as it stands in the document, two steps in."""
    return b"  " + write(_hearing(row, listing)).removesuffix(b"\n").replace(b"\n", b"\n  ")


def write(value: dict[str, Any]) -> bytes:
    """A document in UTF-8, one key a line."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _around(listing: Listing, stubs: Iterable[Stub]) -> dict[str, Any]:
    """The document without its hearings."""
    here = {row.record.key for row in listing.listed}
    return {
        "version": VERSION,
        "title": listing.title,
        "language": listing.lang,
        "page": listing.page,
        "self": listing.address("json"),
        "publisher": text(listing.publisher),
        "licence": listing.licence or None,
        "notice": presumption(listing.lang),
        "updated": utc(listing.updated),
        "hearings": [],
        "moved_away": [_stub(stub, listing) for stub in stubs if stub.hearing.key not in here],
        "withdrawn": [
            {"id": row.key, "date": row.date.isoformat(), "withdrawn_at": utc(row.at)} for row in listing.gone
        ],
        "unshown": sorted(listing.unshown),
    }


# --- a hearing
def _hearing(row: Listed, listing: Listing) -> dict[str, Any]:
    record = row.record
    return {
        "id": record.key,
        "page": listing.absolute(record.url),
        "status": record.status,
        "date": record.date.isoformat(),
        "time": _hour(record.time),
        "end_time": _hour(record.end_time),
        "part_of_day": record.part_of_day or None,
        "time_note": text(record.time_note),
        "zone": record.zone,
        "zone_is_assumed": record.zone_is_assumed,
        "starts_at": local(record.starts_at, record.zone),
        "ends_at": local(record.ends_at, record.zone) if record.end_time else None,
        "mode": record.mode,
        "link": record.link or None,
        "access": record.access,
        **_place(record, listing),
        "judges": record.judges or None,
        "stage": record.stage,
        "number": record.number,
        "case": _case(record.case, listing),
        "defendants": [_person(person, listing) for person in record.people],
        "others": record.others,
        "reason": text(record.reason),
        "outcome": text(record.outcome),
        "next_date_unknown": record.next_date_unknown,
        "previous": _neighbour(record.previous, listing),
        "next": _neighbour(record.next, listing),
        "earlier_dates": [_earlier(change) for change in record.earlier],
        "confidence": record.confidence,
        "known_from": record.source_kind or None,
        "last_checked": utc(record.last_checked),
        "was_open": record.was_open or None,
        "observers": record.observers or None,
        "link_given": record.link_given or None,
        "published": utc(row.published),
        "updated": utc(row.updated),
        "sequence": row.sequence,
    }


def _place(record: HearingRecord, listing: Listing) -> dict[str, Any]:
    court, city = record.court, record.city
    return {
        "court": court
        and {
            "id": court.key,
            "page": listing.absolute(court.url),
            "name": text(court.name),
            "address": text(court.address),
            "website": court.website or None,
            "latitude": court.latitude,
            "longitude": court.longitude,
            "come_early_minutes": court.come_early,
            "attending": text(court.attending),
        },
        "courtroom": record.courtroom or None,
        "city": city and {"id": city.key, "page": listing.absolute(city.url), "name": text(city.name)},
    }


def _case(case: CaseRecord, listing: Listing) -> dict[str, Any]:
    return {
        "id": case.key,
        "page": listing.absolute(case.url),
        "kind": case.kind,
        "number": case.number or None,
        "title": text(case.title),
        "politically_motivated": case.political,
        "office": case.office,
    }


def _person(person: PersonRecord, listing: Listing) -> dict[str, Any]:
    withheld = person.shown_as == "withheld"
    return {
        "id": person.key,
        "page": listing.absolute(person.url),
        "name": person.label,
        "given_name": None if withheld else text(person.given),
        "family_name": None if withheld else text(person.family),
        "shown_as": person.shown_as,
        "minor": person.minor,
        "role": text(person.role),
        "charges": [_cite(cite, listing) for cite in person.cites],
        "allegations": [text(allegation) for allegation in person.allegations],
        "restraints": [
            {"kind": held.kind, "from": _day(held.since), "until": _day(held.until)}
            for held in person.restraints
        ],
        "states": [_state(state) for state in person.states],
        "verdict": person.verdict or None,
        "verdict_date": _day(person.verdict_date),
        "sentence": text(person.sentence),
    }


def _cite(cite: CiteRecord, listing: Listing) -> dict[str, Any]:
    return {
        "text": cite.text,
        "page": listing.absolute(cite.url),
        "articles": [
            {"code": code, "article": article, "part": part} for code, article, part in cite.articles
        ],
        "wording": text(cite.wording),
    }


def _state(state: DatedRecord) -> dict[str, Any]:
    return {"state": state.kind, "from": _day(state.since), "note": text(state.note)}


def _neighbour(neighbour: NeighbourRecord | None, listing: Listing) -> dict[str, Any] | None:
    return neighbour and {
        "id": neighbour.key,
        "page": listing.absolute(neighbour.url),
        "date": neighbour.date.isoformat(),
        "time": _hour(neighbour.time),
        "number": neighbour.number,
        "status": neighbour.status,
    }


def _earlier(change: ChangeRecord) -> dict[str, Any]:
    return {
        "date": _day(change.left_date),
        "time": _hour(change.left_time),
        "place": text(change.left_place),
        "reason": text(change.reason),
        "changed_at": utc(change.at),
    }


def _stub(stub: Stub, listing: Listing) -> dict[str, Any]:
    record = stub.hearing
    return {
        "id": record.key,
        "page": listing.absolute(record.url),
        **_earlier(stub.change),
        "status": record.status,
        "new_date": None if record.status == Status.POSTPONED else record.date.isoformat(),
        "new_time": None if record.status == Status.POSTPONED else _hour(record.time),
        "new_court": text(record.court.name) if record.court else None,
    }


# --- single values
def text(said: Said | None) -> dict[str, str] | None:
    """The text and the language it is really in, which may be a fallback."""
    return {"text": str(said), "language": said.lang} if said else None


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def _hour(time: dt.time | None) -> str | None:
    return f"{time:%H:%M}" if time else None


def local(moment: dt.datetime | None, zone: str) -> str | None:
    """`2021-05-06T09:15:00+06:00`, by the clocks of the zone."""
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds") if moment else None


def utc(moment: dt.datetime | None) -> str | None:
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else None
