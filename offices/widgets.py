"""Boxes of the desk's forms that work without JavaScript, on pages and inlines alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminURLFieldWidget, AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext

from offices.fields import DayInput, LineField, MomentInput
from offices.telling import may_be_key


class PlainAutocomplete(AutocompleteSelect):
    """A box that finds as one types; without JavaScript a plain list of the first rows.

    Where there are more, that list says so and asks for a beginning: the page comes again with `?find-court=med`, and
    lists what was found by it.
    """

    template_name = "admin/plain_choice.html"
    most = 200
    words = ""
    found: Callable[[models.QuerySet], models.QuerySet] | None = None
    """What the words find, as the box itself would."""
    held: models.Model | None = None
    """The row that is chosen, where it has been read along with the one that chose it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A page has this box in each of its rows, as copies that keep this very list: it is read once for all of them.
        self._first: list[list[models.Model]] = []

    def finding(self, request: HttpRequest) -> PlainAutocomplete:
        """The same box, listing what the page's address asks for."""
        self.words = next(filter(None, request.GET.getlist(self._asked())), "")[:200].strip()
        page = self.admin_site._registry.get(self.field.remote_field.model)
        if self.words and page:
            self.found = lambda rows: page.get_search_results(request, rows, self.words)[0]
        return self

    def _asked(self) -> str:
        return f"find-{self.field.name}"

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        (first,) = self._first
        # In a page's rows only the empty one asks: thirteen people have been chosen.
        is_settled = "-" in name and any(context["widget"]["value"])
        asks = not is_settled and (self.words or len(first) > self.most)
        narrowing = {
            "name": self._asked(),
            "words": self.words,
            "most": self.most,
            "is_cut": len(first) > self.most,
        }
        return {**context, "narrowing": narrowing if asks else None}

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["admin/js/autocomplete.js", "choice-names.js"])

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "data-placeholder": gettext("Choose")}

    def optgroups(self, name: str, value: list[str], attr: dict | None = None) -> list:
        if not self._first:
            rows = self.choices.queryset
            if self.found:
                rows = rows.filter(pk__in=self.found(rows.order_by()).values("pk"))
            self._first.append(list(rows[: self.most + 1]))
        first = self._first[0][: self.most]
        # What was sent is shown again, be it a number or not; only a number can be looked up.
        keys = [text for text in value if may_be_key(self.choices.queryset.model, text)]
        groups = self._chosen(name, keys, first) or super().optgroups(name, keys, attr)
        options = groups[0][1]
        chosen = {str(option["value"]) for option in options}
        if not chosen:
            # Without it a browser would send the first row as if somebody had chosen it.
            options.append(self.create_option(name, "", "—", True, 0))
        for row in first:
            if str(row.pk) not in chosen:
                options.append(self._option(name, row, selected=False, place=len(options)))
        return groups

    def _chosen(self, name: str, keys: list[str], first: list[models.Model]) -> list | None:
        """The one chosen row as Django has it, if it is known without asking for it."""
        if len(keys) != 1 or not self.is_required:
            return None
        rows = (*first, *([self.held] if self.held else ()))
        row = next((row for row in rows if str(row.pk) == str(keys[0])), None)
        return [(None, [self._option(name, row, selected=True, place=0)], 0)] if row else None

    def _option(self, name: str, row: models.Model, *, selected: bool, place: int) -> dict:
        return self.create_option(name, row.pk, self.choices.field.label_from_instance(row), selected, place)


def hold_chosen(form: forms.ModelForm) -> None:
    """Tells the boxes of a row which rows it was read with."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(widget, PlainAutocomplete):
            column = form.instance._meta.get_field(name)
            widget.held = column.get_cached_value(form.instance, default=None)


class LinesListField(forms.CharField):
    """A list of texts, written one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        if isinstance(value, list):
            return value
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial or []) != self.to_python(data or "")


class RowsField(forms.ModelMultipleChoiceField):
    """A choice of rows. What can be no row's key is no choice, where Django would ask the database for it and fail."""

    def clean(self, value: Any) -> models.QuerySet:
        for sent in value if isinstance(value, (list, tuple)) else ():
            if not may_be_key(self.queryset.model, sent):
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": sent}
                )
        return super().clean(value)


class TypedJSON(json.JSONDecoder):
    """Reads JSON somebody typed: what Python cannot hold is told like any other slip.

    A number of five thousand digits is a plain ValueError, and a thousand brackets inside each other are a
    RecursionError, which no form expects.
    """

    def decode(self, s: str, *args: Any) -> Any:
        try:
            return super().decode(s, *args)
        except json.JSONDecodeError:
            raise
        except (ValueError, RecursionError) as error:
            raise json.JSONDecodeError(str(error), s, 0) from error


class ObjectField(forms.JSONField):
    """A box for a JSON object: left empty, or said to be null, it is one without names. No column may have no value."""

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)
        return {} if found is None else found


class DeskForms:
    """Widgets that work without JavaScript, for pages and inlines alike."""

    formfield_overrides: ClassVar[dict] = {
        models.DateField: {"widget": DayInput},
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": MomentInput},
        LineField: {"widget": forms.TextInput(attrs={"class": "vTextField"})},
        models.URLField: {"assume_scheme": "https", "widget": AdminURLFieldWidget},
        models.JSONField: {"form_class": ObjectField, "decoder": TypedJSON},
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})},
    }
    joined: ClassVar[dict[str, tuple[str, ...]]] = {}
    """By foreign key: what a row's label reads of other tables."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Rows are deleted on their own page, which says why not.
            field.widget.can_delete_related = False
        return field

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field:
        return super().formfield_for_manytomany(db_field, request, **{"form_class": RowsField, **kwargs})

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field:
        if db_field.name in self.get_autocomplete_fields(request):
            box = PlainAutocomplete(db_field, self.admin_site)
            kwargs.setdefault("widget", box.finding(request) if request else box)
        if db_field.name in self.joined:
            rows = kwargs.get("queryset", db_field.remote_field.model._default_manager.all())
            kwargs["queryset"] = rows.select_related(*self.joined[db_field.name])
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
