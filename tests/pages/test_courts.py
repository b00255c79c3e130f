"""Who goes to a court reads how to get in, when, and what is heard there now and was of late."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client

from hearings import actions
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
TOMORROW = dt.date(2021, 5, 7)


def test_the_page_says_where_it_is_how_to_attend_and_what_time_it_keeps(client: Client) -> None:
    court = factories.court(
        address={"en": "66 Zheltoqsan Street"}, attending={"en": "Bring an identity document."}, come_early=40
    )
    factories.hearing(court=court)

    facts = reads(client, "/courts/almaty-city/").facts()

    assert facts["Address"].text == "66 Zheltoqsan Street, Almaty"
    assert facts["How to attend"].texts("p") == [
        "Bring an identity document.",
        "Come 40 minutes early. Whether a hearing is open stands on its page.",
    ]
    assert facts["Time"].text == "Court time, UTC+6"


def test_hearings_to_come_stand_before_those_of_the_last_90_days(client: Client) -> None:
    factories.hearing(date=TOMORROW, time=dt.time(14))
    factories.hearing(date=dt.date(2021, 4, 1), time=dt.time(10))
    factories.hearing(date=dt.date(2020, 4, 1), time=dt.time(8))

    page = reads(client, "/courts/almaty-city/")

    assert page.texts("main time") == ["14:00", "10:00"]
    assert page.texts("h2.day") == ["Tomorrow, Friday 7 May 1 hearing", "Recently last 90 days"]
    assert [a.get("href") for a in page.all("p.none a")] == [
        "/courts/almaty-city/2021/",
        "/courts/almaty-city/2020/",
    ]


def test_a_hearing_moved_to_another_court_leaves_a_line_at_the_old_one(client: Client) -> None:
    hearing = factories.hearing(date=TOMORROW)
    factories.hearing(date=TOMORROW, time=dt.time(16))
    actions.move(hearing, by=None, court=factories.court(slug="almaty-medeu", name="Medeu District Court"))

    page = reads(client, "/courts/almaty-city/")

    assert page.one("#moved").text == "Moved elsewhere"
    assert page.one(".gone a").get("href") == f"/hearings/{hearing.public_id}/"


def test_the_line_goes_30_days_after_the_new_date(client: Client) -> None:
    hearing = factories.hearing(date=dt.date(2021, 3, 1))
    factories.hearing(date=TOMORROW)
    actions.move(
        hearing, by=None, date=dt.date(2021, 4, 1), court=factories.court(slug="almaty-medeu", name="Medeu")
    )

    assert reads(client, "/courts/almaty-city/").all("#moved") == []


def test_what_was_adjourned_today_without_a_date_stands_once(client: Client) -> None:
    hearing = factories.hearing(time=dt.time(7))
    actions.adjourn(hearing, by=None)

    page = reads(client, "/courts/almaty-city/")

    assert [row.get("id") for row in page.all(".hs li")] == [f"h-{hearing.public_id}"]


def test_nothing_to_come_is_said(client: Client) -> None:
    factories.hearing(date=dt.date(2021, 4, 1))

    assert reads(client, "/courts/almaty-city/").texts(".none") == ["No hearings are announced."]


def test_courts_stand_under_their_cities_with_the_next_date(client: Client) -> None:
    factories.hearing(date=TOMORROW)
    astana = factories.city(slug="astana", name="Astana")
    factories.hearing(
        court=factories.court(slug="astana-city", name="Astana Court", city=astana), date=dt.date(2021, 4, 1)
    )

    page = reads(client, "/courts/")

    assert page.texts("section h2") == ["Almaty", "Astana"]
    assert page.texts("section li") == ["7 MayAlmaty City Court · 1 hearing", "–Astana Court"]


def test_a_court_without_a_public_hearing_does_not_exist(client: Client) -> None:
    factories.hearing(published=False)

    assert [client.get(f"/courts/almaty-city{end}").status_code for end in ("/", ".ics", ".json")] == [
        404
    ] * 3
    assert reads(client, "/courts/").texts("main p") == ["No court is known yet."]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_queries_whatever_they_show(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    for day in range(count):
        factories.hearing(date=TOMORROW + dt.timedelta(days=day))

    with django_assert_num_queries(15):
        client.get("/courts/almaty-city/")
    with django_assert_num_queries(5):
        client.get("/courts/")


def test_1500_hearings_cost_as_many_queries_as_one(client: Client, django_assert_num_queries: Any) -> None:
    factories.many_hearings(1500, date=TOMORROW, rendered=False)

    with django_assert_num_queries(15):
        page = reads(client, "/courts/almaty-city/")

    assert page.texts(".none") == ["1400 further hearings stand in the calendar beside."]


def test_what_was_moved_on_twice_says_when_it_was_to_be_held_here(client: Client) -> None:
    second = factories.court(slug="second", name="Second Court")
    hearing = factories.hearing()
    actions.move(hearing, by=None, date=dt.date(2021, 5, 7), time=dt.time(10), court=second)
    third = factories.court(slug="third", name="Third Court")
    actions.move(hearing, by=None, date=dt.date(2021, 5, 8), time=dt.time(11), court=third)

    told = [reads(client, f"/courts/{slug}/").texts(".gone") for slug in ("almaty-city", "second")]

    assert told == [
        ["09:15Aru DEMOVAMoved to 8 May, 11:00, Third Court"],
        ["10:00Aru DEMOVAMoved to 8 May, 11:00, Third Court"],
    ]


@pytest.mark.parametrize("address", ["/courts/", "/cities/", "/defendants/", "/articles/"])
def test_what_is_to_come_is_counted_alike_all_through_a_quarter_hour(client: Client, address: str) -> None:
    """In Almaty 10:46 and 10:59, as two processes may answer under the same stamp."""
    factories.hearing(time=dt.time(9, 15), end_time=dt.time(10, 50))
    told = []
    for minute in (46, 59):
        with time_machine.travel(dt.datetime(2021, 5, 6, 4, minute, tzinfo=dt.UTC), tick=False):
            told.append(client.get(address).content)

    assert told[0] == told[1]
