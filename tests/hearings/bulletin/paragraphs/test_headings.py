"""Headings that name the day of the rows below them, in the words people use."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

HEADINGS = """
Trials, 6 May 2021.
Trials, 6 May 2021
Trials on 6 May 2021.
6 May 2021: political trials
6 May 2021 – political trials
6 May 2021. Political trials
Political trials – 6 May 2021
Political trials: 6 May 2021
Political trials / 6 May 2021
6 May 2021, Thursday. Political trials in Kazakhstan
Thursday, 6 May 2021
06.05.2021
06.05.2021 – trials
Hearings for 06.05.2021
Schedule of political trials for 6 May 2021
Schedule for 6 May 2021
Court agenda, May 6, 2021
Upcoming trials (6 May 2021):
What trials will take place on 6 May 2021?
Trials of political prisoners on 6 May 2021
Political prisoners' trials scheduled for 6 May 2021:
On 6 May 2021 the following political trials will be held:
On 6 May 2021, two political court hearings are scheduled
Two political court hearings scheduled on 6 May 2021:
#trials 6 May 2021
Court monitoring: 6 May 2021
Attention! Political court hearing scheduled on 6 May 2021:
❗️Political court hearing scheduled on 6 May 2021:
ANNOUNCEMENT. Political court hearing scheduled on 6 May 2021:
Court hearings of 6 May 2021
Today’s political trials (6 May 2021)
Суды 6 мая 2021 г.
Суды, 6 мая 2021 года.
6 мая 2021 года: политические суды
Политические суды, 6 мая 2021 года
Расписание судов на 6 мая 2021 года
Анонс судов на 6 мая 2021 г.:
Завтра, 6 мая 2021 года, пройдут политические суды:
Какие суды пройдут 6 мая 2021 года
Судебные заседания по политическим делам, назначенные на 06.05.2021 г.
Политические судебные процессы на четверг, 6 мая 2021 года
Соттар 2021 жылғы 6 мамырда
2021 жылғы 6 мамыр: саяси соттар
2021 жылдың 6 мамырына белгіленген саяси соттар
6 мамыр 2021 жыл. Саяси соттар
2021 ж. 6 мамырдағы сот отырыстары
Ертең, 2021 жылғы 6 мамырда, саяси соттар өтеді:
""".strip().splitlines()
NUMBERED = "1) At 09:15 Ann SAMPLE, Article 405 Part 2\n2) 10:15, Ben CASE, Article 405 Part 2\n"
PLAIN = "09:15 Ann SAMPLE, Article 405 Part 2\n10:15 Ben CASE, Article 405 Part 2\n"


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_gives_its_day_to_the_rows_below(heading: str) -> None:
    for rows in (NUMBERED, PLAIN):
        found = parse(f"{heading}\n\n{rows}").hearings
        day = dt.date(2021, 5, 6)
        assert [(row.date, row.time) for row in found] == [(day, dt.time(9, 15)), (day, dt.time(10, 15))]


@pytest.mark.parametrize(
    "report",
    [
        "Суды прошли 6 мая 2021 года.",
        "6 мая 2021 года: суды завершились",
        "6 May 2021: two political trials took place",
        "Trials of six activists ended on 6 May 2021",
        "Политические заключённые встретили 6 мая 2021 года.",
    ],
)
def test_a_report_of_what_is_over_gives_no_day(report: str) -> None:
    assert parse(f"{report}\n\n10:00 Ann SAMPLE, Article 405").hearings == ()


def test_a_heading_that_says_its_day_again_in_another_language_is_one() -> None:
    text = (
        "Political court hearings 6 мая 2021 / Политические суды 6 мая 2021:\n\n1) 10:00 – Анна ПРИМЕРОВА, Article 405\n"
        "2) 11:00 – Ben CASE, ст. 174, online\n"
    )
    assert [(str(row.date), row.time.hour if row.time else 0) for row in parse(text).hearings] == [
        ("2021-05-06", 10),
        ("2021-05-06", 11),
    ]


@pytest.mark.parametrize(
    "heading",
    ["Verdicts expected on 14 September 2021:", "Приговоры, которые ожидаются 14 сентября 2021 года:"],
)
def test_verdicts_that_are_expected_are_no_report(heading: str) -> None:
    (entry,) = parse(f"{heading}\n\n10:00 – Ann SAMPLE, Article 405 Part 2\n").hearings
    assert (entry.date, entry.time) == (dt.date(2021, 9, 14), dt.time(10))


def test_verdicts_of_a_day_are_a_report() -> None:
    assert parse("Verdicts on 14 September 2021:\n\n10:00 – Ann SAMPLE, Article 405 Part 2\n").hearings == ()


@pytest.mark.parametrize(
    ("heading", "fits"),
    [
        ("Политические суды на 3 марта (четверг) 2022 г.", True),
        ("Political trials on 3 March (Thursday) 2022", True),
        ("Political trials on 3 March (Friday) 2022", False),
    ],
)
def test_a_weekday_may_stand_before_the_year(heading: str, fits: bool) -> None:
    (entry,) = parse(f"{heading}\n\n10:00 – Ann SAMPLE, Article 405\n").hearings
    assert entry.date == dt.date(2022, 3, 3)
    assert any(mark.why == "the weekday does not fit the date" for mark in entry.marks) != fits


@pytest.mark.parametrize(
    "heading",
    [
        "Medeu District Court, Almaty – Thursday 6 May 2021",
        "Medeu District Court, 6 May 2021",
        "Thursday 6 May 2021 – Medeu District Court, Almaty",
        "6 May 2021, Medeu District Court:",
    ],
)
def test_a_day_and_a_court_head_the_rows_below(heading: str) -> None:
    rows = "10:00  Ann SAMPLE – Art 405(2)\n11:30  Ben CASE – Art 174(1), online"
    first, second = parse(f"{heading}\n\n{rows}").hearings
    assert [entry.date for entry in (first, second)] == [dt.date(2021, 5, 6)] * 2
    assert [entry.court for entry in (first, second)] == ["Medeu District Court"] * 2
    assert [entry.defendants[0].family_name for entry in (first, second)] == ["Sample", "Case"]


@pytest.mark.parametrize(
    "heading", ["6 мая 2021 года, Медеуский районный суд:", "2021 жылғы 6 мамыр, Медеу аудандық соты"]
)
def test_the_court_behind_a_day_is_that_of_its_rows(heading: str) -> None:
    (entry,) = parse(f"{heading}\n10:00 Анна МЫСАЛОВА, 174-бап").hearings
    assert entry.court == heading.partition(", ")[2].rstrip(":")


@pytest.mark.parametrize("days", ["6, 7, 8 May 2021", "6–8 May 2021", "from 6 to 8 May 2021"])
def test_below_a_heading_of_several_days_the_day_of_an_item_is_asked(days: str) -> None:
    text = f"Political court hearings on {days}:\n\n1) At 10:00, a trial against Ann SAMPLE will take place."
    (entry,) = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert (entry.date, entry.time) == (None, dt.time(10))


@pytest.mark.parametrize("head", ["Tomorrow:", "Also tomorrow:", "Завтра:", "Также завтра:", "Ертең:"])
def test_tomorrow_alone_is_the_day_of_the_rows_below(head: str) -> None:
    text = (
        f"{head}\n— 12:00, Demo court – trial of Ann SAMPLE (art. 405)\n— 14:30, online – Ben CASE, art. 274"
    )
    found = parse(text, date=dt.date(2026, 11, 30)).hearings

    assert [(entry.date, entry.time.hour) for entry in found] == [
        (dt.date(2026, 12, 1), 12),
        (dt.date(2026, 12, 1), 14),
    ]


@pytest.mark.parametrize(
    "head", ["Three trials in Shymkent on December 3:", "Trials on Dec 3:", "December 3:"]
)
def test_a_colon_behind_the_day_makes_no_hour_of_it(head: str) -> None:
    (entry,) = parse(
        f"{head}\n\n1. 9 am – trial of Ann SAMPLE, art. 405", date=dt.date(2026, 11, 30)
    ).hearings
    assert (entry.date, entry.time) == (dt.date(2026, 12, 3), dt.time(9))
