"""Whoever is known is found in any case of the name, so that nobody comes onto the record twice."""

import pytest
from django.utils import timezone

from hearings.bulletin.entries import Person
from hearings.importer.people import People
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
    ],
)
def test_a_name_that_ends_like_a_case_is_asked_about(written: str, known: str) -> None:
    office = factories.office()
    given, family = known.split()
    row = factories.defendant(given_name={"ru": given}, family_name={"ru": family})
    given, family = written.split()

    meant = People(office, timezone.now()).meant_by(Person(given, family), choice=None)

    assert (meant.candidates, meant.is_sure) == ([row], False)
