"""The day of a verdict without a verb is a sitting; a verdict that was passed is none."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2021, 5, 3)


@pytest.mark.parametrize(
    ("text", "hour", "family"),
    [
        ("Приговор — 16 мая. Анна ПРИМЕРОВА.", "", "Примерова"),
        ("Анна ПРИМЕРОВА, ст. 405 ч. 2. Приговор — 16 мая.", "", "Примерова"),
        ("Приговор — 16 мая в 10:00, Анна ПРИМЕРОВА", "10:00", "Примерова"),
        ("Суд над Анной ПРИМЕРОВОЙ завершён. Приговор — 16 мая в 11:00.", "11:00", "Примеровой"),
        ("Verdict: 16 May at 10:00 – Ann SAMPLE", "10:00", "Sample"),
        ("Verdict in the case of Ann SAMPLE: 16 May at 10:00.", "10:00", "Sample"),
        ("Ann SAMPLE. Verdict: 16 May.", "", "Sample"),
        ("Үкім – 16 мамыр, сағат 10:00, Арман МЫСАЛОВ", "10:00", "Мысалов"),
    ],
)
def test_a_verdict_and_its_day_are_a_sitting(text: str, hour: str, family: str) -> None:
    (entry,) = parse(text, date=TODAY).hearings
    assert entry.date == dt.date(2021, 5, 16)
    assert (f"{entry.time:%H:%M}" if entry.time else "") == hour
    assert [person.family_name for person in entry.defendants] == [family]


def test_an_item_may_open_with_its_verdict() -> None:
    items = "1) 10:00 – суд над Иваном ПРИМЕРОВЫМ, ст. 405 ч. 2.\n\n2) Приговор — 17 мая. Анна ВЫДУМКИНА."
    first, second = parse(f"Политические суды 16 мая 2021 года:\n\n{items}").hearings
    assert (first.date, second.date) == (dt.date(2021, 5, 16), dt.date(2021, 5, 17))
    assert [person.family_name for person in second.defendants] == ["Выдумкина"]


@pytest.mark.parametrize(
    "text",
    [
        "Verdict: 16 May 2021 – Ann SAMPLE, five years.",
        "Verdict: 16 May – Ann SAMPLE, five years.",
        "Ann SAMPLE. Verdict: five years. 16 May 2021, Medeu court.",
        "Приговор — 16 мая 2021. Анна ПРИМЕРОВА.",
        "Приговор Анне ПРИМЕРОВОЙ от 16 мая вступил в силу.",
        "Приговор 16 мая: Анна ПРИМЕРОВА осуждена на пять лет.",
    ],
)
def test_a_verdict_that_was_passed_is_none(text: str) -> None:
    assert parse(text, date=dt.date(2021, 5, 20)).hearings == ()


def test_a_verdict_behind_an_item_is_a_further_sitting() -> None:
    item = "1) At 10:00, a trial against Ann SAMPLE will take place. Verdict: 12 May."
    first, second = parse(f"Political trials on 6 May 2021:\n\n{item}").hearings
    assert (first.date, first.time) == (dt.date(2021, 5, 6), dt.time(10))
    assert (second.date, second.time) == (dt.date(2021, 5, 12), None)


def test_a_verdict_below_a_row_does_not_take_its_day_away() -> None:
    rows = "10:00 – Анна ПРИМЕРОВА\nПриговор – 13 мая.\n11:00 – Иван ВЫДУМКИН\n"
    told = parse(f"Политические суды 6 мая 2021 года:\n\n{rows}").hearings
    assert [(entry.date, entry.time) for entry in told] == [
        (dt.date(2021, 5, 6), dt.time(hour)) for hour in (10, 11)
    ]
