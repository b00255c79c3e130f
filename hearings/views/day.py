"""A day of the courts: what is heard, what left the day, what the organisation says, the articles named."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import calendars, copies
from hearings.choices import Mode
from hearings.formats import jsonld, text
from hearings.models import Hearing, Statement
from hearings.records import HearingRecord
from hearings.serializers import hearing_records
from hearings.stubs import stubs_of
from hearings.unshown import sound
from hearings.views.articles import articles_named
from hearings.views.days import counts_of_day, with_stubs
from hearings.views.frame import page
from hearings.views.picture import day_address
from hearings.views.sheet import is_awaited
from offices.texts import Said, say

COPIED = 30
"""Hearings a day may have for its text to stand on the page too; a longer one is fetched as a file."""


@require_safe
def day(request: HttpRequest, date: dt.date) -> HttpResponse:
    now = copies.now()
    calendar = calendars.day(date, now)
    records = hearing_records(calendar.hearings.for_record(), request.lang, now)
    stubs = stubs_of(calendar, request.lang, now)
    statements = Statement.objects.valid_on(date) if records else ()
    context = {
        "structured": jsonld.several(records),
        "picture": day_address(date, records, request.lang) if records else "",
        "date": date,
        "records": records,
        "unshown": records.unshown | stubs.unshown,
        "entries": with_stubs(records, stubs),
        "is_awaited": any(is_awaited(record, now) for record in records),
        "counts": counts_of_day(records),
        "online": sum(record.mode != Mode.IN_PERSON for record in records),
        "offsets": offsets(records),
        "zone_is_assumed": {record.zone_is_assumed for record in records if record.time},
        "statements": with_next([say(statement, "text", request.lang) for statement in sound(statements)]),
        "articles": articles_named(records, request.lang),
        "previous": Hearing.objects.published(now).day_before(date),
        "next": Hearing.objects.published(now).day_after(date),
        "copied": text.bulletin(calendar, records, stubs, lang=request.lang)
        if 0 < len(records) <= COPIED
        else "",
    }
    return page(request, "hearings/day.html", context, now=now, calendar=calendar, section="month")


def with_next(statements: Sequence[Said]) -> list[tuple[Said, str]]:
    """Each with the language of the one below it: that two have no translation is said once, below both."""
    return [(one, below.lang if below else "") for one, below in zip_longest(statements, statements[1:])]


def offsets(records: Sequence[HearingRecord]) -> list[str]:
    """The offsets of the day's announced hours, the commonest first; usually one."""
    counted = Counter(record.offset for record in records if record.time)
    return [offset for offset, _count in counted.most_common()]
