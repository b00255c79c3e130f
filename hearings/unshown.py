"""What had to be left out because its rows are unsound: told to readers, and to whoever looks after the site.

Hearings as a rule; also people, cases, places and articles where they are told of by themselves. Readers are told how
many, beside the list that lacks them. The log names each once in a process; `/healthz` names those that this process
came across, `manage.py doctor` and the desk look for themselves.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext, gettext_noop, override

from defendants.models import Article, Case, Defendant, LegalCode
from hearings.chunks import chunks
from hearings.models import City, Court, Hearing, Statement
from hearings.querysets import HearingQuerySet
from hearings.soundness import KEYS, Unsound, check, check_alone, is_kept
from offices.models import Office

logger = logging.getLogger("opencourt.unshown")

MOST = 100
"""So many are kept in mind; a database that holds more of them is not to be mended one by one."""

LISTED: tuple[type[Model], ...] = (Defendant, Case, Court, City, Article, LegalCode, Office, Statement)
"""What readers are told of by itself, and not only where a hearing names it."""

T = TypeVar("T")
Row = TypeVar("Row", bound=Model)

_noted: dict[tuple[str, str], str] = {}
"""Of each row this process had to leave out, by kind and key, the column that is unsound."""


class Shown(list[T]):
    """What can be shown, in order, and the keys of the hearings, or rows of another kind, that cannot be now."""

    def __init__(self, rows: Iterable[T] = (), unshown: Iterable[str] = ()) -> None:
        super().__init__(rows)
        self.unshown = frozenset(unshown)


HEARINGS = gettext_noop("Hearings that cannot be shown here at the moment: %(count)d. The fault is ours.")
OTHERS = gettext_noop("Entries that cannot be shown here at the moment: %(count)d. The fault is ours.")


def sentence(lang: str, *, hearings: int = 0, others: int = 0) -> str:
    """What readers are told of so many hearings, and people, places or articles; nothing when all are shown."""
    told = ((HEARINGS, hearings), (OTHERS, others))
    with override(lang):
        return " ".join(gettext(said) % {"count": count} for said, count in told if count)


def note(unsound: Unsound) -> None:
    """Keeps it in mind, and writes it to the log unless it was there already."""
    place = (unsound.kind, unsound.key)
    if _noted.get(place) == unsound.column or len(_noted) >= MOST:
        return
    _noted[place] = unsound.column
    logger.error("%s", unsound)


def require(row: Model) -> None:
    """Raises Unsound, noted, when the only hearing, person or place there is to tell of cannot be shown."""
    try:
        if isinstance(row, Hearing):
            check(row, set())
        else:
            check_alone(row)
    except Unsound as unsound:
        note(unsound)
        raise


def is_sound(row: Model) -> bool:
    """Whether it can be told of; noted when it cannot."""
    try:
        require(row)
    except Unsound:
        return False
    return True


def sound(rows: Iterable[Row]) -> Shown[Row]:
    """Those of these people, places or articles that can be told of by themselves; the others are noted, and counted."""
    shown, left = [], set()
    for row in rows:
        try:
            require(row)
        except Unsound as unsound:
            left.add(unsound.key)
        else:
            shown.append(row)
    return Shown(shown, left)


def noted(now: dt.datetime) -> list[Unsound]:
    """Those this process came across that still cannot be shown. No query while there were none."""
    if not _noted:
        return []
    of_hearings = [key for kind, key in _noted if kind == "hearing"]
    found = (
        list(examine(Hearing.objects.published(now).filter(public_id__in=of_hearings))) if of_hearings else []
    )
    for model in LISTED:
        if keys := [key for kind, key in _noted if kind == model._meta.model_name]:
            found += examine_rows(_public(model, now).filter(**{f"{KEYS[model]}__in": keys}))
    for place in set(_noted) - {(unsound.kind, unsound.key) for unsound in found}:
        _noted.pop(place, None)
    return found


def examine_others(now: dt.datetime) -> Iterator[Unsound]:
    """The unsound ones among all that readers are told of besides hearings; a query for each kind."""
    for model in LISTED:
        yield from examine_rows(_public(model, now))


def examine_rows(rows: QuerySet) -> Iterator[Unsound]:
    """The unsound ones among these people, places or articles."""
    for row in rows:
        try:
            check_alone(row)
        except Unsound as unsound:
            yield unsound


def _public(model: type[Model], now: dt.datetime) -> QuerySet:
    """The public rows of a kind, with what is read beside them."""
    rows = model._default_manager.order_by("pk")
    rows = rows.published(now) if hasattr(rows, "published") else rows
    beside = {Court: "city", Article: "code"}.get(model)
    return rows.select_related(beside) if beside else rows


def examine(rows: HearingQuerySet) -> Iterator[Unsound]:
    """The unsound ones among these hearings, each read with all that its record is made of, and what is kept of it."""
    known: set = set()
    for keys in chunks(rows.values_list("pk", flat=True)):
        some = Hearing.objects.filter(pk__in=keys)
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
