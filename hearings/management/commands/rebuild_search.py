"""Writes the words that readers search by anew, for rows that changed behind the application's back."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from hearings import edition
from hearings.models import SearchKey
from hearings.search import index


class Command(BaseCommand):
    help = (
        "Compares the words of the search with the rows they come from, and writes what differs. "
        "Goes by small steps: it may be stopped at any time and begun again, and readers may search meanwhile."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-missing", action="store_true", help="do nothing, silently, where there are words already"
        )

    def handle(self, *args: Any, if_missing: bool, **options: Any) -> None:
        if if_missing and SearchKey.objects.exists():
            return
        looked_at = differed = 0
        try:
            for kind, keys in index.rebuild():
                with edition.change(by=None):
                    differed += index.renew({kind: set(keys)})
                looked_at += len(keys)
                if not if_missing:
                    self.stdout.write(f"  {kind}: {looked_at} rows so far")
        except KeyboardInterrupt:
            self.stdout.write(f"Stopped after {looked_at} rows. Begin again at any time.")
            return
        if differed or not if_missing:
            self.stdout.write(f"{differed} of {looked_at} rows had other words; now all are findable.")
