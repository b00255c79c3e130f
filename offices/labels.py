"""What the desk calls a row that has its name in several languages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from offices.texts import say

BROKEN = "?"


def label(row: Any, field: str) -> str:
    """The text in the language that is spoken now, an editor's at the desk.

    For `str(row)`, which Django asks for in lists, choices, filters and headings, and which takes no language. Readers
    never get it: what they see is written from records, whose language is an argument. Of what is broken in the
    database it is BROKEN, so that its page opens and it can be mended.
    """
    texts = getattr(row, field) or {}
    if not (isinstance(texts, dict) and all(isinstance(text, str) for text in texts.values())):
        return BROKEN
    return str(say(row, field, spoken()))


def spoken() -> str:
    """The language that is spoken now; like `label()`, for `str(row)` alone."""
    return get_language() or settings.LANGUAGE_CODE
