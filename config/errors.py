"""Error pages: one sentence of fact and one way on, in the language of the address, without touching the database."""

from __future__ import annotations

import datetime as dt
import re

from django.conf import settings
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from config.language import is_desk, page_language
from hearings import dates, times

TEMPLATES = {status: f"errors/{status}.html" for status in (400, 403, 404, 405)}

TOO_LONG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
MAIN = re.compile(rb'<main id="main"(?: data-clock="(?P<zone>\S+) (?P<place>[^"]+)")?>')
"""Where a page's own part begins, and by whose clock it goes: without the database only the page itself knows."""


def error_page(request: HttpRequest, status: int, template: str = "", **words: object) -> HttpResponse:
    """The page for a status; anything without a page of its own gets the one for 500."""
    lang = page_language(request)
    template = template or TEMPLATES.get(status, "errors/500.html")
    with override(lang):
        html = render_to_string(
            template, {"lang": lang, "status": status, "mirrors": settings.MIRRORS, **words}
        )
    # A fault of ours is not kept by anybody: a proxy shows its last good page instead.
    cache_control = "no-store" if status >= 500 else "public, max-age=60"
    response = HttpResponse(html, status=status, headers={"Cache-Control": cache_control})
    if status == 405:
        response.headers["Allow"] = "GET, HEAD"
    return response


def with_notice(body: bytes, moment: dt.datetime, lang: str) -> bytes:
    """A page of ours with a line on top: our records are out of reach, and of this moment it is."""
    begins = MAIN.search(body)
    if begins is None:
        return body
    zone, place = (begins[name].decode() if begins[name] else "UTC" for name in ("zone", "place"))
    seen = times.local(moment, zone) if times.is_zone(zone) else moment.astimezone(dt.UTC)
    day = dates.with_hour(dates.long_date(seen.date(), lang, weekday=False), seen.time())
    with override(lang):
        # The place is as the page's template escaped it.
        notice = render_to_string("errors/out_of_reach.html", {"when": mark_safe(f"{day} ({place})")})
    return body[: begins.end()] + notice.encode() + body[begins.end() :]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, TOO_LONG):
        # Nothing of it was read, so nothing can be shown again; the browser still has it.
        return error_page(request, 413, "errors/too_long.html")
    # Asked by a name or number of the machine that is none of the site's, the address itself is in order.
    return error_page(request, 400, "errors/elsewhere.html" if isinstance(exception, DisallowedHost) else "")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    # Whoever is logged in is an editor, and has to hear whom to ask.
    user = getattr(request, "user", None) if is_desk(request) else None
    return error_page(request, 403, is_editor=user is not None and user.is_authenticated)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 404)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For a form of the desk without the token of its session (CSRF): what to do, and nothing about the reason."""
    lang = page_language(request)
    with override(lang):
        html = render_to_string("errors/form_refused.html", {"lang": lang, "status": 403})
    return HttpResponse(html, status=403, headers={"Cache-Control": "no-store"})
