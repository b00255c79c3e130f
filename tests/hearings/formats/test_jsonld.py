"""A search engine that reads a page finds each hearing at its hour, with its status, and nothing it could run."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from django.test import Client

from hearings import actions, edition
from hearings.formats import jsonld
from hearings.models import Hearing
from hearings.serializers import hearing_record
from tests import factories
from tests.hearings.formats import hostile, records
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

SITE = "http://127.0.0.1:8000"
ORG = "https://schema.org/"


def event(hearing: Hearing, now: dt.datetime, lang: str = "en") -> dict[str, Any]:
    row = Hearing.objects.for_record().get(pk=hearing.pk)
    return jsonld.event(hearing_record(row, lang, now))


def status(hearing: Hearing, now: dt.datetime) -> Any:
    told = event(hearing, now)["eventStatus"]
    return [each.removeprefix(ORG) for each in told] if isinstance(told, list) else told.removeprefix(ORG)


def test_a_hearing_is_an_event_with_its_hour_place_and_page(now: dt.datetime) -> None:
    court = factories.court(address={"en": "66 Zheltoqsan Street"}, latitude="43.25", longitude="76.9")
    hearing = factories.hearing(court=court)
    page = f"{SITE}/hearings/{hearing.public_id}/"

    assert event(hearing, now) == {
        "@type": "Event",
        "@id": page,
        "url": page,
        "name": "Aru DEMOVA · Trial",
        "description": "Article\u00a0405 Part\u00a02",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "startDate": "2021-05-06T09:15:00+06:00",
        "location": {
            "@type": "Courthouse",
            "name": "Almaty City Court",
            "url": f"{SITE}/courts/almaty-city/",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "66 Zheltoqsan Street",
                "addressLocality": "Almaty",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 43.25, "longitude": 76.9},
        },
    }


def test_the_hour_has_the_offset_of_its_day(now: dt.datetime) -> None:
    hearing = factories.hearing(date=dt.date(2025, 5, 6), end_time=dt.time(11, 0))

    told = event(hearing, now)

    assert (told["startDate"], told["endDate"]) == ("2025-05-06T09:15:00+05:00", "2025-05-06T11:00:00+05:00")


def test_an_unknown_hour_is_a_bare_date_and_an_unknown_place_is_left_out(now: dt.datetime) -> None:
    told = event(factories.hearing(time=None, court=None), now)

    assert told["startDate"] == "2021-05-06"
    assert "location" not in told
    assert "endDate" not in told


def test_a_known_city_without_a_court_is_the_place(now: dt.datetime) -> None:
    assert event(factories.hearing(city=factories.city()), now)["location"] == {
        "@type": "Place",
        "name": "Almaty",
        "address": {"@type": "PostalAddress", "addressLocality": "Almaty"},
    }


def test_a_moved_hearing_says_every_start_it_had(now: dt.datetime) -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30))

    assert status(hearing, now) == "EventRescheduled"
    assert event(hearing, now)["previousStartDate"] == "2021-05-06T09:15:00+06:00"

    actions.postpone(hearing, by=None)
    assert status(hearing, now) == "EventPostponed"
    assert "previousStartDate" not in event(hearing, now)

    actions.set_again(hearing, by=None, date=dt.date(2021, 6, 1))
    assert status(hearing, now) == "EventRescheduled"
    assert event(hearing, now)["startDate"] == "2021-06-01"
    assert event(hearing, now)["previousStartDate"] == [
        "2021-05-06T09:15:00+06:00",
        "2021-05-06T14:30:00+06:00",
    ]


def test_the_start_before_a_move_to_another_zone_is_by_the_clocks_there(now: dt.datetime) -> None:
    hearing = factories.hearing()
    west = factories.city(slug="aqtau", name="Aqtau", zone="Asia/Aqtau")
    actions.move(hearing, by=None, court=factories.court(slug="aqtau-city", name="Aqtau Court", city=west))

    told = event(hearing, now)

    assert told["previousStartDate"] == "2021-05-06T09:15:00+06:00"
    assert told["startDate"] == "2021-05-06T09:15:00+05:00"


def test_every_end_of_a_hearing_has_its_status(now: dt.datetime) -> None:
    cancelled, not_held, held, adjourned, announced = (factories.hearing(time=None) for _ in range(5))
    actions.cancel(cancelled, by=None)
    actions.not_held(not_held, by=None)
    actions.record_outcome(held, by=None, outcome={"en": "Two witnesses were heard."})
    following = actions.adjourn(adjourned, by=None, date=dt.date(2021, 5, 20))
    actions.announce(announced, by=None, time=dt.time(10, 30))

    assert [status(row, now) for row in (cancelled, not_held, held, adjourned, following, announced)] == [
        "EventCancelled",
        "EventCancelled",
        "EventScheduled",
        "EventScheduled",
        "EventScheduled",
        "EventScheduled",
    ]


def test_a_hearing_that_goes_online_is_a_virtual_place(now: dt.datetime) -> None:
    hearing = factories.hearing()
    actions.go_online(hearing, by=None)
    page = f"{SITE}/hearings/{hearing.public_id}/"

    told = event(hearing, now)
    assert status(hearing, now) == "EventMovedOnline"
    assert told["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert told["location"] == {"@type": "VirtualLocation", "url": page}

    with edition.change(by=None):
        hearing.refresh_from_db()
        hearing.link = "https://court.example/watch"
        hearing.save()
    actions.move(hearing, by=None, date=dt.date(2021, 5, 7))
    assert event(hearing, now)["location"]["url"] == "https://court.example/watch"
    assert status(hearing, now) == ["EventRescheduled", "EventMovedOnline"]


def test_a_hybrid_hearing_has_both_places(now: dt.datetime) -> None:
    told = event(factories.hearing(mode="hybrid"), now)

    assert told["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in told["location"]] == ["Courthouse", "VirtualLocation"]


def test_a_name_that_is_withheld_stands_in_no_data(now: dt.datetime) -> None:
    who = factories.defendant(given_name="Secret", family_name="Hidden", shown_as="withheld")
    hearing = factories.hearing(people=[factories.prosecution(defendant=who)])

    assert "hidden" not in json.dumps(event(hearing, now)).lower()


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_no_text_ends_the_element_or_starts_another(text: str) -> None:
    record = records.hearing(
        court=records.court(text),
        people=(records.person(given=records.said(text), family=records.said(text)),),
    )

    (inside,) = re.findall(
        r"<script type=\"application/ld\+json\">(.*)</script>\n", jsonld.one(record), re.DOTALL
    )

    assert re.findall("[<>&\u2028\u2029]", inside) == []
    assert json.loads(inside)["location"]["name"] == text


def test_the_page_of_a_hearing_and_of_its_day_hold_the_data(client: Client) -> None:
    hearing = factories.hearing()
    factories.hearing(time=None)

    page = reads(client, f"/ru/hearings/{hearing.public_id}/").one("script[type]")
    day = reads(client, "/2021/05/06/").one("script[type]")

    assert page.get("type") == day.get("type") == "application/ld+json"
    assert json.loads(page.text)["url"] == f"{SITE}/ru/hearings/{hearing.public_id}/"
    assert [each["startDate"] for each in json.loads(day.text)["@graph"]] == [
        "2021-05-06T09:15:00+06:00",
        "2021-05-06",
    ]


def test_a_day_without_hearings_has_no_data(client: Client) -> None:
    assert reads(client, "/2021/05/06/").all("script[type]") == []
