"""The day that somebody wrote into the box for names, «4 декабря», «завтра»: its page answers what a search cannot."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from hearings import times
from hearings.bulletin.text.tokens import tokenize
from hearings.bulletin.when.dates import find_dates
from hearings.bulletin.when.years import nearest

_YEAR = re.compile(r"\d{4}")
_FROM_TODAY = {"today": 0, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class Meant:
    """A day, and what else was written: "Сабитов" of «Сабитов 4 декабря»."""

    date: dt.date
    others: str


def day_meant(text: str, today: dt.date) -> Meant | None:
    """The only day in the text, the nearest where no year stands; nothing where it may be read in two ways."""
    tokens = tokenize(text)
    found = find_dates(text, tokens)
    if len(found) != 1 or found[0].guessed or found[0].ranged or found[0].impossible:
        return None
    (only,) = found
    if only.relative:
        days = _FROM_TODAY.get(only.relative)
        date = None if days is None else today + dt.timedelta(days=days)
    else:
        date = only.value or (None if _YEAR.search(text) else nearest(only.day, only.month, today))
    if not date or not times.FIRST_DATE <= date <= times.LAST_DATE:
        return None
    others = f"{text[: tokens[only.first].start]} {text[tokens[only.last].end :]}"
    return Meant(date, " ".join(others.split()))
