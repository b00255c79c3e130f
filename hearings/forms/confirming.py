"""What is said of a whole bulletin when it is confirmed: what becomes public, which closing words are left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearings.forms.places import PlaceField, Places
from hearings.forms.step import release
from hearings.models import City, Court
from offices.fields import MomentInput

WAYS = {
    "now": _("Publish at once"),
    "at": _("Publish at the hour below"),
    "ready": _("Make new hearings ready for another person to publish"),
    "drafts": _("Keep new hearings as drafts"),
}
"""What may become of new hearings."""


class ConfirmForm(forms.Form):
    """What becomes public, and the place that holds for every item without one."""

    publish = forms.ChoiceField(label=_("What becomes public"), widget=forms.RadioSelect)
    release_at = forms.DateTimeField(
        label=_("Hour of publication, a quarter-hour"), required=False, widget=MomentInput
    )
    court = PlaceField(Court.objects.none(), label=_("Court of all items without one"), required=False)
    city = PlaceField(City.objects.none(), label=_("City of all items without one"), required=False)

    def __init__(self, *args: Any, ways: Sequence[str], zone: str, places: Places, **kwargs: Any) -> None:
        """`zone` is the office's: an editor at night thinks in the clocks on the wall."""
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.fields["release_at"].help_text = gettext("By the clocks of %s.") % zone
        self.fields["publish"].choices = [(way, WAYS[way]) for way in ways]
        self.fields["publish"].initial = ways[0]
        places.offer(self)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        typed = data.get("release_at")
        if data.get("publish") == "at" and not typed and "release_at" not in self.errors:
            self.add_error("release_at", _("Say when, or choose another way."))
        if typed:
            data["release_at"] = release(self, "release_at", typed.date(), typed.time(), zone=self.zone)
        return data


class StatementForm(forms.Form):
    """One closing paragraph of the text."""

    skip = forms.BooleanField(label=_("Leave this item out"), required=False)
