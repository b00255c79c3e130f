"""Days in figures inside a sentence, and days the text leaves open."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

DAY = dt.date(2021, 12, 1)


@pytest.mark.parametrize("when", ["8.12 в 15:00", "08.12, 15:00", "8.12 (ср) в 15:00"])
def test_a_day_and_a_month_in_figures_before_the_hour_are_the_day(when: str) -> None:
    (entry,) = parse(f"Суд над Айбеком ПРИМЕРОВЫМ перенесён на {when}.", date=DAY).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 12, 8), dt.time(15))


def test_an_article_before_the_hour_is_no_day() -> None:
    (entry,) = parse("Суд над Айбеком ДЕМОВЫМ по ст. 14.10 в 15:00 состоится 9 декабря.", date=DAY).hearings
    assert entry.date == dt.date(2021, 12, 9)


def test_of_a_range_of_days_none_is_taken() -> None:
    (entry,) = parse(
        "6-10 желтоқсан аралығында сағат 10:00-де Айбек ҮЛГІБАЙДЫҢ ісі сотта қаралады.", date=DAY
    ).hearings
    assert entry.date is None
    assert any(mark.name == "date" and mark.certainty == "doubtful" for mark in entry.marks)


def test_a_report_that_names_other_days_does_not_make_its_own_day_the_day_of_the_sitting() -> None:
    (entry,) = parse("20 декабря выйдет книга. Суд над Айбеком ДЕМОВЫМ начнётся в 10:00.", date=DAY).hearings
    assert entry.date is None
