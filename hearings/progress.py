"""How far long work is: said while it goes on, to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str, int], object]
"""Takes what is done, and how many of it are by now."""


def silently(what: str, count: int) -> None:
    """Nobody waits."""
