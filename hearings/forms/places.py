"""Courts and cities as forms offer them: read once for all forms of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext

from hearings.models import City, Court
from hearings.unshown import sound
from offices.texts import say


class PlaceField(forms.ModelChoiceField):
    """A row chosen among those that were read for the choices: an answer asks no database."""

    rows: Mapping[str, Model] = {}

    def offer(self, rows: Iterable[Model], choices: list[Any]) -> None:
        """Says what may be chosen, and how it is called."""
        self.rows = {str(row.pk): row for row in rows}
        self.choices = choices

    def to_python(self, value: Any) -> Model | None:
        if value in self.empty_values:
            return None
        key = str(self.prepare_value(value))
        if key not in self.rows:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            )
        return self.rows[key]


class Places:
    """Every court and city, in the words of one language."""

    def __init__(self, lang: str) -> None:
        self._courts = list(Court.objects.select_related("city"))
        self._cities = list(City.objects.all())
        self._court_choices = by_city(self._courts, lang)
        self._city_choices = [("", gettext("not known")), *named(self._cities, lang)]

    def offer(self, form: forms.Form) -> None:
        """Fills the form's boxes of courts and cities."""
        form.fields["court"].offer(self._courts, self._court_choices)
        form.fields["city"].offer(self._cities, self._city_choices)


def named(rows: Iterable[Any], lang: str) -> list[tuple[int, str]]:
    """Choices of rows by their names in a language, in its alphabetical order."""
    return sorted(
        ((row.pk, str(say(row, "name", lang))) for row in sound(rows)),
        key=lambda choice: choice[1].casefold(),
    )


def by_city(courts: Iterable[Court], lang: str) -> list[Any]:
    """Choices of courts under the names of their cities."""
    cities: dict[str, list[Court]] = {}
    for court in sound(courts):
        cities.setdefault(str(say(court.city, "name", lang)), []).append(court)
    return [
        ("", gettext("Court not known")),
        *((city, named(cities[city], lang)) for city in sorted(cities, key=str.casefold)),
    ]
