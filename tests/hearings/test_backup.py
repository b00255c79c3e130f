"""A backup is a whole copy, for its owner alone, and the oldest ones go when asked to."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from hearings.models import Hearing
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def back_up(folder: Path, **options: object) -> list[Path]:
    call_command("backup", folder, stdout=io.StringIO(), **options)
    return sorted(folder.iterdir())


@pytest.mark.only_on("sqlite")
def test_the_copy_has_every_row(tmp_path: Path) -> None:
    hearing = factories.hearing()

    (copy,) = back_up(tmp_path / "new")

    with closing(sqlite3.connect(copy)) as database:
        rows = database.execute("SELECT id, date FROM hearings_hearing").fetchall()
    assert rows == [(hearing.pk, str(hearing.date))]


def test_a_backup_leaves_its_date_for_the_monitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "LAST_BACKUP", tmp_path / "last-backup")

    (copy,) = back_up(tmp_path / "copies")

    assert settings.LAST_BACKUP.stat().st_mtime >= copy.stat().st_mtime


def test_copies_are_their_owners_alone_and_the_oldest_go(tmp_path: Path) -> None:
    factories.hearing()
    (first,) = back_up(tmp_path)
    back_up(tmp_path, keep=2)

    kept = back_up(tmp_path, keep=2)

    assert len(kept) == 2
    assert first not in kept
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    assert Hearing.objects.count() == 1


@pytest.mark.only_on("sqlite")
def test_a_database_without_a_calendar_is_not_backed_up(tmp_path: Path) -> None:
    """A nightly job that has lost its DATABASE_URL would drive out the true copies with empty ones."""
    ended = subprocess.run(
        [sys.executable, "manage.py", "backup", str(tmp_path / "copies"), "--keep", "1"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert f"There is no calendar in {tmp_path}/none.sqlite3: no copy was made." in ended.stderr
    assert not (tmp_path / "copies").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match=r"file/copies: Not a directory\. No copy was made"):
        back_up(tmp_path / "file" / "copies")


@pytest.mark.only_on("postgresql")
def test_a_missing_program_is_named_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program: None)

    with pytest.raises(CommandError, match="postgresql-client"):
        back_up(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_the_last_copy_is_never_deleted(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="at least 1"):
        back_up(tmp_path, keep=0)
