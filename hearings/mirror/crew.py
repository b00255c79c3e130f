"""Several processes write one mirror: each reads a still view of its own, and all must be of one edition.

None outlives the one that called it, and the next build waits for all of them before it clears up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.util import Finalize
from pathlib import Path

from hearings import copies
from hearings.mirror.addresses import Leaf
from hearings.mirror.apart import enter
from hearings.mirror.moment import still
from hearings.mirror.tree import Tree
from hearings.mirror.writing import Writer, Written
from hearings.models import Edition

TOGETHER, MANY = 6, 1_500
"""Leaves handed over at once, since neighbours show the same hearings; one by one while there are not many: after an
edit the large calendars stand side by side, and would all fall to one."""
AHEAD = 4
"""Handfuls each process has waiting."""

_here = ExitStack()
_writers: list[Writer] = []


class Moved(RuntimeError):
    """The record changed, or a process was lost, before all of the crew had read it: nothing is wrong, build again."""


def write(
    leaves: list[Leaf], jobs: int, root: Path, copy: copies.Copy, edition: int, known: dict[str, str]
) -> Iterator[tuple[str, Written]]:
    """Has the leaves written by so many processes; of each, when it is done, its first path and what it became.

    Raises Moved, and whatever `Writer.leaf` raises; what is written then is of no use.
    """
    told = (__name__, str(root), copy.at, copy.base, edition, known)
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=enter, initargs=told)
    try:
        size = TOGETHER if len(leaves) > MANY else 1
        handfuls = (leaves[at : at + size] for at in range(0, len(leaves), size))
        running: set[Future] = set()
        while True:
            while len(running) < jobs * AHEAD and (some := next(handfuls, None)):
                running.add(pool.submit(handful, some))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for one in done:
                yield from one.result()
    except BrokenProcessPool as error:
        raise Moved("The record changed while the copy was begun, or a process was lost.") from error
    finally:
        pool.shutdown(cancel_futures=True)


def begin(root: str, at: dt.datetime, base: str, edition: int, known: dict[str, str]) -> None:
    """Makes this process one of the crew. Raises Moved, and so ends the whole crew, at another edition than theirs."""
    tree = Tree(Path(root))
    Finalize(None, _here.close, exitpriority=1)
    _here.enter_context(tree.at_work())
    _here.enter_context(still())
    number = Edition.objects.filter(pk=1).values_list("number", flat=True).first() or 0
    if number != edition:
        raise Moved(f"Edition {number}, not {edition}.")
    # Leaflets are signed where the key is, not here.
    _writers.append(Writer(tree, copies.Copy(at, base), known, lambda body, _path: body))


def handful(leaves: list[Leaf]) -> list[tuple[str, Written]]:
    """What the process does again and again."""
    (writer,) = _writers
    return [(leaf.paths[0], writer.leaf(leaf)) for leaf in leaves]
