"""`manage.py restore FILE`: a copy that `backup` made becomes the record, whole or not at all.

For an empty machine; a database that holds a record already is left alone unless `--replace` is said, and is copied
aside first. The file is looked at before anything is touched. What it holds goes in in one transaction, so that an
interrupted restore leaves what was there; servers that run meanwhile show the new record with their next request. Then
what the code has learned since is brought up to date: tables, times by today's law, the index of the search.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
import time
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from defendants.models import Defendant
from hearings.management.postgresql import read_whole, run
from hearings.models import Hearing
from offices.models import Editor, Office

RECORD = (Office, Editor, Defendant, Hearing)
"""A database without any of these is empty, whatever tables it has."""
SQLITE = b"SQLite format 3\0"
POSTGRESQL = b"PGDMP"
PAGES = 2000
PREPARED = "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
"""Before the copy goes into PostgreSQL, in the same transaction: tables of another version would stand in its way."""

AFTERWARDS = (
    ("migrate", "--verbosity=0"),
    ("rederive_times",),
    ("rebuild_search", "--if-missing"),
    ("verify_record",),
)
"""What the code has learned since the copy was made, and a look at what came of it."""

Migrations = set[tuple[str, str]]


class Command(BaseCommand):
    help = "Makes a copy that `backup` wrote the record again, whole or not at all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a file that `manage.py backup` wrote")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="in place of the record that is here, which is copied aside first",
        )

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        began = time.monotonic()
        self._look(file)
        if has_record():
            if not replace:
                raise CommandError(
                    f"The database {connection.settings_dict['NAME']} holds a record already. To put the copy in "
                    "its place: --replace. What is there is copied into VAR_DIR/before-restore first."
                )
            call_command("backup", Path(settings.VAR_DIR) / "before-restore", stdout=self.stdout)
        self.stdout.write(f"{file}: whole. It goes in now; until it is in, nothing has changed.")
        connection.close()
        try:
            (self._into_sqlite if connection.vendor == "sqlite" else self._into_postgresql)(file)
        except (OSError, sqlite3.Error) as error:
            raise CommandError(f"It did not go in, and what was here still is: {error}.") from error
        connection.close()
        self.stdout.write("It is in. Bringing it up to date …")
        for number, (name, *words) in enumerate(AFTERWARDS):
            try:
                call_command(name, *words, stdout=self.stdout)
            except (CommandError, DatabaseError) as error:
                left = "; ".join(f"manage.py {' '.join(step)}" for step in AFTERWARDS[number:])
                raise CommandError(
                    f"The copy is in, but not up to date: {name} failed. {error}\n"
                    f"Mend that, then run what is left: {left}"
                ) from error
        counts = ", ".join(f"{model.objects.count():,} {model._meta.verbose_name_plural}" for model in RECORD)
        self.stdout.write(f"Restored in {time.monotonic() - began:.0f} s: {counts}.")

    def _look(self, file: Path) -> None:
        """Raises CommandError for what cannot go in: no copy, another database's, broken, or newer than the code."""
        try:
            with file.open("rb") as opened:
                head = opened.read(16)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error
        wanted, name = (SQLITE, "SQLite") if connection.vendor == "sqlite" else (POSTGRESQL, "PostgreSQL")
        if not head.startswith(wanted):
            kind = "PostgreSQL" if head.startswith(POSTGRESQL) else "SQLite" if head == SQLITE else "no"
            raise CommandError(
                f"{file} is a copy of {kind} database, and this one is {name}. Restore it where it comes from: "
                "DATABASE_URL says which database is meant."
                if kind != "no"
                else f"{file} is no copy that `manage.py backup` made."
            )
        there = sqlite_migrations(file) if connection.vendor == "sqlite" else postgresql_migrations(file)
        known = set(MigrationLoader(None).disk_migrations)
        ours = {app for app, _name in known}
        if newer := sorted(one for one in there - known if one[0] in ours):
            raise CommandError(
                f"{file} was made by a newer Open Court ({newer[-1][0]} {newer[-1][1]}). Install that version, "
                "then restore."
            )
        if ("hearings", "0001_initial") not in there:
            raise CommandError(f"{file} holds no record of Open Court.")

    def _into_sqlite(self, file: Path) -> None:
        """Page by page into the database that is there, in one transaction of SQLite's own (sqlite.org/backup.html)."""
        target = Path(connection.settings_dict["NAME"])
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not has_record():
            # Looking has made the file, if there was none; a record's is its owner's alone.
            connection.close()
            target.touch()
            target.chmod(0o600)

        def told(_status: int, left: int, total: int) -> None:
            self.stdout.write(f"  {total - left:,} of {total:,} pages")

        with closing(reading(file)) as copy, closing(sqlite3.connect(target, timeout=30)) as database:
            copy.backup(database, pages=PAGES, progress=told)

    def _into_postgresql(self, file: Path) -> None:
        """As the text of the dump, behind the removal of what is there, in one transaction."""
        with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix="restore-") as folder:
            script = Path(folder) / "record.sql"
            run(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(file)])
            before = Path(folder) / "before.sql"
            before.write_text(PREPARED)
            run(
                ["psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1"]
                + [f"--file={before}", f"--file={script}"]
            )


def has_record() -> bool:
    """Whether anybody has entered anything here."""
    there = set(connection.introspection.table_names())
    return any(model._meta.db_table in there and model.objects.exists() for model in RECORD)


def reading(file: Path) -> sqlite3.Connection:
    """The copy, so that nothing in it can change."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def sqlite_migrations(file: Path) -> Migrations:
    """Which migrations the copy has had. Raises CommandError when the file is broken."""
    try:
        with closing(reading(file)) as copy:
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if said != "ok":
                raise CommandError(f"{file} is broken: {said}. Take an older copy.")
            return set(copy.execute("SELECT app, name FROM django_migrations"))
    except sqlite3.Error as error:
        raise CommandError(f"{file} is broken or no record: {error}. Take an older copy.") from error


def postgresql_migrations(file: Path) -> Migrations:
    """Which migrations the dump has had; the whole of it is read for that, so that a broken one is found."""
    read_whole(str(file))
    rows = run(["pg_restore", "--data-only", "--table=django_migrations", "--file=-", str(file)])
    return set(re.findall(r"^\d+\t(\w+)\t(\w+)\t", rows, re.MULTILINE))
