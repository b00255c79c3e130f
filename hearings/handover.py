"""Mirrors go out: when one is due, how it is handed over, and what the desk is told of it.

Whoever hands over keeps a note of that mirror in `VAR_DIR/handover/`. The desk, `manage.py doctor` and the operator's
metrics read them; no editor ever waits for it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shlex
import subprocess
from dataclasses import asdict, dataclass, replace
from pathlib import Path

PLACE = "{}"
"""Stands for the mirror's folder in the command; without it the folder is put behind."""
LONGEST = dt.timedelta(minutes=10)
"""A command that takes longer hangs."""
SETTLE, LATEST = dt.timedelta(seconds=8), dt.timedelta(seconds=30)
"""So long it must have been quiet before a copy is built, and so long it is put off at the most."""
FIRST_WAIT, LONGEST_WAIT = dt.timedelta(seconds=30), dt.timedelta(minutes=15)
"""Between two tries after a failure: doubled each time."""
LATE = dt.timedelta(minutes=10)
"""An edition so old ought to be out."""
_SAID = 300


class Refused(RuntimeError):
    """The command did not do its work; says what it said."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the last one who handed a mirror over knows: which edition it has been given and when (ISO, UTC), and since
    when that fails. `mirror` is what the operator calls it: where it stands."""

    mirror: str = ""
    edition: int = 0
    at: str = ""
    failing_since: str = ""
    said: str = ""

    @classmethod
    def read(cls, path: Path) -> Note | None:
        """Nothing where nobody ever handed over, or the note cannot be read."""
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    @classmethod
    def of(cls, folder: Path, mirror: str) -> Note:
        """The note of this mirror; an empty one before the first."""
        return cls.read(_file(folder, mirror)) or cls(mirror=mirror)

    def write(self, folder: Path) -> None:
        """At one stroke: whoever reads meanwhile reads the old one or the new one."""
        folder.mkdir(parents=True, exist_ok=True)
        path = _file(folder, self.mirror)
        new = path.with_suffix(".new")
        new.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")
        new.replace(path)

    def succeeded(self, edition: int, now: dt.datetime) -> Note:
        return Note(self.mirror, edition, now.isoformat(timespec="seconds"))

    def failed(self, said: str, now: dt.datetime) -> Note:
        return replace(
            self,
            failing_since=self.failing_since or now.isoformat(timespec="seconds"),
            said=" ".join(said.split())[-_SAID:],
        )

    def given_at(self) -> dt.datetime | None:
        """When its edition was handed over; nothing before the first, or for what is no moment."""
        try:
            return dt.datetime.fromisoformat(self.at)
        except (TypeError, ValueError):
            return None

    def behind(self, edition: int) -> int:
        """So many editions the mirror lacks while the record stands at this one."""
        return max(edition - self.edition, 0)

    def trouble(self, edition: int, at: dt.datetime, now: dt.datetime) -> str:
        """What is wrong while the record stands at this edition since `at`; nothing when all went out, or soon will."""
        if self.failing_since:
            return self.said or "failed"
        if edition > self.edition and now - at > LATE:
            return f"edition {self.edition} instead of {edition}"
        return ""


def notes(folder: Path) -> list[Note]:
    """A note for each mirror that was ever handed over, by name."""
    read = (Note.read(path) for path in folder.glob("*.json"))
    return sorted((note for note in read if note), key=lambda note: note.mirror)


def forget(folder: Path, mirror: str) -> bool:
    """Drops the note of a mirror that is none any more; whether there was one."""
    path = _file(folder, mirror)
    was_there = path.exists()
    path.unlink(missing_ok=True)
    return was_there


def sign_of(mirror: str) -> str:
    """What stands for a mirror where its name does not fit or is not to be told: the beginning of the name's SHA-256."""
    return hashlib.sha256(mirror.encode()).hexdigest()[:16]


def _file(folder: Path, mirror: str) -> Path:
    """Its note. One file for each, so that several who hand over never write the same."""
    return folder / f"{sign_of(mirror)}.json"


@dataclass
class Pace:
    """When the next copy is due: some seconds after the last of several changes, later and later after failures.

    What a copy shows is any value that changes with it, as edition and moment. Knows no clock but what it is told.
    """

    out: object = None
    seen: object = None
    since: dt.datetime | None = None
    changed: dt.datetime | None = None
    wait: dt.timedelta = dt.timedelta(0)
    not_before: dt.datetime | None = None

    def is_due(self, stands: object, now: dt.datetime) -> bool:
        """Whether to build and hand over now; to be asked every few seconds."""
        if stands == self.out:
            self.seen, self.since, self.changed = stands, None, None
            return False
        if self.since is None:
            self.since = now
        if stands != self.seen or self.changed is None:
            self.seen, self.changed = stands, now
        if self.not_before is not None and now < self.not_before:
            return False
        return self.out is None or now - self.changed >= SETTLE or now - self.since >= LATEST

    def succeeded(self, stands: object) -> None:
        self.out, self.since, self.changed = stands, None, None
        self.wait, self.not_before = dt.timedelta(0), None

    def failed(self, now: dt.datetime) -> None:
        self.wait = min(self.wait * 2, LONGEST_WAIT) or FIRST_WAIT
        self.not_before = now + self.wait


def hand_over(folder: Path, command: str) -> None:
    """Runs the operator's own command, without a shell. Raises Refused when it is none, ends with anything but 0, or
    hangs."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise Refused(f"The command cannot be read: {error}.") from error
    if any(PLACE in word for word in words):
        words = [word.replace(PLACE, str(folder)) for word in words]
    else:
        words.append(str(folder))
    try:
        done = subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=LONGEST.total_seconds(),
            check=False,
            env={name: value for name, value in os.environ.items() if name not in PRIVATE},
        )
    except OSError as error:
        raise Refused(f"{words[0]} cannot be run: {error.strerror}.") from error
    except subprocess.TimeoutExpired as error:
        raise Refused(f"{words[0]} took longer than {LONGEST.total_seconds() / 60:.0f} minutes.") from error
    if done.returncode:
        raise Refused(
            f"{words[0]} ended with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}"
        )


PRIVATE = {"SECRET_KEY", "DATABASE_URL", "METRICS_TOKEN"}
"""What the command has no business with."""
