"""`manage.py find_name NUMBER`: where a person's name can still be found, who can find it, and how it goes.

Tells places and a few words around the name, never a whole text; changes nothing. Ends with 1 while readers can still
find the name, with 0 when they cannot.
"""

from __future__ import annotations

from argparse import ArgumentParser
from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from defendants.models import Defendant
from hearings.naming import outside, people
from hearings.naming.places import DESK, OUTSIDE, PUBLIC, Place, places
from hearings.naming.spelling import Spellings


class Command(BaseCommand):
    help = (
        "Says where a name can still be found: by readers, by editors, outside. Ends with 1 when readers can."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "person", nargs="?", help="the number of the person at the desk, or the name in the address"
        )
        parser.add_argument("--words", nargs="+", default=[], help="further words that name the person")
        parser.add_argument("--mirror", type=Path, default=settings.MIRROR_DIR, help="default: MIRROR_DIR")
        parser.add_argument("--backups", type=Path, help="the folder that `manage.py backup` writes into")

    def handle(
        self,
        *args: Any,
        person: str | None,
        words: list[str],
        mirror: Path | None,
        backups: Path | None,
        **options: Any,
    ) -> None:
        row = people.asked(person) if person else None
        if person and row is None:
            raise CommandError(f"Nobody is called “{person}”: give the number or the name in the address.")
        names = people.spellings(row, words)
        if not names:
            raise CommandError("Say whom to look for: the number of a person, or --words.")
        found = sorted(_found(row, names, mirror, backups), key=lambda place: _ORDER[place.group])
        for group, some in groupby(found, key=lambda place: place.group):
            self.stdout.write(f"{group}:")
            for place in some:
                context = f" “{place.context}”" if place.context else ""
                remedy = place.remedy.replace("NUMBER", str(row.pk)) if row else place.remedy
                self.stdout.write(f"  {place.where}{context}\n      {remedy}")
        public = sum(place.group == PUBLIC for place in found)
        if public:
            raise CommandError(f"Readers can still find the name: {public} places.", returncode=1)
        self.stdout.write(f"Readers find the name nowhere here; {len(found)} other places.")


_ORDER = {group: at for at, group in enumerate((PUBLIC, DESK, OUTSIDE))}


def _found(row: Defendant | None, names: Spellings, mirror: Path | None, backups: Path | None) -> list[Place]:
    now, keys = timezone.now(), people.with_twins(row) if row else []
    found = [*places(names, keys, now), *outside.readers(keys, now)]
    if mirror:
        found += outside.mirror(names, Path(mirror))
    # A word alone was entered nobody knows when.
    entered = Defendant.history.filter(id__in=keys).order_by("history_date").first()
    if backups:
        found += outside.backups(backups, entered and entered.history_date)
    else:
        found += outside.unknown_backups(settings.LAST_BACKUP)
    return found
