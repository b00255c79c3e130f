"""The form of a bulletin's text: pasted, or as a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from offices.fields import DayInput
from offices.models import Editor, Office
from offices.rights import offices_of


class BulletinField(forms.CharField):
    """A text as it was pasted; NUL bytes, which no text has, are dropped and not a reason to refuse it."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\x00", "")


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, each of which is judged by itself later: an empty one too."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        each_one = super().clean
        return [each_one(each, initial) for each in data or []]


class PasteForm(forms.Form):
    """The text of a bulletin, pasted or as a file, or the files of several."""

    text = BulletinField(
        label=_("Text of the bulletin"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    file = FilesField(label=_("Or text files"), required=False, allow_empty_file=True)
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
        pasted = bool((data.get("text") or "").strip())
        if not data.get("file") and not pasted and "file" not in self.errors:
            raise ValidationError(_("Paste the bulletin's text, or choose a text file."), code="empty")
        if data.get("file") and pasted:
            raise ValidationError(
                _("There is a text and a file too. Bring them in one after the other."), code="both"
            )
        return data
