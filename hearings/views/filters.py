"""What a search asks for: a text, and filters that each leave some hearings out. Read from an address, written back.

An address has one order of its words, so that one search is one calendar; words it does not know are passed over. What
cannot be understood is told in a sentence and searches for nothing, because half a search gives wrong calendars.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db import models
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from defendants.choices import Verdict
from defendants.models import Article, Case
from hearings import calendars, dates
from hearings.calendars import Calendar
from hearings.choices import Access, LinkGiven, Mode, Observers, Stage, Status, WasOpen
from hearings.converters import in_range
from hearings.querysets import HearingQuerySet
from hearings.search import asked, matching
from hearings.search.matching import Matched
from hearings.serializers import article_title, shown_label
from hearings.views import subjects
from offices.models import Office
from offices.texts import say

Narrow = Callable[[HearingQuerySet], HearingQuerySet]

NAMES = {
    "person": _("Person"),
    "article": _("Article"),
    "part": _("Part"),
    "court": _("Court"),
    "city": _("City"),
    "office": _("Office"),
    "mode": _("Mode"),
    "access": _("Open to the public?"),
    "status": _("Status"),
    "stage": _("Stage"),
    "was_open": _("Openness"),
    "observers": _("Observers"),
    "link_given": _("Link to join or watch"),
    "verdict": _("Verdict"),
    "from": _("From"),
    "to": _("Until"),
}
"""The filters in the order in which addresses have them, and what readers call them."""
CHOICES: dict[str, type[models.TextChoices]] = {
    "mode": Mode,
    "access": Access,
    "status": Status,
    "stage": Stage,
    "was_open": WasOpen,
    "observers": Observers,
    "link_given": LinkGiven,
    "verdict": Verdict,
}
OFFERED = ("mode", "access", "status", "stage")
"""Those that a form and a list of results offer; the others are what the statistics lead to."""
SPAN = {"from": gettext_noop("from %(date)s"), "to": gettext_noop("until %(date)s")}
PART = gettext_noop("Part %(part)s")
LONGEST_VALUE = 120


class NotUnderstood(Exception):
    """A sentence for the reader: what is wrong, and how to write it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter that holds: as it stands in the address, as readers call its value, and what it leaves."""

    name: str
    value: str
    label: Callable[[str], str]
    narrow: Narrow

    @property
    def title(self) -> str:
        return str(NAMES[self.name])


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search as it was understood; with `problems` it finds nothing."""

    text: str
    filters: tuple[Filter, ...] = ()
    problems: tuple[str, ...] = ()
    matched: Matched | None = None
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return not (self.text or self.filters or self.problems)

    def query(self, *, without: tuple[str, ...] = (), text: str | None = None, **also: object) -> str:
        """The part of the address behind "?": of this search, less some filters, with some others."""
        given = {one.name: one.value for one in self.filters if one.name not in without}
        given |= {name.rstrip("_"): str(value) for name, value in also.items()}
        words = self.text if text is None else text
        ordered = [("q", words)] if words else []
        ordered += [(name, given[name]) for name in NAMES if name in given]
        return urlencode(ordered)

    def narrowed(self, rows: HearingQuerySet, now: dt.datetime | None = None) -> HearingQuerySet:
        """The hearings it wants; `now` as in `Matched.of`."""
        if self.problems:
            return rows.none()
        for one in self.filters:
            rows = one.narrow(rows)
        return self.matched.of(rows, now) if self.matched else rows

    def title(self, lang: str) -> str:
        """What its calendar is called: «Sabitov» · Almaty City Court."""
        parts = [f"«{self.text}»"] if self.text else []
        parts += [one.label(lang) for one in self.filters]
        return " · ".join(parts)

    def calendar(self, now: dt.datetime) -> Calendar:
        return calendars.found(self.query(), self.title, self.narrowed, now)


def wanted(given: Mapping[str, str], now: dt.datetime) -> Wanted:
    """Reads an address; a filter costs a few queries, words two or three."""
    typed = {name: given.get(name, "").strip() for name in ("q", *NAMES)}
    text = " ".join(typed["q"].split())
    filters: list[Filter] = []
    problems: list[str] = []
    for name in NAMES:
        if not typed[name]:
            continue
        try:
            filters.append(_READERS[name](name, typed, now))
        except NotUnderstood as wrong:
            problems.append(str(wrong))
    problems += _wrong_span(filters)
    matched = None
    try:
        matched = _matched(text, now) if text else None
    except NotUnderstood as wrong:
        problems.insert(0, str(wrong))
    return Wanted(text[: asked.LONGEST], tuple(filters), tuple(problems), matched, typed)


def _matched(text: str, now: dt.datetime) -> Matched:
    if len(text) > asked.LONGEST:
        raise NotUnderstood(
            gettext("That is too long: %(count)d characters. Write at most %(most)d.")
            % {"count": len(text), "most": asked.LONGEST}
        )
    read = asked.read(text)
    if not read.terms:
        raise NotUnderstood(
            gettext("There is no word in it to search for. Write at least two letters of a name.")
        )
    return matching.match(read, now)


def _wrong_span(filters: list[Filter]) -> list[str]:
    span = {one.name: one.value for one in filters}
    if "from" in span and "to" in span and span["from"] > span["to"]:
        return [gettext("The last day is before the first one.")]
    return []


# --- the filters one by one
def _person(name: str, typed: Mapping[str, str], now: dt.datetime) -> Filter:
    row = _found(name, typed, lambda value: subjects.defendant_row(value, now))
    return Filter(
        name,
        row.address_key,
        lambda lang: shown_label(row, lang),
        lambda rows: rows.of_defendant(row),
    )


def _article(name: str, typed: Mapping[str, str], now: dt.datetime) -> Filter:
    row = _article_row(name, typed, now)
    return Filter(
        name,
        f"{row.code.code.lower()}/{row.number}",
        lambda lang: article_title(row, lang),
        lambda rows: rows.under(row),
    )


def _article_row(name: str, typed: Mapping[str, str], now: dt.datetime) -> Article:
    return _found(name, typed, lambda value: subjects.article_row(*value.split("/", 1), now))


def _part(name: str, typed: Mapping[str, str], now: dt.datetime) -> Filter:
    if not typed["article"]:
        raise NotUnderstood(gettext("A part needs its article."))
    row, part = _article_row("article", typed, now), typed[name][:LONGEST_VALUE]
    return Filter(
        name,
        part,
        lambda lang: calendars.in_words(PART, lang) % {"part": part},
        lambda rows: rows.under(row, part),
    )


def _court(name: str, typed: Mapping[str, str], now: dt.datetime) -> Filter:
    row = _found(name, typed, lambda value: subjects.court_row(value, now))
    return Filter(name, row.slug, lambda lang: str(say(row, "name", lang)), lambda rows: rows.at(row))


def _city(name: str, typed: Mapping[str, str], now: dt.datetime) -> Filter:
    row = _found(name, typed, lambda value: subjects.city_row(value, now))
    # By their keys, so that each half of the condition has its index on either database.
    courts = list(row.courts.order_by().values_list("pk", flat=True))
    there = Q(court__in=courts) | Q(city=row)
    return Filter(name, row.slug, lambda lang: str(say(row, "name", lang)), lambda rows: rows.filter(there))


def _office(name: str, typed: Mapping[str, str], now: dt.datetime) -> Filter:
    row = Office.objects.filter(slug=typed[name]).first()
    if row is None:
        raise _unknown(name, typed[name])
    cases = Case.objects.filter(office=row).order_by().values("pk")
    return Filter(
        name, row.slug, lambda lang: str(say(row, "name", lang)), lambda rows: rows.filter(case__in=cases)
    )


def _choice(name: str, typed: Mapping[str, str], now: dt.datetime) -> Filter:
    words, value = CHOICES[name], typed[name]
    known = [one for one in words.values if one]
    if value not in known:
        raise NotUnderstood(
            gettext("%(filter)s: “%(value)s” is not among the choices: %(choices)s.")
            % {"filter": NAMES[name], "value": value[:LONGEST_VALUE], "choices": ", ".join(known)}
        )
    return Filter(
        name,
        value,
        lambda lang: calendars.in_words(words(value).label, lang),
        lambda rows: _chosen(rows, name, value),
    )


def _chosen(rows: HearingQuerySet, name: str, value: str) -> HearingQuerySet:
    """As the statistics count: openness of what was held, the link of what was held online, verdicts of those listed."""
    if name == "verdict":
        return rows.with_verdict(value)
    if name == "link_given":
        rows = rows.exclude(mode=Mode.IN_PERSON)
    if name in ("was_open", "observers", "link_given"):
        rows = rows.filter(status=Status.HELD)
    return rows.filter(**{name: value})


def _day(typed: str) -> dt.date:
    """2021-05-06, or 6.5.2021 from a browser that lends no calendar to pick a day in. ValueError for all else."""
    if spoken := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", typed, re.ASCII):
        day, month, year = map(int, spoken.groups())
        return dt.date(year, month, day)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", typed, re.ASCII):
        raise ValueError(typed)
    return dt.date.fromisoformat(typed)


def _date(name: str, typed: Mapping[str, str], now: dt.datetime) -> Filter:
    value = typed[name]
    try:
        date = in_range(_day(value))
    except ValueError:
        raise NotUnderstood(
            gettext("%(filter)s: “%(value)s” is no date between 1990 and 2100. Write it like 2021-05-06.")
            % {"filter": NAMES[name], "value": value[:LONGEST_VALUE]}
        ) from None
    column = "date__gte" if name == "from" else "date__lte"
    return Filter(
        name,
        date.isoformat(),
        lambda lang: (
            calendars.in_words(SPAN[name], lang) % {"date": dates.long_date(date, lang, weekday=False)}
        ),
        lambda rows: rows.filter(**{column: date}),
    )


def _found(name: str, typed: Mapping[str, str], find: Callable[[str], models.Model]) -> models.Model:
    """The public row an address names; what is not public is unknown like what never was."""
    try:
        return find(typed[name])
    except (Http404, TypeError):
        raise _unknown(name, typed[name]) from None


def _unknown(name: str, value: str) -> NotUnderstood:
    return NotUnderstood(
        gettext("%(filter)s: “%(value)s” is not known here.")
        % {"filter": NAMES[name], "value": value[:LONGEST_VALUE]}
    )


_READERS = {
    "person": _person,
    "article": _article,
    "part": _part,
    "court": _court,
    "city": _city,
    "office": _office,
    **dict.fromkeys(CHOICES, _choice),
    "from": _date,
    "to": _date,
}
