"""Of which moment a copy is, and a still view of the record while it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import Max

from hearings import times
from hearings.calendars import main_zone
from hearings.models import Change, Edition, Hearing


def moment(now: dt.datetime) -> dt.datetime:
    """The moment that a copy made at `now` shows: the last at which what readers see changed, on this day at the latest.

    So one edition and one day give one moment, however often and whenever on that day a copy is made.
    """
    began = times.day_start(times.today(now, main_zone()), zone=main_zone())
    changed = (
        began,
        Edition.objects.filter(pk=1).values_list("at", flat=True).first(),
        Hearing.objects.filter(release_at__lte=now).aggregate(at=Max("release_at"))["at"],
        Change.objects.filter(visible_from__lte=now).aggregate(at=Max("visible_from"))["at"],
    )
    return max(filter(None, changed))


@contextmanager
def still() -> Iterator[None]:
    """Inside, every query sees the record as it stood at the first; no editor waits for it, none is waited for."""
    if connection.in_atomic_block:
        yield
        return
    begin = (
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "BEGIN"
    )
    connection.ensure_connection()
    with connection.cursor() as cursor:
        # Not atomic(): on SQLite that would begin IMMEDIATE, and hold up every editor until the copy is written.
        cursor.execute(begin)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
