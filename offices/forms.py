"""The forms of the log-in and of an editor's own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

LONGEST_PASSWORD = 1000


class LogInForm(forms.Form):
    """Name, password and code on one page, so that a wrong answer does not tell which of them was wrong."""

    username = forms.CharField(
        label=_("Log-in name"),
        max_length=150,
        strip=True,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=40,
        help_text=_("Six digits from your phone, or a recovery code. Leave it empty at your first log-in."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "class": "code", "spellcheck": "false"}
        ),
    )


class CodeForm(forms.Form):
    """The code that shows that the app was set up."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("The six digits that the app shows now."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "code",
                "spellcheck": "false",
            }
        ),
    )


class AgainForm(forms.Form):
    """The password or a code, whichever is at hand."""

    proof = forms.CharField(
        label=_("Password or code"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )


class LanguageForm(forms.Form):
    """In which language the desk speaks to the editor."""

    language = forms.ChoiceField(label=_("Language of the desk"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("the browser's")), *settings.LANGUAGES]
