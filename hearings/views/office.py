"""The page of one office, where the organisation has more than one: who it is, and its hearings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import calendars, copies
from hearings.serializers import some
from hearings.views import subjects
from hearings.views.frame import page
from hearings.views.rolling import rolling
from offices.texts import say


@require_safe
def office(request: HttpRequest, slug: str) -> HttpResponse:
    now = copies.now()
    row = subjects.office_row(slug)
    calendar = calendars.of_office(row, now)
    context = {
        "name": say(row, "name", request.lang),
        "about": some(row, "about", request.lang),
        "contact_email": row.contact_email,
        **rolling(calendar, request.lang, now),
    }
    return page(request, "places/office.html", context, now=now, calendar=calendar)
