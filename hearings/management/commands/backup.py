"""`manage.py backup DIR`: a whole copy of the database while everybody goes on working, read back before it counts.

It is written under another name, brought to the disk, checked and only then renamed: a file with a backup's name is one.
"""

from __future__ import annotations

import os
import sqlite3
from argparse import ArgumentParser
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from hearings.management.postgresql import read_whole, run
from hearings.models import Edition

ENDINGS = {"sqlite": ".sqlite3", "postgresql": ".dump"}
PAGES = 2000
"""Pages of SQLite copied at once; between them others may write."""


class Command(BaseCommand):
    help = "Writes a whole copy of the database into a folder, checks it, and forgets the oldest ones."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where copies are kept; made when it is missing")
        parser.add_argument("--keep", type=int, metavar="N", help="delete all but the newest N copies here")

    def handle(self, *args: Any, folder: Path, keep: int | None, **options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep: at least 1 copy stays.")
        if Edition._meta.db_table not in connection.introspection.table_names():
            # Told the wrong database night after night, --keep would leave nothing but copies of it.
            name = connection.settings_dict["NAME"]
            raise CommandError(
                f"There is no calendar in {name}: no copy was made. Is DATABASE_URL the site's?"
            )
        ending = ENDINGS[connection.vendor]
        target = folder / f"open-court-{timezone.now():%Y%m%dT%H%M%S.%fZ}{ending}"
        draft = target.with_name(f".{target.name}.part")
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            if connection.vendor == "sqlite":
                self._copy_sqlite(draft)
            else:
                self._dump_postgresql(draft)
            _to_disk(draft)
            draft.replace(target)
            _to_disk(folder)
        except (OSError, sqlite3.Error) as error:
            said = error.strerror if isinstance(error, OSError) else error
            raise CommandError(f"{folder}: {said}. No copy was made.") from error
        finally:
            with suppress(OSError):
                draft.unlink()
        # Its date is what /metrics tells. Made anew: whoever made the last one, it may be another's.
        settings.LAST_BACKUP.unlink(missing_ok=True)
        settings.LAST_BACKUP.touch()
        self.stdout.write(f"{target}: {target.stat().st_size:,} bytes, read back and whole.")
        for old in sorted(folder.glob(f"open-court-*{ending}"))[:-keep] if keep else ():
            old.unlink()
            self.stdout.write(f"{old}: deleted, {keep} newer ones are kept.")

    def _copy_sqlite(self, draft: Path) -> None:
        connection.ensure_connection()
        with closing(sqlite3.connect(draft)) as copy:
            connection.connection.backup(copy, pages=PAGES)
            copy.execute("PRAGMA journal_mode=DELETE")
            if (said := copy.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                raise CommandError(f"The copy is not whole, and so the database may not be: {said}")

    def _dump_postgresql(self, draft: Path) -> None:
        run(["pg_dump", "--format=custom", f"--file={draft}"])
        read_whole(str(draft))


def _to_disk(path: Path) -> None:
    """Waits until a file, or the names in a folder, would outlive a power cut."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
