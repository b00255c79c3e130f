"""The page of a case: who is tried in it and for what, and the chain of its hearings.

Of a case whose hearings were all withdrawn it says no more than of each of them.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hearings import addresses, calendars, copies, dates
from hearings.choices import Status
from hearings.serializers import hearing_records
from hearings.soundness import Unsound
from hearings.views import subjects
from hearings.views.defendant import next_hearing, undated
from hearings.views.feeds import feed
from hearings.views.frame import page
from hearings.views.gone import gone
from hearings.views.people import part, whole_case
from hearings.views.row import case_kind
from hearings.views.timeline import timeline
from hearings.views.titles import nameless_title, people_title


@require_safe
def case(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    now = copies.now()
    try:
        row = subjects.case_row(public_id, now)
    except Http404:
        return gone(request, gettext("This case is no longer shown."), now, case__public_id=public_id)
    if row.public_id != public_id:
        # Not for good: the hearings may come back.
        return HttpResponseRedirect(addresses.case(row.public_id, request.lang))
    # Its title tells of the people whom its hearings, read next, list.
    calendar = calendars.of_case(row, now, lambda _lang: title)
    records = hearing_records(calendar.hearings.for_record(), request.lang, now)
    if not records:
        # Nothing can be told of a case none of whose hearings can be shown.
        raise Unsound(min(records.unshown), "hearing")
    whole = whole_case(records)
    labels = [person.label for person in whole.people]
    title = whole.case.title or people_title(labels, whole.others, request.lang) or nameless_title(whole)
    context = {
        "title": title,
        "case": whole.case,
        "kind": dates.capital(case_kind(whole)),
        "whole": whole,
        "has_charges": any(person.cites for person in whole.people),
        "parts": [part(person, whole, request.lang) for person in whole.people],
        "next": next_hearing(records, now),
        "undated": undated(records),
        "count": len(records),
        "unshown": records.unshown,
        "not_held": sum(record.status == Status.NOT_HELD for record in records),
        "points": timeline(
            records, whole.people, lang=request.lang, now=now, zone=calendar.zone, named=len(whole.people) > 1
        ),
    }
    return page(request, "people/case.html", context, now=now, calendar=calendar, section="defendants")


@require_safe
def case_feed(
    request: HttpRequest, public_id: uuid.UUID, suffix: str, opened: Callable[..., calendars.Calendar]
) -> HttpResponse:
    """The case's calendar in a format; an emptied one's leads to where it goes on, so that subscribers stay."""
    calendar = opened(now=copies.now(), public_id=public_id)
    if calendar.stem != f"/cases/{public_id}":
        return HttpResponseRedirect(calendar.feed(request.lang, suffix))
    return feed(request, suffix=suffix, opened=opened, public_id=public_id)
