"""People who go on in another case: some of the defendants separated from the rest, or two cases joined into one.

From a date on. What was held before keeps everybody who was tried there; what is still to come changes. The old
prosecution stays, with a dated row that says so; the new one names it and takes over role, charges, allegations and
restraint, but neither verdict nor history.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Max, Model, Q, QuerySet
from django.utils.translation import gettext as _

from defendants.choices import ProsecutionState
from defendants.models import Case, Prosecution, ProsecutionStateRow
from hearings import edition
from hearings.actions.rows import Reason, refuse_unless, save
from hearings.choices import ChangeKind, Status
from hearings.ledger import Ledger
from hearings.models import Change, Hearing
from offices.models import Editor

_GONE = (ProsecutionState.SEPARATED, ProsecutionState.DROPPED, ProsecutionState.DIED)
PARTED = "parted"
"""The kind of a parting's entries in the histories, with the key of the case people went to."""
_TO_COME = (Status.SCHEDULED, Status.POSTPONED)


def sever(
    prosecutions: Iterable[Prosecution],
    *,
    by: Editor | None,
    date: dt.date,
    into: Case | None = None,
    number: str = "",
    reason: Reason = None,
) -> Case:
    """Some of the people of a case go on in another one from `date` on: in `into`, else in a new case; returns it."""
    with edition.change(by=by, reason=reason) as ledger:
        chosen = _locked(prosecutions)
        refuse_unless(bool(chosen), _("Choose who goes on in another case."))
        case = chosen[0].case
        refuse_unless(all(row.case_id == case.pk for row in chosen), _("Choose people of one case."))
        still_tried = set(going_on(case))
        refuse_unless(set(chosen) <= still_tried, _("Somebody chosen has left this case already."))
        refuse_unless(
            set(chosen) != still_tried,
            _("Somebody has to remain in the case. To move everybody, join the cases."),
        )
        return _part(chosen, into or _new_case(case, number), date, reason, ledger)


def join(case: Case, *, by: Editor | None, into: Case, date: dt.date, reason: Reason = None) -> Case:
    """Everybody of a case who is still in it goes on in another one from `date` on; returns that one."""
    with edition.change(by=by, reason=reason) as ledger:
        chosen = going_on(case)
        refuse_unless(bool(chosen), _("Nobody is left in this case."))
        return _part(chosen, into, date, reason, ledger)


def undo_parting(case: Case, *, by: Editor | None) -> Case:
    """Takes back how people came into this case: they go on where they were, at the hearings they were listed at.

    Returns the case they are back in, or one of several.

    Refused when anything has happened in the case since. What was public of it stays in the change log.
    """
    with edition.change(by=by) as ledger:
        ledger.kind = _kind(case)
        came = {row.severed_from: row for row in _locked(case.prosecutions.exclude(severed_from=None))}
        refuse_unless(bool(came), _("Nobody came into this case from another one."))
        states = ProsecutionStateRow.objects.filter(prosecution__in=came, state=ProsecutionState.SEPARATED)
        parting = _parting(case, came.values())
        # The log has whichever of the two readers could see; perhaps neither, when nobody lists them any more.
        told = _logged(ProsecutionStateRow, states) | _logged(Prosecution, came.values())
        parted = told.filter(kind=ChangeKind.ADDED).aggregate(last=Max("edition"))["last"] or 0
        new = list(came.values())
        since = Change.objects.filter(Q(hearing__prosecutions__in=new) | Q(prosecution__in=new))
        later = Q(edition__gt=parted) if parted else Q(at__gt=parting.history_date)
        refuse_unless(
            not since.filter(later).exists()
            and not Hearing.objects.filter(case=case, prosecutions__in=new)
            .exclude(status__in=_TO_COME)
            .exists(),
            _("Something has happened in this case since, so the separation stands."),
        )
        _list_back(came, parting)
        for state in states:
            state.delete()
        for row in came.values():
            row.severed_from = None
            row.save()
        return next(iter(came)).case


def going_on(case: Case) -> list[Prosecution]:
    """Those who are still tried in the case."""
    rows = _locked(case.prosecutions.without_twins())
    newest = {
        state.prosecution_id: state
        for state in reversed(ProsecutionStateRow.objects.filter(prosecution__in=rows))
    }
    return [row for row in rows if row.pk not in newest or newest[row.pk].state not in _GONE]


def coming(case: Case, chosen: Collection[Prosecution], date: dt.date) -> list[tuple[Hearing, bool]]:
    """The hearings to come that a parting changes; whether each goes over whole, or stays without those chosen."""
    rows = Hearing.objects.filter(Q(date__gte=date) | Q(status=Status.POSTPONED), case=case)
    listed = rows.filter(status__in=_TO_COME, prosecutions__in=chosen).distinct().in_order()
    return [
        (row, set(row.prosecutions.all()) <= set(chosen) and not row.others)
        for row in listed.prefetch_related("prosecutions")
    ]


# --- one way
def _part(chosen: list[Prosecution], into: Case, date: dt.date, reason: Reason, ledger: Ledger) -> Case:
    case = chosen[0].case
    ledger.kind = _kind(into)
    refuse_unless(into.pk != case.pk, _("This is the case they are in."))
    known = set(into.prosecutions.values_list("defendant", flat=True))
    refuse_unless(
        not known & {row.defendant_id for row in chosen}, _("Somebody chosen is tried in that case already.")
    )
    days = ProsecutionStateRow.objects.filter(prosecution__in=chosen, from_date__gte=date)
    refuse_unless(not days.exists(), _("Something else is known of somebody chosen from that day on."))
    last = into.prosecutions.aggregate(last=Max("position"))["last"]
    after = {
        row: _carried_over(row, into, position)
        for position, row in enumerate(chosen, 0 if last is None else last + 1)
    }
    for row in chosen:
        ProsecutionStateRow.objects.create(
            prosecution=row, state=ProsecutionState.SEPARATED, from_date=date, note=reason or {}
        )
    for hearing, goes_over in coming(case, chosen, date):
        if goes_over:
            _relist(hearing, into, [after[row] for row in hearing.prosecutions.all()])
        else:
            hearing.prosecutions.remove(*chosen)
            # "They pleaded guilty" is said of those who go, and not of those who stay.
            ledger.leave_unexplained(hearing)
    return into


def _carried_over(row: Prosecution, into: Case, position: int) -> Prosecution:
    new = Prosecution.objects.create(
        case=into, defendant=row.defendant, position=position, role=row.role, severed_from=row
    )
    for charge in row.charges.filter(until_date=None):
        _copy(charge, new)
    for allegation in row.allegations.all():
        _copy(allegation, new)
    for restraint in row.restraints.filter(until_date=None):
        _copy(restraint, new)
    return new


def _copy(hanging: Model, prosecution: Prosecution) -> None:
    hanging.pk, hanging.prosecution = None, prosecution
    hanging._state.adding = True
    hanging.save()


def _new_case(case: Case, number: str) -> Case:
    return Case.objects.create(office=case.office, kind=case.kind, political=case.political, number=number)


def _relist(hearing: Hearing, case: Case, people: Collection[Prosecution]) -> None:
    hearing.case = case
    save(hearing)
    hearing.prosecutions.set(people)


# --- and back
def _kind(into: Case) -> str:
    return f"{PARTED}:{into.pk}"


def _parting(case: Case, new: Iterable[Prosecution]) -> Any:
    """The entry with which the last of these people came into the case; raises IllegalStep when it was not kept."""
    entries = Prosecution.history.filter(id__in=[row.pk for row in new], history_kind=_kind(case))
    entry = entries.order_by("-history_id").first()
    refuse_unless(entry is not None, _("How it was before is not known, so the separation stands."))
    return entry


def _list_back(came: dict[Prosecution, Prosecution], parting: Any) -> None:
    """Hearings that went over return; those that stayed list again whom their history says they listed."""
    before = {new.pk: old for old, new in came.items()}
    moved = Hearing.objects.filter(prosecutions__in=came.values()).distinct()
    for hearing in moved:
        people = [before.get(row.pk) for row in hearing.prosecutions.all()]
        refuse_unless(
            None not in people, _("Something has happened in this case since, so the separation stands.")
        )
        _relist(hearing, people[0].case, people)
    old = {row.pk for row in came}
    same = {"history_date": parting.history_date, "history_kind": parting.history_kind}
    for entry in Hearing.history.filter(**same).exclude(id__in=[row.pk for row in moved]):
        stood = Hearing.history.filter(id=entry.id, history_id__lt=entry.history_id).first()
        left = _listed(stood) - _listed(entry)
        Hearing.objects.get(pk=entry.id).prosecutions.add(*(left & old))


def _listed(entry: Any) -> set[int]:
    return set(entry.prosecutions.values_list("prosecution", flat=True)) if entry else set()


def _logged(model: type[Model], rows: Iterable[Model]) -> QuerySet:
    """What the log has of these rows."""
    return Change.objects.filter(table=model._meta.label, row__in=[row.pk for row in rows])


def _locked(prosecutions: Iterable[Prosecution]) -> list[Prosecution]:
    """The rows as they are now, in their order; the open door holds off every other writer."""
    rows = Prosecution.objects.filter(pk__in=[row.pk for row in prosecutions])
    return list(
        rows.select_related("case__office", "defendant", "severed_from__case").order_by("position", "pk")
    )
