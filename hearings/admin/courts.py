"""The desk's pages of cities and courts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from defendants.admin import AsLanguage, in_languages
from hearings.models import City, Court
from offices.desk import DeskAdmin
from offices.rights import offices_of
from offices.texts import say


@admin.register(City)
class CityAdmin(AsLanguage, DeskAdmin):
    list_display = ("said", "country", "zone", "number_of_courts")
    list_filter = ("country",)
    search_fields = ("slug", *in_languages("name"))
    shown_by = ("courts__hearings__first_published_at", "hearings__first_published_at")
    instead = _("Correct its name instead.")
    fields = ("name", "slug", "region", ("country", "zone"))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(courts_in_all=Count("courts"))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str]:
        """A new city is as a rule in the office's country. Its zone is asked for: hours are read by it."""
        office = offices_of(request.user).first()
        return {
            **({"country": office.country} if office else {}),
            **super().get_changeform_initial_data(request),
        }

    @admin.display(description=_("courts"), ordering="courts_in_all")
    def number_of_courts(self, row: City) -> int:
        return row.courts_in_all


class CourtForm(forms.ModelForm):
    """A new court needs a name and a city; its name in addresses is made of these where nobody writes one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and not self.instance.pk:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Empty: made of the name. For example: almaty-city")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        name, city = data.get("name"), data.get("city")
        if "slug" in data and not data["slug"] and name and city:
            data["slug"] = Court.in_city(city, name=name).slug
        return data

    def _get_validation_exclusions(self) -> set[str]:
        # The zone follows from the city: without one it is the city that is asked for, and nothing else.
        lacking = {"zone"} if not self.cleaned_data.get("city") else set()
        return super()._get_validation_exclusions() | lacking


@admin.register(Court)
class CourtAdmin(AsLanguage, DeskAdmin):
    form = CourtForm
    list_display = ("said", "city_said", "address_said", "number_of_hearings")
    list_filter = ("city__country", "city")
    list_select_related = ("city",)
    search_fields = ("slug", *in_languages("name"), *in_languages("city__name"))
    autocomplete_fields = ("city",)
    shown_by = ("hearings__first_published_at", "left__hearing__first_published_at")
    instead = _("Correct its name or address instead.")
    fieldsets = (
        (None, {"fields": ("name", "city", "slug")}),
        (_("The way there"), {"fields": ("address", "attending", "come_early", "website")}),
        (_("Place and time"), {"fields": (("latitude", "longitude"), "zone"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(hearings_in_all=Count("hearings"))

    @admin.display(description=_("city"), ordering="city__slug")
    def city_said(self, row: Court) -> str:
        return str(say(row.city, "name", get_language()))

    @admin.display(description=_("street address"))
    def address_said(self, row: Court) -> str:
        return str(say(row, "address", get_language()))

    @admin.display(description=_("hearings"), ordering="hearings_in_all")
    def number_of_hearings(self, row: Court) -> SafeString:
        address = reverse("admin:hearings_hearing_changelist") + f"?court__id__exact={row.pk}"
        return format_html('<a href="{}">{}</a>', address, row.hearings_in_all)
