"""Who publishes, how hearings are found and mistakes mended, how to write to us; how to subscribe."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hearings import addresses, calendars, times
from hearings.choices import Status
from hearings.formats.ics import CANCELLED
from hearings.views.frame import page
from offices.models import Office
from offices.texts import say

WEEK = dt.timedelta(days=7)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    offices = list(Office.objects.order_by("pk"))
    main = offices[0] if offices else None
    context: dict[str, Any] = {"offices": links_to(offices, request.lang), "contact_email": ""}
    for field in ("about", "corrections", "contact"):
        context[f"{field}_text"] = say(main, field, request.lang) if main else ""
    if main:
        context["contact_email"] = main.contact_email
    return page(request, "site/about.html", context, now=now, section="about")


@require_safe
def subscribe(request: HttpRequest) -> HttpResponse:
    """Every calendar can be reached from here; the steps are told for the one of all hearings."""
    now = timezone.now()
    calendar = calendars.all_hearings(now)
    coming = calendar.hearings.upcoming(times.quarter(now)).filter(status=Status.SCHEDULED)
    today = times.today(now, calendar.zone)
    context = {
        "coming": coming.filter(date__lt=today + WEEK).count(),
        "address": addresses.absolute(calendar.feed(request.lang, "ics")),
        "by_language": [
            (code, name, addresses.absolute(calendar.feed(code, "ics"))) for code, name in settings.LANGUAGES
        ],
        "by_cancelled": [
            (choice, f"{addresses.absolute(calendar.feed(request.lang, 'ics'))}?cancelled={choice}")
            for choice in CANCELLED
        ],
        "offices": links_to(list(Office.objects.order_by("pk")), request.lang),
    }
    return page(request, "site/subscribe.html", context, now=now, calendar=calendar, section="subscribe")


def links_to(offices: list[Office], lang: str) -> list[tuple[str, str]]:
    """The offices' names and pages, where there is more than one."""
    if len(offices) < 2:
        return []
    prefix = addresses.prefix(lang)
    return [(say(office, "name", lang), f"{prefix}/offices/{office.slug}/") for office in offices]
