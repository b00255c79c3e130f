"""A case: proceedings with one number, before whatever court."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from defendants.choices import CaseKind
from defendants.querysets import CaseQuerySet
from offices.fields import LineField, TextsField
from offices.history import History
from offices.labels import label
from offices.models import Office


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
