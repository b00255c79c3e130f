"""All forms of a pasted bulletin: a form for each hearing and statement, and what becomes of them.

The forms know the plan's questions and turn answers into its choices; they decide nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from django.db.models import prefetch_related_objects
from django.http import QueryDict
from django.utils.translation import get_language, gettext

from hearings.bulletin.entries import Entry, Parsed, Person
from hearings.forms.answers import NEW, ask_who, offer
from hearings.forms.as_typed import as_typed, codes_written
from hearings.forms.confirming import WAYS, ConfirmForm, StatementForm
from hearings.forms.items import AS_READ, ItemForm, ItemForms, ItemPersonForm
from hearings.forms.places import Places
from hearings.forms.questions import case_label
from hearings.importer.plan import Choices, Doubt, Plan
from hearings.matching import with_charges
from offices.models import Office


class PlanForms:
    """All forms of a bulletin. `data` is what was typed, or nothing the first time."""

    def __init__(
        self,
        parsed: Parsed,
        *,
        codes: dict[str, str],
        data: QueryDict | None,
        ways: Sequence[str] = tuple(WAYS),
        zone: str,
        usual: str = "",
        supposed: Mapping[int, dt.date] = MappingProxyType({}),
    ) -> None:
        """`ways` are those of WAYS that this editor may choose, `zone` and the `usual` legal code the office's.

        `supposed` has dates to be looked at, by item, where the text gives no whole one.
        """
        self.parsed, self.data = parsed, data
        self.supposed = supposed
        self.codes_written = {**codes_written(get_language()), usual: ""}
        places = Places(get_language())
        self.confirm = ConfirmForm(data, ways=ways, zone=zone, places=places)
        self.rows = [self._row(index, entry, codes, places) for index, entry in enumerate(parsed.hearings)]
        self.statements = [
            StatementForm(data, prefix=f"s{place}") for place, _said in enumerate(parsed.statements)
        ]

    def _row(self, index: int, entry: Entry, codes: dict[str, str], places: Places) -> ItemForms:
        first = {name: getattr(entry, name) for name in AS_READ}
        first["date"] = first["date"] or self.supposed.get(index)
        typed = [as_typed(person, self.codes_written) for person in entry.defendants or _somebody(entry)]
        return ItemForms(
            entry,
            ItemForm(self.data, prefix=f"i{index}", initial=first, places=places),
            [
                ItemPersonForm(self.data, prefix=f"i{index}-p{place}", initial=each, codes=codes)
                for place, each in enumerate(typed)
            ],
            self.codes_written,
        )

    def is_valid(self) -> bool:
        valid = [row.is_valid or row.form.data.get(row.form.add_prefix("skip")) for row in self.rows]
        return self.confirm.is_valid() and all(valid) and all(form.is_valid() for form in self.statements)

    def corrected(self) -> Parsed:
        """The text's hearings as the editor corrected them. After `is_valid()`."""
        return replace(self.parsed, hearings=tuple(self._corrected(row) for row in self.rows))

    def _corrected(self, row: ItemForms) -> Entry:
        if not row.is_valid:
            return row.entry
        named_people = row.entry.defendants or _somebody(row.entry)
        people = [form.corrected(person) for form, person in zip(row.people, named_people, strict=True)]
        return row.form.corrected(row.entry, tuple(person for person in people if person.family_name))

    def choices(self) -> Choices:
        """The editor's answers. After `is_valid()`."""
        unsaid = {place for place, form in enumerate(self.statements) if form.cleaned_data["skip"]}
        chosen = Choices(unsaid=unsaid)
        everywhere = (self.confirm.cleaned_data.get("court"), self.confirm.cleaned_data.get("city"))
        for index, row in enumerate(self.rows):
            data = getattr(row.form, "cleaned_data", {})
            if data.get("skip"):
                chosen.skipped.add(index)
            if data.get("checked"):
                chosen.checked.add(index)
            for name, answers in (("case", chosen.cases), ("move", chosen.moves)):
                if (answer := data.get(name, "")).isdecimal():
                    answers[index] = int(answer)
            for place, person in enumerate(row.people):
                if (answer := getattr(person, "cleaned_data", {}).get("who", "")).isdecimal():
                    chosen.people[index, place] = int(answer)
            court, city = data.get("court"), data.get("city")
            if court or city:
                chosen.places[index] = (court, None if court else city)
            elif any(everywhere) and not row.entry.court and not row.entry.city:
                chosen.places[index] = (everywhere[0], None if everywhere[0] else everywhere[1])
        return chosen

    def declined(self, plan: Plan) -> list[int]:
        """The numbers of the items that would call somebody new by a name in an oblique case."""
        for row, item in zip(self.rows, plan.items, strict=True):
            row.item = item
        return [number for number, row in enumerate(self.rows, 1) if row.has_declined_name]

    def ask(self, plan: Plan) -> None:
        """Puts the plan's questions on the forms, each with what may be answered."""
        lang = get_language()
        candidates = [row for item in plan.items for person in item.people for row in person.candidates]
        prefetch_related_objects(candidates, with_charges(Office.objects.filter(pk=plan.office.pk)))
        for row, item in zip(self.rows, plan.items, strict=True):
            row.item = item
            for form, person in zip(row.people, item.people, strict=False):
                ask_who(form, person, lang)
            if item.cases:
                options = [(str(case.pk), case_label(case, lang)) for case in item.cases]
                sure = "" if Doubt.WHICH_CASE in item.doubts or item.case is None else str(item.case.pk)
                offer(row.form, "case", [*options, (NEW, gettext("A new case"))], sure)
            if Doubt.MOVED_OR_FURTHER in item.doubts or item.hearings or row.form["move"].value():
                known = item.hearings or ([item.hearing] if item.hearing else [])
                moved = [(str(row.pk), gettext("Moved from %s") % row) for row in known]
                sure = "" if item.hearing or item.doubts else NEW
                offer(row.form, "move", [*moved, (NEW, gettext("A further hearing"))], sure)
            elif Doubt.WITHDRAWN in item.doubts:
                offer(row.form, "move", [(NEW, gettext("Another hearing"))], "")
            places = (item.court, item.city)
            court, city = places if any(places) else row.place_before
            for name, place in (("court", court), ("city", city)):
                if place and not row.form.is_bound:
                    row.form.initial[name] = place.pk


def _somebody(entry: Entry) -> tuple[Person, ...]:
    """An empty person to fill in where the text names nobody; what several are called is not the role of one."""
    return (Person("", "", role="" if entry.others else entry.group, charges=entry.charges),)
