"""The bulletins that were pasted in, kept as they came."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hearings.choices import BulletinState
from offices.models import Office


class Bulletin(models.Model):
    """A bulletin's own text, letter by letter, with its hash, who brought it and when. Private: it may name a source."""

    office = models.ForeignKey(
        Office, verbose_name=_("office"), related_name="bulletins", on_delete=models.PROTECT
    )
    date = models.DateField(_("date"), null=True, blank=True)
    text = models.TextField(_("text"))
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=BulletinState.choices,
        default=BulletinState.WAITING,
        editable=False,
    )
    typed = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text=_("What the editor filled in so far, kept between steps."),
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    # Since when names in it are gone on purpose (`manage.py purge_history`): its hash still is that of what came, so
    # that the same bulletin is not brought in, and its names with it, a second time.
    purged = models.DateTimeField(null=True, editable=False)
    at = models.DateTimeField(_("brought in"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        related_name="bulletins",
        null=True,
        on_delete=models.PROTECT,
    )

    class Meta:
        verbose_name = _("bulletin")
        verbose_name_plural = _("bulletins")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="bulletin_has_a_text"),
            models.CheckConstraint(
                condition=models.Q(state__in=BulletinState.values), name="bulletin_state_is_known"
            ),
            # Two offices may be sent the same text, and neither sees what the other made of it.
            models.UniqueConstraint(fields=["office", "sha256"], name="bulletin_once_an_office"),
        ]

    def __str__(self) -> str:
        return f"{self.date or self.at:%Y-%m-%d}"
