"""Everything the public site answers, as paths without a language, each with the rows that its words come from.

A leaf is what is written together: a page, its feeds, its sheets. `when` is a digest of those rows: while it is the
same, so are the files. Rather too many rows than too few: a leaf written in vain costs a moment, one not written lies.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from defendants.models import Article, Case, Defendant
from hearings import calendars, sitemap, times
from hearings.mirror import leaflet
from hearings.mirror.digests import Digests, digest
from hearings.models import City, Court, Hearing
from offices.models import Office

FEEDS = ("ics", "atom", "json", "csv", "txt")
LOGS = ("atom", "json")
LEAFLET = f"/{leaflet.NAME}"
OF_ALL = ("/about/", LEAFLET)
"""These print the edition, or may tell of any hearing whatever stands in its row."""
LISTS = ("/defendants/", "/courts/", "/cities/", "/articles/", "/subscribe/", "/copies/", "/search/")
ONCE = ("/robots.txt", "/favicon.ico", "/sitemap.xml")
"""These stand once, whatever the language, and tell no more than lists do. No security.txt: copies outlive its date."""
STRETCH = dt.timedelta(days=31)
"""So far behind the last hearing, or the copy's day, weeks and months are written, for those who page on."""


@dataclass(frozen=True, slots=True)
class Leaf:
    paths: tuple[str, ...]
    when: str
    in_languages: bool = True


def calendar(stem: str) -> tuple[str, ...]:
    return (f"{stem}/", *_feeds(stem))


def _feeds(stem: str) -> tuple[str, ...]:
    return tuple(f"{stem}.{suffix}" for suffix in FEEDS)


def changelog(stem: str) -> tuple[str, ...]:
    return (f"{stem}/changes/", *(f"{stem}/changes.{suffix}" for suffix in LOGS))


def leaves(now: dt.datetime, zone: str) -> Iterator[Leaf]:
    """All of the site as it is at `now`; `zone` is the main office's."""
    held = Digests(now, zone)
    public = set(Hearing.objects.published(now).values_list("pk", flat=True))
    yield from _general(held)
    yield from _dates(held, public, times.today(now, zone))
    for pk in sorted(public):
        stem = f"/hearings/{held.hearings[pk].public_id}"
        yield Leaf((*calendar(stem), f"{stem}/sheet/", f"{stem}/sheet/plain/"), held.alone(pk))
    yield from _withdrawn(held, now)
    yield from _subjects(held, public, now)


def _withdrawn(held: Digests, now: dt.datetime) -> Iterator[Leaf]:
    """The tombstones of hearings, and of cases left without any, for whoever subscribed to one of these alone."""
    gone = calendars.lately_withdrawn(now).order_by("pk").select_related("case")
    emptied: dict[str, list[str]] = defaultdict(list)
    public = set(Case.objects.published(now).values_list("pk", flat=True))
    for row in gone:
        told = held.of("hearings.Hearing", row.pk)
        yield Leaf(_feeds(f"/hearings/{row.public_id}"), digest("gone", told))
        if row.case_id not in public:
            emptied[f"/cases/{row.case.public_id}"].append(told)
    for stem, told_of in emptied.items():
        yield Leaf(_feeds(stem), digest("gone", *told_of))


def _general(held: Digests) -> Iterator[Leaf]:
    everything, lists = held.everything(), held.lists()
    yield Leaf(("/", *(f"/hearings.{suffix}" for suffix in FEEDS)), everything)
    yield Leaf(("/changes/", *(f"/changes.{suffix}" for suffix in LOGS)), everything)
    yield from (Leaf((path,), everything) for path in OF_ALL)
    ahead = (pk for pk, row in held.hearings.items() if row.ends_at > times.quarter(held.at))
    yield Leaf(("/embed/",), digest(lists, *held.some(ahead)))
    yield Leaf(("/statistics/", "/statistics.json", "/statistics.csv"), lists)
    yield from (Leaf((path,), lists) for path in LISTS)
    maps = sitemap.files(len(sitemap.maps(held.at)))
    yield from (Leaf((path,), lists, in_languages=False) for path in (*ONCE, *maps))


def _dates(held: Digests, public: set[int], today: dt.date) -> Iterator[Leaf]:
    """Days with hearings or stubs of them; every week, month and year from the first to the last, and a month on."""
    on: dict[dt.date, set[int]] = defaultdict(set)
    for pk, row in held.hearings.items():
        for date in {row.date, *row.left_dates}:
            on[date].add(pk)
    days = sorted({held.hearings[pk].date for pk in public})
    first, last = (min(days[0], today), max(days[-1], today)) if days else (today, today)
    shown = sorted({date for date, rows in on.items() if rows & public and first <= date})
    for date in shown:
        stem = f"/{date:%Y/%m/%d}"
        beside = f"{_before(days, date)} {_after(days, date)}"
        when = digest(beside, *held.some(on[date]))
        yield Leaf((*calendar(stem), f"{stem}/sheet/", f"{stem}/sheet/plain/"), when)
    months: dict[dt.date, set[int]] = defaultdict(set)
    weeks: dict[dt.date, set[int]] = defaultdict(set)
    years: dict[int, set[int]] = defaultdict(set)
    for date, rows in on.items():
        months[date.replace(day=1)] |= rows
        weeks[date - dt.timedelta(days=date.weekday())] |= rows
        years[date.year] |= rows
    end = times.month_end(last + STRETCH)
    for year in range(first.year, end.year + 1):
        yield Leaf(_span(f"/{year:04}", years[year]), digest(*held.some(years[year])))
    month = first.replace(day=1)
    while month <= end:
        yield Leaf(_span(f"/{month:%Y/%m}", months[month]), digest(*held.some(months[month])))
        month = times.month_end(month) + dt.timedelta(days=1)
    monday = first.replace(day=1) - dt.timedelta(days=first.replace(day=1).weekday())
    while monday <= end:
        iso = monday.isocalendar()
        stem = f"/{iso.year:04}/W{iso.week:02}"
        yield Leaf(_span(stem, weeks[monday]), digest(*held.some(weeks[monday])))
        monday += dt.timedelta(days=7)


def _span(stem: str, rows: set[int]) -> tuple[str, ...]:
    """A span of dates: its page, and its feeds where there is anything to feed."""
    return calendar(stem) if rows else (f"{stem}/",)


def _subjects(held: Digests, public: set[int], now: dt.datetime) -> Iterator[Leaf]:
    """People, cases, courts, cities, articles, offices: each with its hearings, and its years where it has them."""
    # Not by name: an opaque address among names in order would tell how the withheld one begins.
    for person in Defendant.objects.published(now).order_by("pk"):
        stem = f"/defendants/{person.address_key}"
        yield Leaf((*calendar(stem), *changelog(stem)), held.person(person.pk))
    for pk, public_id in Case.objects.published(now).order_by("pk").values_list("pk", "public_id"):
        stem = f"/cases/{public_id}"
        yield Leaf((*calendar(stem), *changelog(stem)), held.case(pk))
    for pk, slug in Court.objects.published(now).order_by("pk").values_list("pk", "slug"):
        rows = held.at_court(pk)
        yield Leaf(changelog(f"/courts/{slug}"), digest(held.of("hearings.Court", pk), *held.some(rows)))
        yield from _rolling(f"/courts/{slug}", held.of("hearings.Court", pk), rows, held, public)
    for pk, slug in City.objects.published(now).order_by("pk").values_list("pk", "slug"):
        rows = held.in_city(pk)
        about = digest(held.of("hearings.City", pk), *held.courts_of(pk))
        yield from _rolling(f"/cities/{slug}", about, rows, held, public)
    for article in Article.objects.published(now).select_related("code").order_by("pk"):
        rows = held.under(article.pk)
        about = held.of("defendants.Article", article.pk)
        stem = f"/articles/{article.code.code.lower()}/{article.number}"
        yield from _rolling(stem, about, rows, held, public, listed=held.people_of(rows))
    offices = list(Office.objects.order_by("pk").values_list("pk", "slug"))
    # The only office is the site itself, and has no page of its own.
    for pk, slug in offices if len(offices) > 1 else ():
        rows = {row.pk for row in held.hearings.values() if row.office == pk}
        yield from _rolling(f"/offices/{slug}", "", rows, held, public)


def _rolling(
    stem: str, about: str, rows: set[int], held: Digests, public: set[int], *, listed: Sequence[str] = ()
) -> Iterator[Leaf]:
    """A calendar that reaches 90 days back, and each of its years; `listed` is what stands beside it on its page."""
    yield Leaf(calendar(stem), digest(about, *listed, *held.cases_of(rows)))
    by_year: dict[int, set[int]] = defaultdict(set)
    for pk in rows:
        row = held.hearings[pk]
        for date in {row.date, *row.left_dates}:
            by_year[date.year].add(pk)
    years = sorted({held.hearings[pk].date.year for pk in rows & public})
    for year in range(years[0], years[-1] + 1) if years else ():
        beside = f"{_before(years, year)} {_after(years, year)}"
        yield Leaf(calendar(f"{stem}/{year:04}"), digest(about, beside, *held.some(by_year[year])))


def _before(ordered: list, one: object) -> object:
    """The last of these before this one, or nothing."""
    place = bisect_left(ordered, one)
    return ordered[place - 1] if place else None


def _after(ordered: list, one: object) -> object:
    """The first of these after this one, or nothing."""
    place = bisect_right(ordered, one)
    return ordered[place] if place < len(ordered) else None
