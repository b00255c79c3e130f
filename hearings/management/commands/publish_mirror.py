"""`manage.py publish_mirror DIR --run "rsync -a --delete {}/ host:court/"`: builds the mirror and hands it over.

With `--watch` it stays and does so after every change and every midnight. The database may go and come; whoever edits
never waits for it. What fails stands on the desk until it works again, and so does which edition each mirror was given.
"""

from __future__ import annotations

import datetime as dt
import signal
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from hearings import edition, handover
from hearings.handover import Note, Pace, Refused, hand_over
from hearings.management.commands.build_mirror import BACK, REFUSALS, cores
from hearings.mirror import building
from hearings.mirror.moment import moment
from hearings.mirror.signing import SecretKey

EVERY = 2.0
"""Seconds between two looks at the edition: one query by key."""


class Command(BaseCommand):
    help = "Builds the mirror and hands it to a command of yours; with --watch after each change, until it is stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--run", default="", help="the command; {} in it is the mirror's folder")
        parser.add_argument(
            "--name", default="", help="what the desk calls this mirror (default: --base, or DIR)"
        )
        parser.add_argument(
            "--forget", action="store_true", help="it is no mirror any more: the desk drops it"
        )
        parser.add_argument("--watch", action="store_true", help="stay, and follow the editions")
        parser.add_argument("--base", default="", help="where the copy will stand, as for build_mirror")
        parser.add_argument("--key", type=Path, default=None, help="the file of the signing key")
        parser.add_argument("--back", action="store_true", help=BACK)
        parser.add_argument("--jobs", type=int, default=cores(), help="processes (default: one a core)")

    def handle(
        self, *args: Any, folder: Path, run: str, watch: bool, name: str, forget: bool, **options: Any
    ) -> None:
        self.folder, self.run, self.options = folder, run, options
        self.name = name or options["base"] or str(folder.absolute())
        if forget:
            known = handover.forget(settings.HANDOVER, self.name)
            self.stdout.write(f"{self.name}: {'forgotten' if known else 'not known here'}.")
            return
        if not watch:
            if said := self._publish():
                raise CommandError(said)
            return
        signal.signal(signal.SIGTERM, _end)
        try:
            self._watch()
        except KeyboardInterrupt:
            self.stdout.write("Ended. The mirror that stands is whole.")

    def _watch(self) -> None:
        pace = Pace()
        while True:
            now = timezone.now()
            try:
                close_old_connections()
                stands = (edition.current().number, moment(now))
            except DatabaseError:
                # The site says that its database is gone; the mirror that is out stays out.
                time.sleep(EVERY)
                continue
            if pace.is_due(stands, now):
                said = self._publish()
                if said:
                    pace.failed(timezone.now())
                    self.stderr.write(f"{said.rstrip('.')}. Again in {pace.wait.total_seconds():.0f} s.")
                else:
                    pace.succeeded(stands)
            time.sleep(EVERY)

    def _publish(self) -> str:
        """Builds and hands over once, and keeps a note of it; what went wrong, in words."""
        key, now = self.options["key"] or settings.SIGNING_KEY_FILE, timezone.now()
        note = Note.of(settings.HANDOVER, self.name)
        began = time.monotonic()
        try:
            built = building.build(
                self.folder,
                now=now,
                base=self.options["base"],
                key=SecretKey.load(key) if key else None,
                back=self.options["back"],
                jobs=max(1, self.options["jobs"]),
            )
            if self.run:
                hand_over(self.folder.absolute(), self.run)
        except (*REFUSALS, Refused, DatabaseError) as error:
            _keep(note.failed(str(error), timezone.now()))
            return str(error)
        _keep(note.succeeded(built.edition, timezone.now()))
        took = dt.timedelta(seconds=round(time.monotonic() - began))
        self.stdout.write(f"Edition {built.edition} is out: {built.rendered} files written, {took}.")
        return ""


def _keep(note: Note) -> None:
    note.write(settings.HANDOVER)


def _end(*_told: Any) -> None:
    """SIGTERM is an end in good order, as Ctrl-C is."""
    raise KeyboardInterrupt
