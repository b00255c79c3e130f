"""Writes the record as lines. The same record gives the same bytes, whenever and on whichever database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db import models

from hearings import edition
from hearings.chunks import CHUNK, chunks
from hearings.models import Hearing
from hearings.portable import extract
from hearings.portable.format import (
    EDITOR,
    KEYS,
    LISTING,
    NAME,
    PUBLIC,
    VERSION,
    WHOLE,
    as_json,
    fields,
    lists,
    tables,
    target,
)
from hearings.progress import Say, silently
from offices.history import is_history
from offices.models import Editor


class Keys:
    """The lasting keys of rows by their numbers, a table read when it is first asked for."""

    def __init__(self) -> None:
        self._read: dict[str, dict[int, Any]] = {}

    def of(self, label: str, number: int | None) -> Any:
        if number is None:
            return None
        if label not in self._read:
            self._read[label] = dict(self._rows(label))
        return self._read[label][number]

    def _rows(self, label: str) -> Iterator[tuple[int, Any]]:
        model = tables()[label]
        parts = [model._meta.get_field(name) for name in KEYS[label]]
        rows = model._base_manager.order_by().values_list("pk", *(part.attname for part in parts))
        for pk, *values in rows.iterator():
            key = [self._part(label, part, value) for part, value in zip(parts, values, strict=True)]
            yield pk, key[0] if len(key) == 1 else key

    def _part(self, label: str, part: models.Field, value: Any) -> Any:
        return self.of(name, value) if (name := target(label, part)) else as_json(value)


def lines(public: extract.Extract | None = None, say: Say = silently) -> Iterator[bytes]:
    """Every line of the file, ended. With `public`, only what readers see."""
    digest, count = hashlib.sha256(), 0
    for line in _lines(public, say):
        encoded = f"{line}\n".encode()
        digest.update(encoded)
        count += 1
        yield encoded
    yield (_line("end", {"lines": count, "sha256": digest.hexdigest()}) + "\n").encode()


def _lines(public: extract.Extract | None, say: Say) -> Iterator[str]:
    stands = edition.current()
    yield _line(
        NAME,
        {
            "version": VERSION,
            "kind": PUBLIC if public else WHOLE,
            "edition": stands.number,
            # Not when the file was written: two files of one record can be compared.
            "changed_at": as_json(stands.at) if stands.number else None,
            "site": settings.SITE_URL,
        },
    )
    keys = Keys()
    for label in extract.TABLES if public else tables():
        done = 0
        rows = public.rows(label) if public else _rows(label)
        for chunk in chunks(rows.iterator(chunk_size=CHUNK)):
            yield from _table(label, chunk, keys, public)
            done += len(chunk)
            say(label, done)


def _rows(label: str) -> models.QuerySet:
    rows = tables()[label]._base_manager.order_by("pk")
    if label == "hearings.RowDigest":
        return rows.order_by("table", "row")
    return rows.filter(pk__in=_named()) if label == EDITOR else rows


def _named() -> set[int]:
    """The editors whom any row names: who logs in but did nothing is no part of the record."""
    found: set[int] = set()
    for label, model in tables().items():
        for field in fields(label):
            if field.is_relation and field.related_model is Editor:
                found.update(model._base_manager.order_by().values_list(field.attname, flat=True).distinct())
    return found - {None}


def _table(label: str, rows: list[models.Model], keys: Keys, public: extract.Extract | None) -> Iterator[str]:
    listed = _listed(label, rows) if lists(label) else {}
    columns = [(field, target(label, field)) for field in fields(label)]
    for row in rows:
        values = {
            field.name: keys.of(name, getattr(row, field.attname))
            if name
            else as_json(getattr(row, field.attname))
            for field, name in columns
        }
        if lists(label):
            here = listed.get(row.pk, [])
            by_number = is_history(tables()[label])
            values[LISTING] = here if by_number else [keys.of("defendants.Prosecution", one) for one in here]
        yield _line(label, public.shown(label, row, values) if public else values)


def _listed(label: str, rows: Iterable[models.Model]) -> dict[int, list[int]]:
    """The numbers of the prosecutions that each of these hearings, or of these entries of their history, lists."""
    if is_history(tables()[label]):
        listing, own = Hearing.history.model.prosecutions.model, "history"
    else:
        listing, own = Hearing.prosecutions.through, "hearing"
    found: dict[int, list[int]] = {}
    chosen = listing.objects.filter(**{f"{own}__in": [row.pk for row in rows]}).order_by("prosecution_id")
    for hearing, prosecution in chosen.values_list(f"{own}_id", "prosecution_id"):
        found.setdefault(hearing, []).append(prosecution)
    return found


def _line(what: str, values: dict[str, Any]) -> str:
    """Columns in their own order, but what stands inside one sorted: PostgreSQL does not keep its order."""
    told = {"is": what, **values}
    parts = (
        f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False, sort_keys=True)}"
        for name, value in told.items()
    )
    return "{" + ", ".join(parts) + "}"
