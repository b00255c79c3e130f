"""Entries of the change log in an editor's words: which row is meant, by people and day, and what each column held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from defendants.admin import with_people
from defendants.models import Article, Case, Defendant, Prosecution
from defendants.models.hanging import HANGING
from hearings.models import Change, Hearing
from offices.telling import Names, name_of, told

PEOPLE = "prosecutions"
"""The one column of a hearing that holds many rows."""


def tell(changes: Iterable[Change]) -> list[Change]:
    """The entries, each with the `subject` it is about and the `names` of the rows its columns hold.

    A query for each kind of row there is, however many entries.
    """
    changes = list(changes)
    subjects = _rows((apps.get_model(each.table), each.row) for each in changes)
    held = _rows(
        (column.related_model, key)
        for each in changes
        for values in (each.before, each.after)
        for name, value in (values or {}).items()
        if (column := _column(each, name)) is not None and column.is_relation
        for key in (value if isinstance(value, list) else [value])
        if isinstance(key, int)
    )
    names: Names = {where: name_of(row) for where, row in held.items()}
    for each in changes:
        each.subject = subjects.get((apps.get_model(each.table), each.row))
        each.names = names
    return changes


def subject(change: Change) -> SafeString:
    """What the entry is about: its kind, who and when, with a link to its page at the desk. Only after `tell`."""
    model, row = apps.get_model(change.table), change.subject
    kind = capfirst(str(model._meta.verbose_name))
    if row is None:
        return format_html("{} № {}", kind, change.row)
    page = _page(row)
    called = format_html('<a href="{}">{}</a>', page, _called(row)) if page else _called(row)
    return format_html("{}: {}", kind, called)


def columns(change: Change, values: Mapping[str, Any] | None) -> SafeString | str:
    """The values of one side of the entry, a line a column; what is derived from others only where it stands alone."""
    known = [(column, value) for name, value in (values or {}).items() if (column := _column(change, name))]
    shown = [(column, value) for column, value in known if column.editable or column.is_relation] or known
    lines = [
        (capfirst(str(column.verbose_name)), _told(column, value, change.names)) for column, value in shown
    ]
    return format_html_join("", "<div>{}: <b class='said'>{}</b></div>", lines)


def texts(reason: Mapping[str, str]) -> SafeString | str:
    """A text in each of its languages, a line a language."""
    return format_html_join("", '<div lang="{}">{}</div>', reason.items())


def _told(column: Field, value: Any, names: Names) -> str:
    try:
        return told(column, value, names)
    except ValidationError:
        return str(value)  # an older version of the site wrote it in another form


def _column(change: Change, name: str) -> Field | None:
    try:
        return apps.get_model(change.table)._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _rows(keys: Iterable[tuple[type[Model], int]]) -> dict[tuple[type[Model], int], Model]:
    wanted: dict[type[Model], set[int]] = {}
    for model, key in keys:
        wanted.setdefault(model, set()).add(key)
    return {
        (model, row.pk): row
        for model, some in wanted.items()
        for row in _with_names(model).filter(pk__in=some)
    }


def _with_names(model: type[Model]) -> QuerySet:
    """Rows with whatever they are called by."""
    rows = model._default_manager.all()
    if model is Hearing:
        return with_people(rows).select_related("court", "city")
    if model is Case:
        return with_people(rows)
    if model is Prosecution:
        return rows.select_related("defendant")
    if model is Article:
        return rows.select_related("code")
    if model in HANGING:
        linked = ("prosecution__defendant", "article__code")
        return rows.select_related(*(path for path in linked if hasattr(model, path.split("__")[0])))
    return rows


def _called(row: Model) -> str:
    if isinstance(row, Hearing):
        return admin.site._registry[Hearing].called(row)
    if isinstance(row, HANGING):
        return f"{row.prosecution} · {row}"
    return str(row) if isinstance(row, Defendant) else name_of(row)


def _page(row: Model) -> str:
    row = row.prosecution if isinstance(row, HANGING) else row
    try:
        meta = row._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""
