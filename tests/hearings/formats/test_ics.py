"""A calendar someone subscribed to: each hearing once, at its hour, in bytes that change when it does."""

from __future__ import annotations

import datetime as dt
from typing import Any

import icalendar
import pytest
import time_machine
import vobject
from django_ical.feedgenerator import ICal20Feed

from hearings import actions, calendars, edition
from hearings.calendars import Calendar
from hearings.formats import ics
from hearings.formats.line_check import problems
from tests import factories
from tests.conftest import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

DAY = dt.date(2021, 5, 6)
NOW = MORNING
SITE = "http://127.0.0.1:8000"


def written(calendar: Calendar, *, lang: str = "en", **options: Any) -> bytes:
    octets = ics.feed(calendar, lang=lang, **{"now": NOW, **options})
    assert problems(octets) == []
    return octets


def events(octets: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(octets).walk("VEVENT"))


def head(octets: bytes) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(octets)


def save(row: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    with edition.change(by=None):
        row.save()


def test_the_seeds_day_has_three_events_at_their_utc_hours() -> None:
    for time in (dt.time(9, 15), dt.time(14, 30), dt.time(15, 0)):
        factories.hearing(date=DAY, time=time)

    octets = written(calendars.day(DAY, NOW))

    expected = [dt.datetime(2021, 5, 6, *hour, tzinfo=dt.UTC) for hour in ((3, 15), (8, 30), (9, 0))]
    assert [event.start for event in events(octets)] == expected
    by_vobject = vobject.readOne(octets.decode())
    assert [event.dtstart.value for event in by_vobject.vevent_list] == expected


@pytest.mark.parametrize("zone", ["Asia/Almaty", "Europe/Berlin", "Europe/Minsk", "Africa/Cairo"])
def test_independent_parsers_agree_with_what_is_stored(zone: str) -> None:
    city = factories.city(slug="there", zone=zone)
    for date in (dt.date(2021, 5, 6), dt.date(2024, 7, 1), dt.date(2026, 11, 23), dt.date(2027, 6, 1)):
        factories.hearing(date=date, city=city)
        factories.hearing(date=date, time=None, city=city)
    calendar = calendars.in_city(city, NOW)

    octets = written(calendar, whole=True)

    stored = [row.starts_at or row.date for row in calendar.hearings]
    assert [event.start for event in events(octets)] == stored
    by_vobject = [event.dtstart.value for event in vobject.readOne(octets.decode()).vevent_list]
    assert by_vobject == stored


def test_the_feed_is_written_by_django_ical() -> None:
    assert issubclass(ics.HearingsFeed, ICal20Feed)


def test_the_calendar_says_its_name_its_page_and_how_often_to_ask() -> None:
    octets = written(calendars.at_court(factories.court(name="Court No. 2, “North”; Almaty"), NOW))

    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in octets
    # vobject: icalendar 7.3 reads NAME and X- properties with their escapes.
    calendar = vobject.readOne(octets.decode()).contents
    said = {name: lines[0].value for name, lines in calendar.items() if name not in ("vevent", "vtimezone")}
    assert said == {
        "version": "2.0",
        "prodid": "-//Open Court//Hearings//EN",
        "calscale": "GREGORIAN",
        "name": "Court No. 2, “North”; Almaty · Open Court",
        "x-wr-calname": "Court No. 2, “North”; Almaty · Open Court",
        "description": said["x-wr-caldesc"],
        "x-wr-caldesc": said["description"],
        "x-wr-timezone": "Asia/Almaty",
        "url": f"{SITE}/courts/almaty-city/",
        "source": f"{SITE}/courts/almaty-city.ics",
        "refresh-interval": "PT1H",
        "x-published-ttl": "PT1H",
        "color": "maroon",
        "x-apple-calendar-color": "#8A1C2C",
    }


def test_each_language_has_its_own_feed() -> None:
    court = factories.court(name={"en": "Almaty City Court", "ru": "Алматинский городской суд"})
    factories.hearing(court=court)

    octets = written(calendars.at_court(court, NOW), lang="ru")

    assert head(octets)["NAME"] == "Алматинский городской суд · Open Court"
    assert head(octets)["SOURCE"] == f"{SITE}/ru/courts/almaty-city.ics"
    (event,) = events(octets)
    assert event["URL"].startswith(f"{SITE}/ru/hearings/")
    assert event["LOCATION"].startswith("Алматинский городской суд")


def test_an_empty_calendar_is_still_a_calendar() -> None:
    octets = written(calendars.at_court(factories.court(), NOW))

    assert events(octets) == []
    (zone,) = head(octets).walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Almaty"
    assert vobject.readOne(octets.decode()).prodid.value == ics.PRODUCT


def test_an_empty_calendar_of_a_zone_without_a_rule_falls_back_to_utc() -> None:
    octets = written(calendars.in_city(factories.city(slug="cairo", zone="Africa/Cairo"), NOW))

    (zone,) = head(octets).walk("VTIMEZONE")
    assert zone["TZID"] == "UTC"


def test_each_zone_that_is_used_stands_once() -> None:
    date = dt.date(2026, 11, 23)
    for slug, zone in (("minsk", "Europe/Minsk"), ("berlin", "Europe/Berlin"), ("cairo", "Africa/Cairo")):
        city = factories.city(slug=slug, zone=zone)
        factories.hearing(date=date, city=city)
        factories.hearing(date=date, city=city)

    octets = written(calendars.day(date, NOW))

    assert [zone["TZID"] for zone in head(octets).walk("VTIMEZONE")] == ["Europe/Berlin", "Europe/Minsk"]


def test_the_same_bytes_until_something_in_them_changes() -> None:
    court = factories.court()
    hearing = factories.hearing(court=court)
    first = written(calendars.at_court(court, NOW))

    save(hearing, private_notes="the lawyer called")
    factories.hearing(published=False, court=court)
    factories.hearing(court=factories.court(slug="elsewhere"))
    later = NOW + dt.timedelta(hours=5)
    assert written(calendars.at_court(court, later), now=later) == first

    save(court, name={"en": "Almaty Court"})
    assert written(calendars.at_court(court, NOW)) != first


def test_a_moved_hearing_keeps_its_uid_and_raises_its_sequence() -> None:
    hearing = factories.hearing(date=DAY)
    (before,) = events(written(calendars.day(DAY, NOW)))

    actions.move(hearing, by=None, time=dt.time(14, 30), reason={"en": "The judge is ill."})

    (after,) = events(written(calendars.day(DAY, NOW)))
    assert after["UID"] == before["UID"] == str(hearing.public_id)
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.start == dt.datetime(2021, 5, 6, 8, 30, tzinfo=dt.UTC)
    assert after["SUMMARY"].startswith("Moved · ")
    assert "09:15\nThe judge is ill." in after["DESCRIPTION"]


def test_readers_choose_what_becomes_of_cancelled_hearings() -> None:
    factories.hearing(date=DAY)
    actions.cancel(factories.hearing(date=DAY), by=None)
    calendar = calendars.day(DAY, NOW)

    status = {
        choice: [str(event["STATUS"]) for event in events(written(calendar, cancelled=choice))]
        for choice in ics.CANCELLED
    }

    assert status == {
        "mark": ["CONFIRMED", "TENTATIVE"],
        "status": ["CONFIRMED", "CANCELLED"],
        "hide": ["CONFIRMED"],
    }


def test_a_withdrawn_hearing_leaves_a_nameless_tombstone() -> None:
    hearing = factories.hearing(date=DAY)
    actions.withdraw(hearing, by=None)

    octets = written(calendars.day(DAY, NOW))

    (event,) = events(octets)
    assert (event["UID"], event["STATUS"]) == (str(hearing.public_id), "CANCELLED")
    assert b"DEMOVA" not in octets
    later = NOW + dt.timedelta(days=91)
    assert events(written(calendars.day(DAY, later))) == []


def test_a_rolling_calendar_reaches_90_days_back_and_a_whole_one_further() -> None:
    court = factories.court()
    for days in (-400, -91, -90, 0, 400):
        factories.hearing(date=DAY + dt.timedelta(days=days), court=court)
    calendar = calendars.at_court(court, NOW)

    assert [len(events(written(calendar, whole=whole))) for whole in (False, True)] == [3, 5]


def test_a_feed_that_grows_too_large_drops_its_oldest_hearings() -> None:
    rows = factories.many_hearings(900, a_day=50)
    calendar = calendars.all_hearings(NOW)

    octets = written(calendar)
    whole = written(calendar, whole=True)

    assert len(octets) < ics.LARGEST < len(whole)
    kept = [str(event["UID"]) for event in events(octets)]
    assert kept == [str(row.public_id) for row in rows[-len(kept) :]]
    assert len(octets) > ics.LARGEST - 40_000


@pytest.mark.parametrize("count", [1, 3, 1500])
def test_a_feed_costs_two_queries_however_long_it_is(count: int, django_assert_num_queries: Any) -> None:
    factories.many_hearings(count)
    calendar = calendars.all_hearings(NOW)

    with django_assert_num_queries(2):
        octets = ics.feed(calendar, lang="en", now=NOW, whole=True)

    assert octets.count(b"BEGIN:VEVENT") == count


def test_stamps_are_those_of_the_last_change_and_not_of_the_request() -> None:
    hearing = factories.hearing(date=DAY)
    with time_machine.travel(NOW + dt.timedelta(hours=1), tick=False):
        actions.go_online(hearing, by=None, link="https://court.example/7")
    calendar = calendars.day(DAY, NOW)

    with time_machine.travel(NOW + dt.timedelta(days=3), tick=False):
        (event,) = events(written(calendar))

    assert event["CREATED"].to_ical() == b"20210506T020000Z"
    assert event["DTSTAMP"].to_ical() == event["LAST-MODIFIED"].to_ical() == b"20210506T030000Z"
    assert (event["LOCATION"].split(" ")[0], event["CONFERENCE"]) == ("Online", "https://court.example/7")
