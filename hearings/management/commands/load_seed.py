"""`manage.py load_seed`: the reference data of Kazakhstan and the seed's day, into an empty database."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hearings import loading

FOLDERS = [settings.BASE_DIR / "fixtures" / name for name in ("reference", "seed")]


class Command(BaseCommand):
    help = "Loads legal codes, courts and the hearings of 6 May 2021 into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            rows = loading.load(FOLDERS, today=now.date(), now=now, say=self.stdout.write)
        except loading.NotEmpty:
            # Every start calls this command: content that is there is the normal case, not a fault.
            self.stdout.write(
                "The database has content already; the seed was not loaded, and nothing changed."
            )
            return
        except loading.BadFixture as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Loaded {rows} rows; the hearings of 6 May 2021 are public.")
