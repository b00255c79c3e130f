"""Publishing stops, and goes on: for the hour in which somebody else may have got hold of the desk.

While it stands, the door refuses whatever readers would see (`edition.Frozen`), and what was to come out by itself stays
in: its moment is put out of reach here, so that no page, feed, cache or mirror need know of freezes.
"""

from __future__ import annotations

import datetime as dt

from django.db import models, transaction
from django.db.models import Q

from hearings import edition, seals
from hearings.choices import UNSEEN, Publication
from hearings.locks import write_lock
from hearings.models import Change, Hearing
from hearings.renderings import renew
from offices.models import Freeze

OUT_OF_REACH = dt.datetime(2200, 1, 1, tzinfo=dt.UTC)


def freeze(*, now: dt.datetime) -> Freeze:
    """Begins a freeze, or gives the one that stands. When it returns, no change is under way any more."""
    with write_lock(), transaction.atomic():
        edition.lock()
        standing = Freeze.objects.standing()
        if standing:
            return standing
        coming = Hearing.objects.filter(publication=Publication.PUBLISHED, release_at__gt=now)
        held = {
            "hearing": _hold(coming, "release_at"),
            "change": _hold(Change.objects.filter(visible_from__gt=now), "visible_from"),
        }
        renew(_seen_with(held), now=now)
        at = now.replace(microsecond=0)
        seals.write(_rows(held), edition=edition.current().number, at=at, is_public=False)
        return Freeze.objects.create(since=now, held=held)


def lift(*, now: dt.datetime) -> list[Hearing]:
    """Ends the freeze; gives the hearings whose moment came meanwhile, which readers see from now on."""
    with write_lock(), transaction.atomic():
        last = edition.lock()
        standing = Freeze.objects.standing()
        if standing is None:
            return []
        _release(Hearing, "release_at", standing.held.get("hearing", {}))
        _release(Change, "visible_from", standing.held.get("change", {}))
        renew(_seen_with(standing.held), now=now)
        Freeze.objects.filter(lifted__isnull=True).update(lifted=max(now, standing.since))
        # A number of its own: what was kept under the old one did not have them.
        edition.raise_number(last, _rows(standing.held), now=now.replace(microsecond=0))
        overdue = Hearing.objects.filter(pk__in=standing.held.get("hearing", {}), release_at__lte=now)
        return list(overdue.select_related("court"))


def _seen_with(held: dict[str, dict[str, str]]) -> set[int]:
    """The hearings held and their neighbours, whose kept text says from when on they are told of."""
    keys = list(held.get("hearing", {}))
    near = Hearing.objects.filter(Q(pk__in=keys) | Q(goes_on_in__in=keys) | Q(adjourned_from__in=keys))
    return set(near.exclude(publication__in=UNSEEN).values_list("pk", flat=True))


def _rows(held: dict[str, dict[str, str]]) -> set[seals.Key]:
    tables = {"hearing": "hearings.Hearing", "change": seals.LOG}
    return {(tables[name], int(key)) for name, moments in held.items() for key in moments}


def _hold(rows: models.QuerySet, column: str) -> dict[str, str]:
    """Puts the moment of each row out of reach and gives the moments, row's key → ISO."""
    # The door is past: readers do not see these rows, and who changed them is told by the freeze itself.
    moments = {str(pk): moment.isoformat() for pk, moment in rows.values_list("pk", column)}
    rows.model.objects.filter(pk__in=list(moments)).update(**{column: OUT_OF_REACH})
    return moments


def _release(model: type[models.Model], column: str, moments: dict[str, str]) -> None:
    """Gives each row its moment back, unless it has another one by now."""
    rows = list(model.objects.filter(pk__in=list(moments), **{column: OUT_OF_REACH}))
    for row in rows:
        setattr(row, column, dt.datetime.fromisoformat(moments[str(row.pk)]))
    model.objects.bulk_update(rows, [column], batch_size=200)
