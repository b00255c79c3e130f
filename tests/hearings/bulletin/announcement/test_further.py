"""Sittings on later days of the same announcement: none is lost, and each has an hour only if one is told."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2022, 6, 3)
ENGLISH = "Political trials on 7 June 2022:\n\n1) At 10:00, a trial of Ann SAMPLE will begin"


def told(text: str) -> list[tuple[str, str]]:
    rows = parse(text, date=TODAY).hearings
    return [
        (f"{row.date:%d.%m}" if row.date else "", f"{row.time:%H:%M}" if row.time else "") for row in rows
    ]


BELOW = "Political court hearings scheduled on 7 May 2021:\n\n1) At 15:00, a trial against Fay CASE will take place."


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Суд над Анной ПРИМЕРОВОЙ начнётся 7 июня в 10:00 и продолжится 8 и 9 июня в то же время.",
            [("07.06", "10:00"), ("08.06", "10:00"), ("09.06", "10:00")],
        ),
        (
            "The trial of Ann SAMPLE will begin on 7 June at 10:00 and continue on 8 June.",
            [("07.06", "10:00"), ("08.06", "")],
        ),
        (
            "The trial of Ann SAMPLE begins on 7 June at 10:00 and continues on 8 June at 11:00.",
            [("07.06", "10:00"), ("08.06", "11:00")],
        ),
        (
            "Арман МЫСАЛОВТЫҢ соты 7 маусымда сағат 10:00-де басталып, 8 маусымда жалғасады.",
            [("07.06", "10:00"), ("08.06", "")],
        ),
        (f"{ENGLISH} and continue on 8 June.", [("07.06", "10:00"), ("08.06", "")]),
        (
            f"{ENGLISH}. It will continue on 8 and 9 June at the same time.",
            [("07.06", "10:00"), ("08.06", "10:00"), ("09.06", "10:00")],
        ),
    ],
)
def test_the_days_on_which_it_goes_on_are_sittings(text: str, days: list[tuple[str, str]]) -> None:
    assert told(text) == days


def test_the_day_on_which_it_began_is_none() -> None:
    text = "The trial of Ann SAMPLE, which began on 7 May, will continue on 7 June at 10:00."
    assert told(text) == [("07.06", "10:00")]


def test_the_hour_of_the_day_on_which_it_began_is_not_that_of_the_next() -> None:
    assert told("Суд над Анной ПРИМЕРОВОЙ начался 1 июня 2022 в 10:00 и продолжится 7 июня.") == [
        ("07.06", "")
    ]


@pytest.mark.parametrize(
    ("behind", "offered", "hour"),
    [
        ("It continues on Monday at 11:00.", "2021-05-10", "11:00"),
        ("The trial will continue on Friday.", "2021-05-14", ""),
        ("The next hearing is on Wednesday.", "2021-05-12", ""),
        ("Заседание продолжится в понедельник в 11:00.", "2021-05-10", "11:00"),
        ("Следующее заседание — в среду.", "2021-05-12", ""),
        ("Сот дүйсенбіде сағат 11:00-де жалғасады.", "2021-05-10", "11:00"),
    ],
)
def test_below_a_day_a_weekday_on_which_it_goes_on_is_asked_about(
    behind: str, offered: str, hour: str
) -> None:
    first, later = parse(f"{BELOW} {behind}").hearings
    assert (first.date, first.time) == (dt.date(2021, 5, 7), dt.time(15))
    assert (later.date, f"{later.time:%H:%M}" if later.time else "") == (None, hour)
    assert later.defendants == first.defendants
    assert [mark.choices for mark in later.marks if mark.name == "date"] == [(offered,)]


@pytest.mark.parametrize(
    "behind",
    [
        "On Monday he was questioned.",
        "The strike continues on Monday.",
        "Come on Monday!",
        "The next hearing of Ben SAMPLE is on Monday.",
    ],
)
def test_below_a_day_another_weekday_is_no_further_sitting(behind: str) -> None:
    assert len(parse(f"{BELOW} {behind}").hearings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "1) In the afternoon, a trial against Fay CASE will take place. It continues on Monday at 11:00.",
        "1) A trial against Fay CASE will take place. The trial will continue on Monday at 11:00.",
        "1) Во второй половине дня состоится суд над Анной ПРИМЕРОВОЙ. Заседание продолжится в понедельник в 11:00.",
        "1) Таңертең Болат БІРЕУОВҚА қатысты сот өтеді. Сот дүйсенбіде сағат 11:00-де жалғасады.",
    ],
)
def test_the_hour_at_which_it_goes_on_is_not_that_of_the_day(text: str) -> None:
    first, later = parse(f"Political court hearings scheduled on 7 May 2021:\n\n{text}").hearings
    assert (first.date, first.time) == (dt.date(2021, 5, 7), None)
    assert (later.date, later.time) == (None, dt.time(11))


def test_at_the_end_of_the_calendar_no_weekday_is_offered() -> None:
    text = BELOW.replace("7 May 2021", "31 December") + " It continues on Monday."
    first, later = parse(text, date=dt.date.max).hearings
    assert (first.date, later.date) == (dt.date.max, None)
    assert [mark.choices for mark in later.marks if mark.name == "date"] == [()]
