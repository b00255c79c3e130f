"""A name is found in every alphabet and case it is written in, and nothing else is."""

from __future__ import annotations

import pytest

from hearings.naming.spelling import MARK, Spellings

NAMES = Spellings(
    ["Sabitov", "Сабитов", "Сәбитов", "Sabitoff"], ["Aibek", "Айбек", "Айбек", "Болатович", "Bolatovich"]
)


@pytest.mark.parametrize(
    "text",
    [
        "a letter to Aibek Sabitov",
        "SABITOV’S lawyer",
        "приговор Сабитову оглашён",
        "с Сабитовым",
        "адвокат САБИТОВА А. Б.",
        "Сәбитовтың ісі",
        "Сәбитовке қатысты",
        "Айбека Болатовича вызвали",
        "Сaбитов with a Latin letter",
        "Саби\u00adтов with a soft hyphen",
        "Саби\u200bтов with a space of no width",
        "/defendants/aibek-sabitov/",
        "(Sabitoff)",
    ],
)
def test_it_is_found_however_it_is_written(text: str) -> None:
    assert [found.line for found in NAMES.find(f"first line\n{text}\n")] == [2]


@pytest.mark.parametrize(
    "text", ["Aibek Demov", "Айбек пришёл", "Сабина Демова", "subito", "Bolatovich", "A. B. Demov", ""]
)
def test_others_are_left_alone(text: str) -> None:
    assert list(NAMES.find(text)) == []


@pytest.mark.parametrize(
    ("text", "count"), [("дело Ли", 1), ("Цоя Ли Ким", 1), ("будет ли суд", 0), ("Лиана", 0)]
)
def test_a_name_of_two_letters_counts_in_capitals_only(text: str, count: int) -> None:
    assert len(list(Spellings(["Ли", "Li"]).find(text))) == count


def test_a_fathers_own_name_is_not_his_sons() -> None:
    names = Spellings(["Болатұлы"])

    assert list(names.find("Болат келді")) == []
    assert len(list(names.find("Болатұлына хат"))) == 1


def test_only_a_few_words_around_it_are_told() -> None:
    (found,) = NAMES.find("Yesterday in the square he met Aibek Sabitov and gave him the secret paper")

    assert found.context == "he met Aibek Sabitov and gave"


def test_the_text_without_it_keeps_its_lines_and_all_other_words() -> None:
    text = "09:15, Алматы\r\nАйбек САБИТОВ, активист\nА. Б. Сабитову и Demova\n\nAibek\nSabitov’s end"

    left, count = NAMES.without(text)

    assert count == 3
    assert left == f"09:15, Алматы\r\n{MARK}, активист\n{MARK} и Demova\n\n{MARK}\n’s end"
    assert list(NAMES.find(left)) == []


def test_a_brother_is_told_apart_by_his_given_name() -> None:
    names = Spellings(["Сабитов"], ["Айбек"], ["Дамир"])
    text = "Айбек Сабитов, Дамир САБИТОВ, Сабитова Дамира и Сабитов"

    assert names.without(text) == (f"{MARK}, Дамир САБИТОВ, Сабитова Дамира и {MARK}", 2)
