"""Hours: where a text names two, the editor is asked which one is meant."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse


@pytest.mark.parametrize(
    "hours", ["10:00 → 11:00", "10:00 -> 11:00", "~~10:00~~ 11:00", "10:00 11:00", "10:00/11:00"]
)
def test_of_two_hours_side_by_side_none_is_taken(hours: str) -> None:
    (entry,) = parse(
        f"Trials on 6 May 2021:\n\n1. At {hours} the trial of Ann SAMPLE, Article 405 Part 2."
    ).hearings
    (mark,) = [mark for mark in entry.marks if mark.name == "time"]
    assert entry.time is None
    assert (mark.certainty, mark.choices) == ("doubtful", ("10:00", "11:00"))


@pytest.mark.parametrize("hours", ["10:00-11:00", "10:00 – 11:00", "10:00 (was 11:00)"])
def test_the_end_of_a_sitting_and_its_old_hour_are_no_second_hour(hours: str) -> None:
    (entry,) = parse(
        f"Trials on 6 May 2021:\n\n1. At {hours} the trial of Ann SAMPLE, Article 405 Part 2."
    ).hearings
    assert entry.time == dt.time(10)
