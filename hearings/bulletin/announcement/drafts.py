"""A hearing while it is being read, and the entry made of it once the whole text is known.

Knows no text: what the fields mean stands in `entries`, where they come from in `announcements`.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter

from hearings.bulletin.entries import Access, Charge, Entry, Mark, Mode, PartOfDay, Person, Stage, Status
from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.lexicon.given import GIVEN_NAMES, IN_CASES
from hearings.bulletin.text.tokens import Text, lower
from hearings.bulletin.who.beside import Found, may_be
from hearings.bulletin.who.names import same_person

_HEARD = ("hearing", "trigger", "trigger_after", "vague")
_ROW = re.compile(r"\W*\d{1,2}[:.\-–]\d\d\b")  # how a row begins
LOOK_BACK = 20
GIVEN = Mark("date", "guessed", "the day of the text")
DECLINED = "the name may stand in an oblique case"
"""Behind the name: why its mark is one."""
_OPENING = 12  # characters
_OBLIQUE = tuple(
    "ову еву ёву ину ыну овой евой ёвой иной ыной овым евым ёвым иным ыным"
    " овтың овтің евтың евтің ованың еваның оваға еваға овқа евқа овке евке ұлының қызының ұлына қызына".split()
)
_GENITIVE = ("ова", "ева", "ёва", "ина", "ына")


@dataclass(slots=True, eq=False)
class Context:
    """What a paragraph stands under. `kind` is hearings, day, report or "" (no heading)."""

    kind: str = ""
    date: dt.date | None = None
    date_mark: Mark | None = None
    reference: dt.date | None = None  # what a missing year is counted from
    marker: str = ""
    first: bool = False  # the first paragraph under a day's heading
    codes: Mapping[str, str] = field(default_factory=dict)
    weekly: bool = False  # under the heading of a week, whose first day is the reference
    called: str = ""  # "today" or "tomorrow", if the heading calls its day so


@dataclass(slots=True)
class Draft:
    """A hearing while it is being read: allegations and details may still come."""

    date: dt.date | None = None
    time: dt.time | None = None
    part_of_day: PartOfDay = ""
    stage: Stage = ""
    mode: Mode = "in_person"
    people: list[Found] = field(default_factory=list)
    charges: list[tuple[Charge, ...]] = field(default_factory=list)
    allegations: list[list[str]] = field(default_factory=list)
    nominatives: list[tuple[int, tuple[str, str]]] = field(
        default_factory=list
    )  # person, given and family name
    loose_charges: tuple[Charge, ...] = ()
    loose_allegations: list[str] = field(default_factory=list)
    others: int = 0
    total: int = 0
    group: str = ""
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
    stub: bool = False
    index: int = 0  # among the hearings of the text
    lines: list[int] = field(default_factory=list)
    source: str = ""
    marks: list[Mark] = field(default_factory=list)

    def copy(self) -> "Draft":
        """A draft of its own: what is added to its lists is not added to this one."""
        copy = Draft(*_values(self))
        copy.people, copy.charges, copy.nominatives = self.people[:], self.charges[:], self.nominatives[:]
        copy.allegations = [allegations[:] for allegations in self.allegations]
        copy.loose_allegations = self.loose_allegations[:]
        copy.lines, copy.marks = self.lines[:], self.marks[:]
        return copy

    def set_hour(self, hour: dt.time | None) -> None:
        """Give it an hour of its own, or none."""
        self.time = hour
        told = Mark("time", "found") if hour else Mark("time", "doubtful", "no hour is named")
        self.marks = [*(mark for mark in self.marks if mark.name != "time"), told]

    @property
    def is_set_anew(self) -> bool:
        """Was the sitting moved to a day and an hour that are both told?"""
        return self.status == "moved" and self.date is not None and self.time is not None

    def lists(self, targets: list[int]) -> list[list[str]]:
        """The lists of allegations of some of its people, of all if none is told; its own while it names nobody."""
        if not self.people:
            return [self.loose_allegations]
        return [self.allegations[index] for index in targets or range(len(self.people))]


_values = attrgetter(*[one.name for one in fields(Draft)])


def finish(draft: Draft) -> Entry:
    """The entry of a draft. Loose charges and allegations stay with the hearing if it names nobody."""
    people = []
    nominatives = dict(draft.nominatives)
    marks = draft.marks
    for index, person in enumerate(draft.people):
        if person.tag and same_person(person.family_name, draft.people[index - 1].family_name):
            continue  # "Ann SAMPLE #SAMPLE"
        who = f"{person.given_name} {person.family_name}".strip()
        bent = not who.isascii() and (person.declined or _in_a_case(person))  # English bends no name
        if bent and index not in nominatives:
            marks = [*marks, Mark("name", "guessed", f"{who}: {DECLINED}")]
        charges = draft.charges[index] if index < len(draft.charges) else ()
        people.append(
            Person(
                person.given_name,
                person.family_name,
                _small(person.role),
                charges or draft.loose_charges,
                tuple(draft.allegations[index]) if index < len(draft.allegations) else (),
                person.restraint,
                nominatives.get(index),
            )
        )
    return Entry(
        date=draft.date,
        time=draft.time,
        part_of_day="" if draft.time else draft.part_of_day,
        mode=draft.mode,
        stage=draft.stage,
        defendants=tuple(people),
        charges=() if people else draft.loose_charges,
        allegations=() if people else tuple(draft.loose_allegations),
        others=draft.others or max(0, draft.total - len(people)),
        group="" if people else draft.group,
        city=draft.city,
        court=draft.court,
        courtroom=draft.courtroom,
        access=draft.access,
        judges=draft.judges,
        number=draft.number,
        status=draft.status,
        was_date=draft.was_date,
        was_time=draft.was_time,
        reason=draft.reason,
        stub=draft.stub,
        lines=tuple(sorted(set(draft.lines)) if len(draft.lines) > 1 else draft.lines),
        source=draft.source,
        marks=tuple(marks),
    )


def _in_a_case(person: Found) -> bool:
    """«Продление ареста Анне Примеровой»: does the name itself tell, whatever words stand before it?"""
    family, given = lower(person.family_name), lower(person.given_name)
    if family.endswith(_OBLIQUE):
        return True
    genitive = family.endswith(_GENITIVE) and given[-1:] in ("а", "я") and given.title() not in GIVEN_NAMES
    return genitive and given.title() in IN_CASES  # «Рустема Образцова»


def _small(role: str) -> str:
    """A role without the capital it has at the start of a line; "Managing Editor" has its capitals everywhere."""
    first, _, rest = role.partition(" ")
    titled = role[:2].istitle() and not rest[:2].istitle()
    return role[0].lower() + role[1:] if titled and LEXICON.classes(lower(first)) else role


def same_sitting(one: Draft, other: Draft) -> bool:
    """Do two announcements of one report speak of one sitting?"""
    if one.date != other.date or one.date is None:
        return False
    if one.time and other.time and one.time != other.time:
        return False
    if not one.people or not other.people:
        return True
    return any(may_be(a, b.given_name, b.family_name) for a in one.people for b in other.people)


def kept_beside(drafts: list[Draft], known: list[Draft], paragraph: Text, *, marked: bool) -> list[Draft]:
    """The hearings of a paragraph without a mark, or none if it only says something about those above.

    "The trial at 09:15 will be shown live" names nobody. `marked`: those above have marks; if not, what opens with a
    day or an hour is a further one.
    """
    opens = any(char.isdecimal() for char in paragraph.text[:_OPENING])
    if not known or (opens and not marked):
        return drafts
    worded = not marked or "hearing" in paragraph.perhaps
    said = [person.family_name for draft in known for person in draft.people]
    for draft in drafts:
        if marked and draft.status != "scheduled" and not _names(draft):
            return []  # "On 20 April the hearing was adjourned": which one?
        if draft.status != "scheduled" or draft.loose_charges or any(draft.charges):
            continue
        ahead = (
            opens and draft.time and draft.date not in {one.date for one in known}
        )  # "8 May, 14:00 – Ben CASE"
        if not (worded or ahead) or not _names(draft):
            return []
        told = all(any(same_person(p.family_name, one) for one in said) for p in draft.people)
        if draft.people and told and draft.time in {None, *(k.time for k in known if k.date == draft.date)}:
            return []
    return drafts


def share_lists(drafts: list[Draft]) -> None:
    """What the last of several sittings of one announcement is told of its people is told of them on every day."""
    for at in range(len(drafts) - 1, 0, -1):
        one, last = drafts[at - 1], drafts[at]
        if one.source != last.source or one.lines[:1] != last.lines[:1] or any(one.allegations):
            continue
        if [person.start for person in one.people] == [person.start for person in last.people]:
            one.allegations = [allegations[:] for allegations in last.allegations]
            one.nominatives = one.nominatives or last.nominatives[:]


def find_twin(drafts: list[Draft], draft: Draft, *, undated: bool) -> Draft | None:
    """Among the last hearings of a report the one of which a further announcement speaks.

    `undated`: it names no day: "The session begins at 11:00." is of the only hearing that has a day and no hour.
    """
    adds = undated and draft.time and draft.status == "scheduled" and not (draft.people or draft.total)
    if adds and len(drafts) == 1 and drafts[0].date and drafts[0].time is None:
        return drafts[0]
    if draft.status == "postponed" and not draft.people and drafts and drafts[-1].status == "moved":
        return drafts[-1]  # «… перенесли на 28 марта», and then that today's was put off for two weeks
    twin = next((known for known in drafts[-LOOK_BACK:] if same_sitting(known, draft)), None)
    if twin or undated or draft.time is None:
        return twin
    hours = ((one, (one.time, one.was_time)) for one in drafts[-LOOK_BACK:])
    return next((one for one, told in hours if draft.time in told and _dates(one, draft)), None)


def take_news(known: list[Draft], draft: Draft) -> Draft | None:
    """ "UPD: the trial of Ann SAMPLE is postponed to 13 May", below her item: put that one off. None: there is none."""
    called_off = draft.status == "cancelled"
    if not (called_off or draft.status in ("moved", "postponed")):
        return None
    day, hour = (draft.date, draft.time) if called_off else (draft.was_date, draft.was_time)
    for one in known[-LOOK_BACK:]:
        planned = one.status == "scheduled" and one.date == day and hour in (None, one.time)
        if not planned or not _has_same_people(one, draft):
            continue
        one.status, one.reason = draft.status, one.reason or draft.reason
        if not called_off:
            one.was_date, one.was_time = one.date, one.time
            one.date, one.time = draft.date, draft.time
            one.marks = [mark for mark in one.marks if mark.name not in ("date", "time")]
            one.marks += [mark for mark in draft.marks if mark.name in ("date", "time")]
        return one
    return None


def _has_same_people(one: Draft, other: Draft) -> bool:
    return 0 < len(one.people) == len(other.people) and all(
        may_be(a, b.given_name, b.family_name) for a, b in zip(one.people, other.people, strict=True)
    )


def is_remark(draft: Draft, known: list[Draft]) -> bool:
    """Is it an hour of nobody and of no day, below the sittings of a report: "The hearing will last until 18:00"?"""
    named = _names(draft) or draft.loose_charges or draft.court
    dated = draft.date or any(mark.name == "date" for mark in draft.marks)
    return bool(known) and not named and not dated and find_twin(known, draft, undated=True) is None


def is_aside(draft: Draft, rows: list[Draft], paragraph: Text) -> bool:
    """Is a paragraph only about the rows above it, all of which name somebody and an hour: "Doors open at 9:00."?

    One that opens with an hour, or that names somebody who is heard or charged, is a further row.
    """
    if _ROW.match(paragraph.text) or not all(row.time and _names(row) for row in rows):
        return False
    heard = (
        draft.time
        or draft.status != "scheduled"
        or any(draft.charges)
        or not paragraph.perhaps.isdisjoint(_HEARD)
    )
    return bool(rows) and not (_names(draft) and heard)


def _names(draft: Draft) -> bool:
    return bool(draft.people or draft.total or draft.group)


def _dates(known: Draft, draft: Draft) -> bool:
    """ "Sample’s trial begins at 9", and below it "… begins on Tuesday at 9": does the second one name the day?"""
    given = any(mark is GIVEN for mark in known.marks) or (known.date is None and known.status == "moved")
    return given and same_sitting(replace(known, date=draft.date, time=draft.time), draft)


def _named_in_full(one: Draft, other: Draft) -> bool:
    """ "Trial of Sample put off", and below it "the trial of activist Ann Sample": does the second one say more?"""
    return len(one.people) == len(other.people) and all(
        not a.given_name and b.given_name and same_person(a.family_name, b.family_name)
        for a, b in zip(one.people, other.people, strict=True)
    )


def absorb(one: Draft, other: Draft) -> None:
    """Complete a draft from a second announcement of the same sitting."""
    if not one.source.endswith(other.source):  # a row told a thousand times is kept once
        one.source = f"{one.source}\n{other.source}"
    undated = GIVEN in one.marks or (one.date is None and one.status == "moved")
    if one.date != other.date and undated and GIVEN not in other.marks:
        one.date = other.date
        one.marks = [m for m in one.marks if m.name != "date"] + [m for m in other.marks if m.name == "date"]
    if one.time is None and other.time:
        one.time = other.time
        one.marks = [m for m in one.marks if m.name != "time"] + [m for m in other.marks if m.name == "time"]
    one.part_of_day = one.part_of_day or other.part_of_day
    one.stage = one.stage or other.stage
    if not one.people or _named_in_full(one, other):
        one.people, one.allegations = other.people, other.allegations
        one.charges = other.charges if any(other.charges) or not any(one.charges) else one.charges
        one.marks = [m for m in one.marks if m.name != "name"] + [m for m in other.marks if m.name == "name"]
    elif len(one.people) == len(other.people) and not any(one.charges):
        one.charges = other.charges
    one.court = one.court or other.court
    one.city = one.city or other.city
    one.courtroom = one.courtroom or other.courtroom
    one.access = one.access or other.access
    one.judges = one.judges or other.judges
    one.number = one.number or other.number
    one.mode = other.mode if one.mode == "in_person" else one.mode
    one.lines += other.lines
