"""The questions a merge of twins leaves open: where both are tried in one case and the record contradicts itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hearings.actions.merging import Both, Plan
from offices.telling import told

OWN, TWINS = "own", "twins"


class MergeForm(forms.Form):
    """One question for each contradiction of a plan; `seen` says which plan the editor was shown."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.plan = plan
        self.fields["seen"].initial = digest(plan)
        for name, each, column in self._questions():
            field = each.stays._meta.get_field(column)
            self.fields[name] = forms.ChoiceField(
                label=f"{each.stays.case}: {capfirst(str(field.verbose_name))}",
                widget=forms.RadioSelect,
                choices=[
                    (OWN, told(field, getattr(each.stays, column))),
                    (TWINS, told(field, getattr(each.twins, column))),
                ],
                error_messages={"required": _("Say which of the two is right.")},
            )

    def _questions(self) -> Iterator[tuple[str, Both, str]]:
        for each in self.plan.both:
            for column in each.contradict:
                yield f"{column}-{each.stays.case_id}", each, column

    def clean_seen(self) -> str:
        """Refuses what was not shown: somebody may have added a case to the twin meanwhile."""
        if self.cleaned_data["seen"] != digest(self.plan):
            self.data = {**self.data.dict(), self.add_prefix("seen"): digest(self.plan)}
            raise ValidationError(
                _("Something about the two has changed since. Look at it again, then merge."), code="stale"
            )
        return self.cleaned_data["seen"]

    def take(self) -> dict[tuple[int, str], bool]:
        """By case and column, whether the twin's answer holds. After a valid form."""
        return {
            (each.stays.case_id, column): self.cleaned_data[name] == TWINS
            for name, each, column in self._questions()
        }


def digest(plan: Plan) -> str:
    """A short text that differs when the plan does."""
    content = (
        plan.twin.pk,
        plan.into.pk,
        plan.spellings,
        plan.texts,
        [row.pk for row in plan.moved],
        [(each.stays.pk, each.twins.pk, each.contradict) for each in plan.both],
        plan.hearings,
        plan.shown_as,
    )
    return hashlib.sha256(repr(content).encode()).hexdigest()[:16]
