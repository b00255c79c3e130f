"""Wrong log-ins, counted without knowing whose they are."""

from __future__ import annotations

from django.db import models


class Tally(models.Model):
    """How often somebody failed of late, under a name that is a keyed digest good for one day.

    What is counted (an account, a network, both together, a browser) cannot be read from the row.
    """

    key = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    free_at = models.DateTimeField()
    forget_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "tally"
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.failures}"
