"""One small form for each step of a hearing's life; what a step does stands in hearings/actions/."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearings import actions, dates, times
from hearings.actions.rows import OPENNESS, is_elsewhere
from hearings.choices import LinkGiven, Mode, Observers, Status, WasOpen
from hearings.forms.publishing import DraftAgainForm, PublishForm, ReadyForm, WithdrawForm
from hearings.forms.step import StepForm, court, early, fold, hour, past, reason
from hearings.models import City, Court, Hearing
from offices.fields import DayInput, LinkFormField, TextsFormField
from offices.models import Editor


class MoveForm(StepForm):
    title, button = _("Move to another date, hour or court"), _("Move")
    date, past = forms.DateField(label=_("Date"), widget=DayInput), past()
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
    date, past = forms.DateField(label=_("Date"), widget=DayInput), past()
    time, fold, court = hour(), fold(), court()

    def __init__(self, *args: Any, hearing: Hearing, **kwargs: Any) -> None:
        super().__init__(*args, hearing=hearing, initial={"court": hearing.court}, **kwargs)

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
    link = LinkFormField(label=_("Link to join or watch"), required=False, max_length=500)

    def take(self, *, by: Editor) -> Hearing:
        return actions.go_online(self.hearing, by=by, **self.cleaned_data)


class AnnounceForm(StepForm):
    title, button = _("More became known"), _("Announce")
    time, fold, court = hour(), fold(), court()
    courtroom = forms.CharField(label=_("Room"), required=False, max_length=80)
    link = LinkFormField(label=_("Link to join or watch"), required=False, max_length=500)

    def __init__(self, *args: Any, hearing: Hearing, **kwargs: Any) -> None:
        super().__init__(*args, hearing=hearing, **kwargs)
        for known, names in ((hearing.time, ("time", "fold")), (hearing.court_id, ("court",))):
            for name in names if known else ():
                del self.fields[name]

    def clean_court(self) -> Court | None:
        court = self.cleaned_data["court"]
        if is_elsewhere(court, self.hearing):
            raise ValidationError(_("This court is in another city: move the hearing instead."))
        return court

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not any(value not in (None, "") for value in data.values()):
            raise ValidationError(_("Fill in what became known."))
        return data

    def take(self, *, by: Editor) -> Hearing:
        return actions.announce(self.hearing, by=by, **self.cleaned_data)


class OpennessForm(StepForm):
    """The questions how open the hearing was, as an observer's sheet asks them."""

    early = early()
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
        label=_("Outcome of this day"),
        required=False,
        lines=2,
        help_text=_("For example: Two witnesses were heard."),
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
    early, reason = early(), reason()

    def take(self, *, by: Editor) -> Hearing:
        return actions.not_held(self.hearing, by=by, reason=self.cleaned_data["reason"])


class OutcomeForm(OpennessForm):
    title, button = _("Write down the outcome"), _("Keep the outcome")
    statuses = (Status.SCHEDULED, Status.HELD)
    outcome = TextsFormField(
        label=_("Outcome"), required=False, lines=2, help_text=_("For example: Two witnesses were heard.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not set(self.errors) - {"early"} and not any(data.values()):
            self.add_error("outcome", _("Write what came of it, or how open it was."))
        return data

    def take(self, *, by: Editor) -> Hearing:
        return actions.record_outcome(self.hearing, by=by, **self.cleaned_data)


class ConfirmForm(StepForm):
    title, button = _("Checked again"), _("It still holds")

    def take(self, *, by: Editor) -> Hearing:
        return actions.confirm(self.hearing, by=by)


class UndoForm(StepForm):
    """Takes back the last step readers were told of; the warning says which."""

    title, button, statuses = _("Take the last step back"), _("Take it back"), tuple(Status)
    reason = reason()

    def __init__(self, *args: Any, hearing: Hearing, **kwargs: Any) -> None:
        super().__init__(*args, hearing=hearing, **kwargs)
        if last := actions.last_step(hearing):
            at = times.local(last.at, hearing.zone)
            day = dates.long_date(at.date(), kwargs["lang"], weekday=False)
            step = {"step": last.get_kind_display(), "when": dates.with_hour(day, at.time())}
            self.warning = gettext("This is taken back: %(step)s, %(when)s.") % step

    @classmethod
    def fits(cls, hearing: Hearing) -> bool:
        return super().fits(hearing) and actions.can_undo(hearing)

    def take(self, *, by: Editor) -> Hearing:
        return actions.undo(self.hearing, by=by, reason=self.cleaned_data["reason"])


STEPS: dict[str, type[StepForm]] = {
    "publish": PublishForm,
    "make-ready": ReadyForm,
    "take-back": DraftAgainForm,
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
    "undo": UndoForm,
    "withdraw": WithdrawForm,
}
"""By their name in addresses, in the order of the buttons."""
