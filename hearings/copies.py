"""Whether an answer is for the living site or for a copy of it: files that stand elsewhere and do not move with time.

A copy is made as of one moment, under an address of its own, and says dates where the site says "today". Whoever
writes one opens `writing()` around it; views ask `now()`, and what writes whole addresses asks `site()`.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.utils import timezone


@dataclass(slots=True)
class Read:
    """What was read for a copy and holds until it is written: rows by key, and what was made of them."""

    hearings: dict[int, Any] = field(default_factory=dict)
    records: dict[Any, Any] = field(default_factory=dict)
    pieces: dict[tuple, Any] = field(default_factory=dict)
    lately: OrderedDict[tuple, Any] = field(default_factory=OrderedDict)


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy is of: the moment it shows, and where it will stand (scheme, host, perhaps a path; no slash)."""

    at: dt.datetime
    base: str
    read: Read = field(default_factory=Read, compare=False, repr=False)


LATELY = 64
P, Made = ParamSpec("P"), TypeVar("Made")
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


def read() -> Read | None:
    """What was read for the copy that is being written; nothing on the living site."""
    copy = _written.get()
    return copy.read if copy else None


def once(make: Callable[P, Made]) -> Callable[P, Made]:
    """The same function, which for a copy is asked but once for the same thing, of the last LATELY things.

    For what several formats and languages of one list need, and what every page does. The arguments must be hashable.
    On the living site it is asked each time.
    """

    @wraps(make)
    def asked(*args: P.args, **options: P.kwargs) -> Made:
        copy = _written.get()
        if copy is None:
            return make(*args, **options)
        key = (make, args, *sorted(options.items()))
        lately = copy.read.lately
        if key not in lately:
            lately[key] = make(*args, **options)
        lately.move_to_end(key)
        while len(lately) > LATELY:
            lately.popitem(last=False)
        made: Made = lately[key]
        return made

    return asked


def now() -> dt.datetime:
    """The moment an answer shows: a copy's own, else the present."""
    copy = _written.get()
    return copy.at if copy else timezone.now()


def site() -> str:
    """The address before every path: a copy's own, else the settings'."""
    copy = _written.get()
    return copy.base if copy else settings.SITE_URL
