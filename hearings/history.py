"""Writes the history of every row an opening of the door changed: who, when, why, and how the row stands now.

In bulk and once a row, however often it was saved; a row saved as it was has no entry. Private columns count too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models

from hearings.chunks import CHUNK, chunks
from hearings.models import Hearing
from offices.history import ADDED, BEGAN, CHANGED, DELETED
from offices.models import Editor


class Held(NamedTuple):
    """How a row stood before the door opened: nothing for a new one. A hearing also knows whom it listed."""

    row: models.Model | None
    listed: Sequence[int] = ()


@dataclass(frozen=True)
class Told:
    """What is known of an opening of the door, or of one hearing's step in it."""

    by: Editor | None
    now: dt.datetime
    reason: Mapping[str, str]
    note: str = ""
    kind: str = ""


def write(touched: Mapping[tuple[str, int], Held], told: Told, steps: Mapping[int, Told]) -> None:
    """Writes the entries of all these rows. `steps` has, by hearing, what its action said."""
    by_model: dict[str, dict[int, Held]] = {}
    for (label, pk), held in touched.items():
        by_model.setdefault(label, {})[pk] = held
    for label, rows in by_model.items():
        model = apps.get_model(label)
        for chunk in chunks(rows.items()):
            _write(model, dict(chunk), told, steps if model is Hearing else {})


def _write(
    model: type[models.Model], rows: Mapping[int, Held], told: Told, steps: Mapping[int, Told]
) -> None:
    stand = model._default_manager.in_bulk(list(rows))
    listed = _listed(stand) if model is Hearing else {}
    changed = {key: held for key, held in rows.items() if _differs(held, stand.get(key), listed.get(key, []))}
    # Asked once: simple-history makes a class of its own each time it is asked.
    history = model.history.model
    entries: list[tuple[models.Model, Sequence[int]]] = []
    for _key, held in _without_history(model, changed):
        began = Told(by=None, now=told.now, reason={}, kind=BEGAN)
        entries.append((_entry(history, held.row, ADDED, began), held.listed))
    for key, held in changed.items():
        row = stand.get(key)
        what = DELETED if row is None else CHANGED if held.row else ADDED
        entry = _entry(history, row or held.row, what, steps.get(key, told))
        entries.append((entry, listed.get(key, []) if row else held.listed))
    history.objects.bulk_create([entry for entry, _listed in entries], batch_size=CHUNK)
    if model is Hearing:
        _write_listings(entries)


def _differs(held: Held, row: models.Model | None, listed: list[int]) -> bool:
    if held.row is None or row is None:
        return held.row is not row
    columns = (column.attname for column in row._meta.concrete_fields)
    return list(held.listed) != listed or any(
        getattr(held.row, name) != getattr(row, name) for name in columns
    )


def _without_history(model: type[models.Model], changed: Mapping[int, Held]) -> Iterable[tuple[int, Held]]:
    """Rows that are older than the history: without how they stood, nobody could see what this change was."""
    old = {key: held for key, held in changed.items() if held.row is not None}
    if not old:
        return ()
    known = set(model.history.filter(id__in=list(old)).values_list("id", flat=True))
    return [(key, held) for key, held in old.items() if key not in known]


def _entry(history: type[models.Model], row: models.Model, what: str, told: Told) -> models.Model:
    columns: dict[str, Any] = {
        column.attname: getattr(row, column.attname) for column in history.tracked_fields
    }
    return history(
        history_type=what,
        history_date=told.now,
        history_user_id=told.by.pk if told.by else None,
        history_change_reason=dict(told.reason),
        history_note=told.note,
        history_kind=told.kind,
        **columns,
    )


def _listed(hearings: Iterable[int]) -> dict[int, list[int]]:
    """The keys of the prosecutions each hearing lists, sorted."""
    listed: dict[int, list[int]] = {}
    rows = Hearing.prosecutions.through.objects.filter(hearing__in=list(hearings))
    for hearing, prosecution in rows.order_by("prosecution").values_list("hearing", "prosecution"):
        listed.setdefault(hearing, []).append(prosecution)
    return listed


def _write_listings(entries: Iterable[tuple[models.Model, Sequence[int]]]) -> None:
    listing = Hearing.history.model.prosecutions.model
    # The key of a listing that is gone means nothing to anybody.
    rows = [
        listing(history=entry, hearing_id=entry.id, prosecution_id=key, id=0)
        for entry, listed in entries
        for key in listed
    ]
    listing.objects.bulk_create(rows, batch_size=CHUNK)
