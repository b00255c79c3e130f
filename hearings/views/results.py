"""What a search found, as far as it is read: the nearest to come, those without a date, the last ones past.

A search may find the whole archive, and nobody reads that. Of each of the three at most MOST rows are read, in their
order and by an index, so that a broad word among 100,000 hearings costs what it costs among some thousands.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from hearings import times
from hearings.choices import Status
from hearings.querysets import HearingQuerySet

MOST = 1_000
"""Hearings to come, without a date, and past, that are counted and sorted; beyond them it says "more than"."""
NEAR = dt.timedelta(days=2)
"""A hearing that ends after now has a date after two days ago, whatever its zone."""


class Light(NamedTuple):
    """As much of a hearing as sorts and counts it."""

    pk: int
    date: dt.date
    court: int | None
    city: int | None
    office: int
    mode: str
    access: str
    status: str
    stage: str


@dataclass(frozen=True, slots=True)
class Part:
    """The first rows of a part of what was found; `is_cut` says that there are more."""

    rows: tuple[Light, ...] = ()
    is_cut: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        """How many there are, for readers of any language."""
        return f"{len(self.rows)}+" if self.is_cut else str(len(self.rows))

    @property
    def keys(self) -> list[int]:
        return [row.pk for row in self.rows]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, in three parts, each in the order in which it is shown."""

    ahead: Part = Part()
    undated: Part = Part()
    past: Part = Part()

    @property
    def parts(self) -> tuple[Part, Part, Part]:
        return self.ahead, self.undated, self.past

    @property
    def rows(self) -> list[Light]:
        return [row for part in self.parts for row in part.rows]

    @property
    def is_cut(self) -> bool:
        return any(part.is_cut for part in self.parts)

    def __len__(self) -> int:
        return sum(map(len, self.parts))


def results(rows: HearingQuerySet, now: dt.datetime) -> Results:
    """The three parts of `rows` at `now`; a query each."""
    clock = times.quarter(now)
    day = clock.date()
    dated = rows.exclude(status=Status.POSTPONED)
    # By dates as well: the rows are walked in their order, from where the first can be.
    return Results(
        ahead=_part(rows.upcoming(clock).filter(date__gte=day - NEAR).in_order()),
        undated=_part(rows.filter(status=Status.POSTPONED).newest_first()),
        past=_part(dated.past(clock).filter(date__lte=day + NEAR).newest_first()),
    )


def _part(rows: HearingQuerySet) -> Part:
    columns = "pk date court court__city city case__office mode access status stage".split()
    read = [
        Light(pk, date, court, of_court or city, *others)
        for pk, date, court, of_court, city, *others in rows.values_list(*columns)[: MOST + 1]
    ]
    return Part(tuple(read[:MOST]), len(read) > MOST)
