""" "Both" of one or of three people, and "the same" as before: what is told by something else than names."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Mark
from hearings.bulletin.parser import parse

THREE = (
    "Political court hearings on 6 May 2021:\n\n"
    "1) At 10:00, a trial against Ann SAMPLE, Ben CASE and Carl DEMO will take place."
)
TWO = THREE.replace("Ann SAMPLE, Ben CASE and Carl DEMO", "Ann SAMPLE and Ben CASE")
ASKED = Mark("charges", "doubtful", "both are meant, and not two are named")
AS_BEFORE = Mark("allegations", "guessed", "named elsewhere in the text")
SAID = [
    " Both are prosecuted under Article 405 Part 2.",
    "\nBoth are prosecuted under Article 405 Part 2.",
    "\nBoth are being prosecuted for:\n— a post;\n— a picket.",
]


@pytest.mark.parametrize("said", SAID)
def test_who_of_three_are_both_is_asked(said: str) -> None:
    (entry,) = parse(THREE + said).hearings
    assert ASKED in entry.marks


@pytest.mark.parametrize("said", SAID)
def test_of_two_nothing_is_asked(said: str) -> None:
    (entry,) = parse(TWO + said).hearings
    assert ASKED not in entry.marks
    assert all(person.charges or person.allegations for person in entry.defendants)


def test_both_of_two_sittings_in_one_sentence_are_two() -> None:
    text = (
        "The hearing of Ann SAMPLE will be held on 6 May at 10:00, and that of Ben CASE at 11:00."
        " Both are accused under Article 405 Part 2."
    )
    entries = parse(text, date=dt.date(2021, 5, 5)).hearings
    assert len(entries) == 2
    assert all(ASKED not in entry.marks for entry in entries)


FIRST = {
    "en": "Political court hearings on 6 May 2021:\n\n1) At 10:00, a trial against Ann SAMPLE will take place.\n\n"
    "Ann SAMPLE is being prosecuted for:\n— a post;\n— a picket.\n\n"
    "2) At 11:00, a trial against Ben CASE will take place.",
    "ru": "Политические суды на 6 мая 2021 года:\n\n1) В 10:00 состоится суд в отношении Анны ПРИМЕРОВОЙ.\n\n"
    "Анна ПРИМЕРОВА преследуется за:\n— пост;\n— пикет.\n\n"
    "2) В 11:00 состоится суд в отношении Бориса ВЫДУМАНОВА.",
    "kk": "2021 жылғы 6 мамырдағы саяси соттар:\n\n1) Сағат 10:00-де Арман МЫСАЛОВҚА қатысты сот өтеді.\n\n"
    "Арман МЫСАЛОВ мыналар үшін қудаланып отыр:\n— пост;\n— пикет.\n\n"
    "2) Сағат 11:00-де Дана ДЕМОВАҒА қатысты сот өтеді.",
}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "\nBen CASE is being prosecuted for the same."),
        ("en", " He is prosecuted for the same acts."),
        ("ru", "\nБорис ВЫДУМАНОВ преследуется за то же."),
        ("ru", " Он преследуется за то же самое."),
        ("kk", "\nДана ДЕМОВА да сол үшін қудаланып отыр."),
        ("kk", " Ол да сол үшін қудаланып отыр."),
    ],
)
def test_whoever_is_prosecuted_for_the_same_has_the_list_above(language: str, said: str) -> None:
    parsed = parse(FIRST[language] + said)
    first, second = (entry.defendants[0].allegations for entry in parsed.hearings)
    assert len(first) == 2
    assert second == first
    assert AS_BEFORE in parsed.hearings[1].marks
    assert not parsed.unparsed


@pytest.mark.parametrize(
    "said",
    ["\nCarl DEMO is prosecuted for the same.", "\nHe is prosecuted for the same post and for a speech."],
)
def test_what_is_told_of_somebody_else_or_with_more_is_not_taken(said: str) -> None:
    parsed = parse(FIRST["en"] + said)
    assert parsed.hearings[1].defendants[0].allegations == ()
    assert len(parsed.unparsed) == 1
