"""Two editors, one record: what somebody else changed since a form was opened, merged into what was typed, box by box.

What only the other one changed is taken over; where both changed the same box, the typed text stays in the form and
the other version is shown beside it. Nothing is saved here, and nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext

from offices.snapshot import Columns, Snapshot, restored
from offices.telling import NOTHING, may_be_key, told

TAKE_THEIRS = "take_theirs"
"""The box that names, by its value, another box whose other version is to be taken."""
Boxes = dict[str, list[str]]


@dataclass(frozen=True)
class Difference:
    """One box, or one column the form does not hold. `box` is named where both changed it and one has to be chosen."""

    label: str
    opened: str
    theirs: str
    yours: str = ""
    box: str = ""


@dataclass
class Conflict:
    """`data` is the form to show: what was typed, with what only the other changed."""

    data: QueryDict
    differences: list[Difference] = field(default_factory=list)


@dataclass(frozen=True)
class Rows:
    """The rows of a formset as they are now: for each its form, unbound, in the formset's order."""

    prefix: str
    name: str
    forms: list[forms.ModelForm]

    def names(self) -> Iterator[tuple[str, forms.ModelForm]]:
        for form in self.forms:
            yield str(form.instance.pk), form


def boxes(field: forms.Field, name: str, value: Any) -> Boxes:
    """What a browser sends back for a field that shows this value: its boxes by name."""
    value = field.prepare_value(value)
    if isinstance(field.widget, forms.MultiWidget):
        parts = zip(
            field.widget.widgets_names, field.widget.widgets, field.widget.decompress(value), strict=True
        )
        return {name + suffix: _sent(widget, part) for suffix, widget, part in parts}
    return {name: _sent(field.widget, value)}


def _sent(widget: forms.Widget, value: Any) -> list[str]:
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    if not isinstance(value, (list, tuple, set)):
        value = widget.format_value(value)
    values = value if isinstance(value, (list, tuple, set)) else [value]
    return [str(each) for each in values if each not in (None, "")]


def merge(
    typed: QueryDict, *, form: forms.ModelForm, rows: list[Rows], opened: Snapshot | None, now: Snapshot
) -> Conflict:
    """What was typed into a form that was opened on `opened`, brought to `now`; `form` is unbound.

    Without `opened` nobody knows who changed what, so each box that differs has to be chosen.
    """
    merged = Conflict(typed.copy())
    _merge_row(merged, form, "", "", now.columns, opened.columns if opened else None)
    for inline in rows:
        _merge_rows(merged, inline, opened.hanging.get(inline.prefix) if opened else None, now)
    return merged


def take_theirs(typed: QueryDict, *, form: forms.ModelForm, rows: list[Rows]) -> QueryDict:
    """What was typed, with the record's own version in the boxes that were ticked."""
    data = typed.copy()
    chosen = set(data.pop(TAKE_THEIRS, []))
    if not chosen:
        return data
    held = _held(form, "")
    for inline in rows:
        place = {data.get(f"{inline.prefix}-{n}-id"): n for n in range(_count(data, inline.prefix))}
        for key, each in inline.names():
            if key in place:
                held.update(_held(each, f"{inline.prefix}-{place[key]}-"))
    for name in chosen & set(held):
        _put(data, name, held[name])
    return data


def carried_over(typed: QueryDict, *, opened: forms.Form, now: forms.Form) -> QueryDict:
    """What was typed into a form that was opened filled in one way and would now be filled in another.

    Boxes nobody touched follow; what was typed stays.
    """
    data = typed.copy()
    before, after = _held(opened, ""), _held(now, "")
    for name in before.keys() & after.keys():
        if _read(data, name) == before[name]:
            _put(data, name, after[name])
    return data


def _held(form: forms.BaseForm, prefix: str) -> Boxes:
    """The boxes of an unbound form as a browser shows them."""
    found: Boxes = {}
    for name, each in form.fields.items():
        found.update(boxes(each, prefix + name, form.get_initial_for_field(each, name)))
    return found


# --- one row
def _merge_row(
    merged: Conflict, form: forms.ModelForm, prefix: str, whose: str, now: Columns, opened: Columns | None
) -> None:
    model = form._meta.model
    for name, value in now.items():
        column = model._meta.get_field(name)
        before = opened.get(name) if opened else None
        if name in form.fields:
            _merge_field(merged, form, column, prefix, whose, value, before, known=opened is not None)
        elif opened is not None and before != value:
            merged.differences.append(
                Difference(_label(whose, column.verbose_name), told(column, before), told(column, value))
            )


def _merge_field(
    merged: Conflict,
    form: forms.ModelForm,
    column: models.Field,
    prefix: str,
    whose: str,
    value: Any,
    before: Any,
    *,
    known: bool,
) -> None:
    model, shown = form._meta.model, form.fields[column.name]
    name = prefix + column.name
    theirs = boxes(shown, name, restored(model, column.name, value))
    opened = boxes(shown, name, restored(model, column.name, before)) if known else {}
    for box, their in theirs.items():
        first = opened.get(box, their if known else None)
        mine = _read(merged.data, box) if _is_written(shown, box, name) else first
        if their in (first, mine):
            continue
        label = _label(whose, shown.label or column.verbose_name, _language(box, name))
        was = _said(column, first) if first is not None else ""
        if mine == first:
            _put(merged.data, box, their)
            merged.differences.append(Difference(label, was, _said(column, their)))
        else:
            merged.differences.append(
                Difference(label, was, _said(column, their), _said(column, mine), box=box)
            )


def _is_written(field: forms.Field, box: str, name: str) -> bool:
    """Whether the form takes what stands in the box: a translator's takes the boxes of some languages alone."""
    written = getattr(field, "written", None)
    return written is None or box.removeprefix(f"{name}_") in written


def _read(data: QueryDict, box: str) -> list[str]:
    """As `boxes()` has it: an empty box sends nothing to compare, and browsers write line breaks in their own way."""
    return [value.replace("\r\n", "\n") for value in data.getlist(box) if value]


# --- rows of a formset
def _merge_rows(merged: Conflict, inline: Rows, opened: Mapping[str, Columns] | None, now: Snapshot) -> None:
    """Numbers the typed rows anew: first those that are there now, in their order, then what was added here."""
    data, prefix = merged.data, inline.prefix
    typed = {n: _pull(data, f"{prefix}-{n}-") for n in range(_count(data, prefix))}
    known = {row.get("id", [""])[0]: n for n, row in typed.items() if row.get("id", [""])[0]}
    held = now.hanging.get(prefix, {})
    for place, (key, form) in enumerate(inline.names()):
        start, whose = f"{prefix}-{place}-", f"{inline.name}: {form.instance}"
        if key in known:
            _push(data, start, typed.pop(known[key]))
            _merge_row(merged, form, start, whose, held.get(key, {}), opened.get(key) if opened else None)
        else:
            _push(data, start, {**_held(form, ""), "id": [key]})
            merged.differences.append(Difference(whose, NOTHING, gettext("added")))
    added = [row for row in typed.values() if not row.get("id", [""])[0]]
    for row in typed.values():
        if row.get("id", [""])[0]:
            words = " · ".join(text for name, texts in row.items() if name != "id" for text in texts if text)
            merged.differences.append(Difference(inline.name, "", gettext("deleted"), words or NOTHING))
    for place, row in enumerate(added, len(inline.forms)):
        _push(data, f"{prefix}-{place}-", row)
    data[f"{prefix}-INITIAL_FORMS"] = str(len(inline.forms))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(inline.forms) + len(added))


def _count(data: QueryDict, prefix: str) -> int:
    told = data.get(f"{prefix}-TOTAL_FORMS", "")
    is_number = told.isascii() and told.isdigit() and len(told) < 19
    return min(int(told), settings.DATA_UPLOAD_MAX_NUMBER_FIELDS) if is_number else 0


def _pull(data: QueryDict, start: str) -> Boxes:
    return {name.removeprefix(start): data.pop(name) for name in list(data) if name.startswith(start)}


def _put(data: QueryDict, box: str, values: list[str]) -> None:
    """An empty list is what a browser sends for an empty box: nothing."""
    data.setlist(box, values)
    if not values:
        del data[box]


def _push(data: QueryDict, start: str, row: Boxes) -> None:
    for name, values in row.items():
        data.setlist(start + name, values)


# --- words
def _label(whose: str, label: Any, language: str = "") -> str:
    return " · ".join(filter(None, (whose, capfirst(str(label)), language)))


def _language(box: str, name: str) -> str:
    return dict(settings.LANGUAGES).get(box.removeprefix(f"{name}_"), "") if box != name else ""


def _said(column: models.Field, sent: list[str]) -> str:
    """What a box sent, in an editor's words."""
    if column.many_to_many:
        return told(column, [int(key) for key in sent if may_be_key(column.related_model, key)])
    text = sent[0] if sent else ""
    if isinstance(column, models.BooleanField):
        return told(column, bool(text))
    try:
        value = column.to_python(text) if text and (column.is_relation or column.flatchoices) else text
    except ValidationError:
        value = text
    return told(column, value) if column.is_relation or column.flatchoices else text or NOTHING
