"""What translators have still to write: texts about people soon before a court, and statements of now and later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from defendants.models import Allegation, Charge, Prosecution
from hearings.models import Hearing, Statement


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


def missing(row: Prosecution | Statement, langs: Collection[str]) -> list[str]:
    """The own names of the languages in which some text of the row is missing."""
    texts = [text for text in _texts(row) if text]
    return [name for code, name in settings.LANGUAGES if code in langs and any(code not in t for t in texts)]


def _texts(row: Prosecution | Statement) -> Iterator[dict[str, str]]:
    if isinstance(row, Statement):
        yield row.text
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
