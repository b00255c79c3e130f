"""The page of one step in a hearing's life: what stands now, a small form, one button that names the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext

from hearings import actions
from hearings.choices import Publication
from hearings.forms.steps import STEPS, StepForm, WithdrawForm
from hearings.models import Hearing

if TYPE_CHECKING:
    from hearings.admin.hearings import HearingAdmin


def step(page: HearingAdmin, request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Shows and takes the step `name` of the hearing; a step it cannot take now leads back to its page."""
    row = (
        page.get_queryset(request).select_related("case__office", "court__city", "city").filter(pk=pk).first()
    )
    form_class = STEPS.get(name)
    if row is None or form_class is None:
        raise Http404
    if not page.has_change_permission(request, row):
        raise PermissionDenied
    if not form_class.fits(row):
        page.message_user(request, gettext("The hearing cannot take this step now."), messages.WARNING)
        return HttpResponseRedirect(page.page_of(row))
    form = form_class(request.POST if request.method == "POST" else None, hearing=row, lang=get_language())
    if form.is_valid() and (result := _take(form, page, request)):
        page.log_change(request, row, gettext("Step: %(step)s") % {"step": form.title})
        page.message_user(request, gettext("Done: %(step)s.") % {"step": form.title}, messages.SUCCESS)
        return HttpResponseRedirect(page.page_of(result))
    context = {
        **page.admin_site.each_context(request),
        "title": form.title,
        "subtitle": f"{row}, {page.people(row)}",
        "hearing": row,
        "form": form,
        "opts": Hearing._meta,
        "place": page.place(row),
        "hour": page.hour(row),
    }
    return TemplateResponse(request, "admin/hearings/hearing/step.html", context)


def _take(form: StepForm, page: HearingAdmin, request: HttpRequest) -> Hearing | None:
    """The hearing to go to, or nothing when the action refused; the form then says why."""
    try:
        return form.take(by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


def withdraw_chosen(page: HearingAdmin, request: HttpRequest, rows: QuerySet) -> HttpResponse | None:
    """Asks once more, since a withdrawal cannot be hidden again from those who saw it."""
    public = rows.filter(publication=Publication.PUBLISHED)
    if "confirmed" in request.POST:
        page._each(request, public, actions.withdraw)
        return None
    context = {
        **page.admin_site.each_context(request),
        "title": WithdrawForm.title,
        "rows": [(row, page.people(row)) for row in public],
        "left_out": rows.count() - public.count(),
        "warning": WithdrawForm.warning,
        "button": WithdrawForm.button,
        "opts": Hearing._meta,
        "field": admin.helpers.ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/hearings/hearing/withdraw.html", context)
