"""What happens at the courts in a month: trials begin, go on, are moved, put off, called off and set again.

Pure and drawn from a seed. Everybody is made up. What monitors announce of it is in `texts`.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

FIRST = dt.date(2026, 11, 2)
"""A Monday."""
HOURS = [dt.time(hour, minute) for hour in (9, 10, 11, 14, 15, 16) for minute in (0, 0, 30)]
Moment = tuple[dt.date, dt.time]


@dataclass(frozen=True, slots=True)
class Person:
    """Given and family name by language, and whether the forms of a woman are hers."""

    given: dict[str, str]
    family: dict[str, str]
    is_woman: bool


@dataclass(frozen=True, slots=True)
class Court:
    """A court by language: its name, and the name as it stands behind "in the" and «в»."""

    name: dict[str, str]
    inside: dict[str, str]


@dataclass(slots=True)
class Trial:
    people: list[Person]
    article: str
    part: str
    court: Court
    sittings: list[Sitting] = field(default_factory=list)


@dataclass(slots=True)
class Sitting:
    """One hearing. `was`: the day and hour it was moved from last. Postponed: `date` and `time` are those it had."""

    trial: Trial
    date: dt.date
    time: dt.time
    is_online: bool
    status: Literal["scheduled", "moved", "postponed", "cancelled"] = "scheduled"
    was: Moment | None = None
    is_announced: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a bulletin tells of a sitting, as it stood that evening, and the sitting itself."""

    said: Sitting
    meant: Sitting


@dataclass(frozen=True, slots=True)
class Evening:
    """What a monitor knows in the evening of `today`: the sittings of the next days, and what became of others."""

    today: dt.date
    days: dict[dt.date, list[Told]]
    news: list[Told]


def working(day: dt.date, days: int) -> dt.date:
    """The working day so many working days on."""
    while days:
        day += dt.timedelta(days=1)
        days -= day.weekday() < 5
    return day


class Month:
    """Trials and their sittings. `evenings()` lives through the month."""

    def __init__(self, seed: int, people: list[Person], courts: list[Court]) -> None:
        self.draw = random.Random(seed)
        self.people, self.courts = people[:], courts
        self.draw.shuffle(self.people)
        self.trials: list[Trial] = []

    @property
    def announced(self) -> list[Sitting]:
        return [one for trial in self.trials for one in trial.sittings if one.is_announced]

    def evenings(self, count: int = 22) -> Iterator[Evening]:
        today = FIRST
        for _ in range(5):
            self._begin(today)
        for _ in range(count):
            changed = self._live(today)
            days = {}
            for ahead in (1, 2) if self.draw.random() < 0.4 else (1,):
                day = working(today, ahead)
                last = [trial.sittings[-1] for trial in self.trials]
                due = [one for one in last if one.date == day and one.status in ("scheduled", "moved")]
                days[day] = [_told(one) for one in sorted(due, key=lambda one: one.time)]
            told = [row.meant for rows in days.values() for row in rows]
            news = [_told(one) for one in changed if not any(one is row for row in told)]
            for row in (*told, *changed):
                row.is_announced = True
            yield Evening(today, days, news)
            today = working(today, 1)

    def _begin(self, today: dt.date) -> None:
        size = self.draw.choice((1, 1, 1, 2, 3))
        if len(self.people) < size:
            return
        people = [self.people.pop() for _ in range(size)]
        article, part = self.draw.choice(
            (("405", "2"), ("174", "1"), ("266", "2"), ("405", "1"), ("272", ""))
        )
        trial = Trial(people, article, part, self.draw.choice(self.courts))
        self.trials.append(trial)
        self._sit(trial, today, 4)

    def _sit(self, trial: Trial, today: dt.date, within: int) -> None:
        day, hour = self._moment(today, within)
        trial.sittings.append(Sitting(trial, day, hour, is_online=self.draw.random() < 0.15))

    def _moment(self, today: dt.date, within: int) -> Moment:
        return working(today, self.draw.randint(1, within)), self.draw.choice(HOURS)

    def _live(self, today: dt.date) -> list[Sitting]:
        """Lets the day pass. The sittings that stand otherwise now than they were announced."""
        changed = []
        for trial in self.trials:
            sitting = trial.sittings[-1]
            if sitting.status == "postponed":
                if self.draw.random() < 0.3:
                    sitting.status, sitting.was, sitting.is_announced = "scheduled", None, False
                    sitting.date, sitting.time = self._moment(today, 4)
            elif sitting.status == "cancelled" or sitting.date == today:
                if self.draw.random() < 0.7 and sitting.date <= today:
                    self._sit(trial, today, 6)
            elif sitting.date > today and sitting.is_announced and self.draw.random() < 0.25:
                self._change(sitting, today)
                changed.append(sitting)
        if self.draw.random() < 0.7:
            self._begin(today)
        return changed

    def _change(self, sitting: Sitting, today: dt.date) -> None:
        stood = (sitting.date, sitting.time)
        what = self.draw.choices(("day", "hour", "postponed", "cancelled"), (45, 25, 15, 15))[0]
        if what in ("postponed", "cancelled"):
            sitting.status, sitting.was = what, None
            return
        while (sitting.date, sitting.time) == stood:
            if what == "day":
                sitting.date, sitting.time = self._moment(today, 5)
            else:
                sitting.time = self.draw.choice(HOURS)
        sitting.status, sitting.was = "moved", stood


def _told(sitting: Sitting) -> Told:
    return Told(replace(sitting), sitting)
