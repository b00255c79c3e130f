"""`manage.py doctor` finds what is wrong, says how it is mended, and is silent where all is well."""

from __future__ import annotations

import datetime as dt
import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from hearings import diagnosis
from hearings.models import Edition, SearchKey
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _healthy(settings, monkeypatch, tmp_path: Path) -> None:
    """An installation in order: its own settings, a key only it can read, collected files, room."""
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)
    settings.VAR_DIR, settings.STATIC_ROOT = tmp_path, tmp_path
    (tmp_path / "secret-key").write_text("k" * 50)
    (tmp_path / "secret-key").chmod(0o600)
    (tmp_path / "staticfiles.json").write_text("{}")
    settings.LAST_BACKUP = tmp_path / "last-backup"
    settings.LAST_BACKUP.touch()
    monkeypatch.setattr(diagnosis, "ROOM", 1)
    factories.hearing()


def told() -> dict[str, str]:
    return {each.check: f"{each.what} {each.remedy}" for each in diagnosis.findings(timezone.now())}


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert told() == {}


def test_a_secret_that_others_can_read_is_found(tmp_path: Path) -> None:
    (tmp_path / "secret-key").chmod(0o644)

    assert "chmod 600" in told()["secret"]


def test_missing_files_and_a_full_disk_are_found(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "staticfiles.json").unlink()
    monkeypatch.setattr(diagnosis, "ROOM", 2**62)

    assert "collectstatic" in told()["static"]
    assert "Make room" in told()["disk"]


def test_a_night_without_a_backup_is_found_and_none_at_all_is_noted(settings) -> None:
    past = timezone.now() - dt.timedelta(hours=40)
    os.utime(settings.LAST_BACKUP, (past.timestamp(), past.timestamp()))

    assert f"of {past:%Y-%m-%d %H:%M} UTC" in told()["backup"]

    settings.LAST_BACKUP.unlink()
    assert [each.grave for each in diagnosis.findings(timezone.now()) if each.check == "backup"] == [False]


def test_an_empty_mirror_and_keys_that_are_none_are_found(settings, tmp_path: Path) -> None:
    settings.MIRROR_DIR = tmp_path / "mirror"
    settings.SIGNING_PUBLIC_KEY = "RWnot-a-key"

    assert f"build_mirror {tmp_path}/mirror" in told()["mirror"]
    assert "56 letters" in told()["signing"]

    settings.SIGNING_PUBLIC_KEY, settings.SIGNING_KEY_FILE = "", tmp_path / "nowhere"
    assert f"{tmp_path}/nowhere cannot be read" in told()["signing"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_what_a_command_of_another_user_left_is_found(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    os.chown(tmp_path / "static", 65534, 65534)

    assert "static" in told()["owner"]


def test_a_language_without_calendars_is_found_until_they_are_written(settings) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ("be", "Беларуская")]
    assert "be." in told()["calendars"]

    call_command("rederive_times", stdout=StringIO())

    assert told() == {}


def test_a_missing_index_of_the_search_is_found() -> None:
    SearchKey.objects.all().delete()

    assert "rebuild_search" in told()["search"]


def test_somebody_of_another_case_in_a_hearing_is_found() -> None:
    row, stranger = factories.hearing(), factories.prosecution()
    row.prosecutions.through.objects.create(hearing=row, prosecution=stranger)

    assert f"/admin/hearings/hearing/{row.pk}/change/" in told()["rules"]


def test_an_edition_of_tomorrow_means_a_wrong_clock() -> None:
    Edition.objects.update(at=timezone.now() + dt.timedelta(days=1))

    assert "clock" in told()


def test_debug_and_strangers_without_https_are_found(settings) -> None:
    settings.DEBUG, settings.IS_LOCAL = True, False

    found = [each.what for each in diagnosis.settled(timezone.now())]
    assert any("DEBUG" in what for what in found)
    assert any("HTTPS" in what for what in found)


def test_old_zone_data_are_a_note(monkeypatch) -> None:
    monkeypatch.setattr(diagnosis, "version", lambda name: "2021.1")

    assert [each.grave for each in diagnosis.zones(timezone.now())] == [False]


def test_programs_get_json_and_what_is_grave_ends_with_one(tmp_path: Path) -> None:
    (tmp_path / "secret-key").chmod(0o644)
    out = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("doctor", "--json", stdout=out)

    assert ended.value.code == 1
    assert [each["check"] for each in json.loads(out.getvalue())] == ["secret"]


def test_without_a_database_it_says_so_and_what_else_is_wrong_as_a_full_disk(monkeypatch) -> None:
    def gone(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(connection, "cursor", gone)
    monkeypatch.setattr(diagnosis, "ROOM", 2**62)
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("doctor", stdout=out)
    assert "unable to open database file" in out.getvalue()
    assert "Make room" in out.getvalue()


def test_who_is_well_is_told_so() -> None:
    out = StringIO()

    call_command("doctor", stdout=out)

    assert out.getvalue() == "Nothing is wrong.\n"
