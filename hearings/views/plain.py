"""The small files that programs ask for at fixed addresses: robots, icon, map of the site, contact, signs of life.

None of them has a language, a cookie or a query; the signs of life say a word and nothing about the machine.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from defendants.models import Article, Case, Defendant
from hearings import addresses, copies, edition, times
from hearings.mirror import manifest
from hearings.models import City, Court, Hearing
from hearings.unshown import noted
from hearings.views.frame import CACHE_CONTROL
from offices.models import Office

TEXT = "text/plain; charset=utf-8"
XML = "application/xml; charset=utf-8"
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
"""Addresses in one map (sitemaps.org); what is more stands in further maps, and the first tells of them."""
VALID_MONTHS = 6
"""So long a security.txt holds at the least; RFC 9116 wants it renewed within a year."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everybody may read everything but the desk; calendar programs obey this file too."""
    closed = "" if copies.is_copy() else " /admin/"
    text = f"User-agent: *\nDisallow:{closed}\n\nSitemap: {addresses.absolute('/sitemap.xml')}\n"
    return kept(text, TEXT)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        icon(), content_type="image/x-icon", headers={"Cache-Control": "public, max-age=86400"}
    )


@cache
def icon() -> bytes:
    return (Path(settings.BASE_DIR) / "static" / "favicon.ico").read_bytes()


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole in the site (RFC 9116)."""
    today = times.today(copies.now(), "UTC")
    month = today.month + VALID_MONTHS
    expires = dt.date(today.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    office = Office.objects.main()
    contacts = [addresses.absolute("/about/#contact")]
    if office and office.contact_email:
        contacts.insert(0, f"mailto:{office.contact_email}")
    lines = [f"Contact: {contact}" for contact in contacts]
    lines += [
        f"Expires: {expires:%Y-%m-%d}T00:00:00Z",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {addresses.absolute('/.well-known/security.txt')}",
    ]
    return kept("\n".join(lines) + "\n", TEXT)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page, with the same page in the other languages (sitemaps.org). Hearings are found by their days.

    Where they are too many for one map it is the list of the maps, `sitemap-1.xml` and so on.
    """
    every = list(paths(copies.now()))
    maps = -(-len(every) // _a_map())
    if maps == 1:
        return _map(every)
    files = [addresses.absolute(f"/sitemap-{number}.xml") for number in range(1, maps + 1)]
    return kept(render_to_string("site/sitemaps.xml", {"files": files}), XML)


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One of several maps; 404 when there are not so many."""
    every = list(paths(copies.now()))
    part = every[(number - 1) * _a_map() : number * _a_map()] if number else []
    if not part or len(every) <= _a_map() or request.path_info != f"/sitemap-{number}.xml":
        raise Http404
    return _map(part)


def _a_map() -> int:
    """Pages in one map, each in every language."""
    return MOST // len(settings.LANGUAGES)


def _map(some: list[str]) -> HttpResponse:
    pages = []
    for path in some:
        versions = [
            (code, addresses.absolute(addresses.prefix(code) + path)) for code, _name in settings.LANGUAGES
        ]
        pages += [(here, [*versions, ("x-default", addresses.absolute(path))]) for _code, here in versions]
    return kept(render_to_string("site/sitemap.xml", {"pages": pages}), XML)


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


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type=TEXT, headers={"Cache-Control": "no-store"})


@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """The process answers, and so does its database; else whether a mirror stands in for it.

    Behind "ok" stands what this process had to leave out and what still cannot be shown: hearings as a rule.
    """
    try:
        edition.current()
        lines = ["ok", *(f"{unsound.name} cannot be shown" for unsound in noted(copies.now()))]
        status = 200
    except DatabaseError:
        said = "no database"
        if settings.MIRROR_DIR is not None:
            is_there = (settings.MIRROR_DIR / manifest.NAME).is_file()
            said += "; mirror served" if is_there else "; mirror missing"
        lines, status = [said], 503
    return HttpResponse(
        "\n".join(lines), status=status, content_type=TEXT, headers={"Cache-Control": "no-store"}
    )


def kept(text: str, content_type: str) -> HttpResponse:
    return HttpResponse(text, content_type=content_type, headers={"Cache-Control": CACHE_CONTROL})
