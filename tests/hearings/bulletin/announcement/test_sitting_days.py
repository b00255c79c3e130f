"""The day and the hour are the sitting's, whatever other days a paragraph names."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2023, 2, 10)


def told(text: str) -> list[tuple[str, str]]:
    rows = parse(text, date=TODAY).hearings
    return [
        (f"{row.date:%d.%m}" if row.date else "", f"{row.time:%H:%M}" if row.time else "") for row in rows
    ]


def test_the_day_of_an_arrest_told_behind_is_not_the_sitting_s() -> None:
    (row,) = parse(
        "The Supreme Court will on Tuesday begin considering the appeal of journalist Ann SAMPLE, sentenced in March "
        "to seven years, her lawyer said on 9 February. The sitting starts at 9 a.m. She was arrested on 15 June 2022 "
        "at 11:00.",
        date=TODAY,
    ).hearings
    assert row.date is None  # and is asked for
    assert f"{row.time:%H:%M}" == "09:00"


def test_a_day_before_that_of_the_heading_is_of_something_else() -> None:
    text = (
        "Political court hearings scheduled on 11 October 2022:\n\n1) At 11:00, the trial against Ann SAMPLE will "
        "resume after a break announced on 3 October.\n"
    )
    assert told(text) == [("11.10", "11:00")]


@pytest.mark.parametrize(
    "deadline",
    [
        "Please register by 9 February, 12:00.",
        "Be there by 10:30.",
        "As we wrote earlier today, all may come.",
    ],
)
def test_a_deadline_is_not_the_sitting_s(deadline: str) -> None:
    assert told(f"The trial of Ann SAMPLE begins on 13 February at 11:00. {deadline}") == [("13.02", "11:00")]


@pytest.mark.parametrize("judge", ["The judge, Carl CASE,", "Judge Carl CASE"])
def test_a_break_is_till_the_day_on_which_the_sitting_goes_on(judge: str) -> None:
    text = (
        "Activist Ann SAMPLE felt unwell at 11:20 on 10 February during the third hearing of her trial under Article "
        "405. "
        f"{judge} announced a break until 14 February, 10:00."
    )
    assert told(text) == [("14.02", "10:00")]
    assert [p.family_name for row in parse(text, date=TODAY).hearings for p in row.defendants] == ["Sample"]


def test_an_hour_mended_above_is_that_of_the_announcement_below() -> None:
    text = (
        "UPDATE: The hearing of Ann SAMPLE will now be at 16:00, not at 14:00.\n\n"
        "The hearing of Ann SAMPLE will take place on 13 February at 14:00 in the city court.\n"
    )
    assert told(text) == [("13.02", "16:00")]


@pytest.mark.parametrize(
    ("row", "day"),
    [("Ann SAMPLE – 17.02, City Court, Art. 405", "17.02"), ("Ann SAMPLE – 17.10, City Court", "10.02")],
)
def test_a_day_in_a_row_of_a_list_without_one(row: str, day: str) -> None:
    assert [found for found, _ in told(f"Trials of political prisoners:\n• {row}\n")] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "The court set bail for Ann SAMPLE on 4 May and scheduled a hearing for 6 May at 10:00.",
        "The court released Ann SAMPLE on 4 May and set the next hearing for 6 May at 10:00.",
        "The court questioned Ann SAMPLE on 4 May and will hear two witnesses on 6 May at 10:00.",
        "Суд над Анной ПРИМЕРОВОЙ, начавшийся 4 мая, продолжится завтра в 10:00.",
    ],
)
def test_what_was_done_on_a_day_does_not_make_it_the_next(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(10))


@pytest.mark.parametrize(
    "text",
    [
        "The hearing of Ann SAMPLE, scheduled for 6 May, will take place on 13 May at 10:00.",
        "Заседание по делу Анны ПРИМЕРОВОЙ, назначенное на 6 мая, состоится 13 мая в 10:00.",
        "Заседание по делу Анны ПРИМЕРОВОЙ, намеченное на 6 мая, пройдёт 13 мая в 10:00.",
    ],
)
def test_a_plan_between_commas_is_not_the_day_of_the_sitting(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 13), dt.time(10))


def test_a_plan_alone_is_the_day_of_the_sitting() -> None:
    text = "The hearing of Ann SAMPLE, scheduled for 6 May at 10:00, will take place in Almaty."
    (entry,) = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(10))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The hearing of Ann SAMPLE did not take place today. The new date is 9 December at 10:00.", 1),
        ("The hearing of Ann SAMPLE did not take place today. It was moved to 9 December at 10:00.", 1),
        ("The hearing of Ann SAMPLE on 2 December did not take place. New date: 9 December, 10:00.", 2),
        ("Сегодня суд над Анной ПРИМЕРОВОЙ не состоялся. Новая дата – 9 декабря в 10:00.", 1),
        ("Бүгін Анна ПРИМЕРОВАНЫҢ соты өтпеді. Жаңа күні – 9 желтоқсан, сағат 10:00.", 1),
    ],
)
def test_the_day_on_which_nothing_took_place_is_the_one_that_was_left(text: str, left: int) -> None:
    (entry,) = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert (entry.date, entry.time, entry.status) == (dt.date(2026, 12, 9), dt.time(10), "moved")
    assert (entry.was_date, len(entry.defendants)) == (dt.date(2026, 12, left), 1)


def test_the_day_on_which_something_else_was_is_not_left() -> None:
    (entry,) = parse(
        "Ben CASE was not brought to court today. The hearing of Ann SAMPLE did not take place. "
        "The new date is 9 December at 10:00.",
        date=dt.date(2026, 12, 1),
    ).hearings
    assert (entry.date, entry.was_date) == (dt.date(2026, 12, 9), None)
