"""A calendar as a table, one hearing a row (RFC 4180), for spreadsheets; docs/json.md explains the columns.

A spreadsheet takes a cell that begins with = + - @ for a formula, and runs it: such a cell gets an apostrophe
in front. The byte order mark is for Excel, which reads Cyrillic as noise without it.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from typing import Any

from hearings.calendars import Calendar
from hearings.formats.json import local, utc
from hearings.formats.listing import Listed, Listing, gather, piece
from hearings.records import HearingRecord, PersonRecord
from offices.texts import clean

MIME_TYPE = "text/csv; charset=utf-8"
COLUMNS = (
    "id", "date", "time", "zone", "starts_at", "status", "mode", "access", "stage", "number",
    "defendants", "others", "roles", "charges", "allegations",
    "court", "address", "courtroom", "city", "judges", "case", "case_number",
    "reason", "outcome", "verdicts", "earlier_dates", "next_date",
    "confidence", "last_checked", "updated", "page", "known_from", "was_open", "observers", "link_given",
    "end_time", "part_of_day", "time_note", "link",
)  # fmt: skip

# What spreadsheets take for the beginning of a formula, also in full width, and behind blanks or quotes.
_FORMULA = re.compile("[\\s\"'`\u201c\u201d]*[=+\\-@|\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b]")
_BREAKS = re.compile(r"\s+")


def feed(calendar: Calendar, *, lang: str, now: dt.datetime, **options: Any) -> bytes:
    """The calendar at `now` in `lang`; the options are those of `listing.gather`."""
    return write(gather(calendar, lang=lang, now=now, **options))


def write(listing: Listing) -> bytes:
    """The table in UTF-8. A withdrawn hearing has no row; its tombstone stands in JSON."""
    rows = [_line(COLUMNS), *(_written(row, listing) for row in listing.listed)]
    return "".join(rows).encode("utf-8-sig", "replace")


@piece
def _written(row: Listed, listing: Listing) -> str:
    cells = _row(row, listing)
    return _line(cell(cells[name]) for name in COLUMNS)


def _line(cells: Iterable[str]) -> str:
    """One line of the table, with its end."""
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()


def cell(value: object) -> str:
    """One cell: a single line of plain text that no spreadsheet runs."""
    text = _BREAKS.sub(" ", clean("" if value is None else str(value))).strip()
    return f"'{text}" if _FORMULA.match(text) else text


def _row(row: Listed, listing: Listing) -> dict[str, object]:
    record = row.record
    court, people = record.court, record.people
    return {
        "id": record.key,
        "date": record.date,
        "time": _hour(record.time),
        "zone": record.zone,
        "starts_at": local(record.starts_at, record.zone),
        "status": record.status,
        "mode": record.mode,
        "access": record.access,
        "stage": record.stage,
        "number": record.number,
        "defendants": _joined(person.label for person in people),
        "others": record.others or "",
        "roles": _joined(record.roles),
        "charges": _of_each(people, _charges),
        "allegations": _of_each(people, lambda person: _joined(person.allegations)),
        "court": court and court.name,
        "address": court and court.address,
        "courtroom": record.courtroom,
        "city": record.city and record.city.name,
        "judges": record.judges,
        "case": record.case.key,
        "case_number": record.case.number,
        "reason": record.reason,
        "outcome": record.outcome,
        "verdicts": _of_each(people, lambda person: _joined((person.verdict, person.sentence))),
        "earlier_dates": _joined(_moment(change.left_date, change.left_time) for change in record.earlier),
        "next_date": _next(record),
        "confidence": record.confidence,
        "last_checked": utc(record.last_checked),
        "updated": utc(row.updated),
        "page": listing.absolute(record.url),
        "known_from": record.source_kind,
        "was_open": record.was_open,
        "observers": record.observers,
        "link_given": record.link_given,
        "end_time": _hour(record.end_time),
        "part_of_day": record.part_of_day,
        "time_note": record.time_note,
        "link": record.link,
    }


def _charges(person: PersonRecord) -> str:
    return _joined(cite.quoted for cite in person.cites)


def _of_each(people: tuple[PersonRecord, ...], told: Any) -> str:
    """What is told of each person; with several people, behind the names it is told of."""
    groups: dict[str, list[str]] = {}
    for person in people:
        if text := told(person):
            groups.setdefault(text, []).append(person.label)
    if len(people) == 1:
        return _joined(groups)
    return " | ".join(f"{', '.join(names)}: {text}" for text, names in groups.items())


def _joined(texts: Iterable[object]) -> str:
    return "; ".join(str(text) for text in texts if text)


def _next(record: HearingRecord) -> str:
    return _moment(record.next.date, record.next.time) if record.next else ""


def _moment(date: dt.date | None, time: dt.time | None) -> str:
    return f"{date} {_hour(time)}".strip() if date else ""


def _hour(time: dt.time | None) -> str:
    return f"{time:%H:%M}" if time else ""
