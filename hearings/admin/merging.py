"""The page that merges a person's twin into them: who, what goes where, the questions left open; and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from defendants.models import Defendant
from hearings import actions
from hearings.actions.merging import Plan, plan
from hearings.forms.merging import MergeForm
from hearings.matching import twins_of
from offices.rights import offices_of
from offices.telling import told

if TYPE_CHECKING:
    from hearings.admin.people import PersonAdmin


def merge(page: PersonAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Without `?into=` the choice of the other person; with it the preview; POST merges what the preview showed."""
    twin = page.row_to_change(request, pk)
    key = request.GET.get("into", "")
    if not key:
        return _choose(page, request, twin)
    into = page.row_to_change(request, key)
    try:
        planned = plan(twin, into=into)
    except ValidationError as error:
        page.message_user(request, " ".join(error.messages), messages.ERROR)
        return HttpResponseRedirect(page.page_of(twin))
    form = MergeForm(request.POST if request.method == "POST" else None, plan=planned)
    if form.is_valid():
        actions.merge(twin, into=into, by=request.user, take=form.take())
        return _merged(page, request, twin, into)
    return _preview(page, request, planned, form)


def unmerge(page: PersonAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the merge of a twin back; only by POST."""
    twin = Defendant.objects.filter(pk=pk, merged_into__isnull=False).select_related("merged_into").first()
    if request.method != "POST" or twin is None:
        raise Http404
    into = page.row_to_change(request, twin.merged_into_id)
    try:
        actions.undo_merge(twin, by=request.user)
    except ValidationError as error:
        page.message_user(request, " ".join(error.messages), messages.ERROR)
    else:
        page.message_user(request, gettext("They are two people again."), messages.SUCCESS)
    return HttpResponseRedirect(page.page_of(into))


def _choose(page: PersonAdmin, request: HttpRequest, twin: Defendant) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    likely = twins_of(twin, offices=offices_of(request.user), now=timezone.now())
    own = page.get_queryset(request)
    if words:
        found = own.like(words).exclude(pk=twin.pk)[:50]
    else:
        mine = set(own.filter(pk__in=[person.pk for person in likely]).values_list("pk", flat=True))
        found = [person for person in likely if person.pk in mine]
    context = {
        **page.admin_site.each_context(request),
        "title": gettext("Merge with another person"),
        "subtitle": page.name(twin),
        "opts": page.opts,
        "row": twin,
        "words": words,
        "found": [(person, page.name(person), page.spellings(person)) for person in found],
    }
    return TemplateResponse(request, "admin/defendants/defendant/choose_twin.html", context)


def _preview(page: PersonAdmin, request: HttpRequest, planned: Plan, form: MergeForm) -> HttpResponse:
    meta = planned.into._meta
    context = {
        **page.admin_site.each_context(request),
        "title": gettext("Merge two people into one"),
        "opts": page.opts,
        "plan": planned,
        "form": form,
        "twin_name": page.name(planned.twin),
        "into_name": page.name(planned.into),
        "texts": [
            (meta.get_field(name).verbose_name, told(meta.get_field(name), added))
            for name, added in planned.texts.items()
        ],
        "shown_as": told(meta.get_field("shown_as"), planned.shown_as),
        "turned_round": reverse("admin:defendants_defendant_merge", args=[planned.into.pk])
        + f"?into={planned.twin.pk}",
    }
    return TemplateResponse(request, "admin/defendants/defendant/merge.html", context)


def _merged(page: PersonAdmin, request: HttpRequest, twin: Defendant, into: Defendant) -> HttpResponse:
    said = gettext("Merged: %(twin)s is now %(into)s. The old address leads to the other.")
    names = {"twin": page.name(twin), "into": page.name(into)}
    page.message_user(request, format_html("{}", said % names), messages.SUCCESS)
    return HttpResponseRedirect(page.page_of(into))
