"""Takes a name out of what is kept of earlier: versions, change log, the desk's log, bulletins. Asked for by hand only.

Who changed what and when stays, and `verify_record` tells a purge from tampering. For one transaction of the caller.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from defendants.models import Defendant, Prosecution
from hearings import edition, seals
from hearings.choices import SEEN
from hearings.models import Bulletin, Change, Hearing
from hearings.naming.people import with_twins
from hearings.naming.places import APART, columns_of
from hearings.naming.spelling import Spellings
from hearings.renderings import renew
from offices.history import has_history

NAMES = ("given_name", "family_name", "patronymic", "description")
_EMPTY: dict[str, Any] = {**{name: {} for name in NAMES}, "aliases": [], "slug": "", "sort_name": ""}


def purge(person: Defendant) -> tuple[int, int]:
    """Empties the names in the versions of a person and their twins; returns how many versions and log lines."""
    people = with_twins(person)
    versions = Defendant.history.filter(id__in=people).update(**_EMPTY)
    rows = Change.objects.filter(table=Defendant._meta.label, row__in=people)
    _purge_log(rows, lambda values: {name: _EMPTY.get(name, value) for name, value in values.items()})
    parts = Prosecution.objects.filter(defendant__in=people)
    titles = 0
    for model, keys in ((Defendant, people), (Prosecution, list(parts.values_list("pk", flat=True)))):
        kind = ContentType.objects.get_for_model(model)
        lines = LogEntry.objects.filter(content_type=kind, object_id__in=[str(key) for key in keys])
        titles += lines.update(object_repr="", change_message="")
    return versions, titles


def purge_bulletins(names: Spellings) -> int:
    """Puts a mark in place of the name in every bulletin that was pasted in, line for line; returns in how many.

    The hash stays that of the text as it came.
    """
    count = 0
    for row in Bulletin.objects.select_for_update().order_by("pk"):
        if _replace(row, ("text", "typed"), names):
            row.purged = timezone.now()
            row.save(update_fields=["text", "typed", "purged"])
            count += 1
    return count


def purge_texts(names: Spellings) -> int:
    """Puts the mark in place of the name in kept versions of every row, in the change log and in the desk's; how many.

    The rows themselves stay: what they say now is changed at the desk.
    """
    count = 0
    for model in filter(has_history, apps.get_models()):
        kept = model.history.model
        of = columns_of(kept, is_own=False)
        for entry in kept.objects.order_by("history_id").iterator():
            if _replace(entry, of, names):
                kept.objects.filter(pk=entry.pk).update(**{name: getattr(entry, name) for name in of})
                count += 1
    # A namesake keeps their own name.
    count += _purge_log(
        Change.objects.all(),
        lambda values: {
            key: value if key in APART else without(value, names) for key, value in values.items()
        },
    )
    for line in LogEntry.objects.order_by("pk").iterator():
        if _replace(line, ("object_repr", "change_message"), names):
            line.save(update_fields=["object_repr", "change_message"])
            count += 1
    return count


def without(value: Any, names: Spellings) -> Any:
    """A column's value with the mark in place of the name in every text of it, however deep."""
    if isinstance(value, str):
        return names.without(value)[0]
    if isinstance(value, dict):
        return {key: without(one, names) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [without(one, names) for one in value]
    return value


def _replace(row: models.Model, of: Any, names: Spellings) -> bool:
    """Whether a column of the row held the name; the row, not yet saved, then has the mark."""
    changed = False
    for name in of:
        old = getattr(row, name)
        new = without(old, names)
        if new != old:
            changed = True
            longest = row._meta.get_field(name).max_length
            setattr(row, name, new[:longest] if isinstance(new, str) and longest else new)
    return changed


def _purge_log(rows: models.QuerySet, clean: Callable[[dict], dict]) -> int:
    """Names go from the change log as well; `verify_record` then reports the rows as purged, not as altered.

    A reason was told to readers as it was given: where one changed, kept entries of calendars are written anew and the
    edition rises, so that no page, calendar or mirror keeps the name.
    """
    now = timezone.now()
    told, reasons = [], []
    for change in rows.iterator():
        old = {side: getattr(change, side) for side in ("before", "after", "reason")}
        new = {side: values and clean(values) for side, values in old.items()}
        if new != old:
            for side, values in new.items():
                setattr(change, side, values)
            change.purged = now
            told.append(change)
            if new["reason"] != old["reason"]:
                reasons.append(change.hearing_id)
    Change.objects.bulk_update(told, ["before", "after", "reason", "purged"], batch_size=100)
    stands, clock = edition.lock(), now.replace(microsecond=0)
    lines = [(seals.LOG, change.pk) for change in told]
    if reasons:
        renew(
            Hearing.objects.filter(pk__in=reasons, publication__in=SEEN).values_list("pk", flat=True),
            now=clock,
        )
        edition.raise_number(stands, lines, now=clock)
    else:
        seals.write(lines, edition=stands.number, at=clock, is_public=False)
    return len(told)
