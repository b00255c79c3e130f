"""Rows of a name and its hour, one an item or several between semicolons."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse

HEADING = "Political court hearings on 6 May 2021:\n\n"


def told(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(one.defendants[0].family_name, f"{one.time:%H:%M}") for one in entries]


@pytest.mark.parametrize(
    "rows",
    [
        "1. Ann SAMPLE, 10:00\n2. Ben CASE – 11:00, online",
        "1) Ann SAMPLE, 10:00; Ben CASE, 11:00",
        "Ann SAMPLE, 10:00; Ben CASE, 11:00.",
        "• Ann SAMPLE (10:00); Ben CASE (11:00)",
        "1) Ann SAMPLE, Article 405 Part 2, 10:00; Ben CASE, Article 174, 11:00, online;",
    ],
)
def test_each_name_with_its_hour_is_a_sitting(rows: str) -> None:
    assert told(parse(HEADING + rows).hearings) == [("Sample", "10:00"), ("Case", "11:00")]


def test_rows_between_semicolons_may_have_days_of_their_own() -> None:
    text = "Court dates for your diary: Ann SAMPLE, 6 May, 10:00, Almaty; Ben CASE, 7 May, 11:00, Astana."
    entries = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert told(entries) == [("Sample", "10:00"), ("Case", "11:00")]
    assert [one.date for one in entries] == [dt.date(2021, 5, 6), dt.date(2021, 5, 7)]


def test_what_somebody_does_at_another_hour_is_no_row() -> None:
    text = "1) At 10:00, a trial of Ann SAMPLE will take place; at 11:00 Ben CASE will speak to the press."
    assert told(parse(HEADING + text).hearings) == [("Sample", "10:00")]
