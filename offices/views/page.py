"""What the account's pages share: the desk's frame around them, and the way on."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, ngettext

from offices.kept import Kept


def page(request: HttpRequest, template: str, title: str, status: int = 200, **more: Any) -> HttpResponse:
    """A page of the desk."""
    context = {**admin.site.each_context(request), "title": title, **more}
    return render(request, f"account/{template}.html", context, status=status)


def way_on(request: HttpRequest) -> str:
    """Where the editor wanted to go, if that is at this site, else the desk's first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else reverse("admin:index")


def with_way_on(address: str, wanted: str) -> str:
    """The address of a page that leads on to the wanted one: see `way_on`."""
    return f"{address}?{urlencode({'next': wanted}, safe='/')}"


def kept_page(request: HttpRequest, kept: Kept, title: str, sentence: str, status: int = 200) -> HttpResponse:
    """The fields that were typed, as a form to be sent again."""
    return page(request, "kept", title, status, kept=kept, sentence=sentence)


def too_often(wait: dt.timedelta) -> str:
    """Says how long to wait, in whole minutes, never less than that."""
    minutes = math.ceil(wait.total_seconds() / 60)
    wrong = gettext("Too many wrong tries.")
    later = ngettext("Try again in %d minute.", "Try again in %d minutes.", minutes) % minutes
    return f"{wrong} {later}"
