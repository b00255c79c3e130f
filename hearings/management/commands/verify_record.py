"""`manage.py verify_record`: finds every row of the public record changed behind the application's back.

Ends with 0 when all is as it passed the door, with 1 when something is not. Changes nothing.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.urls import NoReverseMatch

from defendants.naming import desk_page
from hearings import edition, proof, seals
from hearings.locks import write_lock
from hearings.management.waiting import LongCommand

REMEDY = (
    "Whoever did this wrote to the database itself. Find out who can reach it; look at the last backup and at a signed "
    "mirror for what was there; put it right at the desk, so that it passes the door. Saving a row seals it as it is."
)


class Command(LongCommand):
    help = "Finds every row of the public record that was changed behind the application's back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head",
            metavar="EDITION:DIGEST",
            help="what a signed manifest says the record ended with; the record must have been so at that edition",
        )

    def handle(self, *args: Any, head: str | None, **options: Any) -> None:
        before = seals.head()
        found = proof.look(self.say)
        if found.findings:
            # An editor who saved while we read looks like a stranger; once more, with the editors waiting.
            with write_lock(), transaction.atomic():
                edition.lock()
                found = proof.look()
        for one in found.purged:
            self.stdout.write(f"Purged: {one.where}: {one.what}.")
        for one in found.findings:
            self.stdout.write(f"{one.where}: {one.what}.{_way(one)}")
        said = f"{found.rows} rows and {found.changes} changes read"
        if head and (why := self._contradicts(head)):
            raise CommandError(f"{said}. {why}", returncode=1)
        if found.findings:
            raise CommandError(
                f"{said}, {len(found.findings)} not as they passed the door. {REMEDY}", returncode=1
            )
        number, digest = before
        self.stdout.write(f"{said}: all as they passed the door. The record ends with {number}:{digest}")

    def _contradicts(self, head: str) -> str:
        number, _colon, digest = head.partition(":")
        if not number.isascii() or not number.isdigit() or len(digest) != 64:
            raise CommandError("Give --head as a manifest does: the edition, a colon and 64 hex digits.")
        was = proof.seal_of(int(number))
        if not was:
            return f"This record has no edition {number}: it is another one, or was cut off."
        return (
            ""
            if was == digest
            else f"At edition {number} this record ended with {was}: its past was rewritten."
        )


def _way(one: proof.Finding) -> str:
    """Where an editor puts the row right; nothing for what no page of the desk holds."""
    try:
        return f" {desk_page(one.row)}" if one.row else ""
    except NoReverseMatch:
        return ""
