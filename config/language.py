"""Which language a page speaks: readers' pages by their address, the desk by its editor.

`/` is the default language, `/ru/…` Russian; the prefix is taken off before addresses are resolved, so there
is one URLconf. A reader's page never depends on Accept-Language, and no cookie is read or set for it: one
address, one text.
Knows nothing of what the pages are, nor of how addresses are written (`hearings.addresses`).
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation

from hearings import dates

DESK = "admin"
# These stand once, whatever the language: below a prefix there is no such page.
WITHOUT_PREFIX = (
    DESK,
    "static",
    "livez",
    "healthz",
    "metrics",
    "robots.txt",
    "favicon.ico",
    "sitemap.xml",
    ".well-known",
)


def split_language(path: str) -> tuple[str, str]:
    """Return the language of an address and the address to resolve: ("ru", "/2021/") for "/ru/2021/".

    A prefix without its slash, "/ru", gives ("ru", ""). What may not stand below a prefix keeps it, so that
    nothing is found there, and still has the language in which to say so: ("ru", "/ru/admin/").
    """
    first, slash, rest = path.removeprefix("/").partition("/")
    if not path.startswith("/") or first == settings.LANGUAGE_CODE or first not in dict(settings.LANGUAGES):
        return settings.LANGUAGE_CODE, path
    if rest.partition("/")[0] in WITHOUT_PREFIX or rest.startswith("sitemap-"):
        return first, path
    return first, slash + rest


def page_language(request: HttpRequest) -> str:
    """Return the language of an answer, also to a request refused before LanguageMiddleware saw it.

    Error views use this with `translation.override`: outside of LanguageMiddleware `request.lang` is not set.
    """
    return getattr(request, "lang", None) or split_language(request.path_info)[0]


def is_desk(request: HttpRequest) -> bool:
    """Say whether the address belongs to the editors' desk, which alone has sessions and cookies."""
    return request.path_info.startswith(f"/{DESK}/")


class LanguageMiddleware:
    """Set `request.lang`, take the prefix off `request.path_info`, and speak that language for one request.

    `request.path` stays whole, so that a missing slash is added behind the prefix.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        check_settings()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_desk(request):
            request.lang = translation.get_language_from_request(request)
        else:
            request.lang, request.path_info = split_language(request.path_info)
        if not request.path_info:
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        with translation.override(request.lang, deactivate=True):
            return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> None:
        """Change to the editor's own language: only now, behind the other middleware, is the editor known."""
        if not is_desk(request):
            return
        own = getattr(getattr(request, "user", None), "language", "")
        if own in dict(settings.LANGUAGES):
            request.lang = own
            translation.activate(own)


def check_settings() -> None:
    """Refuse to start with a language that could only be spoken in part. Raises ImproperlyConfigured."""
    codes = dict(settings.LANGUAGES)
    if settings.LANGUAGE_CODE not in codes:
        raise ImproperlyConfigured(f"DEFAULT_LANGUAGE “{settings.LANGUAGE_CODE}” is not among LANGUAGES.")
    for code in codes:
        try:
            dates.words(code)
        except (dates.UnknownLanguage, ValueError) as error:
            raise ImproperlyConfigured(f"LANGUAGES names “{code}”. {error}") from error
