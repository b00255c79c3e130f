"""A person on trial, whose name readers may or may not see."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from defendants.choices import ShownAs
from defendants.querysets import DefendantQuerySet
from offices.derived import Derived
from offices.fields import TextsField, not_empty
from offices.history import History
from offices.labels import label
from offices.texts import clean, say


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
        """Withholds the name of whoever becomes known as a minor; said otherwise after that, it stays."""
        if self.minor and self.shown_as == ShownAs.FULL and not self._was_minor():
            self.shown_as = ShownAs.WITHHELD

    def _was_minor(self) -> bool:
        return Defendant.objects.filter(pk=self.pk, minor=True).exists()

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
