"""What a week or a month shows day by day: its hearings, and the stubs of those that left a day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hearings.calendars import Calendar
from hearings.choices import Status
from hearings.records import HearingRecord
from hearings.serializers import hearing_records
from hearings.stubs import Stub, stubs_of
from hearings.unshown import Shown
from hearings.views.stubs import with_stubs


@dataclass(frozen=True, slots=True)
class Day:
    """A date and what is listed under it, stubs in their places."""

    date: dt.date
    records: tuple[HearingRecord, ...]
    entries: tuple[HearingRecord | Stub, ...]


def days_of(calendar: Calendar, lang: str, now: dt.datetime) -> Shown[Day]:
    """Every date of a calendar of fixed dates, empty ones too, in order."""
    first, last = calendar.first, calendar.last
    if first is None or last is None:
        raise ValueError("only calendars of fixed dates have days")
    records: dict[dt.date, list[HearingRecord]] = {}
    stubs: dict[dt.date, list[Stub]] = {}
    read, left = hearing_records(calendar.hearings.for_record(), lang, now), stubs_of(calendar, lang, now)
    for record in read:
        records.setdefault(record.date, []).append(record)
    for stub in left:
        stubs.setdefault(stub.date, []).append(stub)
    dates = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    days = (
        Day(
            date=date,
            records=tuple(records.get(date, ())),
            entries=tuple(with_stubs(records.get(date, ()), stubs.get(date, ()))),
        )
        for date in dates
    )
    return Shown(days, read.unshown | left.unshown)


def counts(days: Iterable[Day]) -> dict[str, int]:
    """How many hearings, on how many days, and how many of them are not as announced."""
    listed = [record for day in days for record in day.records]
    states = Counter(record.status for record in listed)
    return {
        "hearings": len(listed),
        "days": sum(bool(day.records) for day in days),
        "moved": sum(record.moved_from is not None for record in listed),
        "postponed": states[Status.POSTPONED],
        "cancelled": states[Status.CANCELLED],
    }
