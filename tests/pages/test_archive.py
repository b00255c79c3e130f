"""A researcher takes a court's whole year, which the calendar that rolls on no longer reaches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import icalendar
import pytest
from django.test import Client

from hearings import actions
from hearings.formats import ics
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
SITE = "http://127.0.0.1:8000"
ROLLING = {
    "/hearings": "",
    "/courts/almaty-city": "/courts/almaty-city",
    "/cities/almaty": "/cities/almaty",
    "/articles/kz-cc/405": "/articles/kz-cc/405",
    "/offices/demo": "/offices/demo",
}
"""Each rolling calendar, and what its years stand behind."""


def about(client: Client, address: str) -> str:
    """What a calendar program says of the calendar."""
    return str(icalendar.Calendar.from_ical(client.get(address).content)["DESCRIPTION"])


@pytest.fixture(autouse=True)
def two_years() -> None:
    factories.office(slug="other", name="Other office")
    case = factories.case(office=factories.office())
    for date in (dt.date(2019, 12, 31), dt.date(2020, 1, 1), dt.date(2020, 12, 31), dt.date(2021, 5, 6)):
        factories.hearing(date=date, people=[factories.prosecution(case=case)])


@pytest.mark.parametrize("stem", ROLLING)
def test_each_year_of_a_rolling_calendar_stands_whole_beside_it(client: Client, stem: str) -> None:
    assert client.get(f"{stem}.ics").content.count(b"BEGIN:VEVENT") == 1
    for year, count in ((2019, 1), (2020, 2), (2021, 1), (2022, 0)):
        feed = client.get(f"{ROLLING[stem]}/{year}.ics")
        assert feed.content.count(b"BEGIN:VEVENT") == count, (stem, year)
        assert len(feed.content) <= ics.LARGEST


@pytest.mark.parametrize("suffix", ["ics", "atom", "json", "csv", "txt"])
@pytest.mark.parametrize("stem", ROLLING)
def test_a_rolling_feed_names_its_archive_to_programs(client: Client, stem: str, suffix: str) -> None:
    link = client.get(f"/ru{stem}.{suffix}")["Link"]
    address = link[1 : link.index(">")]

    assert address == f"{SITE}/ru{ROLLING[stem]}/2021.{suffix}"
    assert 'rel="archives"' in link
    assert client.get(address.removeprefix(SITE)).status_code == 200


def test_a_rolling_feed_tells_readers_where_the_years_are(client: Client) -> None:
    told = f"A whole year, this or another: {SITE}/courts/almaty-city/2021.ics"

    assert told in about(client, "/courts/almaty-city.ics")
    assert "A whole year" not in about(client, "/courts/almaty-city/2021.ics")
    assert "A whole year" not in about(client, "/courts/almaty-city.ics?past=all")


def test_feeds_of_fixed_dates_have_no_archive(client: Client) -> None:
    for address in ("/2021/05/06.ics", "/courts/almaty-city/2021.ics", "/search.ics?court=almaty-city"):
        assert "Link" not in client.get(address), address


def test_the_page_of_a_year_lists_it_and_leads_to_its_neighbours(client: Client) -> None:
    page = reads(client, "/ru/courts/almaty-city/2020/")

    assert page.one("h1").text.endswith("2020")
    assert page.texts("h2.day") == ["Январь 2020", "Декабрь 2020"]
    assert len(page.all(".ls li")) == 2
    assert [a.get("href") for a in page.all(".pn a")] == [
        "/ru/courts/almaty-city/2019/",
        "/ru/courts/almaty-city/2021/",
        "/ru/2020/",
    ]
    assert page.one("#feed").get("value") == f"{SITE}/ru/courts/almaty-city/2020.ics"


def test_a_courts_page_leads_to_its_years(client: Client) -> None:
    page = reads(client, "/courts/almaty-city/")
    years = [a for a in page.all("main a") if (a.get("href") or "").startswith("/courts/almaty-city/20")]

    assert [a.text for a in years] == ["2021", "2020", "2019", "2021"]


def test_a_year_that_cannot_be_or_a_court_that_is_not_has_no_archive(client: Client) -> None:
    for address in ("/courts/almaty-city/1850/", "/courts/nowhere/2021/", "/courts/almaty-city/20211/"):
        assert client.get(address).status_code == 404, address
        assert client.get(address.rstrip("/") + ".ics").status_code == 404, address


def test_what_was_withdrawn_leaves_the_archive_nameless(client: Client) -> None:
    hearing = factories.hearing(date=dt.date(2020, 6, 1))
    actions.withdraw(hearing, by=None)
    feed = client.get("/courts/almaty-city/2020.ics").content

    assert f"UID:{hearing.public_id}".encode() in feed
    assert feed.count(b"STATUS:CANCELLED") == 1


def test_a_year_too_long_for_google_says_what_it_left_out_and_where_it_is(client: Client) -> None:
    factories.many_hearings(1000, date=dt.date(2018, 1, 1), a_day=50)
    octets = client.get("/2018.ics").content
    there = octets.count(b"BEGIN:VEVENT")

    assert len(octets) <= ics.LARGEST
    assert f"The oldest hearings do not fit: {1000 - there}. All of them: {SITE}/2018.ics?past=all" in about(
        client, "/2018.ics"
    )
    assert client.get("/2018.ics?past=all").content.count(b"BEGIN:VEVENT") == 1000


def test_a_year_costs_the_same_whatever_it_holds(
    client: Client, django_assert_num_queries: Callable[[int], AbstractContextManager]
) -> None:
    with django_assert_num_queries(15):
        client.get("/courts/almaty-city/2021/")
    factories.many_hearings(1500)
    with django_assert_num_queries(15):
        page = client.get("/courts/almaty-city/2021/")
    assert b"1201 further hearings" in page.content


def test_mirrors_are_named_before_any_block(client: Client, settings: Any) -> None:
    settings.MIRRORS = ["https://mirror.example/", "http://abc.onion/"]
    page = reads(client, "/ru/subscribe/")

    assert "If this site is blocked: https://mirror.example/ http://abc.onion/" in about(
        client, "/2021/05/06.ics"
    )
    assert "https://mirror.example/" in [a.get("href") for a in page.all("main a")]
    assert "Если этот сайт заблокирован" in page.texts("h2")
