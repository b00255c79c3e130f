"""The programs that read our feeds without having had a part in writing them: where each is, and how it is asked."""

from __future__ import annotations

import ctypes.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar

from hearings.formats.feed_check import instant

ROOT = Path(__file__).resolve().parents[2]
READERS = Path(__file__).parent / "readers"
ICAL_JS = ROOT / "var" / "witnesses" / "node_modules" / "ical.js" / "dist" / "ical.es5.cjs"
SABRE = (
    Path("/usr/share/php/Sabre/VObject/autoload.php"),
    Path("/usr/share/php/Sabre/VObject/includes.php"),
)
HOW = (
    "apt-get install libical3 php-cli php-sabre-vobject vdirsyncer khal nodejs npm, "
    "then npm install --prefix var/witnesses ical.js"
)

Told = dict[str, dict[str, list[str]] | str]
"""By file: the events by id, each with start and end; or why the file could not be read."""


def asked(*words: object) -> Told:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def by_icalendar(folder: Path) -> Told:
    """python icalendar, with the zones that stand in the feed."""
    return {file.name: _icalendar(file.read_bytes()) for file in sorted(folder.glob("*.ics"))}


def _icalendar(octets: bytes) -> dict[str, list[str]] | str:
    calendar = icalendar.Calendar.from_ical(octets)
    zones = {str(part["TZID"]): part.to_tz(lookup_tzid=False) for part in calendar.walk("VTIMEZONE")}
    events = calendar.walk("VEVENT")
    if wrong := [error for part in calendar.walk() for error in part.errors]:
        return str(wrong)
    return {
        str(one["UID"]): [written(instant(one[name], zones)) for name in ("DTSTART", "DTEND")]
        for one in events
    }


def written(moment: Any) -> str:
    """A day as it is written, an instant in UTC."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if hasattr(moment, "hour") else f"{moment:%Y-%m-%d}"


def by_ical_js(folder: Path) -> Told:
    return asked(shutil.which("node"), READERS / "ical.cjs", ICAL_JS, folder)


def by_libical(folder: Path) -> Told:
    return asked(sys.executable, READERS / "libical.py", ctypes.util.find_library("ical"), folder)


def by_sabre(folder: Path) -> Told:
    autoload = next(path for path in SABRE if path.exists())
    return asked(shutil.which("php"), READERS / "sabre.php", autoload, folder)


def by_khal(folder: Path) -> Told:
    # Both write a file or a row an event and wait for the disk each time: memory, where there is such a folder.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as home:
        return asked(sys.executable, READERS / "khal.py", folder, home)


WITNESSES: dict[str, tuple[Callable[[Path], Told], Callable[[], Any]]] = {
    "icalendar": (by_icalendar, lambda: True),
    "ical.js": (by_ical_js, lambda: shutil.which("node") and ICAL_JS.exists()),
    "libical": (by_libical, lambda: ctypes.util.find_library("ical")),
    "sabre": (by_sabre, lambda: shutil.which("php") and any(path.exists() for path in SABRE)),
    "khal": (by_khal, lambda: shutil.which("khal") and shutil.which("vdirsyncer")),
}
"""By name: how it is asked, and whether it is here."""


def missing() -> list[str]:
    """The names of those that are not installed."""
    return [name for name, (_ask, is_here) in WITNESSES.items() if not is_here()]


def sentence() -> str:
    """What is left out for want of them, and how to get them; empty when all are here."""
    left_out = ", ".join(missing())
    return f"Feeds were not read by {left_out}, which are not installed: {HOW}." if left_out else ""
