"""Takes the earlier names of a person out of the histories: `manage.py purge_history <key>`.

For a person whose name is withheld. Names, spellings and the address made of the name go from every kept version and
from the change log of the person and of the twins merged into them; the titles of the desk's own log go with them. Who
changed what and when stays, and `verify_record` tells a purge from tampering.
What was written about the person in texts of others goes when it is asked for: `--bulletins` from the bulletins that
were pasted in, `--texts` from kept versions and logs. `--words` lists where a word stands, `manage.py find_name` where
the name still is.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from defendants.choices import ShownAs
from hearings import edition
from hearings.locks import write_lock
from hearings.naming.people import asked, spellings, with_twins
from hearings.naming.places import places
from hearings.naming.purging import purge, purge_bulletins, purge_texts
from hearings.naming.spelling import MARK, Spellings


class Command(BaseCommand):
    help = "Takes the earlier names of a person whose name is withheld out of the histories."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="the number of the person at the desk, or the name in the address")
        parser.add_argument(
            "--bulletins",
            action="store_true",
            help=f"put “{MARK}” in place of the name in the bulletins that were pasted in, for good",
        )
        parser.add_argument(
            "--texts",
            action="store_true",
            help=f"put “{MARK}” in place of the name in kept versions of other rows and in the logs, for good",
        )
        parser.add_argument(
            "--words",
            nargs="*",
            default=(),
            help="list the places where these words stand; with the two above they name the person as well",
        )

    def handle(
        self, *args: Any, person: str, bulletins: bool, texts: bool, words: list[str], **options: Any
    ) -> None:
        row = asked(person)
        if row is None:
            raise CommandError(f"Nobody is called “{person}”: give the number or the name in the address.")
        if row.shown_as == ShownAs.FULL:
            raise CommandError(
                f"The name of person {row.pk} is public. Withhold it first: on the person's page, “shown as”."
            )
        with write_lock(), transaction.atomic():
            # First, as every writer has it.
            edition.lock()
            # Before the versions go: they may know a spelling the row has no more.
            names = spellings(row, words)
            versions, titles = purge(row)
            marked = purge_bulletins(names) if bulletins else 0
            others = purge_texts(names) if texts else 0
        self.stdout.write(f"Names taken out of {versions} versions and {titles} lines of the desk's log.")
        if bulletins:
            self.stdout.write(f"Names taken out of {marked} bulletins; each keeps the hash of what came.")
        if texts:
            self.stdout.write(f"Names taken out of {others} versions and log lines of others.")
        if words:
            for place in places(Spellings(words), with_twins(row), timezone.now()):
                self.stdout.write(place.where)
