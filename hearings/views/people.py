"""People as pages of their own tell of them: what they face in each case, and with whom they stand together.

Works on records gathered from public hearings, so nobody appears here whom no public hearing lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from defendants.choices import Verdict
from hearings import dates
from hearings.records import CaseRecord, HearingRecord, PersonRecord
from hearings.views.facts import Fact, restraints, states
from hearings.views.row import case_kind

TOGETHER = 3
"""Up to so many others of the same case are named; the page of the case names all."""


@dataclass(frozen=True, slots=True)
class Part:
    """One person's part in one case; `former` are charges no longer brought, with the day they were dropped."""

    case: CaseRecord
    kind: str
    person: PersonRecord
    former: tuple[tuple[object, str], ...]
    restraints: tuple[Fact, ...]
    states: tuple[Fact, ...]
    verdict: str
    verdict_when: str
    together: tuple[PersonRecord, ...]
    others: int  # in the case besides those in `together`


def everyone(records: Sequence[HearingRecord]) -> tuple[PersonRecord, ...]:
    """All the people the hearings list, each once, in the order of the first hearing that lists them."""
    return tuple({person.key: person for record in records for person in record.people}.values())


def whole_case(records: Sequence[HearingRecord]) -> HearingRecord:
    """The newest hearing with everybody ever listed in its case, as templates group people by charges."""
    people = everyone(records)
    unnamed = max(0, max(len(record.people) + record.others for record in records) - len(people))
    return replace(records[-1], people=people, others=unnamed)


def by_case(records: Sequence[HearingRecord]) -> list[HearingRecord]:
    """Each case as `whole_case` tells it, the one with the newest hearing first."""
    cases: dict[str, list[HearingRecord]] = {}
    for record in reversed(records):
        cases.setdefault(record.case.key, []).append(record)
    return [whole_case(hearings[::-1]) for hearings in cases.values()]


def part(person: PersonRecord, case: HearingRecord, lang: str) -> Part:
    """What the person faces in a case (of `whole_case`)."""
    others = tuple(one for one in case.people if one.key != person.key)
    named = others if len(others) <= TOGETHER else ()
    return Part(
        case=case.case,
        kind=dates.capital(case_kind(case)),
        person=person,
        former=tuple((old.cite, dates.long_date(old.until, lang, weekday=False)) for old in person.former),
        restraints=tuple(restraints(person, lang)),
        states=tuple(states(person, lang)),
        verdict=str(Verdict(person.verdict).label) if person.verdict else "",
        verdict_when=dates.long_date(person.verdict_date, lang, weekday=False) if person.verdict_date else "",
        together=named,
        others=len(others) - len(named) + case.others,
    )
