"""Questions of a plan on its forms: an answer that is mostly not asked for becomes one to choose."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext

from hearings.forms.questions import person_label
from hearings.importer.plan import PersonPlan

NEW = "0"
"""The answer that it is nobody and nothing known."""


def ask_who(form: forms.Form, person: PersonPlan, lang: str) -> None:
    """Asks which of the people who may be meant is, or whether it is somebody new; nothing where nobody may be."""
    if person.candidates:
        options = [(str(row.pk), person_label(row, lang)) for row in person.candidates]
        answered = person.is_sure or person.is_likely
        sure = str(person.defendant.pk) if answered and person.defendant else ""
        offer(form, "who", [*options, (NEW, gettext("Another person with this name"))], sure)


def offer(form: forms.Form, name: str, options: list[tuple[str, str]], chosen: str) -> None:
    """Makes a hidden answer a visible question. `chosen` is the answer that holds so far, empty where none does."""
    form.fields[name].widget = forms.RadioSelect(choices=options)
    form.fields[name].is_asked = True
    if chosen:
        form.initial[name] = chosen
        if form.is_bound and not form[name].value():
            # A question that came up with what was typed shows the answer that holds, as a form just opened.
            form.data = form.data.copy()
            form.data[form.add_prefix(name)] = chosen
