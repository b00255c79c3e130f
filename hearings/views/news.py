"""What was moved, put off, called off or taken back since yesterday, a line a hearing, for the top of the front page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext

from hearings import dates, times
from hearings.calendars import main_zone
from hearings.choices import ChangeKind, Mode
from hearings.formats.change_words import kind_told, what_changed
from hearings.formats.words import label
from hearings.models import Change, Hearing
from hearings.records import ChangeRecord, HearingRecord
from hearings.serializers import hearing_records
from hearings.unshown import Shown
from hearings.views.row import ago, left, moment

TOLD = (
    ChangeKind.MOVED,
    ChangeKind.POSTPONED,
    ChangeKind.SET_AGAIN,
    ChangeKind.CANCELLED,
    ChangeKind.ANNOUNCED,
    ChangeKind.MODE,
)
TOLD_WITH_DAY = (ChangeKind.MOVED, ChangeKind.SET_AGAIN)
LINES = 5


@dataclass(frozen=True, slots=True)
class News:
    """A hearing and the last thing that happened to it; `day` is its date, where the words do not say it."""

    hearing: HearingRecord
    day: str
    what: str
    when: str


def news(lang: str, now: dt.datetime, today: dt.date) -> Shown[News]:
    """The newest lines first, at most five, since the beginning of yesterday."""
    yesterday = times.day_end(today - dt.timedelta(days=2), zone=main_zone())
    changes = Change.objects.published(now).since(yesterday).filter(hearing__isnull=False)
    changes = changes.filter(Q(kind__in=TOLD) | Q(kind=ChangeKind.UNDONE, undoes__kind__in=TOLD))
    newest = changes.filter(hearing__in=Hearing.objects.published(now)).order_by("-pk")
    order = list(dict.fromkeys(newest.values_list("hearing", flat=True)[: LINES * 10]))[:LINES]
    rows = {row.pk: row for row in Hearing.objects.published(now).filter(pk__in=order).for_record()}
    records = hearing_records([rows[pk] for pk in order if pk in rows], lang, now)
    return Shown((line(record, now, today) for record in records), records.unshown)


def line(record: HearingRecord, now: dt.datetime, today: dt.date) -> News:
    """The record's last change that is worth telling; of a step that was taken back, that it was."""
    told = (one for one in reversed(record.changes) if (one.took_back or one.kind) in TOLD and not one.undone)
    change = next(told)
    is_said = (change.took_back or change.kind in TOLD_WITH_DAY) and not is_of_hours(change, record, today)
    day = "" if is_said else dates.near_date(record.date, record.lang, beside=today)
    when = ago(change.at, record.zone, now, record.lang, beside=today)
    return News(record, day, what(change, record, today), when)


def what(change: ChangeRecord, record: HearingRecord, today: dt.date) -> str:
    """In a few words, in the active language; labels govern no case."""
    if change.took_back:
        # «Внесено по ошибке (Отменено)» alone is soon read as "cancelled": what holds stands behind it.
        return f"{kind_told(change, record.lang)}: {moved(change, record, today)}"
    if change.kind == ChangeKind.CANCELLED:
        return gettext("Cancelled")
    if change.kind == ChangeKind.POSTPONED:
        return gettext("Postponed, no new date")
    if change.kind == ChangeKind.MODE:
        return label(Mode(record.mode), record.lang)
    if change.kind == ChangeKind.ANNOUNCED:
        return what_changed(change, record.lang)
    return moved(change, record, today)


def moved(change: ChangeRecord, record: HearingRecord, today: dt.date) -> str:
    """New first, old behind it: "14:30, not 09:15" of a hearing today, "8 May, 14:30, not 09:15" of another."""
    if record.time and is_of_hours(change, record, today):
        new = f"{record.time:%H:%M}"
    else:
        new = moment(record.date, record.time, record.lang, beside=today)
    was = left(change, record)
    if not was:
        return new
    return gettext("%(new)s, not %(old)s") % {"new": new, "old": was}


def is_of_hours(change: ChangeRecord, record: HearingRecord, today: dt.date) -> bool:
    """Whether a hearing of today keeps its day and goes to another hour."""
    return change.left_date == record.date == today and bool(record.time) and change.left_time != record.time
