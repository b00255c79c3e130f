"""What translators have still to write: of hearings to come, their courts, their people; statements of now and later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from defendants.models import Allegation, Charge, Prosecution
from hearings.models import Court, Hearing, Statement

OF_HEARINGS, OF_COURTS = ("time_note", "reason"), ("name", "address", "attending")
"""The columns whose words readers see before a hearing."""


def untranslated(rows: QuerySet[Prosecution], langs: Collection[str], now: dt.datetime) -> QuerySet:
    """Those of the prosecutions with a hearing to come of which something is not said in one of the languages."""
    charges = Charge.objects.filter(_lacking("wording", langs), prosecution=OuterRef("pk"), until_date=None)
    allegations = Allegation.objects.filter(_lacking("text", langs), prosecution=OuterRef("pk"))
    texts = Exists(charges) | Exists(allegations) | _lacking("role", langs) | _lacking("sentence", langs)
    to_come = Hearing.objects.planned().filter(ends_at__gt=now, prosecutions=OuterRef("pk"))
    found = rows.filter(texts, Exists(to_come)).prefetch_related("allegations")
    return found.order_by("defendant__sort_name", "pk")


def untranslated_statements(
    rows: QuerySet[Statement], langs: Collection[str], today: dt.date
) -> QuerySet[Statement]:
    """Those made now or later."""
    return rows.exclude(until_date__lt=today).filter(_lacking("text", langs))


def untranslated_courts(rows: QuerySet[Court], langs: Collection[str], now: dt.datetime) -> QuerySet[Court]:
    """Those with a hearing to come."""
    to_come = Hearing.objects.planned().filter(ends_at__gt=now, court=OuterRef("pk"))
    return rows.filter(_lacking_any(OF_COURTS, langs), Exists(to_come))


def untranslated_hearings(
    rows: QuerySet[Hearing], langs: Collection[str], now: dt.datetime
) -> QuerySet[Hearing]:
    """Those that are not over, the cancelled with their reasons among them."""
    return rows.filter(_lacking_any(OF_HEARINGS, langs), ends_at__gt=now).in_order()


def missing(row: Prosecution | Statement | Court | Hearing, langs: Collection[str]) -> list[str]:
    """The own names of the languages in which some text of the row is missing."""
    texts = [text for text in _texts(row) if text]
    return [name for code, name in settings.LANGUAGES if code in langs and any(code not in t for t in texts)]


def _texts(row: Prosecution | Statement | Court | Hearing) -> Iterator[dict[str, str]]:
    if isinstance(row, Statement):
        yield row.text
        return
    if isinstance(row, Court | Hearing):
        yield from (getattr(row, column) for column in (OF_COURTS if isinstance(row, Court) else OF_HEARINGS))
        return
    yield from (row.role, row.sentence)
    yield from (charge.wording for charge in row.charges.all())
    yield from (allegation.text for allegation in row.allegations.all())


def _lacking(column: str, langs: Collection[str]) -> Q:
    """Something is said, and not in one of the languages."""
    lacks = Q(pk__in=[])
    for code in langs:
        lacks |= ~Q(**{f"{column}__has_key": code})
    return lacks & ~Q(**{column: {}})


def _lacking_any(columns: Collection[str], langs: Collection[str]) -> Q:
    lacks = Q(pk__in=[])
    for column in columns:
        lacks |= _lacking(column, langs)
    return lacks
