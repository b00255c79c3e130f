"""The small files that programs ask for at fixed addresses: robots, icon, map of the site, contact, signs of life.

None of them has a language, a cookie or a query; the signs of life say a word and nothing about the machine.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from hearings import addresses, copies, edition, sitemap, times
from hearings.mirror import manifest
from hearings.unshown import noted
from hearings.views.frame import CACHE_CONTROL
from offices.models import Office

TEXT = "text/plain; charset=utf-8"
XML = "application/xml; charset=utf-8"
VALID_MONTHS = 6
"""So long a security.txt holds at the least, a month more at the most; RFC 9116 wants less than a year."""


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
    month = today.month + VALID_MONTHS + 1
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
def site_map(request: HttpRequest) -> HttpResponse:
    """Every public page; where they are too many for one map, the list of the maps, `sitemap-1.xml` and so on."""
    maps = sitemap.maps(copies.now())
    if len(maps) == 1:
        return _map(maps[0])
    files = [addresses.absolute(path) for path in sitemap.files(len(maps))]
    return kept(render_to_string("site/sitemaps.xml", {"files": files}), XML)


@require_safe
def one_of_maps(request: HttpRequest, number: int) -> HttpResponse:
    """One of several maps; 404 when there are not so many."""
    maps = sitemap.maps(copies.now())
    if len(maps) == 1 or request.path_info not in sitemap.files(len(maps)):
        raise Http404
    return _map(maps[number - 1])


def _map(some: list[str]) -> HttpResponse:
    """These pages, each with the same page in the other languages."""
    pages = []
    for path in some:
        versions = [
            (code, addresses.absolute(addresses.prefix(code) + path)) for code, _name in settings.LANGUAGES
        ]
        pages += [(here, [*versions, ("x-default", addresses.absolute(path))]) for _code, here in versions]
    return kept(render_to_string("site/sitemap.xml", {"pages": pages}), XML)


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
