"""Many rows are asked for a chunk at a time, so that they need no more memory than a few, and fit into one query.

SQLite takes fewer than a thousand keys in a query, and follows a foreign key to no more of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

CHUNK = 400
T = TypeVar("T")


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in their order, CHUNK at a time."""
    left = iter(values)
    while chunk := list(islice(left, CHUNK)):
        yield chunk
