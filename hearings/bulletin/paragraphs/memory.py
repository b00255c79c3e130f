"""What paragraphs of one shape announce: read once, then told of every other with its own words and its own day.

A publisher writes the same sentences every day, so the memory lasts as long as the process, up to a bound. Knows no
grammar: a reader is asked for the first paragraph of each shape.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from defendants.citations.codes import code_names
from hearings.bulletin.announcement.announcements import read_announcement
from hearings.bulletin.announcement.drafts import Context, Draft
from hearings.bulletin.entries import Charge, Mark
from hearings.bulletin.paragraphs.headings import Heading, read_heading
from hearings.bulletin.paragraphs.intros import Intro, read_intro
from hearings.bulletin.paragraphs.shapes import Kinds, Plan, Shape, kinds_of, pieces_of, plan_of, shape_of
from hearings.bulletin.text.tokens import Text
from hearings.bulletin.when.dates import find_dates, holds_date
from hearings.bulletin.who.beside import Found
from hearings.bulletin.who.names import clean

T = TypeVar("T")
Reader = Callable[[Text, Context], list[Draft]]
# A text as it stands, or the number of the blank it stands in, ~number: of its word in small letters; or several.
Part = str | int
Parts = Part | tuple[Part, ...]
MOST_LINES = 5_000  # asked whether they are headings, or intros
MOST_KNOWN = 4_000  # shapes, some 2.5 KB each; the memory begins anew when it is full
_WORD = re.compile(r"([^\W\d_]+)")
_ALIKE = 3  # letters by which a word may have been made of another
_FIELDS = ("group", "city", "court", "reason")
_Key = tuple[object, ...]


class _Met(NamedTuple):
    """The first paragraph of its kinds, and its drafts before the lines below completed them."""

    drafts: list[Draft]
    text: str
    context: Context


class _Seen(NamedTuple):
    """The first paragraph of its shape, once another of its kinds was met."""

    drafts: list[Draft]
    text: str
    shape: Shape
    context: Context


class Memory:
    """Shapes met before and what they announce."""

    def __init__(self, read: Reader) -> None:
        self.read = read
        # where paragraphs have their blanks is asked when their kinds are met again: most never are
        self._plans: dict[Kinds, _Met | Plan] = {}
        # what was read; patterns when it is met again; None: each is read by itself; True: it depends on the day
        self._known: dict[_Key, _Seen | list[_Pattern] | bool | None] = {}
        # those that are read by themselves, by their text and their day
        self._alone: dict[_Key, list[Draft]] = {}
        self._headings: dict[str, Heading | None] = {}
        self._intros: dict[str, Intro | None] = {}

    def __len__(self) -> int:
        known = (self._plans, self._known, self._alone, self._headings, self._intros)
        return max(len(each) for each in known)

    def forget(self) -> None:
        """Begin anew."""
        for known in (self._plans, self._known, self._alone, self._headings, self._intros):
            known.clear()

    def heading(self, line: Text) -> Heading | None:
        """The heading a line is, or None: most lines of a bulletin stood in another before, and were none."""
        return _told(self._headings, read_heading, line)

    def intro(self, line: Text) -> Intro | None:
        """The intro a line is, or None."""
        return _told(self._intros, read_intro, line)

    def announced(self, paragraph: Text, context: Context) -> list[Draft]:
        """The hearings a paragraph announces, as the reader would tell them."""
        text = paragraph.text
        pieces = pieces_of(text)
        if pieces is None:
            return self.read(paragraph, context)
        kinds = kinds_of(pieces)
        plan = self._plans.get(kinds)
        if plan is None:
            drafts = self.read(paragraph, context)
            self._make_room()
            self._plans[kinds] = _Met([_snapshot(draft) for draft in drafts], text, context)
            return drafts
        if isinstance(plan, _Met):
            plan = self._plan(kinds, plan)
        shape = shape_of(text, pieces, plan)
        key = _key(shape, context)
        if key is None:
            return self.read(paragraph, context)
        known = self._known.get(key, False)
        if known is True:
            key = (*key, context.date, context.reference)
            known = self._known.get(key, False)
        if known is None:
            return self._by_itself(key, paragraph, context)
        if not isinstance(known, list):
            if known is False:
                drafts = self.read(paragraph, context)
                self._see(key, _Seen([_snapshot(draft) for draft in drafts], text, shape, context))
                return drafts
            assert isinstance(known, _Seen)
            known = self._known[key] = _patterns(known)
            if known is None:
                return self._by_itself(key, paragraph, context)
        return [pattern.drawn(text, shape, context) for pattern in known]

    def _by_itself(self, key: _Key, paragraph: Text, context: Context) -> list[Draft]:
        """What a paragraph announces of which no other can be told: read once where it stands again under its day."""
        key = (*key, paragraph.text, context.date, context.date_mark, context.reference)
        known = self._alone.get(key)
        if known is None:
            drafts = self.read(paragraph, context)
            self._make_room()
            self._alone[key] = [_snapshot(draft) for draft in drafts]
            return drafts
        return [_snapshot(draft) for draft in known]

    def _plan(self, kinds: Kinds, met: _Met) -> Plan:
        """Plan for kinds met again, and see the first paragraph of them by that plan."""
        pieces = met.text.split(" ")
        plan = self._plans[kinds] = plan_of(kinds, pieces)
        shape = shape_of(met.text, pieces, plan)
        key = _key(shape, met.context)
        if key is not None:
            self._see(key, _Seen(met.drafts, met.text, shape, met.context))
        return plan

    def _make_room(self) -> None:
        if max(len(self._plans), len(self._known), len(self._alone)) >= MOST_KNOWN:
            self.forget()

    def _see(self, key: _Key, seen: _Seen) -> None:
        self._make_room()
        dated = _names_day(seen.text) or any(_dated(draft, seen.context) for draft in seen.drafts)
        if dated and len(key) == _SHORT:
            self._known[key] = True
            key = (*key, seen.context.date, seen.context.reference)
        self._known[key] = seen


def _told(known: dict[str, T | None], read: Callable[[Text], T | None], line: Text) -> T | None:
    """What a reader tells of a line, told once of equal ones."""
    text = line.text
    if text in known:
        return known[text]
    if len(known) >= MOST_LINES:
        known.clear()
    known[text] = found = read(line)
    return found


_SHORT = 10  # a shape, its codes and a context without its day


def _key(shape: Shape, context: Context) -> _Key | None:
    """All that tells apart what paragraphs announce; None: a blank is a word that the name of a code may have."""
    codes = tuple(sorted(context.codes.items())) if context.codes else ()
    if codes and any(map(code_names(context.codes).has, shape.blanks)):
        return None
    return (
        shape.key,
        codes,
        context.kind,
        context.marker,
        context.first,
        # what the day is tells nothing, but for what is counted from it
        context.date is None,
        context.reference is None,
        context.date_mark is None,
        context.weekly,
        context.called,
    )


def _names_day(text: str) -> bool:
    """Is a day named, which may count under one day and not under another?"""
    paragraph = Text(text)
    return holds_date(paragraph) and bool(find_dates(text, paragraph.tokens))


def _dated(draft: Draft, context: Context) -> bool:
    """Is its day counted from the one it stands under, and not simply that one?"""
    days = (draft.date, draft.was_date)
    return any(day is not None and day is not context.date for day in days) or any(
        mark.name == "date" and mark is not context.date_mark for mark in draft.marks
    )


def _snapshot(draft: Draft) -> Draft:
    copy = draft.copy()
    copy.people = [person.copy() for person in draft.people]
    return copy


class _Unclear(Exception):
    """Which blank a word came from cannot be told."""


def _patterns(seen: _Seen) -> "list[_Pattern] | None":
    try:
        return [_Pattern(draft, seen) for draft in seen.drafts]
    except _Unclear:
        return None


class _Finder:
    """Tells of the words of a draft in which blank they stand."""

    def __init__(self, text: str, shape: Shape) -> None:
        self.shape = shape
        self.figures = [figures for figures in (shape.hour, shape.article) if figures]
        self.places: dict[str, int] = {}
        for at, blank in enumerate(shape.blanks):
            self.places[clean(blank)] = ~at
            self.places[blank] = at
        self.stems = {blank[:_ALIKE].lower() for blank in shape.blanks}
        self.written = frozenset(_WORD.findall(text))

    def parts(self, text: str) -> Parts:
        if not text or text in self.places:
            return self.places.get(text, "")
        if any(figures in text for figures in self.figures):
            raise _Unclear
        parts: list[Part] = []
        for piece in _WORD.split(text):
            at = self.places.get(piece)
            if at is None and piece not in self.written and piece[:_ALIKE].lower() in self.stems:
                raise _Unclear
            if piece:
                parts.append(piece if at is None else at)
        if not any(isinstance(part, int) for part in parts):
            return text
        return parts[0] if len(parts) == 1 else tuple(parts)

    def hour(self, hour: dt.time | None) -> bool:
        """Is an hour the one of the blank? Another may be made of it: "the second half of the day"."""
        if hour is None or not self.shape.hour:
            return False
        if f"{hour:%H:%M}" != self.shape.hour:
            raise _Unclear
        return True


def _filled(parts: Parts, blanks: list[str]) -> str:
    if isinstance(parts, str):
        return parts
    if isinstance(parts, int):
        return blanks[parts] if parts >= 0 else blanks[~parts].capitalize()
    return "".join([part if isinstance(part, str) else _filled(part, blanks) for part in parts])


class _Pattern:
    """A draft, and which of its words stand in a blank."""

    def __init__(self, draft: Draft, seen: _Seen) -> None:
        shape, context = seen.shape, seen.context
        if (
            draft.source != seen.text
            or draft.nominatives
            or draft.loose_allegations
            or any(draft.allegations)
            or any(mark.name == "charges" or (mark.name == "name" and mark.choices) for mark in draft.marks)
        ):
            raise _Unclear
        if shape.hour and any(shape.hour in mark.choices for mark in draft.marks):
            raise _Unclear
        finder = _Finder(seen.text, shape)
        self.draft = draft
        self.fields = [
            (name, parts)
            for name in _FIELDS
            if not isinstance(parts := finder.parts(getattr(draft, name)), str)
        ]
        self.judges = [finder.parts(judge) for judge in draft.judges]
        self.people = [
            (
                person,
                finder.parts(person.given_name),
                finder.parts(person.family_name),
                finder.parts(person.role),
            )
            for person in draft.people
        ]
        self.charges = {
            charge: (finder.parts(charge.code), finder.parts(charge.wording))
            for charges in (*draft.charges, draft.loose_charges)
            for charge in charges
        }
        self.article = shape.article
        self.worded_alike = all(
            isinstance(code, str) and isinstance(wording, str) for code, wording in self.charges.values()
        )
        self.names = [
            (at, finder.parts(mark.why)) for at, mark in enumerate(draft.marks) if mark.name == "name"
        ]
        self.day_marks = [at for at, mark in enumerate(draft.marks) if mark is context.date_mark]
        self.of_day = draft.date is not None and draft.date is context.date
        self.was_of_day = draft.was_date is not None and draft.was_date is context.date
        self.timed, self.was_timed = finder.hour(draft.time), finder.hour(draft.was_time)

    def drawn(self, text: str, shape: Shape, context: Context) -> Draft:
        """The same draft of another paragraph of the shape."""
        draft, blanks = self.draft.copy(), shape.blanks
        draft.source = text
        for name, parts in self.fields:
            setattr(draft, name, _filled(parts, blanks))
        if self.judges:
            draft.judges = tuple([_filled(parts, blanks) for parts in self.judges])
        draft.people = [
            Found(
                _filled(given, blanks),
                _filled(family, blanks),
                known.certain,
                known.start,
                known.end,
                _filled(role, blanks),
                known.own_role,
                known.restraint,
                known.declined,
                known.tag,
            )
            for known, given, family, role in self.people
        ]
        if shape.article != self.article or not self.worded_alike:
            draft.charges = [self._charges(charges, shape) for charges in draft.charges]
            draft.loose_charges = self._charges(draft.loose_charges, shape)
        for at, why in self.names:
            mark = draft.marks[at]
            draft.marks[at] = Mark(mark.name, mark.certainty, _filled(why, blanks), mark.choices)
        for at in self.day_marks:
            assert context.date_mark is not None
            draft.marks[at] = context.date_mark
        draft.date = context.date if self.of_day else draft.date
        draft.was_date = context.date if self.was_of_day else draft.was_date
        if self.timed or self.was_timed:
            hour = dt.time(int(shape.hour[:2]), int(shape.hour[3:]))
            draft.time = hour if self.timed else draft.time
            draft.was_time = hour if self.was_timed else draft.was_time
        return draft

    def _charges(self, charges: tuple[Charge, ...], shape: Shape) -> tuple[Charge, ...]:
        drawn = []
        for charge in charges:
            code, wording = self.charges[charge]
            article = shape.article if charge.article == self.article else charge.article
            drawn.append(
                Charge(article, charge.part, _filled(code, shape.blanks), _filled(wording, shape.blanks))
            )
        return tuple(drawn)


MEMORY = Memory(read_announcement)
