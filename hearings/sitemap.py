"""The map of the site for search engines (sitemaps.org): which pages stand in it, and in which of its files.

Hearings are found by their days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.conf import settings

from defendants.models import Article, Case, Defendant
from hearings.models import City, Court, Hearing

ALWAYS = (
    "/",
    "/defendants/",
    "/courts/",
    "/cities/",
    "/articles/",
    "/changes/",
    "/subscribe/",
    "/statistics/",
    "/about/",
    "/copies/",
)
MOST = 50_000
"""Addresses in one file; what is more stands in further files, and the first tells of them (sitemaps.org)."""


def maps(now: dt.datetime) -> list[list[str]]:
    """The paths of all public pages without a language, as many together as have room in a file in every language."""
    every = list(paths(now))
    room = MOST // len(settings.LANGUAGES)
    return [every[start : start + room] for start in range(0, len(every), room)]


def files(number: int) -> list[str]:
    """The paths of so many maps; a single one stands in the first file itself."""
    return [f"/sitemap-{one}.xml" for one in range(1, number + 1)] if number > 1 else []


def paths(now: dt.datetime) -> Iterator[str]:
    """The paths of public pages without a language, each once."""
    yield from ALWAYS
    # Not by name: an opaque address among names in order would tell how the withheld one begins.
    for person in Defendant.objects.published(now).order_by("pk"):
        yield f"/defendants/{person.address_key}/"
    for key in Case.objects.published(now).values_list("public_id", flat=True):
        yield f"/cases/{key}/"
    for slug in Court.objects.published(now).values_list("slug", flat=True):
        yield f"/courts/{slug}/"
    for slug in City.objects.published(now).values_list("slug", flat=True):
        yield f"/cities/{slug}/"
    for article in Article.objects.published(now).select_related("code"):
        yield f"/articles/{article.code.code.lower()}/{article.number}/"
    days = Hearing.objects.published(now).order_by("-date").values_list("date", flat=True).distinct()
    yield from (f"/{date:%Y/%m/%d}/" for date in days)
