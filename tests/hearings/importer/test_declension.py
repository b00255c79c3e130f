"""A known name is found in its cases, and nobody of the other sex is taken for its bearer."""

import pytest
from django.utils import timezone

from hearings.bulletin.announcement.drafts import DECLINED
from hearings.bulletin.entries import Mark, Person
from hearings.importer.declension import is_case_of, may_stand_in_a_case
from hearings.importer.people import People
from tests import factories


def is_case(written: str, known: str) -> bool:
    given, family = written.split()
    known_given, known_family = known.split()
    return is_case_of(given, family, known_given=known_given, known_family=known_family)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Нурлана Калинина", "Нурлан Калинин"),
        ("Дарханом Выдумовым", "Дархан Выдумов"),
        ("Анны Калининой", "Анна Калинина"),
        ("Анну Калинину", "Анна Калинина"),
        ("Сауле Примеровой", "Сауле Примерова"),
        ("Айгуль Образцовой", "Айгуль Образцова"),
        ("Алексея Примерского", "Алексей Примерский"),
        ("Марией Примерской", "Мария Примерская"),
        ("Дархан Выдумовтың", "Дархан Выдумов"),
        ("Сәуле Примероваға", "Сәуле Примерова"),
        ("Нұрлан Үлгіге", "Нұрлан Үлгі"),
        ("Ивана Шмидта", "Иван Шмидт"),
    ],
)
def test_a_name_is_known_in_its_cases(written: str, known: str) -> None:
    assert is_case(written, known)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Александры Ивановой", "Александр Иванов"),
        ("Дархан Выдумоваға", "Дархан Выдумов"),
        ("Анны Калининой", "Анна Калинова"),
    ],
)
def test_nobody_of_the_other_sex_or_of_another_name_is(written: str, known: str) -> None:
    assert not is_case(written, known)


@pytest.mark.django_db
@pytest.mark.parametrize("told", [True, False])
def test_the_only_one_who_may_be_meant_is_likely_where_the_text_asks_for_a_case(told: bool) -> None:
    office = factories.office()
    row = factories.defendant(given_name={"ru": "Александр"}, family_name={"ru": "Иванов"})
    person = Person("Александра", "Иванова")
    marks = [Mark("name", "guessed", f"Александра Иванова: {DECLINED}")] if told else []

    meant = People(office, timezone.now()).meant_by(
        person, choice=None, in_a_case=may_stand_in_a_case(person, marks)
    )

    assert (meant.defendant, meant.is_sure, meant.is_likely) == (row, False, told)
