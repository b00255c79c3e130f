"""The feeds of changes: one entry a hearing and hour, lasting ids, every key explained, and no text that breaks them."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearings import actions, edition
from hearings.models import Change
from tests import factories
from tests.hearings.formats import hostile
from tests.hearings.formats.test_json import DOCS, keys_of
from tests.pages.reading import reads
from tests.pages.test_changes import NS, copies, lists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_a_feed_reader_gets_one_entry_a_hearing_and_hour(client: Client) -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30), reason={"en": "The judge is busy."})

    root = ET.fromstring(client.get("/changes.atom").content)

    (entry,) = root.findall("a:entry", NS)
    assert (
        entry.find("a:title", NS).text == "Aru DEMOVA · Announced: 6\u00a0May, 09:15; Moved: 14:30, not 09:15"
    )
    assert entry.find("a:link", NS).get("href") == f"http://127.0.0.1:8000/hearings/{hearing.public_id}/"
    assert entry.find("a:summary", NS).text == (
        "<p>08:00: Announced: 6\u00a0May, 09:15</p><p>08:00: Moved: 14:30, not 09:15. The judge is busy.</p>"
    )
    assert [link.get("href") for link in root.findall("a:link", NS)] == [
        "http://127.0.0.1:8000/changes/",
        "http://127.0.0.1:8000/changes.atom",
    ]


@pytest.mark.parametrize("suffix", ["atom", "json"])
@pytest.mark.parametrize("prefix", ["", "/ru", "/kk"])
def test_unchanged_lists_cost_an_empty_answer(client: Client, prefix: str, suffix: str) -> None:
    hearing = factories.hearing()
    for stem in ("/changes", *(address[:-1] for address in lists(hearing))):
        address = f"{prefix}{stem}.{suffix}"
        tag = client.get(address)["ETag"]
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
        assert client.get(address)["Access-Control-Allow-Origin"] == "*"
    actions.cancel(hearing, by=None)
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200
    with edition.change(by=None):
        hearing.refresh_from_db()
        hearing.private_notes = "x"
        hearing.save()
    tag = client.get(address)["ETag"]
    factories.hearing(published=False)
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_other_formats_are_not_found(client: Client) -> None:
    for suffix in ("ics", "csv", "txt", "exe"):
        assert client.get(f"/changes.{suffix}").status_code == 404


@pytest.mark.parametrize("suffix", ["atom", "json"])
def test_a_feed_of_changes_asks_as_often_for_1500_as_for_one(client: Client, suffix: str) -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30))
    last = Change.objects.first()
    assert last is not None
    asked = []
    for more in (0, 2, 1500):
        Change.objects.bulk_create(copies(last, more), batch_size=500)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/changes.{suffix}")
        asked.append(len(queries))

    assert len(set(asked)) == 1, asked
    assert json.loads(client.get("/changes.json").content)["complete"] is False


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_a_hostile_text_stays_a_text_in_every_list_of_changes(client: Client, text: str) -> None:
    who = factories.defendant(given_name=f"A{text}", family_name=f"B{text}")
    court = factories.court(slug="bad", name=f"C{text}")
    person = factories.prosecution(defendant=who, role=text, wording=text)
    hearing = factories.hearing(people=[person], court=court)
    actions.move(hearing, by=None, time=dt.time(14, 30), reason={"en": f"D{text}"})
    actions.record_outcome(hearing, by=None, outcome={"en": f"E{text}"})
    with edition.change(by=None):
        person.verdict, person.sentence = "other", {"en": f"F{text}"}
        person.save()
        court.address = {"en": text}
        court.save()

    page = reads(client, "/changes/")
    root = ET.fromstring(client.get("/changes.atom").content)
    told = json.loads(client.get("/changes.json").content)

    assert len(page.all(".log li")) == len(root.findall("a:entry", NS)) == len(told["changes"]) == 3
    assert page.all("main script") == []
    for summary in root.findall("a:entry/a:summary", NS):
        shown = ET.fromstring(f"<div>{str(summary.text).replace('<br>', '<br/>')}</div>")
        assert {element.tag for element in shown.iter()} <= {"div", "p", "br"}


def test_every_key_of_the_list_is_explained(client: Client) -> None:
    person = factories.prosecution()
    hearing = factories.hearing(people=[person])
    factories.restraint(prosecution=person)
    actions.move(hearing, by=None, time=dt.time(14, 30))
    actions.undo(hearing, by=None)
    actions.withdraw(factories.hearing(), by=None)
    explained = set(re.findall(r"`(\w+)`", DOCS.read_text(encoding="utf-8").partition("## Changes")[2]))

    assert sorted(keys_of(json.loads(client.get("/changes.json").content)) - explained) == []
