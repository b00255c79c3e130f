"""How a record stood when an editor's form was opened, sealed into the form and compared when it is saved.

The form carries it, so no table has to remember who opened what. It holds nothing that the page does not show. Signed,
so that nobody can claim to have seen another version than was shown.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

TOKEN = "as_opened"
"""The name of the hidden box that carries it."""
_SALT = "offices.snapshot"

Columns = dict[str, Any]


@dataclass(frozen=True)
class Snapshot:
    """Columns of a row as JSON values, and of the rows that hang on it by the prefix of their formset and key."""

    columns: Columns
    hanging: Mapping[str, Mapping[str, Columns]] = field(default_factory=dict)
    at: dt.datetime = field(default_factory=timezone.now, compare=False)

    def sealed(self, row: models.Model) -> str:
        """The text a form carries for this row."""
        content = {"columns": self.columns, "hanging": self.hanging, "at": self.at.isoformat()}
        return signing.dumps({"of": _name(row), **content}, salt=_SALT, compress=True)


def unsealed(token: str, row: models.Model) -> Snapshot | None:
    """The snapshot a form of this row carried; nothing when it carries none, or one that was tampered with."""
    try:
        content = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    if content["of"] != _name(row):
        return None
    return Snapshot(content["columns"], content["hanging"], dt.datetime.fromisoformat(content["at"]))


def columns_of(row: models.Model, names: Iterable[str]) -> Columns:
    """These columns of the row as JSON keeps them; many rows as their sorted keys. Other names are passed over."""
    known = {each.name: each for each in (*row._meta.concrete_fields, *row._meta.local_many_to_many)}
    held: Columns = {}
    for name in dict.fromkeys(names):
        column = known.get(name)
        if column is None:
            continue
        if column.many_to_many:
            held[name] = sorted(each.pk for each in getattr(row, name).all()) if row.pk else []
        else:
            held[name] = column.value_from_object(row)
    return json.loads(json.dumps(held, cls=DjangoJSONEncoder))


def restored(model: type[models.Model], name: str, value: Any) -> Any:
    """A JSON value as the row holds it: dates as dates, keys as keys."""
    column = model._meta.get_field(name)
    return value if column.many_to_many or value is None else column.to_python(value)


def _name(row: models.Model) -> str:
    return f"{row._meta.label}:{row.pk}"
