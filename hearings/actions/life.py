"""The steps of a hearing's life: each function is one of them, atomic, inside the door, with who did it and why.

An illegal step raises IllegalStep with the reason. What page, feed and log make of a step they read from the rows, and
from what the ledger is told here. `reason` is language → text and is shown to readers.
"""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from hearings import edition
from hearings.actions.rows import Reason, is_elsewhere, locked, record_openness, refuse_unless, save
from hearings.choices import ChangeKind, Mode, Publication, Status
from hearings.models import City, Court, Hearing
from offices.models import Editor


def move(
    hearing: Hearing,
    *,
    by: Editor | None,
    date: dt.date | None = None,
    time: dt.time | None = None,
    court: Court | None = None,
    city: City | None = None,
    fold: int | None = None,
    time_is_known: bool = True,
    reason: Reason = None,
) -> Hearing:
    """Sets another date, hour or court before it began; what is not given stays, but for what went with another hour
    (its end) or another court (its room).

    `time_is_known=False` drops an hour.
    """
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(row.status == Status.SCHEDULED, _("Only a scheduled hearing can be moved."))
        before = (row.date, row.time, row.court_id, row.city_id)
        row.date = date or row.date
        row.set_hour((time or row.time) if time_is_known else None, fold=fold)
        row.set_place(court=court, city=city)
        refuse_unless(
            before != (row.date, row.time, row.court_id, row.city_id),
            _("Date, hour and court are the same as before."),
        )
        row.reason = reason or {}
        ledger.call(row, ChangeKind.MOVED, reason=reason, left=True)
        return save(row)


def postpone(hearing: Hearing, *, by: Editor | None, reason: Reason = None) -> Hearing:
    """Puts it off with no new date; the old date stays in the row and is shown struck."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(row.status == Status.SCHEDULED, _("Only a scheduled hearing can be postponed."))
        row.status, row.reason = Status.POSTPONED, reason or {}
        ledger.call(row, ChangeKind.POSTPONED, reason=reason)
        return save(row)


def set_again(
    hearing: Hearing,
    *,
    by: Editor | None,
    date: dt.date,
    time: dt.time | None = None,
    fold: int | None = None,
    court: Court | None = None,
    city: City | None = None,
) -> Hearing:
    """Gives a postponed hearing its new date. What was said of the hour was said of the old day, and goes with it."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(row.status == Status.POSTPONED, _("Only a postponed hearing can be set again."))
        row.status, row.reason = Status.SCHEDULED, {}
        row.date, row.end_time, row.part_of_day, row.time_note = date, None, "", {}
        row.set_hour(time, fold=fold)
        row.set_place(court=court, city=city)
        ledger.call(row, ChangeKind.SET_AGAIN, left=True)
        return save(row)


def cancel(hearing: Hearing, *, by: Editor | None, reason: Reason = None) -> Hearing:
    """Calls it off for good."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(
            row.status in (Status.SCHEDULED, Status.POSTPONED),
            _("Only a scheduled or postponed hearing can be cancelled."),
        )
        row.status, row.reason = Status.CANCELLED, reason or {}
        ledger.call(row, ChangeKind.CANCELLED, reason=reason)
        return save(row)


def go_online(hearing: Hearing, *, by: Editor | None, mode: Mode = Mode.ONLINE, link: str = "") -> Hearing:
    """Changes how one attends; the hour stays."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(row.status == Status.SCHEDULED, _("Only a scheduled hearing can change its mode."))
        row.mode, row.link = mode, link or row.link
        ledger.call(row, ChangeKind.MODE)
        return save(row, new_link=link)


def announce(
    hearing: Hearing,
    *,
    by: Editor | None,
    time: dt.time | None = None,
    fold: int | None = None,
    court: Court | None = None,
    city: City | None = None,
    courtroom: str = "",
    link: str = "",
) -> Hearing:
    """Fills in what was unknown: hour, court or city, room, link. What was known already cannot be changed this way."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(
            row.status == Status.SCHEDULED, _("Only a scheduled hearing can be announced more closely.")
        )
        known = (
            (time, row.time, _("The hour is known already: move the hearing instead.")),
            (court, row.court_id, _("The court is known already: move the hearing instead.")),
            (city, row.court_id or row.city_id, _("The city is known already: move the hearing instead.")),
            (court, is_elsewhere(court, row), _("This court is in another city: move the hearing instead.")),
        )
        for new, old, why in known:
            refuse_unless(not (new and old), why)
        if time:
            row.set_hour(time, fold=fold)
        row.set_place(court=court, city=city)
        row.courtroom, row.link = courtroom or row.courtroom, link or row.link
        ledger.call(row, ChangeKind.ANNOUNCED)
        return save(row, new_link=link)


def adjourn(
    hearing: Hearing,
    *,
    by: Editor | None,
    date: dt.date | None = None,
    time: dt.time | None = None,
    fold: int | None = None,
    outcome: dict[str, str] | None = None,
    **openness: str,
) -> Hearing | None:
    """It began and goes on another day: returns the new hearing, or nothing while the next date is not announced."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(
            row.status in (Status.SCHEDULED, Status.HELD, Status.NOT_HELD),
            _("Only a hearing that was to take place can go on another day."),
        )
        refuse_unless(not hasattr(row, "goes_on_in"), _("It goes on already: see the next hearing."))
        refuse_unless(date is None or date >= row.date, _("The next date lies before this hearing."))
        row.status = Status.NOT_HELD if row.status == Status.NOT_HELD else Status.HELD
        row.outcome = outcome or row.outcome
        record_openness(row, openness)
        row.next_date_unknown = date is None
        ledger.call(row, ChangeKind.ADJOURNED)
        save(row)
        if date is None:
            return None
        following = _following(row, date=date, time=time, fold=fold, published_at=ledger.now)
        save(following)
        following.prosecutions.set(row.prosecutions.all())
        ledger.call(following, ChangeKind.PUBLISHED)
        return following


def _following(
    row: Hearing, *, date: dt.date, time: dt.time | None, fold: int | None, published_at: dt.datetime
) -> Hearing:
    """The hearing in which an adjourned one goes on: as that one was, and as far on its way to readers."""
    return Hearing(
        case=row.case,
        others=row.others,
        date=date,
        time=time,
        fold=fold,
        court=row.court,
        city=row.city,
        courtroom=row.courtroom,
        mode=row.mode,
        access=row.access,
        stage=row.stage,
        number=row.number + 1 if row.number and row.status == Status.HELD else row.number,
        judges=row.judges,
        adjourned_from=row,
        publication=row.publication,
        ready_by=row.ready_by,
        first_published_at=published_at if row.publication == Publication.PUBLISHED else None,
        release_at=row.release_at,
        confidence=row.confidence,
    )


def not_held(hearing: Hearing, *, by: Editor | None, reason: Reason = None) -> Hearing:
    """The day came and it did not begin."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(row.status == Status.SCHEDULED, _("Only a scheduled hearing can fail to take place."))
        row.status, row.reason = Status.NOT_HELD, reason or {}
        ledger.call(row, ChangeKind.NOT_HELD, reason=reason)
        return save(row)


def record_outcome(
    hearing: Hearing, *, by: Editor | None, outcome: dict[str, str] | None = None, **openness: str
) -> Hearing:
    """It took place; `outcome` says what came of it, `openness` who could be there. Both may be written again."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(
            row.status in (Status.SCHEDULED, Status.HELD), _("A hearing that was called off has no outcome.")
        )
        row.status, row.outcome = Status.HELD, outcome or {}
        record_openness(row, openness)
        ledger.call(row, ChangeKind.OUTCOME)
        return save(row)


def confirm(hearing: Hearing, *, by: Editor | None) -> Hearing:
    """Somebody asked again, and it still holds."""
    with edition.change(by=by) as ledger:
        row = locked(hearing)
        refuse_unless(
            row.status == Status.SCHEDULED and row.publication != Publication.WITHDRAWN,
            _("Only a hearing that is still to be held can be checked again."),
        )
        row.last_checked = ledger.clock
        ledger.call(row, ChangeKind.CONFIRMED)
        return save(row)
