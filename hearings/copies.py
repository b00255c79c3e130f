"""Whether an answer is for the living site or for a copy of it: files that stand elsewhere and do not move with time.

A copy is made as of one moment, under an address of its own, and says dates where the site says "today". Whoever
writes one opens `writing()` around it; views ask `now()`, and what writes whole addresses asks `site()`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy is of: the moment it shows, and where it will stand (scheme, host, perhaps a path; no slash)."""

    at: dt.datetime
    base: str


_written: ContextVar[Copy | None] = ContextVar("written_copy", default=None)


@contextmanager
def writing(copy: Copy) -> Iterator[None]:
    """Inside, this thread's answers are the copy's."""
    token = _written.set(copy)
    try:
        yield
    finally:
        _written.reset(token)


def is_copy() -> bool:
    return _written.get() is not None


def now() -> dt.datetime:
    """The moment an answer shows: a copy's own, else the present."""
    copy = _written.get()
    return copy.at if copy else timezone.now()


def site() -> str:
    """The address before every path: a copy's own, else the settings'."""
    copy = _written.get()
    return copy.base if copy else settings.SITE_URL
