"""The desk's view of the public record: its edition and its change log. Written by the door, read here."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearings.admin.second_look import second_look
from hearings.models import Change, Edition
from offices.desk import ReadOnlyAdmin
from offices.models import Editor
from offices.rights import only_of
from offices.telling import in_words

SHARED = ("hearings.Court", "hearings.City", "defendants.Article", "defendants.LegalCode")
"""Tables whose rows belong to no office."""


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = fields = readonly_fields = ("its_number", "since")

    @admin.display(description=_("edition"))
    def its_number(self, row: Edition) -> int:
        return row.number

    @admin.display(description=_("since"))
    def since(self, row: Edition) -> str:
        return in_words(row.at)


class ByEditor(admin.RelatedOnlyFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = Editor._meta.verbose_name


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ("when", "in_edition", "what", "happened", "of_hearing", "who", "is_slip")
    list_filter = ("kind", "minor", ("by", ByEditor))
    list_select_related = ("hearing", "by")
    search_fields = ("=edition", "=row")
    search_help_text = _("The number of an edition, or of a row.")
    fields = readonly_fields = (*list_display, "old", "new", "told")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(partial(second_look, self))
        return [path("second-look/", view, name="hearings_change_second_look"), *super().get_urls()]

    def limit(self, rows: QuerySet, editor: Editor) -> QuerySet:
        """Changes of hearings and prosecutions of the editor's offices, of what all share, and the editor's own."""
        if editor.is_superuser:
            return rows
        mine = only_of(rows, editor, "hearing__case__office", "prosecution__case__office")
        shared = Q(hearing=None, prosecution=None, table__in=SHARED)
        return rows.filter(Q(pk__in=mine.values("pk")) | shared | Q(by=editor))

    @admin.display(description=_("when"), ordering="at")
    def when(self, row: Change) -> str:
        return in_words(row.at)

    @admin.display(description=_("edition"), ordering="edition")
    def in_edition(self, row: Change) -> int:
        return row.edition

    @admin.display(description=_("what"), ordering="table")
    def what(self, row: Change) -> str:
        return f"{apps.get_model(row.table)._meta.verbose_name} {row.row}"

    @admin.display(description=_("what happened"), ordering="kind")
    def happened(self, row: Change) -> str:
        return str(row.get_kind_display())

    @admin.display(description=_("hearing"))
    def of_hearing(self, row: Change) -> SafeString | str:
        if row.hearing is None:
            return ""
        return format_html(
            '<a href="{}">{}</a>',
            reverse("admin:hearings_hearing_change", args=[row.hearing_id]),
            row.hearing,
        )

    @admin.display(description=_("by"), ordering="by")
    def who(self, row: Change) -> str:
        return str(row.by or "")

    @admin.display(description=_("a slip"), ordering="minor")
    def is_slip(self, row: Change) -> str:
        return gettext("yes") if row.minor else ""

    @admin.display(description=_("before"))
    def old(self, row: Change) -> SafeString | str:
        return _as_text(row.before)

    @admin.display(description=_("after"))
    def new(self, row: Change) -> SafeString | str:
        return _as_text(row.after)

    @admin.display(description=_("reason"))
    def told(self, row: Change) -> SafeString | str:
        return _as_text(row.reason)


def _as_text(values: dict | None) -> SafeString | str:
    """Values as people can read them, Cyrillic letters included."""
    if not values:
        return ""
    return format_html("<pre>{}</pre>", json.dumps(values, ensure_ascii=False, indent=1))
