"""The desk's pages of bulletins: those that were brought in, and the way in for the next one."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hearings.admin.importing import may_import, paste, plan_of
from hearings.admin.writing import write
from hearings.models import Bulletin
from offices.desk import ReadOnlyAdmin
from offices.telling import in_words


@admin.register(Bulletin)
class BulletinAdmin(ReadOnlyAdmin):
    change_form_template = "admin/hearings/bulletin/change_form.html"
    list_display = ("brought_in", "begins", "state", "office", "by")
    list_filter = ("state", ("office", admin.RelatedOnlyFieldListFilter))
    within = ("office",)
    list_select_related = ("office", "by")
    fields = readonly_fields = ("office", "date", "state", "brought_in", "by", "sha256", "text")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_import(request.user)

    @admin.display(description=_("brought in"), ordering="at")
    def brought_in(self, row: Bulletin) -> str:
        return in_words(row.at)

    @admin.display(description=_("text"))
    def begins(self, row: Bulletin) -> str:
        return Truncator(" ".join(row.text[:300].split())).chars(90)

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """What waits leads on to its plan."""
        context["may_import"] = may_import(request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    def add_view(self, request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
        """A bulletin is added by pasting it."""
        return HttpResponseRedirect(reverse("admin:hearings_bulletin_paste"))

    def get_urls(self) -> list[URLPattern]:
        at_desk = self.admin_site.admin_view
        return [
            path("paste/", at_desk(partial(paste, self)), name="hearings_bulletin_paste"),
            path("write/", at_desk(partial(write, self)), name="hearings_bulletin_write"),
            path("<int:pk>/plan/", at_desk(partial(plan_of, self)), name="hearings_bulletin_plan"),
            *super().get_urls(),
        ]
