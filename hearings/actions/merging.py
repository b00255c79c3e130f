"""Two rows that turn out to be one person become one: the twin's address leads to the other from then on.

Names, spellings and parts in cases go over. Where both are tried in one case, what is known of the twin's part is added
to the other's, and the twin's stays behind, empty, listed at no hearing. Hearings keep their ids and UIDs. Nothing is
deleted, so all of it can be taken back as long as nothing of it was changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from defendants.choices import ShownAs
from defendants.models import (
    Allegation,
    Charge,
    Defendant,
    Prosecution,
    ProsecutionStateRow,
    Restraint,
)
from defendants.names import folded
from hearings import edition
from hearings.actions.rows import refuse_unless
from hearings.models import Hearing
from offices.models import Editor

MERGED = "merged"
"""The kind of a merge's entries in the histories, with the twin's key, by which it is found again."""
TEXTS = ("given_name", "family_name", "patronymic", "description")
ASKED = ("role", "verdict", "sentence")
"""Columns of a part in a case that can hold but one answer."""
_SHOWN_LESS = (ShownAs.FULL, ShownAs.INITIALS, ShownAs.WITHHELD)
_TOUCHED = (Defendant, Prosecution, Charge, Allegation, Restraint, ProsecutionStateRow, Hearing)


@dataclass
class Both:
    """One case both are tried in: the twin's part, the one that stays, and the columns in which they contradict."""

    twins: Prosecution
    stays: Prosecution
    contradict: list[str] = field(default_factory=list)


@dataclass
class Plan:
    """What a merge would do. Nothing is saved by making one."""

    twin: Defendant
    into: Defendant
    spellings: list[str]
    texts: dict[str, dict[str, str]]
    moved: list[Prosecution]
    both: list[Both]
    hearings: int
    shown_as: str


def plan(twin: Defendant, *, into: Defendant) -> Plan:
    """What merging the twin into the other would do. Raises IllegalStep where it cannot be done."""
    refuse_unless(twin.pk != into.pk, _("Choose another person: nobody is their own twin."))
    refuse_unless(
        twin.merged_into_id is None and into.merged_into_id is None,
        _("One of the two was merged into somebody already."),
    )
    rows = Prosecution.objects.select_related("case", "defendant").prefetch_related("charges", "hearings")
    theirs = {row.case_id: row for row in rows.filter(defendant=into)}
    parts = list(rows.filter(defendant=twin))
    both = [Both(row, theirs[row.case_id]) for row in parts if row.case_id in theirs]
    for each in both:
        each.contradict = [name for name in ASKED if _contradict(each, name)]
    return Plan(
        twin=twin,
        into=into,
        spellings=_new_spellings(twin, into),
        texts={name: added for name in TEXTS if (added := _missing(twin, into, name))},
        moved=[row for row in parts if row.case_id not in theirs],
        both=both,
        hearings=Hearing.objects.filter(prosecutions__in=parts).distinct().count(),
        shown_as=max(twin.shown_as, into.shown_as, key=_SHOWN_LESS.index),
    )


def merge(
    twin: Defendant, *, into: Defendant, by: Editor | None, take: Mapping[tuple[int, str], bool] | None = None
) -> Plan:
    """Makes them one; `take` says, by case and column, whether the twin's answer replaces a contradicting one."""
    with edition.change(by=by) as ledger:
        ledger.kind, ledger.minor = _kind(twin), True
        twin, into = Defendant.objects.get(pk=twin.pk), Defendant.objects.get(pk=into.pk)
        done = plan(twin, into=into)
        for row in done.moved:
            row.defendant = into
            row.save()
        for each in done.both:
            _add_up(each, {name for name in each.contradict if (take or {}).get((each.stays.case_id, name))})
        for name, added in done.texts.items():
            setattr(into, name, {**getattr(into, name), **added})
        into.aliases = [*into.aliases, *done.spellings]
        into.shown_as, into.minor = done.shown_as, into.minor or twin.minor
        into.save()
        for row in (twin, *twin.merged.all()):
            row.merged_into = into
            row.save()
        return done


def undo_merge(twin: Defendant, *, by: Editor | None) -> None:
    """Takes a merge back, from the histories. Refused when anything it touched was changed since."""
    with edition.change(by=by) as ledger:
        refuse_unless(twin.merged_into_id is not None, _("This person was merged into nobody."))
        own = Defendant.history.filter(id=twin.pk, history_kind=_kind(twin)).first()
        refuse_unless(own is not None, _("How the two were before is not known, so they stay one."))
        ledger.minor = True
        rows = list(_before(own))
        # Whose part it is goes first: two of one person in one case are refused.
        for row, before in sorted(rows, key=lambda pair: not isinstance(pair[0], Prosecution)):
            _put_back(row, before)


# --- what goes over
def _new_spellings(twin: Defendant, into: Defendant) -> list[str]:
    """Every way the twin was written that the other has not."""
    known = {folded(name) for name in _written(into)} | {folded(alias) for alias in into.aliases}
    found = [*_written(twin), *twin.aliases]
    return [name for name in dict.fromkeys(found) if folded(name) not in known]


def _written(person: Defendant) -> list[str]:
    return [f"{person.given_name.get(lang, '')} {name}".strip() for lang, name in person.family_name.items()]


def _missing(twin: Defendant, into: Defendant, name: str) -> dict[str, str]:
    """What the twin says in languages in which the other says nothing."""
    told = getattr(into, name)
    return {lang: text for lang, text in getattr(twin, name).items() if not told.get(lang)}


def _contradict(each: Both, name: str) -> bool:
    theirs, own = getattr(each.twins, name), getattr(each.stays, name)
    if isinstance(own, dict):
        return any(own.get(lang) and own[lang] != text for lang, text in theirs.items())
    return bool(theirs and own and theirs != own)


def _add_up(each: Both, taken: set[str]) -> None:
    """Adds what is known of the twin's part to the part that stays, and lists that one at the twin's hearings."""
    twins, stays = each.twins, each.stays
    for name in ASKED:
        own, theirs = getattr(stays, name), getattr(twins, name)
        first, second = (theirs, own) if name in taken else (own, theirs)
        value = {**second, **first} if isinstance(own, dict) else first or second
        if name == "verdict" and value != own:
            stays.verdict_date = twins.verdict_date
        setattr(stays, name, value)
    stays.save()
    for model, same in (
        (Charge, lambda row: (row.article_id, row.part, row.until_date)),
        (Allegation, lambda row: frozenset(row.text.values())),
        (Restraint, lambda row: (row.kind, row.from_date, row.until_date)),
        (ProsecutionStateRow, lambda row: row.from_date),
    ):
        known = {same(row) for row in model.objects.filter(prosecution=stays)}
        for row in model.objects.filter(prosecution=twins):
            if same(row) not in known:
                row.prosecution = stays
                row.save()
    for hearing in twins.hearings.all():
        hearing.prosecutions.remove(twins)
        hearing.prosecutions.add(stays)


# --- and back
def _kind(twin: Defendant) -> str:
    return f"{MERGED}:{twin.pk}"


def _before(merge: Any) -> Iterator[tuple[Model, Any]]:
    """Each row of the merge with its entry before it; raises IllegalStep when one was changed since."""
    for model in _TOUCHED:
        same = {"history_date": merge.history_date, "history_kind": merge.history_kind}
        for entry in model.history.filter(**same):
            history = model.history.filter(id=entry.id).order_by("-history_id")
            refuse_unless(
                history.first().history_id == entry.history_id,
                _("“%(row)s” was changed since, so the two stay one.") % {"row": entry.instance},
            )
            before = history.filter(history_id__lt=entry.history_id).first()
            # A person's names may have been purged from the histories.
            refuse_unless(
                before is not None and (model is not Defendant or bool(before.family_name)),
                _("How the two were before is not known, so they stay one."),
            )
            yield model.objects.get(pk=entry.id), before


def _put_back(row: Model, before: Any) -> None:
    for column in type(row).history.model.tracked_fields:
        setattr(row, column.attname, getattr(before, column.attname))
    row.save()
    if isinstance(row, Hearing):
        row.prosecutions.set(before.prosecutions.values_list("prosecution", flat=True))
