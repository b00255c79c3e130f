"""Programs that had no part in writing our events read each feed, and find every hearing at its announced hour.

Every calendar of the demo in every language, around three days: before Kazakhstan changed its time, right at the
change, and today. What is right comes from the rows, never from a feed.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import io
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from hearings.management.commands.check_feeds import KINDS, every_calendar, rows_of, uids
from hearings.mirror.visiting import Visitor
from tests.witnesses.tools import WITNESSES, Told, written

pytestmark = pytest.mark.django_db
DAYS = {"2021": dt.date(2021, 5, 6), "2024": dt.date(2024, 2, 27), "today": dt.datetime.now(dt.UTC).date()}
ZONES = {"Asia/Almaty", "Asia/Aqtau", "Europe/Minsk"}


@dataclass
class Feeds:
    """A folder of feeds for each language, and what each has to say. `gone` are the ids of withdrawn hearings."""

    folder: Path
    expected: Told = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)


@pytest.fixture(scope="session", params=DAYS)
def feeds(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Feeds:
    """The feeds of the demo around a day, as the site sends them; made once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / f"feeds-{request.param}"
    folder.mkdir(exist_ok=True)
    kept = folder / "expected.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            with django_db_blocker.unblock():
                made = make(DAYS[request.param], folder)
            kept.write_text(json.dumps([made.expected, made.gone, made.zones]))
    return Feeds(folder, *json.loads(kept.read_text()))


def make(day: dt.date, folder: Path) -> Feeds:
    """Writes the feeds; nothing of the demo stays in the database."""
    noon = dt.datetime.combine(day, dt.time(6), tzinfo=dt.UTC)
    with transaction.atomic(), time_machine.travel(noon, tick=False):
        call_command("load_demo", "--date", f"{day:%Y-%m-%d}", stdout=io.StringIO())
        found = written_to(folder, timezone.now())
        transaction.set_rollback(True)
    return found


def written_to(folder: Path, now: dt.datetime) -> Feeds:
    site, found = Visitor(), Feeds(folder)
    gone, zones = set(), set()
    for lang, _name in settings.LANGUAGES:
        (folder / lang).mkdir(exist_ok=True)
    for calendar in every_calendar(now, KINDS):
        rows = calendar.window(now)
        name = f"{calendar.stem.strip('/').replace('/', '-')}.ics"
        found.expected[name] = {
            uid: [written(hearing.starts), written(hearing.ends)]
            for uid, hearing in rows_of(rows, now).items()
        }
        gone.update(uids(calendar.gone))
        zones.update(rows.order_by().values_list("zone", flat=True))
        for lang, _name in settings.LANGUAGES:
            (folder / lang / name).write_bytes(site.ask(calendar.feed(lang, "ics")).content)
    return replace(found, gone=sorted(gone), zones=sorted(zones))


@pytest.mark.parametrize("witness", WITNESSES)
def test_every_feed_is_read_without_an_error_and_at_the_right_hours(feeds: Feeds, witness: str) -> None:
    ask, _is_here = WITNESSES[witness]
    # vdirsyncer keeps a file for each event, which takes a hundred times as long; hours are the same in every language.
    langs = ["en"] if witness == "khal" else [lang for lang, _name in settings.LANGUAGES]

    told = {lang: ask(feeds.folder / lang) for lang in langs}

    wrong = {
        f"{lang}/{name}": events
        for lang in langs
        for name, expected in feeds.expected.items()
        if (events := without(told[lang].get(name, "was not read"), set(feeds.gone))) != expected
    }
    assert wrong == {}
    assert set(feeds.zones) >= ZONES
    assert len(feeds.expected) > 100


def without(events: dict[str, list[str]] | str, gone: set[str]) -> dict[str, list[str]] | str:
    """The events but the tombstones of withdrawn hearings, of which rows say nothing more."""
    if isinstance(events, str):
        return events
    return {uid: moments for uid, moments in events.items() if uid not in gone}
