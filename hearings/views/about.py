"""Who publishes, how hearings are found and mistakes mended, how to write to us."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import addresses, copies
from hearings.calendars import main_office
from hearings.unshown import sound
from hearings.views.frame import page
from offices.models import Office
from offices.texts import say


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    now = copies.now()
    offices, main = list(sound(Office.objects.order_by("pk"))), main_office()
    context: dict[str, Any] = {"offices": links_to(offices, request.lang), "contact_email": ""}
    for field in ("about", "corrections", "contact"):
        context[f"{field}_text"] = say(main, field, request.lang) if main else ""
    if main:
        context["contact_email"] = main.contact_email
    return page(request, "site/about.html", context, now=now, section="about")


def links_to(offices: list[Office], lang: str) -> list[tuple[str, str]]:
    """The offices' names and pages, where there is more than one."""
    if len(offices) < 2:
        return []
    prefix = addresses.prefix(lang)
    return [(say(office, "name", lang), f"{prefix}/offices/{office.slug}/") for office in offices]
