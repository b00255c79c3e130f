"""Names keep what was written, lose capitals and hashtags, and can be compared across cases."""

import datetime as dt

import pytest

from hearings.bulletin.parser import parse
from hearings.bulletin.text.tokens import tokenize
from hearings.bulletin.who.names import clean, read_run, same_given, same_person, split_name, stem


@pytest.mark.parametrize(
    ("written", "given", "family"),
    [
        ("Aibek SAMPLEV", "Aibek", "Samplev"),
        ("SAMPLEV Aibek", "Aibek", "Samplev"),
        ("#SAMPLEV Aibek", "Aibek", "Samplev"),
        ("Askhat #SAMPLEV", "Askhat", "Samplev"),
        ("SAMPLEV A.", "A.", "Samplev"),
        ("SAMPLEV A.B.", "A.B.", "Samplev"),
        ("A. Samplev", "A.", "Samplev"),
        ("Sean O’BRIEN", "Sean", "O’Brien"),
        ("Mukhamed-Ali KUL-MUKHAMMED", "Mukhamed-Ali", "Kul-Mukhammed"),
        ("Bolat Serikuly SAMPLEV", "Bolat Serikuly", "Samplev"),
        ("Samplev Muratbay Alievich", "Muratbay Alievich", "Samplev"),
        ("Reichert Roman", "Roman", "Reichert"),
        ("Айдос ҮЛГІБЕКОВҚА", "Айдос", "Үлгібековқа"),
        ("Айдос ҮЛГІБЕКОВқа", "Айдос", "Үлгібеков"),
        ("Äsem ŞAĞYROVA", "Äsem", "Şağyrova"),
        ("Marat SAMPLEV‘S", "Marat", "Samplev"),
    ],
)
def test_a_name_is_split_and_written_in_title_case(written: str, given: str, family: str) -> None:
    run = read_run(tokenize(written), 0)
    assert run is not None
    name = split_name(run)
    assert name is not None
    assert (name.given_name, name.family_name) == (given, family)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Жакиева", "Жакиев"),
        ("Турсуновой", "Турсунова"),
        ("Мырзақановаға", "Мырзақанова"),
        ("Қалибекұлына", "Қалибекұлы"),
    ],
)
def test_a_name_in_another_case_may_be_the_same_person(one: str, other: str) -> None:
    assert same_person(one, other)


def test_other_names_are_other_people() -> None:
    assert not same_person("Жакиев", "Турсунов")
    assert not same_person("Li", "Lee")


def test_a_stem_is_in_small_letters_without_apostrophes() -> None:
    assert stem("O’Brien") == "obrien"
    assert clean("SAMPLEV’S") == "Samplev"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Лев", "Льва"), ("Павел", "Павла"), ("Пётр", "Петра"), ("Яна", "Яны"), ("Айгүл", "Айгүлге")],
)
def test_a_given_name_is_known_in_its_cases(one: str, other: str) -> None:
    assert same_given(one, other)


@pytest.mark.parametrize(("one", "other"), [("Ева", "Евгений"), ("Павел", "Пётр"), ("Лев", "Лейла")])
def test_other_given_names_are_others(one: str, other: str) -> None:
    assert not same_given(one, other)


@pytest.mark.parametrize(
    "text",
    [
        "Ann and Eve SAMPLE go on trial on 6 May at 9:30.",
        "On 6 May at 9:30, Ann and Eve SAMPLE go on trial.",
        "Two sisters, Ann and Eve SAMPLE, go on trial in Almaty on Thursday 6 May at 9:30.",
        "Sisters Ann SAMPLE and Eve SAMPLE go on trial on 6 May at 9:30.",
    ],
)
def test_a_given_name_that_nobody_knows_has_the_family_name_behind_it(text: str) -> None:
    (entry,) = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert [(one.given_name, one.family_name) for one in entry.defendants] == [
        ("Ann", "Sample"),
        ("Eve", "Sample"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Ann faces Article 405 Part 2, Eve Article 174 Part 1.",
        "Ann SAMPLE faces Article 405 Part 2 and Eve SAMPLE faces Article 174 Part 1.",
    ],
)
def test_whoever_faces_an_article_is_charged_with_it(said: str) -> None:
    text = f"Ann and Eve SAMPLE go on trial on 6 May at 9:30. {said}"
    (entry,) = parse(text, date=dt.date(2021, 5, 5)).hearings
    charges = [(one.article, one.part) for person in entry.defendants for one in person.charges]
    assert charges == [("405", "2"), ("174", "1")]


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("продление ареста Алие Примеровой и Ержану Тестову", ["Алие Примеровой", "Ержану Тестову"]),
        ("оглашение приговора блогеру Данияру Выдуманову", ["Данияру Выдуманову"]),
        ("апелляция Рустема Образцова", ["Рустема Образцова"]),
        ("Рустем Образцов, ст. 405 ч. 2", []),
        ("Анна Образцова, ст. 405 ч. 2", []),
    ],
)
def test_a_name_that_tells_its_case_is_asked_for_in_the_nominative(item: str, asked: list[str]) -> None:
    (entry,) = parse(f"Слушания 10 декабря 2026 года\n1. 10:00 — {item}.").hearings
    marks = [mark.why.partition(":")[0] for mark in entry.marks if "oblique" in mark.why]
    assert (len(entry.defendants), marks) == (max(1, len(asked)), asked)


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("Рүстем Үлгіновтің апелляциясы", ["Рүстем Үлгіновтің"]),
        ("Данияр Ойданбаевқа үкім шығару", ["Данияр Ойданбаевқа"]),
        ("Рүстем Үлгінов, 405-бап", []),
    ],
)
def test_a_kazakh_name_that_tells_its_case_is_asked_for_too(item: str, asked: list[str]) -> None:
    (entry,) = parse(f"2026 жылғы 10 желтоқсандағы сот отырыстары\n1. 10:00 — {item}.").hearings
    assert [mark.why.partition(":")[0] for mark in entry.marks if "oblique" in mark.why] == asked


def test_two_family_names_alone_are_two_people() -> None:
    (entry,) = parse("Слушания 10 декабря 2026 года\n1. 09:30 — суд над Тестовым и Примеровой.").hearings
    assert [(each.family_name, each.role) for each in entry.defendants] == [
        ("Тестовым", ""),
        ("Примеровой", ""),
    ]


def test_english_bends_no_name() -> None:
    text = "The trial of Ann Sample did not take place today. The new date is 14 December 2026 at 10:00."
    [entry] = parse(text, date=dt.date(2026, 12, 7)).hearings

    assert [person.family_name for person in entry.defendants] == ["Sample"]
    assert [mark for mark in entry.marks if "oblique" in mark.why] == []
