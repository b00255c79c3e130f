"""Rows of a name and its hour, one an item or several between semicolons."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse

HEADING = "Political court hearings on 6 May 2021:\n\n"
RUSSIAN = "Расписание на 6 мая 2021 года:\n"


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


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (
            f"{HEADING}Ann SAMPLE – 10:00 (Medeu District Court)\nBen CASE – 11:30, online",
            [("Sample", "10:00"), ("Case", "11:30")],
        ),
        (
            f"{RUSSIAN}Анна ПРИМЕРОВА — 10:00 (Медеуский суд)\nБорис ВЫДУМАНОВ — 11:00 (Есильский суд)",
            [("Примерова", "10:00"), ("Выдуманов", "11:00")],
        ),
        (
            "2021 жылғы 6 мамырдағы соттар:\nАрман МЫСАЛОВ — 10:00\nДана ДЕМОВА — 11:30 (онлайн)",
            [("Мысалов", "10:00"), ("Демова", "11:30")],
        ),
    ],
)
def test_rows_that_begin_with_a_name_need_no_marks(text: str, told_of: list[tuple[str, str]]) -> None:
    entries = parse(text).hearings
    assert told(entries) == told_of
    assert [entry.date for entry in entries] == [dt.date(2021, 5, 6)] * 2


def test_a_row_that_was_put_off_leaves_the_others() -> None:
    text = f"{RUSSIAN}Анна ПРИМЕРОВА — 10:00 (Медеуский суд)\nВера ОБРАЗЦОВА — отложено"
    parsed = parse(text)
    assert told(parsed.hearings) == [("Примерова", "10:00")]
    assert parsed.hearings[0].status == "scheduled"
    assert [line.line for line in parsed.unparsed] == [3]


def test_a_row_tells_from_which_day_it_was_moved() -> None:
    text = f"{RUSSIAN}Анна ПРИМЕРОВА — 10:00\nБорис ВЫДУМАНОВ — 11:00 (Есильский суд), перенос с 5 мая"
    _, entry = parse(text).hearings
    assert (entry.status, entry.date, entry.time) == ("moved", dt.date(2021, 5, 6), dt.time(11))
    assert entry.was_date == dt.date(2021, 5, 5)
