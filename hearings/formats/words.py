"""Our own words in a language, remembered: ten thousand hearings ask for the same thirty.

Same names as Django's functions, so that catalogues find the texts, but the language is an argument. Asking
Django means opening the language and finding the catalogue each time, a third of the cost of a VEVENT.
"""

from __future__ import annotations

from functools import lru_cache

from django.db.models import TextChoices
from django.utils import translation


@lru_cache(maxsize=2048)
def gettext(text: str, lang: str) -> str:
    """The text in a language; as it stands where the catalogue has none."""
    with translation.override(lang):
        return translation.gettext(text)


@lru_cache(maxsize=8192)
def ngettext(one: str, many: str, count: int, lang: str) -> str:
    """The form of the text that goes with the count in a language."""
    with translation.override(lang):
        return translation.ngettext(one, many, count)


def presumption(lang: str) -> str:
    """What every text says that lists charges."""
    return gettext(
        "A charge is what the authorities allege. "
        "Everyone is presumed innocent until a court has finally decided.",
        lang,
    )


@lru_cache(maxsize=2048, typed=True)  # the "other" of one model equals the "other" of another
def label(choice: TextChoices, lang: str) -> str:
    """What readers call one of the fixed words of a model."""
    with translation.override(lang):
        return str(choice.label)
