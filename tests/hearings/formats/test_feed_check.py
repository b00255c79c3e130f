"""What a feed says is held against the rows, hour by hour, by the zone rules the feed itself carries."""

from __future__ import annotations

import datetime as dt

import pytest

from hearings.formats import vevent
from hearings.formats.feed_check import Expected, problems
from tests.hearings.formats import reading, records

KEY = records.KEY
STARTS = dt.datetime(2025, 5, 6, 4, 15, tzinfo=dt.UTC)
RIGHT = Expected(starts=STARTS, ends=STARTS + dt.timedelta(hours=1), sequence=3, stamp=reading.STAMP)


@pytest.fixture
def octets() -> bytes:
    """A hearing at 09:15 in Almaty, UTC+5, in local time with its VTIMEZONE."""
    return reading.feed(records.hearing(date=dt.date(2025, 5, 6)))


def test_a_sound_feed_has_no_problem(octets: bytes) -> None:
    assert problems(octets, {KEY: RIGHT}) == []


def test_a_zone_rule_that_moves_the_hour_is_found_though_the_zone_has_the_right_name(octets: bytes) -> None:
    wrong = octets.replace(b"TZOFFSETTO:+0500", b"TZOFFSETTO:+0600")

    found = problems(wrong, {KEY: RIGHT})

    assert f"{KEY}: DTSTART is 2025-05-06 03:15:00+00:00, not 2025-05-06 04:15:00+00:00" in found
    assert (
        f"{KEY}: DTSTART: the VTIMEZONE says 2025-05-06 03:15:00+00:00, the zone's name 2025-05-06 04:15:00+00:00"
        in found
    )


def test_an_old_sequence_and_stamp_are_found(octets: bytes) -> None:
    newer = Expected(STARTS, RIGHT.ends, 4, reading.STAMP + dt.timedelta(seconds=1))

    assert problems(octets, {KEY: newer}) == [
        f"{KEY}: SEQUENCE is 3, not 4",
        f"{KEY}: DTSTAMP is 2021-05-05 18:30:12+00:00, not 2021-05-05 18:30:13+00:00",
        f"{KEY}: LAST-MODIFIED is 2021-05-05 18:30:12+00:00, not 2021-05-05 18:30:13+00:00",
    ]


def test_a_hearing_of_nobody_and_a_missing_one_are_found(octets: bytes) -> None:
    assert problems(octets, {"other": RIGHT}) == [
        f"{KEY}: the calendar holds no such hearing",
        "other: is missing",
    ]
    assert problems(octets, {KEY: RIGHT, "other": RIGHT}, cut=True) == []


def test_a_tombstone_need_only_be_cancelled_and_bare(octets: bytes) -> None:
    bare = (
        reading.HEAD
        + reading.vtimezone("UTC")
        + reading.written(vevent.tombstone(KEY, date=dt.date(2025, 5, 6), lang="en"))
    )

    assert problems(f"{bare}END:VCALENDAR\r\n".encode(), {}, gone={KEY}) == []
    assert problems(octets, {}, gone={KEY}) == [
        f"{KEY}: was withdrawn, but is CONFIRMED",
        f"{KEY}: was withdrawn, but still has CATEGORIES, DESCRIPTION, URL",
    ]
