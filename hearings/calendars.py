"""Every list of hearings is a calendar: a title, an address, and the hearings it holds, in every format.

The page of a calendar stands at its stem and a slash, its feeds at the stem and a suffix:
`/courts/almaty-city/`, `/courts/almaty-city.ics`. Rolling calendars reach 90 days back, so that a feed stays
small, with each year whole beside them; those of fixed dates, of a person, a case and a hearing are whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext, gettext_noop, override

from defendants.models import Article, Case, Defendant
from hearings import addresses, copies, dates, times
from hearings.models import City, Court, Hearing
from hearings.querysets import HearingQuerySet
from hearings.serializers import article_title, shown_label
from hearings.unshown import is_sound
from offices.models import Office
from offices.texts import say

REACH_BACK = dt.timedelta(days=90)


@dataclass(frozen=True)
class Calendar:
    """`hearings` are published and in order, `gone` were withdrawn from it in the last 90 days; `title` takes
    a language; `zone` is the IANA zone it is mostly read in."""

    kind: str
    stem: str
    title: Callable[[str], str]
    hearings: HearingQuerySet
    gone: HearingQuerySet
    zone: str
    rolling: bool = False
    subject: Model | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    query: str = ""  # what stands behind "?": a search's words and filters in their one order

    def page(self, lang: str) -> str:
        """The path of its page."""
        if self.kind == "all":
            return addresses.home(lang)
        return f"{addresses.prefix(lang)}{self.stem}/{self._asked}"

    def feed(self, lang: str, suffix: str) -> str:
        """The path of the same list in a format: `ics`, `atom`, `json`, `csv`, `txt`. A search's has a query already."""
        return f"{addresses.prefix(lang)}{self.stem}.{suffix}{self._asked}"

    @property
    def _asked(self) -> str:
        return f"?{self.query}" if self.query else ""

    def archive(self, lang: str, year: int, suffix: str = "") -> str:
        """Where a year of a rolling calendar stands whole: its page, or with a suffix its feed. A search has none."""
        if not self.rolling or self.kind == "search":
            return ""
        stem = "" if self.kind == "all" else self.stem
        return f"{addresses.prefix(lang)}{stem}/{year:04}" + (f".{suffix}" if suffix else "/")

    def window(self, now: dt.datetime) -> HearingQuerySet:
        """What a feed holds at `now`: everything, or for a rolling calendar from 90 days back on."""
        if not self.rolling:
            return self.hearings
        return self.hearings.filter(date__gte=(times.quarter(now) - REACH_BACK).date())


def _holding(
    scope: Callable[[HearingQuerySet], HearingQuerySet], now: dt.datetime
) -> dict[str, HearingQuerySet]:
    """The hearings a calendar holds, and those it held: copies of the latter must be told to drop them."""
    return {
        "hearings": scope(Hearing.objects.published(now)).in_order(),
        "gone": scope(lately_withdrawn(now)),
    }


def lately_withdrawn(now: dt.datetime) -> HearingQuerySet:
    """The hearings of which feeds still hold a tombstone."""
    return Hearing.objects.withdrawn_since(times.quarter(now) - REACH_BACK)


@copies.once
def main_office() -> Office | None:
    """The first office, which publishes where nobody else is named. If it is broken it publishes without its texts."""
    office = Office.objects.main()
    if office and not is_sound(office):
        office = Office(pk=office.pk, slug=office.slug, code=office.code, names_code=office.names_code)
    return office


def main_zone() -> str:
    """The zone of the first office, which stands in where a calendar has no place of its own; before there is one, the
    site's."""
    office = main_office()
    return office.zone if office else settings.DEFAULT_ZONE


def in_words(text: str, lang: str) -> str:
    """A title of ours in a language. Mark the text with gettext_noop where it stands."""
    with override(lang):
        return gettext(text)


def all_hearings(now: dt.datetime) -> Calendar:
    return Calendar(
        kind="all",
        stem="/hearings",
        title=lambda lang: in_words(gettext_noop("Hearings of political trials"), lang),
        **_holding(lambda rows: rows, now),
        zone=main_zone(),
        rolling=True,
    )


def span(
    kind: str, first: dt.date, last: dt.date, stem: str, title: Callable[[str], str], now: dt.datetime
) -> Calendar:
    """A calendar of fixed dates, both included."""
    return Calendar(
        kind=kind,
        stem=stem,
        title=title,
        **_holding(lambda rows: rows.between(first, last), now),
        zone=main_zone(),
        first=first,
        last=last,
    )


def day(date: dt.date, now: dt.datetime) -> Calendar:
    return span(
        "day", date, date, f"/{date:%Y/%m/%d}", lambda lang: dates.capital(dates.long_date(date, lang)), now
    )


def week(monday: dt.date, now: dt.datetime) -> Calendar:
    iso = monday.isocalendar()
    last = monday + dt.timedelta(days=6)
    return span(
        "week",
        monday,
        last,
        f"/{iso.year:04}/W{iso.week:02}",
        lambda lang: dates.week_title(monday, lang),
        now,
    )


def month(first: dt.date, now: dt.datetime) -> Calendar:
    last = times.month_end(first)
    return span("month", first, last, f"/{first:%Y/%m}", lambda lang: dates.month_title(first, lang), now)


def year(number: int, now: dt.datetime) -> Calendar:
    return span(
        "year",
        dt.date(number, 1, 1),
        dt.date(number, 12, 31),
        f"/{number:04}",
        lambda _lang: str(number),
        now,
    )


def in_year(calendar: Calendar, number: int, now: dt.datetime) -> Calendar:
    """A year of a rolling calendar, whole: `/courts/almaty-city/2021`."""
    first, last = dt.date(number, 1, 1), dt.date(number, 12, 31)
    return replace(
        calendar,
        kind="archive",
        stem=f"{calendar.stem}/{number:04}",
        title=lambda lang: f"{calendar.title(lang)}, {number}",
        hearings=calendar.hearings.between(first, last),
        gone=calendar.gone.between(first, last),
        rolling=False,
        first=first,
        last=last,
    )


def of_defendant(defendant: Defendant, now: dt.datetime) -> Calendar:
    return Calendar(
        kind="defendant",
        stem=f"/defendants/{defendant.address_key}",
        title=lambda lang: shown_label(defendant, lang),
        **_holding(lambda rows: rows.of_defendant(defendant), now),
        zone=main_zone(),
        subject=defendant,
    )


def of_case(case: Case, now: dt.datetime, title: Callable[[str], str]) -> Calendar:
    """The hearings of one case; what it is called depends on the people in it, so the caller says."""
    return Calendar(
        kind="case",
        stem=f"/cases/{case.public_id}",
        title=title,
        **_holding(lambda rows: rows.of_case(case), now),
        zone=case.office.zone,
        subject=case,
    )


def at_court(court: Court, now: dt.datetime) -> Calendar:
    return Calendar(
        kind="court",
        stem=f"/courts/{court.slug}",
        title=lambda lang: say(court, "name", lang),
        **_holding(lambda rows: rows.at(court), now),
        zone=court.zone,
        rolling=True,
        subject=court,
    )


def in_city(city: City, now: dt.datetime) -> Calendar:
    return Calendar(
        kind="city",
        stem=f"/cities/{city.slug}",
        title=lambda lang: say(city, "name", lang),
        **_holding(lambda rows: rows.in_city(city), now),
        zone=city.zone,
        rolling=True,
        subject=city,
    )


def under_article(article: Article, now: dt.datetime) -> Calendar:
    return Calendar(
        kind="article",
        stem=f"/articles/{article.code.code.lower()}/{article.number}",
        title=lambda lang: article_title(article, lang),
        **_holding(lambda rows: rows.under(article), now),
        zone=main_zone(),
        rolling=True,
        subject=article,
    )


def of_office(office: Office, now: dt.datetime) -> Calendar:
    return Calendar(
        kind="office",
        stem=f"/offices/{office.slug}",
        title=lambda lang: say(office, "name", lang),
        **_holding(lambda rows: rows.of_office(office), now),
        zone=office.zone,
        rolling=True,
        subject=office,
    )


def found(
    query: str, title: Callable[[str], str], scope: Callable[..., HearingQuerySet], now: dt.datetime
) -> Calendar:
    """What a search finds. Withdrawn hearings are found only through people who still are public: a tombstone under
    a name would tell that there was one. `scope` takes the hearings, and the clock when it must look at people too.
    """
    return Calendar(
        kind="search",
        stem="/search",
        query=query,
        title=title,
        hearings=scope(Hearing.objects.published(now)).in_order(),
        gone=scope(lately_withdrawn(now), now),
        zone=main_zone(),
        rolling=True,
    )


def one(hearing: Hearing, now: dt.datetime, title: Callable[[str], str]) -> Calendar:
    """A calendar of a single hearing: what "Add to calendar" gives."""
    return Calendar(
        kind="hearing",
        stem=f"/hearings/{hearing.public_id}",
        title=title,
        **_holding(lambda rows: rows.filter(pk=hearing.pk), now),
        zone=hearing.zone,
        subject=hearing,
    )


def nameless(calendar: Calendar) -> Calendar:
    """What is left of a calendar all of whose hearings were withdrawn: nothing that tells of whom, or where, it was."""
    title = gettext_noop("No longer shown")
    return replace(calendar, title=lambda lang: in_words(title, lang), zone=main_zone(), subject=None)
