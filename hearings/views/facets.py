"""How many of the hearings found each filter would leave: three counts over the result, then the names of the values."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Model
from django.utils.translation import gettext

from defendants.citations import Citation, write_short
from defendants.models import Article, Defendant
from hearings.models import City, Court
from hearings.querysets import HearingQuerySet
from hearings.serializers import shown_name
from hearings.views.filters import CHOICES, NAMES, OFFERED, Wanted
from offices.models import Office
from offices.texts import Said, say

MOST = 8
"""Values of a filter that are offered; one who looks for another types its name."""
COUNTED = 20_000
"""Hearings among which people and articles are counted."""
PLAIN = ("court", "mode", "access", "status", "stage")


@dataclass(frozen=True, slots=True)
class Value:
    """One way to narrow a search down, and what it leaves; `query` is the whole of the new search."""

    label: Said | str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    title: str
    values: tuple[Value, ...]


def facets(wanted: Wanted, rows: HearingQuerySet, lang: str, *, total: int) -> list[Facet]:
    """The filters that would leave fewer of these hearings, each with its fullest values. At most eight queries.

    People and articles only among a number of hearings that is counted quickly; more than that is a part of the archive,
    which places and years narrow down.
    """
    many = total > COUNTED
    plain = _plain_counts(rows)
    held = {one.name for one in wanted.filters}
    years = {} if held & {"from", "to"} else plain["year"]
    offered = [
        ("person", () if many else _people(rows, wanted, lang)),
        ("article", () if many else _articles(rows, wanted, lang)),
        ("city", _places(City, plain["city"], "city", wanted, lang)),
        ("court", _places(Court, plain["court"], "court", wanted, lang)),
        ("office", _places(Office, plain["office"], "office", wanted, lang)),
        *((name, _choices(name, plain[name], wanted)) for name in OFFERED),
        ("year", _years(years, wanted)),
    ]
    return [
        Facet(gettext("Year") if name == "year" else str(NAMES[name]), values)
        for name, values in offered
        # A filter that leaves everything narrows nothing down.
        if name not in held and (len(values) > 1 or (values and values[0].count < total))
    ]


def _plain_counts(rows: HearingQuerySet) -> dict[str, Counter]:
    """By each column that a hearing has once: one query for all of them, a row for each way they meet."""
    columns = (*PLAIN, "case__office", "city", "court__city", "date__year")
    counts: dict[str, Counter] = {name: Counter() for name in (*PLAIN, "office", "city", "year")}
    for *values, city, of_court, year, count in (
        rows.order_by().values_list(*columns).annotate(count=Count("pk")).order_by()
    ):
        for name, value in zip((*PLAIN, "office"), values, strict=True):
            counts[name][value] += count
        counts["city"][city or of_court] += count
        counts["year"][year] += count
    for name in ("court", "city"):
        counts[name].pop(None, None)
    return counts


def _offered(
    counts: Iterable[tuple[Said | str, int, str]],
) -> tuple[Value, ...]:
    return tuple(Value(label, count, query) for label, count, query in counts if count)


def _people(rows: HearingQuerySet, wanted: Wanted, lang: str) -> tuple[Value, ...]:
    path = "prosecutions__defendant"
    counted = _counted(rows, path)
    people = Defendant.objects.in_bulk([key for key, _count in counted])
    return _offered(
        (_name(people[key], lang), count, wanted.query(person=people[key].address_key))
        for key, count in counted
    )


def _name(row: Defendant, lang: str) -> Said:
    given, family = shown_name(row, lang)
    return Said(f"{given} {family}".strip(), family.lang)


def _counted(rows: HearingQuerySet, *path: str) -> list[tuple]:
    """The fullest values of what a hearing may have several of, each with its number of hearings."""
    known = rows.order_by().filter(**{f"{path[0]}__isnull": False})
    return list(
        known.values_list(*path).annotate(count=Count("pk", distinct=True)).order_by("-count", *path)[:MOST]
    )


def _articles(rows: HearingQuerySet, wanted: Wanted, lang: str) -> tuple[Value, ...]:
    path = "prosecutions__charges__article", "prosecutions__charges__part"
    counted = _counted(rows, *path)
    articles = Article.objects.select_related("code").in_bulk({key for key, _part, _count in counted})
    return _offered(
        (
            _cite(articles[key], part, lang),
            count,
            wanted.query(
                article=f"{articles[key].code.code.lower()}/{articles[key].number}",
                **({"part": part} if part else {}),
            ),
        )
        for key, part, count in counted
    )


def _cite(row: Article, part: str, lang: str) -> str:
    return write_short([Citation(article=row.number, part=part, code="")], lang)


def _places(model: type[Model], counts: Counter, name: str, wanted: Wanted, lang: str) -> tuple[Value, ...]:
    rows = model._default_manager.in_bulk([key for key, _count in counts.most_common(MOST)])
    return _offered(
        (say(rows[key], "name", lang), count, wanted.query(**{name: rows[key].slug}))
        for key, count in _fullest(counts, lambda key: rows[key].slug if key in rows else "")
        if key in rows
    )


def _fullest(counts: Counter, name: Callable[[object], str]) -> Iterator[tuple]:
    yield from sorted(counts.most_common(MOST), key=lambda pair: (-pair[1], name(pair[0])))


def _choices(name: str, counts: Counter, wanted: Wanted) -> tuple[Value, ...]:
    words = CHOICES[name]
    return _offered((str(one.label), counts[one.value], wanted.query(**{name: one.value})) for one in words)


def _years(counts: Counter, wanted: Wanted) -> tuple[Value, ...]:
    return _offered(
        (
            str(year),
            counts[year],
            wanted.query(from_=dt.date(year, 1, 1).isoformat(), to=dt.date(year, 12, 31).isoformat()),
        )
        for year in sorted(counts, reverse=True)[:MOST]
    )
