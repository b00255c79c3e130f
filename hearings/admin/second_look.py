"""What went out on one person's word where an office asks for two: the second person's list, to look at and tick off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from hearings import actions
from hearings.admin import logged
from hearings.models import Change
from offices.models import Editor
from offices.rights import PUBLISH, offices_of
from offices.telling import may_be_key

if TYPE_CHECKING:
    from hearings.admin.record import ChangeAdmin

MOST = 50
"""Changes on a page."""
BOX = "seen"


def waiting_for(editor: Editor) -> QuerySet[Change]:
    """Changes of others in the editor's offices that nobody else has looked at; none for who may not publish."""
    if not editor.has_perm(PUBLISH):
        return Change.objects.none()
    return Change.objects.awaiting_second_look(offices_of(editor)).exclude(by=editor)


def second_look(page: ChangeAdmin, request: HttpRequest) -> HttpResponse:
    """GET: the list, oldest first. POST: those ticked have been looked at."""
    if not request.user.has_perm(PUBLISH) or not page.has_view_permission(request):
        raise PermissionDenied
    waiting = waiting_for(request.user)
    if request.method == "POST":
        keys = [key for key in request.POST.getlist(BOX) if may_be_key(Change, key)]
        done = actions.look(waiting.filter(pk__in=keys), by=request.user)
        if done:
            text = ngettext("%(n)d change was looked at.", "%(n)d changes were looked at.", done)
            page.message_user(request, text % {"n": done}, messages.SUCCESS)
        else:
            page.message_user(request, gettext("Tick what you have looked at."), messages.WARNING)
        return HttpResponseRedirect(reverse("admin:hearings_change_second_look"))
    rows = logged.tell(waiting.select_related("by").order_by("pk")[:MOST])
    context = {
        **page.admin_site.each_context(request),
        "title": gettext("A second look"),
        "opts": Change._meta,
        "box": BOX,
        "rows": [(row, page.what(row), page.old(row), page.new(row)) for row in rows],
        "more": max(waiting.count() - MOST, 0),
    }
    return TemplateResponse(request, "admin/hearings/change/second_look.html", context)
