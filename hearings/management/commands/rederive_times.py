"""`manage.py rederive_times`: instants derived anew from the announced hours, when a zone's law changed.

Run it after every update of the tzdata package, and when the site learns a language: VEVENTs are kept in each.
Date and hour as announced never change; what follows from them does: the UTC instants, the order of a day, the
kept VEVENTs. The log keeps it as a minor change, for nobody moved a hearing. Each chunk is a transaction of its
own: interrupted, the command is run again and has less to do.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearings import edition, times
from hearings.chunks import chunks
from hearings.models import Hearing

DERIVED = ("zone", "starts_at", "ends_at", "day_order")


class Command(BaseCommand):
    help = "Derives zone and instants of all hearings anew, after an update of the time zone data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        keys = list(Hearing.objects.order_by("pk").values_list("pk", flat=True))
        changed = done = 0
        lost: list[Hearing] = []
        for batch in chunks(keys):
            if dry_run:
                changed += self._rederive(batch, lost=lost, save=False)
            else:
                try:
                    with edition.change(by=None, minor=True) as ledger:
                        changed += self._rederive(batch, lost=lost, save=True)
                        ledger.rerender(batch)
                except edition.Frozen as error:
                    raise CommandError(f"{error} Run rederive_times again then.") from error
            done += len(batch)
            self.stdout.write(f"  {done} of {len(keys)} hearings")
        verb = "would change" if dry_run else "changed"
        self.stdout.write(f"{changed} of {len(keys)} hearings {verb}; announced dates and hours stay.")
        if lost:
            raise CommandError(
                "An hour no longer exists, because the clocks jump over it now; ask the court and move: "
                + ", ".join(f"{hearing.public_id} ({hearing})" for hearing in lost)
            )

    def _rederive(self, keys: list[int], *, lost: list[Hearing], save: bool) -> int:
        """Derives a batch anew and says what differs; hearings whose hour fell into a gap join `lost`."""
        changed = 0
        for hearing in Hearing.objects.select_related("case__office", "court", "city").filter(pk__in=keys):
            before = {name: getattr(hearing, name) for name in DERIVED}
            try:
                hearing.derive()
            except times.NoSuchTime:
                lost.append(hearing)
                continue
            after = {name: getattr(hearing, name) for name in DERIVED}
            if before == after:
                continue
            changed += 1
            told = ", ".join(
                f"{name} {before[name]} → {after[name]}" for name in DERIVED if before[name] != after[name]
            )
            self.stdout.write(f"  {hearing.public_id} ({hearing}): {told}")
            if save:
                hearing.save()
        return changed
