"""The form that lets some of a case's people go on in another case, or all of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.forms.utils import ErrorDict
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from defendants.models import Case, Prosecution
from hearings import actions
from hearings.actions.parting import going_on
from hearings.forms.questions import cited
from offices.fields import DayInput, TextsFormField
from offices.models import Editor
from offices.telling import may_be_key
from offices.widgets import RowsField

MOST = 20
"""Cases that are offered at once, of those found and of those with the same people."""


class CaseField(forms.ModelChoiceField):
    """A case chosen from a list in which two people of one family name are told apart."""

    def label_from_instance(self, case: Case) -> str:
        """Who is tried in it, with their given names; its number; for what; and how many hearings it had."""
        people = list(case.prosecutions.all())
        names = ", ".join(str(row.defendant) for row in people[:3])
        told = [
            f"{names} + {len(people) - 3}" if len(people) > 3 else names or str(case),
            case.number,
            cited(people[0].charges.all(), get_language()) if people else "",
            ngettext("%(n)d hearing", "%(n)d hearings", case.hearings_in_all) % {"n": case.hearings_in_all},
        ]
        return " · ".join(filter(None, told))


class PartingForm(forms.Form):
    """Who goes on where, from which day; `into` empty means a new case.

    `cases` are those it may be, with their people and `hearings_in_all` beside each. Offered are those in which one of
    these people is tried too, and those `found` by what stands in the box for that.
    """

    people = RowsField(
        Prosecution.objects.none(),
        label=_("Who goes on in another case"),
        widget=forms.CheckboxSelectMultiple,
    )
    date = forms.DateField(label=_("From which day"), widget=DayInput)
    find = forms.CharField(
        label=_("Find another case"),
        required=False,
        max_length=100,
        help_text=_("A person in any spelling, or a case number."),
    )
    into = CaseField(
        Case.objects.none(),
        label=_("In which case"),
        required=False,
        empty_label=_("A new case"),
        blank=True,
        widget=forms.RadioSelect,
    )
    number = forms.CharField(
        label=_("Number of the new case"), required=False, max_length=64, help_text=_("If it is known.")
    )
    reason = TextsFormField(
        label=_("Reason, as readers are told"), required=False, help_text=_("They pleaded guilty.")
    )

    def __init__(
        self, *args: Any, case: Case, cases: QuerySet, found: QuerySet | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.case = case
        self.still_tried = going_on(case)
        self.fields["people"].queryset = Prosecution.objects.filter(
            pk__in=[row.pk for row in self.still_tried]
        ).select_related("defendant")
        first = Prosecution.objects.filter(case=OuterRef("pk")).order_by("position", "pk")
        called = cases.prefetch_related("prosecutions__charges__article").annotate(
            first=Subquery(first.values("defendant__slug")[:1])
        )
        self.found = [] if found is None else list(found.exclude(pk=case.pk).order_by("-pk")[: MOST + 1])
        offered = {*self._with_same_people(), *(row.pk for row in self.found[:MOST]), *self._chosen()}
        self.fields["into"].queryset = (
            called.filter(pk__in=offered).exclude(pk=case.pk).order_by("first", "pk")
        )

    def _with_same_people(self) -> QuerySet:
        """The newest cases in which somebody of this one is tried too, as those that were parted from it."""
        people = self.case.prosecutions.values("defendant")
        shared = Case.objects.filter(prosecutions__defendant__in=people).exclude(pk=self.case.pk)
        return shared.order_by("-pk").values_list("pk", flat=True).distinct()[:MOST]

    def _chosen(self) -> list[int]:
        """What was chosen stays on offer, whatever is looked for after that."""
        sent = self.data.get("into", "")
        return [int(sent)] if may_be_key(Case, sent) and sent else []

    @property
    def is_looking(self) -> bool:
        """Whether a case was asked for and none is chosen yet."""
        return bool(self.data.get("find", "").strip()) and not self.data.get("into")

    def tell_found(self) -> None:
        """Leaves of what is wrong only what became of the search: the rest is not filled in yet."""
        self.full_clean()
        self._errors = ErrorDict(renderer=self.renderer)
        if not self.data.get("find", "").strip():
            self.add_error("find", gettext("Write a person or a case number."))
        elif not self.found:
            self.add_error("find", gettext("No other case is found by this."))
        elif len(self.found) > MOST:
            self.add_error(
                "find", gettext("More than %d cases are found, here are the newest: write more.") % MOST
            )

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
