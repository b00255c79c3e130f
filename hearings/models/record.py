"""The public record: its edition, what changed in it, the VEVENT kept for each hearing. Written by the door alone."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from typing import Any, NamedTuple

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from defendants.models import Prosecution
from hearings.choices import ChangeKind
from hearings.models.court import City, Court
from hearings.models.hearing import Hearing
from hearings.querysets import ChangeQuerySet


def new_salt() -> str:
    """16 random bytes in hex: without them a purged value could be guessed from its digest."""
    return secrets.token_hex(16)


class PlainJSON(json.JSONEncoder):
    """Writes Cyrillic as it is: escaped it takes three times the room, and the time to write and read it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class Edition(models.Model):
    """One row: the number that rises with every change a reader can see, and when it rose."""

    number = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="edition_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)


def come_true(coming: list[dict[str, Any]], now: dt.datetime) -> list[dict[str, Any]]:
    """Those of a rendering's `coming` whose moment is there at `now`; the last of them holds."""
    return [version for version in coming if dt.datetime.fromisoformat(version["at"]) <= now]


class Version(NamedTuple):
    """What of a rendering holds at a moment."""

    sequence: int
    stamp: dt.datetime
    digest: str


class Rendering(models.Model):
    """The VEVENT of a hearing in every language, kept so that a feed only joins them; one sequence for all languages.

    Its text may change by the clock alone: when the hearing before or after it is released. What it will be then is
    written beforehand, since nobody opens the door at that moment: `coming` has `at`, `digest` and `bodies` of each.
    """

    hearing = models.OneToOneField(
        Hearing, primary_key=True, related_name="rendering", on_delete=models.CASCADE
    )
    bodies = models.JSONField(encoder=PlainJSON)
    coming = models.JSONField(default=list, encoder=PlainJSON)
    digest = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField(default=0)
    stamp = models.DateTimeField()
    created = models.DateTimeField()

    class Meta:
        verbose_name = _("rendering")
        verbose_name_plural = _("renderings")
        constraints = [
            models.CheckConstraint(condition=Q(sequence__lte=2**31 - 1), name="rendering_sequence_fits_ical")
        ]

    def __str__(self) -> str:
        return f"{self.hearing_id} #{self.sequence}"

    def in_force(self, now: dt.datetime) -> Version:
        """What holds at `now`: each version that came true raised the sequence by one."""
        come = come_true(self.coming, now)
        if not come:
            return Version(self.sequence, self.stamp, self.digest)
        last = come[-1]
        return Version(self.sequence + len(come), dt.datetime.fromisoformat(last["at"]), last["digest"])


class Change(models.Model):
    """One row that changed in one edition: what the public saw before and after, by whom and why.

    The digests chain the rows: `digest` runs over salt, content and the digest before it, so a row changed behind the
    application's back shows, and a value purged on purpose leaves the chain whole.
    """

    edition = models.PositiveBigIntegerField(db_index=True)
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(_("what happened"), max_length=16, choices=ChangeKind.choices)
    table = models.CharField(max_length=40)
    row = models.BigIntegerField()
    hearing = models.ForeignKey(Hearing, related_name="changes", null=True, on_delete=models.PROTECT)
    prosecution = models.ForeignKey(Prosecution, related_name="changes", null=True, on_delete=models.PROTECT)
    court = models.ForeignKey(Court, related_name="changes", null=True, on_delete=models.PROTECT)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    reason = models.JSONField(default=dict, blank=True)
    minor = models.BooleanField(_("a slip"), default=False)
    visible_from = models.DateTimeField(null=True)
    # A step that was taken back stays in the log; the change that took it back names it.
    undoes = models.ForeignKey("self", related_name="+", null=True, on_delete=models.PROTECT)
    undone = models.BooleanField(default=False)
    # Since when names in it are gone on purpose (`manage.py purge_history`): its digest still is that of before.
    purged = models.DateTimeField(null=True)
    # Where a moved hearing used to stand, so that the old day, court and city can show a stub.
    left_date = models.DateField(null=True, db_index=True)
    left_court = models.ForeignKey(Court, related_name="left", null=True, on_delete=models.PROTECT)
    left_city = models.ForeignKey(City, related_name="left", null=True, on_delete=models.PROTECT)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, related_name="changes", null=True, on_delete=models.PROTECT
    )
    salt = models.CharField(max_length=32, default=new_salt)
    digest = models.CharField(max_length=64)
    previous_digest = models.CharField(max_length=64, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["table", "row"], name="change_by_row"),
            models.Index(
                fields=["visible_from"], condition=Q(visible_from__isnull=False), name="change_by_release"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="change_kind_is_known"),
            models.CheckConstraint(condition=~Q(digest=""), name="change_has_a_digest"),
            models.CheckConstraint(
                condition=~Q(before__isnull=True, after__isnull=True), name="change_has_a_before_or_an_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.get_kind_display()}"

    @property
    def is_translation(self) -> bool:
        """Whether it did no more than say in further languages what was said already: no news to readers."""
        before, after = self.before, self.after
        if self.kind != ChangeKind.CHANGED or not isinstance(before, dict) or not isinstance(after, dict):
            return False
        return bool(after) and all(_says_more(before.get(name), texts) for name, texts in after.items())

    def content(self) -> str:
        """What the digest runs over, as canonical JSON: everything that must not change afterwards."""
        return json.dumps(
            {
                "edition": self.edition,
                "at": self.at.astimezone(dt.UTC).isoformat(),
                "kind": str(self.kind),
                "table": self.table,
                "row": self.row,
                "before": self.before,
                "after": self.after,
                "reason": self.reason,
                "minor": self.minor,
            },
            sort_keys=True,
            ensure_ascii=False,
            cls=DjangoJSONEncoder,
        )

    def computed_digest(self) -> str:
        """SHA-256 over the digest before it, the salt and the content, in hex."""
        return hashlib.sha256(f"{self.previous_digest}\n{self.salt}\n{self.content()}".encode()).hexdigest()


def _says_more(before: object, after: object) -> bool:
    """Whether these are texts by language that stand as they were, with others beside them."""
    return (
        isinstance(before, dict)
        and isinstance(after, dict)
        and bool(before)
        and before.items() <= after.items()
    )


class SecondLook(models.Model):
    """A second person has seen a change that went out at once, on one person's word."""

    change = models.OneToOneField(Change, related_name="second_look", on_delete=models.CASCADE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")

    def __str__(self) -> str:
        return f"{self.change}: {self.by}"
