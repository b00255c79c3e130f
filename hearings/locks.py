"""A fair queue for writers on SQLite, whose own busy handler lets some wait for seconds.

PostgreSQL queues writers at the edition row by itself and needs none of this. Not for network file systems.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def write_lock() -> Iterator[None]:
    """Holds an exclusive lock on a file beside the SQLite database; nothing elsewhere, or inside a transaction."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or connection.in_atomic_block or connection.is_in_memory_db():
        yield
        return
    with open(f"{name}.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        # Closing the file gives the lock back, also when the process dies.
        yield
