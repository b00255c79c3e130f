"""Killed, full, gone: what editors were told is saved is saved, and readers go on reading. Each for seconds here."""

from __future__ import annotations

import os
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.sites import Site
from tests.faults import breaking
from tests.faults.load import Editors, all_keep, reading
from tests.faults.site import running_site

PAGES = ("/", "/hearings.ics")


@pytest.fixture
def site(db: None, database: str, tmp_path: Path) -> Iterator[Site]:
    with running_site(tmp_path, database) as site:
        yield site


def answer(site: Site, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(site.url + path, timeout=30) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_no_save_that_was_acknowledged_is_lost_when_workers_and_master_are_killed(site: Site) -> None:
    editors = Editors(site, 3)

    with editors.saving() as saves:
        for _ in range(3):
            assert saves.reaches(3)
            breaking.kill(breaking.workers(site)[0])
        assert saves.reaches(3)
        breaking.kill_all(site)
        site.start()
        assert saves.reaches(3)

    assert editors.lost(saves) == []
    assert saves.refused == []


def test_no_reader_is_refused_while_the_server_is_reloaded(site: Site) -> None:
    with reading(site, PAGES) as reads:
        for _ in range(2):
            before = breaking.workers(site)
            os.kill(site.process.pid, signal.SIGHUP)
            # Old processes finish what they began: both generations serve for a while.
            for _ in range(600):
                if not set(before) & set(breaking.workers(site)):
                    break
                time.sleep(0.1)
            assert not set(before) & set(breaking.workers(site))
            assert reads.reaches(8)

    assert reads.failed == []


@pytest.mark.only_on("sqlite")
def test_on_a_full_disk_a_save_is_refused_whole_and_readers_go_on_reading(site: Site) -> None:
    editors = Editors(site, 1)
    assert editors.save(0, "Judge 0-1")[0] == 302

    with breaking.disk_full(site):
        status, page = editors.save(0, "Judge 0-2")
        pages = [answer(site, path)[0] for path in PAGES]

    assert status == 503
    assert "Judge 0-2" in page
    assert "Traceback" not in page
    assert pages == [200, 200]
    _status, form = editors.desks[0][0].open(f"/admin/hearings/hearing/{editors.desks[0][1]}/change/")
    assert "Judge 0-1" in form
    assert "Judge 0-2" not in form
    assert editors.save(0, "Judge 0-3")[0] == 302


@pytest.mark.only_on("postgresql")
def test_while_the_database_is_gone_readers_get_the_last_pages_with_their_date(site: Site) -> None:
    editors = Editors(site, 1)
    assert all_keep(site, PAGES)

    with breaking.database_gone(site):
        status, page = answer(site, "/")
        feed = answer(site, "/hearings.ics")[0]
        lives, healthy = answer(site, "/livez")[0], answer(site, "/healthz")[0]
        saved, told = editors.save(0, "Judge 0-1")

    assert (status, feed) == (200, 200)
    assert 'role="status"' in page
    assert (lives, healthy) == (200, 503)
    assert saved == 503
    assert "Traceback" not in told
    time.sleep(1.1)  # a database that was gone is asked again after a second
    assert answer(site, "/healthz")[0] == 200
    assert editors.save(0, "Judge 0-2")[0] == 302


@pytest.mark.only_on("postgresql")
def test_a_restart_of_the_database_costs_each_process_one_answer_at_most(site: Site) -> None:
    # One that is still at its first answers loses each of them.
    assert all_keep(site, PAGES)

    with reading(site, PAGES) as reads:
        assert reads.reaches(100)
        breaking.end_connections(site)
        assert reads.reaches(16)

    assert len(reads.failed) <= 2
