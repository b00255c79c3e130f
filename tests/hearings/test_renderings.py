"""Promises about kept VEVENTs: what renewing them costs, and that it touches only what readers see changed."""

from __future__ import annotations

import datetime as dt
import io
import json
import re

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearings import actions, edition
from hearings.formats.line_check import problems
from hearings.models import Court, Hearing, Rendering
from hearings.renderings import renew
from tests import factories

pytestmark = pytest.mark.django_db


def questions_to_renew(keys: list[int]) -> int:
    """How often the database is asked; how many statements write depends on how many rows one holds."""
    with edition.change(by=None) as ledger, CaptureQueriesContext(connection) as captured:
        renew(keys, now=ledger.now)
    return sum(query["sql"].startswith("SELECT") for query in captured)


def test_renewing_four_hundred_asks_as_often_as_renewing_two() -> None:
    keys = [row.pk for row in factories.many_hearings(400, a_day=25)]
    Rendering.objects.update(digest="")
    assert (questions_to_renew(keys[:2]), questions_to_renew(keys)) == (13, 13)


def test_renewing_what_is_as_it_was_writes_nothing() -> None:
    keys = [row.pk for row in factories.many_hearings(3)]
    kept = list(Rendering.objects.values_list("sequence", "stamp", "digest"))
    with edition.change(by=None) as ledger:
        assert renew(keys, now=ledger.now) == 0
    assert list(Rendering.objects.values_list("sequence", "stamp", "digest")) == kept


def test_a_renamed_court_stands_in_every_one_of_1500_hearings() -> None:
    factories.many_hearings(1500, a_day=25)
    court = Court.objects.get()
    with edition.change(by=None):
        court.name = {"en": "Bostandyk District Court", "ru": "Бостандыкский районный суд"}
        court.save()
    rows = Rendering.objects.values_list("sequence", "bodies")
    assert len(rows) == 1500
    assert {sequence for sequence, _bodies in rows} == {1}
    assert all("Bostandyk District Court" in bodies["en"] for _sequence, bodies in rows)
    assert all("Бостандыкский районный суд" in bodies["ru"] for _sequence, bodies in rows)


def test_people_of_one_case_keep_their_own_charges_when_read_together() -> None:
    case = factories.case()
    for name, charge in (("Aliyeva", "405 1"), ("Berikov", "405 2"), ("Serikova", "174 1")):
        factories.prosecution(
            case=case, defendant=factories.defendant(family_name=name), charges=[charge], allegations=[name]
        )
    first, second = (factories.hearing(case=case, time=None) for _ in range(2))
    only = case.prosecutions.get(defendant__family_name__en="Berikov")
    with edition.change(by=None):
        second.prosecutions.set([only])
    together, alone = (
        Hearing.objects.select_related("rendering").get(pk=row.pk).rendering.bodies["en"].replace("\r\n ", "")
        for row in (first, second)
    )
    for name, cited in (("ALIYEVA", "405 Part 1"), ("BERIKOV", "405 Part 2"), ("SERIKOVA", "174 Part 1")):
        words = f"{name}\\, civil activist\\nCharge: Article {cited}".replace(
            "Article ", "Article\xa0"
        ).replace("Part ", "Part\xa0")
        assert (words in together, words in alone) == (True, name == "BERIKOV")


def feed_of(client: Client, hearing: Hearing) -> str:
    octets = client.get(f"/hearings/{hearing.public_id}.ics").content
    assert problems(octets) == []
    return octets.decode().replace("\r\n ", "")


def test_a_neighbour_released_by_the_clock_is_told_of_at_that_quarter_hour(
    client: Client, now: dt.datetime
) -> None:
    first, release = factories.hearing(), now + dt.timedelta(hours=1)
    following = actions.adjourn(first, by=None, date=dt.date(2021, 5, 20), time=dt.time(10))
    assert following is not None
    with edition.change(by=None):
        following.release_at = release
        following.save()
    before = feed_of(client, first)
    told = f"RELATED-TO;RELTYPE=NEXT:{following.public_id}"
    assert (told in before, "Goes on 20" in before) == (False, False)

    with time_machine.travel(release - dt.timedelta(minutes=1), tick=False):
        assert feed_of(client, first) == before
    with time_machine.travel(release, tick=False):
        after = feed_of(client, first)
        listed = json.loads(client.get(f"/hearings/{first.public_id}.json").content)["hearings"][0]

    assert (told in after, "Goes on 20" in after) == (True, True)
    sequence = int(re.search(r"SEQUENCE:(\d+)", before)[1])
    assert f"SEQUENCE:{sequence + 1}\r\n" in after
    assert "LAST-MODIFIED:20210506T030000Z" in after
    assert (listed["sequence"], listed["updated"]) == (sequence + 1, "2021-05-06T03:00:00Z")

    with time_machine.travel(release + dt.timedelta(hours=1), tick=False):
        call_command("check_feeds", stdout=io.StringIO())
        with edition.change(by=None):
            first.refresh_from_db()
            first.courtroom = "7"
            first.save()
        assert f"SEQUENCE:{sequence + 2}\r\n" in feed_of(client, first)


def test_a_release_put_off_puts_off_what_its_neighbour_says(client: Client, now: dt.datetime) -> None:
    first, release = factories.hearing(), now + dt.timedelta(hours=1)
    following = factories.hearing(case=first.case, adjourned_from=first, release_at=release)
    with edition.change(by=None):
        following.release_at = release + dt.timedelta(hours=2)
        following.save()

    with time_machine.travel(release, tick=False):
        assert "RELATED-TO" not in feed_of(client, first)
    with time_machine.travel(release + dt.timedelta(hours=2), tick=False):
        assert "RELATED-TO" in feed_of(client, first)


def test_a_hearing_moved_before_its_release_says_so_from_its_release_on(
    client: Client, now: dt.datetime
) -> None:
    release = now + dt.timedelta(hours=1)
    hearing = factories.hearing(release_at=release)
    actions.move(hearing, by=None, time=dt.time(14, 30))

    with time_machine.travel(release, tick=False):
        assert "Moved from 6\xa0May 2021\\, 09:15" in feed_of(client, hearing)
        call_command("check_feeds", stdout=io.StringIO())
