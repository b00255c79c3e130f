"""Cities and their courts. A hearing may know its city without knowing its court."""

from __future__ import annotations

import itertools

from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from hearings.querysets import CityQuerySet, CourtQuerySet
from offices.choices import validate_zone
from offices.derived import Derived
from offices.fields import CountryField, LinkField, TextsField, not_empty
from offices.history import History
from offices.labels import label


class City(models.Model):
    """A city or village with a court; its zone holds for all its courts unless one says otherwise."""

    slug = models.SlugField(_("name in addresses"), max_length=80, unique=True, help_text=_("almaty"))
    name = TextsField(_("name"), help_text=_("Almaty"))
    region = TextsField(_("region"), blank=True)
    country = CountryField(_("country"), max_length=2, help_text=_("Two letters, as in KZ."))
    zone = models.CharField(
        _("time zone"), max_length=64, validators=[validate_zone], help_text=_("Asia/Almaty")
    )

    objects = CityQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["slug"]
        constraints = [
            not_empty("name", "city_has_a_name"),
            models.CheckConstraint(condition=~Q(zone=""), name="city_has_a_zone"),
        ]

    def __str__(self) -> str:
        return label(self, "name")

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class Court(Derived):
    """A court, its address, and how one gets in."""

    slug = models.SlugField(_("name in addresses"), max_length=80, unique=True, help_text=_("almaty-city"))
    name = TextsField(_("name"), help_text=_("Almaty City Court"))
    city = models.ForeignKey(City, verbose_name=_("city"), related_name="courts", on_delete=models.PROTECT)
    address = TextsField(_("street address"), blank=True, help_text=_("66 Zheltoqsan Street"))
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[validate_zone],
        help_text=_("Empty: the city's. For example: Asia/Almaty"),
    )
    website = LinkField(_("website"), blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    come_early = models.PositiveSmallIntegerField(
        _("come so many minutes early"), default=30, help_text=_("For the way through the guards.")
    )
    attending = TextsField(
        _("how to attend"),
        blank=True,
        lines=3,
        help_text=_("Bring an identity document; filming is forbidden."),
    )

    objects = CourtQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("court")
        verbose_name_plural = _("courts")
        ordering = ["slug"]
        constraints = [
            not_empty("name", "court_has_a_name"),
            models.CheckConstraint(condition=~Q(zone=""), name="court_has_a_zone"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                # A comparison with NULL is not false, so both are asked for by name.
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="court_place_is_whole",
                violation_error_message=_("A place needs both numbers, within their ranges."),
            ),
        ]

    def __str__(self) -> str:
        return label(self, "name")

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    @classmethod
    def in_city(cls, city: City, *, name: dict[str, str]) -> Court:
        """A new court, not saved, whose name in addresses is the English one, or else the city's."""
        stem = slugify(name.get("en", ""))[:70] or f"{city.slug[:64]}-court"
        taken = set(cls.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
        slugs = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
        return cls(slug=next(slug for slug in slugs if slug not in taken), name=name, city=city)

    def clean(self) -> None:
        if not self.zone and self.city_id:
            self.zone = self.city.zone

    def derive(self) -> None:
        """A court without a zone of its own has its city's."""
        self.zone = self.zone or self.city.zone
