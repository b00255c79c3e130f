"""A limit to how long the database may think about what readers ask."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext

SECONDS = 3.0
_STEPS = 20_000
"""Of SQLite's machine between two looks at the clock: a fraction of a millisecond."""


class TooSlow(Exception):
    """The database was stopped: the question costs too much. Its text tells the reader so, in the active language."""

    def __str__(self) -> str:
        return gettext("This search takes too long. Add a word or a filter.")


@contextmanager
def patience(seconds: float = SECONDS) -> Iterator[None]:
    """Stops queries that take longer; raises TooSlow then, and whatever else the body raises."""
    limit = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    with limit(seconds):
        yield


@contextmanager
def _on_postgresql(seconds: float) -> Iterator[None]:
    """Each statement by itself. PostgreSQL's code for a cancelled one is 57014."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # What a search reads is bounded by keys and limits that the planner does not know of: left alone it reads
            # the whole archive for a tenth of it.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")
            yield
            cursor.execute("SET LOCAL statement_timeout TO DEFAULT; SET LOCAL enable_seqscan TO DEFAULT")
    except DatabaseError as error:
        if getattr(error.__cause__, "pgcode", "") != "57014":
            raise
        raise TooSlow from error


@contextmanager
def _on_sqlite(seconds: float) -> Iterator[None]:
    """All of them together, by the time this thread works: a busy machine is no fault of the question."""
    connection.ensure_connection()
    handle = connection.connection
    until = time.thread_time() + seconds
    handle.set_progress_handler(lambda: time.thread_time() > until, _STEPS)
    try:
        yield
    except DatabaseError as error:
        if "interrupted" not in str(error):
            raise
        raise TooSlow from error
    finally:
        handle.set_progress_handler(None, 0)
