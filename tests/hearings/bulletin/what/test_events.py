"""What is announced and is no sitting: a court that is shut on a day."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

DAY = dt.date(2027, 5, 4)


@pytest.mark.parametrize(
    "text",
    [
        "The Almaty court will be closed on 6 May.",
        "The courts do not work on 9 May because of the holiday.",
        "Суд 9 мая не работает.",
        "Суды 9 мая не работают в связи с праздником.",
        "9 мамырда сот жұмыс істемейді.",
    ],
)
def test_a_court_that_is_shut_hears_nobody(text: str) -> None:
    assert parse(text, date=DAY).hearings == ()


def test_a_court_that_is_shut_is_not_that_of_the_row_above_it() -> None:
    (entry,) = parse(
        "Political court hearings scheduled on 6 May 2027:\n\n1) At 10:00, the trial of Ann SAMPLE will take place.\n\n"
        "The Almaty court will be closed on 9 May."
    ).hearings
    assert (entry.date, entry.court) == (dt.date(2027, 5, 6), "")


@pytest.mark.parametrize(
    "text",
    [
        "The hearing of Ann SAMPLE on 6 May at 10:00 in the Medeu court will be closed.",
        "The trial at the Almaty court is closed to the public and begins on 6 May at 10:00: activist Ann SAMPLE.",
    ],
)
def test_a_sitting_that_is_closed_is_one(text: str) -> None:
    (entry,) = parse(text, date=DAY).hearings
    assert (entry.date, entry.time, entry.access) == (dt.date(2027, 5, 6), dt.time(10), "closed")
