"""What stands in a record's file: which tables in which order, which columns, and how a row is named by others.

JSON lines and not one document: a line can be read by eye, cut out by `grep`, and written and read without holding
all of it. Columns are those of the models, so that a new one is in the file, and asked for in docs/record.md, by itself.

Numbers of rows are kept beside the lasting keys: the change log names rows by number, and its chain of digests and the
seals run over them. Rows of the histories and of the log name others by number alone, since those may be gone.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from hearings.models import Hearing
from offices.history import has_history, is_history

NAME = "open-court-record"
VERSION = 1
WHOLE, PUBLIC = "whole", "public"
"""The kinds of files: all the organisation has, or what readers see anyway."""
HEADER = ("is", "version", "kind", "edition", "changed_at", "site")
EDITOR = "offices.Editor"

KEYS: dict[str, tuple[str, ...]] = {
    EDITOR: ("username",),
    "offices.Office": ("slug",),
    "defendants.LegalCode": ("code",),
    "defendants.Article": ("code", "number"),
    "defendants.Case": ("public_id",),
    "defendants.Defendant": ("public_id",),
    "defendants.Prosecution": ("case", "defendant"),
    "hearings.City": ("slug",),
    "hearings.Court": ("slug",),
    "hearings.Hearing": ("public_id",),
    "hearings.Change": ("id",),
}
"""By which columns other rows name one: these last, whatever database the row stands in."""
_ROWS = (
    EDITOR, "offices.Office", "offices.Freeze", "defendants.LegalCode", "defendants.Article", "defendants.Case",
    "defendants.Defendant", "defendants.Prosecution", "defendants.ProsecutionStateRow", "defendants.Restraint",
    "defendants.Charge", "defendants.Allegation", "hearings.City", "hearings.Court", "hearings.Hearing",
    "hearings.Statement", "hearings.Bulletin", "hearings.Change", "hearings.SecondLook", "hearings.Rendering",
    "hearings.RowDigest", "hearings.Seal",
)  # fmt: skip
LEFT_OUT: dict[str, str] = {
    "offices.DeskSession": "sessions end with the machine",
    "offices.Tally": "wrong log-ins, counted for a day",
    "hearings.Edition": "stands in the first line",
    "hearings.SearchWord": "derived",
    "hearings.SearchKey": "derived",
}
LISTING = "prosecutions"
"""The one column that names many rows: whom a hearing lists."""


@cache
def tables() -> dict[str, type[models.Model]]:
    """The tables by the name their lines give, each behind those it names; histories last."""
    rows = {label: apps.get_model(label) for label in _ROWS}
    kept = [model.history.model for model in rows.values() if has_history(model)]
    return {**rows, **{model._meta.label: model for model in kept}}


@cache
def fields(label: str) -> tuple[models.Field, ...]:
    """The columns of a table's lines in their order, the row's own number first where it has one."""
    model = tables()[label]
    own = model._meta.pk
    if label == EDITOR:
        return (own, model._meta.get_field("username"))
    rest = tuple(field for field in model._meta.concrete_fields if field is not own)
    # A digest belongs to the row it names, and has no number that anybody would ask for.
    return rest if label == "hearings.RowDigest" else (own, *rest)


def names(label: str) -> tuple[str, ...]:
    """What the columns are called in the lines of a table, after `is`."""
    listing = (LISTING,) if lists(label) else ()
    return (*(field.name for field in fields(label)), *listing)


def lists(label: str) -> bool:
    """Whether lines of this table name whom a hearing lists."""
    return tables()[label] in (Hearing, Hearing.history.model)


@cache
def target(label: str, field: models.Field) -> str:
    """The table whose row the column names by a lasting key; "" for a plain value."""
    if not field.is_relation:
        return ""
    if is_history(tables()[label]) and field.name != "history_user":
        return ""
    return field.related_model._meta.label


def as_json(value: Any) -> Any:
    """A column's value as JSON: moments in UTC, dates and hours as ISO 8601, decimals and ids as text."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return value if isinstance(value, (type(None), bool, int, float, str, list, dict)) else str(value)
