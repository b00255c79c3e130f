"""Which hearing on record an item of a text tells of: that of its day, the one that moved, or none yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from hearings.bulletin.entries import Entry
from hearings.choices import Publication, Stage, Status
from hearings.importer.plan import Choices, Doubt, Item, Plan
from hearings.models import Hearing

# A hearing of the same case so near, still to be held and told nowhere in the text, may be the one that is meant.
NEAR = dt.timedelta(days=21)
# From its hour on: by then it is known whether the court sat, and the bulletin of the evening tells of tomorrow.
_SITS = dt.timedelta(hours=3)
_OVER = _(
    "The time of the hearing of %(when)s has passed, so this is a further one. "
    "If it was moved instead, say so under “Correct it”."
)


def find_hearing(item: Item, plan: Plan, choices: Choices, now: dt.datetime) -> None:
    """The hearing of that case and date; a near one of another date is a question: moved, or a further hearing?

    No question is one that is over by `now`: the next of a running trial is a further one, and may be told otherwise.
    """
    if item.case is None:
        return
    entry = item.entry
    rows = list(item.case.hearings.all())
    taken = {other.hearing.pk for other in plan.items if other.hearing}
    free = [row for row in rows if row.pk not in taken and row.publication != Publication.WITHDRAWN]
    near = _near(entry, free, plan.parsed.hearings)
    chosen = choices.moves.get(item.index)
    if chosen is not None:
        item.hearing = next((row for row in free if row.pk == chosen), None)
        # Whoever answered may still answer otherwise.
        item.hearings = [row for row in free if row in near or row == item.hearing]
        if chosen and item.hearing is None:
            # Withdrawn since, or of another case than is meant now. To enter it anew is for an editor to say.
            item.doubts.append(Doubt.MOVED_OR_FURTHER)
        return
    wanted = entry.date or entry.was_date
    if any(row.publication == Publication.WITHDRAWN and row.date == wanted for row in rows):
        # Bringing the same text in again must not show again what was taken away for somebody's safety.
        item.doubts.append(Doubt.WITHDRAWN)
        return
    same_day = _of_that_day(entry, [row for row in free if row.date == wanted], plan.parsed.hearings)
    if same_day:
        item.hearing = same_day[0]
        if len(same_day) > 1:
            item.hearings = same_day
            item.doubts.append(Doubt.MOVED_OR_FURTHER)
        return
    left = next((row for row in free if entry.was_date and row.date == entry.was_date), None)
    if left:
        item.hearing = left
        return
    before = [row for row in near if _is_one_before(row, entry, plan, now)]
    near = [row for row in near if row not in before]
    if near:
        item.hearing = near[-1]
        item.hearings = near if len(near) > 1 else []
        to_come = [row for row in free if row.status == Status.SCHEDULED and not _is_over(row, plan, now)]
        if not _is_the_one_to_come(entry, near, to_come):
            item.doubts.append(Doubt.MOVED_OR_FURTHER)
    elif before:
        item.hearings = before
        item.notes.append(_OVER % {"when": before[-1]})


def held_before(item: Item) -> Hearing | None:
    """The case's last hearing before this one, in the same stage, with its court or city; None where the text names one.

    Its place is to be offered and never taken unseen: the case may have gone to another court.
    """
    entry = item.entry
    if item.case is None or item.case.pk is None or entry.date is None or entry.court or entry.city:
        return None
    same = [row for row in item.case.hearings.all() if row.stage == (entry.stage or Stage.TRIAL)]
    before = [row for row in same if row.date <= entry.date and row.publication != Publication.WITHDRAWN]
    last = max(before, key=lambda row: row.date, default=None)
    return last if last and (last.court or last.city) else None


def _is_over(row: Hearing, plan: Plan, now: dt.datetime) -> bool:
    """Whether a hearing was over when the text was written, as far as the clock and the day of the text can tell."""
    ended = row.ends_at if row.starts_at is None else min(row.ends_at, row.starts_at + _SITS)
    return ended <= now and (plan.date is None or row.date <= plan.date)


def _is_one_before(row: Hearing, entry: Entry, plan: Plan, now: dt.datetime) -> bool:
    """Whether a hearing is an earlier one of the trial that goes on, and not said to be the one that moved."""
    if entry.status == "moved" and entry.was_date in (None, row.date):
        return False
    earlier = entry.date is not None and row.date < entry.date
    return earlier and row.status == Status.SCHEDULED and _is_over(row, plan, now)


def _is_the_one_to_come(entry: Entry, near: list[Hearing], to_come: list[Hearing]) -> bool:
    """Whether "moved to 4 December" is said of the one hearing of the case that is still to be, its old day not told."""
    return entry.status == "moved" and entry.was_date is None and len(near) == 1 and near == to_come


def _near(entry: Entry, rows: list[Hearing], entries: Sequence[Entry]) -> list[Hearing]:
    """Of a case's hearings those around the entry's day that it may tell of, and no other of the text does."""
    wanted, names = day_of(entry), _names(entry)
    told = {other.date for other in entries if other is not entry and names & _names(other)}
    return [
        row
        for row in rows
        if row.status in (Status.SCHEDULED, Status.POSTPONED, entry.status)
        and row.date not in told
        and wanted is not None
        and abs(row.date - wanted) <= NEAR
    ]


def _of_that_day(entry: Entry, rows: list[Hearing], entries: Sequence[Entry]) -> list[Hearing]:
    """Of a case's hearings on the entry's day those it may mean: the one of its hour, else each of another hour but
    for those that the text tells of elsewhere."""
    exact = [row for row in rows if row.time == hour_of(entry)]
    if exact:
        return exact[:1]
    names = _names(entry)
    told = [other for other in entries if other is not entry and day_of(other) == day_of(entry)]
    hours = {hour_of(other) for other in told if names & _names(other)}
    return [row for row in rows if row.time not in hours]


def day_of(entry: Entry) -> dt.date | None:
    return entry.date or entry.was_date


def hour_of(entry: Entry) -> dt.time | None:
    """The announced hour of that day."""
    return entry.time if entry.date else entry.time or entry.was_time


def _names(entry: Entry) -> set[tuple[str, str]]:
    return {(person.given_name, person.family_name) for person in entry.defendants}
