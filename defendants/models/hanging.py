"""What hangs on a prosecution: how it stood and since when, what for, and how the person was held."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from defendants.choices import ProsecutionState, RestraintKind
from defendants.models.law import Article
from defendants.models.prosecution import Prosecution
from offices.fields import LineField, TextsField, not_empty
from offices.history import History
from offices.labels import label


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
        ordering = ["prosecution_id", "-from_date", "-pk"]
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
        ordering = ["prosecution_id", F("from_date").desc(nulls_last=True), "-pk"]
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
        ordering = ["prosecution_id", "position", "pk"]
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
        ordering = ["prosecution_id", "position", "pk"]
        constraints = [not_empty("text", "allegation_has_a_text")]

    def __str__(self) -> str:
        return label(self, "text")[:80]


HANGING = (ProsecutionStateRow, Restraint, Charge, Allegation)
"""Rows that hang on a prosecution: seen where it is seen, and changed on its page."""
