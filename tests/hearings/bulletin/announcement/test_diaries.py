"""Several sittings behind the day that leads them: each has its own hour and its own people, and none is lost."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse


@pytest.mark.parametrize(
    "text",
    [
        "Two hearings are set for 8 December. The first, of Ann SAMPLE, begins at 10:00 in the Medeu District Court. "
        "The second, of Ben CASE, begins at 15:00 in the Almaly District Court.",
        "На 8 декабря назначены два заседания. Первое, по делу Анны ПРИМЕРОВОЙ, начнётся в 10:00. "
        "Второе, по делу Марата ОБРАЗЦОВА, — в 15:00.",
        "8 желтоқсанда екі сот өтеді. Біріншісі, Айгүл МЫСАЛОВАҒА қатысты, сағат 10:00-де басталады. "
        "Екіншісі, Ерлан ҮЛГІБАЕВҚА қатысты, сағат 15:00-де.",
    ],
)
def test_sittings_that_are_counted_have_an_hour_each(text: str) -> None:
    first, second = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert {first.date, second.date} == {dt.date(2026, 12, 8)}
    assert (first.time, second.time) == (dt.time(10), dt.time(15))
    assert len(first.defendants) == len(second.defendants) == 1
