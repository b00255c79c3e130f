"""What a column holds, said to an editor: words for keys, names for rows, one line a language."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from offices.clocks import offset_name
from offices.texts import choose

NOTHING = "—"
LARGEST_KEY = 2**63
"""What no column of whole numbers holds."""
Names = dict[tuple[type[models.Model], Any], str]
_LANGUAGES = dict(settings.LANGUAGES)


def told(field: models.Field, value: Any, names: Names | None = None) -> str:
    """The value of a model's column in words; `value` is what a row or its JSON holds, for many rows their keys.

    `names` keeps the names of rows that were looked up, for a page that tells many values.
    """
    if field.many_to_many:
        return _named(field, value or [], names)
    if value in (None, "", {}, []):
        return NOTHING
    if field.is_relation:
        return _named(field, [value], names)
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
        return at_desk(value)
    if isinstance(value, dt.date):
        return f"{value:%Y-%m-%d}"
    return f"{value:%H:%M}" if isinstance(value, dt.time) else str(value)


def in_words(moment: dt.datetime) -> str:
    """A moment in the words of the desk's language, by the desk's clock, which it names."""
    return f"{date_format(timezone.localtime(moment), 'DATE_FORMAT')}, {hour_at_desk(moment)}"


def at_desk(moment: dt.datetime) -> str:
    """A moment in figures, by the desk's clock: `2021-05-06 14:05 (UTC+6)`."""
    return f"{timezone.localtime(moment):%Y-%m-%d} {hour_at_desk(moment)}"


def hour_at_desk(moment: dt.datetime) -> str:
    """The hour of a moment by the desk's clock: `14:05 (UTC+6)`."""
    local = timezone.localtime(moment)
    return f"{local:%H:%M} ({offset_name(local)})"


def _named(field: models.Field, keys: list[Any], names: Names | None) -> str:
    """The rows of these keys by their names; one that is gone by its key."""
    model = field.remote_field.model
    known = {} if names is None else names
    if missing := [key for key in keys if (model, key) not in known]:
        # What was typed into a box need be no key at all.
        rows = model._default_manager.in_bulk([key for key in missing if may_be_key(model, key)])
        known.update({(model, key): name_of(rows[key]) if key in rows else f"№ {key}" for key in missing})
    return ", ".join(known[model, key] for key in keys) or NOTHING


def may_be_key(model: type[models.Model], sent: Any) -> bool:
    """Whether a row of the model may have this key: one that is no number, or too large for any, cannot be looked up."""
    try:
        key = model._meta.pk.to_python(sent)
    except ValidationError:
        return False
    return not isinstance(key, int) or abs(key) < LARGEST_KEY


def name_of(row: models.Model) -> str:
    """What a row is called in the editor's language, where it has a name in several."""
    name = getattr(row, "name", None)
    return str(choose(name, get_language())) if isinstance(name, dict) else str(row)
