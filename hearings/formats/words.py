"""Our own words in a language, remembered: ten thousand hearings ask for the same thirty.

Same names as Django's functions, so that catalogues find the texts, but the language is an argument. Asking
Django means opening the language and finding the catalogue each time, a third of the cost of a VEVENT.
"""

from __future__ import annotations

import re
from functools import lru_cache

from django.db.models import TextChoices
from django.utils import translation

# In whichever language the plate on the door is: names are shown as they were entered.
_SAYS_WHAT_IT_IS = re.compile(
    r"\b(?:(?:court)?rooms?|halls?|chambers?|office|auditorium|lobby|floor"
    r"|зал(?:[аеы]|ы?нда|да)?|кабинет\w*|каб|комнат\w*|комн|ком|аудитори\w*|помещени\w*|холл\w*|этаж\w*"
    r"|бөлме\w*|кеңсе\w*|қабат\w*)(?![^\W\d])",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[,;(]")


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


def room_told(name: str, lang: str) -> str:
    """Where in the court it is: "room 12"; "Large hall" and «кабинет 5» as they are, for they say what they are.

    What stands behind a comma or in a bracket tells the way: "room 12, third floor", «12-зал (3-қабат)».
    """
    aside = _ASIDE.search(name)
    end = aside.start() if aside else len(name)
    if not end or _SAYS_WHAT_IT_IS.search(name, 0, end):
        return name
    return gettext("room %(room)s", lang) % {"room": name[:end]} + name[end:]
