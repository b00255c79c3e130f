"""`manage.py doctor`: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone

from hearings.diagnosis import Finding, findings


class Command(BaseCommand):
    help = "Says what is wrong with this installation and how to mend it. Changes nothing; ends with 1 when it is grave."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs: a list of what was found")

    def handle(self, *args: Any, **options: Any) -> None:
        found = []
        try:
            found.extend(findings(timezone.now()))
        except DatabaseError as error:
            what = f"The database does not answer: {str(error).strip().splitlines()[0]}"
            found.append(
                Finding(
                    "database",
                    what,
                    "Start it, and look at DATABASE_URL, the room on its disk and the rights to its folder.",
                )
            )
        if options["json"]:
            self.stdout.write(json.dumps([asdict(each) for each in found], indent=2))
        else:
            for each in found:
                mark = "WRONG" if each.grave else "note "
                self.stdout.write(f"{mark} {each.check}: {each.what}\n      {each.remedy}")
            if not found:
                self.stdout.write("Nothing is wrong.")
        if any(each.grave for each in found):
            sys.exit(1)
