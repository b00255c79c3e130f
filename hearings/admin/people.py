"""The desk's pages of people and cases with the acts that reach into hearings: twins merged, cases parted and joined."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from defendants.admin import CaseAdmin, DefendantAdmin, DefendantForm
from defendants.models import Case, Defendant
from hearings import addresses
from hearings.admin.merging import merge, unmerge
from hearings.admin.parting import part, unpart
from hearings.forms.doubts import Doubting, linked, mixed_letters
from hearings.matching import twins_of
from offices.models import Office
from offices.rights import offices_of


class PersonForm(Doubting, DefendantForm):
    """Asks when somebody is written like that already, or a name mixes alphabets."""

    offices: ClassVar[QuerySet[Office]] = Office.objects.none()

    def doubts(self) -> Iterator[str]:
        row = self.instance
        if not {"given_name", "family_name", "patronymic", "aliases"} & set(self.changed_data):
            return
        texts = (row.given_name, row.family_name, row.patronymic)
        yield from mixed_letters([*(name for names in texts for name in names.values()), *row.aliases])
        for twin in twins_of(row, offices=self.offices, now=timezone.now()):
            address = reverse("admin:defendants_defendant_change", args=[twin.pk])
            yield linked(gettext("Somebody is written like that already:"), address, twin)


class PersonAdmin(DefendantAdmin):
    form = PersonForm
    actions = ("merge_chosen",)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.offices = offices_of(request.user)
        return form

    @admin.action(description=_("Merge two twins into one"), permissions=["change"])
    def merge_chosen(self, request: HttpRequest, rows: QuerySet) -> HttpResponse | None:
        """On to the preview; the one with the lower number stays, which can be turned round there."""
        chosen = list(rows.order_by("pk").values_list("pk", flat=True)[:3])
        if len(chosen) != 2:
            self.message_user(request, gettext("Choose two people."), messages.ERROR)
            return None
        address = reverse("admin:defendants_defendant_merge", args=[chosen[1]])
        return HttpResponseRedirect(f"{address}?into={chosen[0]}")

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        row = context.get("original")
        context["may_merge"] = row is not None and self.may_change(request, row)
        context["merged_twins"] = list(row.merged.all()) if row is not None else []
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, row: Defendant) -> str | None:
        """The person's public page, in the editor's language."""
        is_shown = Defendant.objects.published(timezone.now()).filter(pk=row.pk).exists()
        return addresses.defendant(row.address_key, get_language()) if is_shown else None

    def get_urls(self) -> list[URLPattern]:
        at_desk = self.admin_site.admin_view
        return [
            path("<int:pk>/merge/", at_desk(partial(merge, self)), name="defendants_defendant_merge"),
            path("<int:pk>/unmerge/", at_desk(partial(unmerge, self)), name="defendants_defendant_unmerge"),
            *super().get_urls(),
        ]


class PartedCaseAdmin(CaseAdmin):
    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        row = context.get("original")
        context["may_part"] = row is not None and self.may_change(request, row)
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, row: Case) -> str | None:
        """The case's public page, in the editor's language."""
        is_shown = Case.objects.published(timezone.now()).filter(pk=row.pk).exists()
        return addresses.case(row.public_id, get_language()) if is_shown else None

    def get_urls(self) -> list[URLPattern]:
        at_desk = self.admin_site.admin_view
        return [
            path("<int:pk>/part/", at_desk(partial(part, self)), name="defendants_case_part"),
            path("<int:pk>/unpart/", at_desk(partial(unpart, self)), name="defendants_case_unpart"),
            *super().get_urls(),
        ]


# The pages below know nothing of hearings; these know both, and take their place.
for model, page in ((Defendant, PersonAdmin), (Case, PartedCaseAdmin)):
    admin.site.unregister(model)
    admin.site.register(model, page)
