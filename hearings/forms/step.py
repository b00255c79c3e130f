"""What every step's form has: from where it can be taken, who may take it, and the hearing's own rules checked first.

A form refuses beforehand what its action would refuse, so that it can be said beside the field.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearings import dates, times
from hearings.choices import Publication, Status
from hearings.forms.fields import HourField
from hearings.forms.places import by_city, named
from hearings.models import City, Court, Hearing
from offices.fields import TextsFormField
from offices.models import Editor
from offices.rights import TAKE_STEPS

ASKED_AT_NEED = ("fold", "past", "early")
"""Which of two equal hours is meant; whether a day that is past, or a hearing over before its day, is no slip."""


class StepForm(forms.Form):
    """`title` names the page, `button` the act; `right` is who may, `statuses` and `states` are from where."""

    title: ClassVar[Promise | str]
    button: ClassVar[Promise | str]
    warning: ClassVar[Promise | str] = ""
    right: ClassVar[str] = TAKE_STEPS
    statuses: ClassVar[tuple[Status, ...]] = (Status.SCHEDULED,)
    states: ClassVar[tuple[Publication, ...]] = (Publication.PUBLISHED,)

    def __init__(self, *args: Any, hearing: Hearing, lang: str, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.hearing = hearing
        if "court" in self.fields:
            self.fields["court"].queryset = courts = Court.objects.select_related("city")
            unknown, *known = by_city(courts, lang)
            # A step leaves a court for another one, or for a city; for "not known" alone it would stay.
            self.fields["court"].choices = known if hearing.court_id else [unknown, *known]
        if "city" in self.fields:
            self.fields["city"].queryset = City.objects.all()
            self.fields["city"].choices = [("", "—"), *named(City.objects.all(), lang)]

    @classmethod
    def fits(cls, hearing: Hearing) -> bool:
        """Whether the hearing can take this step now."""
        return hearing.publication in cls.states and hearing.status in cls.statuses

    @classmethod
    def why_not(cls, hearing: Hearing, *, by: Editor) -> str:
        """Why this editor may not take the step with this hearing, though others may; "" when they may."""
        return ""

    def shown(self) -> Iterator[forms.BoundField]:
        """The boxes; of the questions that are not always asked those that were."""
        for box in self:
            is_asked = box.errors or self.data.get(box.html_name)
            if box.name not in ASKED_AT_NEED or is_asked:
                yield box

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        is_meant, is_over = data.pop("past", True), data.pop("early", True)
        if not self.errors:
            self._check(data)
        if not self.errors and not is_meant and self._goes_back(data.get("date")):
            self.add_error("past", _("This day is past. Correct the date, or tick this box."))
        if not self.errors and not is_over and self._is_to_come():
            day = dates.long_date(self.hearing.date, get_language())
            said = _(
                "It is set for a day to come: %(day)s. Move it if it was held earlier, or tick this box."
            )
            self.add_error("early", ValidationError(said, params={"day": day}))
        return data

    def _goes_back(self, day: dt.date | None) -> bool:
        return day is not None and is_doubtful(day, stood=self.hearing.date, zone=self.hearing.zone)

    def _is_to_come(self) -> bool:
        """Whether the hearing's day has not begun where it is held."""
        return self.hearing.status == Status.SCHEDULED and self.hearing.date > _today(self.hearing.zone)

    def _check(self, data: dict[str, Any]) -> None:
        """The hearing's own rules on what it would become, each said beside its field."""
        probe = copy.copy(self.hearing)
        probe.date = data.get("date") or probe.date
        if "time" in self.fields:
            probe.set_hour(data["time"], fold=data["fold"])
        probe.set_place(court=data.get("court"), city=data.get("city"))
        try:
            probe.full_clean(exclude=["case", "prosecutions", "link"], validate_unique=False)
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                self.add_error(name if name in self.fields else None, errors)

    def take(self, *, by: Editor) -> Hearing | None:
        """Takes the step. Raises IllegalStep when the hearing has moved on in the meantime."""
        raise NotImplementedError


def is_doubtful(day: dt.date, *, stood: dt.date, zone: str) -> bool:
    """Whether a hearing's new day is past and earlier than where it stood: as a rule another month was meant."""
    return day < stood and day < _today(zone)


def _today(zone: str) -> dt.date:
    return times.today(timezone.now(), zone if times.is_zone(zone) else settings.DEFAULT_ZONE)


def hour() -> HourField:
    return HourField(
        label=_("Hour"), required=False, help_text=_("9:15, 0915 or 14.30. Empty: not announced.")
    )


def fold() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Which of the two?"),
        required=False,
        choices=[("0", _("the first time")), ("1", _("the second time"))],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )


def past() -> forms.BooleanField:
    return forms.BooleanField(label=_("It is really that day, though it is past"), required=False)


def early() -> forms.BooleanField:
    return forms.BooleanField(label=_("It is over, though its day is still to come"), required=False)


def release(form: forms.Form, name: str, day: dt.date, hour: dt.time, *, zone: str) -> dt.datetime | None:
    """The instant of a publication, by the clocks of the zone. Says at the field `name` when it can be none."""
    try:
        moment = times.instant(day, hour, zone=zone)
    except times.NoSuchTime:
        form.add_error(name, _("The clocks jump over this hour on that day."))
        return None
    if not times.is_quarter(moment):
        form.add_error(name, _("Choose a quarter-hour: 09:00, 09:15, 09:30 or 09:45."))
    return moment


def reason() -> TextsFormField:
    return TextsFormField(
        label=_("Reason, as readers are told"), required=False, help_text=_("For example: The judge is ill.")
    )


def court() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(Court.objects.none(), label=_("Court"), required=False)
