"""When each person, court, city or article next has a hearing: one query for a whole list of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Min

from hearings import times
from hearings.choices import Status
from hearings.models import Hearing

BY_DEFENDANT = "prosecutions__defendant"
BY_COURT = "court"
BY_CITY = "city"
BY_CITY_OF_COURT = "court__city"
BY_ARTICLE = "prosecutions__charges__article"


class Ahead(NamedTuple):
    """The first date to come, by the courts' own calendars, if there is one, and how many hearings are to come."""

    date: dt.date | None
    count: int


NOTHING = Ahead(None, 0)


def ahead(path: str, now: dt.datetime, among: Iterable[int] | None = None) -> dict[int, Ahead]:
    """By the key of what the path leads to; who has nothing to come is left out, as are cancelled hearings.

    By whole quarter-hours, since answers are kept for as long. `among`: only these keys are asked for.
    """
    coming = Hearing.objects.published(now).upcoming(times.quarter(now)).filter(status=Status.SCHEDULED)
    wanted = {f"{path}__isnull": False} if among is None else {f"{path}__in": list(among)}
    rows = coming.filter(**wanted).order_by()
    told = rows.values(path).annotate(first=Min("date"), count=Count("pk", distinct=True))
    return {row[path]: Ahead(row["first"], row["count"]) for row in told}


def merged(*several: dict[int, Ahead]) -> dict[int, Ahead]:
    """What two paths lead to, taken together: a city's hearings are its courts' and those without a court."""
    total: dict[int, Ahead] = {}
    for one in several:
        for key, told in one.items():
            known = total.get(key)
            total[key] = Ahead(min(told.date, known.date), told.count + known.count) if known else told
    return total
