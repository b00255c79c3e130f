"""The desk's view of the public record: its edition and its change log. Written by the door, read here."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from defendants.models import Defendant, Prosecution
from hearings.admin import logged
from hearings.admin.second_look import second_look
from hearings.models import Change, Edition, Hearing
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
    list_display = ("when", "happened", "what", "who", "is_slip", "in_edition")
    list_filter = ("kind", "minor", ("by", ByEditor))
    list_select_related = ("by",)
    search_fields = ("=edition",)  # people are searched in get_search_results
    search_help_text = _("A person in any spelling, or the number of an edition.")
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

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        found, _repeats = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, False
        meant = Prosecution.objects.filter(defendant__in=Defendant.objects.all().like(search_term))
        listing = Hearing.prosecutions.through.objects.filter(prosecution__in=meant.values("pk"))
        theirs = Q(prosecution__in=meant.values("pk")) | Q(hearing__in=listing.values("hearing"))
        return found | queryset.filter(theirs), False

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        page = super().get_changelist_instance(request)
        page.result_list = logged.tell(page.result_list)
        return page

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Change | None:
        row = super().get_object(request, *args, **kwargs)
        return logged.tell([row])[0] if row else None

    @admin.display(description=_("when"), ordering="at")
    def when(self, row: Change) -> str:
        return in_words(row.at)

    @admin.display(description=_("edition"), ordering="edition")
    def in_edition(self, row: Change) -> int:
        return row.edition

    @admin.display(description=_("what"), ordering="table")
    def what(self, row: Change) -> SafeString:
        return logged.subject(row)

    @admin.display(description=_("what happened"), ordering="kind")
    def happened(self, row: Change) -> str:
        return str(row.get_kind_display())

    @admin.display(description=_("by"), ordering="by")
    def who(self, row: Change) -> str:
        return str(row.by or "")

    @admin.display(description=_("a slip"), ordering="minor")
    def is_slip(self, row: Change) -> str:
        return gettext("yes") if row.minor else ""

    @admin.display(description=_("before"))
    def old(self, row: Change) -> SafeString | str:
        return logged.columns(row, row.before)

    @admin.display(description=_("after"))
    def new(self, row: Change) -> SafeString | str:
        return logged.columns(row, row.after)

    @admin.display(description=_("reason"))
    def told(self, row: Change) -> SafeString | str:
        return logged.texts(row.reason)
