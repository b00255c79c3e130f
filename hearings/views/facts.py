"""Small facts of a person's prosecution in words: restraint with its dates, state, how a hearing is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from defendants.choices import ProsecutionState
from hearings import dates
from hearings.choices import Confidence, SourceKind
from hearings.formats.change_words import ending, restraint_text
from hearings.records import DatedRecord, HearingRecord, PersonRecord
from hearings.views.row import ago
from offices.texts import Said


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated fact in words; one that holds no more is shown softer."""

    text: str
    is_current: bool
    note: Said | None = None


def restraints(person: PersonRecord, lang: str) -> list[Fact]:
    """The restraint a person is under, and those before it."""
    return [
        Fact(restraint_text(held, lang), is_current=held.until is None)
        for held in sorted(person.restraints, key=lambda held: held.until is not None)
    ]


def restraint_groups(
    people: Sequence[PersonRecord], lang: str
) -> list[tuple[list[PersonRecord], list[Fact]]]:
    """Those under the same restraint since the same day, together; whoever is under none is left out."""
    groups: dict[tuple[DatedRecord, ...], list[PersonRecord]] = {}
    for person in people:
        if person.restraints:
            groups.setdefault(person.restraints, []).append(person)
    return [(members, restraints(members[0], lang)) for members in groups.values()]


def states(person: PersonRecord, lang: str) -> list[Fact]:
    """What became of the prosecution, the present first; "going on" alone is not worth a line."""
    told = [
        Fact(
            ending(
                f"{ProsecutionState(state.kind).label}, {dates.long_date(state.since, lang, weekday=False)}",
                state.note,
            ),
            is_current=index == 0,
            note=state.note,
        )
        for index, state in enumerate(person.states)
    ]
    only = len(person.states) == 1 and person.states[0].kind == ProsecutionState.GOING_ON
    return [] if only else told


def how_known(record: HearingRecord, now: dt.datetime) -> str:
    """Confirmed · known from: a lawyer · last checked today, 08:50."""
    parts = [str(Confidence(record.confidence).label)]
    if record.source_kind:
        parts.append(gettext("known from: %(source)s") % {"source": SourceKind(record.source_kind).label})
    if record.last_checked:
        when = ago(record.last_checked, record.zone, now, record.lang, beside=record.date)
        parts.append(gettext("last checked %(when)s") % {"when": when})
    return " · ".join(parts)
