"""Lines below a title or an announcement: which of them complete it, and which say something of their own."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse

DAY = dt.date(2021, 10, 5)


@pytest.mark.parametrize("line", ["⏰ 6 октября, 10:30", "Когда: 6 октября, 10:30"])
def test_a_title_and_when_below_it_announce_a_hearing(line: str) -> None:
    (entry,) = parse(f"Суд над блогером Эльдаром ШАБЛОНОВЫМ\n\n{line}", date=DAY).hearings
    assert (entry.date, entry.time) == (dt.date(2021, 10, 6), dt.time(10, 30))
    assert [person.family_name for person in entry.defendants] == ["Шаблоновым"]


@pytest.mark.parametrize(
    "stamp", ["05.10.2021 14:22", "5 октября 2021, 14:22", "Опубликовано: 5 октября 2021, 14:22"]
)
def test_the_hour_a_report_was_published_is_no_hearing(stamp: str) -> None:
    assert (
        parse(f"Суд над Эльдаром ШАБЛОНОВЫМ продолжается\n{stamp}\nДопросили свидетелей.", date=DAY).hearings
        == ()
    )


def test_a_row_with_an_hour_of_its_own_is_no_news_of_the_row_above() -> None:
    rows = "11-30 Образцова Нургуль, ст. 405 ч. 2\n15-00 Шаблонов К., ст. 405 ч. 2 - перенос на 8.12, 15-00"
    above, below = parse(f"Суды 6 октября 2021 года:\n\n{rows}").hearings
    assert (above.status, above.date) == ("scheduled", dt.date(2021, 10, 6))
    assert (below.status, below.date) == ("moved", dt.date(2021, 12, 8))


def test_a_picture_before_somebody_else_opens_another_hearing() -> None:
    hearings = parse(
        "Суды 6 октября 2021 года:\n\n🕙 10:00 — Айбек ДЕМОВ, ст. 405\n🕚 11:00 — Анна ТЕСТОВА, ст. 174"
    ).hearings
    assert [entry.time for entry in hearings] == [dt.time(10), dt.time(11)]


def test_a_court_behind_a_picture_is_that_of_the_hearing_above() -> None:
    below = "🕚 11:00\n📍 Алмалинский районный суд, ул. Тестовая, 5\n⚖️ ст. 405 ч. 2"
    (entry,) = parse(f"Завтра начнётся суд над Айбеком ДЕМОВЫМ.\n{below}", date=DAY).hearings
    assert (entry.time, entry.court) == (dt.time(11), "Алмалинский районный суд")
    assert [(charge.article, charge.part) for charge in entry.defendants[0].charges] == [("405", "2")]


def test_somebody_whom_an_allegation_tells_of_below_a_colon_is_no_defendant() -> None:
    item = "1) В 10:00 состоится суд по делу о митинге:\n— пост про Ивана ТЕСТОВА;\n— репост."
    (entry,) = parse(f"Суды 6 октября 2021 года:\n\n{item}").hearings
    assert (entry.defendants, entry.allegations) == ((), ("пост про Ивана ТЕСТОВА", "репост"))


def test_who_is_tried_may_stand_below_the_hour_and_the_court() -> None:
    post = "17 мая (вт)\n⏰ 10:00 | Суд №2 г. Актау\n👤 Анна ПРИМЕРОВА, блогер\n📖 ст. 378 ч. 2\n\n"
    first, second = parse(f"{post}⏰ 14:30 | ZOOM\n👤 Олег ПРИМЕРОВ", date=dt.date(2022, 5, 15)).hearings
    assert (first.time, first.defendants[0].given_name, first.defendants[0].role) == (
        dt.time(10),
        "Анна",
        "блогер",
    )
    assert first.defendants[0].charges[0].article == "378"
    assert (second.time, second.mode, second.defendants[0].given_name) == (dt.time(14, 30), "online", "Олег")


def test_a_sitting_put_off_from_its_day_without_another_has_none() -> None:
    (entry,) = parse(
        "2021 жылғы 25 тамызға тағайындалған саяси соттар:\n\n"
        "1) Асан ҮЛГІБЕКОВКЕ қатысты сағат 15:00-ге тағайындалған сот кейінге қалдырылды; жаңа күні белгісіз."
    ).hearings
    assert (entry.status, entry.date, entry.time) == ("postponed", None, None)
    assert (entry.was_date, entry.was_time) == (dt.date(2021, 8, 25), dt.time(15))


@pytest.mark.parametrize("line", ["Судья — М. Мерин", "Судья – М. Мерин."])
def test_the_judge_may_stand_behind_a_dash(line: str) -> None:
    parsed = parse(
        "Политические суды, назначенные на 6 мая 2021 года:\n\n1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ.\n\n"
        f"Анна ПРИМЕРОВА преследуется за:\n— пост.\n\n{line}"
    )
    assert parsed.hearings[0].judges == (line.removeprefix("Судья").strip(" —–"),)
    assert parsed.statements == ()


def test_several_hours_are_of_each_in_turn_if_the_text_says_so_and_doubtful_if_not() -> None:
    heading = "Политические суды, назначенные на 6 мая 2021 года:\n\n1) В 09:00 и 11:00 состоятся суды над"
    each = parse(f"{heading} Анной ПРИМЕРОВОЙ и Олегом ДЕМОВЫМ соответственно.").hearings
    assert [(entry.time, len(entry.defendants)) for entry in each] == [(dt.time(9), 1), (dt.time(11), 1)]
    (together,) = parse(f"{heading} Анной ПРИМЕРОВОЙ и Олегом ДЕМОВЫМ.").hearings
    assert together.time is None
    assert [mark.choices for mark in together.marks if mark.name == "time"] == [("09:00", "11:00")]


@pytest.mark.parametrize(
    ("line", "court", "city"),
    [
        ("Location: Demo City Court No. 2", "Demo City Court No. 2", ""),
        ("Place: Demo, City Court No. 2, hall 4", "City Court No. 2", "Demo"),
        ("Place: Demo", "", "Demo"),
        ("Место: Демо", "", "Демо"),
        ("Where: 8 Sample Street", "", ""),
        ("Lawyer: Dan OTHER", "", ""),
        ("Address: 8 Sample Street", "", ""),
    ],
)
def test_a_line_with_a_label_below_an_item_is_no_statement_and_hides_no_judge(
    line: str, court: str, city: str
) -> None:
    head = "Political court hearings scheduled on 2 March 2022:\n\n1) At 10:00, a trial against Ann SAMPLE.\n"
    parsed = parse(f"{head}{line}\nJudge: Carl THIRD")
    (entry,) = parsed.hearings
    assert (entry.court, entry.city, entry.judges) == (court, city, ("Carl THIRD",))
    assert parsed.statements == ()


def test_a_district_in_short_behind_the_article_is_nobody() -> None:
    rows = "1. Примерова Анна, 10:00, ст. 405 ч. 2, Медеуский\n2. Анна Примерова, 11:00, ст. 405, Выдумкина\n"
    assert [len(row.defendants) for row in parse(f"Суды 7 июня 2022:\n\n{rows}").hearings] == [1, 2]


@pytest.mark.parametrize(
    ("head", "below", "city", "family_name", "stage"),
    [
        (
            "10:00, Sampleton, Medeu court",
            "Appeal of activist Ann SAMPLE (art. 405)",
            "Sampleton",
            "Sample",
            "appeal",
        ),
        ("14:30 Sampleton", "Trial of Ann SAMPLE", "Sampleton", "Sample", ""),
        ("10:00 Примерск, Медеуский суд", "Суд над Анной ПРИМЕРОВОЙ, ст. 174", "Примерск", "Примеровой", ""),
        ("14:30, Примерск", "Продление ареста Анне Примеровой", "Примерск", "Примеровой", "restraint"),
    ],
)
def test_who_is_tried_may_stand_below_the_hour_and_the_place(
    head: str, below: str, city: str, family_name: str, stage: str
) -> None:
    parsed = parse(f"Hearings on 8 December 2026\n\n{head}\n{below}\n\n15:30, Otherburg\nTrial of Ben CASE")
    first, second = parsed.hearings
    assert ([each.family_name for each in first.defendants], first.city, first.stage) == (
        [family_name],
        city,
        stage,
    )
    assert [each.family_name for each in second.defendants] == ["Case"]
    assert not parsed.unparsed


@pytest.mark.parametrize("remark", ["New date of the appeal: not known.", "New: room 12."])
def test_what_is_new_and_is_no_day_of_the_sitting_leaves_its_day(remark: str) -> None:
    (entry,) = parse(
        "Political court hearings scheduled on 4 December 2026:\n\n"
        f"1) At 10:00, a trial under Article 405 Part 2 against Ann SAMPLE will take place.\n\n{remark}"
    ).hearings
    assert (entry.date, entry.time, entry.status) == (dt.date(2026, 12, 4), dt.time(10), "scheduled")


@pytest.mark.parametrize(
    "news",
    [
        "Eve Model | cancelled | Demo court",
        "Eve MODEL: cancelled",
        "UPDATE: Eve MODEL: postponed to 15 December, 11:00",
        "Eve Model’s trial was moved to 15 December, 11:00.",
        "Ева Моделева: отменено",
        "Арай Үлгінованың соты 15 желтоқсанға, сағат 11:00-ге ауыстырылды.",
    ],
)
def test_what_became_of_somebody_elses_hearing_leaves_the_one_above_alone(news: str) -> None:
    first, *_ = parse(
        f"Trials on 8 December 2026\n\n10:00 – Ann Sample, Demo District Court\n{news}"
    ).hearings

    assert (first.date, first.time, first.status) == (dt.date(2026, 12, 8), dt.time(10), "scheduled")


def test_what_became_of_the_hearing_above_may_name_its_people() -> None:
    text = "Trials on 8 December 2026\n\n10:00 – Ann Sample, Demo District Court\nAnn Sample: cancelled"

    assert [entry.status for entry in parse(text).hearings] == ["cancelled"]
