"""Rows that name their day by its weekday: several in a line, and each on its own below the heading of a week."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

MONDAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    "text",
    [
        "This week: Ann SAMPLE – Wednesday 10:00; Ben CASE – Thursday 14:00",
        "This week: Ann SAMPLE, on Wednesday at 10:00, Ben CASE, on Thursday at 14:00",
        "Wed 10:00 Ann SAMPLE, Thu 14:00 Ben CASE",
        "Суды недели: Анна ПРИМЕРОВА – среда, 10:00; Борис ПРИМЕРОВ – четверг, 14:00.",
        "Ср – Анна ПРИМЕРОВА, 10:00; Чт – Борис ПРИМЕРОВ, 14:00",
        "Сәрсенбі 10:00 – Анна ПРИМЕРОВА; бейсенбі 14:00 – Борис ПРИМЕРОВ",
    ],
)
def test_each_has_its_own_day_and_it_is_asked_about(text: str) -> None:
    entries = parse(text, date=MONDAY).hearings
    assert [(e.date, e.time, len(e.defendants)) for e in entries] == [
        (dt.date(2026, 12, 2), dt.time(10), 1),
        (dt.date(2026, 12, 3), dt.time(14), 1),
    ]
    assert all(("date", "doubtful") in {(m.name, m.certainty) for m in e.marks} for e in entries)


def test_below_the_heading_of_a_week_one_of_that_week_is_offered() -> None:
    text = "Trials of the week 30 November – 4 December 2026\n\n- Ann SAMPLE – Wednesday 10:00\n- Fri 9:30 – Ben CASE"
    one, other = parse(text).hearings
    assert (one.date, one.time) == (dt.date(2026, 12, 2), dt.time(10))
    assert (other.date, other.time) == (dt.date(2026, 12, 4), dt.time(9, 30))


def test_a_weekday_that_sees_an_appeal_needs_no_other_verb() -> None:
    (entry,) = parse("Tuesday sees the appeal of Ann SAMPLE (10:00).", date=MONDAY).hearings
    assert (entry.date, entry.time, entry.stage) == (dt.date(2026, 12, 1), dt.time(10), "appeal")
