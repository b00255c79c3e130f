"""The days of one trial, told one by one with what is done on each: every one of them is a sitting."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2021, 5, 4)


def days(text: str) -> list[tuple[int, int | None]]:
    entries = parse(text, date=TODAY).hearings
    assert all(entry.defendants and entry.date for entry in entries)
    return [(entry.date.day, entry.time.hour if entry.time else None) for entry in entries if entry.date]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trial of Ann SAMPLE, third day – 6 May, 10:00; fourth – 7 May, 11:00.", [(6, 10), (7, 11)]),
        (
            "Суд над Анной ПРИМЕРОВОЙ: третий день – 6 мая; четвёртый – 7 мая. Начало в 10:00.",
            [(6, 10), (7, 10)],
        ),
        (
            "Trial of Ann SAMPLE: 6 May – witnesses, 7 May – closing arguments. All at 10:00.",
            [(6, 10), (7, 10)],
        ),
        (
            "Суд над Анной ПРИМЕРОВОЙ продолжается. Третий день – 6 мая; четвёртый – 7 мая.",
            [(6, None), (7, None)],
        ),
    ],
)
def test_each_day_is_a_sitting(text: str, told: list[tuple[int, int | None]]) -> None:
    assert days(text) == told


def test_the_day_of_the_verdict_is_that_of_its_label() -> None:
    text = "Trial of Ann SAMPLE: 6 May at 10:00 – closing arguments, 12 May – verdict."
    assert [entry.stage for entry in parse(text, date=TODAY).hearings] == ["", "sentencing"]


@pytest.mark.parametrize(
    "text",
    [
        "Case of Ann SAMPLE: first arrest – 5 May, second search – 6 May, released 7 May.",
        "Trial of Ann SAMPLE: witness Ben CASE – 6 May, witness Eve MODEL – 7 May.",
    ],
)
def test_what_is_over_and_whom_it_is_about_besides_is_no_such_day(text: str) -> None:
    assert days(text) == []
