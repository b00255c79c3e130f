"""Where else a person's name stands: texts about others, which no setting of the person's own can change.

Every text of every table is read, so it is for the desk, and for the rare moment when a name must go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.admin import AdminSite
from django.db import models
from django.db.models import QuerySet
from django.urls import reverse

from defendants.models import Allegation, Charge, Defendant, Prosecution, ProsecutionStateRow
from defendants.names import folded
from offices.fields import TextsField
from offices.models import Editor
from offices.rights import Limited

MOST = 50
"""Mentions listed."""
HANGING = (Charge, Allegation, ProsecutionStateRow)
"""Tables with texts that are changed on the page of a prosecution."""
_SHORTEST = 3
_NAME = ("given_name", "family_name", "patronymic")
_VOWELS = "aeiouyаеёиоуыэюяйіүұөә"


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that may name the person: whose, which, in which language."""

    row: models.Model
    field: models.Field
    lang: str
    text: str

    @property
    def address(self) -> str:
        """The desk's page on which the text can be changed."""
        row = getattr(self.row, "prosecution", self.row)
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def tables_of(editor: Editor, site: AdminSite) -> Iterator[QuerySet]:
    """The rows with texts that the editor may see: of every table with a page, and what hangs on a prosecution."""
    prosecutions = site._registry[Prosecution].limit(Prosecution.objects.all(), editor).values("pk")
    for model in apps.get_models():
        if not any(isinstance(field, TextsField) for field in model._meta.fields):
            continue
        page = site._registry.get(model)
        if isinstance(page, Limited):
            yield page.limit(model._default_manager.all(), editor)
        elif model in HANGING:
            yield model._default_manager.filter(prosecution__in=prosecutions).select_related("prosecution")


def texts_naming(person: Defendant, tables: Iterable[QuerySet]) -> list[Mention]:
    """The texts of these rows in which a word begins like a family name of the person; the first MOST."""
    wanted = _beginnings(person)
    found: list[Mention] = []
    for rows in tables:
        for mention in _mentions(rows, wanted, person):
            found.append(mention)
            if len(found) == MOST:
                return found
    return found


def _beginnings(person: Defendant) -> tuple[str, ...]:
    """What a word begins with that names the person in whichever case: family names less their last vowels."""
    given = _given(person)
    names = folded(*person.family_name.values(), *person.aliases).split()
    return tuple(
        sorted({stem for name in {*names} - given if len(stem := name.rstrip(_VOWELS)) >= _SHORTEST})
    )


def _given(person: Defendant) -> set[str]:
    return {word for name in person.given_name.values() for word in folded(name).split()}


def _is_namesake(row: models.Model, person: Defendant) -> bool:
    """Whether it is somebody else whose own name is no text about this person: not even a given name is the same."""
    return isinstance(row, Defendant) and not _given(row) & _given(person)


def _mentions(rows: QuerySet, wanted: tuple[str, ...], person: Defendant) -> Iterator[Mention]:
    fields = [field for field in rows.model._meta.fields if isinstance(field, TextsField)]
    if not (fields and wanted):
        return
    for row in rows:
        if row == person:
            continue
        is_namesake = _is_namesake(row, person)
        for field in fields:
            if is_namesake and field.name in _NAME:
                continue
            for lang, text in (getattr(row, field.attname) or {}).items():
                if any(word.startswith(wanted) for word in folded(text).split()):
                    yield Mention(row, field, lang, text)
