"""Where no hour is named, the part of the day is, if the text says just one."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

HEADING = "Political court hearings scheduled on 7 May 2021:\n\n"


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("1) In the morning, a trial under Article 405 Part 2 against Ann SAMPLE will take place.", "morning"),
        ("1) Before noon: Ann SAMPLE, Article 405 Part 2", "morning"),
        ("1) Ann SAMPLE, Article 405 Part 2, second half of the day", "afternoon"),
        ("1) The trial of Ann SAMPLE will begin in the afternoon.", "afternoon"),
        ("1) In the evening, a trial against Ann SAMPLE will take place.", "evening"),
        ("1) Утром состоится суд по статье 405 части 2 в отношении Анны ПРИМЕРОВОЙ.", "morning"),
        ("1) После обеда — суд над Ильёй ВЫДУМКИНЫМ, ст. 405 ч. 2.", "afternoon"),
        ("1) Днём, суд над Ильёй ВЫДУМКИНЫМ, ст. 405 ч. 2.", "afternoon"),
        ("1) Ближе к вечеру — Ирина ПРИДУМАННАЯ, ст. 274.", "evening"),
        ("1) Таңертең Айгүл ҮЛГІЛІ ісі бойынша сот өтеді.", "morning"),
        ("1) Түстен кейін 405-баптың 2-бөлігі бойынша Ануар ВЫДУМАНОВҚА қатысты сот өтеді.", "afternoon"),
        ("1) Кешке сот. Сотталушы: Болат МЫСАЛОВ.", "evening"),
    ],
)  # fmt: skip
def test_a_part_of_the_day_is_kept_where_no_hour_is_named(said: str, part: str) -> None:
    [entry] = parse(HEADING + said).hearings
    assert (entry.time, entry.part_of_day) == (None, part)


@pytest.mark.parametrize(
    "said",
    [
        "1) At 10:00 in the morning, a trial against Ann SAMPLE will take place.",
        "1) In the morning or in the evening, a trial against Ann SAMPLE will take place.",
        "1) At a time not yet announced, a trial against Ann SAMPLE will take place.",
        "1) A trial against Ann SAMPLE, who wrote “In the morning”, will take place.",
    ],
)
def test_beside_an_hour_or_another_part_of_the_day_none_is_kept(said: str) -> None:
    [entry] = parse(HEADING + said).hearings
    assert entry.part_of_day == ""


@pytest.mark.parametrize(
    "text",
    [
        "We gather at 9:45 outside the court, the hearing of Ann SAMPLE starts at 10:00 on 6 May.",
        "We will meet at 9:45 outside the court and the hearing of Ann SAMPLE will start at 10:00 on 6 May.",
        "The trial of Ann SAMPLE will begin on 6 May at 10:00, we gather at 9:45.",
        "Doors open at 9:30, the hearing of Ann SAMPLE starts at 10:00 on 6 May.",
        "Собираемся 6 мая в 9:45 у входа в суд, заседание по делу Анны ПРИМЕРОВОЙ начнётся в 10:00.",
    ],
)
def test_the_hour_at_which_people_gather_is_not_that_of_the_sitting(text: str) -> None:
    [entry] = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(10))


def test_where_only_a_gathering_has_an_hour_the_sitting_has_none() -> None:
    text = "Supporters will gather at 9:45 on 6 May outside the court for the trial of Ann SAMPLE."
    [entry] = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), None)


@pytest.mark.parametrize(
    "text",
    [
        "On 6 May the trial of Ann SAMPLE will hear closing arguments at 10:00 and the verdict at 15:00.",
        "6 мая будет решаться судьба Анны ПРИМЕРОВОЙ: в 10:00 — последнее слово, в 15:00 — приговор.",
    ],
)
def test_two_stages_of_one_day_are_asked_about(text: str) -> None:
    [entry] = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert entry.time is None
    assert [mark.choices for mark in entry.marks if mark.name == "time"] == [("10:00", "15:00")]


def test_each_has_the_court_that_stands_with_the_hour() -> None:
    first, second = parse(
        "3 December 2026: Ann SAMPLE (10:00, Medeu court), Ben CASE (14:00, Almaly court)"
    ).hearings
    assert (first.time, first.court) == (dt.time(10), "Medeu court")
    assert (second.time, second.court) == (dt.time(14), "Almaly court")


def test_years_in_prison_are_no_number_of_a_sitting() -> None:
    (entry,) = parse(
        "Анна ПРИМЕРОВА получила пять лет; суд над Маратом ОБРАЗЦОВЫМ отложен на 8 декабря 2026 года, 10:00."
    ).hearings
    assert (entry.number, entry.date) == (None, dt.date(2026, 12, 8))
