"""Takes the earlier names of a person out of the histories: `manage.py purge_history <key>`.

For a person whose name is withheld. Names, spellings and the address made of the name go from every kept version and
from the change log of the person and of the twins merged into them; the titles of the desk's own log go with them. Who
changed what and when stays, and `verify_record` tells a purge from tampering.
What was written about the person in texts of others is not found by a program: `--words` lists where a word stands.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from defendants.choices import ShownAs
from defendants.models import Defendant, Prosecution
from hearings import edition, seals, whitelist
from hearings.locks import write_lock
from hearings.models import Change
from offices.history import has_history

NAMES = ("given_name", "family_name", "patronymic", "description")


class Command(BaseCommand):
    help = "Takes the earlier names of a person whose name is withheld out of the histories."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="the number of the person at the desk, or the name in the address")
        parser.add_argument(
            "--words", nargs="*", default=(), help="list the versions in which these words stand"
        )

    def handle(self, *args: Any, person: str, words: list[str], **options: Any) -> None:
        key = (
            Q(pk=int(person))
            if person.isascii() and person.isdigit() and len(person) < 19
            else Q(slug=person)
        )
        row = Defendant.objects.filter(key).first()
        if row is None:
            raise CommandError(f"Nobody is called “{person}”: give the number or the name in the address.")
        if row.shown_as == ShownAs.FULL:
            raise CommandError(
                f"The name of person {row.pk} is public. Withhold it first: on the person's page, “shown as”."
            )
        with write_lock(), transaction.atomic():
            versions, titles = purge(row)
        self.stdout.write(f"Names taken out of {versions} versions and {titles} lines of the desk's log.")
        for place in standing(words):
            self.stdout.write(place)


def purge(person: Defendant) -> tuple[int, int]:
    """Empties the names in the versions of a person and their twins; returns how many versions and log lines."""
    people = [person.pk, *person.merged.values_list("pk", flat=True)]
    empty = {**{name: {} for name in NAMES}, "aliases": [], "slug": "", "sort_name": ""}
    versions = Defendant.history.filter(id__in=people).update(**empty)
    _purge_log(people, empty)
    parts = Prosecution.objects.filter(defendant__in=people)
    titles = 0
    for model, keys in ((Defendant, people), (Prosecution, list(parts.values_list("pk", flat=True)))):
        kind = ContentType.objects.get_for_model(model)
        lines = LogEntry.objects.filter(content_type=kind, object_id__in=[str(key) for key in keys])
        titles += lines.update(object_repr="", change_message="")
    return versions, titles


def _purge_log(people: list[int], empty: dict[str, Any]) -> None:
    """Names go from the change log as well; `verify_record` then reports the rows as purged, not as altered."""
    now = timezone.now()
    told = [
        change
        for change in Change.objects.filter(table=Defendant._meta.label, row__in=people)
        if any(one and one.get(name) for one in (change.before, change.after) for name in empty)
    ]
    for change in told:
        for side in ("before", "after"):
            values = getattr(change, side)
            kept = values and {name: empty.get(name, value) for name, value in values.items()}
            setattr(change, side, kept)
        change.purged = now
    Change.objects.bulk_update(told, ["before", "after", "purged"], batch_size=100)
    stands = edition.lock()
    lines = [(seals.LOG, change.pk) for change in told]
    seals.write(lines, edition=stands.number, at=now.replace(microsecond=0), is_public=False)


def standing(words: list[str]) -> Iterator[str]:
    """Where a word stands in kept versions of other rows: model, row, version."""
    wanted = [word.casefold() for word in words]
    for model in filter(has_history, whitelist.public_models()) if wanted else ():
        for entry in model.history.all().iterator():
            if any(word in _text(entry).casefold() for word in wanted):
                yield f"{model._meta.label} {entry.id}, version {entry.history_id}"


def _text(entry: Model) -> str:
    return " ".join(str(getattr(entry, column.attname)) for column in entry._meta.concrete_fields)
