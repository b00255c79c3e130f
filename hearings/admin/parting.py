"""The page on which some of a case's people go on in another case, with what changes; and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext

from defendants.models import Case
from hearings import actions, times
from hearings.actions.parting import coming
from hearings.forms.parting import PartingForm

if TYPE_CHECKING:
    from hearings.admin.people import PartedCaseAdmin

PREVIEW, PART, LOOK, FIND = "preview", "part", "look", "find"


def part(page: PartedCaseAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the form. POST: the form again with what would change, or the parting itself."""
    case = page.row_to_change(request, pk)
    initial = {"date": times.today(timezone.now(), case.office.zone)}
    cases = page.get_queryset(request)
    sought = request.POST.get(FIND, "").strip()[:100]
    words = {
        "case": case,
        "cases": cases,
        "found": page.get_search_results(request, cases, sought)[0] if sought else None,
    }
    form = PartingForm(request.POST if request.method == "POST" else None, initial=initial, **words)
    if LOOK in request.POST or form.is_looking:
        form.tell_found()
        return _show(page, request, case, form)
    if not form.is_valid():
        return _show(page, request, case, form)
    # What was previewed is parted only if it still is what it was.
    if PART not in request.POST or request.POST.get("seen") != _seen(form):
        return _show(page, request, case, form, preview=True)
    try:
        result = form.take(by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _show(page, request, case, form)
    page.message_user(request, gettext("They go on in this case."), messages.SUCCESS)
    return HttpResponseRedirect(page.page_of(result))


def unpart(page: PartedCaseAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back how people came into this case; only by POST."""
    case = page.row_to_change(request, pk)
    if request.method != "POST":
        raise Http404
    try:
        case = actions.undo_parting(case, by=request.user)
    except ValidationError as error:
        page.message_user(request, " ".join(error.messages), messages.ERROR)
    else:
        page.message_user(request, gettext("They go on where they were before."), messages.SUCCESS)
    return HttpResponseRedirect(page.page_of(case))


def _seen(form: PartingForm) -> str:
    """Which people and hearings a preview showed."""
    data = form.cleaned_data
    people = list(data["people"])
    hearings = [f"{row.pk}{'+' if goes else '-'}" for row, goes in coming(form.case, people, data["date"])]
    return " ".join([str(data["date"]), *(str(row.pk) for row in people), "/", *hearings])


def _show(
    page: PartedCaseAdmin, request: HttpRequest, case: Case, form: PartingForm, *, preview: bool = False
) -> HttpResponse:
    context = {
        **page.admin_site.each_context(request),
        "title": gettext("Part or join cases"),
        "subtitle": page.people(case),
        "opts": page.opts,
        "case": case,
        "form": form,
        "came": case.prosecutions.exclude(severed_from=None).exists(),
    }
    if preview:
        data = form.cleaned_data
        people = list(data["people"])
        context |= {
            "seen": _seen(form),
            "leaving": [str(row.defendant) for row in people],
            "into": form.fields["into"].label_from_instance(data["into"]) if data["into"] else "",
            "everybody": len(people) == len(form.still_tried),
            "coming": coming(case, people, data["date"]),
        }
    return TemplateResponse(request, "admin/defendants/case/part.html", context)
