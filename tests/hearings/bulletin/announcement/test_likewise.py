"""Articles that are those of the item before."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse


def charges(items: str) -> list[list[tuple[str, str]]]:
    rows = parse(f"Hearings on 6 May 2021:\n\n{items}").hearings
    return [[(one.article, one.part) for person in row.defendants for one in person.charges] for row in rows]


@pytest.mark.parametrize(
    "second",
    [
        "2. 10:15. Ben CASE. Same charges.",
        "2. 10:15. Ben CASE, same article",
        "\n10:15 Ben CASE – same article",
        "\nOnline: 10:15 Ben CASE – same charges",
        "2. At 10:15 the trial of Ben CASE on the same charge will take place.",
        "2. В 10:15 состоится суд над Беном ДЕМОВЫМ по тем же статьям.",
        "2. Сағат 10:15-те сол бап бойынша Бен ҮЛГІБАЙҒА қатысты сот өтеді.",
    ],
)
def test_the_same_charges_are_those_of_the_item_before(second: str) -> None:
    first = "1. 09:15. Ann SAMPLE. Article 405 Part 1; Article 174 Part 2."
    assert charges(f"{first}\n{second}") == [[("405", "1"), ("174", "2")]] * 2


def test_the_same_article_may_have_another_part() -> None:
    first = "1. 09:15. Ann SAMPLE. Article 405 Part 1."
    assert charges(f"{first}\n2. 10:15. Ben CASE. Same article, part 2.") == [[("405", "1")], [("405", "2")]]


def test_nothing_is_taken_over_where_the_people_before_have_different_charges() -> None:
    first = "1. At 09:15 the trial of Ann SAMPLE, Article 405 Part 1, and Ben CASE, Article 405 Part 2."
    assert charges(f"{first}\n2. 10:15. Cat DEMO. Same charges.") == [[("405", "1"), ("405", "2")], []]


TWO = "10:00 – Ann SAMPLE\n11:00 – Ben CASE\n"


@pytest.mark.parametrize(
    "items",
    [
        f"{TWO}Both are charged under Article 405 Part 2.",
        "1) 10:00 – Ann SAMPLE\n2) 11:00 – Ben CASE\n\nBoth are charged with Article 405 Part 2.",
        "10:00 – Иван ПРИМЕРОВ\n11:00 – Борис ВЫДУМКИН\nОбоим вменяют ст. 405 ч. 2.",
        "10:00 – Иван ПРИМЕРОВ\n11:00 – Борис ВЫДУМКИН\n\nОба обвиняются по ст. 405 ч. 2.",
        "10:00 – Арман МЫСАЛОВ\n11:00 – Асан ҮЛГІБАЕВ\nЕкеуіне де 405-баптың 2-бөлігі бойынша айып тағылған.",
    ],
)
def test_what_both_are_charged_with_is_of_both_items(items: str) -> None:
    assert charges(items) == [[("405", "2")]] * 2


@pytest.mark.parametrize("told", ["All are charged under Article 405 Part 2.", "Всем вменяют ст. 405 ч. 2."])
def test_what_all_are_charged_with_is_of_every_item(told: str) -> None:
    assert charges(f"{TWO}12:00 – Carl DEMO\n\n{told}") == [[("405", "2")]] * 3


@pytest.mark.parametrize(
    "items", [f"{TWO}12:00 – Carl DEMO", "10:00 – Ann SAMPLE (Article 174)\n11:00 – Ben CASE"]
)
def test_whom_both_means_is_not_guessed(items: str) -> None:
    told = "Both are charged under Article 405 Part 2."
    assert all(("405", "2") not in row for row in charges(f"{items}\n\n{told}"))
    assert [line.text for line in parse(f"Hearings on 6 May 2021:\n\n{items}\n\n{told}").unparsed] == [told]


def test_both_of_one_item_are_those_it_names() -> None:
    items = "09:00 – Carl DEMO\n10:00 – Ann SAMPLE and Ben CASE\n\nBoth are charged under Article 405 Part 2."
    assert charges(items) == [[], [("405", "2")] * 2]


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (
            "10:00 – Ann SAMPLE (Article 405)\n11:00 – Ben CASE (Article 405)",
            "Both are being prosecuted for:\n— a post.",
        ),
        (
            "1) В 10:00 состоится суд над Анной ПРИМЕРОВОЙ.\n2) В 11:00 состоится суд над Иваном ВЫДУМКИНЫМ.",
            "Оба преследуются за участие в митинге.",
        ),
        (
            "1) Сағат 10:00-де Арман МЫСАЛОВҚА қатысты сот өтеді.\n2) Сағат 11:00-де Асан ҮЛГІБАЕВҚА қатысты сот өтеді.",
            "Екеуі де мыналар үшін қудаланып отыр:\n— шеру.",
        ),
    ],
)
def test_what_both_are_prosecuted_for_is_of_both_items(items: str, told: str) -> None:
    rows = parse(f"Hearings on 6 May 2021:\n\n{items}\n\n{told}").hearings
    first, second = ([person.allegations for person in row.defendants] for row in rows)
    assert len(first[0]) == 1
    assert first == second


def test_what_both_of_one_item_are_prosecuted_for_is_not_of_those_above() -> None:
    items = "09:00 – Carl DEMO (Article 405)\n10:00 – Ann SAMPLE and Ben CASE (Article 405)"
    rows = parse(f"Hearings on 6 May 2021:\n\n{items}\n\nBoth are being prosecuted for:\n— a post.").hearings
    assert [[person.allegations for person in row.defendants] for row in rows] == [[()], [("a post",)] * 2]


@pytest.mark.parametrize(
    "second",
    [
        "On the same day at 15:00 the appeal of Ben CASE will be heard.",
        "The same day at 15:00, the court will hear the appeal of Ben CASE.",
        "В тот же день в 15:00 рассмотрят апелляцию Бена CASE.",
    ],
)
def test_the_same_day_is_that_of_the_sitting_above_and_not_of_the_text(second: str) -> None:
    text = f"On 5 December 2026 at 11:00 the trial of Ann SAMPLE begins in Demo District Court.\n\n{second}"
    found = parse(text, date=dt.date(2026, 11, 30)).hearings

    assert [(entry.date, entry.time.hour) for entry in found] == [
        (dt.date(2026, 12, 5), 11),
        (dt.date(2026, 12, 5), 15),
    ]
