"""The public shape of a hearing, in one language: what every page, feed and file is written from.

Plain frozen values, no rows: a private column cannot reach an output because no record has a place for it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from offices.texts import Said

FEW = 3
"""Up to so many people stand as the heading of a row; more are told by groups below it."""


@dataclass(frozen=True, slots=True)
class CiteRecord:
    """One citation box and the wording announced for it: Article 405 Parts 1 and 2 «…»."""

    text: str
    short: str
    url: str
    wording: Said | None
    articles: tuple[tuple[str, str, str], ...]  # code, article, part

    @property
    def quoted(self) -> str:
        """Article 405 Parts 1 and 2 «participation», as it stands in a line of text."""
        return f"{self.text} «{self.wording}»" if self.wording else self.text


@dataclass(frozen=True, slots=True)
class DatedRecord:
    """A dated word about a prosecution: a restraint or a state."""

    kind: str
    since: dt.date | None
    until: dt.date | None
    note: Said | None


@dataclass(frozen=True, slots=True)
class FormerCiteRecord:
    """A charge that is no longer brought, and the day it was dropped or changed."""

    cite: CiteRecord
    until: dt.date


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A defendant in this case, shown as they may be shown."""

    key: str
    given: Said
    family: Said  # in capitals, as the organisation writes it
    url: str
    shown_as: str
    minor: bool
    role: Said
    cites: tuple[CiteRecord, ...]
    allegations: tuple[Said, ...]
    restraints: tuple[DatedRecord, ...]
    states: tuple[DatedRecord, ...]
    verdict: str
    verdict_date: dt.date | None
    sentence: Said | None
    former: tuple[FormerCiteRecord, ...] = ()

    @property
    def label(self) -> str:
        """Aibek SABITOV, A. S., or "Name withheld"."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class ProfileRecord:
    """A defendant apart from any case: the head of their page."""

    key: str
    given: Said
    family: Said
    url: str
    shown_as: str
    minor: bool
    patronymic: Said | None
    description: Said | None
    spellings: tuple[Said, ...]  # other ways the name is written, each with the language of its letters

    @property
    def label(self) -> str:
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class CourtRecord:
    key: str
    name: Said
    url: str
    address: Said
    website: str
    attending: Said
    come_early: int
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class CityRecord:
    key: str
    name: Said
    url: str


@dataclass(frozen=True, slots=True)
class CaseRecord:
    key: str
    url: str
    kind: str
    political: bool
    number: str
    title: Said | None
    office: str
    usual_code: str  # whose articles are cited without its name


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """Something readers saw change: when, what kind, why, and the value it had before."""

    at: dt.datetime
    kind: str
    reason: Said | None
    old: dict
    new: dict
    left_date: dt.date | None
    left_time: dt.time | None
    left_place: Said | None
    undone: bool = False  # it was taken back later
    took_back: str = ""  # the kind of the step it takes back
    left_case: bool = False  # the hearing belongs to another case since
    listed: tuple[int, int] | None = None  # defendants before and after, where others are listed
    link_came: bool = False  # where one can watch became known


@dataclass(frozen=True, slots=True)
class NeighbourRecord:
    """The hearing before or after this one in a chain of adjournments."""

    key: str
    url: str
    date: dt.date
    time: dt.time | None
    number: int | None
    status: str


@dataclass(frozen=True, slots=True)
class HearingRecord:
    key: str
    lang: str
    url: str
    case: CaseRecord
    people: tuple[PersonRecord, ...]
    others: int
    date: dt.date
    time: dt.time | None
    end_time: dt.time | None
    part_of_day: str
    time_note: Said | None
    zone: str
    zone_is_assumed: bool
    fold: int | None
    starts_at: dt.datetime | None
    ends_at: dt.datetime
    offset: str  # UTC+6
    court: CourtRecord | None
    city: CityRecord | None
    courtroom: str
    mode: str
    link: str
    access: str
    stage: str
    number: int | None
    judges: str
    status: str
    reason: Said | None
    outcome: Said | None
    next_date_unknown: bool
    confidence: str
    source_kind: str
    last_checked: dt.datetime | None
    was_open: str
    observers: str
    link_given: str
    previous: NeighbourRecord | None
    next: NeighbourRecord | None
    changes: tuple[ChangeRecord, ...]

    @property
    def earlier(self) -> tuple[ChangeRecord, ...]:
        """Every date this hearing stood on before, oldest first; not those to which a step taken back returned it."""
        return tuple(change for change in self.changes if change.left_date and not change.undone)

    @property
    def moved_from(self) -> ChangeRecord | None:
        """The last date it stood on before, when it has one again and is still to be held then."""
        return self.earlier[-1] if self.earlier and self.status == "scheduled" else None

    def left_place(self, change: ChangeRecord) -> str:
        """Where it stood before a change, if that is not where it is to be held now."""
        here = {str(place.name) for place in (self.court, self.city) if place}
        return str(change.left_place) if change.left_place and str(change.left_place) not in here else ""

    @property
    def is_crowd(self) -> bool:
        """Whether people are counted in a heading and told below it: there are too many, or none may be named."""
        return len(self.people) > FEW or self.are_all_withheld

    @property
    def are_all_withheld(self) -> bool:
        return len(self.people) > 1 and all(person.shown_as == "withheld" for person in self.people)

    @property
    def is_off(self) -> bool:
        """Whether nobody need come at the hour shown."""
        return self.status in ("postponed", "cancelled", "not_held")

    @property
    def cite_groups(self) -> tuple[tuple[tuple[CiteRecord, ...], tuple[PersonRecord, ...]], ...]:
        """People grouped by what they are charged with, in the order of the first of each group."""
        groups: dict[tuple[CiteRecord, ...], list[PersonRecord]] = {}
        for person in self.people:
            groups.setdefault(person.cites, []).append(person)
        return tuple((cites, tuple(people)) for cites, people in groups.items())

    @property
    def allegation_groups(self) -> tuple[tuple[tuple[Said, ...], tuple[PersonRecord, ...]], ...]:
        """People grouped by what the monitors say they are prosecuted for; those without a list are left out."""
        groups: dict[tuple[Said, ...], list[PersonRecord]] = {}
        for person in self.people:
            if person.allegations:
                groups.setdefault(person.allegations, []).append(person)
        return tuple((allegations, tuple(people)) for allegations, people in groups.items())

    @property
    def roles(self) -> tuple[Said, ...]:
        """The roles of the people listed, each once."""
        return tuple(dict.fromkeys(person.role for person in self.people if person.role))

    @property
    def shared_role(self) -> Said | None:
        """The role that everybody listed has: behind all their names it is taken for everybody's."""
        return self.roles[0] if len({person.role for person in self.people}) == 1 and self.roles else None

    @property
    def own_roles(self) -> tuple[PersonRecord, ...]:
        """Those listed who have a role, where it is not everybody's."""
        return () if self.shared_role else tuple(person for person in self.people if person.role)
