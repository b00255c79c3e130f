"""Ordinary posts of monitors: what stands beside a sitting takes neither its day nor its court nor its people."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

TODAY = dt.date(2026, 12, 1)
DIARY = """Court diary, Wednesday 2 December 2026

Medeu District Court, judge Eve ROBE
10.00 Ann SAMPLE, Art. 405(2), day 3
14.00 Ben CASE, Art. 405(1), day 1

Almaty City Court, judges Dan GOWN, Fay GAVEL
11.00 Carl PROBE, appeal against refusal of early release
"""


def test_a_court_with_its_judges_is_that_of_the_rows_below_it() -> None:
    rows = parse(DIARY).hearings
    assert [row.defendants[0].family_name for row in rows] == ["Sample", "Case", "Probe"]
    assert [row.court for row in rows] == [
        "Medeu District Court",
        "Medeu District Court",
        "Almaty City Court",
    ]
    assert [row.judges for row in rows] == [("Eve Robe",), ("Eve Robe",), ("Dan Gown", "Fay Gavel")]


@pytest.mark.parametrize(
    "text",
    [
        "Please correct in our calendar: Ben CASE – 3 December (not 2 December), 10:00, Almaly District Court.",
        "Исправьте, пожалуйста: Марат ОБРАЗЦОВ – 3 декабря (а не 2 декабря), 10:00, Алмалинский районный суд.",
    ],
)
def test_a_day_that_a_bracket_takes_back_leaves_the_hour(text: str) -> None:
    (entry,) = parse(text, date=TODAY).hearings
    assert (entry.date, entry.time, entry.was_date) == (
        dt.date(2026, 12, 3),
        dt.time(10),
        dt.date(2026, 12, 2),
    )
    assert [person.role for person in entry.defendants] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "❌ CANCELLED: hearing of Ben CASE, 2 December, 10:00, Medeu District Court. ✅ NEW: 9 December, 10:00.",
        "❌ ОТМЕНА: суд над Маратом ОБРАЗЦОВЫМ 2 декабря в 10:00. ✅ Новая дата: 9 декабря, 10:00.",
    ],
)
def test_the_new_day_may_stand_behind_a_picture(text: str) -> None:
    (entry,) = parse(text, date=TODAY).hearings
    assert (entry.date, entry.time, entry.status) == (dt.date(2026, 12, 9), dt.time(10), "moved")
    assert (entry.was_date, len(entry.defendants)) == (dt.date(2026, 12, 2), 1)


@pytest.mark.parametrize(
    "text",
    [
        "Her trial continues on 2 December at 10:00 with the questioning of Ben CASE, the main witness.",
        "Суд над ней продолжится 2 декабря в 10:00 допросом Марата ОБРАЗЦОВА, главного свидетеля обвинения.",
    ],
)
def test_a_witness_is_not_tried(text: str) -> None:
    (entry,) = parse(text, date=TODAY).hearings
    assert (entry.date, entry.defendants) == (dt.date(2026, 12, 2), ())


def test_a_word_of_alarm_is_nobody() -> None:
    (entry,) = parse(
        "СРОЧНО: суд отпустил Анну ПРИМЕРОВУ под залог. Следующее заседание 8 декабря в 10.00.", date=TODAY
    ).hearings
    assert [person.family_name for person in entry.defendants] == ["Примерову"]


def test_of_two_hours_of_one_person_for_two_matters_neither_is_taken() -> None:
    (entry,) = parse(
        "4 декабря Анна ПРИМЕРОВА предстанет перед судом: в 10:00 – продление ареста, в 15:00 – основной процесс.",
        date=TODAY,
    ).hearings
    assert entry.time is None
    assert [mark.choices for mark in entry.marks if mark.choices] == [("10:00", "15:00")]


def test_a_judge_before_whom_somebody_appears_sits_in_a_court() -> None:
    (entry,) = parse(
        "Активист Марат ОБРАЗЦОВ, задержанный 29 ноября, 1 декабря в 16:00 предстанет перед следственным судьёй.",
        date=TODAY,
    ).hearings
    assert (entry.date, entry.time, len(entry.defendants)) == (TODAY, dt.time(16), 1)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "По делу Анны ПРИМЕРОВОЙ и Дана СЛУЧАЕВА добавлен третий подсудимый Бен КЕЙСОВ. "
            "Заседание 8 декабря в 10:00.",
            3,
        ),
        ("The trial of Ann SAMPLE goes on. Hearing on 8 December at 10:00.", 1),
    ],
)
def test_a_sentence_may_say_when_the_sitting_is_and_no_more(text: str, count: int) -> None:
    (entry,) = parse(text, date=TODAY).hearings
    assert (entry.date, entry.time, len(entry.defendants)) == (dt.date(2026, 12, 8), dt.time(10), count)


def test_a_row_of_a_table_may_say_that_it_is_postponed_in_the_place_of_its_hour() -> None:
    first, second = parse(
        "Medeu District Court | Ann SAMPLE, Art. 405 p. 2 | 03.12.2026 | 10:00\n"
        "Almaty City Court | Carl PROBE (appeal) | 07.12.2026 | postponed"
    ).hearings
    assert (first.date, first.time, first.status) == (dt.date(2026, 12, 3), dt.time(10), "scheduled")
    assert (second.date, second.was_date, second.status) == (None, dt.date(2026, 12, 7), "postponed")
    assert [person.family_name for person in second.defendants] == ["Probe"]


def test_the_first_trial_of_long_ago_is_not_the_number_of_the_retrial() -> None:
    (entry,) = parse(
        "The retrial of Ann SAMPLE begins on 9 December 2026 at 2 p.m. In the first trial, in 2024, she was sentenced "
        "to four years."
    ).hearings
    assert (entry.number, entry.stage) == (None, "retrial")


def test_among_whom_somebody_is_named_is_no_role() -> None:
    (entry,) = parse(
        "Суд над 13 активистами, среди которых Анна ПРИМЕРОВА, возобновится 3 декабря в 10:00.", date=TODAY
    ).hearings
    assert [(person.family_name, person.role) for person in entry.defendants] == [
        ("Примерова", "активистами")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann SAMPLE and Ben CASE face trial on 8 December at 10:00. Carl PROBE, their editor, will be tried separately "
        "on 15 December at 10:00.",
        "Анна ПРИМЕРОВА и Марат ОБРАЗЦОВ предстанут перед судом 8 декабря в 10:00. Их редактора Илью ВЫДУМКИНА будут "
        "судить отдельно, 15 декабря в 10:00.",
    ],
)
def test_who_is_tried_separately_takes_no_sitting_from_the_others(text: str) -> None:
    first, second = parse(text, date=TODAY).hearings
    assert (first.date, len(first.defendants)) == (dt.date(2026, 12, 8), 2)
    assert (second.date, len(second.defendants)) == (dt.date(2026, 12, 15), 1)


@pytest.mark.parametrize(
    "text",
    [
        "Court hearings on 3 December 2026\n\n1. Ann SAMPLE – 10:00, Medeu District Court\n2. Carl PROBE – cancelled",
        "Судебные заседания 3 декабря 2026\n\n1. Анна ПРИМЕРОВА – 10:00, Медеуский суд\n2. Илья ВЫДУМКИН – отменено",
    ],
)
def test_an_item_may_say_that_it_is_cancelled_and_no_more(text: str) -> None:
    first, second = parse(text).hearings
    assert (first.time, first.status) == (dt.time(10), "scheduled")
    assert (second.date, second.time, second.status) == (dt.date(2026, 12, 3), None, "cancelled")


def test_of_several_days_to_which_a_sitting_was_moved_the_last_holds() -> None:
    (entry,) = parse(
        "The court rescheduled Ann SAMPLE's hearing three times: from 12 November to 19 November, then to 26 November "
        "and now to 3 December at 10:00.",
        date=TODAY,
    ).hearings
    assert (entry.date, entry.time, entry.status) == (dt.date(2026, 12, 3), dt.time(10), "moved")


def test_of_two_who_are_charged_behind_the_announcement_not_one_alone_is_tried() -> None:
    (entry,) = parse(
        "The hearing will be held on 3 December at 10:00 at the Medeu District Court. Ann SAMPLE is charged under "
        "Article 405 Part 2, Ben CASE under Article 405 Part 1.",
        date=TODAY,
    ).hearings
    assert entry.defendants == ()


def test_the_sister_of_somebody_is_not_the_sister_alone() -> None:
    (entry,) = parse(
        "Сестру Анны ПРИМЕРОВОЙ Ольгу ПРИМЕРОВУ задержали у здания суда. Суд над ней самой назначен на 8 декабря.",
        date=TODAY,
    ).hearings
    assert (entry.date, entry.defendants) == (dt.date(2026, 12, 8), ())


def test_a_verdict_that_will_now_be_read_is_moved() -> None:
    (entry,) = parse(
        "Verdict postponed! The sentence of Ann SAMPLE, expected today at 15:00, will now be read out on 4 December "
        "at 11:00.",
        date=TODAY,
    ).hearings
    assert (entry.date, entry.time, entry.status) == (dt.date(2026, 12, 4), dt.time(11), "moved")


@pytest.mark.parametrize(
    "text",
    [
        "On 4 December at 10:00 the trial of Ann SAMPLE will resume. The first hearing was held on 27 November.",
        "4 декабря в 10:00 продолжится суд над Анной ПРИМЕРОВОЙ. Первое заседание прошло 27 ноября.",
    ],
)
def test_the_number_of_a_hearing_that_is_over_is_not_that_of_the_next(text: str) -> None:
    (entry,) = parse(text, date=TODAY).hearings
    assert (entry.date, entry.number) == (dt.date(2026, 12, 4), None)


@pytest.mark.parametrize(
    "aside",
    [
        "The rally in her support is on 3 December at 11:00.",
        "On 3 December there will be a press conference of her lawyers at 11:00.",
    ],
)
def test_the_day_of_a_rally_beside_is_not_that_of_the_sitting(aside: str) -> None:
    (entry,) = parse(f"The appeal of Ann SAMPLE will be heard on 2 December 2026. {aside}").hearings
    assert (entry.date, entry.time) == (dt.date(2026, 12, 2), None)


def test_whoever_tells_of_a_trial_or_signs_is_not_tried() -> None:
    said = "A court will begin the trial of five activists on 6 May 2021 at 10:00, their lawyer Dan LAW said."
    signed = "My brother’s trial is on 6 May 2021 at 2 pm in Demo Court. Come and support him. – Aida CASE"
    assert [entry.defendants for text in (said, signed) for entry in parse(text).hearings] == [(), ()]


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("жалобу защиты журналистки", "журналистки"),
        ("иск об опеке активистки", "активистки"),
        ("вопрос об УДО политзаключённой", "политзаключённой"),
    ],
)
def test_what_a_sitting_is_about_is_no_role(before: str, role: str) -> None:
    (entry,) = parse(f"6 мая 2021 года в 10:00 суд рассмотрит {before} Анны ПРИМЕРОВОЙ.").hearings
    assert entry.defendants[0].role == role


def test_a_day_of_a_rally_alone_is_no_dateline() -> None:
    (entry,) = parse(
        "А 23 апреля пикет. Суд над Анной ПРИМЕРОВОЙ начнётся в 10:00.", date=dt.date(2026, 4, 1)
    ).hearings
    assert entry.time == dt.time(10)


@pytest.mark.parametrize("off", ["will not start", "will not resume", "won’t happen"])
def test_what_will_not_start_is_no_sitting_of_that_day(off: str) -> None:
    (entry,) = parse(f"The trial of Ann SAMPLE {off} on 6 May 2021.").hearings
    assert (entry.date, entry.status) == (dt.date(2021, 5, 6), "cancelled")


@pytest.mark.parametrize(
    "text",
    [
        "The court refused to free Ann SAMPLE. Her husband’s trial begins on 6 May 2021 at 15:00.",
        "Суд отказался освободить Анну ПРИМЕРОВУ. Суд над её мужем начнётся 6 мая 2021 года в 15:00.",
    ],
)
def test_nobody_is_tried_for_a_husband_who_is_not_named(text: str) -> None:
    (entry,) = parse(text).hearings
    assert (entry.time, entry.defendants) == (dt.time(15), ())


def test_an_arrow_behind_an_hour_asks_which_day_it_is() -> None:
    (entry,) = parse("Hearing of Ann SAMPLE: 6 May 2021, 10:00 → 7 May 2021, 12:00").hearings
    (mark,) = [mark for mark in entry.marks if mark.name == "date"]
    assert mark.choices == ("2021-05-06", "2021-05-07")
