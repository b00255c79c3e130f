"""The desk's pages of people, cases, and the law they are tried under.

What was published is told by the path to the hearings that show it; steps of a hearing's life stand one floor above.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst, format_lazy
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from defendants.charge_rows import ChargeRows
from defendants.choices import ShownAs
from defendants.citations import Citation, write_short
from defendants.models import (
    Allegation,
    Article,
    Case,
    Charge,
    Defendant,
    LegalCode,
    Prosecution,
    ProsecutionStateRow,
    Restraint,
)
from defendants.naming import tables_of, texts_naming
from offices.desk import DeskAdmin
from offices.inlines import StackedInline, TabularInline
from offices.models import Editor
from offices.texts import say
from offices.widgets import LinesListField

LANGS = tuple(code for code, _name in settings.LANGUAGES)


def in_languages(field: str) -> tuple[str, ...]:
    """The lookups of a text in each language of the site."""
    return tuple(f"{field}__{lang}" for lang in LANGS)


def with_people(cases: QuerySet) -> QuerySet:
    """Cases with their people, whom every label of a case names."""
    rows = Prosecution.objects.without_twins().select_related("defendant")
    return cases.prefetch_related(Prefetch("prosecutions", rows))


def protected(column: str) -> QuerySet:
    """What of a prosecution, its case as a rule, names somebody whose name is not public; for subqueries."""
    return Prosecution.objects.exclude(defendant__shown_as=ShownAs.FULL).values(column)


def for_translators(rows: QuerySet, hearings: str) -> QuerySet:
    """Those that a hearing shows which is public or ready to be; `hearings` leads to it."""
    shown = rows.model._base_manager.filter(**{f"{hearings}__publication__in": ("ready", "published")})
    return rows.filter(pk__in=shown.values("pk"))


class AsLanguage:
    """Names in lists, in the editor's language."""

    @admin.display(description=_("name"), ordering="slug")
    def said(self, row: Any) -> str:
        return str(say(row, "name", get_language())) or str(row)


@admin.register(LegalCode)
class LegalCodeAdmin(AsLanguage, DeskAdmin):
    list_display = ("code", "said", "country", "number_of_articles")
    search_fields = ("code", *in_languages("name"))
    shown_by = ("articles__charges__prosecution__hearings__first_published_at",)
    fields = ("code", "name", "short_name", "country")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(articles_in_all=Count("articles"))

    @admin.display(description=_("articles"), ordering="articles_in_all")
    def number_of_articles(self, row: LegalCode) -> int:
        return row.articles_in_all


class WithoutTitle(admin.SimpleListFilter):
    """Articles made from an announcement, whose official title nobody has looked up."""

    title = _("official title")
    parameter_name = "title"

    def lookups(self, request: HttpRequest, page: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [("missing", _("missing"))]

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        return rows.filter(title={}) if self.value() else rows


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    list_display = ("number", "code", "official_title")
    list_filter = (WithoutTitle, "code")
    list_select_related = ("code",)
    search_fields = ("number__startswith", *in_languages("title"))
    ordering = ("code", "sort_key")
    shown_by = ("charges__prosecution__hearings__first_published_at",)
    fieldsets = (
        (None, {"fields": ("code", "number", "title", "title_source")}),
        (_("Parts"), {"fields": ("parts",), "classes": ("collapse",)}),
    )

    @admin.display(description=_("official title"))
    def official_title(self, row: Article) -> str:
        return str(say(row, "title", get_language()))


class DefendantForm(forms.ModelForm):
    aliases = LinesListField(
        label=capfirst(_("other spellings")),
        required=False,
        help_text=_("One a line, in any script: Сабитов Айбек"),
    )

    class Meta:
        model = Defendant
        fields = ()  # the fieldsets choose


class WithoutName(admin.SimpleListFilter):
    """People whose name is missing in a language: its readers see it in another one."""

    title = _("Name")
    parameter_name = "spelling"

    def lookups(self, request: HttpRequest, page: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [(code, format_lazy("{}: {}", name, _("missing"))) for code, name in settings.LANGUAGES]

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        if self.value() not in LANGS:
            return rows
        return rows.exclude(family_name__has_key=self.value())


class ProsecutionsOfPerson(TabularInline):
    """The cases of a person, to go to."""

    model = Prosecution
    extra = 0
    max_num = 0
    can_delete = False
    fields = readonly_fields = ("case", "role_said", "verdict")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("case", "defendant")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("role"))
    def role_said(self, row: Prosecution) -> str:
        return str(say(row, "role", get_language()))


@admin.register(Defendant)
class DefendantAdmin(DeskAdmin):
    form = DefendantForm
    list_display = ("name", "spellings", "shown_as", "cases")
    list_filter = ("shown_as", WithoutName)
    search_fields = ("slug",)  # what is really searched stands in get_search_results
    search_help_text = _("Any spelling, in any script; the beginning of a name is enough.")
    ordering = ("sort_name", "pk")
    kinds_of_edits: ClassVar = {"merged": _("Twins merged")}
    inlines = (ProsecutionsOfPerson,)
    shown_by = ("prosecutions__hearings__first_published_at",)
    instead = _("Withhold the name, or withdraw the hearings.")
    within = ("prosecutions__case__office",)
    private_fields = ("private_notes",)
    fieldsets = (
        (None, {"fields": ("family_name", "given_name", "patronymic", "aliases")}),
        (_("What readers see"), {"fields": ("shown_as", "minor", "description", "slug")}),
        (_("Only for editors"), {"fields": ("private_notes",)}),
    )

    def of_offices(self, rows: QuerySet, editor: Editor) -> QuerySet:
        """Those tried in a case of the editor's offices, or in none yet."""
        if editor.is_superuser:
            return rows
        nobodys = Defendant.objects.filter(prosecutions__isnull=True)
        found = super().of_offices(rows, editor)
        return rows.filter(Q(pk__in=found.values("pk")) | Q(pk__in=nobodys.values("pk")))

    def translatable(self, rows: QuerySet) -> QuerySet:
        """A name that is not public is not translated."""
        return for_translators(rows, "prosecutions__hearings").filter(shown_as=ShownAs.FULL)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        row = kwargs.get("obj")
        if row is not None and row.shown_as != ShownAs.FULL:
            context["mentions"] = texts_naming(row, tables_of(request.user, self.admin_site))
            context["is_hidden"] = True
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Defendant) -> HttpResponse:
        """Tells at once where a name that was just withheld still stands: the list that follows does not."""
        answer = super().response_change(request, obj)
        if obj.shown_as != ShownAs.FULL:
            number = len(texts_naming(obj, tables_of(request.user, self.admin_site)))
            if number:
                self.message_user(request, _still_named(number, self.page_of(obj)), messages.WARNING)
        return answer

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).filter(merged_into__isnull=True)
        return rows.annotate(cases_in_all=Count("prosecutions"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return queryset.like(search_term) if search_term else queryset, False

    @admin.display(description=_("Name"), ordering="sort_name")
    def name(self, row: Defendant) -> str:
        return str(row)

    @admin.display(description=_("other spellings"))
    def spellings(self, row: Defendant) -> str:
        if not isinstance(row.family_name, dict) or not isinstance(row.given_name, dict):
            return ""
        told = [f"{row.given_name.get(lang, '')} {name}".strip() for lang, name in row.family_name.items()]
        return ", ".join(dict.fromkeys([*told, *row.aliases]))

    @admin.display(description=_("cases"), ordering="cases_in_all")
    def cases(self, row: Defendant) -> int:
        return row.cases_in_all


def _still_named(number: int, address: str) -> SafeString:
    words = ngettext(
        "%(count)d text of others names this person: look at it",
        "%(count)d texts of others name this person: look at them",
        number,
    )
    return format_html('<a href="{}#mentions">{}</a>', address, words % {"count": number})


class ProsecutionsOfCase(StackedInline):
    """Who is tried in a case; each one's charges stand a page further."""

    model = Prosecution
    fields = ("defendant", "position", "role", ("verdict", "verdict_date"), "sentence")
    autocomplete_fields = ("defendant",)
    show_change_link = True
    shown_by = ("hearings__first_published_at",)
    instead = _("Separate the case, or write what became of it.")
    verbose_name, verbose_name_plural = _("defendant"), _("defendants")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).without_twins().select_related("defendant")


@admin.register(Case)
class CaseAdmin(DeskAdmin):
    list_display = ("people", "number", "kind", "political", "number_of_hearings", "office")
    list_filter = ("kind", "political", ("office", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("office",)
    search_fields = ("number",)  # people are searched in get_search_results
    search_help_text = _("A person in any spelling, or a case number.")
    inlines = (ProsecutionsOfCase,)
    kinds_of_edits: ClassVar = {"merged": _("Twins merged"), "parted": _("Cases parted or joined")}
    shown_by = ("hearings__first_published_at",)
    instead = _("Withdraw its hearings, or correct it.")
    within = ("office",)
    private_fields = ("private_notes",)
    fieldsets = (
        (None, {"fields": (("kind", "number"), "title", ("political", "office"))}),
        (_("Only for editors"), {"fields": ("private_notes",)}),
    )

    def translatable(self, rows: QuerySet) -> QuerySet:
        return for_translators(rows, "hearings").exclude(pk__in=protected("case"))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return with_people(super().get_queryset(request)).annotate(
            hearings_in_all=Count("hearings", distinct=True)
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        found, _repeats = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, False
        meant = Prosecution.objects.filter(defendant__in=Defendant.objects.all().like(search_term))
        return found | queryset.filter(pk__in=meant.values("case")), False

    @admin.display(description=_("defendants"))
    def people(self, row: Case) -> str:
        names = [each.defendant.short_label for each in row.prosecutions.all()]
        shown = ", ".join(names[:4]) or str(row)
        return shown if len(names) < 5 else f"{shown} + {len(names) - 4}"

    @admin.display(description=_("hearings"), ordering="hearings_in_all")
    def number_of_hearings(self, row: Case) -> SafeString:
        address = reverse("admin:hearings_hearing_changelist") + f"?case__id__exact={row.pk}"
        return format_html('<a href="{}">{}</a>', address, row.hearings_in_all)


class ChargesInline(StackedInline):
    model = Charge
    rows = ChargeRows
    fields = (("article", "part", "position"), "wording", ("from_date", "until_date"))
    autocomplete_fields = ("article",)
    joined: ClassVar = {"article": ("code",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("article__code")


class AllegationsInline(StackedInline):
    model = Allegation
    fields = ("text", "position")


class RestraintsInline(TabularInline):
    model = Restraint
    fields = ("kind", "from_date", "until_date")
    extra = 0


class StatesInline(StackedInline):
    model = ProsecutionStateRow
    fields = (("state", "from_date"), "note")
    extra = 0


@admin.register(Prosecution)
class ProsecutionAdmin(DeskAdmin):
    """A defendant's part in a case. Made on the page of the case; whose it is and in which case never changes."""

    list_display = ("person", "charged_with", "verdict", "case_number")
    list_filter = ("verdict",)
    list_select_related = ("defendant", "case")
    search_fields = ("case__number",)  # people are searched in get_search_results
    search_help_text = _("A person in any spelling, or a case number.")
    inlines = (ChargesInline, AllegationsInline, RestraintsInline, StatesInline)
    shown_by = ("hearings__first_published_at",)
    instead = _("Write what became of the prosecution.")
    within = ("case__office",)
    readonly_fields = ("case", "defendant")
    fieldsets = (
        (None, {"fields": (("defendant", "case"), "role", "position")}),
        (_("Verdict"), {"fields": (("verdict", "verdict_date"), "sentence")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def translatable(self, rows: QuerySet) -> QuerySet:
        return for_translators(rows, "hearings").filter(defendant__shown_as=ShownAs.FULL)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        charges = Charge.objects.filter(until_date__isnull=True).select_related("article__code")
        return super().get_queryset(request).prefetch_related(Prefetch("charges", charges))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        found, _repeats = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, False
        return found | queryset.filter(defendant__in=Defendant.objects.all().like(search_term)), False

    @admin.display(description=_("defendant"), ordering="defendant__sort_name")
    def person(self, row: Prosecution) -> str:
        return str(row.defendant)

    @admin.display(description=_("charges"))
    def charged_with(self, row: Prosecution) -> str:
        cited = [Citation(article=charge.article.number, part=charge.part) for charge in row.charges.all()]
        return write_short(cited, get_language())

    @admin.display(description=_("case number"), ordering="case__number")
    def case_number(self, row: Prosecution) -> str:
        return row.case.number
