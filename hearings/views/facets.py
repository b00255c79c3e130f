"""How many of the hearings found each filter would leave: counted among what was read, then the names of the values."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Model, QuerySet
from django.utils.translation import gettext

from defendants.citations import Citation, write_short
from defendants.models import Article, Defendant
from hearings.models import City, Court, Hearing
from hearings.serializers import code_name, shown_label
from hearings.unshown import sound
from hearings.views.filters import CHOICES, NAMES, OFFERED, Wanted
from hearings.views.results import Results
from offices.models import Office
from offices.texts import Said, say

MOST = 8
"""Values of a filter that are offered; one who looks for another types its name."""
PLAIN = ("court", "mode", "access", "status", "stage")


@dataclass(frozen=True, slots=True)
class Value:
    """One way to narrow a search down, and how many it leaves where that is known; `query` is the whole new search."""

    label: Said | str
    count: int | None
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    title: str
    values: tuple[Value, ...]


def facets(wanted: Wanted, found: Results, lang: str) -> list[Facet]:
    """The filters that would leave fewer of these hearings, each with its fullest values. At most seven queries.

    Counted among what was read; where more was found, the numbers would be wrong and are left out.
    """
    rows = found.rows
    plain = {name: Counter(getattr(row, name) for row in rows) for name in (*PLAIN, "city", "office")}
    plain["year"] = Counter(row.date.year for row in rows)
    for name in ("court", "city"):
        plain[name].pop(None, None)
    keys = [row.pk for row in rows]
    held = {one.name for one in wanted.filters}
    years = {} if held & {"from", "to"} else plain["year"]
    offered = [
        ("person", _people(keys, wanted, lang)),
        ("article", _articles(keys, wanted, lang)),
        ("city", _places(City.objects.all(), plain["city"], "city", wanted, lang)),
        ("court", _places(Court.objects.select_related("city"), plain["court"], "court", wanted, lang)),
        ("office", _places(Office.objects.all(), plain["office"], "office", wanted, lang)),
        *((name, _choices(name, plain[name], wanted)) for name in OFFERED),
        ("year", _years(years, wanted)),
    ]
    return [
        Facet(
            gettext("Year") if name == "year" else str(NAMES[name]),
            tuple(replace(value, count=None) for value in values) if found.is_cut else values,
        )
        for name, values in offered
        # A filter that leaves everything narrows nothing down.
        if name not in held and values and (found.is_cut or len(values) > 1 or values[0].count < len(rows))
    ]


def _sound(rows: QuerySet, keys: Iterable[int]) -> dict[int, Model]:
    """The rows of these keys that can be told of, by their keys."""
    return {row.pk: row for row in sound(rows.filter(pk__in=keys))}


def _offered(
    counts: Iterable[tuple[Said | str, int, str]],
) -> tuple[Value, ...]:
    return tuple(Value(label, count, query) for label, count, query in counts if count)


def _people(keys: list[int], wanted: Wanted, lang: str) -> tuple[Value, ...]:
    counted = _counted(keys, "prosecution__defendant")
    people = _sound(Defendant.objects.all(), [key for key, _count in counted])
    return _offered(
        (shown_label(people[key], lang), count, wanted.query(person=people[key].address_key))
        for key, count in counted
        if key in people
    )


def _counted(keys: list[int], *path: str) -> list[tuple]:
    """The fullest values of what a hearing may have several of, each with its number of hearings."""
    listed = Hearing.prosecutions.through.objects.filter(hearing__in=keys, **{f"{path[0]}__isnull": False})
    counted = listed.order_by().values_list(*path).annotate(count=Count("hearing", distinct=True))
    return list(counted.order_by("-count", *path)[:MOST])


def _articles(keys: list[int], wanted: Wanted, lang: str) -> tuple[Value, ...]:
    counted = _counted(keys, "prosecution__charges__article", "prosecution__charges__part")
    articles = _sound(Article.objects.select_related("code"), {key for key, _part, _count in counted})
    # 342 is another crime in another country's code.
    is_mixed = len({article.code_id for article in articles.values()}) > 1
    return _offered(
        (
            _cite(articles[key], part, lang, named=is_mixed),
            count,
            wanted.query(
                article=f"{articles[key].code.code.lower()}/{articles[key].number}",
                **({"part": part} if part else {}),
            ),
        )
        for key, part, count in counted
        if key in articles
    )


def _cite(row: Article, part: str, lang: str, *, named: bool) -> str:
    """The short citation, with the name of its code where articles of several stand together."""
    code = str(code_name(row.code, lang)) if named else ""
    return write_short([Citation(article=row.number, part=part, code=code)], lang)


def _places(every: QuerySet, counts: Counter, name: str, wanted: Wanted, lang: str) -> tuple[Value, ...]:
    rows = _sound(every, [key for key, _count in counts.most_common(MOST)])
    fullest = [(rows[key], count) for key, count in counts.most_common(MOST) if key in rows]
    fullest.sort(key=lambda pair: (-pair[1], pair[0].slug))
    return _offered(
        (say(row, "name", lang), count, wanted.query(**{name: row.slug})) for row, count in fullest
    )


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
