"""What the organisation itself says at the end of its bulletins."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hearings.querysets import StatementQuerySet
from offices.fields import TextsField, not_empty
from offices.history import History
from offices.labels import label
from offices.models import Office


class Statement(models.Model):
    """A closing paragraph and the days it stands for; kept once, however many bulletins repeat it."""

    office = models.ForeignKey(
        Office, verbose_name=_("office"), related_name="statements", on_delete=models.PROTECT
    )
    text = TextsField(_("text"), lines=4)
    from_date = models.DateField(_("since"))
    until_date = models.DateField(_("until"), null=True, blank=True, help_text=_("Empty: still said."))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = StatementQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["position", "pk"]
        constraints = [
            not_empty("text", "statement_has_a_text"),
            models.CheckConstraint(
                condition=Q(until_date__isnull=True) | Q(until_date__gte=F("from_date")),
                name="statement_ends_after_it_begins",
                violation_error_message=_("The end is before the beginning."),
            ),
        ]

    def __str__(self) -> str:
        return Truncator(label(self, "text")).chars(80)
