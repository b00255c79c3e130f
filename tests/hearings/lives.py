"""A small record to which things happen in an order nobody would think of, drawn from a seed.

Every action of hearings.actions, on any hearing, at any moment: refused where it makes no sense, as at the desk. Three
zones, one of them with summer time, hours that a change of the clocks skips or doubles, days without an hour.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

from django.core.exceptions import ValidationError

from defendants.models import Case, Defendant
from hearings import actions, edition
from hearings.actions import IllegalStep
from hearings.choices import Confidence
from hearings.models import Hearing
from tests import factories

START = dt.datetime(2026, 10, 20, 2, 0, tzinfo=dt.UTC)
"""Five days before the clocks of Berlin go back."""
HOURS = (None, dt.time(0, 0), dt.time(2, 30), dt.time(9, 15), dt.time(14, 30), dt.time(23, 59))
ENDS = (dt.time(2, 45), dt.time(11, 0), dt.time(18, 0))
DAYS = (-1, 0, 0, 1, 2, 5, 8)
PAUSES = (0, 1, 15, 60, 600, 1440)
"""Minutes between two things that happen."""
REASONS = (None, {"en": "The judge is ill."}, {"ru": "Судья болен."})


class Life:
    """The record, and what happened to it so far."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.now = START
        self.told: list[str] = []
        self.editor = factories.editor()
        berlin = factories.city(slug="berlin", name="Berlin", zone="Europe/Berlin")
        minsk = factories.city(slug="minsk", name="Minsk", zone="Europe/Minsk")
        self.courts = [
            factories.court(),
            factories.court(slug="of-berlin", name="Court of Berlin", city=berlin),
            factories.court(slug="of-minsk", name="Court of Minsk", city=minsk),
        ]
        self.cases = [self._case(people) for people in (1, 2, 3)]
        self.steps: list[Callable[[Hearing], object]] = [
            *(self._enter,) * 2,
            *(self._move,) * 3,
            *(self._publish,) * 2,
            self._set_again,
            self._adjourn,
            self._correct,
            self._sever,
            self._join,
            self._merge,
            lambda row: actions.postpone(row, by=self.editor, reason=self._reason()),
            lambda row: actions.cancel(row, by=self.editor, reason=self._reason()),
            lambda row: actions.go_online(row, by=self.editor, link="https://court.example/room"),
            lambda row: actions.announce(row, by=self.editor, time=self._hour(), courtroom="7"),
            lambda row: actions.not_held(row, by=self.editor, reason=self._reason()),
            lambda row: actions.record_outcome(row, by=self.editor, outcome={"en": "A witness was heard."}),
            lambda row: actions.confirm(row, by=self.editor),
            lambda row: actions.undo(row, by=self.editor, reason=self._reason()),
            lambda row: actions.withdraw(row, by=self.editor),
            lambda _row: actions.undo_parting(self._one_case(), by=self.editor),
        ]

    def pause(self) -> dt.datetime:
        """Some time goes by; what the clock says then."""
        self.now += dt.timedelta(minutes=self.draw.choice(PAUSES), seconds=self.draw.randrange(60))
        return self.now

    def go_on(self) -> None:
        """One more thing happens, or is refused."""
        rows = list(Hearing.objects.order_by("pk"))
        step = self.draw.choice(self.steps) if rows else self._enter
        row = self.draw.choice(rows) if rows else Hearing()
        try:
            step(row)
        except (IllegalStep, ValidationError) as error:
            self.told.append(f"{self.now:%d %b %H:%M} refused: {error}")
        else:
            self.told.append(f"{self.now:%d %b %H:%M} {step.__qualname__} {row.public_id}")

    # --- what happens
    def _enter(self, _row: Hearing) -> None:
        case, hour = self._one_case(), self._hour()
        people = list(case.prosecutions.without_twins())
        court = self._court()
        factories.hearing(
            case=case,
            people=people if self.draw.random() < 0.6 else people[:1],
            date=self._day(),
            time=hour,
            fold=hour and self._fold(),
            end_time=self._end(hour),
            published=self.draw.random() < 0.7,
            court=court,
            city=None if court else self.draw.choice(self.courts).city,
        )

    def _move(self, row: Hearing) -> None:
        hour, known = self._hour(), self.draw.random() < 0.9
        fold = self._fold() if hour and known else None
        day, court = self.draw.choice((None, self._day())), self.draw.choice((None, self._court()))
        reason = self._reason()
        actions.move(
            row,
            by=self.editor,
            date=day,
            time=hour,
            court=court,
            fold=fold,
            time_is_known=known,
            reason=reason,
        )

    def _publish(self, row: Hearing) -> None:
        quarter = self.now.replace(minute=self.now.minute // 15 * 15, second=0)
        later = quarter + dt.timedelta(minutes=15 * self.draw.randrange(1, 200))
        actions.publish(row, by=self.editor, release_at=self.draw.choice((None, later)))

    def _set_again(self, row: Hearing) -> None:
        actions.set_again(row, by=self.editor, date=self._day(), time=self._hour(), court=self._court())

    def _adjourn(self, row: Hearing) -> None:
        actions.adjourn(row, by=self.editor, date=self.draw.choice((None, self._day())), time=self._hour())

    def _correct(self, row: Hearing) -> None:
        with edition.change(by=self.editor):
            row.courtroom = self.draw.choice("123")
            row.confidence = self.draw.choice((Confidence.CONFIRMED, Confidence.PRESUMED))
            row.save()

    def _sever(self, _row: Hearing) -> None:
        someone = self.draw.choice(list(self._one_case().prosecutions.without_twins()))
        case = actions.sever([someone], by=self.editor, date=self.now.date(), reason=self._reason())
        self.cases.append(case)

    def _join(self, _row: Hearing) -> None:
        actions.join(self._one_case(), by=self.editor, into=self._one_case(), date=self.now.date())

    def _merge(self, _row: Hearing) -> None:
        """Two records turn out to be of one person, or turn out not to be."""
        twin, into = self.draw.choices(self._people(), k=2)
        if self.draw.random() < 0.5:
            actions.merge(twin, into=into, by=self.editor)
        else:
            actions.undo_merge(twin, by=self.editor)

    # --- of what
    def _people(self) -> list[Defendant]:
        return list(Defendant.objects.order_by("pk"))

    def _case(self, people: int) -> Case:
        case = factories.case()
        for number in range(people):
            name = f"Demov{'abc'[people - 1]}{'xyz'[number]}"
            factories.prosecution(case=case, defendant=factories.defendant(family_name=name))
        return case

    def _one_case(self) -> Case:
        return self.draw.choice(self.cases)

    def _court(self) -> object:
        return self.draw.choice((*self.courts, None))

    def _day(self) -> dt.date:
        return self.now.date() + dt.timedelta(days=self.draw.choice(DAYS))

    def _hour(self) -> dt.time | None:
        return self.draw.choice(HOURS)

    def _end(self, hour: dt.time | None) -> dt.time | None:
        return self.draw.choice((None, *(end for end in ENDS if hour and end > hour)))

    def _fold(self) -> int | None:
        return self.draw.choice((None, 0, 1))

    def _reason(self) -> dict[str, str] | None:
        return self.draw.choice(REASONS)
