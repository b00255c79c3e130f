"""Keeps the VEVENT of each hearing, and raises its sequence only when its bytes change.

What changes by the clock alone, because a neighbour is released, is written beforehand with its moment.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from itertools import chain

from django.conf import settings
from django.db.models import QuerySet

from hearings.choices import Publication
from hearings.chunks import chunks
from hearings.formats import vevent
from hearings.models import Hearing, Rendering
from hearings.models.record import come_true
from hearings.serializers import Serializer
from hearings.soundness import Unsound
from hearings.unshown import note


class Renderer:
    """Writes VEVENTs in every language of the site. For rows of `for_record()`, read together."""

    def __init__(self, now: dt.datetime) -> None:
        sound: set[tuple] = set()
        self._serializers = {lang: Serializer(lang, now, sound) for lang, _name in settings.LANGUAGES}

    def bodies(self, hearing: Hearing, at: dt.datetime) -> dict[str, str]:
        """The hearing's lines by language at a moment; a nameless tombstone once it is withdrawn."""
        if hearing.publication == Publication.WITHDRAWN:
            return {
                lang: vevent.tombstone(hearing.public_id, date=hearing.date, lang=lang)
                for lang in self._serializers
            }
        return {lang: vevent.body(made.hearing(hearing, at=at)) for lang, made in self._serializers.items()}


def moments(hearing: Hearing, now: dt.datetime) -> list[dt.datetime]:
    """When its text becomes another: now, or its own release if that is to come; then its neighbours' releases."""
    first = max(now, hearing.release_at or now)
    neighbours = (hearing.adjourned_from, getattr(hearing, "goes_on_in", None))
    released = {
        row.release_at
        for row in neighbours
        if row and row.publication == Publication.PUBLISHED and row.release_at
    }
    return [first, *sorted(moment for moment in released if moment > first)]


def renew(keys: Iterable[int], *, now: dt.datetime, stamp: dt.datetime | None = None) -> int:
    """Renders the hearings of these keys anew and writes those whose bytes changed; returns how many.

    What is released is told by `now`, the clock; what changes is dated `stamp`, where that is another moment.
    Inside the door only.
    """
    renderer = Renderer(now)
    return sum(_renew_chunk(chunk, renderer, now, stamp or now) for chunk in chunks(sorted(keys)))


def _renew_chunk(keys: list[int], renderer: Renderer, now: dt.datetime, stamp: dt.datetime) -> int:
    # Whether bytes changed is told by their digest, so the old ones are not read.
    kept = Rendering.objects.defer("bodies").in_bulk(keys)
    changed: list[Rendering] = []
    for hearing in _rows(keys):
        try:
            row = _rendering(hearing, renderer, now)
        except Unsound as unsound:
            # Calendars keep what was kept last: an entry that vanishes from a telephone says "not held".
            note(unsound)
            continue
        row.stamp = row.created = stamp
        old = kept.get(hearing.pk)
        if old:
            held = old.in_force(now)
            is_as_it_was = held.digest == row.digest
            if is_as_it_was and _awaited(old, now) == _awaited(row, now):
                continue
            row.sequence = held.sequence if is_as_it_was else held.sequence + 1
            row.stamp = held.stamp if is_as_it_was else stamp
            row.created = old.created
        changed.append(row)
    Rendering.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["hearing"],
        update_fields=["bodies", "coming", "digest", "sequence", "stamp"],
    )
    return len(changed)


def _rendering(hearing: Hearing, renderer: Renderer, now: dt.datetime) -> Rendering:
    """What is to be kept of a hearing that nothing was kept of before."""
    first, *later = moments(hearing, now)
    bodies = renderer.bodies(hearing, first)
    row = Rendering(
        hearing_id=hearing.pk, bodies=bodies, digest=_digest(bodies), sequence=0, stamp=now, created=now
    )
    held = row.digest
    for moment in later:
        bodies = renderer.bodies(hearing, moment)
        if (digest := _digest(bodies)) != held:
            row.coming.append({"at": moment.isoformat(), "digest": digest, "bodies": bodies})
            held = digest
    return row


def _awaited(row: Rendering, now: dt.datetime) -> list[tuple[str, str]]:
    """What a rendering is to become, and when."""
    come = come_true(row.coming, now)
    return [(version["at"], version["digest"]) for version in row.coming[len(come) :]]


def _digest(bodies: dict[str, str]) -> str:
    return hashlib.sha256("\0".join(chain(*sorted(bodies.items()))).encode()).hexdigest()


def _rows(keys: list[int]) -> QuerySet:
    """The hearings with what a record reads. Most share their court and office: these are not joined to each."""
    rows = Hearing.objects.filter(pk__in=keys).for_record().select_related(None)
    shared = ("case__office", "court__city", "city")
    return rows.select_related("adjourned_from").prefetch_related(*shared).order_by("pk")
