"""A program that reads the JSON gets every public fact by an explained key, and nothing else."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from defendants.models import Article
from hearings import actions, calendars
from hearings.formats.json import feed
from tests import factories
from tests.hearings.formats import hostile

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).resolve().parents[3] / "docs" / "json.md"


def document(now: dt.datetime, lang: str = "en", **options: Any) -> dict[str, Any]:
    return json.loads(feed(calendars.all_hearings(now), lang=lang, now=now, **options))


def test_a_hearing_says_its_hour_by_the_clocks_of_its_court(now: dt.datetime) -> None:
    factories.hearing(date=dt.date(2021, 5, 6), time=dt.time(9, 15))
    factories.hearing(date=dt.date(2025, 5, 6), time=dt.time(9, 15))

    told = [(row["starts_at"], row["zone"]) for row in document(now)["hearings"]]

    assert told == [
        ("2021-05-06T09:15:00+06:00", "Asia/Almaty"),
        ("2025-05-06T09:15:00+05:00", "Asia/Almaty"),
    ]


def test_what_was_not_announced_is_null_never_invented(now: dt.datetime) -> None:
    factories.hearing(time=None, court=None)

    (row,) = document(now)["hearings"]

    assert [row[key] for key in ("time", "starts_at", "ends_at", "court", "city", "judges", "outcome")] == [
        None
    ] * 7
    assert row["zone_is_assumed"] is True


def test_a_person_is_told_with_charges_and_allegations_apart(now: dt.datetime) -> None:
    who = factories.defendant(given_name="Aibek", family_name="Sabitov")
    factories.hearing(people=[factories.prosecution(defendant=who, charges=("405 1", "405 2"))])

    (person,) = document(now)["hearings"][0]["defendants"]

    assert person["name"] == "Aibek SABITOV"
    assert person["charges"] == [
        {
            "text": "Article\u00a0405 Parts\u00a01 and 2",
            "page": "http://127.0.0.1:8000/articles/kz-cc/405/",
            "articles": [
                {"code": "KZ-CC", "article": "405", "part": "1"},
                {"code": "KZ-CC", "article": "405", "part": "2"},
            ],
            "wording": {"text": "participation in an extremist organisation", "language": "en"},
        }
    ]
    assert person["allegations"] == [
        {"text": "Calls and participation in peaceful protests", "language": "en"}
    ]


def test_a_withheld_name_stands_nowhere(now: dt.datetime) -> None:
    who = factories.defendant(given_name="Aru", family_name="Demova", shown_as="withheld")
    factories.hearing(people=[factories.prosecution(defendant=who)])

    text = json.dumps(document(now))

    assert re.findall("(?i)aru|demova", text) == []
    assert document(now)["hearings"][0]["defendants"][0]["given_name"] is None


def test_a_text_without_translation_carries_the_language_it_is_in(now: dt.datetime) -> None:
    factories.hearing(outcome={"ru": "Допрошены два свидетеля."}, status="held")

    (row,) = document(now)["hearings"]

    assert row["outcome"] == {"text": "Допрошены два свидетеля.", "language": "ru"}


def test_a_moved_hearing_keeps_its_id_and_every_earlier_date(now: dt.datetime) -> None:
    hearing = factories.hearing(time=dt.time(9, 15))
    actions.move(hearing, by=None, time=dt.time(14, 30), reason={"en": "The judge is ill."})

    (row,) = document(now)["hearings"]

    assert (row["id"], row["time"]) == (str(hearing.public_id), "14:30")
    assert row["earlier_dates"] == [
        {
            "date": "2021-05-06",
            "time": "09:15",
            "place": {"text": "Almaty City Court", "language": "en"},
            "reason": {"text": "The judge is ill.", "language": "en"},
            "changed_at": "2021-05-06T02:00:00Z",
        }
    ]


def test_a_withdrawn_hearing_leaves_a_tombstone_that_names_nobody(now: dt.datetime) -> None:
    hearing = factories.hearing()
    actions.withdraw(hearing, by=None)

    told = document(now)

    assert told["hearings"] == []
    assert told["withdrawn"] == [
        {"id": str(hearing.public_id), "date": "2021-05-06", "withdrawn_at": "2021-05-06T02:00:00Z"}
    ]


def test_what_did_not_change_comes_in_the_same_bytes(now: dt.datetime) -> None:
    factories.hearing()
    factories.hearing(case=factories.prosecution().case)
    calendar = calendars.all_hearings(now)

    first = feed(calendar, lang="kk", now=now)

    assert feed(calendar, lang="kk", now=now + dt.timedelta(minutes=7)) == first


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_a_hostile_text_stays_a_text(now: dt.datetime, text: str) -> None:
    who = factories.defendant(given_name=f"A{text}", family_name=f"B{text}")
    factories.hearing(
        people=[factories.prosecution(defendant=who, role=text, wording=text, allegations=[f"x{text}"])],
        outcome={"en": text},
        reason={"en": text},
        status="held",
        judges=text[:300],
        courtroom=text[:80],
    )

    assert len(document(now)["hearings"]) == 1
    assert document(now, lang="ru")["version"] == 1


def test_every_key_is_explained(now: dt.datetime) -> None:
    first = factories.hearing(status="held")
    actions.move(
        factories.hearing(court=factories.court(address="66 Zheltoqsan Street")), by=None, time=dt.time(18)
    )
    actions.adjourn(first, by=None, date=dt.date(2021, 5, 20))
    actions.withdraw(factories.hearing(), by=None)
    explained = set(re.findall(r"`(\w+)`", DOCS.read_text(encoding="utf-8")))

    keys = keys_of(document(now))

    assert sorted(keys - explained) == []


def keys_of(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*(keys_of(inner) for inner in value))
    if isinstance(value, dict):
        return set(value).union(*(keys_of(inner) for inner in value.values()))
    return set()


@pytest.mark.parametrize("count", [1, 3, 1500])
def test_a_long_list_costs_as_many_queries_as_a_short_one(
    now: dt.datetime, count: int, django_assert_num_queries: Any
) -> None:
    factories.many_hearings(count)
    calendar = calendars.all_hearings(now)

    with django_assert_num_queries(10):
        told = feed(calendar, lang="en", now=now)

    assert told.count(b'"starts_at"') == count


def test_a_day_a_court_and_a_city_tell_what_was_moved_away(now: dt.datetime) -> None:
    aqtau = factories.city(slug="aqtau", name="Aqtau", zone="Asia/Aqtau")
    elsewhere = factories.court(slug="aqtau-city", name="Aqtau City Court", city=aqtau)
    hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30), reason={"en": "The judge is busy."})
    actions.move(hearing, by=None, date=dt.date(2021, 5, 20), court=elsewhere)
    stood = {"date": "2021-05-06", "time": "14:30", "place": {"text": "Almaty City Court", "language": "en"}}
    now_at = {
        "new_date": "2021-05-20",
        "new_time": "14:30",
        "new_court": {"text": "Aqtau City Court", "language": "en"},
    }

    for calendar in (
        calendars.day(dt.date(2021, 5, 6), now),
        calendars.at_court(factories.court(), now),
        calendars.in_city(factories.city(), now),
    ):
        told = json.loads(feed(calendar, lang="en", now=now))
        (stub,) = told["moved_away"]
        assert told["hearings"] == []
        assert stub | stood | now_at == stub
        assert (stub["id"], stub["status"]) == (str(hearing.public_id), "scheduled")

    for calendar in (calendars.month(dt.date(2021, 5, 1), now), calendars.at_court(elsewhere, now)):
        assert json.loads(feed(calendar, lang="en", now=now))["moved_away"] == []


def test_a_year_of_a_place_tells_what_left_it_then_and_nothing_of_other_places(now: dt.datetime) -> None:
    here, elsewhere = factories.court(), factories.court(slug="medeu", name="Medeu District Court")
    gone, kept, late, stranger = (
        factories.hearing(court=court, date=date)
        for court, date in (
            (here, dt.date(2021, 5, 10)),
            (here, dt.date(2021, 5, 11)),
            (here, dt.date(2021, 12, 30)),
            (elsewhere, dt.date(2021, 12, 31)),
        )
    )
    actions.move(gone, by=None, court=elsewhere)
    actions.move(kept, by=None, date=dt.date(2021, 5, 12))
    actions.move(late, by=None, date=dt.date(2022, 1, 12))
    actions.move(stranger, by=None, date=dt.date(2022, 1, 13))

    def told(calendar: calendars.Calendar) -> set[str]:
        year = calendars.in_year(calendar, 2021, now)
        return {stub["id"] for stub in json.loads(feed(year, lang="en", now=now))["moved_away"]}

    assert told(calendars.at_court(here, now)) == {str(gone.public_id), str(late.public_id)}
    assert told(calendars.at_court(elsewhere, now)) == {str(stranger.public_id)}
    assert told(calendars.in_city(here.city, now)) == {str(late.public_id), str(stranger.public_id)}
    article = Article.objects.get()
    assert (
        told(calendars.under_article(article, now))
        == told(calendars.of_office(gone.case.office, now))
        == set()
    )


def test_what_was_moved_away_is_told_until_30_days_after_its_new_date(now: dt.datetime) -> None:
    actions.move(factories.hearing(), by=None, date=dt.date(2021, 5, 20))
    day = dt.date(2021, 5, 6)
    last = dt.datetime(2021, 6, 19, 12, tzinfo=dt.UTC)

    told = [
        len(json.loads(feed(calendars.day(day, at), lang="en", now=at))["moved_away"])
        for at in (last, last + dt.timedelta(days=1))
    ]

    assert told == [1, 0]
