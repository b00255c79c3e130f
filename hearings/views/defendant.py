"""The page of a person: the next hearing, what they face in each case, every hearing as a line in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from hearings import addresses, calendars, copies, times
from hearings.choices import Status
from hearings.records import HearingRecord
from hearings.serializers import hearing_records, profile_record
from hearings.views import subjects
from hearings.views.feeds import feed
from hearings.views.frame import page
from hearings.views.people import by_case, part
from hearings.views.timeline import timeline


@require_safe
def defendant(request: HttpRequest, key: str) -> HttpResponse:
    now = copies.now()
    row = subjects.defendant_row(key, now)
    if row.address_key != key:
        return HttpResponsePermanentRedirect(addresses.defendant(row.address_key, request.lang))
    calendar = calendars.of_defendant(row, now)
    records = hearing_records(calendar.hearings.for_record(), request.lang, now)
    parts = [
        part(person, case, request.lang)
        for case in by_case(records)
        for person in case.people
        if person.key == key
    ]
    people = [one.person for one in parts]
    context = {
        "profile": profile_record(row, request.lang),
        "roles": tuple(dict.fromkeys(person.role for person in people if person.role)),
        "next": next_hearing(records, now),
        "undated": undated(records),
        "parts": parts,
        "count": len(records),
        "unshown": records.unshown,
        "not_held": sum(record.status == Status.NOT_HELD for record in records),
        "points": timeline(records, people, lang=request.lang, now=now, zone=calendar.zone, named=False),
    }
    return page(request, "people/defendant.html", context, now=now, calendar=calendar, section="defendants")


@require_safe
def defendant_feed(
    request: HttpRequest, key: str, suffix: str, opened: Callable[..., calendars.Calendar]
) -> HttpResponse:
    """The person's calendar in a format; a merged twin's leads to the other, so that subscribers stay."""
    row = subjects.defendant_row(key, copies.now())
    if row.address_key != key:
        moved = addresses.defendant(row.address_key, request.lang).removesuffix("/")
        return HttpResponsePermanentRedirect(f"{moved}.{suffix}")
    return feed(request, suffix=suffix, opened=opened, key=key)


def next_hearing(records: Sequence[HearingRecord], now: dt.datetime) -> HearingRecord | None:
    """The first that is still to be held; records are in order."""
    coming = (record for record in records if record.ends_at > times.quarter(now))
    return next((record for record in coming if record.status == Status.SCHEDULED), None)


def undated(records: Sequence[HearingRecord]) -> list[HearingRecord]:
    """Those put off with no new date, and each case's last hearing when nobody has said when it goes on."""
    last = {record.case.key: record for record in records}
    return [
        record
        for record in records
        if record.status == Status.POSTPONED or (record.next_date_unknown and last[record.case.key] is record)
    ]
