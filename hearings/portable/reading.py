"""Reads the lines of a record's file into an empty database: whole or not at all, the same record it was.

Not through the door, which would tell readers of a thousand new hearings: rows, log, seals, sequences and stamps
come as they were. Only the words of the search are made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from hearings import edition, proof
from hearings.locks import write_lock
from hearings.models import Edition
from hearings.portable import numbers
from hearings.portable.filling import BadLine, Filling
from hearings.portable.format import EDITOR, HEADER, NAME, VERSION, WHOLE, tables
from hearings.progress import Say, silently
from hearings.search import index

DAMAGED = "The file is damaged: take another copy of it, or write it anew with `manage.py export_record`."
MOST = 5
"""Findings named; `verify_record` names all."""


class NotEmpty(Exception):
    """There is a record already; says of what how many. Nothing was changed."""


class NotWhole(Exception):
    """The rows are not what their digests and seals say. Nothing was changed."""


def present() -> dict[str, int]:
    """What of a record is here, by table; editors' accounts do not count."""
    counts = {label: model._base_manager.count() for label, model in tables().items() if label != EDITOR}
    return {label: count for label, count in counts.items() if count}


def take_in(lines: Iterable[bytes], *, altered: bool = False, say: Say = silently) -> dict[str, int]:
    """Makes the file's record the one that is here, in one transaction; returns how many rows of each table came.

    Raises NotEmpty, BadLine with the line's number, or NotWhole. With `altered`, neither the file's checksum nor the
    seals are asked: somebody changed it on purpose.
    """
    with write_lock(), transaction.atomic():
        edition.lock()
        if there := present():
            raise NotEmpty(", ".join(f"{count} {label}" for label, count in there.items()))
        filling = Filling()
        read = _read(lines, altered)
        _number, header = next(read)
        for number, values in read:
            label = values.pop("is")
            filling.add(number, label, values)
            if number % 1000 == 0:
                say(label, number)
        counts = filling.finish()
        numbers.go_on()
        if header["edition"]:
            Edition.objects.filter(pk=1).update(number=header["edition"], at=header["changed_at"])
        for kind, keys in index.rebuild():
            index.renew({kind: set(keys)})
            say(f"search {kind}", len(keys))
        if not altered and (found := proof.look(say).findings):
            told = "; ".join(f"{one.where} {one.what}" for one in found[:MOST])
            raise NotWhole(f"{len(found)} rows are not as they passed the door: {told}")
        return counts


def _read(lines: Iterable[bytes], altered: bool) -> Iterator[tuple[int, dict[str, Any]]]:
    """The header, then every row with the number of its line, from 1. Raises BadLine."""
    digest, number, ended = hashlib.sha256(), 0, False
    for number, line in enumerate(lines, 1):
        if ended:
            raise BadLine(number, f"something stands behind the last line. {DAMAGED}")
        values = _decoded(number, line)
        if number == 1:
            _check_header(values)
        if values["is"] == "end":
            ended = True
            if not altered and values != {"is": "end", "lines": number - 1, "sha256": digest.hexdigest()}:
                raise BadLine(
                    number,
                    "the lines before are not those that were written: some were changed, added or taken out. "
                    f"{DAMAGED} If it was changed on purpose: --altered.",
                )
            continue
        digest.update(line)
        yield number, values
    if not ended:
        raise BadLine(number, f"here the file is cut off. {DAMAGED}")


def _decoded(number: int, line: bytes) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = f"this is no file of a record ({error})." if number == 1 else f"no JSON: {error}. {DAMAGED}"
        raise BadLine(number, what) from error
    if not isinstance(values, dict) or not isinstance(values.get("is"), str):
        raise BadLine(number, f"no object that says what it `is`. {DAMAGED}")
    return values


def _check_header(values: dict[str, Any]) -> None:
    if values["is"] != NAME or set(values) < set(HEADER):
        raise BadLine(1, f"this is no file of a record: it does not begin with `{NAME}`.")
    if values["version"] != VERSION:
        raise BadLine(
            1,
            f"the file has version {values['version']} of the format, this Open Court reads {VERSION}. Import it with "
            "the Open Court that wrote it or a newer one.",
        )
    stands = values["edition"], values["changed_at"]
    if stands != (0, None) and not (isinstance(stands[0], int) and parse_datetime(str(stands[1]))):
        raise BadLine(1, f"no edition with its moment. {DAMAGED}")
    if values["kind"] != WHOLE:
        raise BadLine(1, "this is an extract for readers, and no whole record. Export it without --public.")
