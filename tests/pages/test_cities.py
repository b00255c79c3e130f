"""A city's page has all that is heard in it, also where nobody knows the court."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
TOMORROW = dt.date(2021, 5, 7)


def test_what_is_to_come_stands_before_the_list_of_courts(client: Client) -> None:
    factories.hearing(date=dt.date(2021, 5, 7))

    headings = reads(client, "/cities/almaty/").texts("h2.day")

    assert headings[0].startswith("Tomorrow")
    assert headings[-1] == "Courts"


def test_the_page_has_its_courts_and_hearings_with_and_without_a_court(client: Client) -> None:
    factories.hearing(date=TOMORROW, time=dt.time(10))
    factories.hearing(date=TOMORROW, time=dt.time(14), court=None, city=factories.city())

    page = reads(client, "/cities/almaty/")

    assert page.texts(".by-date a") == ["Almaty City Court"]
    assert page.texts(".hs time") == ["10:00", "14:00"]


def test_cities_are_listed_with_the_next_date_of_any_hearing_in_them(client: Client) -> None:
    factories.hearing(date=dt.date(2021, 5, 12))
    factories.hearing(date=TOMORROW, court=None, city=factories.city())
    factories.hearing(date=dt.date(2021, 4, 1), court=None, city=factories.city(slug="taraz", name="Taraz"))

    assert reads(client, "/cities/").texts("main li") == ["7 MayAlmaty · 2 hearings", "–Taraz"]


def test_a_city_without_a_public_hearing_does_not_exist(client: Client) -> None:
    factories.hearing(published=False)

    assert [client.get(f"/cities/almaty{end}").status_code for end in ("/", ".atom")] == [404, 404]
    assert reads(client, "/cities/").texts("main p") == ["No city is known yet."]


def test_a_name_without_translation_carries_its_language(client: Client) -> None:
    factories.hearing()

    page = reads(client, "/ru/cities/almaty/")

    assert [(one.get("lang"), one.text) for one in page.all("h1 span")] == [("en", "Almaty")]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_queries_whatever_they_show(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        factories.hearing(date=TOMORROW)
        factories.hearing(date=TOMORROW, court=None, city=factories.city(slug=f"city-{number}"))

    with django_assert_num_queries(17):
        client.get("/cities/almaty/")
    with django_assert_num_queries(6):
        client.get("/cities/")
