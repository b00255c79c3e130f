"""The page of one hearing, kept for good: when and where, who and for what, the chain, every change.

A withdrawn hearing answers 410 and says nothing but the day it was taken off; one never released, 404.
"""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hearings import copies, times
from hearings.formats import jsonld
from hearings.formats.description import openness
from hearings.serializers import hearing_record
from hearings.views import subjects
from hearings.views.articles import articles_named
from hearings.views.facts import how_known, restraint_groups, states
from hearings.views.frame import page
from hearings.views.gone import gone
from hearings.views.history import history
from hearings.views.picture import hearing_address
from hearings.views.sheet import is_awaited
from hearings.views.titles import hearing_title


@require_safe
def hearing(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    now = copies.now()
    try:
        row = subjects.hearing_row(public_id, now)
    except Http404:
        return gone(request, gettext("This hearing is no longer shown."), now, public_id=public_id)
    record = hearing_record(row, request.lang, now)
    calendar = subjects.calendar_of(row, now)
    context = {
        "structured": jsonld.one(record),
        "picture": hearing_address(record),
        "hearing": record,
        "title": hearing_title(record),
        "people": [(person, states(person, request.lang)[:1]) for person in record.people],
        "has_charges": any(person.cites for person in record.people),
        "restraint_groups": restraint_groups(record.people, request.lang),
        "unknown": gettext("not known"),
        "history": history(record, now),
        "how_known": how_known(record, now),
        "openness": openness(record),
        "articles": articles_named([record], request.lang),
        "is_today": record.date == times.today(now, record.zone),
        "is_awaited": is_awaited(record, now),
        "is_over": record.ends_at <= times.quarter(now),
    }
    return page(request, "hearings/hearing.html", context, now=now, calendar=calendar)
