"""What every action does with a row: locks it, refuses with the reason, checks and saves it."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError

from hearings.models import City, Court, Hearing

Place = tuple[dt.date | None, dt.time | None, Court | None, City | None]
"""Where and when a hearing stands: date, hour, court, and the city where the court is not known."""
Reason = dict[str, str] | None
OPENNESS = ("was_open", "observers", "link_given")
"""The columns that say how open a hearing was, in the order of the questions."""


class IllegalStep(ValidationError):
    """The hearing cannot take this step from where it stands."""


def refuse_unless(allowed: bool, why: str) -> None:
    if not allowed:
        raise IllegalStep(why)


def locked(hearing: Hearing) -> Hearing:
    """The row as it is now; the open door holds off every other writer."""
    return Hearing.objects.select_related("case__office", "court", "city").get(pk=hearing.pk)


def save(row: Hearing, *, new_link: str = "") -> Hearing:
    """Checks and saves. A link that stood there before keeps nobody from moving or withdrawing the hearing."""
    row.full_clean(exclude=["case", "prosecutions", *(() if new_link else ("link",))])
    row.save()
    return row


def is_elsewhere(court: Court | None, row: Hearing) -> bool:
    """Whether a court is in another city than the one a hearing was announced for."""
    return court is not None and row.city_id not in (None, court.city_id)


def only_more_is_known(stood: Place, stands: Place) -> bool:
    """Whether only blanks were filled in, and nothing was moved: an hour, a city, or a court of the city known."""
    (old_date, old_time, old_court, old_city), (date, time, court, city) = stood, stands
    if old_date != date or (old_time and old_time != time) or (old_court and old_court != court):
        return False
    # Once the court is known its city goes without saying.
    now_in = court.city if court and not old_court else city
    return old_city is None or old_city == now_in


def record_openness(row: Hearing, told: dict[str, str]) -> None:
    """Sets what was told of OPENNESS; what was not asked stays. Raises TypeError for another word."""
    for name, value in told.items():
        if name not in OPENNESS:
            raise TypeError(f"{name} says nothing about how open a hearing was")
        setattr(row, name, value)
