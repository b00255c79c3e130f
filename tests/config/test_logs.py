"""The log of a real server: lines of JSON that say what broke and where in the code, and nothing of any reader."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment
from tests.browser.sites import DATABASE, Site, prepare
from tests.config.test_public_role import CANARY, READ, asked

TRACES = (CANARY, "198.51.100.77", "127.0.0.1", "sabitov", "/2021/", "/search", "utm=")
"""What none of them may hold: of the reader, of the address, of the people in the record; in small letters."""
KEYS = {"time", "level", "logger", "message", "route", "status", "ms", "error", "at"}
Lines = Callable[[str], list[dict]]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare("seed", tmp_path_factory.mktemp("logs"))


@pytest.fixture
def lines(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """What a server writes in a mode while readers read, one hearing is broken and then a table is gone."""
    started: list[Site] = []

    def written(mode: str) -> list[dict]:
        monkeypatch.setenv("LOGS", mode)
        started.append(site := Site.copy_of(prepared, tmp_path / "site"))
        for address in (*READ, f"/{CANARY}/", f"/2021/05/06/?utm={CANARY}"):
            asked(site, address)
        with closing(sqlite3.connect(site.folder / DATABASE)) as database, database:
            database.execute("UPDATE hearings_hearing SET zone = 'Mars/Olympus' WHERE id = 1")
            (key,) = database.execute("SELECT public_id FROM hearings_hearing WHERE id = 1").fetchone()
        assert asked(site, f"/hearings/{uuid.UUID(key)}/")[0] == 500
        with closing(sqlite3.connect(site.folder / DATABASE)) as database, database:
            database.execute("ALTER TABLE defendants_defendant RENAME TO elsewhere")
        assert asked(site, f"/defendants/aibek-sabitov/?q={CANARY}")[0] == 503
        site.stop()
        return [json.loads(line) for line in site.log().splitlines()]

    yield written
    for site in started:
        site.stop()


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("mode", ["json", "requests"])
def test_nothing_of_a_reader_nor_of_an_address_is_written(lines: Lines, mode: str) -> None:
    found = lines(mode)

    assert found
    assert {key for line in found for key in line} <= KEYS
    for line in found:
        text = json.dumps(line, ensure_ascii=False).lower()
        assert [trace for trace in TRACES if trace.lower() in text] == []
        assert {"time", "level", "logger", "message"} <= set(line)


@pytest.mark.only_on("sqlite")
def test_what_breaks_is_told_with_its_kind_and_place(lines: Lines) -> None:
    found = lines("json")

    broken = found[0]
    gone = next(line for line in found if "error" in line)
    assert broken["logger"] == "opencourt.unshown"
    assert broken["message"].endswith("cannot be shown: hearing.zone holds what it cannot hold")
    assert (gone["logger"], gone["message"], gone["route"], gone["status"], gone["error"]) == (
        "django.request",
        "Service Unavailable",
        "defendant",
        503,
        "OperationalError",
    )
    assert any(place.endswith(" defendant_row") for place in gone["at"])
    assert gone["ms"] >= 0
    assert [place for place in gone["at"] if place.startswith("/")] == []


@pytest.mark.only_on("sqlite")
def test_a_line_for_each_request_where_it_is_asked_for(lines: Lines) -> None:
    told = [line for line in lines("requests") if line["logger"] == "opencourt.requests"]
    # The server is asked whether it lives until it does: once, or more often on a busy machine.
    found = [line for line in told if line["route"] != "alive"]

    assert [line["route"] for line in found][:13] == [
        "home", "day", "day-feed", "home-feed", "healthy", "sitemap", "statistics", "search", "subscribe",
        "changes-feed", "embed", "day-sheet", "",
    ]  # fmt: skip
    assert [line["status"] for line in found[:13]] == [200] * 12 + [404]
    assert len(found) < len(told)
    assert all(line["ms"] >= 0 and line["level"] == "INFO" for line in told)


@pytest.mark.only_on("sqlite")
def test_a_calendar_program_that_asks_for_the_head_alone_leaves_no_line(
    prepared: Path, tmp_path: Path
) -> None:
    """As Thunderbird does before it subscribes."""
    site = Site.copy_of(prepared, tmp_path / "site")
    try:
        status, _headers, body = asked(site, "/hearings.ics", method="HEAD")
    finally:
        site.stop()

    assert (status, body, site.log()) == (200, b"", "")


def test_another_word_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGS", "loud")

    with pytest.raises(ImproperlyConfigured, match="it takes json, plain or requests"):
        environment.choice("LOGS", "json", ("json", "plain", "requests"))
