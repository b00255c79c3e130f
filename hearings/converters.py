"""What may stand in an address: real dates from 1990 to 2100, so that 30 February and week 54 are not found.

Each converter gives the view a value, not a text. Knows no rows.
"""

from __future__ import annotations

import datetime as dt

from django.urls import register_converter

from hearings import times

FIRST_YEAR, LAST_YEAR = times.FIRST_DATE.year, times.LAST_DATE.year


def in_range(date: dt.date) -> dt.date:
    """The date itself; raises ValueError outside the years hearings may have."""
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise ValueError(f"{date} lies outside {FIRST_YEAR}–{LAST_YEAR}")
    return date


class YearConverter:
    """`2021`."""

    regex = "[0-9]{4}"

    def to_python(self, text: str) -> int:
        return in_range(dt.date(int(text), 1, 1)).year

    def to_url(self, year: int) -> str:
        return f"{year:04}"


class MonthConverter:
    """`2021/05`, as the first day of the month."""

    regex = "[0-9]{4}/[0-9]{2}"

    def to_python(self, text: str) -> dt.date:
        year, month = text.split("/")
        return in_range(dt.date(int(year), int(month), 1))

    def to_url(self, first: dt.date) -> str:
        return f"{first:%Y/%m}"


class WeekConverter:
    """`2021/W18`, as the Monday of the ISO week."""

    regex = "[0-9]{4}/W[0-9]{2}"

    def to_python(self, text: str) -> dt.date:
        year, week = text.split("/W")
        in_range(dt.date(int(year), 1, 1))
        return times.week_start(int(year), int(week))

    def to_url(self, monday: dt.date) -> str:
        iso = monday.isocalendar()
        return f"{iso.year:04}/W{iso.week:02}"


class DayConverter:
    """`2021/05/06`."""

    regex = "[0-9]{4}/[0-9]{2}/[0-9]{2}"

    def to_python(self, text: str) -> dt.date:
        year, month, day = text.split("/")
        return in_range(dt.date(int(year), int(month), int(day)))

    def to_url(self, date: dt.date) -> str:
        return f"{date:%Y/%m/%d}"


class SuffixConverter:
    """The format of a feed, `ics`; whether there is such a format is for the view to say."""

    regex = "[a-z]{2,8}"

    def to_python(self, text: str) -> str:
        return text

    def to_url(self, suffix: str) -> str:
        return suffix


class DigestConverter(SuffixConverter):
    """The digest of a picture's words, `0f3a…`: twelve hex digits."""

    regex = "[0-9a-f]{12}"


def register() -> None:
    """Gives Django the converters; called once where addresses are listed."""
    register_converter(YearConverter, "year")
    register_converter(MonthConverter, "month")
    register_converter(WeekConverter, "week")
    register_converter(DayConverter, "day")
    register_converter(SuffixConverter, "suffix")
    register_converter(DigestConverter, "digest")
