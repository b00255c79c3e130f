"""Dates in the words of a language: "Thursday 6 May 2021", "2021 жылғы 6 мамыр, бейсенбі".

The words and patterns are data: one `locale/<language>/dates.toml` a language, so a further language is a file.
Knows nothing of Django, of zones, of the clock or of the active language: dates are the court's own calendar dates and
the language is an argument. Day and month never part (no-break space), names are written as the language writes them
inside a sentence: small letters in Russian, Kazakh and Belarusian.
"""

import datetime as dt
import functools
import gettext
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"


class UnknownLanguage(LookupError):
    """There is no `locale/<language>/dates.toml`."""


@dataclass(frozen=True)
class Words:
    """What one language's `dates.toml` says. Weeks begin on Monday, months with January."""

    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    months: tuple[str, ...]
    months_of: tuple[str, ...]  # as written after a day: "6 мая", not "6 май"
    months_short: tuple[str, ...]
    patterns: dict[str, str]
    days: dict[str, Any]
    plural: Callable[[int], int]
    ordinal: Callable[[int], int]
    nth_hearing: tuple[str, ...]
    nth_hearing_of_case: tuple[str, ...]


@functools.cache
def words(lang: str) -> Words:
    """Return the table of `lang`; `en-gb` falls back to `en`. Raises UnknownLanguage."""
    for name in (lang, lang.partition("-")[0]):
        path = LOCALE_DIR / name / "dates.toml"
        if name.isalpha() and path.is_file():
            return _read(path)
    raise UnknownLanguage(f"Language “{lang}” has no dates: locale/{lang}/dates.toml is missing.")


def _read(path: Path) -> Words:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Words(
        weekdays=_names(table["weekdays"], 7),
        weekdays_short=_names(table["weekdays_short"], 7),
        months=_names(table["months"], 12),
        months_of=_names(table.get("months_of", table["months"]), 12),
        months_short=_names(table["months_short"], 12),
        patterns=table["patterns"],
        days=table["days"],
        # The rules are written as in a catalogue's Plural-Forms header, so a translator can copy them from there.
        plural=gettext.c2py(table["plural"]),
        ordinal=gettext.c2py(table["ordinal"]),
        nth_hearing=tuple(table["nth_hearing"]),
        nth_hearing_of_case=tuple(table["nth_hearing_of_case"]),
    )


def _names(line: str, count: int) -> tuple[str, ...]:
    names = tuple(line.split())
    if len(names) != count:
        raise ValueError(f"{count} names expected, not {len(names)}: {line}")
    return names


@functools.lru_cache(maxsize=4096)  # long lists name the same days again and again
def long_date(date: dt.date, lang: str, *, weekday: bool = True, year: bool = True) -> str:
    """Return "Thursday 6 May 2021", or less of it."""
    table = words(lang)
    text = _day(date, table, year=year)
    if weekday:
        name = table.weekdays[date.weekday()]
        return table.patterns["with_weekday"].format(weekday=name, date=text)
    return text


def short_date(date: dt.date, lang: str, *, weekday: bool = False, year: bool = False) -> str:
    """Return "6 May", with `weekday` "Thu 6 May", with `year` "Thu 6 May 2021"."""
    text = _day(date, words(lang), year=year)
    return _behind_weekday(text, date, lang) if weekday else text


def near_date(date: dt.date, lang: str, *, beside: dt.date) -> str:
    """Return "6 May"; with the year where it is another than that of the date beside it."""
    return short_date(date, lang, year=date.year != beside.year)


def brief_date(date: dt.date, lang: str, *, weekday: bool = False, year: bool = False) -> str:
    """Return "6 May" with the month's short name, for narrow columns; with `weekday` "Thu 6 May"."""
    table = words(lang)
    text = table.patterns["day_year" if year else "day"].format(
        day=date.day, month=table.months_short[date.month - 1], year=date.year
    )
    return _behind_weekday(text, date, lang) if weekday else text


def _behind_weekday(text: str, date: dt.date, lang: str) -> str:
    name = words(lang).weekdays_short[date.weekday()]
    return words(lang).patterns["with_weekday_short"].format(weekday=name, date=text)


def with_hour(day: str, time: dt.time | None) -> str:
    """Return the day's words with the hour behind them, "6 May 2021, 09:15"; the day alone where none is known."""
    return f"{day}, {time:%H:%M}" if time else day


def _day(date: dt.date, table: Words, *, year: bool) -> str:
    pattern = table.patterns["day_year" if year else "day"]
    return pattern.format(day=date.day, month=table.months_of[date.month - 1], year=date.year)


def date_range(first: dt.date, last: dt.date, lang: str) -> str:
    """Return "3–9 May 2021", "26 April – 2 May 2021" or "28 December 2020 – 3 January 2021"."""
    if first == last:
        return long_date(first, lang, weekday=False)
    table = words(lang)
    if first.year != last.year:
        return f"{_day(first, table, year=True)} – {_day(last, table, year=True)}"
    pattern = table.patterns["range_in_month" if first.month == last.month else "range_in_year"]
    return pattern.format(
        first=first.day,
        first_month=table.months_of[first.month - 1],
        last=last.day,
        month=table.months_of[last.month - 1],
        year=last.year,
    )


def month_title(date: dt.date, lang: str) -> str:
    """Return the heading of the date's month: "May 2021", "Май 2021", "2021 жылғы мамыр"."""
    return capital(month_inside(date, lang))


def month_inside(date: dt.date, lang: str) -> str:
    """Return the month as it stands inside a sentence: "May 2021", «май 2021», "2021 жылғы мамыр"."""
    table = words(lang)
    return table.patterns["month_title"].format(month=table.months[date.month - 1], year=date.year)


def week_title(date: dt.date, lang: str) -> str:
    """Return the heading of the date's ISO week: "Week 18, 3–9 May 2021". The week belongs to its Thursday's year."""
    monday = date - dt.timedelta(days=date.weekday())
    span = date_range(monday, monday + dt.timedelta(days=6), lang)
    return words(lang).patterns["week_title"].format(number=date.isocalendar().week, span=span)


def weekday_names(lang: str, *, short: bool = False) -> tuple[str, ...]:
    """Return seven names, Monday first."""
    return words(lang).weekdays_short if short else words(lang).weekdays


def month_names(lang: str, *, short: bool = False) -> tuple[str, ...]:
    """Return twelve names as they stand alone, January first."""
    return words(lang).months_short if short else words(lang).months


def in_days(days: int, lang: str) -> str:
    """Return "Today", "Tomorrow", "in 3 days", and for days gone by "Yesterday", "3 days ago"."""
    table = words(lang)
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days)
    if near:
        return str(table.days[near])
    forms = table.days["ahead" if days > 0 else "ago"]
    return str(forms[table.plural(abs(days))]).format(n=abs(days))


def nth_hearing(number: int, lang: str, *, of_case: bool = True) -> str:
    """Return "9th hearing of the case", or "9th hearing" where the case is plain. `number` counts from 1."""
    table = words(lang)
    forms = table.nth_hearing_of_case if of_case else table.nth_hearing
    return forms[table.ordinal(number)].format(n=number)


def capital(text: str) -> str:
    """Return the text as it begins a line: only the first letter changes."""
    return text[:1].upper() + text[1:]
