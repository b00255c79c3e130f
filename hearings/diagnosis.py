"""What is wrong with an installation, and how it is mended: each check looks at one thing and says it in words.

Reads, and changes nothing. Knows nothing of how it is shown (`manage.py doctor`).
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
import zoneinfo
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F

from hearings import edition, handover
from hearings.mirror import manifest
from hearings.mirror.signing import BadKey, PublicKey, SecretKey
from hearings.models import Hearing, Rendering, SearchKey
from hearings.unshown import examine, examine_others
from offices.models import Office

ROOM = 500 * 1024 * 1024
"""Bytes of free disk below which saving may soon fail."""
NAMED = 10
"""So many hearings of a kind are named; who mends them looks again."""
OLDEST_BACKUP = dt.timedelta(hours=36)
"""A nightly copy that is older was missed."""
OLDEST_ZONES = dt.timedelta(days=540)
"""Zone data so old miss changes of law that are in force."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `grave`: readers or editors are hurt by it now."""

    check: str
    what: str
    remedy: str
    grave: bool = True


Check = Callable[[dt.datetime], Iterator[Finding]]


def migrated(now: dt.datetime) -> Iterator[Finding]:
    """The tables are those of the code."""
    waiting = MigrationExecutor(connection)
    if waiting.migration_plan(waiting.loader.graph.leaf_nodes()):
        yield Finding("database", "The database is older than the code.", "Run: manage.py migrate")


def database(now: dt.datetime) -> Iterator[Finding]:
    """What keeps the last commit through a power cut is on."""
    yield from _sqlite() if connection.vendor == "sqlite" else _postgresql()


def _sqlite() -> Iterator[Finding]:
    if (found := _said("PRAGMA integrity_check")) != "ok":
        yield Finding("database", f"The file is damaged: {found}", "Stop the service and put a copy back.")
    if not connection.is_in_memory_db() and _said("PRAGMA journal_mode") != "wal":
        yield Finding(
            "database",
            "The journal is not WAL: readers and editors wait for each other.",
            "Keep the file on a local disk, and run once: sqlite3 FILE 'PRAGMA journal_mode=WAL'",
        )
    if int(_said("PRAGMA synchronous")) < 2 and settings.ROLE == "whole":
        yield Finding(
            "database",
            "A power cut may lose what was just saved.",
            "Keep `PRAGMA synchronous=FULL` in config/environment.py.",
        )


def _postgresql() -> Iterator[Finding]:
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        if _said(f"SHOW {name}") == "off":
            yield Finding(
                "database",
                f"PostgreSQL has {name} switched off: a power cut may lose what was just saved.",
                f"ALTER SYSTEM SET {name} = on; SELECT pg_reload_conf();",
            )


def _said(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])


def rules(now: dt.datetime) -> Iterator[Finding]:
    """What no constraint can hold: a prosecution listed at a hearing belongs to the case the hearing is of."""
    through = Hearing.prosecutions.through
    strangers = through.objects.exclude(prosecution__case=F("hearing__case"))
    for row in strangers.select_related("hearing")[:NAMED]:
        yield Finding(
            "rules",
            f"Hearing {row.hearing.public_id} lists somebody of another case.",
            f"Open it at the desk and list its own people: /admin/hearings/hearing/{row.hearing_id}/change/",
        )


def sound(now: dt.datetime) -> Iterator[Finding]:
    """Every public hearing, person and place can be shown: its rows are of the shape the application writes."""
    found = (islice(examine(Hearing.objects.published(now)), NAMED), islice(examine_others(now), NAMED))
    for unsound in chain(*found):
        yield Finding(
            "shown",
            f"{unsound.kind.capitalize()} {unsound.key} cannot be shown: {unsound.column} holds what it cannot hold.",
            "It was written behind the application's back: put the value right there, or put a copy back "
            "(manage.py restore). manage.py verify_record names every row that did not come through the application.",
        )


def findable(now: dt.datetime) -> Iterator[Finding]:
    """The words of the search are there for what is published."""
    if Hearing.objects.published(now).exists() and not SearchKey.objects.exists():
        yield Finding("search", "There is no search index.", "Run: manage.py rebuild_search")


def spoken(now: dt.datetime) -> Iterator[Finding]:
    """Calendars are kept in every language of the site: one that was added later has none until they are written."""
    silent = [
        lang for lang, _name in settings.LANGUAGES if Rendering.objects.exclude(bodies__has_key=lang).exists()
    ]
    if silent:
        yield Finding(
            "calendars",
            f"Calendars in a language that was added lack hearings: {', '.join(silent)}.",
            "Run: manage.py rederive_times",
        )


def machine(now: dt.datetime) -> Iterator[Finding]:
    """What can be seen without the database: room on the disk, who may read the secret, whose files, the style."""
    if (free := shutil.disk_usage(settings.VAR_DIR).free) < ROOM:
        yield Finding(
            "disk",
            f"{free // 2**20} MB are left on the disk.",
            "Make room in or around VAR_DIR: apt-get clean, journalctl --vacuum-size=100M, old copies.",
        )
    secret = Path(os.environ.get("SECRET_KEY_FILE") or settings.VAR_DIR / "secret-key")
    if not os.environ.get("SECRET_KEY") and secret.exists() and stat.S_IMODE(secret.stat().st_mode) & 0o077:
        yield Finding("secret", f"Others on this machine can read {secret}.", f"Run: chmod 600 {secret}")
    owner = settings.VAR_DIR.stat().st_uid
    if others := sorted(path.name for path in settings.VAR_DIR.iterdir() if path.lstat().st_uid != owner):
        yield Finding(
            "owner",
            f"In VAR_DIR these belong to another user than the folder, who may not let the service write: "
            f"{', '.join(others[:NAMED])}.",
            f"A command was run as another user than the service. Run: chown -R --reference={settings.VAR_DIR} "
            f"{settings.VAR_DIR}",
        )
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield Finding(
            "static", "The files of the style are missing.", "Run: manage.py collectstatic --no-input"
        )


def entered(now: dt.datetime) -> Iterator[Finding]:
    """An office publishes, and the clock is not behind what it published."""
    if edition.current().at > now + dt.timedelta(minutes=2):
        yield Finding(
            "clock",
            "The last edition lies in the future: this machine's clock was or is wrong.",
            "Switch time synchronisation on: timedatectl set-ntp true",
        )
    if not Office.objects.exists():
        yield Finding(
            "office",
            "No office publishes here yet.",
            "Add one at the desk: /admin/offices/office/add/",
            grave=False,
        )


def zones(now: dt.datetime) -> Iterator[Finding]:
    """Time-zone law comes from the package, and is not old."""
    remedy = "Update the package tzdata, then run: manage.py rederive_times"
    if zoneinfo.TZPATH:
        yield Finding(
            "zones", "Time zones are read from the system.", "Keep reset_tzpath in config/settings.py."
        )
    year, _dot, _rest = version("tzdata").partition(".")
    if now - dt.datetime(int(year), 1, 1, tzinfo=dt.UTC) > OLDEST_ZONES:
        yield Finding("zones", f"The time-zone data are of {year}.", remedy, grave=False)


def settled(now: dt.datetime) -> Iterator[Finding]:
    """Django's own checks, those for a real installation included where others can come."""
    if settings.DEBUG:
        yield Finding("settings", "DEBUG is on: errors show the inside.", "Keep DEBUG = False.")
    if not settings.IS_HTTPS and not settings.IS_LOCAL:
        yield Finding("settings", "Others can come, and without HTTPS.", "Set SITE_URL=https://…")
    for message in checks.run_checks(include_deployment_checks=settings.IS_HTTPS):
        if message.level >= checks.WARNING:
            yield Finding(
                "settings", f"{message.id}: {message.msg}", message.hint or "See the Django documentation."
            )


def copies(now: dt.datetime) -> Iterator[Finding]:
    """What `publish_mirror` hands over is out, for each mirror for which it was ever used."""
    current = edition.current()
    for note in handover.notes(settings.HANDOVER):
        if trouble := note.trouble(current.number, current.at, now):
            yield Finding(
                "copies",
                f"The mirror {note.mirror} is not handed over: {trouble}.",
                "Run the command of `publish_mirror --run` by hand, and see that the service runs. "
                "A mirror that is none any more: the same command with --forget.",
            )


def mirrored(now: dt.datetime) -> Iterator[Finding]:
    """The mirror that stands in for the database is there, and the keys of signed copies are keys."""
    folder = settings.MIRROR_DIR
    if folder is not None and not (folder / manifest.NAME).is_file():
        yield Finding(
            "mirror",
            f"MIRROR_DIR holds no mirror, so readers get nothing while the database is gone: {folder}",
            f"Run: manage.py build_mirror {folder}",
        )
    try:
        if settings.SIGNING_PUBLIC_KEY:
            PublicKey.read(settings.SIGNING_PUBLIC_KEY)
        if settings.SIGNING_KEY_FILE:
            SecretKey.load(settings.SIGNING_KEY_FILE)
    except BadKey as error:
        yield Finding(
            "signing", f"Copies cannot be signed or checked. {error}", "docs/mirror.md tells of both keys."
        )


def backed_up(now: dt.datetime) -> Iterator[Finding]:
    """A copy of the record is made each night, as far as this VAR_DIR knows."""
    if settings.ROLE != "whole" or not Hearing.objects.exists():
        return
    remedy = "Run each night, as deploy/open-court-nightly.timer does: manage.py backup DIR --keep 14"
    try:
        made = dt.datetime.fromtimestamp(settings.LAST_BACKUP.stat().st_mtime, dt.UTC)
    except FileNotFoundError:
        yield Finding("backup", "No copy of the record was made here yet.", remedy, grave=False)
        return
    if now - made > OLDEST_BACKUP:
        yield Finding("backup", f"The last copy of the record is of {made:%Y-%m-%d %H:%M} UTC.", remedy)


CHECKS: tuple[Check, ...] = (
    settled, machine, zones, mirrored, migrated, database, rules, sound, findable, spoken, entered, copies, backed_up,
)  # fmt: skip
"""In this order: first what is found without the database, for it may be why the database does not answer; what comes
after tables that are not there or too old cannot be asked.
"""


def findings(now: dt.datetime) -> Iterator[Finding]:
    """Everything that is wrong at `now`. Raises django.db.DatabaseError when the database does not answer."""
    for check in CHECKS:
        found = list(check(now))
        yield from found
        if check is migrated and found:
            return
