"""The guard against lost updates: a form opened before somebody else's change is not saved over it.

The refused form comes back with both versions, everything typed still in it, ready to be saved on purpose. So does one
that the database refuses, because of two rows that may not stand beside each other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from offices import conflict
from offices.conflict import Rows
from offices.history import has_history
from offices.snapshot import TOKEN, Snapshot, columns_of, unsealed
from offices.telling import told

REFUSED = _(
    "Not saved: somebody else has changed this record since you opened it. Nothing you typed is lost."
)
IN_THE_WAY = _(
    "Not saved: rows are saved one after the other, and two of them would have said the same meanwhile. Nothing you "
    "typed is lost. Change one of the two, save, and then change the other."
)
CONFLICT = 409
"""RFC 9110, section 15.5.10: the answer to a change that another one came before."""
_UNTYPED = {TOKEN, "csrfmiddlewaretoken", conflict.TAKE_THEIRS}


def who_changed(
    histories: Iterable[models.QuerySet], since: dt.datetime | None
) -> list[tuple[str, dt.datetime]]:
    """Who changed rows of these histories since that moment and when, newest first, five at most; "" is the site."""
    if not since:
        return []
    found = set()
    for entries in histories:
        # The history counts in whole seconds.
        newer = entries.filter(history_date__gte=since.replace(microsecond=0)).select_related("history_user")
        found |= {(str(entry.history_user or ""), entry.history_date) for entry in newer[:20]}
    return sorted(found, key=lambda told: told[1], reverse=True)[:5]


def changed_since(row: models.Model, opened: Snapshot | None, now: Snapshot) -> dict[str, Any]:
    """What a page tells of two versions when its form holds none of these columns: a template's context."""
    before = opened.columns if opened else {}
    return {
        "differences": [
            conflict.Difference(
                str(capfirst(column.verbose_name)), told(column, before[name]), told(column, value)
            )
            for name, value in now.columns.items()
            if name in before and before[name] != value
            for column in [row._meta.get_field(name)]
        ],
        "opened_at": opened.at if opened else None,
        "others": who_changed([row.history.all()], opened.at if opened else None),
    }


def refuse(request: HttpRequest, why: Promise | str) -> None:
    """Lets no form of a guarded page be valid in this request, however well it is filled in; `why` is said above it."""
    request.refused = why


def is_in_the_way(error: IntegrityError) -> bool:
    """Whether the database refused a row because of another, and not a value that no row may have."""
    code = getattr(error.__cause__, "pgcode", None)
    # PostgreSQL's unique_violation; SQLite has words alone.
    return code == "23505" or str(error).startswith("UNIQUE")


class Refused:
    """A form that is not valid however well it is filled in, for the reason it has."""

    refused: Promise | str

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound:
            self.add_error(None, self.refused)


class Guarded:
    """For a page of the desk: its forms carry how the record stood, and are compared inside the door's lock."""

    unguarded: ClassVar[tuple[str, ...]] = ()
    """Columns on the page that others may change at any time without harm, or that a page must not carry."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        if object_id is None or "_saveasnew" in request.POST:
            return super().changeform_view(request, object_id, form_url, extra_context)
        row = self.get_object(request, object_id)
        if row is None and TOKEN in request.POST:
            return self._gone(request)
        if row is None or not self.has_change_permission(request, row):
            return super().changeform_view(request, object_id, form_url, extra_context)
        # Before the form reads the row: a version that is too old is found out later, one that is too new never.
        now = self.snapshot(request, row)
        context = {"as_opened": now.sealed(row)}
        if request.method == "POST":
            opened = unsealed(request.POST.get(TOKEN, ""), row)
            form, rows = self._unbound(request, row)
            request.POST = conflict.take_theirs(request.POST, form=form, rows=rows)
            if opened != now:
                met = conflict.merge(request.POST, form=form, rows=rows, opened=opened, now=now)
                request.POST = met.data
                refuse(request, REFUSED)
                since = opened.at if opened else None
                context |= {
                    "differences": met.differences,
                    "opened_at": since,
                    "others": who_changed(self._histories(request, row), since),
                }
        return super().changeform_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def snapshot(self, request: HttpRequest, row: models.Model) -> Snapshot:
        """The record as its page shows it now: its own columns, and the rows on the same page."""
        names = flatten_fieldsets(self.get_fieldsets(request, row))
        hanging = {}
        for rows, inline in self._inlines(request, row):
            shown = flatten_fieldsets(inline.get_fieldsets(request, row))
            hanging[rows.prefix] = {key: columns_of(form.instance, shown) for key, form in rows.names()}
        return Snapshot(columns_of(row, [name for name in names if name not in self.unguarded]), hanging)

    def get_form(
        self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        why = getattr(request, "refused", "")
        return type(form.__name__, (Refused, form), {"refused": why}) if why else form

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        response = super().render_change_form(request, context, *args, **kwargs)
        if getattr(request, "refused", ""):
            response.status_code = CONFLICT
        return response

    def _unbound(self, request: HttpRequest, row: models.Model) -> tuple[forms.ModelForm, list[Rows]]:
        names = flatten_fieldsets(self.get_fieldsets(request, row))
        form = self.get_form(request, row, change=True, fields=names)(instance=row)
        return form, [rows for rows, _inline in self._inlines(request, row)]

    def _inlines(self, request: HttpRequest, row: models.Model) -> Iterable[tuple[Rows, Any]]:
        for formset, inline in self.get_formsets_with_inlines(request, row):
            if inline.has_change_permission(request, row):
                empty = formset(instance=row, queryset=inline.get_queryset(request))
                name = str(capfirst(inline.verbose_name))
                yield Rows(empty.prefix, name, list(empty.initial_forms)), inline

    def _histories(self, request: HttpRequest, row: models.Model) -> Iterable[models.QuerySet]:
        """The histories of the record and of the rows on its page."""
        if has_history(self.model):
            yield row.history.all()
        for formset, _inline in self.get_formsets_with_inlines(request, row):
            if has_history(formset.model):
                yield formset.model.history.filter(**{formset.fk.name: row.pk})

    def _gone(self, request: HttpRequest) -> HttpResponse:
        """The record was deleted, or went into another one, while its form was open: what was typed can be copied."""
        typed = [
            (name, text)
            for name, texts in request.POST.lists()
            if name not in _UNTYPED and not name.startswith("_") and not name.endswith("_FORMS")
            for text in texts
            if text
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("The record is no longer there"),
            "opts": self.opts,
            "typed": typed,
        }
        return TemplateResponse(request, "admin/gone.html", context, status=CONFLICT)
