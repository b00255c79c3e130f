"""Model and form fields for texts in several languages: one JSON column, one box a language. And dates, lines, links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from offices import links
from offices.texts import clean_texts


class DayInput(forms.DateInput):
    """The browser's own calendar, which needs no script."""

    input_type = "date"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """One box for a moment by the desk's clock, to the quarter-hour."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs={"step": 900, **(attrs or {})}, format="%Y-%m-%dT%H:%M")


class TextsWidget(forms.MultiWidget):
    """One box for each language of the site, labelled with the language's own name; `caption` names them all."""

    template_name = "admin/texts_widget.html"
    caption = ""
    written: frozenset[str] | None = None

    def __init__(self, *, lines: int = 1, attrs: dict | None = None) -> None:
        self.codes = [code for code, _name in settings.LANGUAGES]
        one = forms.TextInput if lines == 1 else forms.Textarea
        boxes = {
            code: one(
                attrs={
                    "lang": code,
                    "aria-label": name,
                    "class": "vTextField" if lines == 1 else "vLargeTextField",
                    **({} if lines == 1 else {"rows": lines}),
                }
            )
            for code, name in settings.LANGUAGES
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: dict | None) -> list[str]:
        return [(value or {}).get(code, "") for code in self.codes]

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        context["widget"]["caption"] = self.caption
        boxes = list(zip(context["widget"]["subwidgets"], settings.LANGUAGES, strict=True))
        # Where nothing is said there is nothing to translate.
        is_said = any(sub["value"] for sub, _language in boxes)
        for sub, (code, label) in boxes:
            sub["language"] = label
            if self.written is not None and not (is_said and code in self.written):
                sub["attrs"]["readonly"] = True
        return context


LONGEST_LINE, LONGEST_TEXT = 4_000, 20_000
"""Letters of a text in a box of one line, and of several. A name of a hundred thousand holds every editor up."""


class Written(dict):
    """Texts of some languages, which say nothing about those of the others."""

    def __init__(self, texts: dict[str, str], codes: frozenset[str]) -> None:
        super().__init__({code: text for code, text in texts.items() if code in codes})
        self.codes = codes


class TextsFormField(forms.MultiValueField):
    """Reads the boxes into language → text, cleaned; required means: in at least one language."""

    written: frozenset[str] | None = None

    def __init__(self, *, lines: int = 1, max_length: int | None = None, **kwargs: Any) -> None:
        for unused in ("encoder", "decoder", "widget", "empty_value"):
            kwargs.pop(unused, None)
        max_length = max_length or (LONGEST_LINE if lines == 1 else LONGEST_TEXT)
        codes = [code for code, _name in settings.LANGUAGES]
        fields = [forms.CharField(required=False, max_length=max_length) for _code in codes]
        super().__init__(fields, widget=TextsWidget(lines=lines), require_all_fields=False, **kwargs)
        self.widget.caption = self.label
        self.codes = codes

    def write_only(self, codes: Iterable[str]) -> None:
        """Takes texts in these languages alone; the boxes of the others show theirs and are not read. What nobody
        has said in any language cannot be translated, and is not begun."""
        self.written = self.widget.written = frozenset(codes)

    def compress(self, values: list[str]) -> dict[str, str]:
        texts = clean_texts(dict(zip(self.codes, values or [""] * len(self.codes), strict=True)))
        return texts if self.written is None else Written(texts, self.written)

    def has_changed(self, initial: dict | None, data: Any) -> bool:
        if self.written is None:
            return super().has_changed(initial, data)
        boxes = zip(self.codes, self.widget.decompress(initial), data or [""] * len(self.codes), strict=True)
        return any(old != new for code, old, new in boxes if code in self.written)

    def clean(self, value: Any) -> dict[str, str]:
        # Nothing of a translator's own language is still Written, and says nothing about the others.
        texts: dict[str, str] = super().clean(value)
        if self.required and not texts and self.written is None:
            raise ValidationError(_("Write it in at least one language."), code="required")
        return texts


class TextsField(models.JSONField):
    """A text readers see, as language → text. `lines` is the height of its boxes in the admin."""

    def __init__(self, *args: Any, lines: int = 1, **kwargs: Any) -> None:
        self.lines = lines
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        asked = {
            key: value
            for key, value in kwargs.items()
            if key in ("label", "help_text", "required", "initial")
        }
        return TextsFormField(
            **{
                "lines": self.lines,
                "required": not self.blank,
                "label": capfirst(self.verbose_name),
                "help_text": self.help_text,
                **asked,
            }
        )

    def value_from_object(self, row: models.Model) -> dict[str, str]:
        # What is broken in the database shows empty boxes, in which it can be typed anew.
        texts = super().value_from_object(row)
        return texts if isinstance(texts, dict) else {}

    def save_form_data(self, row: models.Model, texts: dict[str, str]) -> None:
        # A language this site does not show has no box, or one that is only read; its text stays.
        read = texts.codes if isinstance(texts, Written) else dict(settings.LANGUAGES)
        old = getattr(row, self.attname)
        if isinstance(texts, Written) and not old:
            return
        kept = {code: text for code, text in old.items() if code not in read} if isinstance(old, dict) else {}
        setattr(row, self.attname, {**kept, **texts})

    def pre_save(self, row: models.Model, add: bool) -> dict[str, str]:
        texts = clean_texts(getattr(row, self.attname) or {})
        setattr(row, self.attname, texts)
        return texts


class LineField(models.CharField):
    """A line of plain text, cleaned when it is checked and when it is saved (court rooms, judges, links' labels)."""

    def to_python(self, value: Any) -> Any:
        """The line as it will be kept: one of invisible signs alone is empty, and refused where a line must be."""
        text = super().to_python(value)
        return _line(text) if isinstance(text, str) else text

    def pre_save(self, row: models.Model, add: bool) -> str:
        text = _line(getattr(row, self.attname) or "")
        setattr(row, self.attname, text)
        return text


def validate_country(letters: str) -> None:
    """Raises ValidationError for a country's name, or anything else that is no two letters."""
    if not (len(letters) == 2 and letters.isascii() and letters.isalpha()):
        raise ValidationError(_("Write the country's two letters, as KZ for Kazakhstan."), code="country")


class CountryFormField(forms.CharField):
    """A box for a country. Longer than two letters: cut to "Ka", "Kazakhstan" would pass for another country."""

    default_validators = (validate_country,)

    def to_python(self, value: Any) -> str:
        return super().to_python(value).upper()


class CountryField(LineField):
    """A country's two letters, in capitals. In the database, and so for migrations, it is a line like others."""

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "offices.fields.LineField", args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{**kwargs, "form_class": CountryFormField, "max_length": 60})


def _line(text: str) -> str:
    return clean_texts({"": text}).get("", "").replace("\n", " ")


_validate_web_address = URLValidator(schemes=["http", "https"])


def validate_link(link: str) -> None:
    """Raises ValidationError unless the link leads into the web, and a reader sees in it where to."""
    _validate_web_address(link)
    user, host = links.authority(link)
    if user:
        raise ValidationError(
            _("“%(user)s@” in a link hides where it leads: to %(host)s. Write it without: %(link)s"),
            params={"user": user, "host": host, "link": links.without_user(link)},
            code="user",
        )
    if links.is_deceiving(host):
        raise ValidationError(
            _(
                "“%(host)s” looks like another address: it is %(ascii)s. Copy the link from the page that is meant, "
                "or leave it out."
            ),
            params={"host": links.in_letters(host), "ascii": links.in_ascii(host)},
            code="host",
        )


class LinkFormField(forms.URLField):
    """A box for a link; `https://` may be left out."""

    default_validators = (validate_link,)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"assume_scheme": "https", **kwargs})


class LinkField(models.URLField):
    """A link to elsewhere. In the database, and so for migrations, it is what every URLField is.

    What was saved before the rule stays and is shown; whoever changes it has to keep the rule.
    """

    default_validators = (validate_link,)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{"form_class": LinkFormField, **kwargs})


def not_empty(field: str, name: str) -> models.CheckConstraint:
    """The named rule that a text stands in at least one language."""
    return models.CheckConstraint(
        condition=~models.Q(**{field: {}}),
        name=name,
        violation_error_message=_("Write it in at least one language."),
    )
