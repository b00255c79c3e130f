"""The hearings of a person or a case as a line in time, newest first, with what else happened between them.

Three shapes: hollow for what is to come, filled for what took place, a flat bar for what was moved or called off.
Reads records, runs no query; writes in the active language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from defendants.choices import ProsecutionState
from hearings import dates, times
from hearings.choices import Stage, Status
from hearings.records import DatedRecord, HearingRecord, PersonRecord
from hearings.views.row import Row, row
from offices.texts import Said


@dataclass(frozen=True, slots=True)
class Point:
    """A hearing on the line, or (without `row`) what became of a prosecution on that day."""

    date: dt.date
    shape: str  # of style.css: past, chg, or nothing
    when: str
    text: str
    row: Row | None = None
    note: Said | None = None
    person: PersonRecord | None = None

    @property
    def stamp(self) -> str:
        """For <time datetime>: the instant where there is one, else the day."""
        return (self.row.stamp if self.row else "") or self.date.isoformat()

    @property
    def is_struck(self) -> bool:
        return self.row is not None and self.row.hearing.is_off


def timeline(
    records: Sequence[HearingRecord],
    people: Sequence[PersonRecord],
    *,
    lang: str,
    now: dt.datetime,
    zone: str,
    named: bool,
) -> list[Point]:
    """`people` are those whose states are told; `named` says of whom, where the page is not one person's."""
    points = [_hearing(record, now, zone) for record in records]
    points += [
        _state(person, state, lang, named)
        for person in people
        for state in person.states
        if state.since and state.kind not in (ProsecutionState.GOING_ON, ProsecutionState.DECIDED)
    ]
    # Hearings of one day keep their order; what happened to a prosecution that day comes after them.
    return sorted(points, key=lambda point: (point.date, point.row is None), reverse=True)


def _hearing(record: HearingRecord, now: dt.datetime, zone: str) -> Point:
    shown = row(record, now=now, zone=zone, zone_place="")
    day = dates.long_date(record.date, record.lang, weekday=False)
    number = dates.nth_hearing(record.number, record.lang, of_case=False) if record.number else ""
    return Point(
        date=record.date,
        shape=shape(record, now),
        when=dates.with_hour(day, record.time),
        text=number or str(Stage(record.stage).label),
        row=shown,
    )


def shape(record: HearingRecord, now: dt.datetime) -> str:
    """What the hearing is on the line at `now`."""
    if record.is_off:
        return "chg"
    return "past" if record.ends_at <= times.quarter(now) or record.status == Status.HELD else ""


def _state(person: PersonRecord, state: DatedRecord, lang: str, named: bool) -> Point:
    assert state.since is not None
    return Point(
        date=state.since,
        shape="chg",
        when=dates.long_date(state.since, lang, weekday=False),
        text=str(ProsecutionState(state.kind).label),
        note=state.note,
        person=person if named else None,
    )
