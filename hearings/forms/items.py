"""Forms of one hearing of a pasted bulletin: what was understood, in boxes, and what the plan says of it.

What an editor types replaces what the parser read; what the editor leaves alone stays as it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from defendants.names import NameUnclear, split_name
from hearings.bulletin.entries import Charge, Entry, Mark, Person
from hearings.choices import Mode, PartOfDay, Status
from hearings.dates import long_date
from hearings.formats.words import room_told
from hearings.forms.doubts import mixed_letters
from hearings.forms.fields import ChargesField, HourField, LinesField
from hearings.forms.places import PlaceField, Places
from hearings.forms.wording import (
    ACCESS,
    COLUMNS,
    DOUBTS,
    STAGES,
    VERBS,
    called,
    how_in_words,
    is_declined,
    person_in_words,
    say_mark,
    value_in_words,
)
from hearings.importer.plan import Doubt, Item, Verb
from hearings.models import City, Court
from offices.fields import DayInput
from offices.texts import say

AS_READ = ("date", "time", "mode", "stage", "access", "courtroom")
"""Boxes of an item that stand for what was read of it."""


class ItemForm(forms.Form):
    """One hearing of the text."""

    skip = forms.BooleanField(label=_("Leave this item out"), required=False)
    checked = forms.BooleanField(label=_("I have checked it"), required=False)
    date = forms.DateField(label=_("Date"), required=False, widget=DayInput)
    time = HourField(label=_("Hour"), required=False, help_text=_("Empty: not announced."))
    mode = forms.ChoiceField(label=_("Mode"), choices=Mode.choices)
    stage = forms.ChoiceField(label=_("Stage"), choices=STAGES, required=False)
    access = forms.ChoiceField(label=_("Open to the public?"), choices=ACCESS, required=False)
    court = PlaceField(Court.objects.none(), label=_("Court"), required=False)
    city = PlaceField(
        City.objects.none(),
        label=_("City"),
        required=False,
        empty_label=pgettext_lazy("city", "not known"),
    )
    courtroom = forms.CharField(label=_("Room"), required=False, max_length=80)
    case = forms.CharField(required=False, max_length=20, label=_("Which case is it?"))
    move = forms.CharField(required=False, max_length=20, label=_("Moved, or a further hearing?"))

    def __init__(self, *args: Any, places: Places, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places.offer(self)

    def corrected(self, entry: Entry, people: tuple[Person, ...]) -> Entry:
        """The entry with what the form says; doubts about a field the editor changed or checked are settled."""
        data = self.cleaned_data
        settled = {name for name in ("date", "time") if data[name] != getattr(entry, name)}
        marks = tuple(mark for mark in entry.marks if mark.name not in settled and not data["checked"])
        # Of "71 students" whoever is filled in is one.
        others = entry.others if entry.defendants else max(0, entry.others - len(people))
        return replace(
            entry,
            **{name: data[name] for name in AS_READ},
            defendants=people,
            others=others,
            marks=marks,
        )


class ItemPersonForm(forms.Form):
    """One person of a hearing of the text."""

    who = forms.CharField(required=False, max_length=20, label=_("Who is meant?"))
    of = forms.CharField(required=False, max_length=250)  # the name that was asked about
    given_name = forms.CharField(label=_("Given name"), required=False, max_length=120)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=120)
    role = forms.CharField(label=_("Role"), required=False, max_length=200)
    charges = ChargesField(label=_("Charges, one a line"), required=False, max_length=4000, rows=2)
    allegations = LinesField(label=_("Prosecuted for, one a line"), required=False, max_length=24000, rows=3)

    def __init__(self, *args: Any, codes: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["charges"].codes = codes
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    @property
    def named(self) -> str:
        """The name as it stands in the boxes."""
        return " ".join(f"{self['given_name'].value() or ''} {self['family_name'].value() or ''}".split())

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("of") not in ("", None, self.named):
            # "Somebody new" was said of another name.
            data["who"] = ""
            self.data = self.data.copy()
            self.data.pop(self.add_prefix("who"), None)
        try:
            names = split_name(data.get("given_name", ""), data.get("family_name", ""))
        except NameUnclear:
            self.add_error("family_name", _("Which word is the family name? Use both boxes."))
        else:
            data["given_name"], data["family_name"] = names
        return data

    def corrected(self, person: Person) -> Person:
        data = self.cleaned_data
        charges = tuple(Charge(each.article, each.part, each.code, each.wording) for each in data["charges"])
        return replace(
            person,
            given_name=data["given_name"],
            family_name=data["family_name"],
            role=data["role"],
            charges=charges,
            allegations=tuple(data["allegations"]),
        )


@dataclass
class ItemForms:
    """A hearing's form, its people's, and what the plan says of it. `codes`: what an editor writes for legal codes."""

    entry: Entry
    form: ItemForm
    people: list[ItemPersonForm]
    codes: Mapping[str, str]
    item: Item | None = None

    @property
    def verb(self) -> str:
        return str(VERBS[self.item.verb]) if self.item else ""

    @property
    def doubts(self) -> list[str]:
        return [str(DOUBTS[doubt]) for doubt in self.item.doubts] if self.item else []

    @property
    def marks(self) -> list[tuple[str, str]]:
        """How sure the reading is, where it is not, and names that are not in one alphabet: certainty and sentence."""
        open_marks = (mark for mark in self.entry.marks if mark.certainty != "found")
        read = [(mark.certainty, say_mark(mark)) for mark in open_marks if not self._is_answered(mark)]
        entry = self.item.entry if self.item else self.entry
        names = [name for each in entry.defendants for name in (each.given_name, each.family_name)]
        if any(self.place_before):
            read.append(
                ("guessed", gettext("The text names no place; this is where the case was heard before."))
            )
        return [*read, *(("doubtful", said) for said in mixed_letters(names))]

    @property
    def is_quiet(self) -> bool:
        """Does it ask nothing, and is all that it does told above its boxes?"""
        told = (Verb.SAME, Verb.SKIP, Verb.CHANGE)
        return bool(self.item) and self.item.verb in told and not self.has_errors

    @property
    def is_clear(self) -> bool:
        """Is it new, with nothing to ask? Then a glance at what was understood is enough."""
        return bool(self.item) and self.item.verb is Verb.NEW and not self.has_errors

    @property
    def is_folded(self) -> bool:
        return (self.is_quiet or self.is_clear) and not (
            self.asks_for_a_name and self.item.verb in (Verb.NEW, Verb.CHANGE)
        )

    @property
    def asks_for_a_name(self) -> bool:
        """Is an editor asked to write somebody's name otherwise? Then its box stands open."""
        return any(
            mark.name == "name" and mark.certainty != "found" and not self._is_answered(mark)
            for mark in self.entry.marks
        )

    def _is_answered(self, mark: Mark) -> bool:
        """Is it about a name that was typed otherwise, or is of somebody known, however the text declines it?"""
        known = {
            place
            for place, each in enumerate(self.item.people if self.item else ())
            if each.defendant and each.is_sure
        }
        names = [f"{each.given_name} {each.family_name}".strip() for each in self.entry.defendants]
        settled = tuple(
            f"{name}:"
            for place, (name, form) in enumerate(zip(names, self.people, strict=False))
            if place in known or form.named != name
        )
        return mark.name == "name" and mark.why.startswith(settled)

    @property
    def has_declined_name(self) -> bool:
        """Would somebody be called as no one calls them, «Романом ОБРАЗЦОВЫМ», because nobody has looked?"""
        is_told = bool(self.item) and self.item.verb in (Verb.NEW, Verb.CHANGE)
        return is_told and not self.form["checked"].value() and self._may_be_declined

    @property
    def _may_be_declined(self) -> bool:
        return any(is_declined(mark) and not self._is_answered(mark) for mark in self.entry.marks)

    @property
    def called(self) -> str:
        return called(self._with_known_names, get_language())

    @property
    def _with_known_names(self) -> Entry:
        """What was understood, those who are known for sure by the name on record: a text may bend it."""
        if self.item is None:
            return self.entry
        lang, people = get_language(), list(self.item.entry.defendants)
        for place, each in enumerate(self.item.people):
            if each.defendant and each.is_sure:
                names = {name: str(say(each.defendant, name, lang)) for name in ("given_name", "family_name")}
                people[place] = replace(people[place], **names)
        return replace(self.item.entry, defendants=tuple(people))

    @property
    def has_errors(self) -> bool:
        return bool(self.form.errors or any(person.errors for person in self.people))

    @property
    def understood(self) -> dict[str, Any]:
        """What was understood, in words: when, where and how, and who."""
        assert self.item is not None
        entry, lang = self.item.entry, get_language()
        part = str(PartOfDay(entry.part_of_day).label) if entry.part_of_day else gettext("no hour announced")
        stands = (entry.date, entry.time) if entry.date else (entry.was_date, entry.time or entry.was_time)
        hour = f"{stands[1]:%H:%M}" if stands[1] else part
        day = long_date(stands[0], lang) if stands[0] else ""
        off = Status(entry.status).label if entry.status in (Status.POSTPONED, Status.CANCELLED) else ""
        when = ", ".join(filter(None, [day, hour]))
        named = (self.item.court, self.item.city)
        named = named if any(named) else self.place_before
        places = [str(say(place, "name", lang)) for place in named if place]
        places += [room_told(entry.courtroom, lang)] if entry.courtroom else []
        return {
            "when": f"{off}: {when}" if off else when,
            "where": [*filter(None, places), str(Mode(entry.mode).label), *how_in_words(entry)],
            "who": [
                person_in_words(person, lang, self.codes) for person in self._with_known_names.defendants
            ],
        }

    @property
    def place_before(self) -> tuple[Court | None, City | None]:
        """Where the case was heard before, as long as no other place is chosen for a text that names none."""
        before = self.item.before if self.item else None
        if before is None:
            return None, None
        place = (before.court, None if before.court else before.city)
        chosen = (self.item.court, self.item.city)
        return place if chosen == place or not (self.form.is_bound or any(chosen)) else (None, None)

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        """What would change, before, after: in the words of the desk's language."""
        found = self.item.differences if self.item else []
        return [
            (str(COLUMNS[each.name]), *(value_in_words(each.name, said) for said in (each.old, each.new)))
            for each in found
        ]

    @property
    def asks_to_be_checked(self) -> bool:
        doubts = {Doubt.READING, Doubt.LETTERS, Doubt.PUT_OFF} & set(self.item.doubts) if self.item else ()
        return bool(doubts) or self.has_declined_name

    @property
    def is_valid(self) -> bool:
        return self.form.is_valid() and all(person.is_valid() for person in self.people)
