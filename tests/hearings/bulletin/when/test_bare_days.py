"""Days whose month is left out beside their weekday: read where both fit one near day, asked where they do not."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse

ENGLISH = "Political court hearings scheduled on 6 May 2021:\n\n1) The trial of Ann SAMPLE "
RUSSIAN = "Политические суды 6 мая 2021 года:\n\n1) Суд над Иваном ПРИМЕРОВЫМ "
KAZAKH = "2021 жылғы 6 мамырдағы саяси соттар:\n\n1) Арман МЫСАЛОВҚА қатысты сот "


def only(text: str, date: dt.date | None = None) -> Entry:
    (entry,) = parse(text, date=date).hearings
    return entry


def asked(entry: Entry) -> list[tuple[str, ...]]:
    return [mark.choices for mark in entry.marks if mark.name == "date" and mark.certainty == "doubtful"]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "will take place on Friday 7th at 11:00.",
        ENGLISH + "will take place on Friday, the 7th, at 11:00.",
        ENGLISH + "will be held on Friday (7th) at 11:00.",
        RUSSIAN + "состоится в пятницу 7-го в 11:00.",
        RUSSIAN + "состоится 7-го, в пятницу, в 11:00.",
        RUSSIAN + "состоится в пятницу, 7 числа, в 11:00.",
        KAZAKH + "жұма күні, 7-сінде, сағат 11:00-де өтеді.",
    ],
)
def test_a_day_beside_its_weekday_is_the_near_one_on_which_both_fit(text: str) -> None:
    entry = only(text)
    assert (entry.date, f"{entry.time:%H:%M}") == (dt.date(2021, 5, 7), "11:00")
    assert asked(entry) == []


@pytest.mark.parametrize(
    "text",
    [ENGLISH + "will take place on Friday 8th at 11:00.", RUSSIAN + "состоится в пятницу 8-го в 11:00."],
)
def test_a_day_that_is_another_weekday_is_asked_about(text: str) -> None:
    assert asked(only(text)) == [("2021-05-08", "2021-05-07")]


def test_a_day_that_fits_in_two_months_is_asked_about() -> None:
    text = "The trial of Ann SAMPLE will take place on Sunday the 7th at 10:00."
    assert asked(only(text, dt.date(2021, 2, 3))) == [("2021-02-07", "2021-03-07")]


def test_a_day_of_the_week_above_stands_over_its_rows() -> None:
    text = (
        "Political hearings, week of 3-7 May 2021:\n\nThursday 6th\n10:00 – Ann SAMPLE, art. 405\n\nFriday the 7th:\n"
        "11:00 – Ben CASE, art. 405\n"
    )
    assert [entry.date.day for entry in parse(text).hearings if entry.date] == [6, 7]


@pytest.mark.parametrize(
    "told",
    [
        "At 10:00, on Thursday, 2nd Criminal Court will hear the case of",
        "On Thursday the 14th hearing of the case of",
    ],
)
def test_a_number_of_something_else_behind_a_weekday_is_no_day(told: str) -> None:
    entry = only(f"Political court hearings scheduled on 6 May 2021:\n\n1) {told} Ann SAMPLE at 10:00.")
    assert entry.date == dt.date(2021, 5, 6)
