"""The form of a hearing at the desk. Where readers know date, hour and court, changing one asks: moved, or a slip?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from defendants.models import Prosecution
from hearings.actions.rows import Place, only_more_is_known
from hearings.choices import Publication, Status
from hearings.dates import long_date
from hearings.forms.doubts import Doubting, linked
from hearings.forms.fields import HourField
from hearings.forms.step import is_doubtful
from hearings.matching import hearings_on
from hearings.models import Hearing
from offices.fields import TextsFormField
from offices.models import Office

MOVED, SET_AGAIN, SLIP = "moved", "set_again", "slip"
WHERE_AND_WHEN = ("date", "time", "court", "city")
_NEW_DATE = {
    Status.SCHEDULED: (MOVED, _("The hearing was moved: readers see where it stood before, and are told.")),
    Status.POSTPONED: (SET_AGAIN, _("A new date was set: readers are told, and see the whole path.")),
}


def _said_not_before() -> str:
    said = gettext("Not shown before this moment, a quarter-hour by the clocks of %s.")
    return said % timezone.get_current_timezone_name()


_not_before = lazy(_said_not_before, str)


class HearingForm(Doubting, forms.ModelForm):
    """`shift` says, after a valid form, what a new date, hour or court is: moved, set again, announced, or a slip."""

    time = HourField(
        label=_("Hour"),
        required=False,
        help_text=_("As announced: 9:15, 0915 or 14.30. Empty: not announced."),
    )
    end_time = HourField(label=_("Announced end"), required=False)
    moved_or_slip = forms.CharField(required=False, label=_("Was it moved, or are you correcting a slip?"))
    moved_reason = TextsFormField(
        required=False, label=_("Reason, as readers are told"), help_text=_("For example: The judge is ill.")
    )

    class Meta:
        model = Hearing
        fields = ()  # the admin's fieldsets choose
        # Where it is only read, too: the moment is shown by the same clock, and an example is called one, for below a
        # reason that was given "The judge is ill." is soon read as that reason.
        help_texts: ClassVar = {
            "release_at": _not_before(),
            "time_note": _("For example: not before the end of the previous hearing"),
            "reason": _("For example: The judge is ill."),
            "outcome": _("For example: Two witnesses were heard."),
        }
        widgets = {"prosecutions": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shift = ""
        self.asks_whether_moved = False
        row = self.instance
        self._stood: Place = (row.date, row.time, row.court, row.city)
        self._public = row.publication == Publication.PUBLISHED
        if "prosecutions" in self.fields and row.case_id:
            self.fields["prosecutions"].queryset = (
                Prosecution.objects.without_twins().filter(case=row.case).select_related("defendant")
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        # An hour that became known takes the place of "expected in the morning".
        if data.get("time") and "time" in self.changed_data and "part_of_day" not in self.changed_data:
            data["part_of_day"] = ""
        court, city = data.get("court"), data.get("city")
        if court and city and city.pk == court.city_id:
            data["city"] = None
        stands: Place = tuple(
            data.get(name, old) for name, old in zip(WHERE_AND_WHEN, self._stood, strict=True)
        )
        if self._public and stands != self._stood:
            self._ask(stands)
        return data

    def unreadable(self) -> Iterator[str]:
        """What the row holds behind the application's back that is no date or no hour: a browser shows an empty box."""
        for box in self:
            if isinstance(box.field, (forms.DateField, HourField)) and isinstance(box.initial, str):
                try:
                    box.field.to_python(box.initial)
                except ValidationError as error:
                    yield f"{box.label}: «{box.initial}». {' '.join(error.messages)}"

    def doubts(self) -> Iterator[str]:
        """Whoever is listed at another hearing of that day, when date or people were changed."""
        if not {"date", "prosecutions"} & set(self.changed_data):
            return
        data, row = self.cleaned_data, self.instance
        if self.shift in (MOVED, SET_AGAIN) and is_doubtful(
            data["date"], stood=self._stood[0], zone=row.zone
        ):
            yield gettext("This day is past: %(day)s.") % {"day": long_date(data["date"], get_language())}
        listed = data.get("prosecutions") or row.prosecutions.all()
        people = [each.defendant for each in listed.select_related("defendant")]
        offices = Office.objects.filter(pk=row.case.office_id)
        for other in hearings_on(data.get("date") or row.date, people, offices=offices).exclude(pk=row.pk):
            address = reverse("admin:hearings_hearing_change", args=[other.pk])
            yield linked(
                gettext("There is a hearing of somebody listed on that day already:"), address, other
            )

    def _ask(self, stands: Place) -> None:
        if self.instance.status == Status.SCHEDULED and only_more_is_known(self._stood, stands):
            self.shift = "announced"
            return
        choices = [_NEW_DATE[self.instance.status]] if self.instance.status in _NEW_DATE else []
        choices.append((SLIP, _("I am correcting a slip: readers are shown the right date, and no change.")))
        self.fields["moved_or_slip"].widget = forms.RadioSelect(choices=choices)
        self.asks_whether_moved = True
        answer = self.cleaned_data.get("moved_or_slip", "")
        if answer in dict(choices):
            self.shift = answer
        else:
            self.add_error(
                "moved_or_slip", gettext("Readers know this date, hour and court. Say what happened.")
            )

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.shift in (MOVED, SET_AGAIN):
            self.instance.reason = self.cleaned_data.get("moved_reason") or {}
        if self.shift == SET_AGAIN:
            self.instance.status = Status.SCHEDULED

    def add_error(self, field: str | None, error: Any) -> None:
        """Rules about columns that this form does not show are said above it."""
        if field is None and isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            strange = set(error.error_dict) - set(self.fields) - {"__all__"}
            for name in strange:
                super().add_error(None, error.error_dict.pop(name))
            if not error.error_dict:
                return
        super().add_error(field, error)
