"""Records to write feeds from, with no database: the seed's first hearing, and what a test changes in it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from hearings import times
from hearings.records import (
    CaseRecord,
    ChangeRecord,
    CiteRecord,
    CityRecord,
    CourtRecord,
    HearingRecord,
    NeighbourRecord,
    PersonRecord,
)
from offices.texts import Said

KEY = "5b1a3c0e-8d1f-4f6e-9d53-0c5f7c1f2a11"
OTHER_KEY = "0d0c9c1e-57a3-4d7c-8a63-4c2f9a1b7e22"


def said(text: str, lang: str = "en") -> Said:
    return Said(text, lang)


def cite(
    text: str = "Article 405 Part 2", wording: str = "participation in an extremist organisation"
) -> CiteRecord:
    return CiteRecord(
        text=text,
        short="405",
        url="/articles/kz-cc/405/",
        wording=said(wording) if wording else None,
        articles=(),
    )


def person(given: str = "Aibek", family: str = "SABITOV", **changes: Any) -> PersonRecord:
    record = PersonRecord(
        key=family.lower(),
        given=said(given),
        family=said(family),
        url=f"/defendants/{family.lower()}/",
        shown_as="full",
        minor=False,
        role=said("civil activist"),
        cites=(cite(),),
        allegations=(
            said("Calls and participation in peaceful protests and subbotage (evening marches on Saturday)"),
        ),
        restraints=(),
        states=(),
        verdict="",
        verdict_date=None,
        sentence=None,
    )
    return dataclasses.replace(record, **changes)


def court(name: str = "Almaty City Court", **changes: Any) -> CourtRecord:
    record = CourtRecord(
        key="almaty-city",
        name=said(name),
        url="/courts/almaty-city/",
        address=said("66 Zheltoqsan Street"),
        website="",
        attending=said(""),
        come_early=30,
        latitude=None,
        longitude=None,
    )
    return dataclasses.replace(record, **changes)


def city(name: str = "Almaty") -> CityRecord:
    return CityRecord(key=name.lower(), name=said(name), url=f"/cities/{name.lower()}/")


def neighbour(date: dt.date, time: dt.time | None = None) -> NeighbourRecord:
    return NeighbourRecord(
        key=OTHER_KEY, url=f"/hearings/{OTHER_KEY}/", date=date, time=time, number=None, status="scheduled"
    )


def change(**changes: Any) -> ChangeRecord:
    record = ChangeRecord(
        at=dt.datetime(2021, 5, 5, 16, 0, tzinfo=dt.UTC),
        kind="moved",
        reason=None,
        old={},
        new={},
        left_date=dt.date(2021, 5, 3),
        left_time=dt.time(11, 0),
        left_place=None,
    )
    return dataclasses.replace(record, **changes)


def hearing(**changes: Any) -> HearingRecord:
    """The seed's first hearing; its instants follow the date, hour, zone and fold a test gives."""
    record = HearingRecord(
        key=KEY,
        lang="en",
        url=f"/hearings/{KEY}/",
        case=CaseRecord(
            key="c",
            url="/cases/c/",
            kind="criminal",
            political=True,
            number="",
            title=None,
            office="kazakhstan",
            usual_code="KZ-CC",
        ),
        people=(person(),),
        others=0,
        date=dt.date(2021, 5, 6),
        time=dt.time(9, 15),
        end_time=None,
        part_of_day="",
        time_note=None,
        zone="Asia/Almaty",
        zone_is_assumed=True,
        fold=None,
        starts_at=None,
        ends_at=dt.datetime.min.replace(tzinfo=dt.UTC),
        offset="",
        court=None,
        city=None,
        courtroom="",
        mode="in_person",
        link="",
        access="unknown",
        stage="trial",
        number=None,
        judges="",
        status="scheduled",
        reason=None,
        outcome=None,
        next_date_unknown=False,
        confidence="reported",
        source_kind="",
        last_checked=None,
        was_open="",
        observers="",
        link_given="",
        previous=None,
        next=None,
        changes=(),
    )
    record = dataclasses.replace(record, **changes)
    start = end = None
    if record.time:
        start = times.instant(record.date, record.time, zone=record.zone, fold=record.fold or 0)
        end = record.end_time and times.instant(record.date, record.end_time, zone=record.zone)
    noon = dt.datetime.combine(record.date, dt.time(12), ZoneInfo(record.zone))
    return dataclasses.replace(
        record,
        starts_at=start,
        ends_at=end or times.day_end(record.date, zone=record.zone),
        offset=times.offset_name(start or noon, record.zone),
    )
