"""Writes what is said of hearings, table by table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from defendants.models import Case, Defendant, Prosecution
from hearings import actions, edition
from hearings.choices import ChangeKind
from hearings.entry.law import Law
from hearings.entry.parts import Parts
from hearings.entry.said import Entered, EnteredHearing, EnteredPerson, People
from hearings.models import Court, Hearing
from offices.models import Editor


def enter(
    hearing: Hearing,
    *,
    by: Editor | None,
    people: Sequence[EnteredPerson],
    lang: str,
    case: Case,
    court: Court | None = None,
    publish: bool = False,
    ready: bool = False,
) -> Entered:
    """One hearing: see `enter_all`. `court` is a new one at which it is held."""
    with edition.change(by=by):
        if court is not None:
            court.save()
            hearing.set_place(court=court)
        entry = EnteredHearing(hearing=hearing, people=people, case=case)
        return enter_all([entry], by=by, lang=lang, publish=publish, ready=ready)[0]


def enter_all(
    entries: Sequence[EnteredHearing],
    *,
    by: Editor | None,
    lang: str,
    publish: bool = False,
    ready: bool = False,
) -> list[Entered]:
    """Saves the hearings with whom they list: all of them, or nothing.

    `publish` gives them to readers; where two people publish, or with `ready`, they are made ready instead. Raises
    ValidationError for an hour that does not exist or happens twice, UnknownCode for a code nobody described.
    """
    with edition.change(by=by) as ledger:
        for entry in entries:
            hearing = entry.hearing
            hearing.case = entry.case
            hearing.zone = hearing.zone_of_place()
            if publish or ready:
                actions.begin(hearing, by=by, at=ledger.now, publish=publish)
            hearing.full_clean(exclude=["case", "prosecutions"])
        said = [(entry.case, [person.cleaned(lang) for person in entry.people]) for entry in entries]
        law = Law(said)
        edition.add(_unsaved(case for case, _people in said))
        listed = _write_people(said, law, lang)
        hearings = [entry.hearing for entry in entries]
        edition.add(hearings)
        edition.list_people(zip(hearings, listed, strict=True))
        for hearing in hearings:
            if hearing.is_out:
                ledger.call(hearing, ChangeKind.PUBLISHED)
        return [
            Entered(hearing=hearing, new_articles=law.made_for(entry))
            for hearing, entry in zip(hearings, said, strict=True)
        ]


def add_people(hearing: Hearing, *, by: Editor | None, people: Sequence[EnteredPerson], lang: str) -> Entered:
    """Adds to a saved hearing whom it does not list yet, and to everybody what is new about them.

    Raises UnknownCode for a code nobody described.
    """
    with edition.change(by=by):
        said = (hearing.case, [person.cleaned(lang) for person in people])
        law = Law([said])
        [listed] = _write_people([said], law, lang)
        hearing.prosecutions.add(*listed)
        return Entered(hearing=hearing, new_articles=law.made_for(said))


def _write_people(said: Sequence[People], law: Law, lang: str) -> list[list[Prosecution]]:
    """Saves everybody's part in the saved cases; returns whom each entry lists."""
    law.write()
    edition.add(_unsaved(person.defendant for _case, people in said for person in people))
    parts = Parts(said, law=law, lang=lang)
    listed = [[parts.add(case, person) for person in people] for case, people in said]
    parts.write()
    return listed


def _unsaved(rows: Iterable[Case | Defendant | None]) -> list:
    """Those that are not saved yet, each once."""
    return list({id(row): row for row in rows if row is not None and row.pk is None}.values())
