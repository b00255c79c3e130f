"""Taking back a step of a hearing's life, as the change log has it; itself a step that says what was taken back.

For a slip noticed at once, and for news that turns out wrong. Readers may have seen the step, so nothing is erased:
the old values return, SEQUENCE goes up, and a date that is left again leaves a stub like any other. A step is refused
when something later depends on it. What was published is never taken back, only withdrawn.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from hearings import edition, seals
from hearings.actions.rows import Reason, locked, refuse_unless, save
from hearings.choices import UNSEEN, ChangeKind, Status
from hearings.ledger import Ledger, as_logged
from hearings.models import Change, Hearing
from offices.models import Editor

_DERIVED = {"zone", "starts_at", "ends_at", "day_order"}
_PLACE = {"date", "time", "court", "city"}
_NO_STEP = (ChangeKind.PUBLISHED, ChangeKind.ADDED)


def last_step(hearing: Hearing) -> Change | None:
    """The last step that readers were told of and that still stands; nothing for a draft."""
    steps = Change.objects.filter(hearing=hearing, minor=False, undone=False, undoes__isnull=True)
    return steps.order_by("-pk").first()


def can_undo(hearing: Hearing) -> bool:
    """Whether there is a step to take back. Something that happened since may still stand in its way."""
    step = last_step(hearing)
    return (
        step is not None
        and step.kind not in _NO_STEP
        and step.before is not None
        and not _came_from_elsewhere(step)
    )


def undo(hearing: Hearing, *, by: Editor | None, reason: Reason = None) -> Hearing:
    """Takes the last step back. Done again, it takes back the one before."""
    with edition.change(by=by) as ledger:
        row, step = locked(hearing), last_step(hearing)
        refuse_unless(step is not None, _("There is no step to take back."))
        refuse_unless(
            step.kind not in _NO_STEP and step.before is not None,
            _("What was published stays on the record. Withdraw it if it must not be shown."),
        )
        refuse_unless(
            not _came_from_elsewhere(step),
            _("This came with a change of the whole case or of a person: take it back on that page."),
        )
        now = as_logged(row)
        told = {name: value for name, value in step.after.items() if name not in _DERIVED}
        refuse_unless(
            all(now[name] == value for name, value in told.items()),
            _("Something was changed since, so this step cannot be taken back: change it by hand."),
        )
        if step.kind == ChangeKind.ADJOURNED:
            _take_back_next(row, ledger)
        for name in told:
            _restore(row, name, step.before[name])
        Change.objects.filter(pk=step.pk).update(undone=True)
        ledger.seal_anew(seals.LOG, [step.pk])
        left = any(now[name] != step.before[name] for name in _PLACE & set(told))
        ledger.call(row, ChangeKind.UNDONE, reason=reason, left=left, undoes=step)
        return save(row)


def _came_from_elsewhere(step: Change) -> bool:
    """Whether cases were parted or joined, or twins merged: taken back at one hearing, the rest of it would stand."""
    entry = Hearing.history.filter(id=step.hearing_id, history_date=step.at).first()
    return entry is not None and entry.history_kind.partition(":")[0] not in ("", *ChangeKind)


def _restore(row: Hearing, name: str, value: Any) -> None:
    """Puts a public column back to what JSON kept of it."""
    field = row._meta.get_field(name)
    if field.many_to_many:
        getattr(row, name).set(value)
    else:
        setattr(row, field.attname, value if isinstance(value, dict) else field.to_python(value))


def _take_back_next(row: Hearing, ledger: Ledger) -> None:
    """The hearing an adjournment made is called off, with the reason, and no longer continues this one."""
    following = Hearing.objects.filter(adjourned_from=row).first()
    if following is None:
        return
    step = last_step(following)
    refuse_unless(
        following.status == Status.SCHEDULED
        and (step is None or step.kind in _NO_STEP)
        and not Hearing.objects.filter(adjourned_from=following).exists(),
        _("The next hearing has gone on already: take its own steps back first."),
    )
    following.adjourned_from = None
    if following.publication in UNSEEN:
        following.delete()
        return
    why = {}
    for lang, _name in settings.LANGUAGES:
        with override(lang):
            why[lang] = _("The adjournment was entered by mistake.")
    following.status, following.reason = Status.CANCELLED, why
    ledger.call(following, ChangeKind.CANCELLED, reason=why)
    save(following)
