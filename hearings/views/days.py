"""What lists show day by day: the hearings of each, and the stubs of those that left it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from hearings.calendars import Calendar
from hearings.choices import Status
from hearings.records import HearingRecord
from hearings.serializers import hearing_records
from hearings.stubs import Stub, stubs_of
from hearings.unshown import Shown


@dataclass(frozen=True, slots=True)
class Day:
    """A date and what is listed under it, stubs in their places."""

    date: dt.date
    records: tuple[HearingRecord, ...]
    entries: tuple[HearingRecord | Stub, ...]


Days = list[tuple[dt.date, list[HearingRecord]]]


def by_day(records: Iterable[HearingRecord]) -> Days:
    """The records, in their order, by the date they are on."""
    return [(date, list(group)) for date, group in groupby(records, key=lambda record: record.date)]


def listed(
    records: Iterable[HearingRecord], stubs: Iterable[Stub], dates: Iterable[dt.date] = ()
) -> list[Day]:
    """In order the days on which anything is or was to be heard, and these dates whatever is heard on them.

    The records of a day stand together.
    """
    on = dict(by_day(records))
    left: dict[dt.date, list[Stub]] = {}
    for stub in stubs:
        left.setdefault(stub.date, []).append(stub)
    return [
        Day(date, tuple(on.get(date, ())), tuple(with_stubs(on.get(date, ()), left.get(date, ()))))
        for date in sorted({*on, *left, *dates})
    ]


def days_of(calendar: Calendar, lang: str, now: dt.datetime) -> Shown[Day]:
    """Every date of a calendar of fixed dates, empty ones too, in order."""
    first, last = calendar.first, calendar.last
    if first is None or last is None:
        raise ValueError("only calendars of fixed dates have days")
    records, stubs = hearing_records(calendar.hearings.for_record(), lang, now), stubs_of(calendar, lang, now)
    dates = (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
    return Shown(listed(records, stubs, dates), records.unshown | stubs.unshown)


def counts(days: Iterable[Day]) -> dict[str, int]:
    """How many hearings, on how many days, and how many of them are not as announced."""
    held = [day.records for day in days if day.records]
    return {**counts_of_day([record for records in held for record in records]), "days": len(held)}


def counts_of_day(records: Sequence[HearingRecord]) -> dict[str, int]:
    """The same of one day: a number of hearings alone would count those that nobody need come to."""
    states = Counter(record.status for record in records)
    return {
        "hearings": len(records),
        "moved": sum(record.moved_from is not None for record in records),
        "postponed": states[Status.POSTPONED],
        "cancelled": states[Status.CANCELLED],
    }


def with_stubs(records: Sequence[HearingRecord], stubs: Iterable[Stub]) -> list[HearingRecord | Stub]:
    """The day's hearings in their order, each stub where its old hour would stand."""
    entries: list[HearingRecord | Stub] = list(records)
    for stub in sorted(stubs, key=_wall_hour):
        later = (index for index, entry in enumerate(entries) if _wall_hour(entry) > _wall_hour(stub))
        entries.insert(next(later, len(entries)), stub)
    return entries


def _wall_hour(entry: HearingRecord | Stub) -> dt.time:
    """The hour it stands under on its court's clock; what has none comes last."""
    time = entry.change.left_time if isinstance(entry, Stub) else entry.time
    return time or dt.time.max
