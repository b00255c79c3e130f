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
        "UPD (30 ноября): суд над Анной ПРИМЕРОВОЙ состоится 10 декабря в 10:00.",
    ],
)
def test_the_day_of_the_news_and_one_that_is_denied_are_no_sittings(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2026, 11, 30)).hearings
    assert (entry.date, entry.time) == (dt.date(2026, 12, 10), dt.time(10))
