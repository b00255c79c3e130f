"""`manage.py load_demo`: made-up people and their hearings around a day, into an empty database."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hearings import loading, times
from offices.models import Office

# The first office loaded is the main one, whose zone and texts stand in where a page has none of its own.
FOLDERS = [
    settings.BASE_DIR / "fixtures" / name for name in ("reference", "demo/office", "belarus", "demo/hearings")
]
OFFICE = "demo"
"""The slug of the demo's office, by which a database that holds the demo is known."""


class Command(BaseCommand):
    help = (
        "Loads a made-up set of hearings around a day (today unless said otherwise) into an empty database."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--date",
            type=dt.date.fromisoformat,
            help="the day to build around, as 2026-11-23; default: today",
        )

    def handle(self, *args: Any, date: dt.date | None, **options: Any) -> None:
        now = timezone.now()
        today = date or times.today(now, settings.DEFAULT_ZONE)
        try:
            rows = loading.load(FOLDERS, today=today, now=now, say=self.stdout.write)
        except loading.NotEmpty:
            if not Office.objects.filter(slug=OFFICE).exists():
                raise CommandError(
                    "The database has content that is not the demo's; made-up people must not join it. "
                    "Name another one in DATABASE_URL."
                ) from None
            self.stdout.write(
                "The demo is there already; nothing changed. For fresh dates, load it into a new database."
            )
            return
        except loading.BadFixture as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Loaded {rows} rows around {today:%Y-%m-%d}. All people in them are made up.")
