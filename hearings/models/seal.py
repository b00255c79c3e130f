"""The seal on the public record: a digest of each row, and of all rows together after each opening of the door."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hearings.models.record import new_salt


class RowDigest(models.Model):
    """What the public columns of one row were when the door last closed on it. Drafts too: they become public."""

    table = models.CharField(max_length=40)
    row = models.BigIntegerField()
    salt = models.CharField(max_length=32, default=new_salt)
    digest = models.CharField(max_length=64)
    # Column → the beginning of its own digest: it tells which column of a row is not what it was.
    columns = models.JSONField()

    class Meta:
        verbose_name = _("digest of a row")
        verbose_name_plural = _("digests of rows")
        constraints = [models.UniqueConstraint(fields=["table", "row"], name="rowdigest_once_a_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class Seal(models.Model):
    """How the whole record stood when the door closed; chained, so that none can be replaced or left out."""

    edition = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    is_public = models.BooleanField()  # the edition rose with it; private ones are of drafts
    changes = models.CharField(max_length=64, blank=True)  # the digest the change log ended with
    rows = models.CharField(max_length=512)  # the sum of all rows' digests
    digest = models.CharField(max_length=64)
    previous_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        indexes = [
            models.Index(fields=["edition"], condition=models.Q(is_public=True), name="seal_by_edition")
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.digest[:12]}"
