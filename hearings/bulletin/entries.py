"""What a bulletin holds, as plain values: hearings, statements, and every line of the text accounted for.

The parser makes these and the renderer writes them. They know no database: whether "Айдос ҚАЛИБЕКҰЛЫНА" is somebody
on record, and whether this hearing is, the importer asks an editor.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from defendants.citations import Citation

Mode = Literal["in_person", "online", "hybrid"]
Status = Literal["scheduled", "moved", "postponed", "cancelled", "held", "not_held"]
PartOfDay = Literal["", "morning", "afternoon", "evening"]
Stage = Literal["", "restraint", "preparatory", "sentencing", "appeal", "cassation", "retrial", "execution"]
Access = Literal["", "open", "closed"]
Kind = Literal["criminal", "administrative", "civil"]
Certainty = Literal["found", "guessed", "doubtful"]
LineKind = Literal["blank", "heading", "hearing", "allegation", "statement", "noise", "not understood"]


@dataclass(frozen=True, slots=True)
class Charge:
    """A citation with its «wording», if the announcement gives one."""

    article: str
    part: str = ""
    code: str = ""
    wording: str = ""

    @property
    def citation(self) -> Citation:
        return Citation(self.article, self.part, self.code)


@dataclass(frozen=True, slots=True)
class Person:
    """A defendant as the text names them: oblique cases are kept, capitals and hashtags are not.

    `nominative` is the given and the family name as the line over the allegations has them, if it names this person
    otherwise: «в отношении Ануара ВЫДУМАНОВА … Ануар ВЫДУМАНОВ преследуется за».
    """

    given_name: str
    family_name: str
    role: str = ""
    charges: tuple[Charge, ...] = ()
    allegations: tuple[str, ...] = ()
    restraint: str = ""  # custody, house_arrest, recognizance or ""
    nominative: tuple[str, str] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """How sure one field of a hearing is, and why: `choices` are the readings among which the text does not choose."""

    name: str
    certainty: Certainty
    why: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One hearing announced. `date` and `time` are wall clock at the court; None: not announced, or not readable.

    `status` "moved" and "postponed" carry the earlier date and time in `was_date`, `was_time`. `stub`: the line stands
    on the old day and only points to the new one. `kind`, `political` and `known` are written and never read: the
    kind of the case, whether it is called politically motivated, and what else one should know before going there.
    """

    date: dt.date | None = None
    time: dt.time | None = None
    part_of_day: PartOfDay = ""  # only without an hour
    mode: Mode = "in_person"
    stage: Stage = ""  # no more told than that it is a trial
    defendants: tuple[Person, ...] = ()
    charges: tuple[Charge, ...] = ()  # of a hearing that names nobody
    allegations: tuple[str, ...] = ()  # likewise
    others: int = 0  # defendants counted, not named
    group: str = ""  # how they are called: "activists"
    city: str = ""
    court: str = ""
    courtroom: str = ""
    access: Access = ""
    judges: tuple[str, ...] = ()
    number: int | None = None
    status: Status = "scheduled"
    was_date: dt.date | None = None
    was_time: dt.time | None = None
    reason: str = ""
    outcome: str = ""
    stub: bool = False
    kind: Kind = field(default="criminal", compare=False)
    political: bool = field(default=True, compare=False)
    known: tuple[str, ...] = field(default=(), compare=False)
    lines: tuple[int, ...] = field(default=(), compare=False)
    source: str = field(default="", compare=False)
    marks: tuple[Mark, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """A closing paragraph: what the organisation says in its own name."""

    text: str
    lines: tuple[int, ...] = field(default=(), compare=False)


class Unparsed(NamedTuple):
    """A line that fits nowhere, kept as it was written."""

    line: int
    text: str
    why: str = ""


class Line(NamedTuple):
    """One line of the text, counted from 1. `of` is the hearing it belongs to, counted from 0 in `Parsed.hearings`."""

    number: int
    text: str
    kind: LineKind
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """Everything a text holds. `notes` say what was dropped or mended while reading: control characters, an encoding."""

    hearings: tuple[Entry, ...] = ()
    statements: tuple[Statement, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()
    lines: Sequence[Line] = ()
    notes: tuple[str, ...] = ()
