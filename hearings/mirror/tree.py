"""A folder that is replaced at one stroke: built beside the old one, which stays whole until the new one is.

At every moment the name leads to a whole mirror, the old one or the new one. What a stopped build left behind is
cleared by the next. Unchanged files are shared between the two (hard links) where the disk can do that; there the old
one is kept as a twin beside the new one, in which the next build only amends what differs.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

AT_FDCWD, RENAME_EXCHANGE = -100, 2

Standing = dict[str, tuple[int, int] | None]
"""File → its bytes and the second of its date; nothing for what is no plain file, such as a link."""


class NotOurs(RuntimeError):
    """The folder holds something that no mirror has, or is a link: it is left alone."""


class Busy(RuntimeError):
    """Another build is at work on the same mirror."""


class Tree:
    """The mirror at `root`, and the folders beside it: the next one growing, the last one going, the twin."""

    def __init__(self, root: Path) -> None:
        if root.is_symlink():
            raise NotOurs(f"{root} is a link. Name the folder itself.")
        self.root = root.absolute()
        self.growing = self.root.with_name(f".{root.name}.growing")
        self.leaving = self.root.with_name(f".{root.name}.leaving")
        self.twin = self.root.with_name(f".{root.name}.twin")
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
            # What is for everybody may be read by everybody, also where a service keeps all it writes to itself.
            before = os.umask(0o022)
            try:
                yield
            finally:
                os.umask(before)

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
            clear(rest)
        self._made.clear()

    def begin(self, differs: Collection[str] | None) -> None:
        """A folder for the next mirror: empty, or with all that stands in the old one.

        `differs` are the files in which the old mirror differs from its twin; nothing when it is of no use.
        """
        if differs is None:
            clear(self.twin)
            self.growing.mkdir(mode=0o755)
        elif self.twin.is_dir() and not self.twin.is_symlink():
            # From here on it is no twin: were the build stopped now, the next would clear it away.
            self.twin.rename(self.growing)
            self._catch_up(differs)
        else:
            self._copy(_link_or_copy)

    def standing(self) -> Standing:
        """What stands in the next mirror by now."""
        found: Standing = {}
        for name, entry in _entries(self.growing):
            seen = entry.stat(follow_symlinks=False) if entry.is_file(follow_symlinks=False) else None
            found[name] = (seen.st_size, int(seen.st_mtime)) if seen else None
        return found

    def remove(self, names: Collection[str]) -> None:
        """Takes files and links out of the next mirror, never what a link leads to, and folders that are empty then."""
        for name in names:
            (self.growing / name).unlink(missing_ok=True)
        for folder in self._folders_of(names):
            if folder != self.growing:
                with suppress(OSError):
                    folder.rmdir()
        self._made.clear()

    def write(self, name: str, body: bytes, seconds: int) -> None:
        """A new file of the next mirror, dated to `seconds` of the epoch, never to when somebody worked."""
        path = self.growing / name
        self._make(path.parent)
        # Exclusive, and never through a link: two addresses may not share a file, and the old mirror keeps its own.
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644), "wb"
        ) as file:
            file.write(body)
        os.utime(path, (seconds, seconds))

    def finish(self, seconds: int, changed: Collection[str]) -> None:
        """Dates the folders of the changed files, and puts the new mirror in place of the old one, which is leaving."""
        for folder in self._folders_of(changed):
            os.utime(folder, (seconds, seconds))
        if not self.root.exists():
            self.growing.rename(self.root)
        elif exchange(self.growing, self.root):
            self.growing.rename(self.leaving)
        else:
            # A disk without an exchange: for a moment there is no folder; a stop just there is healed by the next run.
            self.root.rename(self.leaving)
            self.growing.rename(self.root)

    def pair(self, *, shares: bool) -> None:
        """Makes the twin for the next build: of the mirror that is leaving if it `shares` its files, else of links."""
        if shares:
            self.leaving.rename(self.twin)
            return
        clear(self.leaving)
        try:
            self._copy(os.link)
        except OSError:
            # A disk without links: the next build copies, and until then nothing lies there twice.
            clear(self.growing)
        else:
            self.growing.rename(self.twin)

    # --- twins
    def _catch_up(self, differs: Collection[str]) -> None:
        """Makes the old twin what the mirror is."""
        self.remove(differs)
        for name in differs:
            if os.path.lexists(self.root / name):
                self._keep(name, _link_or_copy)
        self._date_as_there(self._folders_of(differs))

    def _copy(self, link: Callable[..., object]) -> None:
        """Makes all that stands in the mirror stand in the next one too, as links or copies."""
        self._made.clear()
        self.growing.mkdir(mode=0o755)
        for name, _entry in _entries(self.root):
            self._keep(name, link)
        self._date_as_there(self._made)

    def _keep(self, name: str, link: Callable[..., object]) -> None:
        """The old mirror's file as the next one's; of a link the link, never what it leads to."""
        new = self.growing / name
        self._make(new.parent)
        link(self.root / name, new, follow_symlinks=False)

    def _make(self, folder: Path) -> None:
        if folder not in self._made:
            folder.mkdir(parents=True, exist_ok=True)
            self._made.add(folder)

    def _date_as_there(self, folders: Iterable[Path]) -> None:
        for folder in folders:
            seconds = (self.root / folder.relative_to(self.growing)).stat().st_mtime
            os.utime(folder, (seconds, seconds))

    def _folders_of(self, names: Collection[str]) -> list[Path]:
        """Every folder that stands above these files in the next mirror, the deepest first."""
        found = {folder for name in names for folder in (self.growing / name).parents}
        inside = (folder for folder in found if folder.is_relative_to(self.growing) and folder.is_dir())
        return sorted(inside, key=lambda folder: len(folder.parts), reverse=True)


def clear(rest: Path) -> None:
    """Takes away a folder, or a link or file of its name; nothing where there is none."""
    if rest.is_symlink() or rest.is_file():
        rest.unlink()
    elif rest.exists():
        shutil.rmtree(rest)


def _link_or_copy(old: Path, new: Path, *, follow_symlinks: bool) -> None:
    try:
        os.link(old, new, follow_symlinks=follow_symlinks)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(old, new, follow_symlinks=follow_symlinks)


def _entries(folder: Path, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All below a folder that is none itself, links too, by its name from there with slashes."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = above + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(Path(entry.path), name + "/")
            else:
                yield name, entry


def exchange(one: Path, other: Path) -> bool:
    """Lets two folders change names in one step of the file system (Linux, renameat2); False where that is unknown."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return bool(done == 0)
