"""What every page of the desk has in common: how rows are looked up, listed, acted on, and which are never deleted.

Knows that readers may have seen a row, by the path to what shows it, and nothing of hearings themselves.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from offices.guard import Guarded
from offices.history import is_history
from offices.restoring import Restoring
from offices.rights import Limited
from offices.telling import may_be_key
from offices.widgets import DeskForms

MOST_AT_ONCE = 100
"""Rows that one list action takes: it is one edition, and while it is made every other editor waits."""


class Lasting:
    """Nothing readers ever saw is deleted: not on its page, not in an inline, not from the list.

    `shown_by` are the lookups from a row to the moment something showing it was first published; `instead` says what
    to do with such a row.
    """

    shown_by: ClassVar[tuple[str, ...]] = ()
    instead: ClassVar[Promise | str] = _("Correct it instead.")

    def was_shown(self, row: models.Model) -> bool:
        """Whether readers ever saw the row."""
        rows = type(row)._default_manager.filter(pk=row.pk)
        return any(rows.filter(**{f"{path}__isnull": False}).exists() for path in self.shown_by)

    def is_beyond_drafts(self, row: models.Model) -> bool:
        """Whether a hearing that is ready, public or withdrawn shows the row."""
        if row.pk is None:
            return False
        rows = type(row)._default_manager.filter(pk=row.pk)
        ways = [path.removesuffix("first_published_at") + "publication__in" for path in self.shown_by]
        return any(rows.filter(**{way: ("ready", "published", "withdrawn")}).exists() for way in ways)

    def why_kept(self, row: models.Model) -> str:
        """Why the row cannot be deleted and what to do instead; "" when it can be."""
        if self.was_shown(row):
            return gettext("“%(row)s” was published, so it cannot be deleted. %(instead)s") % {
                "row": row,
                "instead": self.instead,
            }
        for relation in row._meta.get_fields(include_hidden=True):
            if getattr(relation, "on_delete", None) is not models.PROTECT or relation.concrete:
                continue
            rows = relation.related_model._default_manager.filter(**{relation.field.name: row.pk})
            if number := rows.count():
                return gettext("“%(row)s” cannot be deleted: %(users)s still use it. %(instead)s") % {
                    "row": row,
                    "users": f"{number} × {_called(relation.related_model)}",
                    "instead": self.instead,
                }
        return ""


def _without(heads: tuple[str, ...], nested: list) -> list:
    """A tree of lines, as lists in lists, without those that begin so."""
    kept = (_without(heads, line) if isinstance(line, list) else line for line in nested)
    return [line for line in kept if line and not str(line).startswith(heads)]


def _called(model: type[models.Model]) -> str:
    return gettext("entry of the history") if is_history(model) else str(model._meta.verbose_name)


class LookedUp:
    """Rows are looked up by a column, which an address may name. Django trips over names that are none."""

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> models.Model | None:
        # It asks whether a field may be named, unless its name is empty, and then looks for that field.
        return super().get_object(request, object_id, from_field or None)

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        # Ways from other tables have names too: "+" is one.
        return any(
            to_field == field.name for field in self.opts.concrete_fields
        ) and super().to_field_allowed(request, to_field)


class DeskAdmin(LookedUp, Limited, Guarded, Restoring, DeskForms, Lasting, admin.ModelAdmin):
    """The desk's page of a model."""

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and self.why_kept(obj))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        """Says in a sentence why a row stays, where Django would list everything that hangs on it."""
        row = self.get_object(request, object_id)
        if row is not None and self.has_view_permission(request, row) and (why := self.why_kept(row)):
            self.message_user(request, why, messages.ERROR)
            return HttpResponseRedirect(self.page_of(row))
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """What goes along, without the rows that only tie two others together: their names are the machine's."""
        nested, counts, *rest = super().get_deleted_objects(objs, request)
        ties = [
            model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created
        ]
        heads = tuple(f"{capfirst(tie.verbose_name)}: " for tie in ties)
        plurals = {tie.verbose_name_plural for tie in ties}
        counts = {name: count for name, count in counts.items() if name not in plurals}
        return (_without(heads, nested), counts, *rest)

    def response_action(self, request: HttpRequest, queryset: models.QuerySet) -> HttpResponse | None:
        # Django looks for whatever was sent as a key, also where no row can have it.
        request.POST = request.POST.copy()
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        request.POST.setlist(ACTION_CHECKBOX_NAME, [key for key in chosen if may_be_key(self.model, key)])
        return super().response_action(request, queryset)

    def row_to_change(self, request: HttpRequest, key: object) -> models.Model:
        """The row of this key, which the editor may see and change; raises Http404 or PermissionDenied."""
        row = self.get_queryset(request).filter(pk=key).first() if may_be_key(self.model, key) else None
        if row is None:
            raise Http404
        if not self.may_change(request, row):
            raise PermissionDenied
        return row

    def page_of(self, row: models.Model) -> str:
        """The desk's address of a row."""
        meta = row._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            _function, name, description = actions["delete_selected"]
            actions["delete_selected"] = (delete_chosen, name, description)
        return actions

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        """SQLite tells А from а: a word is looked for as typed, in small letters and with a capital."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        for variant in {search_term.lower(), search_term.title()} - {search_term}:
            more, repeats = super().get_search_results(request, queryset, variant)
            found, may_repeat = found | more, may_repeat or repeats
        return found, may_repeat

    def get_form(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> type:
        form = super().get_form(request, obj, **kwargs)
        self.limit_texts(form, request, obj)
        return form

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        row = context.get("original") or kwargs.get("obj")
        context["why_kept"] = self.why_kept(row) if row and row.pk else ""
        return super().render_change_form(request, context, *args, **kwargs)


class ReadOnlyAdmin(DeskAdmin):
    """A page to read, for what is written elsewhere or by the site itself: it has no history of edits to lead to."""

    change_form_template = "admin/read_only.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


@admin.action(permissions=["delete"])
def delete_chosen(page: DeskAdmin, request: HttpRequest, rows: models.QuerySet) -> HttpResponse | None:
    """Deletes chosen rows after asking, but all or none: not if readers saw one of them."""
    if are_too_many(page, request, rows):
        return None
    kept = [why for row in rows if (why := page.why_kept(row))]
    if not kept:
        return delete_selected(page, request, rows)
    for why in kept[:3]:
        page.message_user(request, why, messages.ERROR)
    if len(kept) > 3:
        more = ngettext(
            "And %(n)d more. Nothing was deleted.", "And %(n)d more. Nothing was deleted.", len(kept) - 3
        )
        page.message_user(request, more % {"n": len(kept) - 3}, messages.ERROR)
    return None


def are_too_many(page: admin.ModelAdmin, request: HttpRequest, rows: models.QuerySet) -> bool:
    """Whether more rows were chosen than one action takes, which the next page says then."""
    if rows.count() <= MOST_AT_ONCE:
        return False
    page.message_user(request, gettext("Choose at most %d rows.") % MOST_AT_ONCE, messages.ERROR)
    return True
