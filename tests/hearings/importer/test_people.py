"""Whoever is known is found in any case of the name, so that nobody comes onto the record twice."""

import pytest
from django.utils import timezone

from hearings.bulletin.entries import Person
from hearings.importer.people import People, is_slip
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Нурлана Калинина", "Нурлан Калинин"),
        ("Нурлане Калинине", "Нурлан Калинин"),
        ("Нурсултаном Калининым", "Нурсултан Калинин"),
        ("Анны Калининой", "Анна Калинина"),
        ("Ерланның Сабитовтың", "Ерлан Сабитов"),
        ("Сәуле Примероваға", "Сәуле Примерова"),
        ("Сәуле Демовамен", "Сәуле Демова"),
        ("Дана Қалиеваның", "Дана Қалиева"),
        ("Нұрлан Үлгібековке", "Нұрлан Үлгібеков"),
    ],
)
def test_a_name_that_ends_like_a_case_is_asked_about(written: str, known: str) -> None:
    office = factories.office()
    given, family = known.split()
    row = factories.defendant(given_name={"ru": given}, family_name={"ru": family})
    given, family = written.split()

    meant = People(office, timezone.now()).meant_by(Person(given, family), choice=None)

    assert (meant.candidates, meant.is_sure) == ([row], False)


@pytest.mark.parametrize(
    ("written", "is_asked"),
    [
        ("Aigerin Demova", True),
        ("Aigrim Demova", True),
        ("Айгерин Демова", True),
        ("Aigerim Temova", True),
        ("Aigul Demova", False),
        ("Aigerin Temova", False),
        ("Aigerim Primerova", False),
    ],
)
def test_a_name_that_is_another_but_for_a_letter_is_asked_about(written: str, is_asked: bool) -> None:
    office = factories.office()
    row = factories.defendant(given_name="Aigerim", family_name="Demova")

    meant = People(office, timezone.now()).meant_by(Person(*written.split()), choice=None)

    assert (meant.candidates, meant.is_sure) == (([row], False) if is_asked else ([], True))


def test_short_names_that_differ_by_a_letter_are_two() -> None:
    assert not is_slip("ali", "abi")
    assert is_slip("asel", "asem")
