"""Copies of the site: where they stand, and how a reader holds one against the publisher's key by hand."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hearings import copies
from hearings.mirror.signing import BadKey, PublicKey
from hearings.views.frame import page


@require_safe
def copies_page(request: HttpRequest) -> HttpResponse:
    try:
        key = PublicKey.read(settings.SIGNING_PUBLIC_KEY) if settings.SIGNING_PUBLIC_KEY else None
    except BadKey:
        key = None
    return page(request, "site/copies.html", {"key": key}, now=copies.now(), section="copies")
