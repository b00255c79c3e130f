"""What a report says in other sentences than the one that announces: offered, never sure."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse
from tests.hearings.bulletin.test_parser import certainty, only


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "На этой неделе (11–15 марта) пройдут суды:\n\n— в четверг в 15:30 — суд над Анной ПРИМЕРОВОЙ",
            "2024-03-14",
        ),
        ("Осы аптадағы соттар (11–15 наурыз):\n\n– Бейсенбі, 15:30. Анна МЫСАЛОВА, 405-бап.", "2024-03-14"),
        ("Суд над активисткой Анной Примеровой начнётся в четверг в 15:30.", "2024-03-07"),
    ],
)
def test_a_weekday_alone_is_offered_and_never_sure(text: str, date: str) -> None:
    entry = only(text, dt.date(2024, 3, 5))
    assert (str(entry.date), certainty(entry, "date")) == (date, "doubtful")


def test_a_weekday_alone_is_no_day_without_one_to_count_from() -> None:
    entry = only("Суд над активисткой Анной Примеровой начнётся в четверг в 15:30.")
    assert (entry.date, certainty(entry, "date")) == (None, "doubtful")


def test_who_is_named_in_another_sentence_than_the_day_is_only_offered() -> None:
    text = (
        "Анну Примерову судят. По делу Анны Примеровой допросили свидетелей.\n\nСуд состоится 6 мая в 10:00."
    )
    entry = only(text, dt.date(2024, 5, 1))
    assert [(one.given_name, one.family_name) for one in entry.defendants] == [("Анны", "Примеровой")]
    assert certainty(entry, "name") == "guessed"


@pytest.mark.parametrize(
    "said",
    [
        "сообщила его жена Инга Словина",
        "по словам правозащитницы Инги Словиной, это произвол",
        "мекенжайы: ул. М. Словина, 40",
        "пишет корреспондент СЛОВО",
    ],
)
def test_who_only_speaks_of_a_sitting_is_not_tried_there(said: str) -> None:
    entry = only(f"Суд состоится 6 мая в 10:00, {said}.", dt.date(2024, 5, 1))
    assert entry.defendants == ()


def test_on_several_days_of_one_sentence_those_are_tried_whom_the_report_names() -> None:
    entries = parse(
        "PRESS RELEASE\n\nActivists Ann SAMPLE, Ben CASE and Carl PROBE stand trial in Almaty. Hearings are scheduled "
        "for 7, 8 and 9 December 2026 at 10:00 in the Medeu District Court."
    ).hearings
    assert [entry.date for entry in entries] == [dt.date(2026, 12, day) for day in (7, 8, 9)]
    for entry in entries:
        assert [person.family_name for person in entry.defendants] == ["Sample", "Case", "Probe"]
        assert {person.role for person in entry.defendants} == {"activist"}


def test_of_two_sittings_each_is_of_those_whom_its_own_paragraph_names() -> None:
    text = (
        "Первое заседание по делу журналиста Тимура Образцова прошло сегодня. Подсудимый вину не признал. "
        "Следующее заседание — 9 декабря в 10:00.\n\n"
        "Апелляция Айгуль Примеровой отложена на 16 декабря, 15:00."
    )
    first, second = parse(text, date=dt.date(2026, 12, 2)).hearings

    assert [person.family_name for person in first.defendants] == ["Образцова"]
    assert [person.family_name for person in second.defendants] == ["Примеровой"]


@pytest.mark.parametrize("why", ["Reminder", "Напоминаем"])
def test_a_reminder_may_open_with_its_day(why: str) -> None:
    text = f"{why}: tomorrow at 10:00 – the second hearing in the case of Ann Sample (Demo court, room 14). Come!"
    [entry] = parse(text, date=dt.date(2026, 12, 1)).hearings

    assert (entry.date, entry.defendants[0].family_name) == (dt.date(2026, 12, 2), "Sample")


def test_in_news_of_several_people_and_hours_nobody_is_guessed() -> None:
    text = (
        "Quick update. Tomorrow's hearing in Ann Sample's case is off, new date 15 December 10:00. "
        "Ben Case is still on for 2pm tomorrow. And the appeal of Eve Model is at 11:30."
    )

    assert all(entry.defendants == () for entry in parse(text, date=dt.date(2026, 12, 7)).hearings)
