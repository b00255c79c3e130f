"""The page before and the page after, within the years that have pages."""

from __future__ import annotations

import datetime as dt

from hearings.converters import FIRST_YEAR, LAST_YEAR


def neighbours(
    before: dt.date, after: dt.date, *, belongs: dt.timedelta = dt.timedelta()
) -> dict[str, dt.date | None]:
    """`previous` and `next`, each nothing outside the range; `belongs` leads to the day whose year counts."""

    def within(date: dt.date) -> dt.date | None:
        return date if FIRST_YEAR <= (date + belongs).year <= LAST_YEAR else None

    return {"previous": within(before), "next": within(after)}
