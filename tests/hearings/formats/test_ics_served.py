"""A calendar program that asks every hour: 304 until the bytes change, and never one answer too many."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from hearings import actions, edition
from hearings.formats.line_check import problems
from hearings.models import Hearing
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
FEED = "/courts/almaty-city.ics"


def rename_court(hearing: Hearing) -> None:
    hearing.court.name = {"en": "Almaty Court"}
    with edition.change(by=None):
        hearing.court.save()


def rename_defendant(hearing: Hearing) -> None:
    defendant = hearing.prosecutions.get().defendant
    defendant.family_name = {"en": "Primerova"}
    with edition.change(by=None):
        defendant.save()


def withdraw(hearing: Hearing) -> None:
    actions.withdraw(hearing, by=None)


def note_in_private(hearing: Hearing) -> None:
    hearing.private_notes = "the lawyer called"
    with edition.change(by=None):
        hearing.save()


def draft_another(hearing: Hearing) -> None:
    factories.hearing(published=False, court=hearing.court)


@pytest.mark.parametrize("address", ["/2021/05/06.ics", "/ru/2021/05/06.ics", "/kk/hearings.ics"])
def test_the_seeds_day_is_served_sound_in_every_language(client: Client, address: str) -> None:
    call_command("load_seed", verbosity=0)

    answer = client.get(address)

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "Content-Disposition" not in answer
    assert problems(answer.content) == []
    starts = [line for line in answer.content.split(b"\r\n") if line.startswith(b"DTSTART:2021")]
    assert starts == [b"DTSTART:20210506T031500Z", b"DTSTART:20210506T083000Z", b"DTSTART:20210506T090000Z"]


@pytest.mark.parametrize("change", [rename_court, rename_defendant, withdraw])
def test_whoever_echoes_the_etag_gets_every_visible_change(
    client: Client, change: Callable[[Hearing], None]
) -> None:
    hearing, _another = factories.hearing(), factories.hearing()
    etag = client.get(FEED)["ETag"]
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 304

    change(hearing)

    answer = client.get(FEED, headers={"If-None-Match": etag})
    assert answer.status_code == 200
    assert answer["ETag"] != etag


@pytest.mark.parametrize("change", [note_in_private, draft_another])
def test_whoever_echoes_the_etag_sees_nothing_of_what_is_private(
    client: Client, change: Callable[[Hearing], None]
) -> None:
    hearing = factories.hearing()
    etag = client.get(FEED)["ETag"]

    change(hearing)

    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 304


def test_a_hearing_that_leaves_the_window_is_a_change(client: Client) -> None:
    factories.hearing()
    etag = client.get(FEED)["ETag"]

    with time_machine.travel(dt.datetime(2021, 8, 5, tzinfo=dt.UTC), tick=False):
        answer = client.get(FEED, headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content.count(b"BEGIN:VEVENT")) == (200, 0)


def test_head_and_gzip_say_the_same(client: Client) -> None:
    factories.hearing()
    plain = client.get(FEED)

    head = client.head(FEED)
    zipped = client.get(FEED, headers={"Accept-Encoding": "gzip"})

    assert (head.status_code, head.content, head["Content-Type"]) == (200, b"", plain["Content-Type"])
    assert gzip.decompress(zipped.content) == plain.content
    assert "Accept-Encoding" in zipped["Vary"]
    echoed = {"Accept-Encoding": "gzip", "If-None-Match": zipped["ETag"]}
    assert client.get(FEED, headers=echoed).status_code == 304


@pytest.mark.parametrize("header", ["Bearer x", "Basic eDp5"])
def test_outlook_may_send_an_authorization(client: Client, header: str) -> None:
    factories.hearing()

    assert client.get(FEED, headers={"Authorization": header}).status_code == 200
