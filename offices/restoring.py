"""For a page of the desk: the record's history, and its form filled with an earlier version, to be saved like any other.

Restoring is no way around: what is saved passes the form, the guard and the door, and is told to readers as a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext

from offices.history import has_history
from offices.telling import at_desk, may_be_key
from offices.versions import Hanging, edits, hanging_at, stood

VERSION, NOTE = "version", "history_note"
A_PAGE = 25
"""Edits on one page of a history."""


class FilledWith:
    """A form that opens with how the row once stood."""

    held: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={**(kwargs.pop("initial", None) or {}), **self.held}, **kwargs)


class RowsFilledWith:
    """Rows of the same page as they once stood; those that are gone stand at the end, to be added again."""

    held: ClassVar[Mapping[int, Mapping[str, Any]]] = {}
    gone: ClassVar[list[dict[str, Any]]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": self.gone})

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        if i < self.initial_form_count():
            kwargs["initial"] = self.held.get(self.get_queryset()[i].pk, {})
        return super()._construct_form(i, **kwargs)


class Restoring:
    """A page whose record has a history."""

    kinds_of_edits: ClassVar[Mapping[str, Any]] = {}
    """Words for what actions did to a row."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        if not has_history(self.model):
            return super().history_view(request, object_id, extra_context)
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        shown = flatten_fieldsets(self.get_fieldsets(request, row))
        pages = Paginator(edits(row, shown, self._hanging(request, row), self.kinds_of_edits), A_PAGE)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("History"),
            "subtitle": str(row),
            "row": row,
            "opts": self.opts,
            "edits": pages.get_page(request.GET.get("p")),
            "address": self.page_of(row),
            "sees_private": self.sees_private(request),
            "may_restore": self.has_change_permission(request, row),
            "newest": row.history.values_list("history_id", flat=True).first(),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/versions.html", context)

    def _hanging(self, request: HttpRequest, row: models.Model) -> Iterator[Hanging]:
        for formset, inline in self.get_formsets_with_inlines(request, row):
            if has_history(formset.model) and inline.has_change_permission(request, row):
                shown = flatten_fieldsets(inline.get_fieldsets(request, row))
                yield Hanging(formset.model, formset.fk.name, str(capfirst(inline.verbose_name)), shown)

    # --- an earlier version in the form
    def _version(self, request: HttpRequest, row: models.Model | None) -> Any:
        """The entry whose version the form shall be filled with, if the address names one of this record."""
        key = request.GET.get(VERSION, "")
        if request.method != "GET" or row is None or not has_history(self.model):
            return None
        if not may_be_key(row.history.model, key):
            return None
        if not hasattr(request, "version_to_show"):
            request.version_to_show = (
                row.history.filter(history_id=key).select_related("history_user").first()
            )
        return request.version_to_show

    def get_form(
        self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        if change and (entry := self._version(request, obj)):
            return type(form.__name__, (FilledWith, form), {"held": stood(entry, form.base_fields)})
        return form

    def get_formsets_with_inlines(self, request: HttpRequest, obj: models.Model | None = None) -> Iterator:
        entry = self._version(request, obj)
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            if entry and has_history(formset.model) and inline.has_change_permission(request, obj):
                yield _rows_at(formset, obj, entry), inline
            else:
                yield formset, inline

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        row = context.get("original")
        context["keeps_history"] = has_history(self.model) and context.get("has_change_permission", True)
        context["history_note"] = request.POST.get(NOTE, "")
        if entry := self._version(request, row):
            context["version"] = entry
            day = at_desk(entry.history_date)
            context["history_note"] = gettext("The version of %(day)s brought back") % {"day": day}
        return super().render_change_form(request, context, *args, **kwargs)


def _rows_at(formset: type, row: models.Model, entry: Any) -> type:
    """The formset, opening with its rows as they stood when the entry was written."""
    names = [name for name in formset.form.base_fields if name != formset.fk.name]
    entries = hanging_at(formset.model, formset.fk.name, row, entry.history_date)
    there = set(formset.model._default_manager.filter(pk__in=entries).values_list("pk", flat=True))
    held = {key: stood(each, names) for key, each in entries.items()}
    gone = [held[key] for key in sorted(held.keys() - there)]
    filled = {"held": held, "gone": gone, "extra": formset.extra + len(gone)}
    return type(formset.__name__, (RowsFilledWith, formset), filled)
