"""What the clock alone changes: on which side of each moment that matters a hearing stands.

No row changes when a hearing is released, ends, or leaves a window of days, but pages that tell of it do. So a copy made
later on the same day must know which hearings passed such a moment since the last one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hearings import times
from hearings.calendars import REACH_BACK
from hearings.models import Hearing
from hearings.stubs import KEPT


def phases(at: dt.datetime, zone: str) -> Iterator[tuple[int, str]]:
    """Of every hearing its key, and a word that stays the same as long as it passes no such moment.

    `zone` is the main office's: a stub leaves a day's page by its clocks, a court's page by the court's. By the court's
    a hearing is today's, too.
    """
    quarter = times.quarter(at)
    reaches = quarter - REACH_BACK
    today = {zone: times.today(at, zone)}
    columns = ("pk", "release_at", "ends_at", "withdrawn_at", "date", "zone")
    for pk, release_at, ends_at, withdrawn_at, date, own in Hearing.objects.order_by("pk").values_list(
        *columns
    ):
        if own not in today:
            # A zone that is none makes the hearing one that is not shown.
            today[own] = times.today(at, own if times.is_zone(own) else zone)
        passed = (
            release_at is None or release_at <= at,
            ends_at <= at,
            ends_at <= quarter,
            withdrawn_at is not None and withdrawn_at >= reaches,
            date >= reaches.date(),
            date >= today[zone] - KEPT,
            date >= today[own] - KEPT,
            date >= today[own],
            date > today[own],
        )
        yield pk, "".join("+" if one else "-" for one in passed)


def is_told(visible_from: dt.datetime | None, at: dt.datetime) -> bool:
    """Whether the clock lets readers see a change: it waits for the release of what it is about."""
    return visible_from is None or visible_from <= at
