"""One hearing through its life, as somebody who subscribed on the first day sees it, on every client.

Moved twice, postponed, set again, adjourned, decided: one address, one UID, and each step told in page, calendar, data,
news and the list of changes. Whoever has the bytes gets an empty answer until they change, and never because of
what no reader can see.
"""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Any

import icalendar
import pytest
import time_machine
from django.test import Client

from hearings import actions, edition
from hearings.formats.line_check import problems
from hearings.models import Hearing
from tests import factories
from tests.pages.reading import reads

pytestmark = pytest.mark.django_db
START = dt.datetime(2021, 5, 3, 4, 0, tzinfo=dt.UTC)
ILL = {"en": "The judge is ill."}
NS = {"a": "http://www.w3.org/2005/Atom"}
SUFFIXES = ("ics", "atom", "json", "csv", "txt")


@dataclass
class Seen:
    """What a reader finds of one hearing at a moment, in every way we show it."""

    client: Client
    hearing: Hearing

    @property
    def page(self) -> str:
        return reads(self.client, f"/hearings/{self.hearing.public_id}/").one("main").text

    @property
    def event(self) -> icalendar.Event:
        octets = self.client.get(f"/hearings/{self.hearing.public_id}.ics").content
        assert problems(octets) == []
        (event,) = icalendar.Calendar.from_ical(octets).walk("VEVENT")
        return event

    @property
    def linked(self) -> dict[str, Any]:
        html = self.client.get(f"/hearings/{self.hearing.public_id}/").content.decode()
        return json.loads(html.partition('ld+json">')[2].partition("</script>")[0])

    @property
    def data(self) -> dict[str, Any]:
        (row,) = json.loads(self.client.get(f"/hearings/{self.hearing.public_id}.json").content)["hearings"]
        return row

    @property
    def entry(self) -> str:
        root = ET.fromstring(self.client.get(f"/hearings/{self.hearing.public_id}.atom").content)
        (entry,) = root.findall("a:entry", NS)
        assert entry.find("a:id", NS).text == f"urn:uuid:{self.hearing.public_id}"
        return f"{entry.find('a:title', NS).text} {entry.find('a:summary', NS).text}"

    @property
    def change(self) -> str:
        """The newest line that is told of it."""
        return next(
            line
            for item in reads(self.client, "/changes/").all(".log li")
            if str(self.hearing.public_id) in (item.all("a")[0].get("href") or "")
            for line in item.texts("p")
        )


# What was done, and how it stands in page and text; STATUS; schema.org's status; the newest line of changes.
LIFE: tuple[tuple[str, dict[str, Any], str, str, str, str], ...] = (
    ("move", {"time": dt.time(14, 30)}, "09:15", "CONFIRMED", "Rescheduled", "Moved: 14:30, not 09:15"),
    (
        "move",
        {"date": dt.date(2021, 5, 12), "time": dt.time(10)},
        "12 May",
        "CONFIRMED",
        "Rescheduled",
        "Moved: 12 May, 10:00, not 6 May, 14:30",
    ),
    (
        "postpone",
        {"reason": ILL},
        "Postponed",
        "TENTATIVE",
        "Postponed",
        "Postponed, no new date. The judge is ill.",
    ),
    (
        "set_again",
        {"date": dt.date(2021, 5, 20), "time": dt.time(11)},
        "20 May",
        "CONFIRMED",
        "Rescheduled",
        "New date set: 20 May, 11:00, not 12 May, 10:00",
    ),
    (
        "adjourn",
        {"date": dt.date(2021, 5, 27), "time": dt.time(9), "outcome": {"en": "Two witnesses were heard."}},
        "27 May",
        "CONFIRMED",
        "Scheduled",
        "Goes on 27 May, 09:00. Two witnesses were heard.",
    ),
)


def test_each_step_is_seen_everywhere_under_one_address_and_one_uid(client: Client) -> None:
    with time_machine.travel(START, tick=False) as clock:
        hearing = factories.hearing()
        seen = Seen(client, hearing)
        first, sequence = seen.event, seen.event["SEQUENCE"]
        for step, arguments, word, status, linked, change in LIFE:
            clock.shift(dt.timedelta(hours=2))
            getattr(actions, step)(hearing, by=None, **arguments)

            event = seen.event
            assert (event["UID"], event["CREATED"].dt) == (first["UID"], first["CREATED"].dt), step
            assert event["SEQUENCE"] == sequence + 1 == seen.data["sequence"], step
            assert event["LAST-MODIFIED"].dt == edition.current().at, step
            assert event["STATUS"] == status, step
            assert seen.linked["eventStatus"] == f"https://schema.org/Event{linked}", step
            for told in (seen.page, event["DESCRIPTION"], seen.entry):
                assert word in told.replace("\u00a0", " "), (step, told)
            assert change in seen.change, step
            if step == "set_again":
                assert seen.linked["previousStartDate"] == [
                    "2021-05-06T09:15:00+06:00",
                    "2021-05-06T14:30:00+06:00",
                    "2021-05-12T10:00:00+06:00",
                ]
            sequence = event["SEQUENCE"]
        stood = [(row["date"], row["time"]) for row in seen.data["earlier_dates"]]
        assert stood == [("2021-05-06", "09:15"), ("2021-05-06", "14:30"), ("2021-05-12", "10:00")]
        decided(Seen(client, hearing.goes_on_in), seen, clock)


def decided(following: Seen, before: Seen, clock: Any) -> None:
    """The hearing that goes on has a UID of its own, names the one before, and ends with a verdict."""
    assert following.event["UID"] != before.event["UID"]
    assert following.event["RELATED-TO"] == before.event["UID"]
    assert before.event["RELATED-TO"] == following.event["UID"]
    clock.move_to(dt.datetime(2021, 5, 27, 6, 0, tzinfo=dt.UTC))
    actions.record_outcome(following.hearing, by=None, outcome={"en": "The verdict was read out."})
    with edition.change(by=None):
        person = following.hearing.prosecutions.get()
        person.verdict, person.verdict_date = "acquitted", dt.date(2021, 5, 27)
        person.save()

    assert following.data["defendants"][0]["verdict"] == "acquitted"
    for told in (following.page, following.event["DESCRIPTION"], following.entry):
        assert "Acquitted" in told
        assert "The verdict was read out." in told
    assert following.change == "Aru DEMOVA, 27 May · Outcome known. The verdict was read out."
    told_of = reads(following.client, "/defendants/aru-demova/changes/").texts(".log p")
    assert told_of[0] == "Aru DEMOVA · Verdict: Acquitted"


def test_who_has_the_bytes_gets_an_empty_answer_until_they_change(client: Client) -> None:
    with time_machine.travel(START, tick=False) as clock:
        hearing = factories.hearing()
        addresses = [
            *(f"/hearings/{hearing.public_id}.{suffix}" for suffix in SUFFIXES),
            *("/changes.atom", "/changes.json", "/changes/", "/defendants/aru-demova/changes.json"),
        ]
        clock.shift(dt.timedelta(minutes=1))
        for step, arguments, *_told in LIFE:
            kept = {address: client.get(address) for address in addresses}
            clock.shift(dt.timedelta(minutes=1))
            unseen(hearing)
            for address, answer in kept.items():
                by_tag = client.get(address, headers={"If-None-Match": answer["ETag"]})
                by_date = client.get(address, headers={"If-Modified-Since": answer["Last-Modified"]})
                assert (by_tag.status_code, by_date.status_code) == (304, 304), (step, address)
            clock.shift(dt.timedelta(minutes=15))
            getattr(actions, step)(hearing, by=None, **arguments)
            clock.shift(dt.timedelta(minutes=1))
            for address, answer in kept.items():
                by_tag = client.get(address, headers={"If-None-Match": answer["ETag"]})
                by_date = client.get(address, headers={"If-Modified-Since": answer["Last-Modified"]})
                assert (by_tag.status_code, by_date.status_code) == (200, 200), (step, address)


def unseen(hearing: Hearing) -> None:
    """Changes that no reader can see: private notes, a source, a draft in the same case."""
    before = edition.current()
    with edition.change(by=None):
        row = Hearing.objects.get(pk=hearing.pk)
        row.private_notes, row.source = f"{row.private_notes}x", "a lawyer's telephone"
        row.save()
    factories.hearing(published=False, case=hearing.case)
    assert (edition.current().number, edition.current().at) == (before.number, before.at)
