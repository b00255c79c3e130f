"""The headers every answer carries, and the requests no view ever sees."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config.errors import error_page
from config.language import is_desk, split_language

Respond = Callable[[HttpRequest], HttpResponse]

PUBLIC_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
FRAMED_CSP = PUBLIC_CSP.replace("frame-ancestors 'none'", "frame-ancestors *")
DESK_CSP = PUBLIC_CSP + "; font-src 'self'"
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "usb",
    )
)
# Other sites may read the data formats in a browser: they are public, and no cookie ever goes with them.
DATA_SUFFIXES = (".ics", ".atom", ".json", ".csv", ".txt")
LONGEST_QUERY = 2048
LONGEST_LENGTH = 18
"""Digits of a body's length that a program can count with."""
METHODS_OF_READERS = {"GET", "HEAD"}
METHODS_OF_EDITORS = {"GET", "HEAD", "POST"}


def is_data(request: HttpRequest) -> bool:
    """Whether the address names a calendar in a format for programs, found or not."""
    return not is_desk(request) and request.path_info.endswith(DATA_SUFFIXES)


def is_framed(request: HttpRequest) -> bool:
    """Whether other sites may show the page inside theirs: it has no form, no script, no cookie to be misled with."""
    return split_language(request.path_info)[1].startswith("/embed/")


def is_frame_style(request: HttpRequest) -> bool:
    """Whether the address is the style of framed pages: asked for from a sandboxed frame, which has no origin."""
    return request.path_info.startswith(f"{settings.STATIC_URL}embed.")


class HeadersMiddleware:
    """Outermost, so that static files, errors and redirects carry the headers too."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        desk = is_desk(request)
        headers = response.headers
        if is_data(request):
            headers["Access-Control-Allow-Origin"] = "*"
        framed = is_framed(request)
        # Data need it not: a program that asks in the mode "cors" is led by the header above alone (Fetch, section 3.6).
        if framed or is_frame_style(request):
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if framed:
            # No X-Frame-Options: it has no word for "everybody", and none is what says it.
            headers.pop("X-Frame-Options", None)
            headers.setdefault("Content-Security-Policy", FRAMED_CSP)
        else:
            headers.setdefault("Content-Security-Policy", DESK_CSP if desk else PUBLIC_CSP)
            headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers["Referrer-Policy"] = "same-origin" if desk else "no-referrer"
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        headers.setdefault("X-Content-Type-Options", "nosniff")
        if desk:
            headers["Cache-Control"] = "no-store, private"
        return response


class PlainRequestMiddleware:
    """Refuses what no reader sends: odd methods (405), NUL bytes or broken UTF-8 in addresses, endless queries, lengths
    that are no number (400).

    Public pages see no cookie, whatever the browser sends: nothing there can depend on one, nor answer with one.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        refused = self.refuse(request)
        if refused is not None:
            return refused
        if not is_desk(request):
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)

    def refuse(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to a request that is not understood, or nothing."""
        methods = METHODS_OF_EDITORS if is_desk(request) else METHODS_OF_READERS
        if request.method not in methods:
            return error_page(request, 405)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit() and len(length) <= LONGEST_LENGTH):
            return error_page(request, 400)
        query = request.META.get("QUERY_STRING", "")
        address = request.path_info + query
        broken = "\x00" in address or "\ufffd" in address or "%00" in query
        if broken or len(query) > LONGEST_QUERY:
            return error_page(request, 400)
        return None
