"""A lawyer sees under one article its official title, the words it is used with, and everyone tried under it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
TOMORROW = dt.date(2021, 5, 7)


def test_the_official_title_comes_with_its_source_and_apart_from_the_wordings(client: Client) -> None:
    factories.article(
        title="Organisation of the activities of a banned association",
        title_source="https://law.example/405",
        parts={"2": {"en": "participation"}},
    )
    factories.hearing(people=[factories.prosecution(wording="participation in an extremist organisation")])

    page = reads(client, "/articles/kz-cc/405/")
    facts = page.facts()

    assert page.one("h1").text == "Criminal Code Article 405"
    assert (
        facts["Official title"].one("cite").text == "Organisation of the activities of a banned association"
    )
    assert facts["Official title"].one("a").get("href") == "https://law.example/405"
    assert facts["Part 2"].text == "participation"
    assert facts["Wordings as announced"].text == "«participation in an extremist organisation» · Part 2"


def test_everyone_tried_under_it_is_named_once(client: Client) -> None:
    who = factories.prosecution(charges=("405 1", "405 2"))
    factories.hearing(people=[who], date=TOMORROW)
    factories.hearing(people=[who], date=dt.date(2021, 5, 8))
    factories.hearing(people=[factories.prosecution(charges=("174 1",))])

    assert reads(client, "/articles/kz-cc/405/").texts(".by-date li") == ["7 MayAru DEMOVA, civil activist"]


def test_the_place_in_the_list_does_not_tell_how_a_withheld_name_begins(client: Client) -> None:
    for given, columns in (("Aru", {}), ("Bota", {"shown_as": "withheld"}), ("Dana", {})):
        who = factories.defendant(given_name=given, **columns)
        factories.hearing(people=[factories.prosecution(defendant=who, role="")], date=TOMORROW)

    assert reads(client, "/articles/kz-cc/405/").texts(".by-date a") == [
        "Aru DEMOVA",
        "Dana DEMOVA",
        "Name withheld",
    ]


def test_articles_stand_under_their_codes_in_the_order_of_their_numbers(client: Client) -> None:
    administrative = factories.article(
        number="488", code=factories.legal_code(code="KZ-CAO", name="Code on Offences")
    )
    person = factories.prosecution(charges=("405 2", "174 1"))
    factories.charge(prosecution=person, article=administrative, part="6")
    factories.hearing(people=[person], date=TOMORROW)

    page = reads(client, "/articles/")

    assert page.texts("section h2") == ["Code on Offences", "Criminal Code"]
    assert page.texts("section a") == ["Article 488", "Article 174", "Article 405"]


@pytest.mark.parametrize("path", ["/articles/KZ-CC/405", "/articles/kz-cc/406", "/articles/by-cc/405"])
def test_an_article_nobody_is_tried_under_does_not_exist(client: Client, path: str) -> None:
    factories.hearing()
    factories.article(number="406")

    assert [client.get(path + end).status_code for end in ("/", ".ics")] == [404, 404]


def test_numbers_with_dots_have_pages_and_feeds(client: Client) -> None:
    factories.hearing(people=[factories.prosecution(charges=("20.2 5",))])

    assert client.get("/articles/kz-cc/20.2/").status_code == 200
    assert client.get("/articles/kz-cc/20.2.ics").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_queries_whatever_they_show(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        who = factories.defendant(given_name=f"Aru {number}")
        factories.hearing(people=[factories.prosecution(defendant=who)], date=TOMORROW)

    with django_assert_num_queries(19):
        client.get("/articles/kz-cc/405/")
    with django_assert_num_queries(5):
        client.get("/articles/")
