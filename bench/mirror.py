"""What a mirror of so many hearings costs: written whole, and again after one edit.

`make bench`, or `python bench/mirror.py 10000`, half an hour; on an empty PostgreSQL database with BENCH_DATABASE_URL.
Ends with 1 when a build after one edit takes more than a twentieth of a whole one, or a copy is not as its list says.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import surroundings
from archive import A_PERSON, AHEAD, coming, lengthen

from hearings import actions, edition
from hearings.choices import Status
from hearings.mirror.manifest import verify
from hearings.models import Hearing
from tests import factories

PROMISED = 0.05
"""At most so much of a whole build after one edit."""
ROOT = Path(__file__).resolve().parent.parent
SAID = re.compile(r"edition \d+, (\d+) files, (\d+) of them written now, ([\d.]+) s, (\d+) pages a second")


def build(folder: Path, *words: str) -> tuple[int, int, float, int]:
    """Files, those written, seconds, pages a second: as the command says itself, in a process of its own."""
    command = [sys.executable, "manage.py", "build_mirror", str(folder), *words]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            told, errors = process.communicate()
        except KeyboardInterrupt:
            # It was told too, and its own processes write until it has ended them: the folder goes after that.
            process.wait()
            raise
    said = SAID.search(told)
    if said is None:
        raise SystemExit(told + errors)
    return int(said[1]), int(said[2]), float(said[3]), int(said[4])


def measure(name: str, folder: Path) -> bool:
    """A whole build, an edit, the build after it; whether the second kept its promise."""
    files, _written, whole, speed = build(folder, "--whole")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(
        f"  {name}: {files:,} files, {size / 1e6:,.0f} MB, {whole:,.1f} s, {speed} pages a second", flush=True
    )
    heard = Hearing.objects.filter(status=Status.HELD).order_by("-date", "pk").first()
    share = after(lambda: correct(heard), f"{A_PERSON} hearings", folder, whole, f"promised {PROMISED}")
    ahead = Hearing.objects.filter(status=Status.SCHEDULED).order_by("-date", "pk").first()
    after(lambda: actions.cancel(ahead, by=None), f"{AHEAD} hearings", folder, whole, "no promise")
    is_whole = verify(folder, None).is_whole
    print(f"    {'every file is as listed' if is_whole else 'NOT AS LISTED'}", flush=True)
    return share <= PROMISED and is_whole


def correct(row: Hearing) -> None:
    with edition.change(by=None):
        row.courtroom = "13"
        row.save()


def after(edit: Callable[[], object], what: str, folder: Path, whole: float, promised: str) -> float:
    """The share of a whole build that the one after the edit takes."""
    edit()
    _files, written, took, _speed = build(folder)
    share = took / whole
    print(
        f"    after an edit in a case of {what}: {written:,} files written, {took:.1f} s, {share:.3f} of the whole "
        f"({promised})",
        flush=True,
    )
    return share


def main(counts: list[int]) -> int:
    surroundings.make_database()
    surroundings.make_static_files()
    court = factories.court()
    coming(court)
    good = True
    for count in counts:
        lengthen(count, court)
        with tempfile.TemporaryDirectory(prefix="open-court-mirror-") as folder:
            good &= measure(f"{count:,} past hearings", Path(folder) / "mirror")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [1_000]))
