"""How the tried are held, told in a line of its own: it is theirs, and no statement of the organisation."""

import pytest

from hearings.bulletin.parser import parse

TWO = """Political trials on 4 December 2026:

1) At 10:00, a trial under Article 405 Part 2 against Ann SAMPLE and Ben CASE will take place.
"""
LIST = "\nAnn SAMPLE and Ben CASE are being prosecuted for:\n— a picket.\n\n"
ONE = TWO.replace(" and Ben CASE", "")
RUSSIAN = (
    "Суды на 4 декабря 2026 года:\n\n1) В 10:00 состоится суд по ч. 2 ст. 405 в отношении Анны ПРИМЕРОВОЙ.\n"
)
KAZAKH = (
    "4 желтоқсандағы соттар:\n\n1) Сағат 10:00-де Дана ДЕМОВАҒА қатысты 405-бап 2-бөлік бойынша сот өтеді.\n"
)


def held(text: str) -> list[str]:
    [hearing] = parse(text).hearings
    return [person.restraint for person in hearing.defendants]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{TWO}Both defendants are held in pre-trial detention.", ["custody", "custody"]),
        (f"{TWO}{LIST}Both are in custody.", ["custody", "custody"]),
        (f"{TWO}They remain under house arrest.", ["house_arrest", "house_arrest"]),
        (f"{TWO}Ben Case is in custody.", ["", "custody"]),
        (f"{ONE}She is under house arrest.", ["house_arrest"]),
        (f"{RUSSIAN}Обвиняемая находится под домашним арестом.", ["house_arrest"]),
        (f"{RUSSIAN}Она содержится в СИЗО.", ["custody"]),
        (f"{KAZAKH}Ол қазір қамауда.", ["custody"]),
        (f"{ONE[:-1]} She is under house arrest.", ["house_arrest"]),
        (f"{ONE[:-1]} She has been in custody since March 2025.", ["custody"]),
        (f"{TWO[:-1]} Both are in custody.", ["custody", "custody"]),
        (f"{TWO.replace('CASE', 'SAMPLE')[:-1]} Ben Sample is in custody.", ["", "custody"]),
        (f"{RUSSIAN[:-1]} Содержится в СИЗО.", ["custody"]),
    ],
)
def test_a_line_or_a_sentence_tells_how_they_are_held(text: str, told: list[str]) -> None:
    assert held(text) == told
    assert (parse(text).statements, parse(text).unparsed) == ((), ())


@pytest.mark.parametrize(
    "line", ["She is in custody.", "All three defendants are in custody.", "Eve MODEL is in custody."]
)
def test_of_whom_is_not_guessed(line: str) -> None:
    assert held(f"{TWO}{line}") == ["", ""]
    assert [row.text for row in parse(f"{TWO}{line}").unparsed] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "She was in custody until 4 May.",
        "She is no longer under house arrest.",
        "She was released from house arrest.",
        "Her husband is in custody.",
    ],
)
def test_what_is_over_and_what_is_said_of_others_is_not_how_they_are_held(line: str) -> None:
    assert held(f"{ONE}{line}") == [""]
