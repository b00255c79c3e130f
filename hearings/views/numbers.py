"""What the statistics count: rows of numbers, each number with the list it counts. A query or two for each chart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count
from django.utils.formats import get_format
from django.utils.translation import gettext, ngettext

from defendants.choices import Verdict
from defendants.models import Article, Case, Prosecution
from hearings import addresses, copies, dates
from hearings.choices import LinkGiven, Observers, Status, WasOpen
from hearings.models import City, Hearing
from hearings.querysets import HearingQuerySet
from hearings.serializers import article_title
from hearings.unshown import sound
from offices.texts import Said, say

MOST = 15
"""Articles and cities that are shown; the lists of all have the rest."""
MONTHS, FEWEST_MONTHS = 24, 12
LONGEST_CASES = 5
STEPS = ((0, 0), (1, 1), (2, 2), (3, 5), (6, 10), (11, None))
"""Adjournments of a case, from and to: beyond two the exact number tells little."""


@dataclass(frozen=True, slots=True)
class Number:
    """What is counted, in words and as a lasting key; how often; and the address of the list behind it, or nothing."""

    key: str
    label: Said | str
    count: int
    url: str = ""
    share: int = 0  # of the largest in its chart, in hundredths
    inside: str = ""  # the label as it stands inside a sentence, where that differs


@dataclass(frozen=True, slots=True)
class Chart:
    """`of` is what its numbers count; `more` leads to a list of all that the chart has the largest of."""

    key: str
    title: str
    of: str
    numbers: tuple[Number, ...]
    note: str = ""
    more: tuple[str, str] | None = None

    @property
    def total(self) -> int:
        return sum(number.count for number in self.numbers)


def _chart(key: str, title: str, of: str, numbers: Iterable[Number], **more: object) -> Chart:
    kept = tuple(numbers)
    largest = max((number.count for number in kept), default=0) or 1
    drawn = tuple(
        replace(one, share=max(1, round(100 * one.count / largest)) if one.count else 0) for one in kept
    )
    return Chart(key, title, of, drawn, **more)


def charts(now: dt.datetime, lang: str) -> list[Chart]:
    """Every chart of the page, in its order."""
    rows = Hearing.objects.published(now).order_by()
    found = [
        by_month(rows, lang),
        by_article(rows, lang),
        by_city(rows, lang),
        by_status(rows, lang),
        by_verdict(now, lang),
        adjournments(rows, lang),
        *openness(rows, lang),
    ]
    return [chart for chart in found if chart.total]


def searched(lang: str, **given: str) -> str:
    """The address of a search that one filter makes; nothing in a copy, which cannot search."""
    if copies.is_copy():
        return ""
    words = "&".join(f"{name}={value}" for name, value in given.items())
    return f"{addresses.prefix(lang)}/search/?{words}"


def by_month(rows: HearingQuerySet, lang: str) -> Chart:
    """At least FEWEST_MONTHS and at most MONTHS up to the latest that has a hearing, empty ones too."""
    counted = {
        dt.date(year, month, 1): count
        for year, month, count in rows.values_list("date__year", "date__month").annotate(count=Count("pk"))
    }
    return _chart(
        "months",
        gettext("Hearings by month"),
        gettext("Hearings"),
        (
            Number(
                f"{month:%Y-%m}",
                dates.month_title(month, lang),
                counted.get(month, 0),
                addresses.month(month, lang) if counted.get(month) else "",
                inside=dates.month_inside(month, lang),
            )
            for month in _months(counted)
        ),
    )


def _months(counted: dict[dt.date, int]) -> list[dt.date]:
    if not counted:
        return []
    first, last = min(counted), max(counted)
    number = last.year * 12 + last.month - 1
    begun = min(first.year * 12 + first.month - 1, number - FEWEST_MONTHS + 1)
    span = range(max(begun, number - MONTHS + 1), number + 1)
    return [dt.date(one // 12, one % 12 + 1, 1) for one in span]


def by_article(rows: HearingQuerySet, lang: str) -> Chart:
    path = "prosecutions__charges__article"
    counted = (
        rows.filter(**{f"{path}__isnull": False}).values_list(path).annotate(count=Count("pk", distinct=True))
    )
    largest = list(counted.order_by("-count", path)[:MOST])
    found = sound(Article.objects.select_related("code").filter(pk__in=[key for key, _count in largest]))
    articles = {row.pk: row for row in found}
    return _chart(
        "articles",
        gettext("Hearings by article"),
        gettext("Hearings"),
        (
            Number(
                f"{articles[key].code.code}/{articles[key].number}",
                article_title(articles[key], lang),
                count,
                addresses.article(articles[key].code.code, articles[key].number, lang),
            )
            for key, count in largest
            if key in articles
        ),
        note=gettext("A hearing under several articles counts for each of them."),
        more=(gettext("All articles"), f"{addresses.prefix(lang)}/articles/"),
    )


def by_city(rows: HearingQuerySet, lang: str) -> Chart:
    counted: Counter = Counter()
    for of_court, city, count in rows.values_list("court__city", "city").annotate(count=Count("pk")):
        counted[of_court or city] += count
    unknown = counted.pop(None, 0)
    cities = sound(City.objects.filter(pk__in=[key for key, _count in counted.most_common(MOST)]))
    largest = sorted(cities, key=lambda city: (-counted[city.pk], city.slug))
    numbers = [
        Number(city.slug, say(city, "name", lang), counted[city.pk], addresses.city(city.slug, lang))
        for city in largest
    ]
    if unknown:
        numbers.append(Number("", gettext("City not known"), unknown))
    return _chart(
        "cities",
        gettext("Hearings by city"),
        gettext("Hearings"),
        numbers,
        more=(gettext("All cities"), f"{addresses.prefix(lang)}/cities/"),
    )


def by_status(rows: HearingQuerySet, lang: str) -> Chart:
    counted = dict(rows.values_list("status").annotate(Count("pk")))
    labels = {one: str(one.label) for one in Status}
    # "Scheduled" would stand for hearings of years ago, too, of which nobody has told what became of them.
    labels[Status.SCHEDULED] = gettext("To come, or outcome not yet known")
    return _chart(
        "statuses",
        gettext("What became of hearings"),
        gettext("Hearings"),
        (
            Number(one.value, labels[one], counted.get(one.value, 0), searched(lang, status=one.value))
            for one in Status
            if counted.get(one.value)
        ),
    )


def by_verdict(now: dt.datetime, lang: str) -> Chart:
    """What was decided about people, each in each of their cases; whoever waits for a verdict is counted too."""
    counted = dict(Prosecution.objects.published(now).order_by().values_list("verdict").annotate(Count("pk")))
    numbers = [
        Number(one.value, str(one.label), counted.get(one.value, 0), searched(lang, verdict=one.value))
        for one in Verdict
        if counted.get(one.value)
    ]
    if counted.get(""):
        numbers.append(Number("none", gettext("No verdict known"), counted[""]))
    return _chart(
        "verdicts",
        gettext("Verdicts"),
        gettext("Defendants"),
        numbers,
        note=gettext(
            "Who is tried in two cases counts twice. The lists have all hearings of those defendants."
        ),
    )


def adjournments(rows: HearingQuerySet, lang: str) -> Chart:
    """How often cases were adjourned, and those that were most often."""
    often = dict(rows.values_list("case").annotate(count=Count("adjourned_from")))
    numbers = [
        Number(
            f"{least}-{most}" if most else f"{least}+",
            _times(least, most),
            sum(least <= count and (most is None or count <= most) for count in often.values()),
        )
        for least, most in STEPS
    ]
    mean = sum(often.values()) / (len(often) or 1)
    note = gettext("On average: %(number)s.") % {"number": _decimal(mean, lang)} if mean else ""
    return _chart(
        "adjournments",
        gettext("Adjournments of a case"),
        gettext("Cases"),
        [one for one in numbers if one.count],
        note=note,
    )


def longest_cases(now: dt.datetime) -> list[tuple[Case, int]]:
    """The cases that were adjourned most often, with how often; two queries."""
    counted = (
        Hearing.objects.published(now)
        .order_by()
        .filter(adjourned_from__isnull=False)
        .values_list("case")
        .annotate(count=Count("pk"))
        .order_by("-count", "case")[:LONGEST_CASES]
    )
    often = dict(counted)
    cases = {row.pk: row for row in sound(Case.objects.filter(pk__in=often))}
    return [(cases[key], count) for key, count in often.items() if key in cases]


def _times(least: int, most: int | None) -> str:
    if most == 0:
        return gettext("never adjourned")
    if least == most:
        return ngettext("adjourned %(count)d time", "adjourned %(count)d times", least) % {"count": least}
    if most is None:
        return gettext("adjourned %(least)d times and more") % {"least": least}
    return gettext("adjourned %(least)d–%(most)d times") % {"least": least, "most": most}


def _decimal(number: float, lang: str) -> str:
    """2.4, with a comma where the language has one."""
    return f"{number:.1f}".replace(".", get_format("DECIMAL_SEPARATOR", lang))


def openness(rows: HearingQuerySet, lang: str) -> list[Chart]:
    """Of the hearings that were held: were they open, were observers let in, was the link given; one query."""
    titles = {
        "was_open": (gettext("Were they open?"), WasOpen),
        "observers": (gettext("Were observers let in?"), Observers),
        "link_given": (gettext("Was the link of online hearings given?"), LinkGiven),
    }
    found = rows.openness()
    return [
        _chart(
            column,
            title,
            gettext("Hearings held"),
            (
                Number(
                    word or "unknown",
                    str(words(word).label),
                    found[column][word],
                    searched(lang, **{column: word}) if word else "",
                )
                for word in sorted(words.values, key=lambda word: word == "")
                if found[column].get(word)
            ),
        )
        for column, (title, words) in titles.items()
        if any(count for word, count in found[column].items() if word)
    ]
