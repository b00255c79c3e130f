"""One small form for each step of a published hearing's life; what a step does stands in hearings/actions/.

A form refuses beforehand what its action would refuse half-way, because the desk's door commits what it finds.
"""

from __future__ import annotations

import copy
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearings import actions
from hearings.actions.rows import OPENNESS
from hearings.choices import LinkGiven, Mode, Observers, Publication, Status, WasOpen
from hearings.forms.entry import by_city, named
from hearings.forms.fields import HourField
from hearings.models import City, Court, Hearing
from offices.fields import DayInput, TextsFormField
from offices.models import Editor


class StepForm(forms.Form):
    """`title` names the page, `button` the act; `statuses` are those from which the step can be taken."""

    title: ClassVar[Promise | str]
    button: ClassVar[Promise | str]
    warning: ClassVar[Promise | str] = ""
    statuses: ClassVar[tuple[Status, ...]] = (Status.SCHEDULED,)

    def __init__(self, *args: Any, hearing: Hearing, lang: str, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.hearing = hearing
        if "court" in self.fields:
            self.fields["court"].queryset = courts = Court.objects.select_related("city")
            self.fields["court"].choices = by_city(courts, lang)
        if "city" in self.fields:
            self.fields["city"].queryset = City.objects.all()
            self.fields["city"].choices = [("", "—"), *named(City.objects.all(), lang)]

    @classmethod
    def fits(cls, hearing: Hearing) -> bool:
        """Whether the hearing can take this step now."""
        return hearing.publication == Publication.PUBLISHED and hearing.status in cls.statuses

    @property
    def asks_which_hour(self) -> bool:
        """Whether the question which of two equal hours is meant has to be shown."""
        return "fold" in self.fields and bool(
            self.errors.get("fold") or self.data.get(self.add_prefix("fold"))
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            self._check(data)
        return data

    def _check(self, data: dict[str, Any]) -> None:
        """The hearing's own rules on what it would become, each said beside its field."""
        probe = copy.copy(self.hearing)
        for name in ("date", "time", "fold", "court", "city"):
            if name in self.fields and (data[name] is not None or name in ("time", "fold")):
                setattr(probe, name, data[name])
        if data.get("court"):
            probe.city = None
        elif data.get("city"):
            probe.court = None
        if probe.time:
            probe.part_of_day = ""
        else:
            probe.end_time = None
        try:
            probe.full_clean(exclude=["case", "prosecutions"], validate_unique=False)
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                self.add_error(name if name in self.fields else None, errors)

    def take(self, *, by: Editor) -> Hearing | None:
        """Takes the step. Raises IllegalStep when the hearing has moved on in the meantime."""
        raise NotImplementedError


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


def reason() -> TextsFormField:
    return TextsFormField(
        label=_("Reason, as readers are told"), required=False, help_text=_("The judge is ill.")
    )


def court() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(Court.objects.none(), label=_("Court"), required=False)


class MoveForm(StepForm):
    title, button = _("Move to another date, hour or court"), _("Move")
    date = forms.DateField(label=_("Date"), widget=DayInput)
    time, fold, court = hour(), fold(), court()
    city = forms.ModelChoiceField(
        City.objects.none(),
        label=_("City"),
        required=False,
        help_text=_("Only when the court is not known."),
    )
    reason = reason()

    def __init__(self, *args: Any, hearing: Hearing, **kwargs: Any) -> None:
        initial = {"date": hearing.date, "time": hearing.time, "court": hearing.court, "city": hearing.city}
        super().__init__(*args, hearing=hearing, initial=initial, **kwargs)

    def _check(self, data: dict[str, Any]) -> None:
        if data["court"] and data["city"]:
            # The form came filled in with one of them; what was changed is what is meant.
            only_city = "city" in self.changed_data and "court" not in self.changed_data
            data["court" if only_city else "city"] = None
        super()._check(data)

    def take(self, *, by: Editor) -> Hearing:
        data = self.cleaned_data
        return actions.move(
            self.hearing,
            by=by,
            date=data["date"],
            time=data["time"],
            time_is_known=data["time"] is not None,
            fold=data["fold"],
            court=data["court"],
            city=data["city"],
            reason=data["reason"],
        )


class PostponeForm(StepForm):
    title, button = _("Postpone, no new date"), _("Postpone")
    reason = reason()

    def take(self, *, by: Editor) -> Hearing:
        return actions.postpone(self.hearing, by=by, reason=self.cleaned_data["reason"])


class SetAgainForm(StepForm):
    title, button, statuses = _("Set a new date"), _("Set the new date"), (Status.POSTPONED,)
    date = forms.DateField(label=_("Date"), widget=DayInput)
    time, fold, court = hour(), fold(), court()

    def take(self, *, by: Editor) -> Hearing:
        return actions.set_again(self.hearing, by=by, **self.cleaned_data)


class CancelForm(StepForm):
    title, button = _("Cancel for good"), _("Cancel the hearing")
    statuses = (Status.SCHEDULED, Status.POSTPONED)
    reason = reason()

    def take(self, *, by: Editor) -> Hearing:
        return actions.cancel(self.hearing, by=by, reason=self.cleaned_data["reason"])


class OnlineForm(StepForm):
    title, button = _("Change the mode"), _("Change the mode")
    mode = forms.ChoiceField(label=_("Mode"), choices=Mode.choices, initial=Mode.ONLINE)
    link = forms.URLField(
        label=_("Link to join or watch"), required=False, max_length=500, assume_scheme="https"
    )

    def take(self, *, by: Editor) -> Hearing:
        return actions.go_online(self.hearing, by=by, **self.cleaned_data)


class AnnounceForm(StepForm):
    title, button = _("More became known"), _("Announce")
    time, fold, court = hour(), fold(), court()
    courtroom = forms.CharField(label=_("Room"), required=False, max_length=80)
    link = forms.URLField(
        label=_("Link to join or watch"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, hearing: Hearing, **kwargs: Any) -> None:
        super().__init__(*args, hearing=hearing, **kwargs)
        for known, names in ((hearing.time, ("time", "fold")), (hearing.court_id, ("court",))):
            for name in names if known else ():
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not any(value not in (None, "") for value in data.values()):
            raise ValidationError(_("Fill in what became known."))
        return data

    def take(self, *, by: Editor) -> Hearing:
        return actions.announce(self.hearing, by=by, **self.cleaned_data)


class OpennessForm(StepForm):
    """The questions how open the hearing was, as an observer's sheet asks them."""

    was_open = forms.ChoiceField(
        label=_("Was it open to the public?"), choices=WasOpen.choices, required=False
    )
    observers = forms.ChoiceField(
        label=_("Were observers let in?"), choices=Observers.choices, required=False
    )
    link_given = forms.ChoiceField(label=_("Was the link given?"), choices=LinkGiven.choices, required=False)

    def __init__(self, *args: Any, hearing: Hearing, **kwargs: Any) -> None:
        initial = {name: getattr(hearing, name) for name in ("outcome", *OPENNESS)}
        super().__init__(*args, hearing=hearing, initial=initial, **kwargs)
        if hearing.mode == Mode.IN_PERSON:
            del self.fields["link_given"]
        # What came of it is written first.
        self.order_fields([name for name in self.fields if name not in OPENNESS])


class AdjournForm(OpennessForm):
    title, button = _("It goes on another day"), _("Adjourn")
    statuses = (Status.SCHEDULED, Status.HELD, Status.NOT_HELD)
    date = forms.DateField(
        label=_("Next date"), widget=DayInput, required=False, help_text=_("Empty: not announced yet.")
    )
    time, fold = hour(), fold()
    outcome = TextsFormField(
        label=_("Outcome of this day"), required=False, lines=2, help_text=_("Two witnesses were heard.")
    )

    @classmethod
    def fits(cls, hearing: Hearing) -> bool:
        return super().fits(hearing) and not hasattr(hearing, "goes_on_in")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("date") and data["date"] < self.hearing.date:
            self.add_error("date", _("The next date lies before this hearing."))
        if data.get("time") and not data.get("date"):
            self.add_error("date", _("An hour needs its date."))
        return data

    def take(self, *, by: Editor) -> Hearing:
        return actions.adjourn(self.hearing, by=by, **self.cleaned_data) or self.hearing


class NotHeldForm(StepForm):
    title, button = _("It did not take place"), _("Did not take place")
    reason = reason()

    def take(self, *, by: Editor) -> Hearing:
        return actions.not_held(self.hearing, by=by, reason=self.cleaned_data["reason"])


class OutcomeForm(OpennessForm):
    title, button = _("Write down the outcome"), _("Keep the outcome")
    statuses = (Status.SCHEDULED, Status.HELD)
    outcome = TextsFormField(
        label=_("Outcome"), required=False, lines=2, help_text=_("Two witnesses were heard.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not any(data.values()):
            self.add_error("outcome", _("Write what came of it, or how open it was."))
        return data

    def take(self, *, by: Editor) -> Hearing:
        return actions.record_outcome(self.hearing, by=by, **self.cleaned_data)


class ConfirmForm(StepForm):
    title, button = _("Checked again"), _("It still holds")

    def take(self, *, by: Editor) -> Hearing:
        return actions.confirm(self.hearing, by=by)


class WithdrawForm(StepForm):
    title, button, statuses = _("Withdraw from the public"), _("Withdraw"), tuple(Status)
    warning = _(
        "Its page goes at once, and feeds keep a nameless entry for 90 days so that calendars drop it. "
        "For somebody's safety only: what was called off is cancelled, what was wrong is corrected."
    )

    def take(self, *, by: Editor) -> Hearing:
        return actions.withdraw(self.hearing, by=by)


STEPS: dict[str, type[StepForm]] = {
    "move": MoveForm,
    "announce": AnnounceForm,
    "confirm": ConfirmForm,
    "postpone": PostponeForm,
    "set-again": SetAgainForm,
    "adjourn": AdjournForm,
    "outcome": OutcomeForm,
    "not-held": NotHeldForm,
    "online": OnlineForm,
    "cancel": CancelForm,
    "withdraw": WithdrawForm,
}
"""By their name in addresses, in the order of the buttons."""
