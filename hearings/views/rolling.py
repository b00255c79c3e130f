"""What pages of courts, cities, articles and offices show of their hearings: what is to come, and 90 days back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hearings import times
from hearings.calendars import REACH_BACK, Calendar
from hearings.choices import Status
from hearings.serializers import hearing_records
from hearings.stubs import stubs_of
from hearings.views.days import by_day

WAITING = 50
AHEAD = 100
"""So many hearings to come are shown as rows; the calendar beside the page has all."""


def rolling(calendar: Calendar, lang: str, now: dt.datetime) -> dict[str, Any]:
    """The page's hearings by day, those without a date, and those of the last 90 days, the newest day first."""
    clock = times.quarter(now)
    window_from = (clock - REACH_BACK).date()
    undated = calendar.hearings.undated(now)
    waiting = {str(public_id) for public_id in undated.values_list("public_id", flat=True)[:WAITING]}
    shown = calendar.window(now) | calendar.hearings.filter(public_id__in=waiting)
    records = hearing_records(shown.for_record(), lang, now)
    dated = [record for record in records if record.status != Status.POSTPONED]
    ahead = [record for record in dated if record.ends_at > clock]
    past = [record for record in dated if record.ends_at <= clock and record.date >= window_from]
    # One adjourned today without a date stands under today, and once.
    on_days = {record.key for record in ahead}
    stubs = stubs_of(calendar, lang, now)
    oldest = calendar.hearings.order_by("date").values_list("date", flat=True).first()
    return {
        "days": by_day(ahead[:AHEAD]),
        "more": len(ahead) - AHEAD if len(ahead) > AHEAD else 0,
        "count_ahead": len(ahead),
        "undated": [record for record in records if record.key in waiting - on_days],
        "past": by_day(past)[::-1],
        "years": [(year, calendar.archive(lang, year)) for year in years(oldest, window_from)],
        "stubs": stubs,
        "unshown": records.unshown | stubs.unshown,
    }


def years(oldest: dt.date | None, window_from: dt.date) -> range:
    """The years of which not all stands on the page, the last one first; none while it shows everything."""
    return range(window_from.year, oldest.year - 1, -1) if oldest and oldest < window_from else range(0)
