"""The times during which nothing public may change."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _


class FreezeQuerySet(models.QuerySet):
    def standing(self) -> Freeze | None:
        """The freeze that holds now; none when publishing goes on as usual."""
        return self.filter(lifted__isnull=True).order_by("since").first()


class Freeze(models.Model):
    """From `manage.py panic` to `manage.py panic --lift`; rows stay, as the account of what happened.

    `held` remembers what was to come out by itself: table → key of the row → the moment it was set to.
    """

    since = models.DateTimeField()
    lifted = models.DateTimeField(null=True)
    held = models.JSONField(default=dict)

    objects = FreezeQuerySet.as_manager()

    class Meta:
        verbose_name = _("freeze")
        verbose_name_plural = _("freezes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lifted__isnull=True) | models.Q(lifted__gte=models.F("since")),
                name="freeze_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        return f"{self.since.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"
