"""What an empty record lacks before its first hearing, for the desk's first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from defendants.models import LegalCode
from hearings.admin.blocks import Block, Line
from hearings.admin.entering import FEW
from hearings.models import City, Hearing
from offices.models import Office

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite


def to_begin(site: AdminSite, request: HttpRequest) -> Block:
    """A line for each thing that is lacking, in the order in which they are needed."""
    lines: list[Line] = []

    def step(model: type[Model], url: str, what: str, why: str) -> None:
        page = site._registry[model]
        if page.has_change_permission(request) if "change" in url else page.has_add_permission(request):
            lines.append(Line(url, "", what, why))

    if not Hearing.objects.exists():
        office, codes = Office.objects.main(), LegalCode.objects.values_list("code", flat=True)[:FEW]
        if office is None:
            why = gettext("Every case belongs to one.")
            step(Office, reverse("admin:offices_office_add"), gettext("Add your office"), why)
        if not codes:
            # Read by those who may not open a terminal, too: they can ask for it by this name.
            why = gettext(
                "Kazakhstan's come with its cities and courts: manage.py load_reference fixtures/reference"
            )
            url = reverse("admin:defendants_legalcode_add")
            step(LegalCode, url, gettext("Add the legal code people are charged under"), why)
        elif office and not office.code:
            why = gettext("“Article 405” alone then means this code's. Known here: %(codes)s.")
            why %= {"codes": ", ".join(codes)}
            url = reverse("admin:offices_office_change", args=[office.pk])
            step(Office, url, gettext("Write your office's usual legal code"), why)
        if not City.objects.exists():
            why = gettext(
                "Hours are read by the clocks of their city; courts follow on the form of a hearing."
            )
            step(City, reverse("admin:hearings_city_add"), gettext("Add a city"), why)
        why = gettext("Or bring in a bulletin.")
        step(Hearing, reverse("admin:hearings_hearing_enter"), gettext("Enter the first hearing"), why)
    return Block(_("Before there is a hearing"), tuple(lines), len(lines), "")
