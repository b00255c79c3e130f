"""Rows on another row's page: which of them are new, how many there may be, which are kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from offices.desk import Lasting
from offices.rights import Limited
from offices.widgets import DeskForms, hold_chosen

MOST_NEW = 50
"""Rows that one saving of a page adds to those it has."""


class KeptRows(forms.BaseInlineFormSet):
    """Rows of an inline; ticking "delete" on one that was published is refused with the reason."""

    kept: Lasting
    is_being_saved = False

    @property
    def initial_forms(self) -> list[forms.ModelForm]:
        """The forms of rows that are there; while they are saved, in an order that lets them be saved."""
        found = super().initial_forms
        return self.in_order(found) if self.is_being_saved else found

    def in_order(self, found: list[forms.ModelForm]) -> list[forms.ModelForm]:
        """What is deleted comes first: it may stand where another row is to stand."""
        return sorted(found, key=lambda form: form not in self.deleted_forms)

    def save(self, commit: bool = True) -> list[models.Model]:
        self.is_being_saved = True
        return super().save(commit)

    def initial_form_count(self) -> int:
        """The rows that are sent with a key come first and are there already, whatever number the form says."""
        if not self.is_bound:
            return super().initial_form_count()
        key = self.model._meta.pk.name
        places = range(super().total_form_count())
        return next(
            (place for place in places if not self.data.get(f"{self.add_prefix(place)}-{key}")), len(places)
        )

    def total_form_count(self) -> int:
        # However many the form says it has: each is made and checked, and the page offers one empty row.
        count = super().total_form_count()
        return min(count, len(self.get_queryset()) + MOST_NEW) if self.is_bound else count

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        hold_chosen(form)

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and (why := self.kept.why_kept(form.instance)):
                form.add_error(None, why)
                raise forms.ValidationError(why)


class DeskInline(Limited, DeskForms, Lasting):
    """Rows on another row's page; that row says whether they may be changed."""

    extra = 1
    rows: type[KeptRows] = KeptRows

    def get_formset(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> type:
        kwargs.setdefault("formset", type("Rows", (self.rows,), {"kept": self}))
        formset = super().get_formset(request, obj, **kwargs)
        self.limit_texts(formset.form, request, obj)
        return formset

    def may_change(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        page = self.admin_site._registry[self.parent_model]
        return self._has("change", request) and (obj is None or page.may_change(request, obj))

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_add_permission(request, obj) and self.may_change(request, obj)


class StackedInline(DeskInline, admin.StackedInline):
    """One row below the other."""


class TabularInline(DeskInline, admin.TabularInline):
    """Rows of a table."""
