"""The day that somebody wrote into the box for names, «4 декабря»: its page answers what a search cannot."""

from __future__ import annotations

import datetime as dt
import re

from hearings import times
from hearings.bulletin.dates import find_dates
from hearings.bulletin.tokens import tokenize
from hearings.bulletin.years import nearest

_YEAR = re.compile(r"\d{4}")


def day_meant(text: str, today: dt.date) -> dt.date | None:
    """The only day in the text, the nearest where no year stands; nothing where it may be read in two ways."""
    found = find_dates(text, tokenize(text))
    if len(found) != 1 or found[0].guessed or found[0].relative or found[0].ranged or found[0].impossible:
        return None
    (only,) = found
    date = only.value or (None if _YEAR.search(text) else nearest(only.day, only.month, today))
    return date if date and times.FIRST_DATE <= date <= times.LAST_DATE else None
