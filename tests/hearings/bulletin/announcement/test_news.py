"""What became of a sitting still to come is read however it is told: nobody is sent to a day that no longer holds."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse

TODAY = dt.date(2026, 11, 3)
ROW = "Political trials on 4 November\n\n• 09:00 – Medeu District Court – Ben CASE (Article 174 Part 1)\n\n"


def only(text: str) -> Entry:
    [entry] = parse(text, date=TODAY).hearings
    return entry


@pytest.mark.parametrize(
    "text",
    [
        "The hearing of Ann SAMPLE on 12 November at 10:00 has been postponed.",
        "Ann SAMPLE's hearing on 12 November at 10:00 is postponed.",
        "The court adjourned the hearing of Ann SAMPLE scheduled for 12 November at 10:00.",
        "The Medeu Court has adjourned the hearing of Ann SAMPLE due on 12 November at 10:00 until further notice.",
        "Postponed, the new date is not known (12 November, 10:00): Ann SAMPLE",
        "Заседание по делу Анны Примеровой 12 ноября в 10:00 отложено.",
        "Суд отложил заседание по делу Анны Примеровой, назначенное на 12 ноября в 10:00.",
        "Суд над Анной Примеровой, который должен был пройти 12 ноября в 10:00, отложен на неопределённый срок.",
        "Отложено, новая дата неизвестна (12 ноября, 10:00): Анна ПРИМЕРОВА",
        "Анна ПРИМЕРОВАНЫҢ 12 қараша күні сағат 10:00-де өтуі тиіс соты кейінге қалдырылды, жаңа күні белгісіз.",
        "Анна ПРИМЕРОВА: 12 қараша күні сағат 10:00-дегі отырыс кейінге қалдырылды, жаңа күні хабарланады.",
    ],
)
def test_a_sitting_put_off_without_a_new_day_is_not_on_its_old_one(text: str) -> None:
    entry = only(text)

    assert (entry.status, entry.date, entry.time) == ("postponed", None, None)
    assert (entry.was_date, entry.was_time) == (dt.date(2026, 11, 12), dt.time(10))
    assert not entry.defendants[0].role


@pytest.mark.parametrize(
    "text",
    [
        "There will be no hearing in the case of Ann SAMPLE on 12 November.",
        "Ann SAMPLE – hearing on 12 November cancelled.",
        "Суда над Анной Примеровой 12 ноября не будет.",
        "Заседания по делу Анны Примеровой 12 ноября не будет, судья заболел.",
        "Отменено: Анна ПРИМЕРОВА, 12 ноября, 10:00.",
        "Анна ПРИМЕРОВА: 12 қараша күнгі отырыс болмайды.",
        "Азаматтық белсенді Анна Примерова: 12 қараша күнгі отырыс болмайды.",
    ],
)
def test_a_sitting_that_will_not_be_is_called_off(text: str) -> None:
    entry = only(text)

    assert (entry.status, entry.date, entry.was_date) == ("cancelled", dt.date(2026, 11, 12), None)


@pytest.mark.parametrize(
    "text",
    [
        "Суд перенёс заседание по делу Анны Примеровой, назначенное на 12 ноября, на 20 ноября в 11:00.",
        "12 қараша, 10:00 күнгі сот 20 қараша, 11:00 күніне ауыстырылды: Анна ПРИМЕРОВА",
        "12 қараша, 10:00-дегі сот 20 қараша, 11:00-ге ауыстырылды: Анна ПРИМЕРОВА",
        "The court moved the hearing of Ann SAMPLE scheduled for 12 November to 20 November at 11:00.",
        "New date in the case of activists Ann SAMPLE and Ben CASE: 20 November, 11:00 (instead of 12 November).",
        "Новая дата по делу Анны Примеровой, Веры Образцовой и Евы Тестовой: 20 ноября, 11:00 (вместо 12 ноября).",
        f"{ROW}New date in the case of activists Ann SAMPLE and Eve MODEL: 20 November, 11:00, not 12 November.",
    ],
)
def test_the_day_on_which_a_sitting_was_planned_is_not_the_one_it_was_moved_to(text: str) -> None:
    entry = parse(text, date=TODAY).hearings[-1]

    assert (entry.status, entry.date, entry.time) == ("moved", dt.date(2026, 11, 20), dt.time(11))
    assert entry.was_date == dt.date(2026, 11, 12)


@pytest.mark.parametrize("title", ["", "Changes:\n\n", "Changes\n\n"])
@pytest.mark.parametrize(
    ("news", "status"),
    [
        ("❗️ Moved from 11 November, 09:00 to 12 November, 10:00: Ann SAMPLE and Eve MODEL", "moved"),
        ("• Ann SAMPLE and Eve MODEL: moved from 11 November, 09:00 to 12 November, 10:00", "moved"),
        ("❗️ Cancelled (12 November, 10:00): Ann SAMPLE and Eve MODEL", "cancelled"),
    ],
)
def test_below_the_rows_of_a_day_news_of_another_is_read(title: str, news: str, status: str) -> None:
    parsed = parse(ROW + title + news, date=TODAY)

    row, told = parsed.hearings
    assert (row.date, row.status, row.city) == (dt.date(2026, 11, 4), "scheduled", "")
    assert (told.status, told.date, told.time, told.city) == (status, dt.date(2026, 11, 12), dt.time(10), "")
    assert [person.family_name for person in told.defendants] == ["Sample", "Model"]
    assert not parsed.unparsed


@pytest.mark.parametrize(
    "text",
    [
        "The hearing of Ann SAMPLE on 2 November was postponed.",
        "The judge adjourned the case of Ann SAMPLE: he had put off its opening on 12 November because of the heat.",
        "The sentence of Ann SAMPLE, heard on 12 November, was cancelled.",
    ],
)
def test_what_a_judge_did_on_a_day_that_is_over_calls_nothing_off(text: str) -> None:
    assert not parse(text, date=TODAY).hearings


@pytest.mark.parametrize(
    ("news", "status"),
    [
        ("The trial of Ann Sample on 12 November has been cancelled.", "cancelled"),
        ("The hearing of Ann Sample, scheduled for 12 November, has been postponed.", "postponed"),
        ("Азаматтық белсенді Анна Примерованың 12.11.2026 күнгі соты кейінге қалдырылды.", "postponed"),
        ("Азаматтық белсенді Анна Примерова: 12 қараша күнгі отырыс болмайды.", "cancelled"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_news_of_somebody_else_leaves_the_item_above_as_it_was(news: str, status: str, gap: str) -> None:
    """However the name is written, and on its own day, not on that of the heading."""
    item = "Political trials on 4 November\n\n1. At 11:00, the trial of Ben Case continues in Medeu District Court."
    above, told = parse(item + gap + news, date=TODAY).hearings

    assert (above.status, above.date, above.time) == ("scheduled", dt.date(2026, 11, 4), dt.time(11))
    assert (told.status, told.date or told.was_date) == (status, dt.date(2026, 11, 12))


@pytest.mark.parametrize(
    "news",
    ["Eve CASE – hearing on 12 November cancelled.", "The trial of Eve Case on 12 November is cancelled."],
)
def test_a_namesake_s_news_leaves_the_item_above_as_it_was(news: str) -> None:
    item = "Political trials on 4 November\n\n1. At 11:00, the trial of Ben CASE continues in Medeu District Court.\n"
    above, told = parse(item + news, date=TODAY).hearings

    assert (above.status, above.date) == ("scheduled", dt.date(2026, 11, 4))
    assert (told.status, told.date, told.defendants[0].given_name) == (
        "cancelled",
        dt.date(2026, 11, 12),
        "Eve",
    )


@pytest.mark.parametrize(
    ("news", "status"),
    [
        (
            "Азаматтық белсенді Анна Примерова: 12 қараша күнгі отырыс болмайды. Судья ауырып қалды.",
            "cancelled",
        ),
        ("Анна ПРИМЕРОВАНЫҢ соты 10 қараша күнінен 12 қараша күніне ауыстырылды, сағат 09.00.", "moved"),
        ("Заседание по делу Анны Примеровой 12 ноября отложено.", "postponed"),
    ],
)
def test_news_below_a_list_of_allegations_is_no_statement(news: str, status: str) -> None:
    item = "Political trials on 4 November\n\n1. At 11:00, the trial of Ben CASE continues.\n\n"
    parsed = parse(f"{item}Prosecuted for:\n\n– A post;\n\n{news}", date=TODAY)

    above, told = parsed.hearings
    assert above.defendants[0].allegations == ("A post",)
    assert (told.status, told.date or told.was_date) == (status, dt.date(2026, 11, 12))
    assert not parsed.statements


def test_what_is_over_stays_a_statement_below_a_list() -> None:
    item = "Political trials on 4 November\n\n1. At 11:00, the trial of Ben CASE continues.\n\n"
    said = "We remind you that the hearing of Ann SAMPLE on 12 October was cancelled without a word."
    parsed = parse(f"{item}Prosecuted for:\n\n– A post;\n\n{said}", date=TODAY)

    assert [statement.text for statement in parsed.statements] == [said]
    assert len(parsed.hearings) == 1


@pytest.mark.parametrize("greeting", ["Dear friends!", "Друзья!", "Уважаемые коллеги,", "Құрметті достар!"])
def test_a_greeting_is_nothing_to_be_understood(greeting: str) -> None:
    [line] = parse(f"{greeting}\n\n{ROW}", date=TODAY).unparsed
    assert (line.text, line.why) == (greeting, "no announcement")


def test_news_of_the_item_above_may_name_its_judge() -> None:
    item = "Political trials on 4 November\n\n1. At 11:00, the trial of Ben Case continues in Medeu District Court.\n"
    entry = only(item + "The judge, Carl Judge, is ill: the hearing is postponed.")
    assert (entry.status, entry.was_date) == ("postponed", dt.date(2026, 11, 4))
