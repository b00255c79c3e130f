"""Fields that read what editors really type: hours without a colon, charges and allegations one a line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from defendants.citations import CitationError, read_citations
from hearings.entry import EnteredCharge
from offices.texts import clean

_HOUR = re.compile(r"([0-9]{1,2})\s?[:.,h-]?\s?([0-9]{2})")
_QUOTED = re.compile(r"(?P<cited>[^«“„\"]*?)[\s(—–:-]*[«“„\"](?P<wording>.+?)[»”“\"]?[\s).;]*")
_DASHED = re.compile(r"(?P<cited>.+?)(?:\s[—–-]\s|:\s)(?P<wording>.+)")
_BULLET = re.compile(r"^[\s—–•*·-]+")


class HourField(forms.Field):
    """An hour as announced: 9:15, 0915, 09.15, 14.30."""

    default_error_messages = {"invalid": _("This is no hour. Write it like 9:15, 0915 or 14.30.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "class": "hour"})
        )
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, dt.time) else value

    def to_python(self, value: Any) -> dt.time | None:
        if value in self.empty_values or isinstance(value, dt.time):
            return value or None
        read = _HOUR.fullmatch(clean(str(value)))
        if read is None or int(read[1]) > 23 or int(read[2]) > 59:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return dt.time(int(read[1]), int(read[2]))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return super().has_changed(self.to_python(initial), self.to_python(data))
        except ValidationError:
            return True


class LinesField(forms.CharField):
    """Texts one a line; the dashes, bullets and final semicolons of a bulletin are left out."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, (list, tuple)) else value

    def clean(self, value: Any) -> list[str]:
        lines = (_item(line) for line in clean(super().clean(value)).split("\n"))
        return [line for line in lines if line]


def _item(line: str) -> str:
    """An item of a list without its dash and its final ";" or "."."""
    item = _BULLET.sub("", line).rstrip()
    while item.endswith((";", ".")) and not item.endswith("..."):
        item = item[:-1].rstrip()
    return item


class ChargesField(LinesField):
    """Charges one a line, "405 parts 1 and 2", perhaps with their wording: «…», or after a dash.

    `codes` says which legal code a written name stands for; see `LegalCode.objects.written_names()`.
    """

    codes: Mapping[str, str] = {}

    def clean(self, value: Any) -> list[EnteredCharge]:
        charges: list[EnteredCharge] = []
        errors: list[ValidationError] = []
        for line in super().clean(value):
            try:
                charges += self.read(line)
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ValidationError(errors)
        return charges

    def read(self, line: str) -> list[EnteredCharge]:
        """The charges of one line, each part its own. Raises ValidationError, naming the line."""
        for cited, wording in _ways_to_part(line):
            try:
                citations = read_citations(cited, codes=self.codes)
            except CitationError:
                continue
            known = set(self.codes.values())
            strange = [
                citation.code for citation in citations if citation.code and citation.code not in known
            ]
            if strange:
                raise ValidationError(
                    _(
                        "“%(line)s”: no legal code here is called “%(code)s”. Leave it out, or add the code first."
                    ),
                    params={"line": line, "code": strange[0]},
                    code="code",
                )
            return [
                EnteredCharge(article=each.article, part=each.part, code=each.code, wording=wording)
                for each in citations
            ]
        raise ValidationError(
            _(
                "“%(line)s” is not understood. Write the article first: 405 parts 1 and 2 — wording as announced"
            ),
            params={"line": line},
            code="charge",
        )


def _ways_to_part(line: str) -> list[tuple[str, str]]:
    """How the line may fall into citation and wording, the likeliest first."""
    ways = [(line, "")]
    for pattern in (_QUOTED, _DASHED):
        if parted := pattern.fullmatch(line):
            ways.append((parted["cited"], parted["wording"].strip()))
    return ways
