"""The front page: what changed, today, the days ahead, what has no date, what became of the last days.

Three readings of rows whatever their number: what is near or has no date, what is further, what changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import calendars, copies, times
from hearings.choices import Status
from hearings.models import Hearing
from hearings.records import HearingRecord
from hearings.serializers import hearing_records
from hearings.stubs import Stub, stubs_on
from hearings.views.days import by_day, listed
from hearings.views.frame import page
from hearings.views.news import news

AHEAD = dt.timedelta(days=7)
BACK = dt.timedelta(days=7)
FURTHER = 100
"""So many hearings further ahead than a week are listed; the months have the rest."""
WAITING = 50
"""So many hearings without a date are listed, those that last had one first."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    now = copies.now()
    calendar = calendars.all_hearings(now)
    today = times.today(now, calendar.zone)
    published = Hearing.objects.published(now).in_order()
    waiting = dict(published.undated(now).newest_first().values_list("public_id", "pk")[:WAITING])
    shown = published.between(today - BACK, today + AHEAD) | published.filter(pk__in=waiting.values())
    near = hearing_records(shown.for_record(), request.lang, now)
    further = published.upcoming(times.quarter(now)).filter(date__gt=today + AHEAD).for_record()
    later = hearing_records(further[: FURTHER + 1], request.lang, now)
    stubs = stubs_on(today, today + AHEAD, request.lang, now, zone=calendar.zone)
    told = news(request.lang, now, today)
    context = {
        **sections(
            near,
            stubs,
            undated={str(public_id) for public_id in waiting},
            now=now,
            today=today,
        ),
        "later": by_day(later[:FURTHER]),
        "more_after": later[FURTHER].date if len(later) > FURTHER else None,
        "news": told,
        "unshown": near.unshown | later.unshown | stubs.unshown | told.unshown,
        "latest": published.day_before(today),
        "yesterday": today - dt.timedelta(days=1),
    }
    return page(request, "hearings/home.html", context, now=now, calendar=calendar, section="upcoming")


def sections(
    near: Sequence[HearingRecord],
    stubs: Sequence[Stub],
    *,
    undated: set[str],
    now: dt.datetime,
    today: dt.date,
) -> dict[str, Any]:
    """Which part of the page each hearing belongs to. `undated` are the keys of those without a date."""
    clock = times.quarter(now)
    dated = [record for record in near if record.status != Status.POSTPONED]
    ahead = [record for record in dated if record.ends_at > clock and record.date <= today + AHEAD]
    recent = [record for record in dated if record.ends_at <= clock and record.date >= today - BACK]
    days = listed(ahead, stubs)
    return {
        "count_today": sum(record.date == today for record in ahead),
        "count_ahead": len(ahead),
        "days": days,
        "nothing_today": all(day.date != today for day in days),
        "undated": [record for record in near if record.key in undated],
        "recent": recent[::-1],
    }
