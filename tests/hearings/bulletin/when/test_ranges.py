"""Several days in one sentence: a sitting on each of those listed or held daily; of other ranges the days are asked."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Entry, Mark
from hearings.bulletin.parser import parse

DAY = dt.date(2021, 5, 3)
ENGLISH = "Political court hearings scheduled on 7 June 2021:\n\n1) At 10:00, the trial of Ann SAMPLE will take place. "
TEN = dt.time(10)
FURTHER = Mark("date", "doubtful", "further days are not named")


def days(*numbers: int, month: int = 5) -> list[dt.date]:
    return [dt.date(2021, month, number) for number in numbers]


def asked(*numbers: int) -> Mark:
    return Mark(
        "date", "doubtful", "several days are named", tuple(day.isoformat() for day in days(*numbers))
    )


def dates(entry: Entry) -> list[Mark]:
    return [mark for mark in entry.marks if mark.name == "date"]


@pytest.mark.parametrize(
    "text",
    [
        "The trial of Ann SAMPLE will be held daily from 4 to 6 May at 10:00.",
        "From 4 to 6 May, every day at 10:00, the trial of Ann SAMPLE will be held in Almaty City Court.",
        "Заседания по делу Анны ПРИМЕРОВОЙ пройдут ежедневно с 4 по 6 мая в 10:00.",
        "Анна МЫСАЛОВАҒА қатысты сот 4-6 мамыр аралығында күн сайын сағат 10:00-де өтеді.",
    ],
)
def test_a_sitting_is_held_on_each_day_of_a_range_told_to_be_daily(text: str) -> None:
    entries = parse(text, date=DAY).hearings
    assert [entry.date for entry in entries] == days(4, 5, 6)
    assert [entry.time for entry in entries] == [TEN] * 3
    assert all(entry.defendants == entries[0].defendants for entry in entries)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The trial of Ann SAMPLE will be held on 4-6 May at 10:00.", asked(4, 5, 6)),
        ("The trial of Ann SAMPLE will be held on 4 – 6 May at 10:00.", asked(4, 5, 6)),
        ("The trial of Ann SAMPLE will be held on 4 May – 6 May at 10:00.", asked(4, 5, 6)),
        ("The trial of Ann SAMPLE will take place between 4 and 6 May at 10:00.", asked(4, 5, 6)),
        ("The trial of Ann SAMPLE will take place between 4 May and 6 May at 10:00.", asked(4, 5, 6)),
        ("The trial of Ann SAMPLE was adjourned to 4-6 May at 10:00.", asked(4, 5, 6)),
        ("The trial of Ann SAMPLE will be held from May 4 to 6 at 10:00.", asked(4, 5, 6)),
        ("Заседания по делу Анны ПРИМЕРОВОЙ пройдут с 4 по 6 мая в 10:00.", asked(4, 5, 6)),
        ("Анна МЫСАЛОВАҒА қатысты сот 4 мамырдан 6 мамырға дейін сағат 10:00-де өтеді.", asked(4, 5, 6)),
        # the first and the last of many; a weekend within the days
        ("The trial of Ann SAMPLE will be held from 4 to 24 May at 10:00.", asked(4, 24)),
        ("The trial of Ann SAMPLE will be held daily from 7 to 10 May at 10:00.", asked(7, 8, 9, 10)),
    ],
)
def test_on_which_days_of_a_range_the_court_sits_is_asked(text: str, mark: Mark) -> None:
    (entry,) = parse(text, date=DAY).hearings
    assert (entry.date, entry.time) == (None, TEN)
    assert dates(entry) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "Суд над Анной ПРИМЕРОВОЙ: заседания 3, 4 и 7 мая в 10:00.",
        "The hearings of Ann SAMPLE are on 3, 4 and 7 May at 10:00.",
        "Hearings for Ann SAMPLE: 3, 4, 7 May, 10:00, Almaty.",
        "The trial of Ann SAMPLE, Ben CASE, and others continues on 3, 4, and 7 May at 10:00.",
        "The trial of Ann SAMPLE continues on May 3, 4, and 7 at 10:00.",
        "The trial of Ann SAMPLE is set for 3, 4 May and 7 May at 10:00.",
        "Hearing dates for Ann SAMPLE: 3 May, 4 May and 7 May at 10:00.",
        "Анна МЫСАЛОВАҒА қатысты сот 3, 4 және 7 мамырда сағат 10:00-де өтеді.",
    ],
)
def test_a_sitting_is_held_on_each_day_of_a_list(text: str) -> None:
    entries = parse(text, date=DAY).hearings
    assert [(entry.date, entry.time) for entry in entries] == [(day, TEN) for day in days(3, 4, 7)]


def test_the_number_of_a_room_is_no_day() -> None:
    (entry,) = parse("The trial of Ann SAMPLE will be held in room 4, 6 May at 10:00.", date=DAY).hearings
    assert entry.date == dt.date(2021, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        "The trial of Ann SAMPLE begins on 7 June at 10:00. It will last three days: 7, 8 and 9 June.",
        "The trial of Ann SAMPLE begins on 7 June at 10:00. It will continue on 8 and 9 June.",
        "Суд над Анной ПРИМЕРОВОЙ начнётся 7 июня в 10:00. Он продлится три дня: 7, 8 и 9 июня.",
        f"{ENGLISH}It will last three days: 7, 8 and 9 June.",
        f"{ENGLISH}The hearings are scheduled for 7, 8 and 9 June.",
    ],
)
def test_the_days_told_behind_the_first_are_sittings_without_an_hour(text: str) -> None:
    entries = parse(text, date=DAY).hearings
    told = zip(days(7, 8, 9, month=6), (TEN, None, None), strict=True)
    assert [(entry.date, entry.time) for entry in entries] == list(told)
    assert all(entry.defendants for entry in entries)


def test_days_without_an_hour_are_sittings_each() -> None:
    entries = parse("Суд над Анной ПРИМЕРОВОЙ продлится три дня: 7, 8 и 9 июня.", date=DAY).hearings
    assert [(entry.date, entry.time) for entry in entries] == [(day, None) for day in days(7, 8, 9, month=6)]


def test_whose_trial_goes_on_with_an_hour_of_its_own_is_not_lost() -> None:
    text = "The trial of Ann SAMPLE begins on 7 June at 10:00. It will continue on 8 June at 11:00."
    first, second = parse(text, date=DAY).hearings
    assert (second.date, second.time) == (dt.date(2021, 6, 8), dt.time(11))
    assert second.defendants == first.defendants


@pytest.mark.parametrize(
    "text",
    [
        "The trial of Ann SAMPLE begins on 7 June at 10:00 and will last until 9 June.",
        f"{ENGLISH}It will last until 9 June.",
        "Суд над Анной ПРИМЕРОВОЙ начнётся 7 июня в 10:00. Он продлится до 9 июня.",
    ],
)
def test_a_trial_that_lasts_till_a_later_day_leaves_days_open(text: str) -> None:
    (entry,) = parse(text, date=DAY).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 6, 7), TEN)
    assert dates(entry) == [FURTHER]


def test_the_day_on_which_it_ends_is_not_the_day_of_the_text() -> None:
    (entry,) = parse("The trial of Ann SAMPLE will last until 9 June.", date=DAY).hearings
    assert entry.date is None
    assert dates(entry) == [FURTHER]


@pytest.mark.parametrize("behind", ["It will last until 18:00.", "Her arrest was extended until 9 June."])
def test_an_hour_or_an_arrest_till_then_leaves_nothing_open(behind: str) -> None:
    (entry,) = parse(ENGLISH + behind, date=DAY).hearings
    assert FURTHER not in entry.marks


@pytest.mark.parametrize("month", ["6 May 9999", "06.05.9999", "May 6, 9999"])
def test_a_year_may_be_far_away(month: str) -> None:
    (entry,) = parse(f"The trial of Ann SAMPLE will take place on {month} at 10:00.", date=DAY).hearings
    assert entry.date == dt.date(9999, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Ben CASE, detained on 29 November, 1 December at 16:00 will appear in court.",
        "Активист Марат ОБРАЗЦОВ, задержанный в Астане 29 ноября, 1 декабря в 16:00 предстанет перед судом.",
    ],
)
def test_the_day_of_an_arrest_before_that_of_the_sitting_is_no_day_of_it(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert (entry.date, entry.time) == (dt.date(2026, 12, 1), dt.time(16))
