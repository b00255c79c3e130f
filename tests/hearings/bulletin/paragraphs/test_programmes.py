"""The programme of a sitting, hour by hour below it: nobody who speaks there is tried, and no row is another sitting."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

ROWS = "10:00 – the prosecutor Dan LAW\n11:30 – witness Ben CASE\n14:00 – closing arguments"


@pytest.mark.parametrize(
    "text",
    [
        f"Trial of Ann SAMPLE, 6 May 2021, Medeu district court\n\n{ROWS}",
        f"6 May 2021\nTrial of Ann SAMPLE, Medeu district court\n\n{ROWS}",
        f"Trials on 6 May 2021:\n\n1) Trial of Ann SAMPLE, Medeu district court.\n{ROWS}",
        f"6 May 2021 – trial of Ann SAMPLE, Medeu district court\n\n• {ROWS}".replace("\n1", "\n• 1"),
    ],
)
def test_the_first_row_tells_when_the_sitting_begins(text: str) -> None:
    (entry,) = parse(text).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 6), dt.time(10))
    assert [(p.family_name, p.allegations) for p in entry.defendants] == [("Sample", ())]


def test_a_row_with_somebody_who_is_tried_is_a_sitting() -> None:
    text = "6 May 2021\nTrial of Ann SAMPLE\n\n10:00 – lawyer Ben CASE, art. 405\n11:00 – verdict, Eve MODEL, art. 174"
    assert [p.family_name for e in parse(text).hearings for p in e.defendants] == ["Sample", "Case", "Model"]
