"""A court on record is known as announcements call it; what may be another court is not guessed."""

import datetime as dt

import pytest

from hearings.bulletin.entries import Entry
from hearings.importer.places import Places
from tests import factories

pytestmark = pytest.mark.django_db


def entry(court: str, city: str) -> Entry:
    return Entry(date=dt.date(2021, 5, 6), time=None, court=court, city=city)


@pytest.mark.parametrize(
    ("said", "city"),
    [
        ("Бостандыкском районном суде города Алматы", ""),
        ("Бостандыкский районный суд г. Алматы", ""),
        ("Бостандыкском районном суде", "Алматы"),
        ("Алматы қаласының Бостандық аудандық сотында", ""),
        ("Bostandyk District Court, Almaty", ""),
    ],
)
def test_a_court_is_known_in_any_case_of_its_name_and_with_its_city_apart(said: str, city: str) -> None:
    name = {
        "en": "Bostandyk District Court of Almaty",
        "ru": "Бостандыкский районный суд города Алматы",
        "kk": "Алматы қаласының Бостандық аудандық соты",
    }
    almaty = factories.city(name={"en": "Almaty", "ru": "Алматы", "kk": "Алматы"})
    court = factories.court(name=name, city=almaty)
    notes: list[str] = []

    assert Places().meant_by(entry(said, city), notes) == (court, None)
    assert notes == []


@pytest.mark.parametrize(
    ("said", "city"),
    [
        ("Бостандыкском районном суде", ""),
        ("Алмалинском районном суде", "Астана"),
        ("суде города Астаны", "Астана"),
    ],
)
def test_a_court_that_may_be_another_is_not_guessed(said: str, city: str) -> None:
    """A district of that name there may be in another city, and the court of a city is not any court in it."""
    astana = factories.city(slug="astana", name={"en": "Astana", "ru": "Астана"})
    factories.court(slug="astana-city", name={"ru": "Суд города Астаны"}, city=astana)
    factories.court(slug="almaly", name={"ru": "Алмалинский районный суд города Алматы"})
    factories.court(slug="bostandyk", name={"ru": "Бостандыкский районный суд города Алматы"})
    notes: list[str] = []

    assert Places().meant_by(entry(said, city), notes)[0] is None
    assert notes == [f"The court is not on record: {said}"]


@pytest.mark.parametrize(
    ("said", "city"),
    [
        ("Almaly District Court No. 2 of Almaty", "almaty"),
        ("суде № 2 Алмалинского района г. Алматы", "almaty"),
        ("Алматы қаласы Алмалы ауданының № 2 сотында", "almaty"),
        ("Regional Court of Almaty Region", None),
        ("Алматинский областной суд", None),
        ("Court of Nowhere", None),
    ],
)
def test_a_court_that_is_not_on_record_still_says_its_city(said: str, city: str | None) -> None:
    factories.city(slug="almaty", name={"en": "Almaty", "ru": "Алматы", "kk": "Алматы"})

    court, found = Places().meant_by(entry(said, ""), [])

    assert (court, found and found.slug) == (None, city)
