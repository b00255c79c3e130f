"""Where a name stands outside the database: mirrors, copies of the database, calendars and papers of readers."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from hearings.calendars import REACH_BACK
from hearings.models import Hearing
from hearings.naming.places import OUTSIDE, PUBLIC, Place
from hearings.naming.spelling import Spellings

NAMED = 5
"""Files of a mirror that are named; who reads them has the count of the others."""
BACKUPS = "open-court-*"
_LARGEST = 64 * 2**20
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_FOLD = re.compile(r"\r?\n[ \t]")


def read(body: bytes) -> str:
    """The text of a file without the folds, entities and escapes of its format; what is no text gives nothing."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return ""
    text = _ESCAPE.sub(lambda letter: chr(int(letter[1], 16)), _FOLD.sub("", text))
    return unquote(html.unescape(text))


def mirror(names: Spellings, folder: Path) -> Iterator[Place]:
    """The files of a mirror that hold the name, in their text or their own name: the first ones and how many."""
    held, names = [], names.derived()
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.stat().st_size > _LARGEST:
            continue
        name = path.relative_to(folder).as_posix()
        found = next(names.find(f"{unquote(name)}\n{read(path.read_bytes())}"), None)
        if found:
            held.append((name, found.context))
    if held:
        remedy = (
            f"manage.py build_mirror {folder}; then everywhere the copy was put; the next build leaves it out"
        )
        for name, context in held[:NAMED]:
            yield Place(PUBLIC, f"mirror {folder}: {name} (1 of {len(held)} files)", context, remedy)


def backups(folder: Path, since: dt.datetime | None) -> Iterator[Place]:
    """The copies of the database made since the name was entered: whoever puts one back has the name again."""
    made = sorted(folder.glob(BACKUPS))
    holding = [path for path in made if since is None or _made(path) >= since]
    if holding:
        first, last = holding[0].name, holding[-1].name
        yield Place(
            OUTSIDE,
            f"{len(holding)} backups in {folder}, from {first} to {last}",
            "",
            "delete them once the name is purged and a new one is made: manage.py backup DIR --keep 1",
        )


def _made(path: Path) -> dt.datetime:
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)


def unknown_backups(last: Path) -> Iterator[Place]:
    """That there are copies, where nobody says in which folder."""
    if last.exists():
        where = f"every backup up to the last one, of {_made(last):%Y-%m-%d %H:%M} UTC"
        yield Place(OUTSIDE, where, "", "name their folder: manage.py find_name … --backups DIR")


def readers(people: Iterable[int], now: dt.datetime) -> Iterator[Place]:
    """What readers have of the person's hearings: subscribed calendars until they ask again, papers for ever."""
    listed = Hearing.objects.filter(prosecutions__defendant__in=list(people)).distinct()
    for row in listed.withdrawn_since(now - REACH_BACK).order_by("withdrawn_at", "pk"):
        until = row.withdrawn_at + REACH_BACK
        yield Place(
            OUTSIDE,
            f"calendars that subscribed to hearing {row.public_id} show it as they last read it",
            "",
            "a nameless tombstone takes it out when they ask again (hourly, where the program obeys); feeds have it "
            f"until {until:%Y-%m-%d}. A calendar that never asks again keeps it; so does one of the person's own "
            "address, where that is made of the name and nothing else of the person is public",
        )
    if listed.filter(first_published_at__isnull=False).exists():
        yield Place(
            OUTSIDE,
            "leaflets, sheets, bulletins, pictures and files that readers took away or were sent",
            "",
            "nothing takes them back: ask those who have them",
        )
