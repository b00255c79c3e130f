"""`manage.py load_reference FOLDER…`: adds a country's office, codes, cities and courts to any database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearings import loading


class Command(BaseCommand):
    help = "Adds the reference data of folders such as fixtures/belarus; what is there already stays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", metavar="FOLDER", nargs="+", type=Path)

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        try:
            added = loading.add_reference(folders, say=self.stdout.write)
        except loading.BadFixture as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Added {added} rows." if added else "Everything was there already; nothing changed."
        )
