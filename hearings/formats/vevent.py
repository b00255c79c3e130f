"""One hearing as a VEVENT, in one language: what is kept, and what is filled in when it is served.

The kept body is the same in every feed and changes only when a reader would see a difference. So it leaves
out DTSTAMP, LAST-MODIFIED, SEQUENCE and CREATED, holds a mark in place of the site's address, and says STATUS
first, where `event()` can turn it into what the reader of the feed asked for. Knows records, not rows, and no
clock.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from functools import lru_cache

from hearings import times
from hearings.choices import Confidence, Mode, Stage, Status
from hearings.dates import capital
from hearings.formats.description import description, marks, names
from hearings.formats.lines import CRLF, fold, prop, text, texts, uri
from hearings.formats.vtimezone import uses_tzid
from hearings.formats.words import gettext, label, room_told
from hearings.records import HearingRecord

SITE = "\x01"
"""Stands for the site's address in a kept body. No text holds it: `lines.text()` drops such characters."""

SHORT = 255
"""Characters of a SUMMARY or LOCATION that every program shows (Proton cuts there)."""

_CANCELLED = "STATUS:CANCELLED" + CRLF
_TENTATIVE = "STATUS:TENTATIVE" + CRLF
_TOMBSTONE = "CLASS:PUBLIC" + CRLF
_LONGEST_SITE = 70  # so that "URL:" and the address fit one line


# --- kept
def body(record: HearingRecord) -> str:
    """The hearing's lines in the record's language, without BEGIN, END and what `event()` fills in."""
    lines = [
        prop("STATUS", _status(record)),
        prop("UID", text(record.key)),
        *_when(record),
        prop("SUMMARY", text(summary(record))),
        *_where(record),
        prop("CATEGORIES", texts(_categories(record))),
        prop("TRANSP", "TRANSPARENT"),
        *_chain(record),
        _with_address("URL", "", record.url),
        _with_address("DESCRIPTION", text(description(record)) + "\\n", text(record.url)),
    ]
    return "".join(lines)


def tombstone(public_id: uuid.UUID | str, *, date: dt.date, lang: str) -> str:
    """What is left of a withdrawn hearing: UID and day, cancelled, so that programs drop what they kept."""
    lines = [
        _TOMBSTONE,
        prop("STATUS", "CANCELLED"),
        prop("UID", text(str(public_id))),
        *_whole_day(date),
        prop("SUMMARY", text(gettext("No longer shown: removed for someone's safety", lang))),
        prop("TRANSP", "TRANSPARENT"),
    ]
    return "".join(lines)


# --- served
def event(
    body: str, *, sequence: int, stamp: dt.datetime, created: dt.datetime, site: str, cancelled: str = "mark"
) -> str:
    """The whole VEVENT, or "" when the feed leaves it out.

    `stamp` is when the body last changed, `site` the scheme and host without a final slash. `cancelled` is
    what becomes of a cancelled hearing: `mark` keeps it TENTATIVE with a word in its title, as Google hides
    STATUS:CANCELLED; `status` says CANCELLED as RFC 5545 wants; `hide` leaves it out.
    """
    if body.startswith((_CANCELLED, _TOMBSTONE)):
        if cancelled == "hide":
            return ""
        if cancelled == "mark" and body.startswith(_CANCELLED):
            body = _TENTATIVE + body[len(_CANCELLED) :]
    revised = utc(stamp)
    return (
        f"BEGIN:VEVENT\r\nDTSTAMP:{revised}\r\nCREATED:{utc(created)}\r\nLAST-MODIFIED:{revised}\r\n"
        f"SEQUENCE:{sequence}\r\n{body.replace(SITE, _folded(site))}END:VEVENT\r\n"
    )


@lru_cache(maxsize=4096)  # an edit stamps many hearings alike
def utc(moment: dt.datetime) -> str:
    """`20210506T031500Z`"""
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


@lru_cache(maxsize=16)
def _folded(site: str) -> str:
    """The site's address in ASCII; a very long one is folded, since the mark stands at the end of a line."""
    address = uri(site)
    return (CRLF + " ").join(address[at : at + _LONGEST_SITE] for at in range(0, len(address), _LONGEST_SITE))


def _with_address(name: str, before: str, path: str) -> str:
    """A property that ends in an address. Lines end around the mark, so that its length moves no fold."""
    start = fold(f"{name}:{before}").removesuffix(CRLF) if before else f"{name}:"
    gap = CRLF + " " if before else ""
    return f"{start}{gap}{SITE}{CRLF}" + fold(f" {uri(path)}")


# --- property by property
def summary(record: HearingRecord) -> str:
    """What a calendar's day shows: what is unusual first, then who, the stage, and the articles."""
    cites = dict.fromkeys(cite.text for person in record.people for cite in person.cites)
    stage = label(Stage(record.stage), record.lang)
    parts = [*marks(record), names(record, shown=3), stage, ", ".join(cites)]
    return clip(" · ".join(filter(None, parts)), SHORT)


def clip(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def _status(record: HearingRecord) -> str:
    if record.status == Status.CANCELLED:
        return "CANCELLED"
    presumed = record.confidence == Confidence.PRESUMED and record.status == Status.SCHEDULED
    return "TENTATIVE" if presumed or record.status == Status.POSTPONED else "CONFIRMED"


def _when(record: HearingRecord) -> Iterable[str]:
    if record.starts_at is None:
        return _whole_day(record.date)
    ends_at = record.ends_at if record.end_time else record.starts_at + times.DEFAULT_LENGTH
    return _span(record.starts_at, ends_at, record.zone)


@lru_cache(maxsize=1024)  # the same in every language
def _span(starts_at: dt.datetime, ends_at: dt.datetime, zone: str) -> tuple[str, str]:
    """The lines of two instants, by the zone's clocks if programs can be told how those go."""
    start, end = (times.local(moment, zone) for moment in (starts_at, ends_at))
    if uses_tzid(zone, start.date(), start.fold or end.fold):
        return (
            prop("DTSTART", f"{start:%Y%m%dT%H%M%S}", TZID=zone),
            prop("DTEND", f"{end:%Y%m%dT%H%M%S}", TZID=zone),
        )
    return prop("DTSTART", utc(starts_at)), prop("DTEND", utc(ends_at))


def _whole_day(date: dt.date) -> list[str]:
    """An hour that is not known: the day itself, which no zone shifts. DTEND is the day after (3.8.2.2)."""
    return [
        prop("DTSTART", f"{date:%Y%m%d}", VALUE="DATE"),
        prop("DTEND", f"{date + dt.timedelta(days=1):%Y%m%d}", VALUE="DATE"),
    ]


def _where(record: HearingRecord) -> Iterable[str]:
    court, place = record.court, location(record)
    if place:
        yield prop("LOCATION", text(clip(place, SHORT)))
    if court and court.latitude is not None and court.longitude is not None and record.mode != Mode.ONLINE:
        yield prop("GEO", f"{court.latitude};{court.longitude}")
        point = f"geo:{court.latitude},{court.longitude}"
        yield prop("X-APPLE-STRUCTURED-LOCATION", point, VALUE="URI", X_TITLE=str(court.name))
    if record.link.startswith(("https://", "http://")):
        words = gettext("Link to join or watch", record.lang)
        yield prop("CONFERENCE", uri(record.link), VALUE="URI", FEATURE="VIDEO", LABEL=words)


def location(record: HearingRecord) -> str:
    """Court, street, room and city; an online hearing says so first. Nothing where nothing is known."""
    court, city = record.court, record.city
    parts = [court.name, court.address] if court else []
    parts += [city.name] if city and not (court and city.name in court.name) else []
    parts += [capital(room_told(record.courtroom, record.lang))] if record.courtroom else []
    place = ", ".join(str(part) for part in parts if part)
    if record.mode != Mode.ONLINE:
        return place
    online = label(Mode.ONLINE, record.lang)
    return f"{online} ({place})" if place else online


def _categories(record: HearingRecord) -> list[str]:
    return [label(Stage(record.stage), record.lang), label(Mode(record.mode), record.lang)]


def _chain(record: HearingRecord) -> Iterable[str]:
    """The hearings before and after this one; NEXT is RFC 9253's; it has no word for the one before."""
    if record.previous:
        yield prop("RELATED-TO", text(record.previous.key), RELTYPE="SIBLING")
    if record.next:
        yield prop("RELATED-TO", text(record.next.key), RELTYPE="NEXT")
