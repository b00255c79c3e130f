"""The versions of a record: what each edit changed, by whom and why, and a form filled with how it once stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from offices.history import ADDED, BEGAN, CHANGED, DELETED
from offices.telling import NOTHING, Names, told
from offices.texts import choose

MOST = 300
"""Entries of one table that are read for a page: years of edits of one record."""


@dataclass(frozen=True)
class Hanging:
    """Rows shown on the record's own page: their model, the column that leads to the record, a word, their columns."""

    model: type[models.Model]
    leads_by: str
    name: str
    shown: Collection[str]


@dataclass(frozen=True)
class Column:
    """A column, or one language of it, before and after."""

    label: str
    before: str
    after: str


@dataclass
class Part:
    """What became of one row; `whose` is empty for the record itself."""

    whose: str
    what: str
    columns: list[Column]


@dataclass
class Edit:
    """One edit: everything one person changed in one go. `version` is the entry of the record itself, if it changed."""

    at: dt.datetime
    by: str
    kind: str = ""
    reason: str = ""
    note: str = ""
    parts: list[Part] = field(default_factory=list)
    version: int | None = None


def edits(
    row: models.Model, shown: Collection[str], hanging: Iterable[Hanging], kinds: Mapping[str, Any]
) -> list[Edit]:
    """The record's edits, newest first: of its columns those in `shown`. `kinds` has the words for what actions did."""
    names: Names = {}
    found: dict[tuple[dt.datetime, int | None], Edit] = {}
    own = type(row).history.filter(id=row.pk)
    for entry, before in _pairs(own):
        edit = _edit(found, entry, kinds)
        edit.version = entry.history_id
        if columns := list(_columns(entry, before, shown, names)):
            edit.parts.insert(0, Part("", _what(entry), columns))
    for each in hanging:
        for entry, before in _pairs(each.model.history.filter(**{each.leads_by: row.pk})):
            columns = list(_columns(entry, before, each.shown, names))
            if columns or entry.history_type != CHANGED:
                whose = f"{each.name}: {entry.instance}"
                _edit(found, entry, kinds).parts.append(Part(whose, _what(entry), columns))
    return sorted(found.values(), key=lambda edit: (edit.at, edit.version or 0), reverse=True)


def listed(entries: Sequence[Any], column: models.ManyToManyField) -> dict[int, list[int]]:
    """The sorted keys of the rows that a column of many rows held, by the key of the entry."""
    held: dict[int, list[int]] = {}
    if entries:
        rows = getattr(type(entries[0]), column.name).model.objects.filter(history__in=entries)
        names = "history_id", column.m2m_reverse_field_name()
        for entry, key in rows.order_by(names[1]).values_list(*names):
            held.setdefault(entry, []).append(key)
    return held


def stood(entry: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """The columns of a row as an entry has them, as a form takes them; other names are passed over."""
    model = entry.instance_type
    known = {each.name: each for each in (*model._meta.concrete_fields, *model._meta.local_many_to_many)}
    _with_lists([entry])
    return {name: _value(entry, known[name]) for name in names if name in known}


def hanging_at(
    model: type[models.Model], leads_by: str, row: models.Model, at: dt.datetime
) -> dict[int, Any]:
    """The entries of the rows that hung on the record at a moment, by key."""
    held: dict[int, Any] = {}
    entries = model.history.filter(**{leads_by: row.pk}, history_date__lte=at)
    for entry in entries.order_by("history_date", "history_id"):
        held[entry.id] = entry
    return {key: entry for key, entry in held.items() if entry.history_type != DELETED}


def _pairs(entries: models.QuerySet) -> Iterator[tuple[Any, Any]]:
    """Each entry with the one of the same row before it, oldest first."""
    newest = entries.select_related("history_user").order_by("-history_date", "-history_id")[:MOST]
    last: dict[int, Any] = {}
    for entry in _with_lists(list(reversed(newest))):
        yield entry, last.get(entry.id)
        last[entry.id] = entry


def _edit(found: dict, entry: Any, kinds: Mapping[str, Any]) -> Edit:
    key = (entry.history_date, entry.history_user_id)
    edit = found.setdefault(key, Edit(at=entry.history_date, by=str(entry.history_user or "")))
    edit.kind = edit.kind or str(kinds.get(entry.history_kind.partition(":")[0], ""))
    edit.reason = edit.reason or str(choose(entry.history_change_reason or {}, get_language()))
    edit.note = edit.note or entry.history_note
    return edit


def _what(entry: Any) -> str:
    if entry.history_kind == BEGAN:
        return gettext("as it stood when its history began")
    return {ADDED: gettext("added"), DELETED: gettext("deleted")}.get(entry.history_type, "")


def _columns(entry: Any, before: Any, shown: Collection[str], names: Names) -> Iterator[Column]:
    """The columns that differ; of a row that is new or gone those that say something."""
    model = entry.instance_type
    for column in (*model._meta.concrete_fields, *model._meta.local_many_to_many):
        # What actions write, as "merged into", is on no form and yet worth telling.
        if column.name not in shown and (column.editable or not column.is_relation):
            continue
        old, new = (_value(each, column) if each else None for each in (before, entry))
        if entry.history_type == DELETED:
            old, new = new, None
        if old == new or (old in EMPTY and new in EMPTY):
            continue
        label = capfirst(str(column.verbose_name))
        if isinstance(old or new, dict) and isinstance(new or old, dict):
            yield from _by_language(label, old or {}, new or {})
        else:
            yield Column(label, told(column, old, names), told(column, new, names))


EMPTY = (None, "", {}, [], 0, False)


def _with_lists(entries: list[Any]) -> list[Any]:
    """The entries, each with what its columns of many rows held in `lists`."""
    columns = entries[0].instance_type._meta.local_many_to_many if entries else ()
    held = {column.name: listed(entries, column) for column in columns}
    for entry in entries:
        entry.lists = {name: by_entry.get(entry.history_id, []) for name, by_entry in held.items()}
    return entries


def _value(entry: Any, column: models.Field) -> Any:
    return entry.lists[column.name] if column.many_to_many else getattr(entry, column.attname)


def _by_language(label: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Column]:
    languages = dict(settings.LANGUAGES)
    for code in dict.fromkeys((*new, *old)):
        if old.get(code) != new.get(code):
            told_in = f"{label} · {languages.get(code, code)}"
            yield Column(told_in, str(old.get(code) or NOTHING), str(new.get(code) or NOTHING))
