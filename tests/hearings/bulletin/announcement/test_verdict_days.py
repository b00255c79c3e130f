"""The day of a verdict behind the sitting it ends: a sitting of its own, of the same people."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    "text",
    [
        "On 7 December at 10:00 the trial of Ann SAMPLE will continue. The verdict will be announced on 9 December.",
        "The trial of Ann SAMPLE will continue on 7 December at 10:00.\n\nThe verdict is expected on 9 December.",
        "7 декабря в 10:00 продолжится суд над Анной ПРИМЕРОВОЙ. Приговор огласят 9 декабря.",
        "Суд над Анной ПРИМЕРОВОЙ пройдёт 7 декабря в 10:00.\n\nПриговор огласят 9 декабря.",
        "7 желтоқсанда сағат 10:00-де Айгүл МЫСАЛОВАНЫҢ соты өтеді. Үкім 9 желтоқсанда шығарылады.",
    ],
)
def test_the_verdict_is_of_whoever_is_tried_before(text: str) -> None:
    trial, verdict = parse(text, date=TODAY).hearings
    assert (trial.date, trial.time, trial.stage) == (dt.date(2026, 12, 7), dt.time(10), "")
    assert (verdict.date, verdict.time, verdict.stage) == (dt.date(2026, 12, 9), None, "sentencing")
    assert [p.family_name for p in trial.defendants] == [p.family_name for p in verdict.defendants] != []


def test_below_two_trials_it_stays_open_whose_the_verdict_is() -> None:
    *_, verdict = parse(
        "Trial of Ann SAMPLE, Medeu District Court, 7 December, 10:00.\n\n"
        "Trial of Ben CASE, Almaly District Court, 8 December, 10:00.\n\nVerdict: 9 December.",
        date=TODAY,
    ).hearings
    assert (verdict.date, verdict.defendants) == (dt.date(2026, 12, 9), ())


@pytest.mark.parametrize(
    "text",
    [
        "The trial of Ann SAMPLE will be held on 7 December at 10:00, the verdict on 9 December.",
        "Суд над Анной ПРИМЕРОВОЙ состоится 7 декабря в 10:00, приговор вынесут 9 декабря.",
    ],
)
def test_the_day_of_a_verdict_in_the_same_sentence_is_asked_about(text: str) -> None:
    (entry,) = parse(text, date=TODAY).hearings
    assert [mark.choices for mark in entry.marks if mark.choices] == [("2026-12-07", "2026-12-09")]
