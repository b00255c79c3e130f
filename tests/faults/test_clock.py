"""The server's clock jumps while people read and edit: back an hour or a day, ahead, to the day the machine was made.

Nothing is public before its hour by the clock there is, nothing that changed is hidden behind an hour that was, and no
page breaks.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from config.answers import answers
from hearings import actions, edition
from hearings.cache import Answers
from hearings.choices import Publication
from hearings.models import Change, Hearing, Rendering
from tests import factories
from tests.offices.conftest import Browser

pytestmark = pytest.mark.django_db

NEVER = "00000000-0000-4000-8000-000000000000"
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
OUTPUTS = ("/", "/2021/05/06/", "/2021/05/06.ics", "/hearings.json", "/hearings.atom", "/changes/", "/changes.atom",
           "/search/?q=Laterova", "/sitemap.xml")  # fmt: skip


@pytest.fixture(autouse=True)
def kept(settings, now: dt.datetime) -> Iterator[Answers]:
    settings.KEPT_ANSWERS_MB = 8
    answers.limit = 8 * 1024 * 1024
    answers.clear()
    yield answers
    answers.clear()


def at(moment: dt.datetime) -> time_machine.travel:
    return time_machine.travel(moment, tick=False)


def all_of(client: Client) -> dict[str, str]:
    return {address: client.get(address).content.decode() for address in OUTPUTS}


@pytest.mark.parametrize("jump", [HOUR, DAY])
def test_what_a_fast_clock_released_is_hidden_again_everywhere(
    client: Client, now: dt.datetime, jump: dt.timedelta
) -> None:
    person = factories.prosecution(defendant=factories.defendant(family_name="Laterova"))
    factories.hearing(people=[person], release_at=now + HOUR)
    before = all_of(client)

    with at(now + jump):
        early = all_of(client)
    after = all_of(client)

    assert "LATEROVA" in early["/2021/05/06/"]
    assert after == before
    assert not any("laterova" in text.lower() for address, text in after.items() if "search" not in address)


@pytest.mark.parametrize("jump", [HOUR, DAY])
def test_what_is_changed_behind_a_fast_clock_is_there_on_the_next_request(
    client: Client, now: dt.datetime, jump: dt.timedelta
) -> None:
    hearing = factories.hearing()
    with at(now + jump):
        actions.move(hearing, by=None, time=dt.time(11, 0))
    with at(now + jump + dt.timedelta(minutes=20)):
        fast = client.get("/2021/05/06.ics")
        page = client.get("/2021/05/06/").content.decode()
    assert "11:00" in page

    # The clock is right again: the next change is told at once, to those with a tag and to those with a date.
    actions.move(hearing, by=None, time=dt.time(12, 0))

    assert "12:00" in client.get("/2021/05/06/").content.decode()
    assert "12:00" in client.get("/changes/").content.decode()
    for minutes in (0, 5, jump.total_seconds() // 60 + 5):
        with at(now + dt.timedelta(minutes=minutes)):
            for headers in ({"If-None-Match": fast["ETag"]}, {"If-Modified-Since": fast["Last-Modified"]}):
                answer = client.get("/2021/05/06.ics", headers=headers)
                assert (answer.status_code, b"T060000Z" in answer.content) == (200, True)


def test_the_record_keeps_its_order_and_its_seals(now: dt.datetime) -> None:
    hearing = factories.hearing()
    for jump in (DAY, -DAY, HOUR, -HOUR, dt.timedelta()):
        with at(now + jump):
            actions.move(hearing, by=None, time=dt.time(12 + jump.days, 15))

    told = list(Change.objects.order_by("pk").values_list("edition", "at"))
    assert told == sorted(told)
    assert Rendering.objects.get().sequence == 5
    call_command("verify_record", stdout=io.StringIO())


def test_a_neighbour_is_not_told_of_before_its_release(client: Client, now: dt.datetime) -> None:
    first = factories.hearing()
    with at(now + DAY), edition.change(by=None):
        first.courtroom = "7"
        first.save()

    following = actions.adjourn(first, by=None, date=dt.date(2021, 5, 20), time=dt.time(10))
    assert following is not None
    with edition.change(by=None):
        following.release_at = now + HOUR
        following.save()

    assert "RELATED-TO" not in client.get("/2021/05/06.ics").content.decode()
    with at(now + HOUR):
        assert "RELATED-TO" in client.get("/2021/05/06.ics").content.decode()


def test_what_was_withdrawn_unseen_leaves_no_trace(client: Client, now: dt.datetime) -> None:
    shown, unseen = factories.hearing(), factories.hearing(release_at=now + HOUR)
    with at(now + DAY), edition.change(by=None):
        shown.courtroom = "7"
        shown.save()

    actions.withdraw(unseen, by=None)

    assert Hearing.objects.get(pk=unseen.pk).publication == Publication.WITHDRAWN
    assert str(unseen.public_id) not in client.get("/hearings.ics").content.decode()
    gone, never = (client.get(f"/hearings/{each}/") for each in (unseen.public_id, NEVER))
    assert (gone.status_code, gone.content) == (never.status_code, never.content)


@pytest.mark.parametrize(
    "moment",
    [
        dt.datetime(1970, 1, 1, 0, 0, 1, tzinfo=dt.UTC),
        dt.datetime(2021, 5, 5, 2, tzinfo=dt.UTC),
        dt.datetime(2038, 1, 19, 3, 14, 8, tzinfo=dt.UTC),
        dt.datetime(2100, 12, 31, 23, 59, tzinfo=dt.UTC),
    ],
)
def test_no_page_breaks_whatever_the_clock_says(client: Client, moment: dt.datetime) -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, date=dt.date(2021, 5, 20), time=dt.time(11, 0))

    with at(moment):
        asked = (*OUTPUTS, "/subscribe/", "/embed/today/", "/healthz")
        answered = {address: client.get(address).status_code for address in asked}

    assert set(answered.values()) == {200}, answered


def test_a_form_opened_before_the_clock_went_back_is_saved(client: Client, now: dt.datetime) -> None:
    hearing = factories.hearing(judges="A. Judge")
    with at(now - dt.timedelta(minutes=4)):
        client.force_login(factories.editor(language="en"))
    address = f"/admin/hearings/hearing/{hearing.pk}/confirm/step/"
    opened = client.get(address)

    with at(now - dt.timedelta(minutes=4)):
        answer = client.post(address, {"as_opened": opened.context["as_opened"]})

    assert answer.status_code == 302
    hearing.refresh_from_db()
    assert hearing.last_checked == now - dt.timedelta(minutes=4)


@pytest.mark.usefixtures("quick_passwords")
class TestDoor:
    def test_an_idle_session_does_not_live_on_by_a_fast_clock(self, now: dt.datetime) -> None:
        own = Browser()
        own.force_login(factories.editor(language="en"))
        with at(now + dt.timedelta(minutes=50)):
            assert own.is_in()

        # The clock goes back 50 minutes: with the hour it had, the session would idle nearly two.
        assert not own.is_in()

    def test_nobody_waits_longer_than_a_quarter_of_an_hour_for_wrong_passwords(
        self, now: dt.datetime
    ) -> None:
        factories.editor(language="en")
        with at(now + dt.timedelta(hours=5)):
            for _ in range(6):
                Browser().log_in(password="wrong")
            assert Browser().log_in().status_code == 429

        assert Browser().log_in().status_code == 429
        with at(now + dt.timedelta(minutes=15, seconds=1)):
            own = Browser()
            own.log_in()
            assert own.is_in()


@pytest.fixture
def quick_passwords(settings) -> None:
    settings.PASSWORD_HASHERS = ["tests.offices.conftest.QuickArgon2"]
