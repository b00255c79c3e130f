"""Time zones an office or a court may be in."""

from __future__ import annotations

import zoneinfo
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


@cache
def zone_names() -> frozenset[str]:
    """The names `Continent/City` and UTC that the tzdata package knows; nothing else is ever opened as a zone."""
    return frozenset(name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC")


def validate_zone(name: str) -> None:
    """Raises ValidationError unless the name is a zone of the tzdata package."""
    if name not in zone_names():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Write it like Asia/Almaty."), params={"name": name}, code="zone"
        )
