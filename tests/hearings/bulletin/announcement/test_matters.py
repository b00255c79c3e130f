"""What the court hears besides, told in the same paragraph: a sitting of its own, of whoever it is about."""

import pytest

from hearings.bulletin.entries import Entry
from hearings.bulletin.parser import parse

ENGLISH = (
    "Political court hearings scheduled on 6 May 2021:\n\n1) At 10:00, a trial under Article 405 Part 2 against Ann "
    "SAMPLE will take place. "
)
RUSSIAN = (
    "Политические суды 6 мая 2021 года:\n\n1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ по ст. 405 ч. 2. "
)
KAZAKH = (
    "2021 жылғы 6 мамырдағы саяси соттар:\n\n1) Сағат 10:00-де Арман МЫСАЛОВҚА қатысты 405-баптың 2-бөлігі бойынша "
    "сот өтеді. "
)


def told(entries: tuple[Entry, ...]) -> list[tuple[str, str, list[str]]]:
    return [
        (
            f"{entry.date:%d.%m}" if entry.date else "",
            f"{entry.time:%H:%M}" if entry.time else "",
            [charge.article for person in entry.defendants for charge in person.charges],
        )
        for entry in entries
    ]


@pytest.mark.parametrize(
    ("text", "hour", "articles"),
    [
        (ENGLISH + "The court will also hear the complaint of Ben CASE at 11:00.", "11:00", []),
        (ENGLISH + "At 11:00 the court will also hear the complaint of Ben CASE.", "11:00", []),
        (ENGLISH + "The court will also hear the appeal of Ben CASE.", "", []),
        (ENGLISH + "Then at 11:00 Ben CASE will be tried under Article 174.", "11:00", ["174"]),
        (RUSSIAN + "Также суд рассмотрит жалобу Бориса ВЫДУМКИНА.", "", []),
        (RUSSIAN + "Суд рассмотрит и апелляцию Бориса ВЫДУМКИНА, в 11:00.", "11:00", []),
        (KAZAKH + "Сот сағат 11:00-де Асан ҮЛГІБАЕВТЫҢ шағымын да қарайды.", "11:00", []),
        (KAZAKH + "Сондай-ақ сағат 11:00-де Асан ҮЛГІБАЕВТЫҢ апелляциясы қаралады.", "11:00", []),
    ],
)
def test_what_is_heard_besides_is_a_sitting_of_whoever_it_is_about(
    text: str, hour: str, articles: list[str]
) -> None:
    entries = parse(text).hearings
    assert told(entries) == [("06.05", "10:00", ["405"]), ("06.05", hour, articles)]
    first, second = ([person.family_name for person in entry.defendants] for entry in entries)
    assert first
    assert second
    assert first != second


def test_a_report_tells_of_a_second_matter_with_its_hour() -> None:
    text = (
        "The trial of Ann SAMPLE under Article 405 Part 2 will begin on 6 May 2021 at 10:00. The court will also hear "
        "the complaint of Ben CASE at 11:00."
    )
    assert told(parse(text).hearings) == [("06.05", "10:00", ["405"]), ("06.05", "11:00", [])]


@pytest.mark.parametrize(
    "remark",
    [
        "The court will also consider the motion of lawyer Galym NURPEISOV.",
        "The court will also hear witness Ivan TESTOV at 15:00.",
        "The court will also consider her complaint.",
        "Activist Ben CASE will also attend the trial of Ann SAMPLE.",
        "Ben CASE will also speak at the trial of Ann SAMPLE.",
    ],
)
def test_what_is_said_of_the_same_sitting_makes_no_other(remark: str) -> None:
    (entry,) = parse(ENGLISH + remark).hearings
    assert [person.family_name for person in entry.defendants] == ["Sample"]
    assert f"{entry.time:%H:%M}" == "10:00"


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        (ENGLISH + "At the same time the trial of Ben CASE under Article 174 will begin.", ["174"]),
        (RUSSIAN + "В это же время в том же суде начнётся суд над Олегом ОБРАЗЦОВЫМ по ст. 174.", ["174"]),
    ],
)
def test_what_is_heard_at_the_same_time_keeps_its_article(text: str, articles: list[str]) -> None:
    assert told(parse(text).hearings) == [("06.05", "10:00", ["405"]), ("06.05", "10:00", articles)]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "The trial of her husband Ben SAMPLE was postponed to 21 May.",
        RUSSIAN + "Суд над её мужем Иваном ПРИМЕРОВЫМ перенесён на 21 мая.",
        KAZAKH + "Асан ҮЛГІБАЕВҚА қатысты сот 21 мамырға ауыстырылды.",
    ],
)
def test_news_of_somebody_else_put_off_no_other(text: str) -> None:
    first, second = parse(text).hearings
    assert (first.status, told((first,))) == ("scheduled", [("06.05", "10:00", ["405"])])
    assert (second.status, told((second,))) == ("moved", [("21.05", "", [])])


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        (ENGLISH, "She is the sister of Ben CASE, whose trial will begin in June."),
        (ENGLISH, "The trial of Ben CASE will begin in June."),
        (RUSSIAN, "Также под стражей находится Борис ВЫДУМКИН, суд над которым начнётся в июне."),
        (RUSSIAN, "Суд над Борисом ВЫДУМКИНЫМ завершился вчера."),
    ],
)
def test_what_is_heard_on_no_day_that_is_named_is_no_sitting(text: str, remark: str) -> None:
    assert told(parse(text + remark).hearings) == [("06.05", "10:00", ["405"])]


def test_a_matter_that_has_an_item_of_its_own_below_leaves_its_line_understood() -> None:
    item = "2) At 11:00, a trial under Article 174 against Ben CASE will take place."
    parsed = parse(f"{ENGLISH}The court will also hear the case of Ben CASE.\n\n{item}")
    assert told(parsed.hearings) == [("06.05", "10:00", ["405"]), ("06.05", "11:00", ["174"])]
    assert parsed.unparsed == ()
