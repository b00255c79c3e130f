"""The form of a bulletin's text: pasted, or as a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from offices.fields import DayInput
from offices.models import Editor, Office
from offices.rights import offices_of


class BulletinField(forms.CharField):
    """A text as it was pasted; NUL bytes, which no text has, are dropped and not a reason to refuse it."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\x00", "")


class PasteForm(forms.Form):
    """The text of a bulletin, pasted or as a file."""

    text = BulletinField(
        label=_("Text of the bulletin"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    file = forms.FileField(label=_("Or a text file"), required=False)
    date = forms.DateField(
        label=_("Date"),
        required=False,
        widget=DayInput,
        help_text=_("Only when the text names no date, or no year."),
    )
    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)

    def __init__(self, *args: Any, editor: Editor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices_of(editor)
        self.fields["office"].initial = self.fields["office"].queryset.first()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("file") and not (data.get("text") or "").strip() and "file" not in self.errors:
            raise ValidationError(_("Paste the bulletin's text, or choose a text file."), code="empty")
        return data
