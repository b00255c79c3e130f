"""Hearings that had to be left out because their rows are unsound: told to readers, and to whoever looks after the site.

Readers are told how many, beside the list that lacks them. The log names each once in a process; `/healthz` names those
that this process came across, `manage.py doctor` and the desk look for themselves.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.utils.translation import gettext, override

from hearings.models import Hearing
from hearings.querysets import HearingQuerySet
from hearings.soundness import Unsound, check, is_kept

logger = logging.getLogger("opencourt.unshown")

MOST = 100
"""So many are kept in mind; a database that holds more of them is not to be mended one by one."""
CHUNK = 300
"""Hearings looked at together: SQLite follows a key to fewer than a thousand rows in one query."""

T = TypeVar("T")

_noted: dict[str, str] = {}
"""Of each hearing this process had to leave out the column that is unsound."""


class Shown(list[T]):
    """What can be shown, in order, and the keys of the hearings that cannot be now."""

    def __init__(self, rows: Iterable[T] = (), unshown: Iterable[str] = ()) -> None:
        super().__init__(rows)
        self.unshown = frozenset(unshown)


def sentence(count: int, lang: str) -> str:
    """What readers are told of so many hearings; nothing when all are shown."""
    if not count:
        return ""
    with override(lang):
        said = gettext("Hearings that cannot be shown here at the moment: %(count)d. The fault is ours.")
        return said % {"count": count}


def note(unsound: Unsound) -> None:
    """Keeps it in mind, and writes it to the log unless it was there already."""
    if _noted.get(unsound.key) == unsound.column or len(_noted) >= MOST:
        return
    _noted[unsound.key] = unsound.column
    logger.error("%s", unsound)


def require(row: Hearing) -> None:
    """Raises Unsound, noted, when the only hearing there is to tell of cannot be shown."""
    try:
        check(row, set())
    except Unsound as unsound:
        note(unsound)
        raise


def noted(now: dt.datetime) -> list[Unsound]:
    """Those this process came across that still cannot be shown. No query while there were none."""
    if not _noted:
        return []
    found = list(examine(Hearing.objects.published(now).filter(public_id__in=list(_noted))))
    for key in set(_noted) - {unsound.key for unsound in found}:
        _noted.pop(key, None)
    return found


def examine(rows: HearingQuerySet) -> Iterator[Unsound]:
    """The unsound ones among these hearings, each read with all that its record is made of, and what is kept of it."""
    known: set = set()
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        some = Hearing.objects.filter(pk__in=keys[start : start + CHUNK])
        for row in some.order_by("pk").for_record().select_related("rendering"):
            try:
                check(row, known)
            except Unsound as unsound:
                yield unsound
            else:
                if hasattr(row, "rendering") and not is_kept(row.rendering):
                    yield Unsound(str(row.public_id), "rendering")


def forget() -> None:
    """Keeps nothing in mind, as a process that has just begun."""
    _noted.clear()
