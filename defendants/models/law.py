"""The law people are tried under: codes and their articles."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from defendants.citations import natural_key
from defendants.querysets import ArticleQuerySet, LegalCodeQuerySet
from offices.derived import Derived
from offices.fields import CountryField, LineField, LinkField, TextsField, not_empty
from offices.history import History
from offices.labels import label


class LegalCode(models.Model):
    """A code of law whose articles people are charged under. Reviewed data, kept in `fixtures/`."""

    code = models.SlugField(_("code"), max_length=32, unique=True, help_text=_("Country and code: KZ-CC"))
    name = TextsField(_("name"), help_text=_("Criminal Code of Kazakhstan"))
    short_name = TextsField(
        _("short name"),
        blank=True,
        help_text=_("Put before “Article” where it is not the office's usual code: CAO"),
    )
    country = CountryField(_("country"), max_length=2)

    objects = LegalCodeQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("legal code")
        verbose_name_plural = _("legal codes")
        ordering = ["code"]
        constraints = [not_empty("name", "legalcode_has_a_name")]

    def __str__(self) -> str:
        return label(self, "name") or self.code

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class Article(Derived):
    """An article of a code, with its official title; parts are text, since some are called 2.1."""

    code = models.ForeignKey(
        LegalCode, verbose_name=_("code"), related_name="articles", on_delete=models.PROTECT
    )
    number = LineField(_("number"), max_length=24, help_text=_("405, or 193-1.3"))
    title = TextsField(_("official title"), blank=True, lines=3)
    title_source = LinkField(_("where the title was read"), blank=True)
    parts = models.JSONField(
        _("what the parts say"), default=dict, blank=True, help_text=_('{"1": {"en": "organising"}}')
    )
    sort_key = models.CharField(max_length=120, editable=False)

    objects = ArticleQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["code", "sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="article_once_per_code"),
            models.CheckConstraint(condition=~Q(number=""), name="article_has_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.code.code} {self.number}"

    def natural_key(self) -> tuple[str, str]:
        return (self.code.code, self.number)

    def clean(self) -> None:
        # An empty box is read as "null", which no column of texts holds.
        self.parts = {} if self.parts is None else self.parts
        texts = self.parts.values() if isinstance(self.parts, dict) else [None]
        if not all(
            isinstance(text, dict) and all(isinstance(said, str) for said in text.values()) for text in texts
        ):
            raise ValidationError({"parts": _('Write each part like this: {"1": {"en": "organising"}}')})

    def derive(self) -> None:
        """Fills what articles are sorted by."""
        self.sort_key = natural_key(self.number)
