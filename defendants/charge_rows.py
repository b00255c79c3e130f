"""The charges on the desk's page of a prosecution: none twice, and saved in an order that lets them be saved."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from offices.inlines import KeptRows

Cited = tuple[int, str]
"""The key of an article, and a part."""


class ChargeRows(KeptRows):
    """Charges of one person. Django does not ask on such a page for a rule that only holds while a charge lasts."""

    def in_order(self, found: list[forms.ModelForm]) -> list[forms.ModelForm]:
        """Each after the one whose place it takes; in a ring of them there is no such order."""
        waiting, ordered = super().in_order(found), []
        while waiting:
            held = {form: self._held(form) for form in waiting}
            free = (form for form in waiting if not self._takes_from(form, held))
            ordered.append(next(free, waiting[0]))
            waiting.remove(ordered[-1])
        return ordered

    def _takes_from(self, form: forms.ModelForm, held: dict[forms.ModelForm, Cited | None]) -> bool:
        wanted = self._wanted(form)
        return wanted is not None and any(
            place == wanted for other, place in held.items() if other is not form
        )

    def _held(self, form: forms.ModelForm) -> Cited | None:
        """The article and part of a charge that lasts, as it stands in the database."""
        first = form.initial
        return None if first.get("until_date") else (first.get("article"), first.get("part", ""))

    def _wanted(self, form: forms.ModelForm) -> Cited | None:
        """The article and part of a charge that lasts, as it is on the page."""
        row = getattr(form, "cleaned_data", {})
        if form in self.deleted_forms or not row.get("article") or row.get("until_date"):
            return None
        return row["article"].pk, row.get("part", "")

    def clean(self) -> None:
        super().clean()
        current = set()
        for form in self.forms:
            wanted = self._wanted(form)
            if wanted in current:
                raise ValidationError(self.get_unique_error_message(("article", "part")))
            if wanted:
                current.add(wanted)
