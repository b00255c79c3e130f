"""The desk's pages of bulletins: those that were brought in, and the way in for the next one."""

from __future__ import annotations

from functools import partial

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse

from hearings.admin.importing import may_import, paste, plan_of
from hearings.admin.writing import write
from hearings.models import Bulletin
from offices.desk import ReadOnlyAdmin


@admin.register(Bulletin)
class BulletinAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "state", "office", "by", "at")
    list_filter = ("state", ("office", admin.RelatedOnlyFieldListFilter))
    within = ("office",)
    list_select_related = ("office", "by")
    fields = ("office", "date", "state", "at", "by", "sha256", "text")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_import(request.user)

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
