"""One defendant's part in one case: role, verdict and sentence."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from defendants.choices import Verdict
from defendants.models.case import Case
from defendants.models.defendant import Defendant
from defendants.querysets import ProsecutionQuerySet
from offices.fields import TextsField
from offices.history import History


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
        ordering = ["-case_id", "position", "pk"]
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
