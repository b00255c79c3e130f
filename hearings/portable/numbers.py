"""The numbers new rows get: none that a row ever had, or a new row would inherit the history of one that is gone."""

from __future__ import annotations

from django.db import connection, models
from django.db.models import Max

from hearings.models import Change
from hearings.portable.format import tables
from offices.history import has_history


def go_on() -> None:
    """Sets every table's counter past all numbers that its rows, their histories and the change log know."""
    for label, model in tables().items():
        own = model._meta.pk
        if not isinstance(own, models.AutoField | models.BigAutoField):
            continue
        known = [_last(model, "pk")]
        if has_history(model):
            known.append(_last(model.history.model, own.name))
            known.append(Change.objects.filter(table=label).aggregate(last=Max("row"))["last"] or 0)
        if last := max(known):
            _set(model._meta.db_table, own.column, last)


def _last(model: type[models.Model], column: str) -> int:
    return model._base_manager.aggregate(last=Max(column))["last"] or 0


def _set(table: str, column: str, last: int) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [f'"{table}"', column, last])
            return
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
