"""The parts of people in cases: those that stand are read at once, and what entries add to them is written at once.

A person already prosecuted in a case keeps role, charges, allegations and restraint there, and gets what is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from defendants.models import Allegation, Case, Charge, Prosecution, Restraint
from hearings import edition
from hearings.chunks import chunks
from hearings.entry.law import Law
from hearings.entry.said import EnteredPerson, People
from hearings.entry.translations import Translations


@dataclass
class Part:
    """A prosecution with all its charges, allegations and restraints, saved or not."""

    row: Prosecution
    charges: list[Charge] = field(default_factory=list)
    allegations: list[Allegation] = field(default_factory=list)
    restraints: list[Restraint] = field(default_factory=list)


class Parts:
    """Everybody's parts in the cases of these entries, whose texts are cleaned, and cases and people saved."""

    def __init__(self, entries: Sequence[People], *, law: Law, lang: str) -> None:
        self._law, self._lang = law, lang
        self._translations = Translations(entries, lang)
        self._parts: dict[tuple[int, int], Part] = {}
        self._members: Counter[int] = Counter()
        self._touched: dict[int, Model] = {}
        for row in _standing({case.pk for case, _people in entries}):
            told = (list(rows.all()) for rows in (row.charges, row.allegations, row.restraints))
            self._keep(Part(row, *told))

    def _keep(self, part: Part) -> Part:
        self._members[part.row.case_id] += 1
        return self._parts.setdefault((part.row.case_id, part.row.defendant_id), part)

    def add(self, case: Case, person: EnteredPerson) -> Prosecution:
        """The person's part in the case with what is said of it; `write()` saves it."""
        part = self._parts.get((case.pk, person.defendant.pk))
        if part is None:
            row = Prosecution(case=case, defendant=person.defendant, position=self._members[case.pk])
            part = self._keep(Part(row))
            self._say(row, "role", person.role)
        elif person.role and not part.row.role.get(self._lang):
            self._say(part.row, "role", person.role)
        self._add_charges(part, case, person)
        self._add_allegations(part, person)
        self._add_restraint(part, person)
        return part.row

    def _add_charges(self, part: Part, case: Case, person: EnteredPerson) -> None:
        """Charges that are not in force yet; a wording is filled in where its language says nothing.

        An article without a part says no more than one of its parts does, and a part is what was not known of the
        article alone.
        """
        known = {(row.article_id, row.part): row for row in part.charges if row.until_date is None}
        before = dict(known)
        for cited in person.charges:
            article = self._law.article(case, cited)
            charge = known.get((article.pk, cited.part))
            if charge is None and not cited.part and any(key == article.pk for key, _part in before):
                continue
            if charge is None and (charge := before.pop((article.pk, ""), None)):
                charge.part = cited.part
                known[article.pk, cited.part] = charge
                self._touched[id(charge)] = charge
            if charge is None:
                position = len(part.charges)
                charge = Charge(prosecution=part.row, article=article, part=cited.part, position=position)
                part.charges.append(charge)
                known[article.pk, cited.part] = charge
                self._say(charge, "wording", cited.wording)
            elif cited.wording and not charge.wording.get(self._lang):
                self._say(charge, "wording", cited.wording)

    def _add_allegations(self, part: Part, person: EnteredPerson) -> None:
        """Allegations that are not told yet, in the order given."""
        told = {text for row in part.allegations for text in row.text.values()}
        for text in person.allegations:
            if text not in told:
                row = Allegation(prosecution=part.row, position=len(part.allegations))
                part.allegations.append(row)
                self._say(row, "text", text)
                told.add(text)

    def _add_restraint(self, part: Part, person: EnteredPerson) -> None:
        """What the person is held under, where nothing that still lasts is on record. Since when nobody has said."""
        if person.restraint and all(row.until_date for row in part.restraints):
            row = Restraint(prosecution=part.row, kind=person.restraint)
            part.restraints.append(row)
            self._touched[id(row)] = row

    def _say(self, row: Model, column: str, text: str) -> None:
        """Writes a text in the entries' language, and where the row says nothing, how it was translated before."""
        if isinstance(row, Prosecution):
            translated = self._translations.of_role(text, row.defendant)
        else:
            translated = self._translations.of(type(row), text)
        setattr(row, column, {**translated, **getattr(row, column), self._lang: text})
        self._touched[id(row)] = row

    def write(self) -> None:
        """Saves what was added: new rows of a table at once."""
        for model in (Prosecution, Charge, Allegation, Restraint):
            rows = [row for row in self._touched.values() if type(row) is model]
            known = [row for row in rows if row.pk]
            edition.add([row for row in rows if not row.pk])
            for row in known:
                row.save()


def _standing(cases: Iterable[int]) -> Iterator[Prosecution]:
    """Who is prosecuted in these cases already, with all that is said of it."""
    for keys in chunks(sorted(cases)):
        rows = Prosecution.objects.filter(case__in=keys)
        yield from rows.select_related("defendant").prefetch_related("charges", "allegations", "restraints")
