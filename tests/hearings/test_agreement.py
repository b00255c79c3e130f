"""Whatever happens to a hearing, page, day, calendar, data, table and bulletin tell the same of it.

Lives drawn from a seed; another one: `LIVES=17,18 python -m pytest tests/hearings/test_agreement.py`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from config.answers import answers
from hearings import calendars
from hearings.choices import Confidence, Publication, Status
from hearings.formats import text
from hearings.formats.line_check import problems
from hearings.importer.planning import make_plan
from hearings.importer.reading import read
from hearings.mirror.building import build
from hearings.models import Hearing
from offices.models import Office
from tests.hearings.lives import START, Life
from tests.hearings.mirror.conftest import content

pytestmark = pytest.mark.django_db
LIVES = [int(seed) for seed in os.environ.get("LIVES", "1").split(",")]
STEPS = int(os.environ.get("STEPS", "25"))
STAMPS = (b"SEQUENCE", b"DTSTAMP", b"LAST-MODIFIED")
ASKED = ("date", "time", "status")


class Told(NamedTuple):
    """How a calendar program got a hearing last."""

    sequence: int
    stamp: dt.datetime
    lines: list[bytes]


@pytest.mark.parametrize("seed", LIVES)
def test_all_that_is_told_of_a_hearing_agrees_whatever_happens_to_it(
    seed: int, client: Client, settings: Any
) -> None:
    settings.KEPT_ANSWERS_MB = 8
    got: dict[str, Told] = {}
    with time_machine.travel(START, tick=False) as clock:
        life = Life(seed)
        for _ in range(STEPS):
            clock.move_to(life.pause(), tick=False)
            life.go_on()
            seen = Seen(client)
            for row in Hearing.objects.order_by("pk"):
                agrees(row, seen, got, life)
            no_answer_is_stale(client, life)
        call_command("verify_record", verbosity=0)


@pytest.mark.parametrize("seed", LIVES[:1])
def test_a_copy_made_step_by_step_is_the_copy_made_at_once(seed: int, tmp_path: Path, settings: Any) -> None:
    settings.LANGUAGES = [pair for pair in settings.LANGUAGES if pair[0] == "en"]
    with time_machine.travel(START, tick=False) as clock:
        life = Life(seed)
        for number in range(STEPS):
            clock.move_to(life.pause(), tick=False)
            life.go_on()
            if number % 5 == 4:
                build(tmp_path / "grown", now=life.now)
        build(tmp_path / "grown", now=life.now)
        build(tmp_path / "whole", now=life.now, whole=True)
    grown, whole = content(tmp_path / "grown"), content(tmp_path / "whole")
    assert {name for name in grown.keys() | whole.keys() if grown.get(name) != whole.get(name)} == set(), (
        life.told
    )


class Seen:
    """What a program finds at a moment."""

    def __init__(self, client: Client) -> None:
        self.client = client
        octets = client.get("/hearings.ics?past=all").content
        assert problems(octets) == []
        self.events = {str(one["UID"]): one for one in icalendar.Calendar.from_ical(octets).walk("VEVENT")}
        data = json.loads(client.get("/hearings.json?past=all").content)
        self.data = {row["id"]: row for row in data["hearings"]}
        table = client.get("/hearings.csv?past=all").content.decode("utf-8-sig")
        self.table = {row["id"]: row for row in csv.DictReader(io.StringIO(table))}


def agrees(row: Hearing, seen: Seen, got: dict[str, Told], life: Life) -> None:
    """One hearing, wherever it is told of and wherever it must not be."""
    key = str(row.public_id)
    page = seen.client.get(f"/hearings/{key}/")
    event, known = seen.events.get(key), got.get(key)
    if row.publication == Publication.PUBLISHED and (row.release_at is None or row.release_at <= life.now):
        hour = f"{row.time:%H:%M}" if row.time else None
        asked = (str(row.date), hour, row.status)
        assert tuple(seen.data[key][name] for name in ASKED) == asked, life.told
        assert tuple(seen.table[key][name] or None for name in ASKED) == asked, life.told
        assert (event["STATUS"], *_when(event, row.zone)) == (_status(row), row.date, row.time), life.told
        assert hour is None or event["DTSTART"].dt == row.starts_at, life.told
        assert page.status_code == 200, life.told
        assert (hour or "") in page.content.decode(), life.told
        assert key in seen.client.get(f"/{row.date:%Y/%m/%d}/").content.decode(), life.told
    else:
        assert key not in seen.data.keys() | seen.table.keys(), life.told
        was_told = row.publication == Publication.WITHDRAWN and known is not None
        assert page.status_code == (410 if was_told else 404), life.told
        assert (event is not None) == was_told, life.told
        if event is not None:
            assert event["STATUS"] == "CANCELLED", life.told
            assert b"demov" not in event.to_ical().lower(), life.told
    if event is not None:
        got[key] = _newer(event, known, life)


def _when(event: icalendar.Event, zone: str) -> tuple[dt.date, dt.time | None]:
    """The day and the hour of an event, as the clock of the court shows them."""
    start = event["DTSTART"].dt
    if not isinstance(start, dt.datetime):
        return start, None
    local = start.astimezone(ZoneInfo(zone))
    return local.date(), local.time()


def _status(row: Hearing) -> str:
    presumed = row.status == Status.SCHEDULED and row.confidence == Confidence.PRESUMED
    called_off = row.status in (Status.CANCELLED, Status.POSTPONED)
    return "TENTATIVE" if presumed or called_off else "CONFIRMED"


def _newer(event: icalendar.Event, known: Told | None, life: Life) -> Told:
    """The event as a program keeps it: one that takes nothing but what is newer misses nothing."""
    lines = event.to_ical().splitlines()
    lines = [line for line in lines if not line.startswith(STAMPS)]
    told = Told(int(event["SEQUENCE"]), event["DTSTAMP"].dt, lines)
    if known:
        assert (told.sequence > known.sequence) == (told.lines != known.lines), life.told
        assert told.stamp >= known.stamp, life.told
    return told


def no_answer_is_stale(client: Client, life: Life) -> None:
    """What was kept for the next reader is what the site would say anew."""
    for path in ("/", "/hearings.ics", "/changes/", f"/{life.now:%Y/%m/%d}/"):
        kept = client.get(path).content
        answers.clear()
        assert client.get(path).content == kept, (path, life.told)


@pytest.mark.parametrize("seed", LIVES)
@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_days_bulletin_of_such_lives_brought_in_again_changes_nothing(seed: int, lang: str) -> None:
    wrong = []
    with time_machine.travel(START, tick=False) as clock:
        life = Life(seed)
        for _ in range(STEPS):
            clock.move_to(life.pause(), tick=False)
            life.go_on()
        for date in sorted(set(Hearing.objects.published(life.now).values_list("date", flat=True))):
            written = text.feed(calendars.day(date, life.now), lang=lang, now=life.now).decode()
            parsed, said = read(written)
            plan = make_plan(parsed, office=Office.objects.main(), lang=said)
            wrong += [
                (str(date), item.verb, item.doubts, item.differences, item.entry.source, written)
                for item in plan.items
                if item.verb not in ("same", "skip")
            ]
    assert wrong == [], life.told
