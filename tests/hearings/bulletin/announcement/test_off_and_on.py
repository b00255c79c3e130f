"""One sitting that is off and another that is on, in one sentence or in two: each keeps its own day and state."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2021, 11, 30)
OFF, ON = (dt.date(2021, 12, 2), "cancelled"), (dt.date(2021, 12, 4), "scheduled")
BOTH = "The hearing on 2 December is cancelled, the trial of Ann SAMPLE will continue on 4 December at 10:00."


@pytest.mark.parametrize(
    "text",
    [
        BOTH,
        BOTH.replace(", the", ". The"),
        BOTH.replace(", the", ", but the"),
        "Заседание 2 декабря отменено, суд над Анной ПРИМЕРОВОЙ продолжится 4 декабря в 10:00.",
        "Заседание 2 декабря отменено. Суд над Анной ПРИМЕРОВОЙ продолжится 4 декабря в 10:00.",
    ],
)
def test_what_is_off_leaves_what_is_on(text: str) -> None:
    entries = parse(text, date=TODAY).hearings
    assert [(entry.date, entry.status) for entry in entries] == [OFF, ON]
    assert all(len(entry.defendants) == 1 for entry in entries)


def test_a_sitting_that_is_off_is_not_taken_for_one_of_the_day_of_another() -> None:
    text = (
        "The hearing of Ann SAMPLE is cancelled, the trial of Ben CASE will be held on 4 December at 10:00."
    )
    off, on = parse(text, date=TODAY).hearings
    assert (off.date, off.status, off.defendants[0].family_name) == (None, "cancelled", "Sample")
    assert ("date", "doubtful") in {(mark.name, mark.certainty) for mark in off.marks}
    assert (on.date, on.status, on.defendants[0].family_name) == (ON[0], "scheduled", "Case")


@pytest.mark.parametrize("behind", ["It is cancelled.", "The hearing is cancelled.", "Cancelled."])
def test_the_same_sitting_is_one(behind: str) -> None:
    text = f"Hearings on 4 December 2021:\n\n1) At 10:00, a trial of Ann SAMPLE will take place. {behind}"
    (entry,) = parse(text).hearings
    assert (entry.status, entry.time) == ("cancelled", dt.time(10))


def test_what_is_put_off_behind_leaves_the_one_before() -> None:
    text = (
        "The court will hear Ann SAMPLE on 1 December at 10:00;"
        " the hearing of Ben CASE on 1 December at 11:00 has been postponed to 8 December."
    )
    one, other = parse(text, date=TODAY).hearings
    assert (one.date, one.status, one.defendants[0].role) == (dt.date(2021, 12, 1), "scheduled", "")
    assert (other.date, other.status, other.was_time) == (dt.date(2021, 12, 8), "moved", dt.time(11))


def test_one_row_that_is_off_takes_the_others_not_with_it() -> None:
    text = "6 мая 2021 года в 10:00 – Анна ПРИМЕРОВА (Медеуский суд); 8 мая – Илья ВЫДУМКИН, отменено."
    assert [(e.date.day if e.date else 0, e.status, e.court) for e in parse(text).hearings] == [
        (6, "scheduled", "Медеуский суд"),
        (8, "cancelled", ""),
    ]


def test_the_next_hearing_is_not_that_of_today() -> None:
    text = "Today's hearing of Ann SAMPLE is over, the next one is on Thursday, 2 December, at 12:00."
    (entry,) = parse(text, date=TODAY).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 12, 2), dt.time(12))
