"""What the desk calls a row that has its name in several languages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from offices.texts import say


def label(row: Any, field: str) -> str:
    """The text in the language that is spoken now, an editor's at the desk.

    For `str(row)`, which Django asks for in lists, choices, filters and headings, and which takes no language. Readers
    never get it: what they see is written from records, whose language is an argument.
    """
    return str(say(row, field, get_language() or settings.LANGUAGE_CODE))
