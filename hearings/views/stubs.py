"""What is left of a moved hearing where people look for it: a struck line on its old day, "moved to …".

It stands until 30 days after the new date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from hearings import times
from hearings.calendars import main_zone
from hearings.choices import Status
from hearings.models import Hearing
from hearings.records import ChangeRecord, HearingRecord
from hearings.serializers import hearing_records
from hearings.views.row import moment

KEPT = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Stub:
    """A hearing that is no longer here, and the change that took it away."""

    hearing: HearingRecord
    change: ChangeRecord

    @property
    def date(self) -> dt.date:
        """The date it left."""
        assert self.change.left_date is not None
        return self.change.left_date

    @property
    def hour(self) -> str:
        return f"{self.change.left_time:%H:%M}" if self.change.left_time else ""

    @property
    def sentence(self) -> str:
        """Where it is now, in the active language."""
        if self.hearing.status == Status.POSTPONED:
            return gettext("Postponed, no new date")
        when = moment(self.hearing.date, self.hearing.time, self.hearing.lang)
        return gettext("Moved to %(when)s") % {"when": when}


def stubs_on(first: dt.date, lang: str, now: dt.datetime, *, last: dt.date | None = None) -> list[Stub]:
    """The stubs of a day, or of the days to `last`; a hearing that left a day twice leaves one."""
    last = last or first
    since = times.today(now, main_zone()) - KEPT
    gone = Hearing.objects.published(now).left(first, last, now).filter(date__gte=since).in_order()
    return [
        stub
        for record in hearing_records(gone.for_record(), lang, now)
        for stub in {
            change.left_date: Stub(record, change)
            for change in record.earlier
            if change.left_date != record.date and first <= change.left_date <= last
        }.values()
    ]


def with_stubs(records: Sequence[HearingRecord], stubs: Iterable[Stub]) -> list[HearingRecord | Stub]:
    """The day's hearings in their order, each stub where its old hour would stand."""
    entries: list[HearingRecord | Stub] = list(records)
    for stub in sorted(stubs, key=wall_hour):
        later = (index for index, entry in enumerate(entries) if wall_hour(entry) > wall_hour(stub))
        entries.insert(next(later, len(entries)), stub)
    return entries


def wall_hour(entry: HearingRecord | Stub) -> dt.time:
    """The hour it stands under on its court's clock; what has none comes last."""
    time = entry.change.left_time if isinstance(entry, Stub) else entry.time
    return time or dt.time.max
