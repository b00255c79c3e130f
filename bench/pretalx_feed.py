"""The feed of all hearings beside pretalx's schedule.ics of as many talks, both written anew in the same run.

`make bench`, or `python bench/pretalx_feed.py 1000 10000`. pretalx is what conferences publish their schedules with, a
Django site like this one. It gets an environment of its own under var/, made by the first run from the package index;
where it cannot be had the script says so and ends with 1. What is timed is what answers a reader: our feed from kept
entries right after an edit, pretalx's exporter.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import surroundings
from feeds import DAY, best, kept

from hearings.models import Hearing
from tests import factories

VERSION = "2025.2.2"
HOME = Path(__file__).resolve().parent.parent / "var" / "pretalx"
THEIR_PYTHON = HOME / "bin" / "python"
COMPLETE = HOME / "complete"
"""Made last: one that was stopped half way has everything but this."""
SAID = re.compile(r"^talks (\d+) (\d+) ([\d.]+)$", re.MULTILINE)
TALKS = Path(__file__).resolve().parent / "pretalx" / "talks.py"
"""What runs inside of pretalx."""


def install() -> None:
    """Makes pretalx's environment, once. Raises SystemExit where the package index gives none."""
    if COMPLETE.exists():
        return
    print(f"  Installing pretalx {VERSION} into {HOME.relative_to(HOME.parents[1])} …", flush=True)
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(HOME)],
        [str(THEIR_PYTHON), "-m", "pip", "install", "--quiet", "--no-input", f"pretalx=={VERSION}"],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(
                f"  pretalx cannot be installed here, nothing was compared. {done.stderr.strip()[-300:]}"
            )
    COMPLETE.touch()


def theirs(counts: list[int]) -> dict[int, tuple[int, float]]:
    """Talks → bytes and seconds of pretalx's schedule.ics."""
    with tempfile.TemporaryDirectory(prefix="open-court-pretalx-") as folder:
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DJANGO_SETTINGS_MODULE", "PYTHONPATH")
        }
        environment |= {"PRETALX_DATA_DIR": folder, "PRETALX_NO_INITIAL_LOG": "1"}
        command = [str(THEIR_PYTHON), str(TALKS), *map(str, counts)]
        done = subprocess.run(
            command, env=environment, cwd=folder, capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise SystemExit(f"  pretalx ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return {int(count): (int(size), float(took)) for count, size, took in SAID.findall(done.stdout)}


def main(counts: list[int]) -> int:
    install()
    surroundings.make_database()
    told = theirs(counts)
    good = True
    for count in counts:
        factories.many_hearings(count - Hearing.objects.count(), date=DAY, a_day=25)
        ours, (size, took) = best(kept), told[count]
        print(
            f"{count:>7,} hearings, {len(kept()) / 1e6:.1f} MB: {ours * 1000:.0f} ms; pretalx {VERSION}, as many talks, "
            f"{size / 1e6:.1f} MB: {took * 1000:,.0f} ms (ratio {ours / took:.3f})",
            flush=True,
        )
        good &= ours < took
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(sorted(int(word) for word in sys.argv[1:]) or [1_000, 10_000]))
