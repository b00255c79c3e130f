"""The editors' desk: Django's admin site, where every POST passes through the door of the public record.

Nobody is in without the second factor where it is required; what cannot be taken back asks for a fresh proof.

Also the middleware that only the desk has: sessions, log-in, messages. Public pages have none of them, and see no
cookie (config/headers.py), so none can ever be set there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.messages.storage import default_storage
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DataError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django_otp.middleware import OTPMiddleware

from config import errors
from config.language import is_desk
from hearings import edition
from offices import guard, kept, sessions
from offices.models import Freeze
from offices.rights import clock_of
from offices.views import account, log_in
from offices.views.page import kept_page

# What editors need first stands first; what nobody told us about comes last, by name.
ORDER = (
    "Hearing", "Bulletin", "Statement", "Court", "City", "Change", "Edition",
    "Case", "Defendant", "Prosecution", "Article", "LegalCode",
    "Office", "Editor", "Group",
)  # fmt: skip

# Pages that ask again who sits there: whose names begin like this, and for a step which one.
SENSITIVE = (
    "offices_editor_",
    "auth_group_",
    "auth_user_",
    "set_up",
    "remove_phone",
    "renew_codes",
)
SENSITIVE_STEPS = ("withdraw",)


MOST_OF_A_NOTE = 500
"""Letters an editor may write on why, for the history of what a form changes."""


def _reading(view: Callable, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """A page that saves nothing. A filter by a number too large for any row leads to no page."""
    try:
        return view(request, *args, **kwargs)
    except (OverflowError, DataError) as error:
        if not any(words in str(error) for words in _TOO_LARGE):
            raise
        raise Http404 from error


_TOO_LARGE = ("too large to convert to SQLite", "out of range")  # SQLite's words, and PostgreSQL's


class Desk(admin.AdminSite):
    """Opens the door around forms, inlines, list actions and deletions alike."""

    site_header = _("Open Court: the desk")
    site_title = _("Open Court")
    index_title = _("Today's desk")
    enable_nav_sidebar = False
    empty_value_display = "—"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """What is to do today stands above the list of everything."""
        # Its module is among the pages that register themselves with this very site.
        from hearings.admin import today  # noqa: PLC0415 - see above

        return super().index(request, {"parts": today.parts(self, request), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The models in an editor's order, not in the alphabet's."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=_place)
        return sorted(apps, key=lambda app: _place(app["models"][0]))

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the desk is open to this session: the account's, and proved by a second factor where one must be."""
        if not super().has_permission(request):
            return False
        proved = getattr(request.user, "otp_device", None) is not None
        return proved or not settings.SECOND_FACTOR_REQUIRED

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        freeze = Freeze.objects.standing() if self.has_permission(request) else None
        return {**super().each_context(request), "freeze": freeze}

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        def behind_the_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return _reading(view, request, *args, **kwargs)
            note = request.POST.get("history_note", "")[:MOST_OF_A_NOTE]

            def through_the_door() -> HttpResponse:
                with edition.change(by=request.user, note=note):
                    return view(request, *args, **kwargs)

            try:
                return through_the_door()
            except edition.Frozen:
                return frozen(request)
            except IntegrityError as error:
                if not guard.is_in_the_way(error):
                    raise
            # Nothing of it is left. The page comes again with what was typed, and saves nothing this time.
            guard.refuse(request, guard.IN_THE_WAY)
            request._messages = default_storage(request)
            try:
                return through_the_door()
            except IntegrityError:
                return in_the_way(request)

        # Names and marks of the view are what Django's admin looks at.
        behind_the_door.__dict__.update(getattr(view, "__dict__", {}))
        return self.account_view(super().admin_view(self.proved(behind_the_door), cacheable))

    def proved(self, view: Callable) -> Callable:
        """Asks again who sits there, before a view that is sensitive."""

        @wraps(view)
        def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if is_sensitive(request) and not sessions.is_fresh(request):
                return log_in.ask_again(request)
            return view(request, *args, **kwargs)

        return asking

    def account_view(self, view: Callable) -> Callable:
        """Asks for a log-in where the session has ended, and keeps what was typed."""

        @wraps(view)
        def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if self.has_permission(request):
                return view(request, *args, **kwargs)
            if request.method == "POST" and request.resolver_match.url_name != "logout":
                return log_in.ask_to_log_in(request)
            return view(request, *args, **kwargs)

        return asking

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if request.method != "POST" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        return log_in.log_in(request)

    def get_urls(self) -> list[URLPattern]:
        """An account's own pages change nothing public: they stay outside of the door, whose lock makes others wait."""

        def own(view: Callable) -> Callable:
            return self.account_view(super(Desk, self).admin_view(self.proved(view)))

        def before_the_desk(request: HttpRequest) -> HttpResponse:
            return (self.proved if self.has_permission(request) else never_cache)(account.set_up)(request)

        return [
            path("account/", own(account.account), name="account"),
            path("account/again/", own(log_in.again), name="again"),
            path("account/phone/", before_the_desk, name="set_up"),
            path("account/phone/<int:pk>/remove/", own(account.remove_phone), name="remove_phone"),
            path("account/codes/", own(account.codes), name="codes"),
            path("account/codes/renew/", own(account.renew_codes), name="renew_codes"),
            path("account/everywhere/", own(account.log_out_everywhere), name="log_out_everywhere"),
            *super().get_urls(),
        ]


def is_sensitive(request: HttpRequest) -> bool:
    """Whether the page gives rights or a second factor, or takes a hearing away."""
    match = request.resolver_match
    if match.kwargs.get("name") in SENSITIVE_STEPS:
        return True
    return (match.url_name or "").startswith(SENSITIVE)


def frozen(request: HttpRequest) -> HttpResponse:
    """The answer while publishing is frozen: nothing was saved, and nothing that was typed is lost."""
    sentence = gettext(
        "Publishing is frozen: nothing public may change. Nothing was saved. Drafts can be saved."
    )
    return kept_page(request, kept.keep(request), gettext("Publishing is frozen"), sentence, status=409)


def in_the_way(request: HttpRequest) -> HttpResponse:
    """The answer when one row stood in another's way and there is no form that could say so: nothing was saved."""
    return kept_page(request, kept.keep(request), gettext("Not saved"), str(guard.IN_THE_WAY), status=409)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form without the token of its session (CSRF), which a log-in in another window renews.

    Whoever is logged in gets back what was typed, to be sent with one press; but only where the browser says that the
    form stood at this site, so that no stranger's form is carried to the end here.
    """
    is_ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if not is_ours or not is_desk(request) or request.resolver_match.url_name in _WITHOUT_TYPING:
        return errors.form_refused(request, reason)
    if not admin.site.has_permission(request):
        return errors.form_refused(request, reason)
    sentence = gettext("What you typed has not been saved yet.")
    return kept_page(request, kept.keep(request), gettext("You are logged in again"), sentence, status=403)


_WITHOUT_TYPING = ("login", "logout", "again")
"""Pages of the account to which nothing is sent that would have to be kept, or should be."""


def _place(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return ORDER.index(name) if name in ORDER else len(ORDER)


class OnlyAtDesk:
    """Lets a middleware of Django's act on the desk's addresses alone."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return super().__call__(request) if is_desk(request) else self.get_response(request)


class DeskSessionMiddleware(OnlyAtDesk, SessionMiddleware):
    pass


class DeskAuthMiddleware(OnlyAtDesk, AuthenticationMiddleware):
    pass


class DeskSecondFactorMiddleware(OnlyAtDesk, OTPMiddleware):
    """Also notes that the editor is still there."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_desk(request):
            sessions.touch(request)
        return super().__call__(request)


class DeskClockMiddleware:
    """Tells moments, and reads those that are typed, by the clock on the editor's own wall."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_desk(request):
            return self.get_response(request)
        with timezone.override(clock_of(request.user)):
            return self.get_response(request)


class DeskMessageMiddleware(OnlyAtDesk, MessageMiddleware):
    pass
