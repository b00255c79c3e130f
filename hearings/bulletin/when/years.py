"""Days that a text names without their year, or as "tomorrow": counted from another day.

Says how sure the year is; knows no text.
"""

import datetime as dt

from hearings.bulletin.entries import Mark
from hearings.bulletin.when.dates import DateFound, date_or_none

_NEAR = range(-10, 46)  # days from the one from which it is counted
NEAREST = "the year is the nearest"
_STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1, "after_tomorrow": 2}
_EITHER_DAY = "tomorrow is the day of the heading or the next"


def nearest(day: int, month: int, reference: dt.date) -> dt.date | None:
    """The date with this day and month that lies nearest to another date, whichever side of New Year."""
    candidates = [
        found
        for year in (reference.year - 1, reference.year, reference.year + 1)
        if dt.MINYEAR <= year <= dt.MAXYEAR and (found := date_or_none(year, month, day))
    ]
    return min(candidates, key=lambda found: (abs(found - reference), found < reference), default=None)


def resolve(
    date: DateFound, reference: dt.date | None, *, over: dt.date | None = None, posted: bool = False
) -> DateFound:
    """The same date with its year, counted from a reference; without one the year stays unknown.

    `over`: the day of the trials in the heading above. "Tomorrow" below it is that day, if the text is of the evening
    before, or the one after. `posted`: the heading is a day alone, and rather that of the text.
    """
    steps = _STEPS.get(date.relative, 0)
    if over and steps > 0 and not date.value and _can_be(over, steps):
        either = (over + dt.timedelta(days=steps - 1), over + dt.timedelta(days=steps))
        choices = either[::-1] if posted else either
        return date._replace(value=choices[0], guessed=_EITHER_DAY, choices=choices)
    if date.relative:
        if date.value:
            return date  # counted already, from the day that the heading calls so
        if reference is None:
            return date
        days = _STEPS.get(date.relative, 0)
        if date.relative == "weekday" and date.weekday is not None:
            days = (date.weekday - reference.weekday()) % 7
        try:
            value = reference + dt.timedelta(days=days)
        except OverflowError:
            return date
        return date._replace(value=value, guessed="counted from the day of the text")
    if date.value or date.impossible:
        return _checked(date)
    if reference is None:
        return date._replace(guessed="the year is not known")
    if not date.month:
        return _in_a_month(date, reference)
    other = nearest(date.month, date.day, reference) if date.slashed and date.day < 13 else None
    found = nearest(date.day, date.month, reference)
    if found and other and found != other:
        why = "day/month and month/day both fit"
        return _checked(date._replace(value=found, guessed=why, choices=(found, other)))
    return _checked(date._replace(value=found, guessed=NEAREST))


def counted(date: DateFound, day: dt.date, called: str) -> DateFound:
    """ "Today", "tomorrow", "yesterday", told by the day above that is called "today" or "tomorrow" itself."""
    if date.value or date.relative not in _STEPS:
        return date
    steps = _STEPS[date.relative] - _STEPS[called]
    return date._replace(value=day + dt.timedelta(days=steps)) if _can_be(day, steps) else date


def _in_a_month(date: DateFound, reference: dt.date) -> DateFound:
    """ "Thursday 6th": the only near day on which both fit. Is there none, or are there two, it is asked."""
    near = [reference + dt.timedelta(days=days) for days in _NEAR if _can_be(reference, days)]
    fitting = [day for day in near if day.day == date.day and day.weekday() == date.weekday]
    if len(fitting) == 1:
        return date._replace(value=fitting[0], month=fitting[0].month, guessed=NEAREST)
    to_come = [day for day in near if day >= reference]
    by_day = next((day for day in to_come if day.day == date.day), None)
    by_weekday = next((day for day in to_come if day.weekday() == date.weekday), None)
    choices = fitting or [day for day in (by_day, by_weekday) if day]
    why = "the weekday does not fit the date"
    return date._replace(value=choices[0] if choices else None, guessed=why, choices=tuple(choices))


def _can_be(day: dt.date, days: int) -> bool:
    return dt.date.min.toordinal() <= day.toordinal() + days <= dt.date.max.toordinal()


def _checked(date: DateFound) -> DateFound:
    if date.value and date.weekday is not None and date.value.weekday() != date.weekday:
        return date._replace(guessed="the weekday does not fit the date")
    return date


def is_before(date: DateFound, day: dt.date) -> bool:
    """Is it a day before another one? No year: the nearest is meant."""
    found = resolve(date, day).value
    return found is not None and found < day


def mark_of(date: DateFound) -> Mark:
    """How sure a date is."""
    if date.impossible:
        return Mark("date", "doubtful", "this date does not exist")
    if date.value is None:
        return Mark("date", "doubtful", date.guessed or "the date is not known")
    if date.choices or date.guessed.startswith("the weekday"):
        return Mark("date", "doubtful", date.guessed, tuple(day.isoformat() for day in date.choices))
    if date.guessed:
        return Mark("date", "guessed", date.guessed)
    return Mark("date", "found")
