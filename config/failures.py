"""When something fails: 500, and 503 where the database is what failed, for that is gone or full and comes back.

Knows the desk: what an editor typed comes back with the answer. Asks the database nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext

from config import carried
from config.errors import error_page
from config.language import is_desk
from hearings.soundness import Unsound
from offices import kept

AGAIN = 60
"""Seconds after which to ask again."""


class UnshownMiddleware:
    """500 for what one hearing, person or place would have said, when it cannot be shown: a page that says so, a way on.

    `response.unshown` is which, for those who write copies of the site.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Told and logged already (hearings.unshown): no trace is needed, and none is written."""
        if not isinstance(exception, Unsound):
            return None
        response = error_page(request, 500)
        response.unshown = exception.name
        return response


def server_error(request: HttpRequest) -> HttpResponse:
    """The answer to what no view foresaw. Called by Django while the exception is being handled."""
    if not isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return error_page(request, 500)
    if is_desk(request) and request.method == "POST":
        return not_saved(request)
    return out_of_reach(request)


def out_of_reach(request: HttpRequest) -> HttpResponse:
    """The mirror's answer, where there is a mirror; else that nothing can be shown now, and when to ask again."""
    copied = carried.answer(request)
    if copied is not None:
        return copied
    response = error_page(request, 503)
    response.headers["Retry-After"] = str(AGAIN)
    return response


def not_saved(request: HttpRequest) -> HttpResponse:
    """The form as it was sent, to be sent again: the database took nothing of it."""
    # Who they are stands in the database, and the desk's frame would ask.
    request.user = AnonymousUser()
    sentence = gettext(
        "The database cannot be reached or has no room. Nothing was saved, and what you typed is kept on this page: "
        "send it again in a minute."
    )
    context = {
        "title": gettext("Not saved"),
        "site_header": admin.site.site_header,
        "site_title": admin.site.site_title,
        "sentence": sentence,
        "kept": kept.keep(request),
        # What the desk's frame would ask the database for.
        "messages": (),
        "has_permission": False,
    }
    html = render_to_string("account/kept.html", context, request)
    headers = {"Cache-Control": "no-store, private", "Retry-After": str(AGAIN)}
    return HttpResponse(html, status=503, headers=headers)
