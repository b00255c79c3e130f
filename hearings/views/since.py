"""What may stand behind `?since=`: a day, a moment, or the number of an edition."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from hearings import edition
from hearings.changelog import Since
from hearings.converters import in_range

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
_MOMENT = re.compile(rf"{_DAY}(?:T{_HOUR}(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})?)?")
_NUMBER = re.compile(r"[0-9]{1,15}")


class BadSince(ValueError):
    """The word is none of these; says in the reader's language what is."""

    def __init__(self, word: str, remedy: str) -> None:
        super().__init__(remedy)
        self.word, self.remedy = word, remedy


def read(word: str, zone: str) -> Since | None:
    """What `since=` asks for; nothing for an empty word. Days and moments without an offset are the zone's.

    Raises BadSince with a sentence in the active language.
    """
    # A plus sign in an address means a space, and few remember to write %2B.
    word = re.sub(r" (?=[0-9]{2}:[0-9]{2}$)", "+", word.strip())
    if not word:
        return None
    if _NUMBER.fullmatch(word):
        return Since(edition=_edition(word))
    if not _MOMENT.fullmatch(word):
        raise BadSince(word, _forms())
    try:
        moment = dt.datetime.fromisoformat(word)
        in_range(moment.date())
    except ValueError:
        raise BadSince(word, _forms()) from None
    return Since(moment=moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone)))


def _edition(word: str) -> int:
    """Not one that is to come: a day without its hyphens would hide every change for centuries."""
    last = edition.current().number
    if int(word) > last:
        said = gettext("There is no edition %(number)s yet, the last one is %(last)s.")
        raise BadSince(word, f"{said % {'number': word, 'last': last}} {_forms()}")
    return int(word)


def _forms() -> str:
    return gettext("Write a day (2021-05-06), a moment (2021-05-06T09:15:00Z) or the number of an edition.")
