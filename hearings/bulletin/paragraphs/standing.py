"""What a paragraph stands under: the day, the court and the kind of text that the headings above it named.

Changed by headings only, and by the last full date of a report, from which its other dates take their year.
"""

import datetime as dt
from collections.abc import Mapping

from hearings.bulletin.announcement.drafts import GIVEN, Context, Draft
from hearings.bulletin.entries import Mark
from hearings.bulletin.paragraphs.headings import Heading
from hearings.bulletin.text.tokens import Text
from hearings.bulletin.when.dates import DateFound, find_dates
from hearings.bulletin.when.years import NEAREST, mark_of, resolve
from hearings.bulletin.where.places import Places, read_court

_UNTIMED = Mark("time", "doubtful", "no hour is named")
_NOTHING = Mark("date", "doubtful", "no date is named")
_NEAREST, _FOUND = Mark("date", "guessed", NEAREST), Mark("date", "found")
_CALLED = ("today", "tomorrow", "after_tomorrow")
_LONGEST_WEEK = 31  # days: "Political trials, 1–31 December 2026"


class Standing:
    """`kind` is hearings, day, report or "" (no heading); `fresh`: nothing stands under the heading yet.

    `reference` is what a missing year is counted from; `given` comes from outside the text.
    """

    def __init__(self, given: dt.date | None, codes: Mapping[str, str]) -> None:
        self.given = given
        self.codes = codes
        self.reference = given
        self.week: dt.date | None = None  # its first day
        self.dated_week = False  # with its year
        self.weekly = False  # nothing stands between it and what is read now
        self.kind = ""
        self.day: dt.date | None = None
        self.mark: Mark | None = None
        self.named = False  # a heading said a day, even an impossible one
        self.fresh = False
        self._contexts: dict[str, Context] = {}  # by marker, till something changes
        self._known: dict[tuple[object, ...], Context] = {}
        self.hour: dt.time | None = None  # of rows that name none
        self.court: Places | None = None
        self.called = ""  # "today" or "tomorrow", of the day
        self.city = ""  # that stands over rows
        self._court_used = False

    def begin(self, heading: Heading) -> DateFound | None:
        """Stand under a heading. Returns its date, counted from the reference."""
        self._contexts = {}
        self.kind = "" if heading.kind == "week" else heading.kind
        self.day, self.mark, self.named, self.fresh = None, None, heading.undated, True
        self.hour, self.weekly, self.city = heading.hour, False, ""
        called = (heading.date.relative or heading.date.called) if heading.date else ""
        self.called = called if called in _CALLED else ""
        weekday = (
            heading.date is not None and heading.date.relative == "weekday"
        )  # alone, it is one of the week above
        found = resolve(heading.date, self.week if weekday else self.reference) if heading.date else None
        if found is not None and heading.kind == "week":
            self.reference = found.value or self.reference
            self.week, self.weekly = found.value, found.value is not None
            self.dated_week = found.year is not None
            self.named = True  # of several days, and rather one of them than that of the text
        elif found is not None:
            if found.guessed == NEAREST and self._is_in_week(found.value):
                found = found._replace(guessed="")
            self.day, self.mark, self.named = found.value, mark_of(found), True
            if found.value and found.year:
                self.reference = found.value
        if heading.court:
            self.sit(heading.court)
        if self._court_used or heading.hour:
            self.court = None
        if heading.behind:
            self.sit(read_court(Text(heading.behind)))
        return found

    def _is_in_week(self, day: dt.date | None) -> bool:
        """ "Trials of the week 30 November – 4 December 2026", and below it "1 December": is the year told there?"""
        if not self.dated_week or self.week is None or day is None:
            return False
        return 0 <= (day - self.week).days <= _LONGEST_WEEK

    def sit(self, court: Places | None) -> None:
        """Stand under a court that a line of its own names. It lasts till the next heading behind a row."""
        self.court, self._court_used = court, False

    def go_on(self) -> None:
        """Something stands under the heading."""
        if self.fresh:
            self.fresh, self._contexts = False, {}

    def context(self, marker: str) -> Context:
        """All of it that what a paragraph announces depends on: one and the same object while that is the same."""
        context = self._contexts.get(marker)
        if context is None:
            key = (
                self.kind,
                self.day,
                self.mark,
                self.reference,
                marker,
                self.fresh,
                self.weekly,
                self.called,
            )
            if key not in self._known:
                told = (self.day, self.mark, self.day or self.reference, marker, self.fresh, self.codes)
                self._known[key] = Context(self.kind, *told, self.weekly, self.called)
            context = self._contexts[marker] = self._known[key]
        return context

    def complete(self, draft: Draft) -> None:
        """Give a hearing the day from outside and the court from above, where it names none."""
        dated = draft.date or draft.status == "postponed" or any(mark.name == "date" for mark in draft.marks)
        if not dated and self.given and not self.named:
            draft.date = self.given
            draft.marks.append(GIVEN)
        elif not dated:
            draft.marks.append(_NOTHING)
        if _NEAREST in draft.marks and self._is_in_week(draft.date):
            draft.marks[draft.marks.index(_NEAREST)] = _FOUND
        if self.hour and draft.time is None and _UNTIMED in draft.marks:
            draft.time = self.hour
            draft.marks[draft.marks.index(_UNTIMED)] = Mark("time", "found")
        draft.city = draft.city or self.city
        if self.court and not draft.court:
            draft.court, draft.city = self.court.court, draft.city or self.court.city
            draft.courtroom = draft.courtroom or self.court.courtroom
            draft.judges = draft.judges or self.court.judges
            self._court_used = True

    def see_year(self, passage: Text) -> None:
        """Without a date from outside, the last full date of a report tells the year of those without."""
        if self.given or self.kind in ("hearings", "day"):
            return
        full = [date for date in find_dates(passage.text, passage.tokens) if date.value and date.year]
        if full:
            self.reference, self.weekly, self._contexts = full[-1].value, False, {}
