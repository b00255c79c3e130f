"""What a column holds, said to an editor: words for keys, names for rows, one line a language."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

NOTHING = "—"
_LANGUAGES = dict(settings.LANGUAGES)


def told(field: models.Field, value: Any) -> str:
    """The value of a model's column in words; `value` is what a row or its JSON holds, for many rows their keys."""
    if field.many_to_many:
        return _names(field, value or [])
    if value in (None, "", {}, []):
        return NOTHING
    if field.is_relation:
        return _names(field, [value])
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dict):
        return "\n".join(f"{_LANGUAGES.get(key, key)}: {text}" for key, text in value.items())
    if isinstance(value, (list, tuple)):
        return "\n".join(map(str, value))
    return _plain(field.to_python(value))


def _plain(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    if isinstance(value, dt.date):
        return f"{value:%Y-%m-%d}"
    return f"{value:%H:%M}" if isinstance(value, dt.time) else str(value)


def _names(field: models.Field, keys: list[Any]) -> str:
    """The rows of these keys by their names; one that is gone by its key."""
    rows = field.remote_field.model._default_manager.in_bulk(keys)
    return ", ".join(str(rows.get(key, f"№ {key}")) for key in keys) or NOTHING
