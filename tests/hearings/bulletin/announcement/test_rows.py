"""Rows of a name and its hour, one an item or several between semicolons."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse

HEADING = "Political court hearings on 6 May 2021:\n\n"
RUSSIAN = "Расписание на 6 мая 2021 года:\n"


def told(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(one.defendants[0].family_name, f"{one.time:%H:%M}") for one in entries]


@pytest.mark.parametrize(
    "rows",
    [
        "1. Ann SAMPLE, 10:00\n2. Ben CASE – 11:00, online",
        "1) Ann SAMPLE, 10:00; Ben CASE, 11:00",
        "Ann SAMPLE, 10:00; Ben CASE, 11:00.",
        "• Ann SAMPLE (10:00); Ben CASE (11:00)",
        "1) Ann SAMPLE, Article 405 Part 2, 10:00; Ben CASE, Article 174, 11:00, online;",
    ],
)
def test_each_name_with_its_hour_is_a_sitting(rows: str) -> None:
    assert told(parse(HEADING + rows).hearings) == [("Sample", "10:00"), ("Case", "11:00")]


def test_rows_between_semicolons_may_have_days_of_their_own() -> None:
    text = "Court dates for your diary: Ann SAMPLE, 6 May, 10:00, Almaty; Ben CASE, 7 May, 11:00, Astana."
    entries = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert told(entries) == [("Sample", "10:00"), ("Case", "11:00")]
    assert [one.date for one in entries] == [dt.date(2021, 5, 6), dt.date(2021, 5, 7)]


def test_what_somebody_does_at_another_hour_is_no_row() -> None:
    text = "1) At 10:00, a trial of Ann SAMPLE will take place; at 11:00 Ben CASE will speak to the press."
    assert told(parse(HEADING + text).hearings) == [("Sample", "10:00")]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (
            f"{HEADING}Ann SAMPLE – 10:00 (Medeu District Court)\nBen CASE – 11:30, online",
            [("Sample", "10:00"), ("Case", "11:30")],
        ),
        (
            f"{RUSSIAN}Анна ПРИМЕРОВА — 10:00 (Медеуский суд)\nБорис ВЫДУМАНОВ — 11:00 (Есильский суд)",
            [("Примерова", "10:00"), ("Выдуманов", "11:00")],
        ),
        (
            "2021 жылғы 6 мамырдағы соттар:\nАрман МЫСАЛОВ — 10:00\nДана ДЕМОВА — 11:30 (онлайн)",
            [("Мысалов", "10:00"), ("Демова", "11:30")],
        ),
    ],
)
def test_rows_that_begin_with_a_name_need_no_marks(text: str, told_of: list[tuple[str, str]]) -> None:
    entries = parse(text).hearings
    assert told(entries) == told_of
    assert [entry.date for entry in entries] == [dt.date(2021, 5, 6)] * 2


def test_a_row_that_was_put_off_leaves_the_others() -> None:
    text = f"{RUSSIAN}Анна ПРИМЕРОВА — 10:00 (Медеуский суд)\nВера ОБРАЗЦОВА — отложено"
    parsed = parse(text)
    assert told(parsed.hearings) == [("Примерова", "10:00")]
    assert parsed.hearings[0].status == "scheduled"
    assert [line.line for line in parsed.unparsed] == [3]


def test_a_row_tells_from_which_day_it_was_moved() -> None:
    text = f"{RUSSIAN}Анна ПРИМЕРОВА — 10:00\nБорис ВЫДУМАНОВ — 11:00 (Есильский суд), перенос с 5 мая"
    _, entry = parse(text).hearings
    assert (entry.status, entry.date, entry.time) == ("moved", dt.date(2021, 5, 6), dt.time(11))
    assert entry.was_date == dt.date(2021, 5, 5)


ABOVE = (
    "Trials on 4 December 2026\n\n09:30 – Eve Model, online",
    "Trials on 4 December 2026\n\n1) At 09:30, the trial of Eve Model will be held online.",
)


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize(
    "rows",
    [
        "8 December 14:00 – Ann Sample\n15 December, 10:00 – Ben Case",
        "Next week:\n8 December, 14:00 – Ann Sample\n15 December, 10:00 – Ben Case, appeal",
        "8 декабря 14:00 – Анна Sample\n15 декабря, 10:00 – Борис Case",
    ],
)
def test_rows_of_later_days_below_those_of_a_day_are_sittings_and_no_statement(above: str, rows: str) -> None:
    read = parse(f"{above}\n\n{rows}")

    assert [(one.date, one.time.hour) for one in read.hearings] == [
        (dt.date(2026, 12, 4), 9),
        (dt.date(2026, 12, 8), 14),
        (dt.date(2026, 12, 15), 10),
    ]
    assert told(read.hearings)[1:] == [("Sample", "14:00"), ("Case", "10:00")]
    assert read.statements == ()


@pytest.mark.parametrize(
    "row",
    [
        "Supreme Court – cassation of Ann Sample, time to be confirmed",
        "Medeu District Court – trial of Ann Sample, time tbc",
        "Ann Sample, Medeu District Court, time unknown",
        "Верховный суд – кассация Анны Sample, время уточняется",
        "Медеуский районный суд, Анна Sample, время неизвестно",
        "Жоғарғы Сот – Анна Sample, уақыты нақтыланады",
    ],
)
def test_a_row_may_say_at_its_end_that_the_hour_is_not_known(row: str) -> None:
    _, hearing = parse(f"{ABOVE[0]}\n{row}").hearings

    assert (hearing.date, hearing.time) == (dt.date(2026, 12, 4), None)
    assert [person.family_name for person in hearing.defendants] == ["Sample"]


@pytest.mark.parametrize(
    "line",
    [
        "8 December 14:00 – press conference of Ann Sample",
        "8 December, 14:00 – we meet at the court",
        "Ann Sample will speak to the press, time to be confirmed",
    ],
)
def test_what_is_no_sitting_stays_none(line: str) -> None:
    assert told(parse(f"{ABOVE[0]}\n{line}").hearings) == [("Model", "09:30")]


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("Trial of Ann SAMPLE tomorrow at 10:00 at Medeu court.", 2, 10),
        ("Reminder: trial of Ann SAMPLE on 3 December at 10:00, Medeu District Court. Join us!", 3, 10),
        ("Hearing of Ann SAMPLE at Medeu District Court on 3 December, 10:00.", 3, 10),
        ("Суд над Анной ПРИМЕРОВОЙ завтра, 2 декабря, в 10:00, Медеуский районный суд.", 2, 10),
        ("Суд над Анной ПРИМЕРОВОЙ в среду, 2 декабря, в 10:00.", 2, 10),
        (
            "Напоминаем: суд по мере пресечения активисту Марату ОБРАЗЦОВУ сегодня в 17:00, следственный суд №1 "
            "г. Шымкента. Просим журналистов прийти.",
            1,
            17,
        ),
    ],
)
def test_a_post_may_say_whose_sitting_is_when_without_a_verb(text: str, day: int, hour: int) -> None:
    (entry,) = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert (entry.date, entry.time, len(entry.defendants)) == (dt.date(2026, 12, day), dt.time(hour), 1)


@pytest.mark.parametrize(
    "text",
    [
        "Trial of Ann SAMPLE today at 15:00 was chaotic.",
        "Суд над Анной ПРИМЕРОВОЙ 28 ноября в 10:00 шёл без перерыва.",
        "Фильм о суде над Анной ПРИМЕРОВОЙ завтра в 19:00.",
        "The trial of Ann SAMPLE, arrested on 3 December at 10:00.",
    ],
)
def test_what_was_or_is_about_a_trial_is_no_sitting(text: str) -> None:
    assert parse(text, date=dt.date(2026, 12, 1)).hearings == ()


@pytest.mark.parametrize(
    "rows",
    [
        "TODAY 10:00 trial of Ann Sample – Demo court\nTODAY 14:00 trial of Ben Case – Demo court",
        "Today at 10:00 trial of Ann Sample – Demo court\nToday at 14:00 trial of Ben Case – Demo court",
        "СЕГОДНЯ 10:00 суд над Анной Sample – Демонский суд\nСЕГОДНЯ 14:00 суд над Борисом Case – Демонский суд",
    ],
)
def test_rows_that_open_with_today_are_one_each(rows: str) -> None:
    assert told(parse(rows, date=dt.date(2026, 12, 7)).hearings) == [("Sample", "10:00"), ("Case", "14:00")]
