"""What was read in a text, as an editor would have typed it into the boxes of a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from defendants.citations import Citation, write_short
from defendants.models import LegalCode
from hearings.bulletin.entries import Person
from offices.texts import say


def codes_written(lang: str) -> dict[str, str]:
    """By legal code what an editor writes for it."""
    return {row.code: str(say(row, "short_name", lang)) or row.code for row in LegalCode.objects.all()}


def as_typed(person: Person, codes: Mapping[str, str]) -> dict[str, Any]:
    """What was read, as an editor would have typed it in the desk's language, with codes by their names in `codes`."""
    charges: dict[tuple[str, str, str], list[Citation]] = {}
    for charge in person.charges:
        alone = Citation(article=charge.article, part=charge.part)
        charges.setdefault((charge.code, charge.article, charge.wording), []).append(alone)
    lines = []
    for (code, _article, wording), cited in charges.items():
        written = write_short(cited, get_language()).replace("\N{NO-BREAK SPACE}", " ")
        lines.append(
            " ".join(filter(None, [codes.get(code, code), written, f"«{wording}»" if wording else ""]))
        )
    return {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "role": person.role,
        "charges": "\n".join(lines),
        "allegations": "\n".join(person.allegations),
    }
