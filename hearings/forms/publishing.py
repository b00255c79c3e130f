"""The forms of the way to readers and back: ready, a draft again, published now or at an hour, withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from defendants.choices import ShownAs
from defendants.models import Defendant
from hearings import actions, times
from hearings.choices import UNSEEN, Publication, Status
from hearings.forms.fields import HourField
from hearings.forms.step import StepForm, release
from hearings.models import Hearing
from offices.fields import DayInput
from offices.models import Editor
from offices.rights import MAKE_READY, PUBLISH


class ReadyForm(StepForm):
    title, button = _("Make ready"), _("It is ready")
    right, statuses, states = MAKE_READY, tuple(Status), (Publication.DRAFT,)

    def take(self, *, by: Editor) -> Hearing:
        return actions.make_ready(self.hearing, by=by)


class DraftAgainForm(StepForm):
    title, button = _("Make it a draft again"), _("Something is missing")
    right, statuses, states = MAKE_READY, tuple(Status), (Publication.READY,)

    def take(self, *, by: Editor) -> Hearing:
        return actions.take_back(self.hearing, by=by)


class PublishForm(StepForm):
    """At once, or at an hour by the court's clocks."""

    title, button = _("Publish"), _("Publish")
    right, statuses, states = PUBLISH, tuple(Status), UNSEEN
    release_date = forms.DateField(
        label=_("Not before this day"),
        required=False,
        widget=DayInput,
        help_text=_("Empty: readers see it at once."),
    )
    release_hour = HourField(
        label=_("and this hour"),
        required=False,
        help_text=_("By the clocks of the court; a quarter-hour: 09:00, 09:15, 09:30 or 09:45."),
    )

    def __init__(self, *args: Any, hearing: Hearing, **kwargs: Any) -> None:
        """Filled in with the hour the draft has already: what stands in the boxes holds."""
        is_set = hearing.release_at and times.is_zone(hearing.zone)
        at = times.local(hearing.release_at, hearing.zone) if is_set else None
        initial = {"release_date": at and at.date(), "release_hour": at and at.time()}
        super().__init__(*args, hearing=hearing, initial=initial, **kwargs)

    @classmethod
    def why_not(cls, hearing: Hearing, *, by: Editor) -> str:
        return actions.why_not_publish(hearing, by=by)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        day, hour = data.get("release_date"), data.get("release_hour")
        if bool(day) != bool(hour):
            missing = "release_hour" if day else "release_date"
            if missing not in self.errors:
                self.add_error(missing, _("Give the day and the hour, or neither."))
        elif day and hour:
            data["release_at"] = release(self, "release_hour", day, hour, zone=self.hearing.zone)
        return data

    def take(self, *, by: Editor) -> Hearing:
        at = self.cleaned_data.get("release_at")
        return actions.publish(self.hearing, by=by, release_at=at, at_once=at is None)


class WithdrawForm(StepForm):
    title, button, statuses = _("Withdraw from the public"), _("Withdraw"), tuple(Status)
    right = PUBLISH
    warning = _(
        "Its page goes at once, and feeds keep a nameless entry for 90 days so that calendars drop it. "
        "For somebody's safety only: what was called off is cancelled, what was wrong is corrected. "
        "There is no way back: to be shown again, it has to be entered anew."
    )

    @property
    def named(self) -> list[Defendant]:
        """Whose name may go by itself, so that the day and the court stay for those who would come."""
        rows = self.hearing.prosecutions.without_twins().select_related("defendant")
        return [row.defendant for row in rows if row.defendant.shown_as == ShownAs.FULL]

    def take(self, *, by: Editor) -> Hearing:
        return actions.withdraw(self.hearing, by=by)
