"""A state or a form of a hearing typed where names are expected leads to the filter that finds it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from hearings import actions
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def tried(client: Client, prefix: str, text: str) -> list[tuple[str, str]]:
    page = reads(client, f"{prefix}/search/?q={quote(text)}")
    return [(a.text, a.get("href")) for a in page.all("p.none a")]


@pytest.mark.parametrize(
    ("prefix", "text", "offered"),
    [
        ("", "online", ("Online", "/search/?mode=online")),
        ("/ru", "онлайн", ("Онлайн", "/ru/search/?mode=online")),
        ("", "Cancelled", ("Cancelled", "/search/?status=cancelled")),
        ("/ru", "отменено", ("Отменено", "/ru/search/?status=cancelled")),
        ("/kk", "жабық отырыс", ("Жабық отырыс", "/kk/search/?access=closed")),
        ("/ru", "очно и онлайн", ("Очно и онлайн", "/ru/search/?mode=hybrid")),
    ],
)
def test_a_word_of_the_form_offers_the_filter_it_is_called_by(
    client: Client, prefix: str, text: str, offered: tuple[str, str]
) -> None:
    factories.hearing()

    assert offered in tried(client, prefix, text)


def test_the_filter_finds_what_the_word_meant_and_keeps_the_name_beside_it(client: Client) -> None:
    actions.cancel(factories.hearing(), by=None)
    factories.hearing(people=[factories.prosecution(defendant=factories.defendant(family_name="Sabitov"))])

    offered = dict(tried(client, "", "Demova cancelled"))

    assert offered["Cancelled"] == "/search/?q=Demova&status=cancelled"
    assert "1 hearing" in reads(client, offered["Cancelled"]).one("main").text


def test_a_word_that_finds_hearings_is_left_to_them(client: Client) -> None:
    factories.hearing(people=[factories.prosecution(role={"en": "editor of Online"})])

    assert tried(client, "", "online") == []


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/search/?access=closed", "Open to the public? Closed to the public · remove"),
        ("/ru/search/?access=closed", "Открытое ли заседание? Закрытое заседание · убрать"),
        ("/ru/search/?mode=online", "Форма проведения: Онлайн · убрать"),
    ],
)
def test_a_filter_that_asks_has_no_colon_behind_its_question(client: Client, address: str, told: str) -> None:
    (filter_,) = reads(client, address).texts(".on-off li")

    assert filter_.replace("\u00a0", " ").startswith(told)
