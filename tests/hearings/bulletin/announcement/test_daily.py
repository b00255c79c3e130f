"""A sitting that is held every day: its first day is read, and the editor asked about the others."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Mark
from hearings.bulletin.parser import parse

ENGLISH = "Political court hearings scheduled on 4 May 2021:\n\n1) "
CASE = "a trial under Article 405 Part 2 against Ann SAMPLE will take place"
ASKED = Mark("date", "doubtful", "further days are not named")


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH}Each day from 10 am, {CASE}.",
        f"{ENGLISH}Daily at 10:00, {CASE}.",
        f"{ENGLISH}At 10:00, {CASE} every day.",
        f"{ENGLISH}At 10:00, {CASE}. It will continue daily until 7 May.",
        "On 4 May 2021, each day from 10 am, the trial of Ann SAMPLE will take place in Medeu District Court.",
        "Политические суды 4 мая 2021 года:\n\n1) Ежедневно в 10:00 состоится суд над Анной ПРИМЕРОВОЙ.",
        "Политические суды 4 мая 2021 года:\n\n1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ. Заседания пройдут каждый "
        "день до 6 мая.",
        "2021 жылғы 4 мамырдағы саяси соттар:\n\n1) Күн сайын сағат 10:00-де Арман МЫСАЛОВҚА қатысты сот өтеді.",
    ],
)
def test_the_days_behind_the_first_are_asked_about(text: str) -> None:
    (entry,) = parse(text).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 5, 4), dt.time(10))
    assert [mark for mark in entry.marks if mark.name == "date"] == [ASKED]


@pytest.mark.parametrize(
    "item",
    [
        "At 10:00, a trial under Article 405 Part 2 against the editor of a daily newspaper Ann SAMPLE will take place.",
        f"At 10:00, {CASE}. She is being prosecuted for writing every day.",
        "At 10:00, a trial against Ann SAMPLE, who posts every day, will take place.",
    ],
)
def test_what_somebody_does_every_day_is_no_sitting(item: str) -> None:
    (entry,) = parse(ENGLISH + item).hearings
    assert ASKED not in entry.marks
