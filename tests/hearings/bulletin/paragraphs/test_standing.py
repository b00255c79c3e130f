"""What stands above a paragraph counts for it: the year of a week is that of its days."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse


def certainty(entry: Entry) -> str:
    return next(mark.certainty for mark in entry.marks if mark.name == "date")


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Political trials this week: 30 November – 4 December 2026", "Tuesday, 1 December"),
        ("Trials in the week of 30 November 2026", "1 December"),
        ("Политические процессы: неделя 30 ноября – 4 декабря 2026 года", "1 декабря"),
        ("Суды на неделе с 30 ноября по 4 декабря 2026 г.", "Вторник, 1 декабря"),
    ],
)
def test_the_year_of_a_week_is_that_of_its_days(title: str, day: str) -> None:
    text = f"{title}\n\n{day}\n• 10:00 – Ann SAMPLE, Article 405 Part 2"
    (entry,) = parse(text, date=dt.date(2026, 11, 29)).hearings
    assert (entry.date, certainty(entry)) == (dt.date(2026, 12, 1), "found")


def test_a_week_over_new_year_gives_each_day_its_own() -> None:
    text = (
        "Political trials: 28 December 2026 – 8 January 2027\n\n29 December\n• 10:00 – trial of Ann SAMPLE\n\n"
        "5 January\n• 10:00 – trial of Ben CASE"
    )
    found = [(entry.date, certainty(entry)) for entry in parse(text).hearings]
    assert found == [(dt.date(2026, 12, 29), "found"), (dt.date(2027, 1, 5), "found")]


def test_rows_that_name_their_day_take_the_year_of_the_week_too() -> None:
    text = (
        "Political trials this week: 30 November – 4 December 2026\n• 1 December, 10:00 – trial of Ann SAMPLE"
    )
    (entry,) = parse(text).hearings
    assert (entry.date, certainty(entry)) == (dt.date(2026, 12, 1), "found")


@pytest.mark.parametrize(
    ("title", "day", "why"),
    [
        ("Political trials this week: 30 November – 4 December", "1 December", "the year is the nearest"),
        (
            "Political trials this week: 30 November – 4 December 2026",
            "Friday, 1 December",
            "the weekday does not fit the date",
        ),
        (
            "Political trials this week: 30 November – 4 December 2026",
            "3 February",
            "the year is the nearest",
        ),
    ],
)
def test_what_the_week_does_not_tell_stays_a_guess(title: str, day: str, why: str) -> None:
    text = f"{title}\n\n{day}\n• 10:00 – trial of Ann SAMPLE"
    (entry,) = parse(text, date=dt.date(2026, 11, 29)).hearings
    assert [mark.why for mark in entry.marks if mark.name == "date"] == [why]


@pytest.mark.parametrize(
    "nothing", ["No hearings.", "No hearings are known.", "Заседаний нет.", "Отырыс жоқ.", "Сот отырысы жоқ."]
)
def test_a_day_without_hearings_has_none(nothing: str) -> None:
    text = f"Trials in the week of 30 November 2026\n\n1 December\n{nothing}\n\n2 December\n10:00 – trial of Ann SAMPLE."
    assert [entry.date for entry in parse(text).hearings] == [dt.date(2026, 12, 2)]


def test_a_day_without_hearings_among_rows_takes_none_of_them_away() -> None:
    text = (
        "8 December 2026, 15:00 – Medeu court: trial of Ann SAMPLE (art. 274)\n9 December 2026 – no hearings\n"
        "10 December 2026, time tbc – Medeu court: trial of Ben CASE (art. 174)"
    )
    assert [entry.date for entry in parse(text).hearings] == [dt.date(2026, 12, 8), dt.date(2026, 12, 10)]


@pytest.mark.parametrize("colon", ["", ":"])
@pytest.mark.parametrize("mark", ["", "– "])
def test_a_city_alone_on_its_line_is_that_of_the_rows_below(colon: str, mark: str) -> None:
    text = (
        f"Trials on 8 December 2026\n\nAlmaty{colon}\n{mark}10:00, Ann Sample, art. 405\n"
        f"{mark}12:00, Ben Case, art. 405\n\nАстана{colon}\n{mark}11:00, Eve Model, art. 405\n\n"
        f"Trials on 9 December 2026\n\n{mark}10:00, Ada Test, art. 405"
    )
    parsed = parse(text)

    assert [entry.city for entry in parsed.hearings] == ["Almaty", "Almaty", "Астана", ""]
    assert parsed.unparsed == ()


def test_somebody_alone_on_a_line_is_no_city() -> None:
    text = "Trials on 8 December 2026\n\nSampleev\n10:00, Demo court, art. 405"

    assert [entry.city for entry in parse(text).hearings] == [""]
