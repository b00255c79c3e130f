"""An embassy officer brings the calendar into their own program by steps that hold, and learns what it hides."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from tests import factories
from tests.pages.reading import Element, reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
SITE = "http://127.0.0.1:8000"


def addresses(page: Element) -> list[str | None]:
    return [field.get("value") for field in page.all("input.url")]


def test_the_address_to_copy_comes_first(client: Client) -> None:
    page = reads(client, "/subscribe/")

    assert addresses(page)[0] == f"{SITE}/hearings.ics"
    assert all(field.get("readonly") is not None for field in page.all("input.url"))


def test_every_kind_of_calendar_is_reached_from_here(client: Client) -> None:
    links = [a.get("href") for a in reads(client, "/ru/subscribe/").all("ul.a a")]

    assert links == ["/ru/defendants/", "/ru/cities/", "/ru/courts/", "/ru/articles/", "/ru/2021/05/"]


def test_there_is_an_address_in_each_language_and_for_each_way_with_cancelled_ones(client: Client) -> None:
    assert addresses(reads(client, "/subscribe/")) == [
        f"{SITE}/hearings.ics",
        f"{SITE}/hearings.ics?cancelled=mark",
        f"{SITE}/hearings.ics?cancelled=status",
        f"{SITE}/hearings.ics?cancelled=hide",
        f"{SITE}/kk/hearings.ics",
        f"{SITE}/ru/hearings.ics",
        f"{SITE}/hearings.ics",
        f"{SITE}/hearings.ics",
    ]


@pytest.mark.parametrize("query", ["?cancelled=mark", "?cancelled=status", "?cancelled=hide", ""])
def test_each_address_answers(client: Client, query: str) -> None:
    assert client.get(f"/hearings.ics{query}").status_code == 200


def test_it_says_what_one_sees_when_it_worked(client: Client) -> None:
    for day in (6, 12, 13):
        factories.hearing(date=dt.date(2021, 5, day))

    assert "When it has worked you see 2 hearings in the next seven days." in reads(
        client, "/subscribe/"
    ).texts("main p")


def test_steps_are_numbered_for_each_program(client: Client) -> None:
    page = reads(client, "/subscribe/")

    assert len(page.all("h3.h3")) == len(page.all("ol.steps")) == 6
