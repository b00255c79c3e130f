"""A person is found by the name as it is bent in speech, and other names are offered as the reader writes."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests import factories
from tests.pages.test_search import found, names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def person(family: factories.Texts, given: str = "Aibek") -> Any:
    return factories.prosecution(defendant=factories.defendant(given_name=given, family_name=family))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Тимура Сабитова", "Timur SABITOV"),
        ("Сабитову Тимуру", "Timur SABITOV"),
        ("Гульнар Сабитовой", "Gulnar SABITOVA"),
        ("Гульнару Сабитову", "Gulnar SABITOVA"),
        ("Сабитовой", "Gulnar SABITOVA"),
    ],
)
def test_a_man_and_a_woman_of_one_family_are_found_by_their_names_in_any_case(
    client: Client, typed: str, meant: str
) -> None:
    factories.hearing(people=[person("Sabitov", "Timur")])
    factories.hearing(people=[person("Sabitova", "Gulnar")])

    assert meant in names(found(client, f"q={quote(typed)}"))


def test_a_woman_is_not_taken_for_a_man_of_her_family(client: Client) -> None:
    factories.hearing(people=[person("Sabitov", "Timur")])
    factories.hearing(people=[person("Sabitova", "Gulnar")])

    assert names(found(client, f"q={quote('Гульнар Сабитова')}")) == ["Gulnar SABITOVA"]
    assert names(found(client, f"q={quote('Сабитова')}")) == ["Gulnar SABITOVA"]


def test_names_are_offered_in_the_alphabet_that_was_typed(client: Client) -> None:
    factories.hearing(people=[person({"en": "Sabitov", "ru": "Сабитов"})])
    factories.hearing(people=[person({"en": "Sagitov", "ru": "Сагитов"}, "Daniyar")])

    assert "Похожие имена: Сагитов" in found(client, f"q={quote('Сабитов')}", "/ru").one("#main").text
    assert "Похожие имена: Sagitov" in found(client, "q=Sabitov", "/ru").one("#main").text
    assert "Вместо этого искали: Сабитов." in found(client, f"q={quote('Сабитову')}", "/ru").one("#main").text
