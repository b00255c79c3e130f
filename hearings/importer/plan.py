"""What importing a bulletin would do, item by item, before anybody confirms it.

An identity is never guessed: where the text leaves a choice, the item is doubtful and carries its choices.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from defendants.models import Case, Defendant
from hearings.bulletin.entries import Entry, Parsed, Person, Unparsed
from hearings.entry import EnteredPerson
from hearings.models import City, Court, Hearing, Statement
from offices.models import Office


class Verb(StrEnum):
    """What becomes of an item."""

    NEW = "new"
    SAME = "same"
    CHANGE = "change"
    DOUBT = "doubt"
    SKIP = "skip"


class Doubt(StrEnum):
    """Why an item waits for an editor."""

    NO_DATE = "no date"
    NOBODY = "nobody named"
    WHO = "who is meant"
    WHICH_CASE = "which case"
    MOVED_OR_FURTHER = "moved, or a further hearing"
    TWICE = "twice in this text"
    READING = "the text reads in more than one way"
    CODE = "a legal code that is not on record"
    LETTERS = "a name is not in one alphabet"
    DECLINED = "a name that may stand in an oblique case"
    REFUSED = "refused"
    PUT_OFF = "postponed from this very day"
    WITHDRAWN = "taken off the record for somebody's safety"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that would change: `name` is a column, or charges, allegations, people; values are ready to print."""

    name: str
    old: str
    new: str


@dataclass(slots=True)
class PersonPlan:
    """A person named, who that may be, and who it is taken to be: None is somebody new.

    `is_likely`: nobody else can be meant, if the name stands in the case it seems to; an editor says whether it does.
    """

    named: Person
    candidates: list[Defendant]
    defendant: Defendant | None = None
    is_sure: bool = True
    is_likely: bool = False


@dataclass(slots=True)
class Item:
    """One hearing of the text. `hearing` is the one of the record that it tells of, if any: it takes the item's date."""

    index: int
    entry: Entry
    verb: Verb = Verb.NEW
    people: list[PersonPlan] = field(default_factory=list)
    case: Case | None = None
    cases: list[Case] = field(default_factory=list)
    same_case_as: int | None = None  # an earlier item of this text whose new case is meant
    hearing: Hearing | None = None
    hearings: list[Hearing] = field(default_factory=list)  # where several may be meant, all of them
    court: Court | None = None
    city: City | None = None
    before: Hearing | None = None  # the case's last hearing with a place, where the text names none
    differences: list[Difference] = field(default_factory=list)
    additions: list[EnteredPerson] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def steps(self) -> set[str]:
        """The columns that would change."""
        return {difference.name for difference in self.differences}


@dataclass(slots=True)
class StatementItem:
    """A closing paragraph, the one that says the same already, and whether an editor left it out."""

    text: str
    lines: tuple[int, ...]
    known: Statement | None
    is_left_out: bool = False

    @property
    def is_new(self) -> bool:
        return self.known is None and not self.is_left_out


@dataclass(slots=True)
class Plan:
    office: Office
    lang: str
    date: dt.date | None
    items: list[Item]
    statements: list[StatementItem]
    unparsed: Sequence[Unparsed]
    parsed: Parsed

    @property
    def doubtful(self) -> list[Item]:
        return [item for item in self.items if item.verb is Verb.DOUBT]

    @property
    def changes_nothing(self) -> bool:
        """Whether applying it would leave the record as it is."""
        quiet = (Verb.SAME, Verb.SKIP)
        return all(item.verb in quiet for item in self.items) and not any(
            row.is_new for row in self.statements
        )

    def count(self) -> dict[str, int]:
        """How many items there are of each verb."""
        return {verb.value: sum(item.verb is verb for item in self.items) for verb in Verb}


@dataclass(slots=True)
class Choices:
    """What an editor answered, by item (and person) counted from 0. `people` and `cases`: a key, or 0 for a new one."""

    people: dict[tuple[int, int], int] = field(default_factory=dict)
    cases: dict[int, int] = field(default_factory=dict)
    moves: dict[int, int] = field(default_factory=dict)  # item → the hearing that moves; 0: a further hearing
    places: dict[int, tuple[Court | None, City | None]] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)
    unsaid: set[int] = field(default_factory=set)  # statements, counted by themselves, that are left out
    checked: set[int] = field(default_factory=set)  # its names are really written so, it is held after all
