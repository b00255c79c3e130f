"""A picket for which somebody is tried is no picket to come, and no text raises."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2026, 12, 1)


def test_a_trial_for_a_picket_that_is_on_a_day_is_one() -> None:
    (entry,) = parse(
        "Ann SAMPLE was fined for a picket. The trial of Ben CASE for the same picket is on 3 December at 9:30.",
        date=TODAY,
    ).hearings
    assert (entry.date, entry.time) == (dt.date(2026, 12, 3), dt.time(9, 30))
    assert [person.family_name for person in entry.defendants] == ["Case"]


@pytest.mark.parametrize(
    "text", ["10:00, Activist, Medeu Court, 3 May:", "Activist in court at 14:00.\n\n2) At 10:00, 6 May:"]
)
def test_a_text_that_ends_with_its_day_and_a_colon_is_read(text: str) -> None:
    assert parse(text, date=TODAY).lines
