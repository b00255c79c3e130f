"""Whether the public record is what passed the door: reads everything, changes nothing, names what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import BooleanField, DateField, Model, TextField, TimeField, UUIDField
from django.db.models.functions import Cast

from hearings import edition, seals
from hearings.chunks import chunks
from hearings.models import Change, RowDigest, Seal
from hearings.progress import Say, silently

UNREADABLE = (ValueError, TypeError, AttributeError, ArithmeticError)
"""What Django raises for a value that its column cannot hold. SQLite keeps whatever is written to it."""
TYPED = (BooleanField, DateField, TimeField, UUIDField)
"""Columns that SQLite keeps as a text or a number, and whose form tells how they compare."""
UNREADABLE_ROW = "holds what cannot be read"
Logged = TypeVar("Logged", Change, Seal)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that did not come through the door."""

    where: str  # "hearings.Hearing 12", "change 7"
    what: str
    row: Model | None = None  # the row as it stands now, where it is one that the desk can put right


@dataclass(frozen=True, slots=True)
class Proof:
    """All that was read and found."""

    findings: list[Finding]
    purged: list[Finding]
    rows: int
    changes: int


def look(say: Say = silently) -> Proof:
    """Compares every row, the change log and the seals with their digests. Writers may go on meanwhile: what they
    changed under the reader's eyes may show, so whoever finds something looks again behind the edition's lock."""
    purged: list[Finding] = []
    log: list[str] = []
    findings = list(_changes(log, purged, say))
    findings += _seals(frozenset(log))
    rows = total = 0
    for label in seals.SEALED:
        done = 0
        for pks in chunks(seals.keys_of(label)):
            kept = {row.row: row for row in RowDigest.objects.filter(table=label, row__in=pks)}
            total += sum(seals.weight(row.digest) for row in kept.values())
            findings += _rows(label, pks, kept)
            done += len(pks)
            say(label, done)
        rows += done if label != seals.LOG else 0
    sealed = Seal.objects.order_by("-pk").first()
    if sealed and sealed.rows != seals.as_text(total):
        findings.append(
            Finding("digests of rows", "do not sum up to the last seal: they were altered themselves")
        )
    if (sealed is None) and rows:
        findings.append(Finding("seals", "are missing"))
    return Proof(findings, purged, rows, len(log))


def _changes(log: list[str], purged: list[Finding], say: Say) -> Iterator[Finding]:
    """What is wrong with the change log; its digests go into `log`, and what was purged on purpose into `purged`."""
    for pk, change in _each(Change):
        last = log[-1] if log else ""
        if len(log) % 2000 == 1999:
            say("changes", len(log) + 1)
        if change is None:
            yield Finding(f"change {pk}", UNREADABLE_ROW)
            log.append(Change.objects.values_list("digest", flat=True).get(pk=pk))
            continue
        log.append(change.digest)
        where = f"change {change.pk} of edition {change.edition} ({change.table} {change.row})"
        if change.previous_digest != last:
            yield Finding(where, "does not follow the one before it: changes were taken out or put in")
        if _is_true(change.computed_digest, change.digest):
            continue
        if change.purged:
            # What the purge left is sealed as a row; here only the chain's digest is of before.
            purged.append(Finding(where, f"names purged on purpose on {change.purged:%Y-%m-%d}"))
        else:
            yield Finding(where, "is not what was written: its values were altered")


def _seals(log: frozenset[str]) -> Iterator[Finding]:
    last, public, seal = "", 0, None
    for pk, seal in _each(Seal):
        if seal is None:
            yield Finding(f"seal {pk}", UNREADABLE_ROW)
            last = Seal.objects.values_list("digest", flat=True).get(pk=pk)
            continue
        where = f"seal {seal.pk} of edition {seal.edition}"
        if seal.previous_digest != last or not _is_true(partial(seals.digest_of, seal), seal.digest):
            yield Finding(where, "was altered, or seals before it were taken out")
        elif seal.changes and seal.changes not in log:
            yield Finding(where, "names a change that is missing from the log")
        last, public = seal.digest, seal.edition if seal.is_public else public
    if seal and public != (number := edition.current().number):
        yield Finding("edition", f"says {number}, the last public seal says {public}")


def _rows(label: str, pks: list[int], kept: dict[int, RowDigest]) -> Iterator[Finding]:
    model = apps.get_model(label)
    stand = _stand(model, pks)
    for pk in pks:
        where, row, values = f"{label} {pk}", kept.get(pk), stand.get(pk)
        if row is None:
            yield Finding(where, "was added behind the application's back", _row(model, pk))
        elif values is None:
            yield Finding(where, "was deleted behind the application's back")
        elif (now := seals.row_digest(label, pk, values, row.salt)).digest != row.digest:
            names = [name for name in now.columns if now.columns[name] != row.columns.get(name)]
            yield Finding(
                where,
                f"was changed behind the application's back: {', '.join(names) or 'its digest'}",
                _row(model, pk),
            )


# --- reading what may be nothing that its column holds
def _each(model: type[Logged]) -> Iterator[tuple[int, Logged | None]]:
    """The rows of a log in order, by key; nothing for one that cannot be read."""
    for some in chunks(model._base_manager.order_by("pk").values_list("pk", flat=True)):
        try:
            rows = model._base_manager.in_bulk(some)
        except UNREADABLE:
            rows = {pk: row for pk in some if (row := _read(model, pk))}
        yield from ((pk, rows.get(pk)) for pk in some)


def _is_true(digest: Callable[[], str], kept: str) -> bool:
    """Whether what was read gives the digest that was kept; SQLite may also give nothing for what cannot be read."""
    try:
        return digest() == kept
    except UNREADABLE:
        return False


def _read(model: type[Logged], pk: int) -> Logged | None:
    try:
        return model._base_manager.get(pk=pk)
    except UNREADABLE:
        return None


def _stand(model: type[Model], pks: list[int]) -> dict[int, dict[str, Any]]:
    """`seals.stand`, in which what cannot be read, or is kept in another form than ours, stands as no value of ours."""
    rows = _readable(model, pks)
    for pk, name in _misread(model, rows):
        rows[pk][name] = UNREADABLE_ROW
    return rows


def _readable(model: type[Model], pks: list[int]) -> dict[int, dict[str, Any]]:
    try:
        return seals.stand(model, pks)
    except UNREADABLE:
        half = len(pks) // 2
        if half:
            return _readable(model, pks[:half]) | _readable(model, pks[half:])
    values: dict[str, Any] = {}
    for name in seals.columns_of(model):
        try:
            values |= seals.stand(model, pks, [name])[pks[0]]
        except UNREADABLE:
            values[name] = UNREADABLE_ROW
    return {pks[0]: values}


def _misread(model: type[Model], rows: dict[int, dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """Rows and columns that SQLite compares otherwise than they are read.

    It keeps any text in any column: a moment "99" is read as none, and yet never comes, so that a hearing waits for it.
    """
    if connection.vendor != "sqlite":
        return
    sealed = seals.columns_of(model)
    columns = [one for one in model._meta.concrete_fields if one.name in sealed and isinstance(one, TYPED)]
    told = model._base_manager.filter(pk__in=list(rows))
    for pk, *texts in told.values_list("pk", *(Cast(one.name, TextField()) for one in columns)):
        for one, text in zip(columns, texts, strict=True):
            if isinstance(value := rows[pk][one.name], str):
                continue  # already told apart: no date and no hour of ours is a text
            ours = one.get_db_prep_value(value, connection)
            if text != (str(int(ours)) if isinstance(ours, bool) else ours):
                yield pk, one.name


def _row(model: type[Model], pk: int) -> Model:
    """The row with none of its columns read."""
    row: Model = model._base_manager.only("pk").get(pk=pk)
    return row


def seal_of(number: int) -> str:
    """The digest the record had at an edition, as a signed manifest of it says; "" when there was no such edition."""
    sealed = Seal.objects.filter(edition=number, is_public=True).order_by("-pk")
    return sealed.values_list("digest", flat=True).first() or ""
