"""What of the record readers may have as a file: published hearings, what they are shown with, public columns alone.

Whose name is not shown in full has no name here either, and no column that would tell it. People who were merged into
another leave no trace: the link would tell who a withheld one is.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models

from defendants.choices import ShownAs
from defendants.models import Article, Case, Charge, Defendant, LegalCode, Prosecution
from hearings import whitelist
from hearings.models import City, Court, Hearing
from hearings.portable.format import LISTING, tables
from offices.models import Office

TABLES = tuple(label for label in tables() if label in whitelist.PUBLIC)
NAMES = ("given_name", "family_name")
TELLING = (*NAMES, "patronymic", "aliases", "slug", "description", "sort_name")
"""The columns of a person that would tell a name."""


class Extract:
    """What is public at a moment."""

    def __init__(self, now: dt.datetime) -> None:
        hearings = Hearing.objects.published(now)
        cases = Case.objects.published(now)
        parts = (
            Prosecution.objects.published(now).without_twins().filter(case__in=cases.order_by().values("pk"))
        )
        charges = Charge.objects.filter(prosecution__in=parts.order_by().values("pk"))
        courts = Court.objects.filter(pk__in=hearings.order_by().values("court"))
        cities = hearings.order_by().values("city").union(courts.order_by().values("city"))
        articles = Article.objects.filter(pk__in=charges.order_by().values("article"))
        offices = Office.objects.filter(pk__in=cases.order_by().values("office"))
        self._rows: dict[str, models.QuerySet] = {
            model._meta.label: rows
            for model, rows in {
                Office: offices,
                LegalCode: LegalCode.objects.filter(pk__in=articles.order_by().values("code")),
                Article: articles,
                Case: cases,
                Defendant: Defendant.objects.filter(pk__in=parts.order_by().values("defendant")),
                Prosecution: parts,
                Charge: charges,
                City: City.objects.filter(pk__in=cities),
                Court: courts,
                Hearing: hearings,
            }.items()
        }
        self._parts = parts.order_by().values("pk")
        self._offices = offices.order_by().values("pk")
        listed = parts.values_list("case__public_id", "defendant__public_id")
        self._seen_parts = {(str(case), str(person)) for case, person in listed}
        self._seen_hearings = {str(key) for key in hearings.values_list("public_id", flat=True)}

    def rows(self, label: str) -> models.QuerySet:
        """Those rows of a table that readers see, in the order they were entered."""
        rows = self._rows.get(label)
        if rows is None:
            model = tables()[label]
            of = (
                {"office__in": self._offices}
                if label == "hearings.Statement"
                else {"prosecution__in": self._parts}
            )
            rows = model._default_manager.filter(**of)
        return rows.order_by("pk")

    def shown(self, label: str, row: models.Model, values: dict[str, Any]) -> dict[str, Any]:
        """The public columns of a row, without the name of other rows that are not in the file."""
        shown = {name: values[name] for name in values if name in whitelist.PUBLIC[label]}
        if isinstance(row, Defendant):
            shown["merged_into"] = None
            if row.shown_as != ShownAs.FULL:
                hidden = dict.fromkeys(TELLING)
                if row.shown_as == ShownAs.INITIALS:
                    hidden |= {name: _initials(values[name]) for name in NAMES}
                shown |= hidden
        if isinstance(row, Prosecution) and not self._has_part(values["severed_from"]):
            shown["severed_from"] = None
        if isinstance(row, Hearing):
            shown[LISTING] = [one for one in values[LISTING] if self._has_part(one)]
            if values["adjourned_from"] not in self._seen_hearings:
                shown["adjourned_from"] = None
        return shown

    def _has_part(self, key: list[str] | None) -> bool:
        return key is not None and tuple(key) in self._seen_parts


def _initials(texts: dict[str, str]) -> dict[str, str]:
    return {lang: f"{text[:1].upper()}." for lang, text in texts.items() if text}
