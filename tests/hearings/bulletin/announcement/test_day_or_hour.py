"""Figures with a point that may be the new day of a sitting or another hour of the old one."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Суд над Анной ПРИМЕРОВОЙ 4 декабря перенесён на 11.12.",
        "04.12.2026 | перенос на 11.12 | Алматинский горсуд | Примерова Анна | 274 ч.2",
    ],
)
def test_a_day_that_may_be_an_hour_is_asked_about(text: str) -> None:
    (entry,) = parse(text, date=TODAY).hearings
    assert (entry.date, entry.time, entry.was_date) == (None, None, dt.date(2026, 12, 4))
    assert [mark.choices for mark in entry.marks if mark.choices] == [("2026-12-11", "2026-12-04")]


@pytest.mark.parametrize(("figures", "hour"), [("15.30", dt.time(15, 30)), ("11.10", dt.time(11, 10))])
def test_what_is_no_day_to_come_is_an_hour(figures: str, hour: dt.time) -> None:
    (entry,) = parse(f"Суд над Анной ПРИМЕРОВОЙ 4 декабря перенесён на {figures}.", date=TODAY).hearings
    assert (entry.date, entry.time) == (dt.date(2026, 12, 4), hour)


def test_the_short_name_of_a_court_in_a_table_is_nobody() -> None:
    (entry,) = parse("02.12.2026\t10:00\tМедеуский РС\tПримерова Анна\t405 ч.2", date=TODAY).hearings
    assert [person.family_name for person in entry.defendants] == ["Примерова"]
    assert entry.court == "Медеуский РС"
