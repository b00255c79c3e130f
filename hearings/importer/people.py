"""Who may be meant by a name in a bulletin: everybody known under it in any alphabet, or in another case of it."""

from __future__ import annotations

import datetime as dt
import re
from itertools import product

from defendants.models import Defendant
from defendants.transliteration import skeleton
from hearings.bulletin.entries import Entry, Person
from hearings.bulletin.who.names import stem
from hearings.importer.declension import is_case_of, may_stand_in_a_case
from hearings.importer.plan import Choices, PersonPlan
from hearings.unshown import sound
from offices.models import Office

# One vowel that declines a name: Нурлана, Нурлану, Нурлане; Алмы.
_LAST_VOWEL = re.compile(r"(?<=\w{3})[аеуыюя]\b")
# A Kazakh case, which goes behind the whole name: «Примероваға», of Примерова.
_KAZAKH_CASE = re.compile(r"(?<=\w{4})(?:[ндт][ыі]ң|[ғқ]а|[гк]е|н[аеыі]|[дт][ыіае]|[ндт][ае]н|[мбп]ен)\b")
_LONG_ENOUGH = 4
_INITIALS = re.compile(r"(?:\w{1,2}\.\s?)+")


class People:
    """Everybody the office may know, by the skeletons of their spellings; read once for a whole bulletin."""

    def __init__(self, office: Office, now: dt.datetime) -> None:
        self._exact: dict[str, set[int]] = {}
        self._stems: dict[str, set[int]] = {}
        self._families: dict[str, set[int]] = {}
        self._rows: dict[int, Defendant] = {}
        self._names: set[tuple[int, str, str]] = set()
        offices = Office.objects.filter(pk=office.pk)
        for row in sound(Defendant.objects.known_to(offices, now).select_related("merged_into")):
            person = row.merged_into or row
            self._rows[person.pk] = person
            for given, family in _spellings(row):
                self._note(person.pk, given, family)

    def _note(self, pk: int, given: str, family: str) -> None:
        self._exact.setdefault(skeleton(given, family), set()).add(pk)
        self._names.add((pk, skeleton(given), skeleton(family)))
        for key in _stemmed(given, family):
            self._stems.setdefault(key, set()).add(pk)
        for key in {skeleton(family), *_stemmed(family)} if family else ():
            self._families.setdefault(key, set()).add(pk)

    def __getitem__(self, pk: int) -> Defendant:
        return self._rows[pk]

    def meant_by(self, person: Person, *, choice: int | None, in_a_case: bool = False) -> PersonPlan:
        """The known people a name may mean. Sure only when exactly one is written just so, or nobody is.

        `choice` is an editor's answer: a key, or 0 for somebody new. One that is none of those meant is no answer: it
        was given for another name, or became somebody else's twin since. `in_a_case`: the name may stand in one.
        """
        exact = self._exact.get(skeleton(person.given_name, person.family_name), set())
        near = set(exact)
        for key in _stemmed(person.given_name, person.family_name):
            near |= self._stems.get(key, set())
        if is_short(person.given_name):
            families = (skeleton(person.family_name), *_stemmed(person.family_name))
            near |= {
                pk for family in families for pk in self._families.get(family, ()) if self._fits(pk, person)
            }
        near = near or self._but_for_a_letter(person)
        candidates = [self._rows[pk] for pk in sorted(near)]
        if choice == 0 or choice in near:
            return PersonPlan(person, candidates, self._rows.get(choice), is_sure=True)
        whole = not is_short(person.given_name) or (not person.given_name and _has_no_given_name(candidates))
        if len(exact) == 1 and near == exact and whole:
            return PersonPlan(person, candidates, candidates[0], is_sure=True)
        only = candidates[0] if len(candidates) == 1 else None
        likely = in_a_case and only is not None and self._is_in_a_case(person, only)
        return PersonPlan(person, candidates, only, is_sure=not candidates, is_likely=likely)

    def _is_in_a_case(self, person: Person, known: Defendant) -> bool:
        names = (_spelling(known, lang) for lang in {*known.given_name, *known.family_name})
        return any(
            is_case_of(person.given_name, person.family_name, known_given=given, known_family=family)
            for given, family in names
        )

    def _but_for_a_letter(self, person: Person) -> set[int]:
        """Those who have one name in common and the other but for a letter: a slip of the pen, or somebody else."""
        given, family = skeleton(person.given_name), skeleton(person.family_name)
        return {
            pk
            for pk, known_given, known_family in self._names
            if (family == known_family and is_slip(given, known_given))
            or (given == known_given and is_slip(family, known_family))
        }

    def _fits(self, pk: int, person: Person) -> bool:
        """Whether an initial, if there is one, begins a given name of the person known."""
        initial = skeleton(person.given_name)[:1]
        names = self._rows[pk].given_name.values()
        return not initial or any(skeleton(name).startswith(initial) for name in names)


def plan_people(known: People, entry: Entry, *, item: int, choices: Choices) -> list[PersonPlan]:
    """A plan for each person of an item, in the order of the text."""
    return [
        known.meant_by(
            person,
            choice=choices.people.get((item, place)),
            in_a_case=may_stand_in_a_case(person, entry.marks),
        )
        for place, person in enumerate(entry.defendants)
    ]


def _spellings(row: Defendant) -> list[tuple[str, str]]:
    names = [_spelling(row, lang) for lang in sorted({*row.given_name, *row.family_name})]
    # An alias is one line: which word of it is the family name nobody has said.
    return [*names, *(("", alias) for alias in row.aliases)]


def _spelling(row: Defendant, lang: str) -> tuple[str, str]:
    return row.given_name.get(lang, ""), row.family_name.get(lang, "")


def _stemmed(*names: str) -> set[str]:
    return {skeleton(*each) for each in product(*(case_stems(name) for name in names if name))}


def is_slip(written: str, known: str) -> bool:
    """Whether two words of four letters or more differ by one letter: another, one too many, or one that is missing."""
    short, long = sorted((written, known), key=len)
    if len(short) < _LONG_ENOUGH or len(long) - len(short) > 1 or short == long:
        return False
    same = next(
        (at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short)
    )
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def case_stems(words: str) -> set[str]:
    """What words keep in all their cases, in three ways: «Нурлана» is of «Нурлан», though «-на» is an ending too."""
    plain = words.lower()
    return {stem(words), _LAST_VOWEL.sub("", plain), stem(_KAZAKH_CASE.sub("", plain))}


def _has_no_given_name(people: list[Defendant]) -> bool:
    """Whether the one person meant is on record by the family name alone."""
    return len(people) == 1 and not people[0].given_name


def is_short(given: str) -> bool:
    """No given name, or only initials: "A.", "Ye.", «А.С.»."""
    return len(given.strip()) <= 1 or bool(_INITIALS.fullmatch(given.strip()))
