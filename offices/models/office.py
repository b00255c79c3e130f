"""Who publishes: the offices of the organisation and their editors."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from offices.choices import validate_zone
from offices.fields import CountryField, LineField, TextsField, not_empty
from offices.history import History
from offices.labels import label


def default_zone() -> str:
    """The zone a new office begins with, an IANA name."""
    return settings.DEFAULT_ZONE


class OfficeQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> Office:
        return self.get(slug=slug)

    def main(self) -> Office | None:
        """The office whose texts stand on pages that belong to no office: the first one."""
        return self.order_by("pk").first()


class Office(models.Model):
    """A publishing part of the organisation: it owns cases, statements and its editors' rights."""

    slug = models.SlugField(_("short name in addresses"), unique=True, help_text=_("For example: kazakhstan"))
    name = TextsField(_("name"), help_text=_("As readers see it: Kazakhstan office"))
    country = CountryField(_("country"), max_length=2, help_text=_("Two letters, as in KZ."))
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        default=default_zone,
        validators=[validate_zone],
        help_text=_("Holds for hearings whose court and city are not known. For example: Asia/Almaty"),
    )
    code = LineField(
        _("usual legal code"),
        max_length=32,
        blank=True,
        help_text=_("The code an article belongs to when a bulletin names none. For example: KZ-CC"),
    )
    names_code = models.BooleanField(
        _("always name the code"),
        default=False,
        help_text=_("For an office whose articles readers of another office would mistake for their own."),
    )
    languages = models.JSONField(
        _("languages"),
        default=list,
        blank=True,
        help_text=_('The languages its bulletins are written in: ["en", "ru"]'),
    )
    bulletin_style = models.JSONField(
        _("bulletin style"),
        default=dict,
        blank=True,
        help_text=_("The publisher's own phrases; empty means the usual ones."),
    )
    contact_email = models.EmailField(_("e-mail for readers"), blank=True)
    contact = TextsField(
        _("how to write to us safely"),
        blank=True,
        lines=3,
        help_text=_("Signal number, onion form, mail with key."),
    )
    licence = LineField(
        _("licence and credit line"), max_length=200, blank=True, help_text=_("For example: CC BY 4.0")
    )
    second_person = models.BooleanField(
        _("two people to publish"),
        default=False,
        help_text=_("Who publishes must be somebody else than who made it ready. Changes go out at once."),
    )
    about = TextsField(_("about: who publishes, and how hearings are found"), blank=True, lines=8)
    corrections = TextsField(_("about: how mistakes are corrected and entries removed"), blank=True, lines=6)

    objects = OfficeQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["pk"]
        constraints = [not_empty("name", "office_has_a_name")]
        # What Django's add, change, delete and view cannot say; offices/rights.py names them.
        permissions = [
            ("make_ready", "Can make drafts ready"),
            ("take_steps", "Can change what is public and take the steps of a hearing"),
            ("publish", "Can publish and withdraw"),
            ("translate", "Can translate texts"),
        ]

    def __str__(self) -> str:
        return label(self, "name")

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class Editor(AbstractUser):
    """Somebody who may log in at the desk.

    A session lives only as long as the password and the rights it began with.
    """

    OPENS_THE_DESK = ("password", "is_active", "is_staff", "is_superuser")

    language = models.CharField(
        _("language of the desk"),
        max_length=8,
        blank=True,
        help_text=_("Empty: the browser's language."),
    )
    translates = models.JSONField(
        _("translates into"),
        default=list,
        blank=True,
        help_text=_("For translators: the languages whose texts they may change."),
    )
    offices = models.ManyToManyField(Office, verbose_name=_("offices"), related_name="editors", blank=True)

    class Meta:
        verbose_name = _("editor")
        verbose_name_plural = _("editors")

    def get_short_name(self) -> str:
        return self.first_name or self.username

    @classmethod
    def from_db(cls, db: str, field_names: list[str], values: list[Any]) -> Self:
        row = super().from_db(db, field_names, values)
        row._opened_with = row._opens_with()
        return row

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.language and self.language not in dict(settings.LANGUAGES):
            self.language = ""
        super().save(*args, **kwargs)
        before, self._opened_with = getattr(self, "_opened_with", None), self._opens_with()
        if before not in (None, self._opened_with):
            self.end_sessions()

    def end_sessions(self, keep: str = "") -> int:
        """Ends every session of this editor in every process, but for the one kept under `keep`; says how many."""
        return self.desk_sessions.exclude(session_key=keep).delete()[0]

    def get_session_auth_hash(self) -> str:
        """What each session carries and each request compares: a digest of password and rights.

        Unlike a list of places where rights change, it also notices rows that were changed in bulk or by a group.
        """
        return self._get_session_auth_hash()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        rights = "everything" if self.is_superuser else " ".join(sorted(self.get_all_permissions()))
        value = f"{self.password}\n{self.is_staff}\n{rights}"
        return salted_hmac("offices.Editor.session", value, secret=secret, algorithm="sha256").hexdigest()

    def _opens_with(self) -> tuple[Any, ...]:
        """The columns that decide who may enter, without fetching any that was left out."""
        return tuple(self.__dict__.get(name) for name in self.OPENS_THE_DESK)
