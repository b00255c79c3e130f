"""`manage.py reset_mfa NAME`: takes the second factor from an editor whose phone and recovery codes are gone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from offices import audit, second_factor
from offices.models import Editor


class Command(BaseCommand):
    help = "Takes an editor's second factor away and ends their sessions. Make sure that it is they who ask."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name they log in with")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        editor = Editor.objects.filter(username=name).first()
        if editor is None:
            raise CommandError(f"There is no account “{name}”.")
        phones = second_factor.reset(editor)
        audit.note("second factor reset", editor)
        self.stdout.write(f"{name}: {phones} app(s) and all recovery codes removed, every session ended.")
        if settings.SECOND_FACTOR_REQUIRED:
            self.stdout.write("At the next log-in the password opens one page: where a new one is set up.")
