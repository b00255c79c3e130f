"""What every action does with a row: locks it, refuses with the reason, checks and saves it."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from hearings.models import Hearing

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


def record_openness(row: Hearing, told: dict[str, str]) -> None:
    """Sets what was told of OPENNESS; what was not asked stays. Raises TypeError for another word."""
    for name, value in told.items():
        if name not in OPENNESS:
            raise TypeError(f"{name} says nothing about how open a hearing was")
        setattr(row, name, value)
