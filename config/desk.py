"""The editors' desk: Django's admin site, where every POST passes through the door of the public record.

Also the middleware that only the desk has: sessions, log-in, messages, CSRF. Public pages have none of them, so no
cookie can ever be set there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext_lazy as _

from config.headers import is_desk
from hearings import edition

# What editors need first stands first; what nobody told us about comes last, by name.
ORDER = (
    "Hearing", "Bulletin", "Statement", "Court", "City", "Change", "Edition",
    "Case", "Defendant", "Prosecution", "Article", "LegalCode",
    "Office", "Editor", "Group",
)  # fmt: skip


MOST_OF_A_NOTE = 500
"""Letters an editor may write on why, for the history of what a form changes."""


class Desk(admin.AdminSite):
    """Opens the door around forms, inlines, list actions and deletions alike."""

    site_header = _("Open Court: the desk")
    site_title = _("Open Court")
    index_title = _("Today's desk")
    enable_nav_sidebar = False
    empty_value_display = "—"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The models in an editor's order, not in the alphabet's."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=_place)
        return sorted(apps, key=lambda app: _place(app["models"][0]))

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        def behind_the_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST" or not self.has_permission(request):
                return view(request, *args, **kwargs)
            with edition.change(by=request.user, note=request.POST.get("history_note", "")[:MOST_OF_A_NOTE]):
                return view(request, *args, **kwargs)

        # Names and marks of the view are what Django's admin looks at.
        behind_the_door.__dict__.update(getattr(view, "__dict__", {}))
        return super().admin_view(behind_the_door, cacheable)


def _place(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return ORDER.index(name) if name in ORDER else len(ORDER)


class OnlyAtDesk:
    """Lets a middleware of Django's act on the desk's addresses alone."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return super().__call__(request) if is_desk(request) else self.get_response(request)


class DeskSessionMiddleware(OnlyAtDesk, SessionMiddleware):
    pass


class DeskCsrfMiddleware(OnlyAtDesk, CsrfViewMiddleware):
    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponse | None:
        return super().process_view(request, *args) if is_desk(request) else None


class DeskAuthMiddleware(OnlyAtDesk, AuthenticationMiddleware):
    pass


class DeskMessageMiddleware(OnlyAtDesk, MessageMiddleware):
    pass
