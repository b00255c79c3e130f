"""A database with rows in it is brought to a new release while the old one goes on reading it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from tests.browser.sites import Site
from tests.races import own_database

pytestmark = pytest.mark.django_db

KILLED = """
import os
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

noted = MigrationRecorder.record_applied

def killed(self, app, name):
    if name == "0011_search":
        os._exit(9)
    noted(self, app, name)

MigrationRecorder.record_applied = killed
call_command("migrate", verbosity=0)
"""
"""Ends, as a kill or a power cut would, when the tables of the search are made and the note that they are is not."""


@pytest.fixture(scope="module")
def found(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What tests/faults/migrating.py saw, on a database of its own."""
    with own_database(connection.vendor) as url:
        site = Site(tmp_path_factory.mktemp("migrating"), database_url=url)
        site.manage("migrate", "--verbosity=0")
        code = "from tests.faults import migrating; migrating.all_of_it()"
        return site.manage("shell", "-v0", "-c", code).splitlines()


def test_an_update_that_is_killed_between_two_migrations_goes_on_at_the_next_start(tmp_path: Path) -> None:
    with own_database(connection.vendor) as url:
        site = Site(tmp_path, database_url=url)
        with pytest.raises(RuntimeError, match="ended with 9"):
            site.manage("shell", "-v0", "-c", KILLED)

        site.manage("migrate", "--no-input", "--verbosity=0")

        assert "[ ]" not in site.manage("showmigrations")


def said(found: list[str], what: str) -> list[str]:
    return [line.removeprefix(f"{what} ") for line in found if line.startswith(f"{what} ")]


def test_every_migration_can_be_taken_back_and_keeps_every_row(found: list[str]) -> None:
    assert said(found, "lost") == []
    assert int(said(found, "rows")[0]) > 100


def test_the_record_still_proves_itself_after_every_migration(found: list[str]) -> None:
    assert said(found, "unproven") == []


def test_the_old_code_reads_and_writes_while_and_after_the_newest_migrations_are_made(
    found: list[str],
) -> None:
    assert said(found, "failed") == []
    assert int(said(found, "read")[0]) > 8
    assert said(found, "written") == ["City", "Hearing"]
