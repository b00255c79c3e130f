"""Reads a hearing back from the bytes of a feed: first our own checker, then python icalendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

import icalendar

from hearings.formats import vevent
from hearings.formats.line_check import problems
from hearings.formats.vtimezone import vtimezone
from hearings.records import HearingRecord

SITE = "https://opencourt.example"
STAMP = dt.datetime(2021, 5, 5, 18, 30, 12, tzinfo=dt.UTC)
HEAD = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nNAME:t\r\nX-WR-CALNAME:t\r\nX-PUBLISHED-TTL:PT1H\r\n"
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nSOURCE;VALUE=URI:https://opencourt.example/hearings.ics\r\n"
)


def written(body: str, **options: Any) -> str:
    return vevent.event(body, **{"sequence": 3, "stamp": STAMP, "created": STAMP, "site": SITE, **options})


def feed(record: HearingRecord, **options: Any) -> bytes:
    event = written(vevent.body(record), **options)
    zone = vtimezone(record.zone) if ";TZID=" in event else vtimezone("UTC") if not event else ""
    return f"{HEAD}{zone}{event}END:VCALENDAR\r\n".encode()


def read(record: HearingRecord, **options: Any) -> icalendar.Event:
    """The event as python icalendar reads it, after the bytes have passed our own checker."""
    octets = feed(record, **options)
    assert problems(octets) == []
    (event,) = icalendar.Calendar.from_ical(octets).walk("VEVENT")
    assert event.errors == []
    return event
