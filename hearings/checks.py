"""What `manage.py check` looks at besides Django's own list. Each finding names the place and the remedy."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django.core.checks import CheckMessage, Error, register

from hearings import whitelist


@register
def every_column_is_public_or_private(**_kwargs: Any) -> list[CheckMessage]:
    """hearings.E001: a column nobody has decided about could leak, or be missing from the feeds."""
    return [
        Error(
            f"{label}: nobody has said whether these columns are public: {', '.join(columns)}.",
            hint="Write each into PUBLIC or PRIVATE in hearings/whitelist.py.",
            id="hearings.E001",
        )
        for label, columns in whitelist.undeclared().items()
    ]


@register
def zones_come_from_the_package(**_kwargs: Any) -> list[CheckMessage]:
    """hearings.E002: the system's copy of the zone data may be years old, and then every hour is wrong."""
    if zoneinfo.TZPATH:
        return [
            Error(
                "Time zones are read from the system, whose rules may be old.",
                hint="Keep `zoneinfo.reset_tzpath(to=())` at the top of config/settings.py.",
                id="hearings.E002",
            )
        ]
    return []
