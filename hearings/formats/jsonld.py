"""Hearings as schema.org Events, for search engines and other programs that read pages.

Stands inside a page as a block of data: no browser runs it, so no policy against scripts has to yield. Written
from records alone. What is not known is left out, never guessed: no end that nobody announced, no place that is
only likely, a bare date where the hour is unknown.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString, mark_safe

from hearings import addresses
from hearings.choices import ChangeKind, Mode, Stage, Status
from hearings.formats.description import names
from hearings.formats.words import label
from hearings.records import ChangeRecord, CityRecord, CourtRecord, HearingRecord

MOST = 40
"""Events in one page: each costs about a hundred bytes on the wire, and every hearing has a page of its own."""

_ATTENDANCE = {Mode.IN_PERSON: "Offline", Mode.ONLINE: "Online", Mode.HYBRID: "Mixed"}
# What would end the block early or start another, in HTML and in older JavaScript.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def block(data: dict[str, Any]) -> SafeString:
    """The data as an element for a page's head."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-8", "replace").decode().translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>\n')


def one(record: HearingRecord) -> SafeString:
    """The block of a hearing's page."""
    return block({"@context": "https://schema.org", **event(record)})


def several(records: Sequence[HearingRecord]) -> SafeString:
    """The block of a list; the first MOST of a long one, nothing for an empty one."""
    if not records:
        return SafeString()
    return block({"@context": "https://schema.org", "@graph": [event(record) for record in records[:MOST]]})


def event(record: HearingRecord) -> dict[str, Any]:
    """One hearing as an Event."""
    page = addresses.absolute(record.url)
    earlier = [_start(change.left_date, change.left_time, _zone(change, record)) for change in _left(record)]
    ends = record.ends_at.astimezone(ZoneInfo(record.zone)).isoformat() if record.end_time else None
    told = {
        "@type": "Event",
        "@id": page,
        "url": page,
        "name": " · ".join((names(record, shown=3), label(Stage(record.stage), record.lang))),
        "description": "; ".join(
            dict.fromkeys(cite.text for person in record.people for cite in person.cites)
        ),
        "eventStatus": [f"https://schema.org/Event{word}" for word in _status(record)],
        "eventAttendanceMode": f"https://schema.org/{_ATTENDANCE[Mode(record.mode)]}EventAttendanceMode",
        "startDate": _start(record.date, record.time, record.zone, record.fold or 0),
        "endDate": ends,
        "previousStartDate": earlier,
        "location": _places(record, page),
    }
    return {key: _bare(value) for key, value in told.items() if value}


def _bare(value: Any) -> Any:
    """A list of one as the one: programs that expect a single value find it."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _status(record: HearingRecord) -> list[str]:
    if record.status == Status.POSTPONED:
        return ["Postponed"]
    if record.status in (Status.CANCELLED, Status.NOT_HELD):
        return ["Cancelled"]
    if record.status == Status.HELD:
        return ["Scheduled"]
    found = ["Rescheduled"] if record.moved_from else []
    if record.mode == Mode.ONLINE and any(_went_online(change) for change in record.changes):
        found.append("MovedOnline")
    return found or ["Scheduled"]


def _went_online(change: ChangeRecord) -> bool:
    return change.kind == ChangeKind.MODE and change.new.get("mode") == Mode.ONLINE


# --- when
def _left(record: HearingRecord) -> Sequence[ChangeRecord]:
    """Every date it stood on before, while it is to be held on another."""
    return record.earlier if record.moved_from else ()


def _zone(change: ChangeRecord, record: HearingRecord) -> str:
    """The zone of the court it left."""
    return change.old.get("zone") or record.zone


def _start(date: dt.date | None, time: dt.time | None, zone: str, fold: int = 0) -> str:
    """`2021-05-06T09:15:00+06:00`; the bare date where the hour is not known, or nothing without a date."""
    if date is None or time is None:
        return date.isoformat() if date else ""
    return dt.datetime.combine(date, time, tzinfo=ZoneInfo(zone)).replace(fold=fold).isoformat()


# --- where
def _places(record: HearingRecord, page: str) -> list[dict[str, Any]]:
    places = []
    if record.mode != Mode.ONLINE and (record.court or record.city):
        places.append(_court(record.court, record.city) if record.court else _city(record.city))
    if record.mode != Mode.IN_PERSON:
        # Without a link the hearing's page says how one joins, once that is known.
        link = record.link if record.link.startswith(("https://", "http://")) else page
        places.append({"@type": "VirtualLocation", "url": link})
    return places


def _court(court: CourtRecord, city: CityRecord | None) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": court.address,
        "addressLocality": city.name if city else "",
    }
    place: dict[str, Any] = {
        "@type": "Courthouse",
        "name": court.name,
        "url": addresses.absolute(court.url),
        "address": {key: value for key, value in address.items() if value},
    }
    if court.latitude is not None and court.longitude is not None:
        point = {"latitude": court.latitude, "longitude": court.longitude}
        place["geo"] = {"@type": "GeoCoordinates", **point}
    return place


def _city(city: CityRecord) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressLocality": city.name}
    return {"@type": "Place", "name": city.name, "address": address}
