"""Who is prosecuted, and for what. Knows nothing of hearings: where and when stand one floor above."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from defendants.choices import CaseKind, ProsecutionState, RestraintKind, ShownAs, Verdict
from defendants.citations import natural_key
from defendants.querysets import (
    ArticleQuerySet,
    CaseQuerySet,
    DefendantQuerySet,
    LegalCodeQuerySet,
    ProsecutionQuerySet,
)
from offices.derived import Derived
from offices.fields import LineField, LinkField, TextsField, not_empty
from offices.history import History
from offices.labels import label
from offices.models import Office
from offices.texts import clean, say


class LegalCode(models.Model):
    """A code of law whose articles people are charged under. Reviewed data, kept in `fixtures/`."""

    code = models.SlugField(_("code"), max_length=32, unique=True, help_text=_("Country and code: KZ-CC"))
    name = TextsField(_("name"), help_text=_("Criminal Code of Kazakhstan"))
    short_name = TextsField(
        _("short name"),
        blank=True,
        help_text=_("Put before “Article” where it is not the office's usual code: CAO"),
    )
    country = LineField(_("country"), max_length=2)

    objects = LegalCodeQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("legal code")
        verbose_name_plural = _("legal codes")
        ordering = ["code"]
        constraints = [not_empty("name", "legalcode_has_a_name")]

    def __str__(self) -> str:
        return label(self, "name") or self.code

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class Article(Derived):
    """An article of a code, with its official title; parts are text, since some are called 2.1."""

    code = models.ForeignKey(
        LegalCode, verbose_name=_("code"), related_name="articles", on_delete=models.PROTECT
    )
    number = LineField(_("number"), max_length=24, help_text=_("405, or 193-1.3"))
    title = TextsField(_("official title"), blank=True, lines=3)
    title_source = LinkField(_("where the title was read"), blank=True)
    parts = models.JSONField(
        _("what the parts say"), default=dict, blank=True, help_text=_('{"1": {"en": "organising"}}')
    )
    sort_key = models.CharField(max_length=120, editable=False)

    objects = ArticleQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["code", "sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="article_once_per_code"),
            models.CheckConstraint(condition=~Q(number=""), name="article_has_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.code.code} {self.number}"

    def natural_key(self) -> tuple[str, str]:
        return (self.code.code, self.number)

    def clean(self) -> None:
        # An empty box is read as "null", which no column of texts holds.
        self.parts = {} if self.parts is None else self.parts
        texts = self.parts.values() if isinstance(self.parts, dict) else [None]
        if not all(
            isinstance(text, dict) and all(isinstance(said, str) for said in text.values()) for text in texts
        ):
            raise ValidationError({"parts": _('Write each part like this: {"1": {"en": "organising"}}')})

    def derive(self) -> None:
        """Fills what articles are sorted by."""
        self.sort_key = natural_key(self.number)


class Case(models.Model):
    """Proceedings with one number. It has no court: cases move on appeal, each hearing has its own."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(
        Office, verbose_name=_("office"), related_name="cases", on_delete=models.PROTECT
    )
    kind = models.CharField(_("kind"), max_length=16, choices=CaseKind.choices, default=CaseKind.CRIMINAL)
    number = LineField(_("case number"), max_length=64, blank=True)
    title = TextsField(_("title"), blank=True, help_text=_("Only when the case has a name of its own."))
    political = models.BooleanField(_("politically motivated"), default=True)
    private_notes = models.TextField(_("notes (private)"), blank=True)

    objects = CaseQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CaseKind.values), name="case_kind_is_known"),
        ]

    def __str__(self) -> str:
        people = [row.defendant for row in self.prosecutions.all()] if self.pk else []
        names = [person.short_label for person in people if not person.merged_into_id][:3]
        called = ", ".join(names) or label(self, "title") or str(self.public_id)[:8]
        return f"{called} ({self.number})" if self.number else called

    def natural_key(self) -> tuple[str]:
        return (str(self.public_id),)


class Defendant(Derived):
    """A person on trial, with a page for life. Names are stored as `Sabitov` and shown as SABITOV."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    given_name = TextsField(_("given name"), blank=True, help_text=_("Aibek"))
    family_name = TextsField(_("family name"), help_text=_("Sabitov, not in capitals: pages write them"))
    patronymic = TextsField(_("patronymic"), blank=True)
    aliases = models.JSONField(
        _("other spellings"), default=list, blank=True, help_text=_("One a line, in any script.")
    )
    slug = models.SlugField(
        _("name in addresses"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Made from the name when left empty."),
    )
    description = TextsField(_("about the person"), blank=True, lines=3)
    minor = models.BooleanField(
        _("minor"), default=False, help_text=_("A minor's name is withheld unless you say otherwise.")
    )
    shown_as = models.CharField(_("shown as"), max_length=16, choices=ShownAs.choices, default=ShownAs.FULL)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        related_name="merged",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
    )
    private_notes = models.TextField(_("notes (private)"), blank=True)
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)

    objects = DefendantQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("defendant")
        verbose_name_plural = _("defendants")
        ordering = ["sort_name", "pk"]
        constraints = [
            not_empty("family_name", "defendant_has_a_family_name"),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="defendant_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(shown_as__in=ShownAs.values), name="defendant_shown_as_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.full_label

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    @property
    def full_label(self) -> str:
        """Given name and FAMILY NAME for the desk, whatever the public sees."""
        return f"{label(self, 'given_name')} {label(self, 'family_name').upper()}".strip()

    @property
    def short_label(self) -> str:
        """FAMILY NAME for the desk's columns."""
        return label(self, "family_name").upper()

    @property
    def address_key(self) -> str:
        """What stands in the address: the name, or an opaque id when the name is not public."""
        return self.slug if self.shown_as == ShownAs.FULL else self.public_id.hex

    def clean(self) -> None:
        if self.minor and self._state.adding and self.shown_as == ShownAs.FULL:
            self.shown_as = ShownAs.WITHHELD

    def derive(self) -> None:
        """Fills the address where there is none, and the name to sort by."""
        lang = settings.LANGUAGE_CODE
        self.aliases = list(dict.fromkeys(filter(None, (clean(str(alias)) for alias in self.aliases or []))))
        # The names themselves are cleaned on the way to their columns, later than this.
        names = f"{say(self, 'family_name', lang)} {say(self, 'given_name', lang)}"
        self.sort_name = clean(names).replace("\n", " ").casefold()[:200]
        Defendant.objects.give_slugs([self])

    @classmethod
    def derive_all(cls, rows: Sequence[Defendant]) -> None:
        cls.objects.give_slugs(rows)
        super().derive_all(rows)


class Prosecution(models.Model):
    """One defendant's part in one case; each of 13 co-defendants has their own role, charges and verdict."""

    case = models.ForeignKey(
        Case, verbose_name=_("case"), related_name="prosecutions", on_delete=models.PROTECT
    )
    defendant = models.ForeignKey(
        Defendant, verbose_name=_("defendant"), related_name="prosecutions", on_delete=models.PROTECT
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    role = TextsField(_("role"), blank=True, help_text=_("civil activist"))
    verdict = models.CharField(_("verdict"), max_length=16, choices=Verdict.choices, blank=True)
    verdict_date = models.DateField(_("date of the verdict"), null=True, blank=True)
    sentence = TextsField(_("sentence"), blank=True, help_text=_("1 year of restriction of liberty"))
    severed_from = models.ForeignKey(
        "self",
        verbose_name=_("separated from"),
        related_name="severed",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
    )

    objects = ProsecutionQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("defendant in a case")
        verbose_name_plural = _("defendants in a case")
        ordering = ["case", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "defendant"], name="prosecution_once_per_case_and_defendant"
            ),
            models.CheckConstraint(
                condition=~Q(severed_from=F("id")), name="prosecution_not_severed_from_itself"
            ),
            models.CheckConstraint(
                condition=Q(verdict="") | Q(verdict__in=Verdict.values), name="prosecution_verdict_is_known"
            ),
            models.CheckConstraint(
                condition=Q(verdict_date__isnull=True) | ~Q(verdict=""),
                name="prosecution_verdict_date_has_a_verdict",
            ),
        ]

    def __str__(self) -> str:
        return str(self.defendant)

    def natural_key(self) -> tuple[str, str]:
        return (str(self.case.public_id), self.defendant.slug)


def dated(name: str) -> models.CheckConstraint:
    """The named rule that a period does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(from_date__isnull=True) | Q(until_date__isnull=True) | Q(until_date__gte=F("from_date")),
        name=name,
        violation_error_message=_("The end is before the beginning."),
    )


class ProsecutionStateRow(models.Model):
    """What became of one defendant's prosecution, from a date on; the newest row is the present state."""

    prosecution = models.ForeignKey(Prosecution, related_name="states", on_delete=models.CASCADE)
    state = models.CharField(_("state"), max_length=16, choices=ProsecutionState.choices)
    from_date = models.DateField(_("since"))
    note = TextsField(_("note"), blank=True)

    history = History()

    class Meta:
        verbose_name = _("state of a prosecution")
        verbose_name_plural = _("states of a prosecution")
        ordering = ["prosecution", "-from_date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["prosecution", "from_date"], name="state_once_per_prosecution_and_day"
            ),
            models.CheckConstraint(condition=Q(state__in=ProsecutionState.values), name="state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} ({self.from_date})"


class Restraint(models.Model):
    """What a defendant was held under, and when: "house arrest, before that custody"."""

    prosecution = models.ForeignKey(Prosecution, related_name="restraints", on_delete=models.CASCADE)
    kind = models.CharField(_("kind"), max_length=16, choices=RestraintKind.choices)
    from_date = models.DateField(_("since"), null=True, blank=True)
    until_date = models.DateField(_("until"), null=True, blank=True)

    history = History()

    class Meta:
        verbose_name = _("restraint")
        verbose_name_plural = _("restraints")
        ordering = ["prosecution", F("from_date").desc(nulls_last=True), "-pk"]
        constraints = [
            dated("restraint_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(kind__in=RestraintKind.values), name="restraint_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Charge(models.Model):
    """An article and part one defendant is charged with, and the wording as it was announced."""

    prosecution = models.ForeignKey(Prosecution, related_name="charges", on_delete=models.CASCADE)
    article = models.ForeignKey(
        Article, verbose_name=_("article"), related_name="charges", on_delete=models.PROTECT
    )
    part = LineField(_("part"), max_length=16, blank=True, help_text=_("2, or 2.1"))
    wording = TextsField(
        _("wording as announced"), blank=True, help_text=_("participation in an extremist organisation")
    )
    from_date = models.DateField(_("since"), null=True, blank=True)
    until_date = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Filled in when the charge was changed.")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()

    class Meta:
        verbose_name = _("charge")
        verbose_name_plural = _("charges")
        ordering = ["prosecution", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["prosecution", "article", "part"],
                condition=Q(until_date__isnull=True),
                name="charge_once_while_it_lasts",
            ),
            dated("charge_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.article} {self.part}".strip()


class Allegation(models.Model):
    """What a defendant is said to have done, as the monitors report it; apart from what the authorities charge."""

    prosecution = models.ForeignKey(Prosecution, related_name="allegations", on_delete=models.CASCADE)
    text = TextsField(_("text"), lines=2)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    history = History()

    class Meta:
        verbose_name = _("allegation")
        verbose_name_plural = _("allegations")
        ordering = ["prosecution", "position", "pk"]
        constraints = [not_empty("text", "allegation_has_a_text")]

    def __str__(self) -> str:
        return label(self, "text")[:80]


HANGING = (ProsecutionStateRow, Restraint, Charge, Allegation)
"""Rows that hang on a prosecution: seen where it is seen, and changed on its page."""
