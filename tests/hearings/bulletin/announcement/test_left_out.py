"""Whoever and whatever day a sentence names besides is a sitting of its own, or asked about: never lost."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Mark
from hearings.bulletin.parser import parse

DAY = dt.date(2021, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "On 6 May at 10:00 Ann SAMPLE and on 7 May at 14:30 Ben CASE will be tried in Almaty City Court.",
        "On 6 May at 10:00 the court will try Ann SAMPLE, and on 7 May at 14:30 Ben CASE.",
        "6 мая в 10:00 судят Анну SAMPLE, а 7 мая в 14:30 — Бориса CASE.",
    ],
)
def test_each_has_the_day_and_the_hour_before_the_name(text: str) -> None:
    first, second = parse(text, date=DAY).hearings
    assert (first.date, first.time) == (dt.date(2021, 5, 6), dt.time(10))
    assert (second.date, second.time) == (dt.date(2021, 5, 7), dt.time(14, 30))
    assert [one.defendants[0].family_name for one in (first, second)] == ["Sample", "Case"]


def test_each_has_the_hour_behind_the_name() -> None:
    text = "Tomorrow: Ann SAMPLE at 10:00 and Ben CASE at 14:30, both in Almaty City Court."
    entries = parse(text, date=DAY).hearings
    assert [entry.time for entry in entries] == [dt.time(10), dt.time(14, 30)]
    assert [entry.defendants[0].family_name for entry in entries] == ["Sample", "Case"]


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday at 10:00 Ann SAMPLE and on Friday at 14:30 Ben CASE will be tried in Almaty City Court.",
        "On 6 May at 10:00 the appeals of Ann SAMPLE and, at 14:30, of Ben CASE will be heard.",
    ],
)
def test_somebody_beside_another_hour_is_asked_about(text: str) -> None:
    (entry,) = parse(text, date=DAY).hearings
    assert (
        Mark("name", "doubtful", "somebody else is named beside another hour", ("Ben Case",)) in entry.marks
    )


def test_whoever_does_something_else_then_is_not_asked_about() -> None:
    text = (
        "On 6 May at 10:00 the trial of Ann SAMPLE will begin, and at 11:00 Ben CASE will speak to the press."
    )
    (entry,) = parse(text, date=DAY).hearings
    assert all(mark.why != "somebody else is named beside another hour" for mark in entry.marks)


def test_a_second_day_in_another_city_is_asked_about() -> None:
    text = "The trial of Ann SAMPLE takes place in Almaty on 6 May and in Astana on 7 May."
    (entry,) = parse(text, date=DAY).hearings
    assert [mark for mark in entry.marks if mark.name == "date"] == [
        Mark("date", "doubtful", "several days are named", ("2021-05-06", "2021-05-07"))
    ]


def test_today_it_goes_on_and_tomorrow_it_ends() -> None:
    text = "Сегодня в 14:00 продолжится, а завтра в 10:00 завершится процесс над Анной ПРИМЕРОВОЙ."
    entries = parse(text, date=DAY).hearings
    assert [(one.date, one.time) for one in entries] == [
        (DAY, dt.time(14)),
        (dt.date(2021, 5, 6), dt.time(10)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The film about the trial of Ann SAMPLE will be shown on 6 May at 18:00.",
        "On 6 May at 18:00 we will talk about the trial of Ann SAMPLE on Instagram Live.",
        "6 мая в 18:00 проведём стрим о суде над Анной ПРИМЕРОВОЙ.",
        "Пресс-конференция адвокатов Анны ПРИМЕРОВОЙ состоится 6 мая в 11:00, накануне суда.",
        "6 мая исполняется год со дня приговора Анне ПРИМЕРОВОЙ. В 12:00 у суда пройдёт акция.",
        "Дана ДЕМОВАНЫҢ соты 4 мамырда өтті, келесі отырыс күні белгісіз.",
        "The trial of Ann SAMPLE took place on 4 May, the date of the next hearing is unknown.",
        "“SAMPLE and Others” trial – hearing no. 7 – 6 May – 10:00 – Almaty City Court",
    ],
)
def test_what_is_no_sitting_is_left_to_the_editor(text: str) -> None:
    parsed = parse(text, date=DAY)
    assert not parsed.hearings
    assert [line.text for line in parsed.unparsed] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Film director Ann SAMPLE goes on trial on 6 May at 18:00.",
        "The trial of Ann SAMPLE will begin on 6 May at 18:00, a press conference at 16:00.",
        "Ann SAMPLE will be back in court on 6 May at 18:00.",
        "Judgment day for Ann SAMPLE: 6 May, 18:00, Almaty City Court.",
    ],
)
def test_what_is_one_is_read(text: str) -> None:
    (entry,) = parse(text, date=DAY).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(18))


def test_a_hearing_today_and_not_tomorrow_was_moved_to_today() -> None:
    (entry,) = parse("Ann SAMPLE’s hearing is today at 15:00 and not tomorrow.", date=DAY).hearings
    assert (entry.status, entry.date, entry.time) == ("moved", DAY, dt.time(15))
    assert entry.was_date == dt.date(2021, 5, 6)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hearing dates: Ann SAMPLE – 6 May, 10:00. Ben CASE – 11 May, 9:30.", "Ben Case"),
        ("Бүгін 15:00-де — Арман МЫСАЛОВ. Ертең 10:00-де — Дана ДЕМОВА.", "Дана Демова"),
    ],
)
def test_whom_the_next_sentence_names_is_read_or_asked_about(text: str, name: str) -> None:
    entries = parse(text, date=DAY).hearings
    named = [f"{one.given_name} {one.family_name}" for entry in entries for one in entry.defendants]
    asked = [mark.choices for entry in entries for mark in entry.marks if mark.name == "name"]
    assert name in named or (name,) in asked


def test_days_with_their_people_in_brackets_are_asked_about() -> None:
    (entry,) = parse(
        "The court will sit on 7 December 2026 (Ann SAMPLE), 8 December 2026 (Ben CASE) and 9 December (Carl PROBE)."
    ).hearings
    assert [mark.choices for mark in entry.marks if mark.choices] == [("2026-12-07", "2026-12-08")]


def test_whoever_is_named_beside_an_hour_below_one_that_is_off_is_asked_about() -> None:
    text = "ОТМЕНА: завтрашнего суда над Анной ПРИМЕРОВОЙ не будет. Остальные: 11:00 Илья ВЫДУМКИН, 15:00 Марат ДЕМОВ."
    (entry,) = parse(text, date=DAY).hearings
    assert ("name", "doubtful") in {(mark.name, mark.certainty) for mark in entry.marks}
