"""Whatever somebody writes into a hearing, a calendar program reads it as text."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from tests.hearings.formats import hostile, records
from tests.hearings.formats.reading import read

NASTY = [
    "x\r\nATTENDEE:mailto:e@vil.example",
    "x\rBEGIN:VALARM\rEND:VALARM",
    "x\nEND:VEVENT\nBEGIN:VEVENT\nUID:1",
    "x\x85DTSTART:20300101T000000Z\u2028STATUS:CANCELLED\u2029y\x0bz\x0cw",
    ";X-A=1:b,c;d\\,e\\n\\",
    '"; LANGUAGE="ru":',
    "\x00\x1b[31m\x07\x01\ufeff",
    "😀" * 300,
    "Ж" * 10_000,
    "а, " * 2_000,
    "\\" * 200,
    "{site} %s %(x)s {0}",
    " \t leading and trailing \t ",
    "z\u0301\u0302\u0303" * 100,
]


@pytest.mark.parametrize("nasty", [*NASTY, *hostile.TEXTS])
def test_whatever_stands_in_a_text_stays_in_its_text(nasty: str) -> None:
    """Security cases 31 to 34: every public text of the hearing holds the attack."""
    attack = records.said(nasty)
    accused = records.person(
        nasty,
        nasty,
        role=attack,
        cites=(records.cite(nasty, nasty),),
        allegations=(attack,),
        verdict="other",
        sentence=attack,
    )
    record = records.hearing(
        date=dt.date(2026, 11, 23),
        people=(accused,),
        court=records.court(nasty, address=attack, latitude=1.0, longitude=2.0),
        city=records.city(nasty),
        courtroom=nasty,
        judges=nasty,
        reason=attack,
        outcome=attack,
        time_note=attack,
        link=f"https://e.org/{nasty}",
        changes=(records.change(left_place=attack, reason=attack),),
        case=dataclasses.replace(records.hearing().case, number=nasty, title=attack),
        previous=records.neighbour(dt.date(2021, 5, 6)),
    )

    event = read(record)

    assert set(event) == {
        *("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "STATUS", "UID", "DTSTART", "DTEND", "SUMMARY"),
        *(
            "LOCATION",
            "GEO",
            "X-APPLE-STRUCTURED-LOCATION",
            "CONFERENCE",
            "CATEGORIES",
            "TRANSP",
            "RELATED-TO",
        ),
        *("URL", "DESCRIPTION"),
    }
    assert event.subcomponents == []
    assert event.start == record.starts_at
    assert event["UID"] == records.KEY
