"""A folder that is replaced at one stroke: built beside the old one, which stays whole until the new one is.

At every moment the name leads to a whole mirror, the old one or the new one. What a stopped build left behind is
cleared by the next. Unchanged files are shared with the old folder (hard links) where the disk can do that.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_FDCWD, RENAME_EXCHANGE = -100, 2


class NotOurs(RuntimeError):
    """The folder holds something that no mirror has, or is a link: it is left alone."""


class Busy(RuntimeError):
    """Another build is at work on the same mirror."""


class Tree:
    """The mirror at `root`, and the folders beside it in which the next one grows and the last one goes."""

    def __init__(self, root: Path) -> None:
        if root.is_symlink():
            raise NotOurs(f"{root} is a link. Name the folder itself.")
        self.root = root.absolute()
        self.growing = self.root.with_name(f".{root.name}.growing")
        self.leaving = self.root.with_name(f".{root.name}.leaving")
        self.state = self.root.with_name(f".{root.name}.state")
        self.lock = self.root.with_name(f".{root.name}.lock")
        self.crew = self.root.with_name(f".{root.name}.crew")
        self._made: set[Path] = set()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Holds the mirror for this process, and clears what a stopped build left. Raises Busy."""
        self.root.parent.mkdir(parents=True, exist_ok=True)
        with self.lock.open("w") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy(f"Another build of {self.root} is at work.") from None
            with self.crew.open("w") as last:
                # Of a build that was killed, one of the crew may still be ending.
                fcntl.flock(last, fcntl.LOCK_EX)
            self.heal()
            yield

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Held by each process of a crew: the next build clears nothing up before they are gone."""
        with self.crew.open("w") as held:
            fcntl.flock(held, fcntl.LOCK_SH)
            yield

    def heal(self) -> None:
        """Brings back the old mirror where a stop came between two renames, and clears the rest."""
        if not self.root.exists() and self.leaving.is_dir():
            self.leaving.rename(self.root)
        for rest in (self.growing, self.leaving):
            if rest.is_symlink() or rest.is_file():
                rest.unlink()
            elif rest.exists():
                shutil.rmtree(rest)
        self._made.clear()

    def begin(self) -> None:
        """An empty folder for the next mirror."""
        self.growing.mkdir(mode=0o755)

    def write(self, name: str, body: bytes, seconds: int) -> None:
        """A new file of the next mirror, dated to `seconds` of the epoch, never to when somebody worked."""
        path = self.growing / name
        self._make(path.parent)
        # Exclusive, and never through a link: two addresses may not share a file.
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644), "wb"
        ) as file:
            file.write(body)
        os.utime(path, (seconds, seconds))

    def _make(self, folder: Path) -> None:
        if folder not in self._made:
            folder.mkdir(parents=True, exist_ok=True)
            self._made.add(folder)

    def keep(self, name: str) -> None:
        """The old mirror's file as the next one's."""
        old, new = self.root / name, self.growing / name
        self._make(new.parent)
        try:
            os.link(old, new, follow_symlinks=False)
        except OSError:
            shutil.copy2(old, new, follow_symlinks=False)

    def finish(self, seconds: int) -> None:
        """Dates the folders, and puts the new mirror in place of the old one."""
        for folder, _folders, _files in os.walk(self.growing):
            os.utime(folder, (seconds, seconds))
        if not self.root.exists():
            self.growing.rename(self.root)
        elif exchange(self.growing, self.root):
            shutil.rmtree(self.growing)
        else:
            # A disk without an exchange: for a moment there is no folder; a stop just there is healed by the next run.
            self.root.rename(self.leaving)
            self.growing.rename(self.root)
            shutil.rmtree(self.leaving)


def exchange(one: Path, other: Path) -> bool:
    """Lets two folders change names in one step of the file system (Linux, renameat2); False where that is unknown."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return bool(done == 0)
