"""Fixtures for every test: a client at the site's address, a stopped clock, closed sockets, no skip in CI."""

from __future__ import annotations

import datetime as dt
import gc
import os
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from offices.models import Editor
from tests import factories
from tests.environment import SITE_URL
from tests.witnesses.tools import sentence

# New examples are for people at work, who can mend what they find; CI tries the same ones each time, as Hypothesis's own
# profile has it. How long an example takes tells of the machine: what is promised of speed is measured in bench/.
hypothesis_settings.register_profile(
    "at work", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") == "true" else "at work")

MORNING = dt.datetime(2021, 5, 6, 2, 0, tzinfo=dt.UTC)
"""08:00 in Almaty on the seed's day: its three hearings are still to come."""


@pytest.fixture
def now() -> Iterator[dt.datetime]:
    """The clock, stopped on the morning of the seed's day; `time_machine.travel` moves it."""
    with time_machine.travel(MORNING, tick=False):
        yield MORNING


def _at_the_site(request: pytest.FixtureRequest, **more: Any) -> Client:
    # First the clock: a session that began in another year than its requests has ended.
    if "now" in request.fixturenames:
        request.getfixturevalue("now")
    address = urlsplit(SITE_URL)
    return Client(SERVER_NAME=address.hostname, SERVER_PORT=str(address.port), **more)


@pytest.fixture
def client(request: pytest.FixtureRequest) -> Client:
    """A reader's browser without cookies, scripts or a language of its own."""
    return _at_the_site(request)


@pytest.fixture
def strict_client(request: pytest.FixtureRequest) -> Client:
    """A client that checks CSRF tokens, as a browser's POST must pass."""
    return _at_the_site(request, enforce_csrf_checks=True)


@pytest.fixture
def editor(db: None) -> Editor:
    """A superuser whose desk speaks English."""
    return factories.editor(language="en")


@pytest.fixture
def desk(client: Client, editor: Editor) -> Client:
    """The editor's browser, logged in."""
    client.force_login(editor)
    return client


@pytest.fixture
def database() -> str:
    """On which database this run stands: `sqlite` or `postgresql`."""
    return connection.vendor


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The suite's database, with the same plans in every run.

    A test's rows are never committed. PostgreSQL's autovacuum, coming by in the middle of a test, takes their tables
    for empty and plans a search of each for every row of the next.
    """
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'ALTER TABLE "{table}" SET (autovacuum_enabled = false)')


@pytest.fixture(autouse=True, scope="session")
def _plain_static_files() -> Iterator[None]:
    # Names with hashes need `collectstatic`, seconds for every run; tests/browser/ serves the collected ones.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(autouse=True, scope="session")
def _closed_sockets() -> Iterator[None]:
    """Nothing in the suite may speak to another machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in (
            "127.0.0.1",
            "::1",
            "localhost",
        ):
            raise ConnectionRefusedError(f"A test reached for {address[0]}; tests stay on this machine.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


def asks_a_database(item: pytest.Item) -> bool:
    """Whether the test has anything to do with rows: by its mark, or by a fixture of its own or of its fixtures."""
    fixtures = {"db", "transactional_db", "database"}
    return item.get_closest_marker("django_db") is not None or bool(fixtures & set(item.fixturenames))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what says nothing about this database: a choice, not a skip.

    That is what is `@pytest.mark.only_on` the other one, and on PostgreSQL whatever asks none: grammar, citations,
    times and catalogues are what they are, and the run on SQLite has tried them.
    """
    vendor = connection.vendor
    here, elsewhere = [], []
    for item in items:
        mark = item.get_closest_marker("only_on")
        told = vendor in mark.args if mark else vendor == "sqlite" or asks_a_database(item)
        (here if told else elsewhere).append(item)
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = here


def pytest_collection_finish() -> None:
    """Spare the collector what lasts as long as the run, apps and tests: a tenth of the time went into looking at it."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say once, in a sentence, which programs did not read our feeds."""
    whole = any(arg.rstrip("/") in ("tests", "tests/witnesses") for arg in config.args)
    if whole and "not witness" not in config.getoption("markexpr") and (left_out := sentence()):
        terminalreporter.write_line(left_out)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With CI=true nothing may be skipped: a machine that lacks something must say so by failing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("Skipped with CI=true: this counts as a failure.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
