"""The page of one step in a hearing's life: what stands now, a small form, one button that names the act.

A second button shows beforehand what readers and subscribers would see.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from hearings import actions, dates, times
from hearings.admin.previewing import Preview, preview
from hearings.choices import Publication
from hearings.forms.steps import STEPS, StepForm, WithdrawForm
from hearings.models import Hearing
from hearings.whitelist import PUBLIC
from offices import clocks, conflict
from offices.desk import are_too_many
from offices.guard import CONFLICT, REFUSED, changed_since
from offices.snapshot import TOKEN, Snapshot, columns_of, restored, unsealed
from offices.texts import say

if TYPE_CHECKING:
    from hearings.admin.hearings import HearingAdmin

PREVIEW = "preview"
"""The button that shows what a step would bring, and takes none."""


def step(page: HearingAdmin, request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Shows and takes the step `name` of the hearing; a step it cannot take now leads back to its page."""
    form_class = STEPS.get(name)
    if form_class is None:
        raise Http404
    if not request.user.has_perm(form_class.right):
        raise PermissionDenied
    row = (
        page.get_queryset(request).select_related("case__office", "court__city", "city").filter(pk=pk).first()
    )
    if row is None:
        raise Http404
    now = _as_shown(row)
    opened = unsealed(request.POST.get(TOKEN, ""), row)
    # A button elsewhere takes a step without having shown anything, so it carries no snapshot.
    if TOKEN in request.POST and opened != now:
        return _too_late(page, request, row, form_class, opened, now)
    why_not = "" if form_class.fits(row) else _why_not_now(form_class, row)
    if why_not := why_not or form_class.why_not(row, by=request.user):
        page.message_user(request, why_not, messages.WARNING)
        return HttpResponseRedirect(page.page_of(row))
    form = form_class(request.POST if request.method == "POST" else None, hearing=row, lang=get_language())
    stood = _stands(row)
    if PREVIEW in request.POST:
        return _show(page, request, row, form, now, preview=_rehearsed(form, request))
    if form.is_valid() and (result := _take(form, page, request)):
        page.log_change(request, row, gettext("Step: %(step)s") % {"step": form.title})
        page.message_user(request, _done(form, result, stood), messages.SUCCESS)
        return HttpResponseRedirect(page.page_of(result))
    return _show(page, request, row, form, now)


def _done(form: StepForm, result: Hearing, stood: tuple[str, str]) -> str:
    """What was done, with the old and the new day and hour, by which a slip is seen at once.

    Of what is published for later, from when on readers see it, by the clock it was typed by.
    """
    said = gettext("Done: %(step)s.") % {"step": form.title}
    if result.pk == form.hearing.pk and (stands := _stands(result)) != stood:
        # The court only where it is another: the sentence has to fit a phone.
        known = slice(None) if stands[1] != stood[1] else slice(1)
        was, is_now = (", ".join(filter(None, where[known])) for where in (stood, stands))
        told = (gettext("Was: %(when)s") % {"when": was}, gettext("Now: %(when)s") % {"when": is_now})
        said = " ".join((said, *(f"{sentence.rstrip('.')}." for sentence in told)))
    is_later = result.release_at is not None and result.release_at > timezone.now()
    if result.publication != Publication.PUBLISHED or not is_later:
        return said
    local = times.local(result.release_at, result.zone)
    when = dates.with_hour(dates.long_date(local.date(), get_language()), local.time())
    told = {"when": f"{when} ({clocks.offset_name(local)})"}
    return f"{said} {gettext('Readers see it from then on: %(when)s.') % told}"


def _stands(row: Hearing) -> tuple[str, str]:
    """The day and hour a hearing stands on, "Thursday 6 May 2021, 09:15", and its court, else its city."""
    lang = get_language()
    hour = "" if row.time else f", {gettext('Time not announced').lower()}"
    place = row.court or row.city
    name = str(say(place, "name", lang)) if place else gettext("Court not known").lower()
    return dates.with_hour(dates.long_date(row.date, lang), row.time) + hour, name


def _show(
    page: HearingAdmin, request: HttpRequest, row: Hearing, form: StepForm, now: Snapshot, **more: Any
) -> TemplateResponse:
    context = {
        **page.admin_site.each_context(request),
        "title": form.title,
        "subtitle": page.called(row),
        "hearing": row,
        "form": form,
        "opts": Hearing._meta,
        "fits": form.fits(row),
        # An hour is typed by the clock of its court, which is not always the editor's.
        "offset": times.offset_name(row.starts_at or timezone.now(), row.zone)
        if "time" in form.fields and times.is_zone(row.zone)
        else "",
        "as_opened": now.sealed(row),
        # What the public's own templates ask for.
        "lang": get_language(),
        "now": timezone.now(),
        "zone": row.zone,
        "zone_place": "",
        **more,
    }
    return TemplateResponse(request, "admin/hearings/hearing/step.html", context)


def _why_not_now(form_class: type[StepForm], row: Hearing) -> str:
    """What stands in the way of a step: who may see the hearing, else what became of it."""
    beyond = row.publication not in form_class.states
    state = row.get_publication_display() if beyond else row.get_status_display()
    return gettext("The hearing cannot take this step now: %(state)s.") % {"state": state}


def _rehearsed(form: StepForm, request: HttpRequest) -> Preview | None:
    """What the step would bring; nothing when it cannot be taken so, which the form then says."""
    if not form.is_valid():
        return None
    try:
        return preview(form, by=request.user, lang=get_language())
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


# --- what became of the hearing while the form was open
def _as_shown(row: Hearing) -> Snapshot:
    """What readers know of the hearing, and whom it lists."""
    editable = (name for name in PUBLIC["hearings.Hearing"] if Hearing._meta.get_field(name).editable)
    return Snapshot(columns_of(row, editable))


def _too_late(
    page: HearingAdmin,
    request: HttpRequest,
    row: Hearing,
    form_class: type[StepForm],
    opened: Snapshot | None,
    now: Snapshot,
) -> HttpResponse:
    """The form again: what was typed beside what somebody else did; without its button if nothing is left to do."""
    data = request.POST
    if opened and form_class.fits(row):
        before = copy.copy(row)
        for name, value in opened.columns.items():
            if not Hearing._meta.get_field(name).many_to_many:
                setattr(before, Hearing._meta.get_field(name).attname, restored(Hearing, name, value))
        empty = {"lang": get_language()}
        data = conflict.carried_over(
            data, opened=form_class(hearing=before, **empty), now=form_class(hearing=row, **empty)
        )
    form = form_class(data, hearing=row, lang=get_language())
    form.add_error(None, REFUSED)
    response = _show(page, request, row, form, now, **changed_since(row, opened, now))
    response.status_code = CONFLICT
    return response


def _take(form: StepForm, page: HearingAdmin, request: HttpRequest) -> Hearing | None:
    """The hearing to go to, or nothing when the action refused; the form then says why."""
    try:
        return form.take(by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


def withdraw_chosen(page: HearingAdmin, request: HttpRequest, rows: QuerySet) -> HttpResponse | None:
    """Asks once more, since a withdrawal cannot be hidden again from those who saw it."""
    if are_too_many(page, request, rows):
        return None
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
