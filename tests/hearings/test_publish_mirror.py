"""`publish_mirror` hands the mirror to the operator's command, follows the record, and hides no failure."""

from __future__ import annotations

import datetime as dt
import io
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from hearings import diagnosis, edition, handover
from hearings.mirror import addresses, building
from tests import factories
from tests.faults.mirroring import mirrored

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, settings, tmp_path: Path) -> Path:
    """A mirror of a page, since what is handed over matters little here; and where the note is."""
    monkeypatch.setattr(
        building,
        "leaves",
        lambda now, zone: [leaf for leaf in addresses.leaves(now, zone) if leaf.paths[0] == "/about/"],
    )
    settings.HANDOVER = tmp_path / "handover"
    factories.hearing()
    return tmp_path


def publish(folder: Path, *words: str) -> str:
    out = io.StringIO()
    call_command("publish_mirror", str(folder / "mirror"), "--jobs=1", *words, stdout=out)
    return out.getvalue()


def test_the_mirror_is_built_and_handed_over(few: Path) -> None:
    said = publish(few, "--run", f"cp -r {{}} {few}/there")

    assert (few / "there" / "MANIFEST.txt").read_bytes() == (few / "mirror" / "MANIFEST.txt").read_bytes()
    assert "is out" in said
    assert [note.failing_since for note in handover.notes(few / "handover")] == [""]


def test_a_failure_stands_on_the_desk_and_in_the_doctors_words_until_it_works_again(
    few: Path, admin_client: Client
) -> None:
    with pytest.raises(CommandError, match="ended with 1: host unknown"):
        publish(few, "--run", "sh -c 'echo host unknown >&2; exit 1'")

    page = admin_client.get("/admin/").content.decode()
    assert "Not handed over" in page
    assert "host unknown" in page
    trouble = [found.what for found in diagnosis.copies(timezone.now())]
    assert trouble == [f"The mirror {few}/mirror is not handed over: sh ended with 1: host unknown."]

    publish(few, "--run", "true")

    assert "Not handed over" not in admin_client.get("/admin/").content.decode()
    assert list(diagnosis.copies(timezone.now())) == []


def given(page: str) -> list[tuple[str, str, str]]:
    """What the desk says of each mirror: when, which, what."""
    part = page.partition("Copies handed over")[2].partition("</ul>")[0]
    lines = re.findall(r"<li.*?</li>", part, re.DOTALL)
    return [
        tuple(" ".join(re.sub("<[^>]+>", " ", text).split()) for text in found)
        for line in lines
        for found in re.findall(r'(<b class="when">.*?</b>|(?=<div>))<div>(<a .*?</a>)(.*)</div>', line)
    ]


def test_the_desk_tells_which_edition_each_mirror_has_and_how_far_it_is_behind(
    few: Path, client: Client, now: dt.datetime
) -> None:
    client.force_login(factories.editor(language="en"))
    publish(few, "--base", "https://one.example", "--run", "true")
    first = edition.current().number
    factories.hearing()
    factories.hearing()
    publish(few, "--name", "at the university", "--run", "true")
    number = edition.current().number
    with pytest.raises(CommandError):
        publish(few, "--name", "never reached", "--run", "false")

    assert given(client.get("/admin/").content.decode()) == [
        ("Today, 08:00", "at the university", f"edition {number} · the newest"),
        ("Today, 08:00", "https://one.example", f"edition {first} · {number - first} editions behind"),
        ("", "never reached", "nothing yet"),
    ]

    assert "forgotten" in publish(few, "--name", "never reached", "--forget")
    assert len(given(client.get("/admin/").content.decode())) == 2
    assert "not known here" in publish(few, "--name", "never reached", "--forget")


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", ("Переданные копии", "отстаёт на")), ("kk", ("Тапсырылған көшірмелер", "артта"))],
)
def test_editors_are_told_in_their_language(
    few: Path, client: Client, language: str, said: tuple[str, ...]
) -> None:
    client.force_login(factories.editor(language=language))
    publish(few, "--run", "true")
    factories.hearing()

    page = client.get("/admin/").content.decode()
    assert [words for words in said if words not in page] == []


def test_where_nothing_was_ever_handed_over_nothing_is_missed(few: Path, admin_client: Client) -> None:
    page = admin_client.get("/admin/").content.decode()
    assert "Not handed over" not in page
    assert "Copies handed over" not in page
    assert list(diagnosis.copies(timezone.now())) == []


def test_a_watcher_follows_a_change_and_ends_in_good_order(db: None, database: str, tmp_path: Path) -> None:
    with mirrored(tmp_path, database, hearings=1) as mirror:
        words = ["--watch", "--jobs=1", "--run", f"cp -r {{}} {tmp_path}/there-new"]
        begun = mirror.site.begin("publish_mirror", str(mirror.root), *words, prints=subprocess.PIPE)
        with begun as process:
            try:
                first = process.stdout.readline()
                mirror.edit()
                began = time.monotonic()
                second = process.stdout.readline()
                took = time.monotonic() - began
            finally:
                process.send_signal(signal.SIGTERM)
            last = process.stdout.read()

    assert "is out" in first
    assert "is out" in second
    assert first.split()[1] != second.split()[1]
    assert took < 60
    assert "The mirror that stands is whole." in last
    assert process.returncode == 0
