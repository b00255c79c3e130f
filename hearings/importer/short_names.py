"""People named by their family name alone, or with an initial, whose whole name stands elsewhere in the same text."""

from __future__ import annotations

from dataclasses import replace

from defendants.transliteration import skeleton
from hearings.bulletin.announcement.drafts import DECLINED
from hearings.bulletin.entries import Entry, Mark, Parsed, Person
from hearings.importer.people import case_stems, is_short

IN_FULL = "named in full elsewhere in the text"


def name_in_full(parsed: Parsed) -> Parsed:
    """The same with "Seitov" called Erlan Seitov, where the text has one Seitov only, and a mark that says so.

    Who shares the family name with two people of the text, or stands beside its bearer, stays as they are named.
    """
    whole: dict[str, set[tuple[str, str]]] = {}
    for person in (each for entry in parsed.hearings for each in entry.defendants):
        if person.given_name and not is_short(person.given_name):
            for key in _keys(person.family_name):
                whole.setdefault(key, set()).add((person.given_name, person.family_name))
    if not whole:
        return parsed
    declined = {mark.why for entry in parsed.hearings for mark in entry.marks if mark.why.endswith(DECLINED)}
    return replace(parsed, hearings=tuple(_in_full(entry, whole, declined) for entry in parsed.hearings))


def _in_full(entry: Entry, whole: dict[str, set[tuple[str, str]]], declined: set[str]) -> Entry:
    """`declined`: what is said of names that may stand in a case, which holds wherever they are taken over."""
    here = {(person.given_name, person.family_name) for person in entry.defendants}
    marks, people = entry.marks, []
    for person in entry.defendants:
        full = _meant(person, whole) if is_short(person.given_name) and person.family_name else None
        if full is None or full in here:
            people.append(person)
            continue
        written, name = f"{person.given_name} {person.family_name}".strip(), " ".join(full)
        # What was said of the short name holds for it no more.
        marks = tuple(mark for mark in marks if not mark.why.strip().startswith(f"{written}: "))
        marks += (Mark("name", "guessed", f"{written}: {IN_FULL}", (name,)),)
        if (told := f"{name}: {DECLINED}") in declined:
            marks += (Mark("name", "guessed", told),)
        people.append(replace(person, given_name=full[0], family_name=full[1], nominative=None))
    return replace(entry, defendants=tuple(people), marks=marks) if marks is not entry.marks else entry


def _meant(person: Person, whole: dict[str, set[tuple[str, str]]]) -> tuple[str, str] | None:
    """The one whole name that a short one can stand for."""
    initial = skeleton(person.given_name)[:1]
    found = {
        name
        for key in _keys(person.family_name)
        for name in whole.get(key, ())
        if not initial or skeleton(name[0]).startswith(initial)
    }
    return found.pop() if len(found) == 1 else None


def _keys(family: str) -> set[str]:
    return {skeleton(family), *map(skeleton, case_stems(family))}
