"""The one door to the public record: every change a reader can see passes `change()`, which raises the edition.

In one transaction it locks the edition row first, notes which public columns changed, writes the change log, renews the
kept renderings and the words readers search by, and raises the number last. Saving a public row outside the door raises
ClosedDoor. The lock comes first because locks taken in different orders deadlock, and on SQLite a file lock comes
before it, so that writers queue fairly instead of racing for the database's own.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.utils import timezone

from defendants.models import Prosecution
from hearings import copies, history, seals, times, whitelist
from hearings.choices import ChangeKind
from hearings.ledger import Ledger
from hearings.locks import write_lock
from hearings.models import City, Court, Edition, Hearing
from hearings.renderings import renew
from hearings.search import index
from hearings.soundness import has_moment
from offices.derived import Derived
from offices.models import Editor, Freeze

_CLOCKS = {
    "hearings.Court": ("zone", "court"),
    "hearings.City": ("zone", "city", "court__city"),
    "offices.Office": ("zone", "case__office"),
    "defendants.Case": ("office", "case"),
}
"""Of each table a hearing takes its zone from: the column that says which it is, and how a hearing leads to the row."""

Done, Seen = TypeVar("Done"), TypeVar("Seen")
_open: ContextVar[Ledger | None] = ContextVar("open_ledger", default=None)


class ClosedDoor(RuntimeError):
    """A row of the public record was about to be saved outside `edition.change()`."""

    def __init__(self, row: models.Model) -> None:
        super().__init__(
            f"{row._meta.label} is part of the public record: change it inside edition.change(by=…)"
        )


class Frozen(RuntimeError):
    """Something public was about to change while publishing is frozen (`manage.py panic`). Nothing was saved."""

    def __init__(self) -> None:
        super().__init__("Publishing is frozen: nothing public may change until `manage.py panic --lift`.")


@copies.once
def current() -> Edition:
    """The edition's row; on an empty database edition 0."""
    return Edition.objects.filter(pk=1).first() or Edition(
        pk=1, number=0, at=timezone.now().replace(microsecond=0)
    )


@contextmanager
def change(
    *,
    by: Editor | None,
    reason: dict[str, str] | None = None,
    minor: bool = False,
    now: dt.datetime | None = None,
    note: str = "",
) -> Iterator[Ledger]:
    """Opens the door for `by` (None: the system itself). A door inside a door is the outer one, which takes over the
    reason and the note where it has none: the desk opens it around each POST, before anything is known of either.
    What raises inside the inner one is undone alone, so that a page can say why and the outer one still close.

    `reason` is told to readers, language → text. `minor` says that slips are being corrected: kept in the log, not
    shown as changes. `note` says why to other editors, in the rows' history. Raises whatever the body raises, and
    Frozen when readers would see a change while publishing is frozen; then nothing is changed.
    """
    outer = _open.get()
    if outer is not None:
        with outer.forgetting_what_fails(), transaction.atomic():
            outer.take_words(reason or {}, note)
            yield outer
        return
    with write_lock(), transaction.atomic():
        edition = lock()
        clock = (now or timezone.now()).replace(microsecond=0)
        moment = _moment(edition, clock)
        ledger = Ledger(by=by, reason=reason or {}, minor=minor, now=moment, clock=clock, note=note)
        with _opened(ledger):
            yield ledger
        _close(ledger, edition)


def rehearse(act: Callable[[], Done], look: Callable[[Done], Seen], *, by: Editor | None) -> Seen:
    """What `look` sees once `act` has passed the door; then nothing of it has happened, not even inside an open door.

    Waits for other writers as a change does. Raises whatever the two raise, and Frozen like `change()`.
    """
    with write_lock(), transaction.atomic():
        edition = lock()
        clock = timezone.now().replace(microsecond=0)
        ledger = Ledger(by=by, reason={}, minor=False, now=_moment(edition, clock), clock=clock)
        with transaction.atomic():
            with _opened(ledger):
                done = act()
            _close(ledger, edition)
            seen = look(done)
            transaction.set_rollback(True)
        return seen


def add(rows: Sequence[models.Model]) -> None:
    """Inserts new rows of one table at once. Only inside an open door; a hearing lists nobody until `list_people`."""
    if not rows:
        return
    ledger = _ledger_for(rows[0])
    model = type(rows[0])
    if issubclass(model, Derived):
        model.derive_all(rows)
    model._default_manager.bulk_create(rows)
    for row in rows:
        ledger.note_after(row, listed=())


def list_people(listing: Iterable[tuple[Hearing, Iterable[Prosecution]]]) -> None:
    """Says of hearings that were just added whom they list. Only inside an open door."""
    listed = [(hearing, _ledger_for(hearing), {row.pk for row in rows}) for hearing, rows in listing]
    through = Hearing.prosecutions.through
    through.objects.bulk_create(
        [
            through(hearing=hearing, prosecution_id=key)
            for hearing, _ledger, keys in listed
            for key in sorted(keys)
        ]
    )
    for hearing, ledger, keys in listed:
        ledger.note_after(hearing, listed=keys)


def _moment(edition: Edition, clock: dt.datetime) -> dt.datetime:
    """The second at which a change happens: never before the one that came before it."""
    return max(clock, edition.at) if edition.number else clock


@contextmanager
def _opened(ledger: Ledger) -> Iterator[None]:
    token = _open.set(ledger)
    try:
        yield
    finally:
        _open.reset(token)


def lock() -> Edition:
    """The edition row, made when it is missing, and held until the transaction ends: whoever has it is alone."""
    rows = Edition.objects.select_for_update().filter(pk=1)
    if edition := rows.first():
        return edition
    # Of two who find none one waits for the other's row.
    now = timezone.now().replace(microsecond=0)
    Edition.objects.bulk_create([Edition(pk=1, number=0, at=now)], ignore_conflicts=True)
    return rows.get()


def raise_number(last: Edition, rows: Iterable[seals.Key], *, now: dt.datetime) -> None:
    """The next edition, at `now` in whole seconds, for what readers see changed past the door; seals these rows.

    Behind `lock()`, which gave `last`.
    """
    number, at = last.number + 1, _moment(last, now)
    seals.write(rows, edition=number, at=at, is_public=True)
    Edition.objects.filter(pk=1).update(number=number, at=at)


def _close(ledger: Ledger, edition: Edition) -> None:
    """Logs what readers see changed, renews what is kept, and raises the number when there was anything."""
    with _opened(ledger):
        _follow_cities(ledger)
        _follow_clocks(ledger)
    _write_history(ledger)
    seen, reached = ledger.seen(), ledger.hearings_reached()
    number = edition.number + 1
    # Asked behind the lock, which a freeze takes too: once it stands, nothing that began before can still come out.
    if (seen or reached) and Freeze.objects.standing():
        raise Frozen
    if seen:
        ledger.write_log(number)
    renewed = renew(reached, now=ledger.clock, stamp=ledger.now)
    index.renew(index.reached(ledger.net()))
    is_public = bool(seen or renewed)
    if is_public or ledger.net():
        stands = number if is_public else edition.number
        seals.write(ledger.to_seal(), edition=stands, at=ledger.now, is_public=is_public)
    if is_public:
        Edition.objects.filter(pk=1).update(number=number, at=ledger.now)


def _follow_cities(ledger: Ledger) -> None:
    """A court that turns out to be in another city goes by that one's clocks, unless it had a zone of its own."""
    for (label, pk), (before, after) in ledger.net().items():
        if label != "hearings.Court" or not (before and after) or before["city"] == after["city"]:
            continue
        left = City.objects.get(pk=before["city"])
        court = Court.objects.select_related("city").get(pk=pk)
        if before["zone"] == court.zone == left.zone != court.city.zone:
            court.zone = court.city.zone
            court.save()


def _follow_clocks(ledger: Ledger) -> None:
    """Hearings whose court, city or office goes by other clocks now are saved again: the announced hour is by them.

    A slip was corrected, and nobody moved them. One whose hour the new clocks jump over stays as it was.
    """
    for (label, pk), (before, after) in ledger.net().items():
        column, *paths = _CLOCKS.get(label, ("",))
        if not (column and before and after) or before[column] == after[column]:
            continue
        if label == "hearings.City":
            # A court without a zone of its own has its city's, and keeps it as if it were its own.
            for court in Court.objects.filter(city=pk, zone=before[column]):
                court.zone = after[column]
                court.save()
        which = reduce(or_, (Q(**{path: pk}) for path in paths))
        for row in Hearing.objects.filter(which).select_related("case__office", "court", "city"):
            if row.zone != row.zone_of_place() and has_moment(row):
                with suppress(times.NoSuchTime):
                    row.save()
                    ledger.call(row, ChangeKind.CHANGED, minor=True)


def _write_history(ledger: Ledger) -> None:
    """Private edits too: a draft or a note that readers never see still has its who, when and before."""
    told = history.Told(
        by=ledger.by, now=ledger.now, reason=ledger.reason, note=ledger.note, kind=ledger.kind
    )
    steps = {
        pk: dataclasses.replace(told, kind=call.kind, reason=call.reason or ledger.reason)
        for pk, call in ledger.calls().items()
    }
    history.write({key: history.Held(*held) for key, held in ledger.held().items()}, told, steps)


# --- the receivers, hung on every public model once
def _ledger_for(row: models.Model) -> Ledger:
    ledger = _open.get()
    if ledger is None:
        raise ClosedDoor(row)
    return ledger


def _before_save(sender: type[models.Model], instance: models.Model, **_kwargs: Any) -> None:
    _ledger_for(instance).note_before(sender, instance.pk)


def _after_save(sender: type[models.Model], instance: models.Model, **_kwargs: Any) -> None:
    _ledger_for(instance).note_after(instance)


def _before_delete(sender: type[models.Model], instance: models.Model, **_kwargs: Any) -> None:
    ledger = _ledger_for(instance)
    ledger.note_before(sender, instance.pk)
    if isinstance(instance, Prosecution):
        # It leaves the hearings that list it without a signal of theirs.
        ledger.seal_anew("hearings.Hearing", instance.hearings.values_list("pk", flat=True))


def _after_delete(sender: type[models.Model], instance: models.Model, **_kwargs: Any) -> None:
    _ledger_for(instance).note_deleted(instance)


def _listing_changed(
    instance: models.Model, action: str, reverse: bool, pk_set: set | None, **_kwargs: Any
) -> None:
    ledger = _ledger_for(instance)
    hearings = (
        [instance.pk] if not reverse else sorted(pk_set or instance.hearings.values_list("pk", flat=True))
    )
    for pk in hearings:
        if action.startswith("pre_"):
            ledger.note_before(Hearing, pk)
        else:
            ledger.note_listing(pk)


def hang_door() -> None:
    """Connects the receivers; called once when the apps are ready."""
    for model in whitelist.public_models():
        key = f"door:{model._meta.label}"
        pre_save.connect(_before_save, sender=model, dispatch_uid=key, weak=False)
        post_save.connect(_after_save, sender=model, dispatch_uid=key, weak=False)
        pre_delete.connect(_before_delete, sender=model, dispatch_uid=key, weak=False)
        post_delete.connect(_after_delete, sender=model, dispatch_uid=key, weak=False)
    m2m_changed.connect(
        _listing_changed, sender=Hearing.prosecutions.through, dispatch_uid="door:listing", weak=False
    )
