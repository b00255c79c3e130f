"""From a copy on an empty machine the whole record comes back; nothing that is there goes by mistake."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from django.db import connection

from tests.browser.sites import DATABASE, Site, prepare
from tests.postgresql import drop_database

pytestmark = pytest.mark.django_db
ROWS = """
import hashlib
from django.apps import apps
from django.core import serializers
for model in apps.get_models(include_auto_created=True):
    if model._meta.managed and not model._meta.proxy:
        rows = model._base_manager.order_by("pk")
        text = serializers.serialize("jsonl", rows)
        print("row", model._meta.label, rows.count(), hashlib.sha256(text.encode()).hexdigest())
"""


def rows(site: Site) -> dict[str, tuple[str, str]]:
    """How many rows each table has, and a digest of them all."""
    lines = (line.split() for line in site.manage("shell", "-c", ROWS).splitlines())
    return {words[1]: (words[2], words[3]) for words in lines if words[:1] == ["row"]}


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation with the seed's day."""
    return prepare("seed", tmp_path_factory.mktemp("data"))


@pytest.fixture
def site(seed: Path, tmp_path: Path) -> Site:
    """An installation with the seed's day, which nobody serves."""
    shutil.copytree(seed, tmp_path / "old")
    return Site(tmp_path / "old")


@pytest.fixture
def machine(tmp_path: Path) -> Site:
    """A machine on which nothing was ever entered."""
    (tmp_path / "new").mkdir()
    return Site(tmp_path / "new")


def copied(site: Site, folder: Path) -> Path:
    site.manage("backup", str(folder))
    (copy,) = folder.iterdir()
    return copy


@pytest.fixture
def databases() -> Iterator[list[str]]:
    """Addresses of two empty databases of this test alone, dropped at its end."""
    params = {
        key: value
        for key, value in connection.get_connection_params().items()
        if key in ("host", "port", "user", "password")
    }
    names = [f"{connection.settings_dict['NAME']}_{end}" for end in ("old", "new")]
    server = psycopg2.connect(dbname="postgres", **params)
    server.autocommit = True
    with server.cursor() as cursor:
        for name in names:
            drop_database(cursor, name)
            cursor.execute(f'CREATE DATABASE "{name}"')
        user, password = params["user"], params["password"]
        yield [f"postgres://{user}:{password}@{params['host']}:{params['port']}/{name}" for name in names]
        for name in names:
            drop_database(cursor, name)
    server.close()


@pytest.mark.only_on("sqlite")
def test_a_copy_that_is_in_and_cannot_be_brought_up_to_date_says_what_is_left(
    site: Site, machine: Site, tmp_path: Path
) -> None:
    """As when a migration ended half-way on the machine that is gone."""
    with closing(sqlite3.connect(site.folder / DATABASE)) as database, database:
        database.execute(
            "DELETE FROM django_migrations WHERE app = 'hearings' AND name >= '0017_bulletin_purged'"
        )
    copy = copied(site, tmp_path / "copies")

    with pytest.raises(RuntimeError) as refused:
        machine.manage("restore", str(copy))

    assert "The copy is in, but not up to date: migrate failed. duplicate column" in str(refused.value)
    assert "manage.py migrate --verbosity=0; manage.py rederive_times; " in str(refused.value)
    assert rows_of_hearings(machine) == rows_of_hearings(site) > 0


def rows_of_hearings(site: Site) -> int:
    with closing(sqlite3.connect(site.folder / DATABASE)) as database:
        count: int = database.execute("SELECT count(*) FROM hearings_hearing").fetchone()[0]
        return count


@pytest.mark.only_on("sqlite")
def test_every_row_is_there_again_on_an_empty_machine(site: Site, machine: Site, tmp_path: Path) -> None:
    before = rows(site)

    said = machine.manage("restore", str(copied(site, tmp_path / "copies")))

    assert rows(machine) == before
    assert before["hearings.Hearing"][0] == "3"
    assert "all as they passed the door" in said
    assert "3 hearings." in said
    assert (machine.folder / DATABASE).stat().st_mode & 0o777 == 0o600


@pytest.mark.only_on("postgresql")
def test_every_row_is_there_again_in_an_empty_database(tmp_path: Path, databases: list[str]) -> None:
    (tmp_path / "var").mkdir()
    site, machine = (Site(tmp_path / "var", database_url=url) for url in databases)
    site.manage("migrate", "--verbosity=0")
    site.manage("load_seed")
    before = rows(site)

    said = machine.manage("restore", str(copied(site, tmp_path / "copies")))

    assert rows(machine) == before
    assert before["hearings.Hearing"][0] == "3"
    assert "all as they passed the door" in said
    with pytest.raises(RuntimeError, match="holds a record already"):
        machine.manage("restore", str(next((tmp_path / "copies").iterdir())))


@pytest.mark.only_on("sqlite")
def test_a_record_that_is_there_is_replaced_only_on_purpose_and_copied_aside(
    site: Site, tmp_path: Path
) -> None:
    copy, before = copied(site, tmp_path / "copies"), rows(site)
    site.manage("shell", "-c", "from tests import factories; factories.hearing()")
    changed = rows(site)

    with pytest.raises(RuntimeError, match="holds a record already"):
        site.manage("restore", str(copy))
    assert rows(site) == changed
    site.manage("restore", str(copy), "--replace")

    assert rows(site) == before
    (aside,) = (site.folder / "before-restore").iterdir()
    with closing(sqlite3.connect(aside)) as database:
        assert database.execute("SELECT count(*) FROM hearings_hearing").fetchone() == (4,)


@pytest.mark.only_on("sqlite")
def test_what_cannot_go_in_is_named_and_changes_nothing(site: Site, machine: Site, tmp_path: Path) -> None:
    whole = copied(site, tmp_path / "copies").read_bytes()
    files = {
        "no copy that": b"Political court hearings scheduled on 6 May 2021",
        "broken": whole[: len(whole) // 2],
        "copy of PostgreSQL": b"PGDMP\x01\x0e\x00" + bytes(100),
    }
    newer = tmp_path / "newer.sqlite3"
    newer.write_bytes(whole)
    with closing(sqlite3.connect(newer)) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('hearings', '9999_later', '2031-01-01')"
        )
        database.commit()
    files["newer Open Court"] = newer.read_bytes()

    for why, data in files.items():
        (tmp_path / "given").write_bytes(data)
        with pytest.raises(RuntimeError, match=why):
            machine.manage("restore", str(tmp_path / "given"))

    assert not (machine.folder / DATABASE).exists()
