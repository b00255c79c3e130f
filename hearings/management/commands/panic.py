"""`manage.py panic`: everybody is logged out and nothing public can change, until `manage.py panic --lift`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from hearings.actions.freezing import freeze, lift
from offices import audit, sessions
from offices.models import Freeze


class Command(BaseCommand):
    help = "Ends every session and freezes what the public sees; --lift ends the freeze."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lift", action="store_true", help="publishing goes on; sessions stay ended")

    def handle(self, *args: Any, lift: bool, **options: Any) -> None:
        if lift:
            self._lift()
        else:
            self._panic()

    def _panic(self) -> None:
        ended = sessions.end_all()
        standing = freeze(now=timezone.now())
        held = len(standing.held.get("hearing", {}))
        audit.note("panic", sessions=ended, held=held)
        self.stdout.write(f"Ended: {ended} session(s). Everybody has to log in again.")
        self.stdout.write(f"Frozen since {standing}: nothing public can change; readers go on reading.")
        self.stdout.write(f"Held back: {held} hearing(s) that were to come out by themselves.")
        self.stdout.write("Now: reset_mfa NAME and changepassword NAME for whoever is in doubt;")
        self.stdout.write("look through the latest changes at the desk; then manage.py panic --lift")

    def _lift(self) -> None:
        if Freeze.objects.standing() is None:
            self.stdout.write("Nothing is frozen.")
            return
        overdue = lift(now=timezone.now())
        audit.note("panic lifted", released=len(overdue))
        self.stdout.write("Lifted: publishing goes on.")
        for hearing in overdue:
            due = hearing.release_at.astimezone(dt.UTC)
            self.stdout.write(f"Public from now on, due at {due:%Y-%m-%d %H:%M} UTC: {hearing}")
