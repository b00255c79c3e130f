"""Who may do what at the desk, and to whose rows: an editor's own offices, and what readers see only with the right.

`Limited` is mixed into every page and inline of the desk, so lists, forms, choices, autocompletes, actions and
histories start from the same rows.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib.admin.utils import flatten, flatten_fieldsets
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from offices.choices import zone_names
from offices.fields import TextsField
from offices.models import Editor, Office

MAKE_READY = "offices.make_ready"
TAKE_STEPS = "offices.take_steps"
PUBLISH = "offices.publish"
TRANSLATE = "offices.translate"


def offices_of(editor: Editor) -> QuerySet[Office]:
    """The offices whose rows the editor may see: their own; all for a superuser."""
    rows = Office.objects.order_by("pk")
    return rows if editor.is_superuser else rows.filter(editors=editor.pk)


def clock_of(editor: Editor | AnonymousUser) -> str:
    """The zone by whose clock the desk tells an editor moments: their offices', where it is one; else the site's."""
    zones = set(offices_of(editor).values_list("zone", flat=True)) if editor.is_authenticated else set()
    return zones.pop() if len(zones) == 1 and zones <= zone_names() else settings.DEFAULT_ZONE


def only_of(rows: QuerySet, editor: Editor, *paths: str) -> QuerySet:
    """The rows that one of the lookups leads to an office of the editor's; all of what belongs to no office."""
    if editor.is_superuser or not paths:
        return rows
    mine = Q()
    for path in paths:
        mine |= Q(**{f"{path}__in": offices_of(editor).values("pk")})
    # Apart from the rows' own joins, which counts in lists hang on.
    return rows.filter(pk__in=rows.model._base_manager.filter(mine).values("pk"))


def translates_only(editor: Editor) -> bool:
    """Whether the account is a translator's and no more: it neither writes what is told nor publishes it."""
    if editor.is_superuser or not editor.has_perm(TRANSLATE) or editor.has_perm(PUBLISH):
        return False
    rights = [right for right in editor.get_all_permissions() if not right.startswith("offices.")]
    return not any(".change_" in right for right in rights)


class Limited:
    """Limits a page or an inline to what its editor may see and change.

    `within` are the lookups from a row to its office, none for what all offices share; `private_fields` are shown to
    nobody who only translates.
    """

    within: ClassVar[tuple[str, ...]] = ()
    private_fields: ClassVar[tuple[str, ...]] = ()

    # --- whose rows
    def limit(self, rows: QuerySet, editor: Editor) -> QuerySet:
        """Those the editor may see."""
        found = self.of_offices(rows, editor)
        return self.translatable(found) if translates_only(editor) else found

    def of_offices(self, rows: QuerySet, editor: Editor) -> QuerySet:
        """Those of the editor's offices, and what all offices share."""
        return only_of(rows, editor, *self.within)

    def translatable(self, rows: QuerySet) -> QuerySet:
        """Those of them that somebody may see who only translates."""
        return rows

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return self.limit(super().get_queryset(request), request.user)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field:
        self._limit_choices(db_field, request, kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field:
        self._limit_choices(db_field, request, kwargs)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _limit_choices(self, db_field: models.Field, request: HttpRequest | None, kwargs: dict) -> None:
        """Rows that may be chosen, and sent, are those the editor may see on their own page."""
        model = db_field.remote_field.model
        page = self.admin_site._registry.get(model)
        if request is not None and isinstance(page, Limited):
            rows = kwargs.get("queryset")
            if rows is None:
                rows = model._default_manager.order_by(*page.get_ordering(request))
            kwargs["queryset"] = page.limit(rows, request.user)

    # --- what may be changed
    def may_change(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Whether every field may be changed: what a hearing that is no draft shows, only with TAKE_STEPS."""
        if not self._has("change", request):
            return False
        return obj is None or request.user.has_perm(TAKE_STEPS) or not self.is_beyond_drafts(obj)

    def only_translates(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Whether the editor may change nothing of the row but its texts in their own languages."""
        return (
            bool(self.texts())
            and self._has("view", request)
            and request.user.has_perm(TRANSLATE)
            and bool(request.user.translates)
            and not self.may_change(request, obj)
        )

    def texts(self) -> list[str]:
        """The texts among the page's fields."""
        names = {field.name for field in self.model._meta.fields if isinstance(field, TextsField)}
        return [name for name in self._declared() if name in names]

    def _declared(self) -> list[str]:
        """The page's fields as its class lists them."""
        return flatten_fieldsets(self.fieldsets) if self.fieldsets else flatten(self.fields or ())

    def _has(self, kind: str, request: HttpRequest) -> bool:
        meta = self.model._meta
        return request.user.has_perm(f"{meta.app_label}.{get_permission_codename(kind, meta)}")

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.may_change(request, obj) or self.only_translates(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and self.may_change(request, obj)

    # --- which fields
    def sees_private(self, request: HttpRequest) -> bool:
        """Sources and notes are for those who write hearings or decide what is published."""
        return not translates_only(request.user)

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> list:
        fieldsets = super().get_fieldsets(request, obj)
        if not self.private_fields or self.sees_private(request):
            return fieldsets
        shown = []
        for title, options in fieldsets:
            fields = without(options["fields"], self.private_fields)
            if fields:
                shown.append((title, {**options, "fields": fields}))
        return shown

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        fixed = tuple(super().get_readonly_fields(request, obj))
        if not self.only_translates(request, obj):
            return fixed
        texts = self.texts()
        return (*fixed, *(name for name in self._declared() if name not in (*texts, *fixed)))

    def limit_texts(
        self, form: type[forms.ModelForm], request: HttpRequest, obj: models.Model | None
    ) -> None:
        """Leaves a translator the boxes of their own languages; the others are there to read."""
        if self.only_translates(request, obj):
            for name in self.texts():
                if name in form.base_fields:
                    form.base_fields[name].write_only(request.user.translates)


def without(fields: Any, hidden: tuple[str, ...]) -> tuple:
    """The fields of a fieldset, lines of several included, but for the hidden ones."""
    kept = []
    for name in fields:
        if isinstance(name, (list, tuple)):
            if line := tuple(each for each in name if each not in hidden):
                kept.append(line)
        elif name not in hidden:
            kept.append(name)
    return tuple(kept)
