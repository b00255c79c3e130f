"""What is left of a moved hearing where people look for it: on its old day, at its old court, in its old city.

A stub stands until 30 days after the new date, in pages, in the bulletin's text and in JSON. Calendar programs need
none: the event they have moves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext, override

from hearings import dates, times
from hearings.calendars import Calendar
from hearings.choices import Status
from hearings.models import Change, City, Court, Hearing
from hearings.querysets import HearingQuerySet
from hearings.records import ChangeRecord, HearingRecord
from hearings.serializers import Serializer, change_record, is_seen
from hearings.unshown import Shown

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
        """Where it is now: the day and hour, and the court or city if that is another one."""
        record = self.hearing
        when = dates.with_hour(dates.near_date(record.date, record.lang, beside=self.date), record.time)
        place, left = record.court or record.city, self.change.left_place
        if place and left and str(place.name) != str(left):
            when = f"{when}, {place.name}"
        with override(record.lang):
            if record.status == Status.POSTPONED:
                return gettext("Postponed, no new date")
            return gettext("Moved to %(when)s") % {"when": when}


def stubs_of(calendar: Calendar, lang: str, now: dt.datetime) -> Shown[Stub]:
    """The stubs of a calendar of dates, of a court or a city, or of a year of one of these; others have none."""
    place, first, last = calendar.subject, calendar.first, calendar.last
    published = Hearing.objects.published(now)
    was_there: Callable[[Change], bool]
    if isinstance(place, Court):
        gone, was_there = published.left_court(place, now), lambda change: change.left_court_id == place.pk
    elif isinstance(place, City):
        gone, was_there = published.left_city(place, now), lambda change: _city(change) == place.pk
    elif place is None and first and last:
        return stubs_on(first, last, lang, now, zone=calendar.zone)
    else:
        return Shown()
    if first is None or last is None:
        return _stubs(gone, was_there, lang, now, calendar.zone)
    # The year is left, too, by what goes on at the same place in another one.
    return _stubs(
        gone | published.left(first, last, now),
        lambda change: was_there(change) and first <= change.left_date <= last,
        lang,
        now,
        calendar.zone,
    )


def stubs_on(first: dt.date, last: dt.date, lang: str, now: dt.datetime, *, zone: str) -> Shown[Stub]:
    """The stubs of the days from `first` to `last`; a hearing that left a day twice leaves one there."""
    rows = Hearing.objects.published(now).left(first, last, now)
    return _stubs(
        rows,
        lambda change: change.left_date != change.hearing.date and first <= change.left_date <= last,
        lang,
        now,
        zone,
    )


def _stubs(
    gone: HearingQuerySet, was_here: Callable[[Change], bool], lang: str, now: dt.datetime, zone: str
) -> Shown[Stub]:
    """A stub for each date that a change which `was_here` says took the hearing away from; the last word holds."""
    since = times.today(now, zone) - KEPT
    serializer = Serializer(lang, now)
    stubs = []
    for row, record in serializer.each(gone.filter(date__gte=since).in_order().for_record()):
        told = {
            change.left_date: change
            for change in row.change_rows
            if change.left_date and not change.undone and is_seen(change, now) and was_here(change)
        }
        stubs += [Stub(record, change_record(change, lang)) for change in told.values()]
    return Shown(stubs, serializer.unshown)


def _city(change: Change) -> int | None:
    """The key of the city that was left."""
    return change.left_court.city_id if change.left_court else change.left_city_id
