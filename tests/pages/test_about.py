"""A reader learns who publishes this, how to read it, how mistakes are mended and how to write safely."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_the_office_speaks_for_itself(client: Client) -> None:
    factories.office(
        about={"en": "We watch trials.\nSince 2019."},
        corrections={"en": "Write to us."},
        contact={"en": "Signal: +7 700 000 00 00"},
        contact_email="desk@office.example",
        licence="CC BY 4.0",
    )

    page = reads(client, "/about/")

    assert page.texts("main p")[:2] == ["We watch trials.", "Since 2019."]
    assert "Write to us." in page.texts("main p")
    assert "Signal: +7 700 000 00 00" in page.texts("main p")
    assert "Licence: CC BY 4.0" in page.texts("main p")
    assert [a.get("href") for a in page.all(".more a") if "@" in a.text] == ["mailto:desk@office.example"]


def test_a_text_without_translation_says_in_which_language_it_is(client: Client) -> None:
    factories.office(about={"en": "We watch trials."})

    page = reads(client, "/kk/about/")

    assert [(one.get("lang"), one.text) for one in page.all("main p span")] == [("en", "We watch trials.")]


def test_the_page_stands_before_anything_else_does(client: Client) -> None:
    page = reads(client, "/about/")

    assert "The publisher has not given a contact yet." in page.texts("main p")


def test_several_offices_are_named_and_have_pages(client: Client) -> None:
    factories.office(slug="kazakhstan", name="Kazakhstan office")
    factories.hearing(case=factories.case(office=factories.office(slug="belarus", name="Belarus office")))

    assert [a.get("href") for a in reads(client, "/ru/about/").all(".more li a")] == [
        "/ru/offices/kazakhstan/",
        "/ru/offices/belarus/",
    ]
    assert reads(client, "/offices/belarus/").one("h1").text == "Belarus office"
    assert client.get("/offices/belarus.ics").status_code == 200


def test_the_only_office_has_no_page_beside_the_front_page(client: Client) -> None:
    factories.hearing()

    assert [client.get(f"/offices/demo{end}").status_code for end in ("/", ".ics")] == [404, 404]
    assert client.get("/offices/never-was/").status_code == 404
