"""Keeps the VEVENT of each hearing, and raises its sequence only when its bytes change."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from itertools import chain

from django.conf import settings
from django.db.models import QuerySet

from hearings.choices import Publication
from hearings.formats import vevent
from hearings.models import Hearing, Rendering
from hearings.serializers import Serializer

CHUNK = 500
"""Hearings at once: SQLite follows a foreign key to fewer than a thousand rows in one query."""


class Renderer:
    """Writes VEVENTs in every language of the site at one moment. For rows of `for_record()`, read together."""

    def __init__(self, now: dt.datetime) -> None:
        self._serializers = {lang: Serializer(lang, now) for lang, _name in settings.LANGUAGES}

    def bodies(self, hearing: Hearing) -> dict[str, str]:
        """The hearing's lines by language; a nameless tombstone once it is withdrawn."""
        if hearing.publication == Publication.WITHDRAWN:
            return {
                lang: vevent.tombstone(hearing.public_id, date=hearing.date, lang=lang)
                for lang in self._serializers
            }
        return {lang: vevent.body(made.hearing(hearing)) for lang, made in self._serializers.items()}


def renew(keys: Iterable[int], *, now: dt.datetime) -> int:
    """Renders the hearings of these keys anew and writes those whose bytes changed; returns how many.

    Inside the door only. Goes by chunks, so that ten thousand hearings need no more memory than five hundred.
    """
    renderer = Renderer(now)
    ordered = sorted(keys)
    return sum(
        _renew_chunk(ordered[start : start + CHUNK], renderer, now) for start in range(0, len(ordered), CHUNK)
    )


def _renew_chunk(keys: list[int], renderer: Renderer, now: dt.datetime) -> int:
    # Whether bytes changed is told by their digest, so the old ones are not read.
    kept = Rendering.objects.defer("bodies").in_bulk(keys)
    changed: list[Rendering] = []
    for hearing in _rows(keys):
        bodies = renderer.bodies(hearing)
        digest = _digest(bodies)
        old = kept.get(hearing.pk)
        if old and old.digest == digest:
            continue
        changed.append(
            Rendering(
                hearing_id=hearing.pk,
                bodies=bodies,
                digest=digest,
                sequence=old.sequence + 1 if old else 0,
                stamp=now,
                created=old.created if old else now,
            )
        )
    Rendering.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["hearing"],
        update_fields=["bodies", "digest", "sequence", "stamp"],
    )
    return len(changed)


def _digest(bodies: dict[str, str]) -> str:
    return hashlib.sha256("\0".join(chain(*sorted(bodies.items()))).encode()).hexdigest()


def _rows(keys: list[int]) -> QuerySet:
    """The hearings with what a record reads. Most share their court and office: these are not joined to each."""
    rows = Hearing.objects.filter(pk__in=keys).for_record().select_related(None)
    shared = ("case__office", "court__city", "city")
    return rows.select_related("adjourned_from", "goes_on_in").prefetch_related(*shared).order_by("pk")
