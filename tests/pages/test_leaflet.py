"""One file goes from hand to hand: it needs nothing beside it, says of which day it is, and stays small."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from hearings import actions
from hearings.mirror.leaflet import LARGEST
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
SITE = "http://127.0.0.1:8000"


def test_it_holds_the_last_week_and_the_next_thirty_days(client: Client) -> None:
    for days in (-8, -7, 0, 30, 31):
        person = factories.defendant(family_name=f"Day{days}".replace("-", "minus"))
        factories.hearing(
            people=[factories.prosecution(defendant=person)], date=factories.DAY + dt.timedelta(days=days)
        )

    page = reads(client, "/leaflet.html")

    assert page.texts("li a") == ["Aru DAYMINUS7", "Aru DAY0", "Aru DAY30"]
    assert "29 April 2021 – 5 June 2021" in page.texts("main p")


def test_it_needs_nothing_beside_it_and_leads_to_whole_addresses(client: Client) -> None:
    factories.hearing()

    page = reads(client, "/ru/leaflet.html")

    assert page.all("link, script, img, iframe, form") == []
    links = [link.get("href") for link in page.all("a")]
    assert links
    assert all(link.startswith(f"{SITE}/ru/") for link in links)
    assert "color" in page.one("style").text


def test_it_is_a_download_named_by_day_and_language(client: Client) -> None:
    response = client.get("/kk/leaflet.html")

    assert response.headers["Content-Disposition"] == 'attachment; filename="hearings-2021-05-06-kk.html"'


def test_it_tells_its_date_and_says_no_today(client: Client) -> None:
    hearing = factories.hearing(date=factories.DAY + dt.timedelta(days=1))
    actions.move(hearing, by=None, time=dt.time(14, 30))

    page = reads(client, "/leaflet.html")

    assert page.one("header").text.startswith("Copy as of 6 May 2021. After a day, look for a newer one:")
    assert "oday" not in page.one("body").text


def test_where_else_to_look_goes_along_for_whom_the_site_is_blocked(client: Client, settings: Any) -> None:
    settings.MIRRORS = ["https://mirror.example/", "http://abc.onion/"]

    assert (
        "If this site is blocked: https://mirror.example/ · http://abc.onion/"
        in reads(client, "/leaflet.html").one("footer").text
    )


def test_the_day_a_hearing_left_says_where_it_went(client: Client) -> None:
    hearing = factories.hearing(date=factories.DAY + dt.timedelta(days=1))
    actions.move(hearing, by=None, date=factories.DAY + dt.timedelta(days=9))

    page = reads(client, "/leaflet.html")

    assert page.texts("h2") == ["Fri 7 May", "Sat 15 May"]
    assert page.texts("li")[0] == "09:15 Aru DEMOVA Moved to 15 May, 09:15"
    assert page.texts("li s") == ["09:15", "Aru DEMOVA"]


def test_hearings_without_a_date_are_named(client: Client) -> None:
    hearing = factories.hearing()
    actions.postpone(hearing, by=None)

    page = reads(client, "/leaflet.html")

    assert "No date yet" in page.texts("h2")
    assert page.texts("li a")[-1] == "Aru DEMOVA"


def test_however_much_there_is_it_stays_small_and_says_what_it_leaves_out(client: Client) -> None:
    people = [
        factories.prosecution(defendant=factories.defendant(family_name="Verylongnameova" * 6))
        for _ in range(3)
    ]
    for number in range(150):
        factories.hearing(people=people, date=factories.DAY + dt.timedelta(days=number // 5))

    response = client.get("/ru/leaflet.html")
    page = reads(client, "/ru/leaflet.html")

    assert len(response.content) < LARGEST
    shown = len(page.all("li"))
    assert 20 < shown < 150
    left_out = f"Более поздние заседания, которые не поместились в этот файл: {150 - shown}"
    assert left_out in page.texts("main p")


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_the_database_the_same_however_many_hearings(
    client: Client, count: int, django_assert_num_queries: object
) -> None:
    for _ in range(count):
        factories.hearing(people=[factories.prosecution()])

    with django_assert_num_queries(15):
        client.get("/leaflet.html")
