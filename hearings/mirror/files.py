"""What the file of an address is called: inside the mirror, on every disk and host, whatever the address says.

A page's file is the index of its folder, a feed's has the feed's own name: `/2021/05/06/` → `2021/05/06/index.html`,
`/2021/05/06.ics` → `2021/05/06.ics`. Parts that some disk does not take are written otherwise, always in the same way:
names of devices (`con`), capitals, letters beyond ASCII, ends in a dot, endless ones. What could lead out of the
folder is refused.
"""

from __future__ import annotations

import hashlib
import re

PLAIN = re.compile(r"[a-z0-9_-](?:[a-z0-9._-]*[a-z0-9_-])?|W[0-9]{2}(?:\.[a-z]{2,8})?")
"""Parts that every disk takes as they are. `W18` is the only one with a capital, and has no twin without."""
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}
"""Names that Windows keeps for itself, also before a dot."""
LONGEST = 120
INDEX = "index.html"
DOTTED = {".well-known"}


class UnsafeAddress(ValueError):
    """An address that would leave the mirror's folder."""


def file_of(path: str) -> str:
    """The file of a path (from its slash on, undecoded query left off), with slashes, relative to the mirror's root.

    Raises UnsafeAddress for what could lead elsewhere.
    """
    parts = path.split("/")
    if parts[0] or any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts[1:-1]):
        raise UnsafeAddress(f"{path!r} does not lead into the mirror")
    last = parts[-1] or INDEX
    if last in (".", "..") or "\\" in last or "\0" in last:
        raise UnsafeAddress(f"{path!r} does not lead into the mirror")
    return "/".join(named(part) for part in (*parts[1:-1], last))


def named(part: str) -> str:
    """One part of a path as every disk takes it: itself, or a plain beginning and a digest."""
    fits = PLAIN.fullmatch(part) and part.partition(".")[0] not in DEVICES and len(part) <= LONGEST
    if fits or part in DOTTED:
        return part
    stem, dot, suffix = part.rpartition(".")
    if not stem or not re.fullmatch(r"[a-z]{2,8}", suffix):
        stem, dot, suffix = part, "", ""
    plain = re.sub(r"[^a-z0-9_-]+", "-", stem.lower()).strip("-")[:40]
    digest = hashlib.sha256(part.encode()).hexdigest()[:10]
    return f"{plain}~{digest}{dot}{suffix}"
