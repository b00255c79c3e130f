"""Whether the public record is what passed the door: reads everything, changes nothing, names what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps

from hearings import edition, seals
from hearings.models import Change, RowDigest, Seal

Say = Callable[[str, int], object]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that did not come through the door."""

    where: str  # "hearings.Hearing 12", "change 7"
    what: str


@dataclass(frozen=True, slots=True)
class Proof:
    """All that was read and found."""

    findings: list[Finding]
    purged: list[Finding]
    rows: int
    changes: int


def look(say: Say = lambda _what, _count: None) -> Proof:
    """Compares every row, the change log and the seals with their digests. Writers may go on meanwhile: what they
    changed under the reader's eyes may show, so whoever finds something looks again behind the edition's lock."""
    purged: list[Finding] = []
    findings, changes, log = [], 0, set()
    last = ""
    for change in Change.objects.order_by("pk").iterator(chunk_size=500):
        where = f"change {change.pk} of edition {change.edition} ({change.table} {change.row})"
        if change.previous_digest != last:
            findings.append(
                Finding(where, "does not follow the one before it: changes were taken out or put in")
            )
        if change.computed_digest() != change.digest:
            if change.purged:
                # What the purge left is sealed as a row; here only the chain's digest is of before.
                purged.append(Finding(where, f"names purged on purpose on {change.purged:%Y-%m-%d}"))
            else:
                findings.append(Finding(where, "is not what was written: its values were altered"))
        last = change.digest
        log.add(last)
        changes += 1
        if changes % 2000 == 0:
            say("changes", changes)
    findings += _seals(log)
    rows = 0
    total = 0
    for label in seals.SEALED:
        for pks in seals.in_chunks(label, lambda count, label=label: say(label, count)):
            rows += len(pks) if label != seals.LOG else 0
            kept = {row.row: row for row in RowDigest.objects.filter(table=label, row__in=pks)}
            total += sum(seals.weight(row.digest) for row in kept.values())
            findings += _rows(label, pks, kept)
    sealed = Seal.objects.order_by("-pk").first()
    if sealed and sealed.rows != seals.as_text(total):
        findings.append(
            Finding("digests of rows", "do not sum up to the last seal: they were altered themselves")
        )
    if (sealed is None) and rows:
        findings.append(Finding("seals", "are missing"))
    return Proof(findings, purged, rows, changes)


def _seals(log: set[str]) -> Iterator[Finding]:
    last, public, seal = "", 0, None
    for seal in Seal.objects.order_by("pk").iterator(chunk_size=500):
        where = f"seal {seal.pk} of edition {seal.edition}"
        if seal.previous_digest != last or seals.digest_of(seal) != seal.digest:
            yield Finding(where, "was altered, or seals before it were taken out")
        elif seal.changes and seal.changes not in log:
            yield Finding(where, "names a change that is missing from the log")
        last, public = seal.digest, seal.edition if seal.is_public else public
    if seal and public != (number := edition.current().number):
        yield Finding("edition", f"says {number}, the last public seal says {public}")


def _rows(label: str, pks: list[int], kept: dict[int, RowDigest]) -> Iterator[Finding]:
    stand = seals.stand(apps.get_model(label), pks)
    for pk in pks:
        where, row, values = f"{label} {pk}", kept.get(pk), stand.get(pk)
        if row is None:
            yield Finding(where, "was added behind the application's back")
        elif values is None:
            yield Finding(where, "was deleted behind the application's back")
        elif (now := seals.row_digest(label, pk, values, row.salt)).digest != row.digest:
            names = [name for name in now.columns if now.columns[name] != row.columns.get(name)]
            yield Finding(
                where, f"was changed behind the application's back: {', '.join(names) or 'its digest'}"
            )


def seal_of(number: int) -> str:
    """The digest the record had at an edition, as a signed manifest of it says; "" when there was no such edition."""
    sealed = Seal.objects.filter(edition=number, is_public=True).order_by("-pk")
    return sealed.values_list("digest", flat=True).first() or ""
