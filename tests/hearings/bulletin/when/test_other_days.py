"""Days that stand beside a sitting and are none of its own."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE 30 November: the trial of Ann SAMPLE will be held on 10 December at 10:00.",
        "30 November update: the trial of Ann SAMPLE will start at 10:00 on 10 December.",
        "The trial of Ann SAMPLE will not resume tomorrow; the court has set 10 December, 10:00.",
        "30 қарашадағы хабар: Анна ПРИМЕРОВАҒА қатысты сот 10 желтоқсанда сағат 10:00-де басталады.",
        "UPD (30 ноября): суд над Анной ПРИМЕРОВОЙ состоится 10 декабря в 10:00.",
    ],
)
def test_the_day_of_the_news_and_one_that_is_denied_are_no_sittings(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2026, 11, 30)).hearings
    assert (entry.date, entry.time) == (dt.date(2026, 12, 10), dt.time(10))


@pytest.mark.parametrize(
    "text",
    [
        "The hearing of Ann SAMPLE on 10 December, originally at 10:00, starts at 12:30.",
        "Суд над Анной ПРИМЕРОВОЙ 10 декабря, изначально в 10:00, начнётся в 12:30.",
    ],
)
def test_the_hour_it_was_first_to_begin_is_not_the_hour(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2026, 11, 30)).hearings
    assert (entry.date, entry.time) == (dt.date(2026, 12, 10), dt.time(12, 30))


def test_what_breaking_news_moves_leaves_the_day_that_is_told() -> None:
    text = "Breaking (30 Nov): Ann SAMPLE's appeal brought forward from 15 December to 10 December at 9 a.m."
    (entry,) = parse(text, date=dt.date(2026, 11, 30)).hearings
    assert (entry.date, entry.time, entry.was_date) == (
        dt.date(2026, 12, 10),
        dt.time(9),
        dt.date(2026, 12, 15),
    )
