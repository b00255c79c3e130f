"""The desk's pages of offices, editors and their groups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from offices.desk import DeskAdmin, LookedUp
from offices.groups import NAMES, RIGHTS
from offices.models import Editor, Office
from offices.rights import offices_of, without
from offices.widgets import DeskForms


class OfficeForm(forms.ModelForm):
    languages = forms.MultipleChoiceField(
        label=capfirst(_("languages")),
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
    within = ("pk",)
    fieldsets = (
        (None, {"fields": ("name", "slug", "country")}),
        (_("Publication"), {"fields": ("second_person",)}),
        (
            _("What holds unless something else is said"),
            {"fields": ("zone", "code", "names_code", "languages")},
        ),
        (_("For readers"), {"fields": ("contact_email", "contact", "licence", "about", "corrections")}),
        (_("Bulletins"), {"fields": ("bulletin_style",), "classes": ("collapse",)}),
    )

    def may_change(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._has("change", request)

    def response_post_save_add(self, request: HttpRequest, obj: Office) -> HttpResponse:
        """After the first one on to the desk, which says what comes next."""
        if Office.objects.count() == 1:
            return HttpResponseRedirect(reverse("admin:index"))
        return super().response_post_save_add(request, obj)

    def save_model(self, request: HttpRequest, obj: Office, form: forms.ModelForm, change: bool) -> None:
        """Who adds an office belongs to it: else it would be out of their sight at once."""
        super().save_model(request, obj, form, change)
        if not change and not request.user.is_superuser:
            request.user.offices.add(obj)


admin.site.unregister(Group)


@admin.register(Group)
class RightsAdmin(LookedUp, DeskForms, GroupAdmin):
    """Groups of rights, as Django has them; for superusers."""


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
        (
            _("Rights"),
            {
                "fields": (
                    "is_active",
                    "is_staff",
                    "groups",
                    "translates",
                    "is_superuser",
                    "user_permissions",
                )
            },
        ),
        (_("Dates"), {"fields": ("last_login", "date_joined"), "classes": ("collapse",)}),
    )
    readonly_fields = ("last_login", "date_joined")
    of_superusers = ("is_superuser", "user_permissions")
    own_rights = ("is_active", "is_staff", "groups", "offices", "translates")

    def limit(self, rows: models.QuerySet, editor: Editor) -> models.QuerySet:
        """Accounts all of whose offices are the editor's and whose rights come from groups that anybody may give.

        Whoever may set an account's password may do all it can, so an account that can do more is left out.
        """
        if editor.is_superuser:
            return rows
        elsewhere = Office.objects.exclude(pk__in=offices_of(editor).values("pk"))
        stronger = Group.objects.exclude(name__in=RIGHTS)
        accounts = Editor._base_manager.filter(
            models.Q(is_superuser=True)
            | models.Q(offices__in=elsewhere.values("pk"))
            | models.Q(groups__in=stronger.values("pk"))
            | models.Q(user_permissions__isnull=False)
        )
        return rows.exclude(pk__in=accounts.values("pk"))

    def may_change(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._has("change", request)

    def get_fieldsets(self, request: HttpRequest, obj: Editor | None = None) -> list:
        """Only a superuser makes another, or hands out single rights."""
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return fieldsets
        return [
            (title, {**options, "fields": without(options["fields"], self.of_superusers)})
            for title, options in fieldsets
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Editor | None = None) -> tuple[str, ...]:
        fixed = super().get_readonly_fields(request, obj)
        its_own = obj is not None and obj.pk == request.user.pk and not request.user.is_superuser
        return (*fixed, *self.own_rights) if its_own else fixed

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field:
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups":
            if request is not None and not request.user.is_superuser:
                field.queryset = Group.objects.filter(name__in=RIGHTS)
            field.label_from_instance = lambda group: str(NAMES.get(group.name, group.name))
        return field

    def save_related(self, request: HttpRequest, form: forms.ModelForm, *args: Any) -> None:
        super().save_related(request, form, *args)
        if form.instance.pk and {"groups", "user_permissions", "offices"} & set(form.changed_data):
            form.instance.end_sessions()

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name == "language":
            return forms.ChoiceField(
                label=capfirst(db_field.verbose_name),
                help_text=db_field.help_text,
                required=False,
                choices=[("", _("the browser's")), *settings.LANGUAGES],
            )
        if db_field.name == "translates":
            return forms.MultipleChoiceField(
                label=capfirst(db_field.verbose_name),
                help_text=db_field.help_text,
                required=False,
                choices=settings.LANGUAGES,
                widget=forms.CheckboxSelectMultiple,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)
