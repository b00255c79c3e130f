"""People who go on in another case: some of the defendants separated from the rest, or two cases joined into one.

From a date on. What was held before keeps everybody who was tried there; what is still to come changes. The old
prosecution stays, with a dated row that says so; the new one names it and takes over role, charges, allegations and
restraint, but neither verdict nor history.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Max, Model, Q, QuerySet
from django.utils.translation import gettext as _

from defendants.choices import ProsecutionState
from defendants.models import Case, Prosecution, ProsecutionStateRow
from hearings import edition
from hearings.actions.rows import Reason, refuse_unless, save
from hearings.choices import ChangeKind, Status
from hearings.models import Change, Hearing
from offices.models import Editor

_GONE = (ProsecutionState.SEPARATED, ProsecutionState.DROPPED, ProsecutionState.DIED)
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
    with edition.change(by=by, reason=reason):
        chosen = _locked(prosecutions)
        refuse_unless(bool(chosen), _("Choose who goes on in another case."))
        case = chosen[0].case
        refuse_unless(all(row.case_id == case.pk for row in chosen), _("Choose people of one case."))
        going_on = set(_going_on(case))
        refuse_unless(set(chosen) <= going_on, _("Somebody chosen has left this case already."))
        refuse_unless(
            set(chosen) != going_on,
            _("Somebody has to remain in the case. To move everybody, join the cases."),
        )
        return _part(chosen, into or _new_case(case, number), date, reason)


def join(case: Case, *, by: Editor | None, into: Case, date: dt.date, reason: Reason = None) -> Case:
    """Everybody of a case who is still in it goes on in another one from `date` on; returns that one."""
    with edition.change(by=by, reason=reason):
        chosen = _going_on(case)
        refuse_unless(bool(chosen), _("Nobody is left in this case."))
        return _part(chosen, into, date, reason)


def undo_parting(case: Case, *, by: Editor | None, reason: Reason = None) -> None:
    """Takes back how people came into this case: they go on where they were, at the hearings they were listed at.

    Refused when anything has happened in the case since. What was public of it stays in the change log.
    """
    with edition.change(by=by, reason=reason):
        came = {row.severed_from: row for row in _locked(case.prosecutions.exclude(severed_from=None))}
        refuse_unless(bool(came), _("Nobody came into this case from another one."))
        states = ProsecutionStateRow.objects.filter(prosecution__in=came, state=ProsecutionState.SEPARATED)
        # The log has whichever of the two readers could see.
        told = _logged(ProsecutionStateRow, states) | _logged(Prosecution, came.values())
        parted = told.filter(kind=ChangeKind.ADDED).aggregate(last=Max("edition"))["last"] or 0
        new = list(came.values())
        since = Change.objects.filter(Q(hearing__prosecutions__in=new) | Q(prosecution__in=new))
        refuse_unless(
            not since.filter(edition__gt=parted).exists()
            and not Hearing.objects.filter(case=case, prosecutions__in=new)
            .exclude(status__in=_TO_COME)
            .exists(),
            _("Something has happened in this case since, so the separation stands."),
        )
        _list_back(came, parted)
        for state in states:
            state.delete()
        for row in came.values():
            row.severed_from = None
            row.save()


# --- one way
def _part(chosen: list[Prosecution], into: Case, date: dt.date, reason: Reason) -> Case:
    case = chosen[0].case
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
    to_come = Hearing.objects.filter(Q(date__gte=date) | Q(status=Status.POSTPONED), case=case)
    for hearing in to_come.filter(status__in=_TO_COME, prosecutions__in=chosen).distinct():
        listed = set(hearing.prosecutions.all())
        if listed <= set(chosen) and not hearing.others:
            _relist(hearing, into, [after[row] for row in listed])
        else:
            hearing.prosecutions.remove(*chosen)
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
def _list_back(came: dict[Prosecution, Prosecution], parted: int) -> None:
    """Hearings that went over return; those that stayed list again whom the log says they listed."""
    before = {new.pk: old for old, new in came.items()}
    moved = Hearing.objects.filter(prosecutions__in=came.values()).distinct()
    for hearing in moved:
        people = [before.get(row.pk) for row in hearing.prosecutions.all()]
        refuse_unless(
            None not in people, _("Something has happened in this case since, so the separation stands.")
        )
        _relist(hearing, people[0].case, people)
    old = {row.pk for row in came}
    stayed = Change.objects.filter(edition=parted, hearing__isnull=False).exclude(hearing__in=moved)
    for change in stayed.select_related("hearing"):
        left = set((change.before or {}).get("prosecutions", ())) - set(
            (change.after or {}).get("prosecutions", ())
        )
        change.hearing.prosecutions.add(*(left & old))


def _logged(model: type[Model], rows: Iterable[Model]) -> QuerySet:
    """What the log has of these rows."""
    return Change.objects.filter(table=model._meta.label, row__in=[row.pk for row in rows])


def _locked(prosecutions: Iterable[Prosecution]) -> list[Prosecution]:
    """The rows as they are now, in their order; the open door holds off every other writer."""
    rows = Prosecution.objects.filter(pk__in=[row.pk for row in prosecutions])
    return list(
        rows.select_related("case__office", "defendant", "severed_from__case").order_by("position", "pk")
    )


def _going_on(case: Case) -> list[Prosecution]:
    """Those who are still tried in the case."""
    rows = _locked(case.prosecutions.without_twins())
    newest = {
        state.prosecution_id: state
        for state in reversed(ProsecutionStateRow.objects.filter(prosecution__in=rows))
    }
    return [row for row in rows if row.pk not in newest or newest[row.pk].state not in _GONE]
