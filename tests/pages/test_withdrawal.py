"""A withdrawal reaches everything: pages, feeds, pictures, kept answers and the next mirror; what is left is known.

One hearing of a person written in three languages is public for a while, read, kept, copied and subscribed to. Then it
is withdrawn and the name withheld, and every way a reader has is gone through for any spelling of it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from config.answers import answers
from defendants.models import Defendant
from hearings import actions, edition
from hearings.mirror import building
from hearings.mirror.addresses import Leaf, leaves
from hearings.mirror.building import build
from hearings.models import Bulletin, Hearing, Seal
from hearings.naming.outside import read
from tests import factories
from tests.hearings.mirror.conftest import content

pytestmark = pytest.mark.django_db

SPELLED = re.compile(r"s[ae]bit|саби[тt]|сәбит|савитоф", re.IGNORECASE)
"""What every spelling of the name has, whatever ending follows."""
FEEDS = ("ics", "atom", "json", "csv", "txt")
LANGS = ("", "/ru", "/kk")
WORDS = ("Sabitov", "Сабитову", "Сәбитовтың", "Savitoff")


@dataclass
class World:
    """The hearing and the person, and the folders of the mirror and of backups."""

    hearing: Hearing
    person: Defendant
    mirror: Path
    backups: Path


@pytest.fixture(autouse=True)
def kept(settings: Any, now: dt.datetime) -> Iterator[None]:
    """This process keeps answers, as a server does."""
    settings.KEPT_ANSWERS_MB = 16
    answers.limit = 16 * 2**20
    answers.clear()
    yield
    answers.clear()


@pytest.fixture
def world(tmp_path: Path, settings: Any, now: dt.datetime) -> World:
    """Everything a name can get into, while it is public."""
    settings.MIRROR_DIR = tmp_path / "mirror"
    settings.LAST_BACKUP = tmp_path / "last-backup"
    editor = factories.editor()
    with time_machine.travel(now - dt.timedelta(hours=3), tick=False):
        person = factories.defendant(
            given_name={"en": "Aibek", "ru": "Айбек", "kk": "Айбек"},
            family_name={"en": "Sabitov", "ru": "Сабитов", "kk": "Сәбитов"},
            aliases=["Savitoff", "Савитофф"],
        )
        part = factories.prosecution(defendant=person, allegations=["Calls to free Sabitov"])
        hearing = factories.hearing(people=[part], source="a cousin of Sabitov")
        # Somebody else is tried the same day, so that day and court stay.
        factories.hearing(time=dt.time(11, 15))
        actions.move(
            hearing, by=editor, date=hearing.date, time=dt.time(10), reason={"ru": "По просьбе Сабитова"}
        )
        text = "6 мая, 09:15, Алматы\nАйбек САБИТОВ, активист\nДело Сабитова\n"
        Bulletin.objects.create(
            office=part.case.office, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), by=editor
        )
    (tmp_path / "backups").mkdir()
    copy = tmp_path / "backups" / "open-court-20210506T015900.000000Z.sqlite3"
    copy.write_bytes(b"a copy")
    os.utime(copy, (now.timestamp(), now.timestamp()))
    return World(hearing, person, settings.MIRROR_DIR, tmp_path / "backups")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mirrors of a handful of pages, where it matters that there is one and not how whole it is."""

    def some(now: dt.datetime, zone: str) -> list[Leaf]:
        return [leaf for leaf in leaves(now, zone) if leaf.paths[0].startswith(("/hearings/", "/robots.txt"))]

    monkeypatch.setattr(building, "leaves", some)


def _addresses(hearing: Hearing, person: Defendant) -> Iterator[str]:
    """Where readers, programs and old links go, in every language."""
    case, slug = hearing.case.public_id, person.slug
    stems = (
        "/hearings", "/2021/05/06", "/2021/05", "/2021/W18", f"/hearings/{hearing.public_id}", f"/cases/{case}",
        f"/defendants/{slug}", f"/defendants/{person.public_id.hex}", "/courts/almaty-city", "/cities/almaty",
        "/articles/kz-cc/405",
    )  # fmt: skip
    for lang in LANGS:
        yield from (f"{lang}{stem}.{suffix}" for stem in stems for suffix in FEEDS)
        yield from (f"{lang}{stem}/" for stem in stems[1:])
        yield from (f"{lang}{stem}/changes/" for stem in stems[5:9])
        yield from (f"{lang}/search/?q={word}" for word in WORDS)
        yield from (f"{lang}/search.{suffix}?q={word}" for suffix in FEEDS for word in WORDS[:2])
        yield from (f"{lang}/{page}" for page in (
            "", "changes/", "changes.atom", "changes.json", "defendants/", "courts/", "statistics/", "subscribe/",
            "2021/05/06/sheet/", f"hearings/{hearing.public_id}/sheet/", "embed/today/", "embed/courts/almaty-city/",
            f"embed/defendants/{slug}/", "about/", "leaflet.html",
        ))  # fmt: skip
    yield from ("/sitemap.xml", "/robots.txt", "/statistics.csv", "/statistics.json", "/healthz")


def _pictures(client: Client, page: str) -> list[str]:
    """The paths of the pictures that a page names to messengers."""
    found = re.findall(r'og:image" content="([^"]+\.png)"', client.get(page).content.decode())
    return [urlsplit(link).path for link in found]


def withdraw(world: World) -> None:
    """What an editor does when a name must go."""
    actions.withdraw(world.hearing, by=None)
    with edition.change(by=None):
        world.person.shown_as = "withheld"
        world.person.save()


def named(client: Client, addresses: list[str]) -> list[str]:
    """The addresses whose answer has a spelling of the name, in its text or in a header."""
    found = []
    for address in addresses:
        answer = client.get(address)
        text = read(answer.content) + "\n".join(f"{k}: {unquote(v)}" for k, v in answer.items())
        if "/search" in address:
            # What was asked for is said again, as it was asked.
            text = re.sub("|".join(WORDS), "", text)
        if SPELLED.search(text):
            found.append(address)
    return found


def find(world: World) -> tuple[int, str]:
    """How `find_name` ends, 1 while readers find the name, and all that it says."""
    said = io.StringIO()
    try:
        call_command("find_name", str(world.person.pk), "--backups", str(world.backups), stdout=said)
    except CommandError as error:
        return error.returncode, said.getvalue()
    return 0, said.getvalue()


def test_no_reader_finds_the_name_after_it(client: Client, world: World, now: dt.datetime) -> None:
    build(world.mirror, now=now)
    addresses, uid = list(_addresses(world.hearing, world.person)), str(world.hearing.public_id)
    before = named(client, addresses)
    pages = [f"{lang}{path}" for lang in LANGS for path in ("/2021/05/06/", f"/hearings/{uid}/")]
    old = {link: client.get(link).content for page in pages for link in _pictures(client, page)}
    subscribed = client.get("/hearings.ics").content.decode()
    assert len(before) > 100
    assert len(old) == 6
    assert len(answers) > 100
    assert SPELLED.search(subscribed)

    withdraw(world)

    assert named(client, addresses) == []
    own, case = f"/hearings/{uid}.ics", f"/cases/{world.hearing.case.public_id}.ics"
    for feed in (
        "/hearings.ics",
        "/ru/hearings.ics",
        "/courts/almaty-city.ics",
        "/2021/05/06.ics",
        own,
        case,
    ):
        text = client.get(feed).content.decode().replace("\r\n ", "")
        (event,) = [one for one in text.split("BEGIN:VEVENT")[1:] if uid in one]
        assert "STATUS:CANCELLED" in event
        assert "LOCATION" not in event
    assert client.get(f"/hearings/{uid}/").status_code == 410
    assert client.get(f"/defendants/{world.person.slug}/").status_code == 404
    for picture, drawn in old.items():
        answer = client.get(picture, follow=True)
        assert answer.content != drawn
        assert answer.status_code == (404 if uid in picture else 200)

    build(world.mirror, now=now)

    files = content(world.mirror)
    assert uid.encode() in files["hearings.ics"]
    assert b"STATUS:CANCELLED" in files[own[1:]]
    assert b"STATUS:CANCELLED" in files[case[1:]]
    assert [name for name, body in files.items() if SPELLED.search(name + read(body))] == []
    assert [name for name, body in files.items() if body in old.values()] == []


def test_it_is_known_what_is_left_until_only_backups_are(world: World, few: None, now: dt.datetime) -> None:
    build(world.mirror, now=now)
    ended, said = find(world)
    assert ended == 1
    assert f"/hearings/{world.hearing.public_id}/" in said
    assert "(1 of " in said

    withdraw(world)

    ended, said = find(world)
    assert ended == 1, "the mirror is still the old one"
    build(world.mirror, now=now)
    ended, said = find(world)
    assert ended == 0
    assert "mirror" not in said
    bulletin = Bulletin.objects.get()
    for place in (
        f"bulletin {bulletin.pk} of 2021-05-05, text, line 2",
        f"defendants.Defendant {world.person.pk}, version",
        "defendants.Allegation",
        f"hearings.Hearing {world.hearing.pk}, source",
        f"hearings.Hearing {world.hearing.pk}, version",
        "(hearings.Hearing",
        "calendars that subscribed",
        "1 backups",
    ):
        assert place in said, place
    assert all(len(context) <= 70 for context in re.findall("“(.*?)”", said))

    with edition.change(by=None):
        row = Hearing.objects.get(pk=world.hearing.pk)
        row.source, row.reason = "", {}
        row.save()
        allegation = world.person.prosecutions.get().allegations.get()
        allegation.text = {"en": "Calls to free somebody"}
        allegation.save()
    digest = bulletin.sha256
    call_command("purge_history", str(world.person.pk), "--bulletins", "--texts", stdout=io.StringIO())

    ended, said = find(world)
    places = re.findall(r"^  (\S.*)", said, re.MULTILINE)
    own = [place for place in places if place.startswith(f"defendants.Defendant {world.person.pk}, ")]
    assert not any("version" in place for place in own)
    assert [place.split()[0] for place in places if place not in own] == ["calendars", "leaflets,", "1"]
    bulletin.refresh_from_db()
    assert bulletin.text == "6 мая, 09:15, Алматы\n[name removed], активист\nДело [name removed]\n"
    assert (bulletin.sha256, bulletin.purged) == (digest, now)


def test_the_record_is_still_proved_after_a_purge(world: World) -> None:
    withdraw(world)
    call_command("purge_history", str(world.person.pk), "--texts", stdout=io.StringIO())
    said = io.StringIO()

    call_command("verify_record", stdout=said)

    assert Seal.objects.exists()
    assert "names purged on purpose" in said.getvalue()
    assert "all as they passed the door" in said.getvalue()
