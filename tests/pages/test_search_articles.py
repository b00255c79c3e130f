"""Whoever searches for an article finds its page, and which country's it is."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.mark.parametrize("typed", ["405", "ст. 405", "Article 405 sabitov"])
def test_an_article_that_is_named_leads_to_its_page_in_every_code(client: Client, typed: str) -> None:
    belarus = factories.article(code=factories.legal_code(code="BY-CC", name="Code of Belarus"))
    who = factories.prosecution(charges=[])
    factories.charge(prosecution=who, article=belarus, part="1")
    factories.hearing(people=[who])
    factories.hearing(people=[factories.prosecution(defendant=factories.defendant(family_name="Sabitov"))])

    links = [(link.text, link.get("href")) for link in reads(client, f"/search/?q={quote(typed)}").all("p a")]

    assert ("Article 405 · Criminal Code", "/articles/kz-cc/405/") in links
    assert ("Article 405 · Code of Belarus", "/articles/by-cc/405/") in links


def test_articles_of_several_codes_are_offered_with_the_names_of_their_codes(client: Client) -> None:
    """342 alone may be either country's."""
    belarus = factories.article(number="342", code=factories.legal_code(code="BY-CC", name="Code of Belarus"))
    who = factories.prosecution(charges=["405 2"])
    factories.charge(prosecution=who, article=belarus, part="1")
    factories.hearing(people=[who])
    factories.hearing(people=[factories.prosecution(defendant=factories.defendant(family_name="Sabitov"))])

    offered = [link.text for link in reads(client, "/search/?q=activist").all(".fl a")]

    assert [text for text in offered if text.endswith((" p. 1", " p. 2"))] == [
        "Criminal Code 405 p. 2",
        "Code of Belarus 342 p. 1",
    ]


def test_the_kazakh_example_is_not_torn_behind_its_hyphen(client: Client) -> None:
    assert reads(client, "/kk/search/").texts(".nw") == ["405-бап", "2-бөлік"]
