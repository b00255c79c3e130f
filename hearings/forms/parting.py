"""The form that lets some of a case's people go on in another case, or all of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from defendants.models import Case, Prosecution
from hearings import actions
from hearings.actions.parting import going_on
from offices.fields import DayInput, TextsFormField
from offices.models import Editor
from offices.widgets import RowsField


class PartingForm(forms.Form):
    """Who goes on where, from which day; `into` empty means a new case."""

    people = RowsField(
        Prosecution.objects.none(),
        label=_("Who goes on in another case"),
        widget=forms.CheckboxSelectMultiple,
    )
    date = forms.DateField(label=_("From which day"), widget=DayInput)
    into = forms.ModelChoiceField(
        Case.objects.none(), label=_("In which case"), required=False, empty_label=_("A new case")
    )
    number = forms.CharField(
        label=_("Number of the new case"), required=False, max_length=64, help_text=_("If it is known.")
    )
    reason = TextsFormField(
        label=_("Reason, as readers are told"), required=False, help_text=_("They pleaded guilty.")
    )

    def __init__(self, *args: Any, case: Case, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.case = case
        self.still_tried = going_on(case)
        self.fields["people"].queryset = Prosecution.objects.filter(
            pk__in=[row.pk for row in self.still_tried]
        ).select_related("defendant")
        self.fields["into"].queryset = cases.exclude(pk=case.pk)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        people, into = data.get("people"), data.get("into")
        if people is None:
            return data
        if len(people) == len(self.still_tried) and into is None:
            self.add_error("into", _("When everybody goes, say in which case they go on."))
        if into is not None:
            tried = set(into.prosecutions.values_list("defendant", flat=True))
            if tried & {row.defendant_id for row in people}:
                self.add_error("into", _("Somebody chosen is tried in that case already."))
            if data.get("number"):
                self.add_error("number", _("Only for a new case."))
        return data

    def take(self, *, by: Editor) -> Case:
        """Parts them; returns the case they go on in. Raises ValidationError when an action refuses."""
        data = self.cleaned_data
        words = {"by": by, "date": data["date"], "reason": data["reason"]}
        if data["into"] is not None and len(data["people"]) == len(self.still_tried):
            return actions.join(self.case, into=data["into"], **words)
        return actions.sever(data["people"], into=data["into"], number=data["number"], **words)
