"""The seal on the public record: digests by which a row changed behind the application's back shows.

The door keeps a salted digest of the public columns of every row and of every line of the change log, and after each
closing a seal over their sum and over the log's own chain, chained to the one before. The sum is taken of 2048 bits a
row: adding is cheap however long the record is, and nobody finds other rows with the same sum. The last public seal is
the head, which signed manifests carry away.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db import models
from django.db.models import Q

from hearings import whitelist
from hearings.chunks import chunks
from hearings.models import Change, RowDigest, Seal
from hearings.models.record import new_salt

LOG = "hearings.Change"
"""The change log's own chain covers what happened; the rest of a line (when readers see it, whether it was taken back,
what a purge left of it) may change later, and is sealed like any row."""
SEALED = {**whitelist.PUBLIC, LOG: tuple(name for name in whitelist.PRIVATE[LOG] if name != "id")}
"""Every table whose rows are sealed, and their columns."""
_BITS = 2048
Key = tuple[str, int]


def head() -> tuple[int, str]:
    """The edition and the digest with which the record's chain ends, for a signed manifest; at first 0 and ""."""
    sealed = Seal.objects.filter(is_public=True).order_by("-pk")
    return sealed.values_list("edition", "digest").first() or (0, "")


def write(
    keys: Iterable[Key],
    *,
    edition: int,
    at: dt.datetime,
    is_public: bool,
    registry: Apps = apps,
    less: int = 0,
) -> None:
    """Renews the digests of these rows as they stand and seals the record. In the door, behind the edition's lock.

    A migration gives its own `registry`, since columns that came later are not there yet; and as `less` the weight of
    digests it took away.
    """
    last = Seal.objects.order_by("-pk").first()
    total = (int(last.rows, 16) if last else 0) - less
    for some in chunks(sorted(keys)):
        total += _renew(some, registry)
    changes = Change.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
    seal = Seal(
        edition=edition,
        at=at,
        is_public=is_public,
        changes=changes,
        rows=as_text(total),
        previous_digest=last.digest if last else "",
    )
    seal.digest = digest_of(seal)
    seal.save()


def _renew(keys: Collection[Key], registry: Apps) -> int:
    """Writes the digests of these rows; returns by how much the sum of all changes."""
    old = RowDigest.objects.filter(_of(keys)).values_list("digest", flat=True)
    less = sum(weight(digest) for digest in old)
    rows = [
        row_digest(label, pk, values)
        for label, pks in _by_table(keys).items()
        for pk, values in stand(registry.get_model(label), pks).items()
    ]
    RowDigest.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["table", "row"],
        update_fields=["salt", "digest", "columns"],
    )
    if gone := set(keys) - {(row.table, row.row) for row in rows}:
        RowDigest.objects.filter(_of(gone)).delete()
    return sum(weight(row.digest) for row in rows) - less


def _by_table(keys: Iterable[Key]) -> dict[str, list[int]]:
    tables: dict[str, list[int]] = {}
    for label, pk in keys:
        tables.setdefault(label, []).append(pk)
    return tables


def _of(keys: Iterable[Key]) -> Q:
    """The digests of these rows, of all tables in one query."""
    return reduce(or_, (Q(table=label, row__in=pks) for label, pks in _by_table(keys).items()))


def columns_of(model: type[models.Model]) -> list[str]:
    """The names of the sealed columns that this version of the model has."""
    columns = {field.name for field in model._meta.concrete_fields}
    return [name for name in SEALED[model._meta.label] if name in columns]


def stand(
    model: type[models.Model], pks: Iterable[int], names: Collection[str] | None = None
) -> dict[int, dict[str, Any]]:
    """The sealed columns of these rows, or those of them that are named, as the database has them now, by key.

    One query; of hearings two. For a value that its column cannot hold it raises what Django raises: ValueError,
    TypeError, AttributeError or ArithmeticError.
    """
    names = columns_of(model) if names is None else names
    keys = list(pks)
    found = model._default_manager.filter(pk__in=keys).order_by("pk").values_list("pk", *names)
    rows = {pk: dict(zip(names, values, strict=True)) for pk, *values in found}
    if model._meta.label == "hearings.Hearing":
        listing = model.prosecutions.through.objects.filter(hearing__in=keys).order_by("prosecution")
        for values in rows.values():
            values["prosecutions"] = []
        for hearing, prosecution in listing.values_list("hearing", "prosecution"):
            rows[hearing]["prosecutions"].append(prosecution)
    return rows


def row_digest(label: str, pk: int, values: dict[str, Any], salt: str = "") -> RowDigest:
    """The digest of a row with these columns; under a new salt, unless one is given."""
    salt = salt or new_salt()
    told = {name: _written(value) for name, value in values.items()}
    whole = _written([label, pk, salt, told])
    columns = {name: _sha256(f"{salt}\n{label}\n{pk}\n{name}\n{text}")[:12] for name, text in told.items()}
    return RowDigest(table=label, row=pk, salt=salt, digest=_sha256(whole), columns=columns)


def weight(digest: str) -> int:
    """What a row's digest adds to the sum."""
    return int.from_bytes(hashlib.shake_256(digest.encode()).digest(_BITS // 8), "big")


def as_text(total: int) -> str:
    """The sum as a seal keeps it."""
    return f"{total % 2**_BITS:0{_BITS // 4}x}"


def digest_of(seal: Seal) -> str:
    """SHA-256 over the seal before it and all that this one says, in hex."""
    at = seal.at.astimezone(dt.UTC).isoformat()
    said = [seal.previous_digest, seal.edition, at, seal.is_public, seal.changes, seal.rows]
    return _sha256(json.dumps(said))


def keys_of(label: str) -> list[int]:
    """The keys of a table's rows and of its digests, in order."""
    rows = apps.get_model(label)._default_manager.values_list("pk", flat=True)
    return sorted({*rows, *RowDigest.objects.filter(table=label).values_list("row", flat=True)})


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _as_json(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)


_written = json.JSONEncoder(sort_keys=True, default=_as_json).encode
"""A value as its digest runs over it; made once, since a bulletin has ten thousand values."""
