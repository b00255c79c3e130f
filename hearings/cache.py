"""Answers kept in memory: rendered once, served until the record or the quarter-hour is another.

An answer is kept under its address and a stamp (edition, quarter-hour). Every zone's midnight and every timed release
falls on a quarter, so nothing that a page says can change while its stamp holds; and since the stamp is read
from the database for every request, an answer is stale in no process. Least recently used answers leave first, when
their bytes pass the limit.
"""

from __future__ import annotations

import datetime as dt
import gzip
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db import InterfaceError, OperationalError, connection

Stamp = tuple[int, int, int]
"""Edition, second of its change, quarter-hour: the last two in seconds of the epoch."""

QUARTER = 15 * 60
OVERHEAD = 1500
"""Bytes an answer takes beside its text: headers, key and objects, roughly."""
SMALLEST_PACKED = 200
"""A text so short does not get shorter."""


def stamp(now: float) -> Stamp:
    """The record's stamp at `now`, in seconds of the epoch. One query by primary key.

    Raises django.db.DatabaseError when the database does not answer.
    """
    # The question is its own check of the connection: Django's, before it, would take as long again.
    connection.health_check_done = True
    try:
        row = _edition()
    except (OperationalError, InterfaceError):
        # Again only where a connection broke, as a restart does it. One that could not be made, or a statement that was
        # stopped after its time, would hold the reader as long again.
        if connection.in_atomic_block or connection.connection is None or connection.is_usable():
            raise
        connection.close()
        row = _edition()
    quarter = int(now) // QUARTER * QUARTER
    if row is None:
        return 0, 0, quarter
    return row[0], _seconds(row[1]), quarter


QUESTION = "SELECT number, at FROM hearings_edition WHERE id = 1"
"""Raw, because the ORM takes longer for this than all the rest of a kept answer."""


def _edition() -> tuple | None:
    row: tuple | None
    if connection.execute_wrappers or connection.queries_logged:
        # Whoever listens to queries hears this one too.
        with connection.cursor() as cursor:
            cursor.execute(QUESTION)
            row = cursor.fetchone()
            return row
    # The driver's own cursor: Django's takes as long as PostgreSQL.
    connection.ensure_connection()
    with connection.wrap_database_errors:
        own = connection.connection.cursor()
        own.execute(QUESTION)
        row = own.fetchone()
        return row


def _seconds(at: str | dt.datetime) -> int:
    """The column's moment: PostgreSQL gives a datetime, SQLite the text that Django wrote, in UTC."""
    return _seconds_of(at) if isinstance(at, str) else int(at.timestamp())


@lru_cache(maxsize=4)
def _seconds_of(text: str) -> int:
    return int(dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC).timestamp())


@dataclass(slots=True)
class Answer:
    """The bytes of a whole answer and its headers, under the stamp they were rendered for."""

    stamp: Stamp
    body: bytes
    headers: dict[str, str]
    etag: str
    packed: bytes | None = None
    ready: dict = field(default_factory=dict)
    """What the server made of it for its readers: headers by form."""

    def gzipped(self) -> bytes:
        """The body for readers on slow lines; packed when the first of them asks."""
        if self.packed is None:
            self.packed = gzip.compress(self.body, compresslevel=6, mtime=0)
        return self.packed

    @property
    def worth_packing(self) -> bool:
        return len(self.body) >= SMALLEST_PACKED

    @property
    def size(self) -> int:
        """Bytes of memory, with the packed form, which is counted before it is made."""
        return len(self.body) + len(self.body) // 3 + OVERHEAD


class Answers:
    """The kept answers of one process, at most `limit` bytes of them. Safe among threads."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.hits = 0
        self.misses = 0
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable, current: Stamp | None) -> Answer | None:
        """The answer kept for `key` under the stamp; with None for a stamp the last one there is, however old."""
        with self._lock:
            answer = self._kept.get(key)
            if answer is None or (current is not None and answer.stamp != current):
                self.misses += 1
                return None
            self._kept.move_to_end(key)
            self.hits += 1
            return answer

    def keep(self, key: Hashable, answer: Answer) -> None:
        """Keeps an answer in place of an older one; one that would fill a quarter of the room is not kept."""
        if answer.size > self.limit // 4:
            return
        with self._lock:
            old = self._kept.pop(key, None)
            self.size += answer.size - (old.size if old else 0)
            self._kept[key] = answer
            while self.size > self.limit:
                _key, oldest = self._kept.popitem(last=False)
                self.size -= oldest.size

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self.size = 0
