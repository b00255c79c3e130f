"""Fills the tables from lines: finds named rows by their keys, writes in bulk, and names the line that does not fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.db.models import Q

from hearings.chunks import CHUNK
from hearings.models import Hearing
from hearings.portable.format import EDITOR, KEYS, LISTING, fields, lists, names, tables, target
from offices.fields import LinkField, validate_link
from offices.history import is_history
from offices.models import Editor


class BadLine(Exception):
    """A line that cannot be taken in; says which one, why and what to do. Nothing was changed."""

    def __init__(self, number: int, why: object) -> None:
        super().__init__(f"Line {number}: {why}")


@dataclass
class Waiting:
    """A row that is to be written, its line, and whom it lists."""

    number: int
    row: models.Model
    listed: list[int] = field(default_factory=list)


class Filling:
    """Takes lines one by one, in the order of the tables."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[Any, int]] = {label: {} for label in KEYS}
        self._waiting: list[Waiting] = []
        self._label = ""
        self._order = {label: place for place, label in enumerate(tables())}
        self._later: list[tuple[int, models.Model, models.Field, Any]] = []
        self._counts: dict[str, int] = {}

    def add(self, number: int, label: str, values: dict[str, Any]) -> None:
        """Raises BadLine, for this line or for one before it that was still to be written."""
        if label not in self._order:
            raise BadLine(
                number, f"this Open Court knows no {label}. Import the file with the version that wrote it."
            )
        if label != self._label or len(self._waiting) == CHUNK:
            self._write()
            if self._label and self._order[label] < self._order[self._label]:
                raise BadLine(
                    number, f"{label} stands behind {self._label}; put the lines back into their order."
                )
            self._label = label
        if differing := set(values) ^ set(names(label)):
            raise BadLine(
                number,
                f"{label} has other columns here: {', '.join(sorted(differing))}. "
                "Import the file with the version that wrote it, then update.",
            )
        waiting = Waiting(number, self._row(number, label, values))
        if lists(label):
            waiting.listed = [self._listed(number, label, one) for one in values[LISTING]]
        if label in KEYS:
            self._numbers[label][_key([values[name] for name in KEYS[label]])] = waiting.row.pk
        self._waiting.append(waiting)
        self._counts[label] = self._counts.get(label, 0) + 1

    def finish(self) -> dict[str, int]:
        """Writes what is left, and what named rows that came later; returns how many rows each table got."""
        self._write()
        for number, row, column, key in self._later:
            pk = self._found(number, column.name, column.related_model._meta.label, key)
            type(row)._base_manager.filter(pk=row.pk).update(**{column.attname: pk})
        return self._counts

    # --- one line
    def _row(self, number: int, label: str, values: dict[str, Any]) -> models.Model:
        row = tables()[label]()
        for column in fields(label):
            value = values[column.name]
            if name := target(label, column):
                if value is not None and name == label and _key(value) not in self._numbers[label]:
                    self._later.append((number, row, column, value))
                    value = None
                setattr(row, column.attname, self._found(number, column.name, name, value))
                continue
            try:
                setattr(row, column.attname, None if value is None else column.to_python(value))
                if value and isinstance(column, LinkField) and not is_history(tables()[label]):
                    validate_link(value)
            except (ValidationError, TypeError, ValueError) as error:
                raise BadLine(number, f"{label} cannot have this `{column.name}`: {_told(error)}") from error
        return row

    def _found(self, number: int, column: str, label: str, key: Any) -> int | None:
        if key is None:
            return None
        if (found := self._numbers[label].get(_key(key))) is None:
            raise BadLine(
                number, f"`{column}` names {label} {key}, which no line before describes. Put it back."
            )
        return found

    def _listed(self, number: int, label: str, one: Any) -> int:
        return (
            one
            if is_history(tables()[label])
            else self._found(number, LISTING, "defendants.Prosecution", one)
        )

    # --- many rows
    def _write(self) -> None:
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        if self._label == EDITOR:
            for one in waiting:
                _account(one)
            return
        try:
            with transaction.atomic():
                _insert(self._label, waiting)
        except (DatabaseError, ValueError, TypeError) as error:
            for one in waiting:
                try:
                    with transaction.atomic():
                        _insert(self._label, [one])
                except (DatabaseError, ValueError, TypeError) as why:
                    raise BadLine(one.number, f"{self._label} does not fit: {_told(why)}") from why
            raise BadLine(waiting[0].number, f"{self._label} does not fit: {_told(error)}") from error


def _insert(label: str, waiting: list[Waiting]) -> None:
    model, rows = tables()[label], [one.row for one in waiting]
    # The moment at which a row was first written is not now.
    stamped = [column for column in fields(label) if getattr(column, "auto_now_add", False)]
    moments = {column.attname: [getattr(row, column.attname) for row in rows] for column in stamped}
    model._base_manager.bulk_create(rows)
    for name, values in moments.items():
        for row, value in zip(rows, values, strict=True):
            model._base_manager.filter(pk=row.pk).update(**{name: value})
    if lists(label):
        _insert_listing(label, waiting)


def _insert_listing(label: str, waiting: list[Waiting]) -> None:
    if is_history(tables()[label]):
        listing = Hearing.history.model.prosecutions.model
        rows = [
            listing(history_id=one.row.pk, hearing_id=one.row.id, prosecution_id=key, id=0)
            for one in waiting
            for key in one.listed
        ]
    else:
        listing = Hearing.prosecutions.through
        rows = [listing(hearing_id=one.row.pk, prosecution_id=key) for one in waiting for key in one.listed]
    listing.objects.bulk_create(rows)


def _account(one: Waiting) -> None:
    """The name of somebody who changed something, as an account that is closed; rights are not in the file."""
    pk, username = one.row.pk, one.row.username
    there = Editor.objects.filter(Q(pk=pk) | Q(username=username)).first()
    if there is None:
        Editor.objects.create(pk=pk, username=username, password=make_password(None), is_active=False)
    elif (there.pk, there.username) != (pk, username):
        raise BadLine(
            one.number,
            f"account {pk} is {username} in the file, and account {there.pk} is {there.username} here; the change log "
            "is sealed with these numbers. Import into a database without accounts, then make them.",
        )


def _key(key: Any) -> Any:
    """A key as a dictionary takes it; of one part it is that part."""
    if not isinstance(key, list):
        return key if not isinstance(key, dict) else str(key)
    parts = tuple(_key(part) for part in key)
    return parts[0] if len(parts) == 1 else parts


def _told(error: Exception) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else " ".join(str(error).split())
