"""What the entry form asks back before it saves: the same person? the same case? a second hearing that day?

Nothing is decided for the editor. Each answer carries the keys of what it was given for, so it holds only as long as
the question is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django import forms
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from defendants.citations import Citation, write_short
from defendants.models import Case, Charge, Defendant, Prosecution
from hearings import matching
from hearings.forms.doubts import mixed_letters
from hearings.forms.entry import EntryForm, PersonForm
from hearings.models import Hearing
from offices.letters import odd_words
from offices.texts import say


@dataclass
class Questions:
    """`open` says whether an answer is missing; `case` and `twins` are what the page shows beside the people."""

    open: bool = False
    case: Case | None = None
    asks_for_case: bool = False
    twins: list[Hearing] = field(default_factory=list)
    twins_key: str = ""


def ask(form: EntryForm, people: forms.BaseFormSet, lang: str) -> Questions:
    """Looks for who and what is known already, and marks each question without an answer on its form."""
    asked = Questions()
    names = [(each.cleaned_data["given_name"], each.cleaned_data["family_name"]) for each in people.forms]
    for each in people.forms:
        _ask_for_letters(each)
    called = matching.people_called(names, offices=form.offices, now=timezone.now())
    meant: list[Defendant] = []
    for each, candidates in zip(people.forms, called, strict=True):
        if candidates:
            meant += _ask_for_person(each, candidates, lang)
    _ask_for_case(form, people.forms, meant, asked, lang)
    _ask_for_twins(form, meant, asked)
    asked.open = bool(form.errors) or any(each.errors for each in people.forms)
    return asked


def answered(
    form: EntryForm, people: forms.BaseFormSet, case: Case, meant: Sequence[Defendant], lang: str
) -> Questions:
    """The questions of a form that was opened for a further hearing of `case`: shown, with their answers marked."""
    for each, person in zip(people.forms, meant, strict=False):
        _offer_people(each, [person], lang)
    _offer_cases(form, [case], lang)
    return Questions(case=case, asks_for_case=True)


def _offer_people(form: PersonForm, candidates: Sequence[Defendant], lang: str) -> str:
    """Shows who may be meant; returns the answer that says: none of these."""
    another = f"another:{_keys(candidates)}"
    choices = [(str(person.pk), person_label(person, lang)) for person in candidates]
    form["same_as"].label = gettext("Somebody of this name is known. Who is meant?")
    form.fields["same_as"].widget = forms.RadioSelect(
        choices=[*choices, (another, gettext("Another person with this name"))]
    )
    return another


def _offer_cases(form: EntryForm, candidates: Sequence[Case], lang: str) -> str:
    """Shows which case it may belong to; returns the answer that says: none of these."""
    new = f"new:{_keys(candidates)}"
    choices = [(str(case.pk), case_label(case, lang)) for case in candidates]
    form["case"].label = gettext("Is this a further hearing of a known case?")
    form.fields["case"].widget = forms.RadioSelect(choices=[*choices, (new, gettext("A new case"))])
    return new


def _ask_for_person(form: PersonForm, candidates: Sequence[Defendant], lang: str) -> list[Defendant]:
    """Those of the candidates who may still be meant: the one chosen, or all while there is no answer."""
    another = _offer_people(form, candidates, lang)
    answer = form.cleaned_data.get("same_as", "")
    if answer == another:
        return []
    for person in candidates:
        if answer == str(person.pk):
            form.cleaned_data["defendant"] = person
            return [person]
    form.add_error("same_as", gettext("Say who is meant."))
    return list(candidates)


def _ask_for_letters(form: PersonForm) -> None:
    """A name in two alphabets looks right and is found by nobody."""
    data = form.cleaned_data
    doubts = list(mixed_letters([data["given_name"], data["family_name"]]))
    form.letters_key = " ".join(odd_words(f"{data['given_name']} {data['family_name']}"))
    if doubts and data.get("as_written") != form.letters_key:
        form.add_error("as_written", doubts)


def _ask_for_case(
    form: EntryForm, people: Sequence[PersonForm], meant: list[Defendant], asked: Questions, lang: str
) -> None:
    candidates = matching.cases_of(meant, office=form.cleaned_data["office"].pk)
    if not candidates:
        return
    new = _offer_cases(form, candidates, lang)
    asked.asks_for_case = True
    answer = form.cleaned_data.get("case", "")
    if answer == new:
        return
    asked.case = next((case for case in candidates if answer == str(case.pk)), None)
    if asked.case is None:
        same = [case for case in candidates if _same_people(case, people, meant)]
        # Exactly the same people: very likely the same case, so one click less; the editor still sees it and says so.
        if len(same) == 1:
            form.data = form.data.copy()
            form.data[form.add_prefix("case")] = str(same[0].pk)
        form.add_error("case", gettext("Say which case this hearing belongs to."))


def _same_people(case: Case, people: Sequence[PersonForm], meant: Iterable[Defendant]) -> bool:
    tried = {row.defendant_id for row in case.prosecutions.all()}
    return len(tried) == len(people) and tried <= {person.pk for person in meant}


def _ask_for_twins(form: EntryForm, meant: list[Defendant], asked: Questions) -> None:
    """A person seldom has two hearings on a day, an editor often has two tabs."""
    asked.twins = list(matching.hearings_on(form.cleaned_data["date"], meant, offices=form.offices))
    asked.twins_key = _keys(asked.twins)
    if asked.twins and form.cleaned_data.get("same_day") != asked.twins_key:
        form.add_error("same_day", gettext("There is a hearing of this person on that day already."))


def _keys(rows: Iterable[Case | Defendant | Hearing]) -> str:
    return ",".join(str(row.pk) for row in rows)


# --- how candidates are told apart
def person_label(person: Defendant, lang: str) -> SafeString:
    """Name, other spellings, and what each of their cases is for."""
    told = [_part(row, lang) for row in person.prosecutions.all()]
    lines = format_html_join("", "<br><small>{}</small>", ((text,) for text in told if text))
    name = f"{say(person, 'given_name', lang)} {say(person, 'family_name', lang).upper()}".strip()
    return format_html("{}{}", gettext("The same person: %(name)s") % {"name": name}, lines)


def case_label(case: Case, lang: str) -> SafeString:
    """Who is tried in it and for what, and how many hearings it had."""
    rows = list(case.prosecutions.all())
    names = ", ".join(say(row.defendant, "family_name", lang).upper() for row in rows[:4])
    if len(rows) > 4:
        names += " " + ngettext("and %(n)d more", "and %(n)d more", len(rows) - 4) % {"n": len(rows) - 4}
    number = case.hearings.count()
    told = [
        gettext("case %(number)s") % {"number": case.number} if case.number else "",
        cited(rows[0].charges.all(), lang) if rows else "",
        ngettext("%(n)d hearing", "%(n)d hearings", number) % {"n": number},
    ]
    return format_html(
        "{}<br><small>{}</small>",
        gettext("A further hearing of the case of %(names)s") % {"names": names},
        " · ".join(filter(None, told)),
    )


def _part(row: Prosecution, lang: str) -> str:
    return " · ".join(filter(None, (str(say(row, "role", lang)), cited(row.charges.all(), lang))))


def cited(charges: Iterable[Charge], lang: str) -> str:
    """The articles and parts of these charges, as "405 p. 1 and 2"."""
    return write_short([Citation(article=each.article.number, part=each.part) for each in charges], lang)
