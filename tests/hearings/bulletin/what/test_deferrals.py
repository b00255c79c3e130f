"""Words that put a sitting off in some sentences and not in others: what was remanded, and to when."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

DAY = dt.date(2021, 5, 5)
ITEM = (
    "Political court hearings on 6 May 2021:\n\n"
    "1) At 10:00, a trial under Article 405 Part 2 against Ann SAMPLE will take place."
)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("The trial of Ann SAMPLE was remanded until 12 May at 10:00.", dt.time(10)),
        ("Ann SAMPLE was remanded until 12 May at 10:00.", dt.time(10)),
        ("The trial of Ann SAMPLE, set for 6 May, was remanded to 12 May.", None),
        ("At 10:00, the trial of Ann SAMPLE took place. The case was remanded to 12 May.", None),
        (f"{ITEM}\n\nUPDATE: The hearing was remanded to 12 May at 11:00.", dt.time(11)),
    ],
)
def test_a_hearing_remanded_to_a_day_goes_on_then(text: str, hour: dt.time | None) -> None:
    (entry,) = parse(text, date=DAY).hearings
    assert (entry.status, entry.date, entry.time) == ("moved", dt.date(2021, 5, 12), hour)
    assert [person.family_name for person in entry.defendants] == ["Sample"]


@pytest.mark.parametrize(
    "remark",
    [
        "She was remanded until 12 May.",
        "She was remanded in custody until 12 May, 10:00.",
        "She was remanded to prison.",
    ],
)
def test_how_long_somebody_is_held_puts_nothing_off(remark: str) -> None:
    (entry,) = parse(f"{ITEM} {remark}", date=DAY).hearings
    assert (entry.status, entry.date, entry.time) == ("scheduled", dt.date(2021, 5, 6), dt.time(10))


@pytest.mark.parametrize(
    "text",
    [
        "Ann SAMPLE was remanded to 12 May.",  # the court’s day, or the end of an arrest
        "Ben CASE has been remanded until 12 May.",
        "The case of Ann SAMPLE was remanded to the lower court on 12 May.",
    ],
)
def test_a_remand_that_may_mean_something_else_is_left_to_the_editor(text: str) -> None:
    parsed = parse(text, date=DAY)
    assert not parsed.hearings
    assert [line.text for line in parsed.unparsed] == [text]


@pytest.mark.parametrize(
    ("text", "date", "hour", "was"),
    [
        (
            "The hearing of Ann SAMPLE did not take place today; it was rescheduled for Thursday, 6 May, at 10:00.",
            6,
            10,
            dt.date(2021, 5, 5),
        ),
        ("Суд над Анной SAMPLE 6 мая начнётся не в 10:00, а в 12:00!", 6, 12, dt.date(2021, 5, 6)),
    ],
)
def test_the_day_and_the_hour_that_hold_no_more_are_the_old_ones(
    text: str, date: int, hour: int, was: dt.date
) -> None:
    (entry,) = parse(text, date=DAY).hearings
    assert (entry.status, entry.date, entry.time) == ("moved", dt.date(2021, 5, date), dt.time(hour))
    assert entry.was_date == was


def test_what_became_of_another_sitting_is_not_told_of_the_one_before() -> None:
    text = (
        "We will be observing the trial of Ann SAMPLE on Thursday (6 May, 10 a.m.). "
        "The hearing of Ben CASE planned for the same day has been postponed to 13 May, 11 a.m."
    )
    first, second = parse(text, date=DAY).hearings
    assert (first.defendants[0].family_name, first.date) == ("Sample", dt.date(2021, 5, 6))
    assert first.status == "scheduled"
    assert (second.defendants[0].family_name, second.date) == ("Case", dt.date(2021, 5, 13))
    assert second.status == "moved"


@pytest.mark.parametrize(
    "item",
    [
        "Заседание по делу Анны ПРИМЕРОВОЙ, назначенное на 2 декабря, отложено, новая дата не названа.",
        "Суд над Анной ПРИМЕРОВОЙ, назначенный на 2 декабря, отложен. Новая дата пока не определена.",
        "The trial of Ann SAMPLE on 2 December has been postponed; a new date will be announced later.",
        "The trial of Ann SAMPLE, scheduled for 2 December, is postponed. The new date has not been announced.",
        "Анна ПРИМЕРОВАҒА қатысты 2 желтоқсанға тағайындалған сот кейінге қалдырылды, жаңа күні айтылмаған.",
    ],
)
def test_a_new_date_that_is_not_told_is_none(item: str) -> None:
    (entry,) = parse(f"1) {item}", date=dt.date(2026, 11, 30)).hearings
    assert (entry.status, entry.date, entry.was_date) == ("postponed", None, dt.date(2026, 12, 2))


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("Changes for 2 December 2026:", "The trial of Ann SAMPLE has been postponed."),
        ("Изменения на 2 декабря 2026 года:", "Заседание по делу Анны ПРИМЕРОВОЙ отложено."),
        ("2026 жылғы 2 желтоқсанда болатын өзгерістер:", "Анна ПРИМЕРОВАҒА қатысты сот кейінге қалдырылды."),
    ],
)
def test_what_changes_on_a_day_stands_under_its_heading(heading: str, item: str) -> None:
    (entry,) = parse(f"{heading}\n1) {item}").hearings
    assert (entry.status, entry.was_date) == ("postponed", dt.date(2026, 12, 2))


def test_a_court_may_call_its_sitting_off() -> None:
    (entry,) = parse(
        "Суд отменил заседание по делу Анны ПРИМЕРОВОЙ, назначенное на 3 декабря в 14:00.",
        date=dt.date(2026, 12, 1),
    ).hearings
    assert (entry.date, entry.time, entry.status) == (dt.date(2026, 12, 3), dt.time(14), "cancelled")


def test_a_court_that_quashed_a_sentence_calls_no_sitting_off() -> None:
    (entry,) = parse(
        "Верховный суд отменил приговор Анне ПРИМЕРОВОЙ. Новый суд назначен на 3 декабря в 10:00.",
        date=dt.date(2026, 12, 1),
    ).hearings
    assert (entry.date, entry.status) == (dt.date(2026, 12, 3), "scheduled")


@pytest.mark.parametrize(
    "text",
    [
        "The hearing of Ann SAMPLE on 3 December at 10:00 is cancelled.",
        "The hearing of Ann SAMPLE on 3 December at 10:00 has been cancelled.",
        "Суд над Анной ПРИМЕРОВОЙ 3 декабря в 10:00 отменён.",
    ],
)
def test_a_sitting_that_is_called_off_has_the_day_it_was_to_have(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert (entry.date, entry.time, entry.status) == (dt.date(2026, 12, 3), dt.time(10), "cancelled")


@pytest.mark.parametrize(
    "text",
    [
        "Заседание 29 апреля было отменено.",
        "The hearing on 29 April was cancelled.",
        "On 28 November the verdict of Ann SAMPLE has been cancelled by the appeal court.",
        "28 ноября приговор Анне ПРИМЕРОВОЙ отменён апелляционным судом.",
    ],
)
def test_what_was_called_off_or_quashed_is_no_news_of_a_sitting(text: str) -> None:
    assert parse(text, date=dt.date(2026, 12, 1)).hearings == ()


@pytest.mark.parametrize(
    "text",
    [
        "The hearing of Ann SAMPLE was postponed indefinitely. It was to take place today at 15:00.",
        "Суд над Анной ПРИМЕРОВОЙ отложен на неопределённый срок. Он должен был пройти сегодня в 15:00.",
        "Айгүл МЫСАЛОВАНЫҢ соты кейінге қалдырылды. Ол бүгін сағат 15:00-де өтуі тиіс еді.",
    ],
)
def test_when_a_sitting_was_to_be_may_be_told_behind_the_news_that_it_is_put_off(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2026, 12, 1)).hearings
    assert (entry.date, entry.status, len(entry.defendants)) == (None, "postponed", 1)
    assert (entry.was_date, entry.was_time) == (dt.date(2026, 12, 1), dt.time(15))
