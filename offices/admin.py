"""The desk's pages of offices and editors, and what every page of the desk has in common.

Knows that readers may have seen a row, by the path to what shows it, and nothing of hearings themselves.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.widgets import AdminURLFieldWidget, AutocompleteSelect, RelatedFieldWidgetWrapper
from django.contrib.auth.admin import UserAdmin
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from offices.fields import DayInput, LineField, MomentInput
from offices.guard import Guarded
from offices.models import Editor, Office

MOST_AT_ONCE = 100
"""Rows one list action may delete."""


class PlainAutocomplete(AutocompleteSelect):
    """A box that finds as one types; without JavaScript a plain list of the first rows."""

    most = 200

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        # Words in the empty box give it a name for those who hear the page.
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "data-placeholder": gettext("Choose")}

    def optgroups(self, name: str, value: list[str], attr: dict | None = None) -> list:
        groups = super().optgroups(name, value, attr)
        options = groups[0][1]
        chosen = {str(option["value"]) for option in options}
        if not chosen:
            # Without it a browser would send the first row as if somebody had chosen it.
            options.append(self.create_option(name, "", "—", True, 0))
        for row in self.choices.queryset[: self.most]:
            if str(row.pk) not in chosen:
                label = self.choices.field.label_from_instance(row)
                options.append(self.create_option(name, row.pk, label, False, len(options)))
        return groups


class LinesListField(forms.CharField):
    """A list of texts, written one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        if isinstance(value, list):
            return value
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial or []) != self.to_python(data or "")


class DeskForms:
    """Widgets that work without JavaScript, for pages and inlines alike."""

    formfield_overrides: ClassVar[dict] = {
        models.DateField: {"widget": DayInput},
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": MomentInput},
        LineField: {"widget": forms.TextInput(attrs={"class": "vTextField"})},
        models.URLField: {"assume_scheme": "https", "widget": AdminURLFieldWidget},
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})},
    }
    joined: ClassVar[dict[str, tuple[str, ...]]] = {}
    """By foreign key: what a row's label reads of other tables."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Rows are deleted on their own page, which says why not.
            field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PlainAutocomplete(db_field, self.admin_site))
        if db_field.name in self.joined:
            rows = db_field.remote_field.model._default_manager
            kwargs.setdefault("queryset", rows.select_related(*self.joined[db_field.name]))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Kept:
    """Nothing readers ever saw is deleted: not on its page, not in an inline, not from the list.

    `shown_by` are the lookups from a row to the moment something showing it was first published; `instead` says what
    to do with such a row.
    """

    shown_by: ClassVar[tuple[str, ...]] = ()
    instead: ClassVar[Promise | str] = _("Correct it instead.")

    def was_shown(self, row: models.Model) -> bool:
        """Whether readers ever saw the row."""
        rows = type(row)._default_manager.filter(pk=row.pk)
        return any(rows.filter(**{f"{path}__isnull": False}).exists() for path in self.shown_by)

    def why_kept(self, row: models.Model) -> str:
        """Why the row cannot be deleted and what to do instead; "" when it can be."""
        if self.was_shown(row):
            return gettext("“%(row)s” was published, so it cannot be deleted. %(instead)s") % {
                "row": row,
                "instead": self.instead,
            }
        for relation in row._meta.related_objects:
            if relation.on_delete is not models.PROTECT:
                continue
            rows = relation.related_model._default_manager.filter(**{relation.field.name: row.pk})
            if number := rows.count():
                return gettext("“%(row)s” cannot be deleted: %(users)s still use it. %(instead)s") % {
                    "row": row,
                    "users": f"{number} × {relation.related_model._meta.verbose_name}",
                    "instead": self.instead,
                }
        return ""


class DeskAdmin(Guarded, DeskForms, Kept, admin.ModelAdmin):
    """The desk's page of a model."""

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and self.why_kept(obj))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        """Says in a sentence why a row stays, where Django would list everything that hangs on it."""
        row = self.get_object(request, object_id)
        if row is not None and self.has_view_permission(request, row) and (why := self.why_kept(row)):
            self.message_user(request, why, messages.ERROR)
            return HttpResponseRedirect(self.page_of(row))
        return super().delete_view(request, object_id, extra_context)

    def page_of(self, row: models.Model) -> str:
        """The desk's address of a row."""
        meta = row._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            _function, name, description = actions["delete_selected"]
            actions["delete_selected"] = (delete_chosen, name, description)
        return actions

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        """SQLite tells А from а: a word is looked for as typed, in small letters and with a capital."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        for variant in {search_term.lower(), search_term.title()} - {search_term}:
            more, repeats = super().get_search_results(request, queryset, variant)
            found, may_repeat = found | more, may_repeat or repeats
        return found, may_repeat

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        row = context.get("original") or kwargs.get("obj")
        context["why_kept"] = self.why_kept(row) if row and row.pk else ""
        return super().render_change_form(request, context, *args, **kwargs)


class ReadOnlyAdmin(DeskAdmin):
    """A page to read, for what is written elsewhere or by the site itself."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class KeptRows(forms.BaseInlineFormSet):
    """Rows of an inline; ticking "delete" on one that was published is refused with the reason."""

    kept: Kept

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and (why := self.kept.why_kept(form.instance)):
                form.add_error(None, why)
                raise forms.ValidationError(why)


class DeskInline(DeskForms, Kept):
    """Rows on another row's page."""

    extra = 1

    def get_formset(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> type:
        kwargs.setdefault("formset", type("Rows", (KeptRows,), {"kept": self}))
        return super().get_formset(request, obj, **kwargs)


class StackedInline(DeskInline, admin.StackedInline):
    """One row below the other."""


class TabularInline(DeskInline, admin.TabularInline):
    """Rows of a table."""


@admin.action(permissions=["delete"])
def delete_chosen(page: DeskAdmin, request: HttpRequest, rows: models.QuerySet) -> HttpResponse | None:
    """Deletes chosen rows after asking, but all or none: not if readers saw one of them."""
    if rows.count() > MOST_AT_ONCE:
        page.message_user(request, gettext("Choose at most %d rows.") % MOST_AT_ONCE, messages.ERROR)
        return None
    kept = [why for row in rows if (why := page.why_kept(row))]
    if not kept:
        return delete_selected(page, request, rows)
    for why in kept[:3]:
        page.message_user(request, why, messages.ERROR)
    if len(kept) > 3:
        more = ngettext(
            "And %(n)d more. Nothing was deleted.", "And %(n)d more. Nothing was deleted.", len(kept) - 3
        )
        page.message_user(request, more % {"n": len(kept) - 3}, messages.ERROR)
    return None


class OfficeForm(forms.ModelForm):
    languages = forms.MultipleChoiceField(
        label=_("languages"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those its bulletins are written in."),
    )

    class Meta:
        model = Office
        fields = ()  # the fieldsets choose


# Their own pages would show the seeds; editors see to their second factor at "Your account".
admin.site.unregister([TOTPDevice, StaticDevice])


@admin.register(Office)
class OfficeAdmin(DeskAdmin):
    form = OfficeForm
    list_display = ("__str__", "slug", "country", "zone", "code")
    instead = _("Rename it instead.")
    fieldsets = (
        (None, {"fields": ("name", "slug", "country")}),
        (
            _("What holds unless something else is said"),
            {"fields": ("zone", "code", "names_code", "languages")},
        ),
        (_("For readers"), {"fields": ("contact_email", "contact", "licence", "about", "corrections")}),
        (_("Bulletins"), {"fields": ("bulletin_style",), "classes": ("collapse",)}),
    )


@admin.register(Editor)
class EditorAdmin(DeskAdmin, UserAdmin):
    list_display = (
        "username",
        "first_name",
        "last_name",
        "language",
        "is_active",
        "is_superuser",
        "last_login",
    )
    list_filter = ("is_active", "is_superuser", "groups", "offices")
    instead = _("Untick “active” instead: the account can then do nothing.")
    unguarded = ("password", "last_login")
    filter_horizontal = ("groups", "user_permissions", "offices")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email", "language")}),
        (_("Offices"), {"fields": ("offices",)}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        (_("Dates"), {"fields": ("last_login", "date_joined"), "classes": ("collapse",)}),
    )
    readonly_fields = ("last_login", "date_joined")

    def save_related(self, request: HttpRequest, form: forms.ModelForm, *args: Any) -> None:
        super().save_related(request, form, *args)
        if form.instance.pk and {"groups", "user_permissions", "offices"} & set(form.changed_data):
            form.instance.end_sessions()

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name == "language":
            return forms.ChoiceField(
                label=db_field.verbose_name,
                help_text=db_field.help_text,
                required=False,
                choices=[("", _("the browser's")), *settings.LANGUAGES],
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)
