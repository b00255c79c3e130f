"""The desk's pages of hearings: the list with its questions, the form, and the ways to the entry form and the steps.

What becomes public, and how, is decided by hearings/actions/ alone; a form saves rows and says what a change was.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.forms import CheckboxInput, ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from defendants.admin import CaseAdmin, protected
from defendants.models import Defendant, Prosecution
from hearings import actions, addresses, dates, edition
from hearings.actions.rows import OPENNESS
from hearings.admin.entering import enter
from hearings.admin.filters import AHEAD, ToDo, When
from hearings.admin.stepping import step, withdraw_chosen
from hearings.admin.telling import notices
from hearings.choices import SEEN, ChangeKind, Publication, Status
from hearings.forms.hearing import MOVED, SET_AGAIN, SLIP, HearingForm
from hearings.forms.steps import STEPS
from hearings.models import Hearing
from hearings.soundness import has_moment
from offices.desk import DeskAdmin, are_too_many
from offices.rights import MAKE_READY, PUBLISH, TAKE_STEPS

_KIND_OF_SHIFT = {
    MOVED: ChangeKind.MOVED,
    SET_AGAIN: ChangeKind.SET_AGAIN,
    SLIP: ChangeKind.CHANGED,
    "announced": ChangeKind.ANNOUNCED,
}


@admin.register(Hearing)
class HearingAdmin(DeskAdmin):
    form = HearingForm
    list_display = ("day", "hour", "people", "place", "state", "publication", "mode", "stage")
    list_filter = (
        ToDo,
        When,
        "publication",
        "status",
        "mode",
        ("court", admin.RelatedOnlyFieldListFilter),
        "stage",
    )
    list_select_related = ("court__city", "city")
    search_fields = ("case__number",)  # people are searched in get_search_results
    search_help_text = _("A person in any spelling, or a case number.")
    date_hierarchy = "date"
    ordering = ("-date", "day_order", "starts_at", "pk")
    actions = ("ready_chosen", "publish_chosen", "confirm_chosen", "withdraw_chosen")
    shown_by = ("first_published_at",)
    within = ("case__office",)
    private_fields = ("source", "private_notes")
    kinds_of_edits = {**dict(ChangeKind.choices), **CaseAdmin.kinds_of_edits}
    instead = _("Cancel it, or withdraw it when it is unsafe to show.")
    fieldsets = (
        (_("When"), {"fields": (("date", "time", "end_time"), ("part_of_day", "fold"), "time_note")}),
        (_("Where"), {"fields": (("court", "city"), ("courtroom", "mode"), "link", "access")}),
        (_("Who and what"), {"fields": ("case", "prosecutions", "others", ("stage", "number"), "judges")}),
        (_("What became of it"), {"fields": ("status", "reason", "outcome", "no_next_date")}),
        (_("How open it was"), {"fields": ("was_open", "observers", "link_given")}),
        (_("How we know"), {"fields": (("confidence", "source_kind"), "last_checked", "source")}),
        (_("Only for editors"), {"fields": ("private_notes",)}),
        (_("Publication"), {"fields": (("publication", "release_at"),)}),
    )

    # --- who may
    def translatable(self, rows: QuerySet) -> QuerySet:
        """What is public or ready, and names nobody whose name is not public."""
        shown = rows.filter(publication__in=(Publication.READY, Publication.PUBLISHED))
        unnamed = Hearing.prosecutions.through.objects.filter(prosecution__in=protected("pk"))
        return shown.exclude(pk__in=unnamed.values("hearing"))

    def may_change(self, request: HttpRequest, obj: Hearing | None = None) -> bool:
        """A draft by whoever writes drafts, what is ready by whoever makes it so, what was published by editors."""
        if not self._has("change", request) or obj is None or obj.publication == Publication.DRAFT:
            return self._has("change", request)
        return request.user.has_perm(MAKE_READY if obj.publication == Publication.READY else TAKE_STEPS)

    def has_ready_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MAKE_READY)

    def has_steps_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(TAKE_STEPS)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PUBLISH)

    # --- the list
    def get_queryset(self, request: HttpRequest) -> QuerySet:
        people = Prosecution.objects.select_related("defendant").order_by("position", "pk")
        return super().get_queryset(request).prefetch_related(Prefetch("prosecutions", people))

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """The newest first; of what lies ahead the next one."""
        day, *rest = self.ordering
        is_ahead = any(request.GET.get(name) in words for name, words in AHEAD.items())
        return (day.removeprefix("-") if is_ahead else day, *rest)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if not search_term:
            return queryset, False
        listed = Prosecution.objects.filter(
            hearings=OuterRef("pk"), defendant__in=Defendant.objects.all().like(search_term)
        )
        found, _repeats = super().get_search_results(request, queryset, search_term)
        return queryset.filter(Exists(listed)) | found, False

    @admin.display(description=_("date"), ordering="date")
    def day(self, row: Hearing) -> str:
        return str(row.date)

    @admin.display(description=_("hour"), ordering="starts_at")
    def hour(self, row: Hearing) -> str:
        if row.time:
            return str(row.time)[:5]
        return str(row.get_part_of_day_display() if row.part_of_day else gettext("Time not announced"))

    @admin.display(description=_("defendants"))
    def people(self, row: Hearing) -> str:
        names = [each.defendant.short_label for each in row.prosecutions.all()]
        more = len(names) - 3 + row.others if len(names) > 3 else row.others
        shown = ", ".join(names[:3])
        return f"{shown} + {more}" if more else shown

    @admin.display(description=_("court"), ordering="court")
    def place(self, row: Hearing) -> str:
        where = row.court or row.city
        return str(where) if where else gettext("Court not known")

    def called(self, row: Hearing) -> str:
        """When, who and where: how a page on which one hearing is changed or deleted says which."""
        # What is no date, or no hour, is named as it stands.
        is_told = has_moment(row)
        when = dates.with_hour(dates.long_date(row.date, get_language()), row.time) if is_told else str(row)
        return " · ".join(filter(None, (dates.capital(when), self.people(row), self.place(row))))

    def action_checkbox(self, row: Hearing) -> str:
        """Named by its people too: of a day's four hearings, "6 May 2021, 09:15" may be any."""
        name = gettext("Select: %(hearing)s") % {"hearing": self.called(row)}
        box = CheckboxInput({"class": "action-select", "aria-label": name}, lambda _value: False)
        return box.render(ACTION_CHECKBOX_NAME, str(row.pk))

    @admin.display(description=_("status"), ordering="status")
    def state(self, row: Hearing) -> str:
        """A usual state has no label."""
        return "" if row.status == Status.SCHEDULED else str(row.get_status_display())

    # --- list actions
    @admin.action(description=_("Make ready"), permissions=["ready"])
    def ready_chosen(self, request: HttpRequest, rows: QuerySet) -> None:
        self._each(request, rows, actions.make_ready)

    @admin.action(description=_("Publish"), permissions=["publish"])
    def publish_chosen(self, request: HttpRequest, rows: QuerySet) -> None:
        self._each(request, rows, actions.publish)

    @admin.action(description=_("Checked again: they still hold"), permissions=["steps"])
    def confirm_chosen(self, request: HttpRequest, rows: QuerySet) -> None:
        self._each(request, rows, actions.confirm)

    @admin.action(description=_("Withdraw from the public"), permissions=["publish"])
    def withdraw_chosen(self, request: HttpRequest, rows: QuerySet) -> HttpResponse | None:
        return withdraw_chosen(self, request, rows)

    def _each(self, request: HttpRequest, rows: QuerySet, action: Any) -> None:
        """Takes the step with each row that can take it, all in one edition; says which could not, and why."""
        if are_too_many(self, request, rows):
            return
        done = 0
        for row in rows.order_by("pk"):
            try:
                action(row, by=request.user)
            except ValidationError as error:
                self.message_user(
                    request, f"{self.called(row)}: {' '.join(error.messages)}", messages.WARNING
                )
            else:
                done += 1
        if done:
            text = ngettext("%(n)d hearing: done.", "%(n)d hearings: done.", done) % {"n": done}
            self.message_user(request, text, messages.SUCCESS)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The row of years and months stands where the first and the last date are dates: SQLite may hold others."""
        page = super().get_changelist_instance(request)
        # The arrows of the columns tell how it is sorted by this request, which Django asks of the page alone.
        page._get_default_ordering = lambda: self.get_ordering(request)
        days = Hearing.objects.order_by("date").values_list("date", flat=True)
        if any(isinstance(day, str) for day in (days.first(), days.last())):
            page.date_hierarchy = None
        return page

    # --- the form
    @admin.display(description=Hearing._meta.get_field("next_date_unknown").verbose_name)
    def no_next_date(self, row: Hearing) -> str:
        """In a word: the icon Django shows is called "False" in every language."""
        return gettext("Yes") if row.next_date_unknown else gettext("No")

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A hearing is entered together with its people and their charges."""
        return HttpResponseRedirect(reverse("admin:hearings_hearing_enter"))

    def get_readonly_fields(self, request: HttpRequest, obj: Hearing | None = None) -> tuple[str, ...]:
        """Steps are taken by buttons: a form cannot publish, cancel or check a hearing by the way."""
        fixed = [*super().get_readonly_fields(request, obj), "case", "status", "publication"]
        fixed += ["last_checked", "no_next_date"]
        if obj is None or obj.status not in (Status.HELD, Status.NOT_HELD):
            fixed += ["outcome", *OPENNESS]
        if obj is None or obj.publication in SEEN:
            fixed.append("release_at")
        return tuple(fixed)

    def save_model(self, request: HttpRequest, obj: Hearing, form: ModelForm, change: bool) -> None:
        with edition.change(by=request.user) as ledger:
            if form.shift:
                ledger.call(
                    obj,
                    _KIND_OF_SHIFT[form.shift],
                    reason=obj.reason if form.shift in (MOVED, SET_AGAIN) else None,
                    minor=form.shift == SLIP,
                    left=form.shift in (MOVED, SET_AGAIN),
                )
            if obj.publication == Publication.READY and form.changed_data:
                # Who wrote the last of it does not publish it alone.
                obj.ready_by = request.user
            super().save_model(request, obj, form, change)

    def response_change(self, request: HttpRequest, obj: Hearing) -> HttpResponse:
        if "_publish" not in request.POST or not self.has_publish_permission(request):
            return super().response_change(request, obj)
        self._each(request, Hearing.objects.filter(pk=obj.pk), actions.publish)
        return HttpResponseRedirect(self.page_of(obj))

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        row = kwargs.get("obj") or context.get("original")
        may = row is not None and self.has_change_permission(request, row)
        context["steps"] = [(name, STEPS[name].title) for name in self.steps_of(request, row)] if row else []
        context["neighbours"] = self._neighbours(request, row) if row else []
        context["may_publish"] = may and "publish" in dict(context["steps"])
        context["notices"] = notices(row, timezone.now()) if may else []
        context["show_save_and_add_another"] = False
        if request.method == "GET" and row is not None:
            for wrong in context["adminform"].form.unreadable():
                self.message_user(request, wrong, messages.ERROR)
        if row is not None and context.get("errors"):
            # The form has put what was typed into the row; the heading names the hearing as it stands.
            row = Hearing.objects.get(pk=row.pk)
        if row is not None:
            context["subtitle"] = self.called(row)
        return super().render_change_form(request, context, *args, **kwargs)

    def _neighbours(self, request: HttpRequest, row: Hearing) -> list[tuple[str, str]]:
        """The hearing this one continues, where an adjournment is taken back, and the one it goes on in."""
        seen = self.get_queryset(request)
        found = (
            (gettext("It continues: %s"), seen.filter(pk=row.adjourned_from_id)),
            (gettext("It goes on: %s"), seen.filter(adjourned_from=row)),
        )
        return [(title % other, self.page_of(other)) for title, others in found for other in others]

    def steps_of(self, request: HttpRequest, row: Hearing) -> list[str]:
        """The steps the hearing can take now by this editor's hand, by their names in addresses."""
        return [
            name
            for name, form in STEPS.items()
            if form.fits(row) and request.user.has_perm(form.right) and not form.why_not(row, by=request.user)
        ]

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        called = {"subtitle": self.called(row)} if row else {}
        return super().delete_view(request, object_id, {**called, **(extra_context or {})})

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        called = {"subtitle": self.called(row)} if row else {}
        return super().history_view(request, object_id, {**called, **(extra_context or {})})

    def log_addition(self, request: HttpRequest, obj: Hearing, message: Any) -> LogEntry:
        return self._called_in_full(super().log_addition(request, obj, message), obj)

    def log_change(self, request: HttpRequest, obj: Hearing, message: Any) -> LogEntry:
        return self._called_in_full(super().log_change(request, obj, message), obj)

    def _called_in_full(self, entry: LogEntry, row: Hearing) -> LogEntry:
        """What the editor did last, on the desk's first page, with people and place."""
        entry.object_repr = self.called(row)[:200]
        entry.save(update_fields=["object_repr"])
        return entry

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Says of each hearing who is tried and where: the day and the hour alone may be anybody's."""
        nested, *rest = super().get_deleted_objects(objs, request)
        called = {self.page_of(row): self.called(row) for row in objs}
        return ([_named(line, called) for line in nested], *rest)

    def view_on_site(self, row: Hearing) -> str | None:
        """Its public page, in the editor's language."""
        return addresses.hearing(row.public_id, get_language()) if row.is_out else None

    # --- ways further
    def get_urls(self) -> list[URLPattern]:
        behind_door = self.admin_site.admin_view
        return [
            path("enter/", behind_door(lambda request: enter(self, request)), name="hearings_hearing_enter"),
            path(
                "<int:pk>/<slug:name>/step/",
                behind_door(lambda request, pk, name: step(self, request, pk, name)),
                name="hearings_hearing_step",
            ),
            *super().get_urls(),
        ]


_LINK = re.compile(r'<a href="([^"]+)">')


def _named(line: Any, called: dict[str, str]) -> Any:
    """A line of Django's list of what is deleted, with the hearing's whole name for its link's text."""
    link = _LINK.search(line) if isinstance(line, str) else None
    if link is None or link[1] not in called:
        return line
    return format_html(
        '{}: <a href="{}">{}</a>', capfirst(Hearing._meta.verbose_name), link[1], called[link[1]]
    )
