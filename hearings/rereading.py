"""Hearings are read once for a copy, however many pages, formats and languages of it show them.

The record stands still while a copy is written, so what was read of it holds to the end. On the living site each answer
reads for itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from hearings import copies
from hearings.chunks import chunks
from hearings.models import Hearing
from hearings.querysets import HearingQuerySet

MOST = 5_000
"""Hearings kept in mind; then all are forgotten. Fewer than a large calendar holds, and each of its formats in each
language would read it anew. Neighbours are asked for together."""


def rows(hearings: Iterable[Hearing]) -> Iterable[Hearing]:
    """The same hearings in the same order, those of `for_record()`; in a copy with their rendering too."""
    read = copies.read()
    if read is None or not isinstance(hearings, HearingQuerySet):
        return hearings
    return _remembered(hearings, read)


def first(hearings: HearingQuerySet) -> Hearing | None:
    """The first of these hearings, if there is any."""
    return next(iter(rows(hearings[:1])), None)


def made_before(lang: str, now: dt.datetime) -> dict[tuple, Any]:
    """Where records in a language as of a moment are kept for the next page of a copy; else a place of one's own."""
    read = copies.read()
    return {} if read is None else read.records.setdefault((lang, now), {})


def _remembered(hearings: HearingQuerySet, read: copies.Read) -> Iterator[Hearing]:
    known = read.hearings
    keys = hearings.prefetch_related(None).select_related(None).values_list("pk", flat=True)
    for some in chunks(keys):
        missing = [key for key in some if key not in known]
        if len(known) + len(missing) > MOST:
            known.clear()
            read.records.clear()
            read.pieces.clear()
            missing = some
        if missing:
            found = Hearing.objects.filter(pk__in=missing).order_by().for_record()
            known.update(
                (row.pk, row) for row in found.select_related("rendering").defer("rendering__bodies")
            )
        yield from [known[key] for key in some]
