"""`make faults`: the same faults for longer, eight editors, both databases, and a table of what was measured.

`python -m tests.faults [seconds] [sqlite|postgresql]`, by default 60 s for each fault and every database there is. Ends
with 1 when a promise is broken. Ctrl-C ends it early. Each fault runs on a site of its own, in a process for each
database, because settings are read once.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.postgresql import on_each

EDITORS = 8
SLOWEST_SAVE = 1.0
"""Seconds that 95 of 100 saves of eight editors stay below."""
LONGEST_START = 5
"""Seconds in which a server that was killed answers again."""
BETWEEN_KILLS = 0.7
RUNS = 20
"""Times that everything is killed at once, master and processes."""
ROOT = Path(__file__).resolve().parents[2]
PAGES = ("/", "/hearings.ics")


def told(fault: str, good: bool, words: str) -> bool:
    """Prints a line of the table."""
    print(f"  {fault:<30} {words}{'' if good else '   BROKEN PROMISE'}", flush=True)
    return good


def measure(vendor: str, seconds: float) -> bool:
    """Every fault on one database; whether all promises held."""
    # Django is set up by then: `main` starts this in a process of its own.
    from tests.faults import breaking  # noqa: PLC0415 - see above
    from tests.faults.load import Editors, all_keep, reading  # noqa: PLC0415 - see above
    from tests.faults.mirroring import kill_builds, mirrored  # noqa: PLC0415 - see above
    from tests.faults.site import running_site  # noqa: PLC0415 - see above

    def saving() -> bool:
        editors = Editors(site, EDITORS)
        with editors.saving() as saves:
            time.sleep(seconds)
        lost = editors.lost(saves)
        words = f"{len(saves.acknowledged)} saved, 95 of 100 within {saves.p95:.2f} s (promised {SLOWEST_SAVE:.0f}), "
        words += f"{len(saves.refused)} refused, {len(lost)} lost"
        return told("8 editors saving", not lost and not saves.refused and saves.p95 < SLOWEST_SAVE, words)

    def killing() -> bool:
        editors, kills, slowest = Editors(site, EDITORS), 0, 0.0
        with editors.saving() as saves:
            for _ in range(RUNS):
                until = time.monotonic() + seconds / RUNS
                while time.monotonic() < until:
                    time.sleep(BETWEEN_KILLS)
                    for pid in breaking.workers(site)[:1]:
                        breaking.kill(pid)
                        kills += 1
                breaking.kill_all(site)
                began = time.monotonic()
                site.start()
                slowest = max(slowest, time.monotonic() - began)
                saves.reaches(EDITORS)
        lost = editors.lost(saves)
        words = (
            f"{RUNS} runs, {kills} processes and {RUNS} masters killed, {len(saves.acknowledged)} saved, "
            f"{saves.broken} connections cut, {len(lost)} lost, back in {slowest:.1f} s at most "
            f"(promised {LONGEST_START})"
        )
        return told(
            "kill -9 while 8 editors save", not lost and not saves.refused and slowest < LONGEST_START, words
        )

    def reloading() -> bool:
        with reading(site, PAGES) as reads:
            for _ in range(6):
                os.kill(site.process.pid, signal.SIGHUP)
                time.sleep(max(2.0, seconds / 12))
        words = f"6 reloads, {reads.good} answers, {len(reads.failed)} failed, slowest {reads.slowest:.2f} s"
        return told("reload under load", not reads.failed, words)

    def full() -> bool:
        editors, statuses, pages = Editors(site, 1), [], []
        editors.save(0, "Judge 0-0")
        for number in range(1, 26):
            with breaking.disk_full(site):
                statuses.append(editors.save(0, f"Judge 0-{number}")[0])
                with reading(site, PAGES) as reads:
                    reads.reaches(8)
            pages += reads.failed
        after = editors.save(0, "Judge 0-99")[0]
        good = set(statuses) == {503} and not pages and after == 302
        words = f"25 saves answered {sorted(set(statuses))}, {len(pages)} pages failed, afterwards {after}"
        return told("disk full", good, words)

    def gone() -> bool:
        all_keep(site, PAGES)
        with reading(site, PAGES) as reads:
            reads.reaches(100)
            with breaking.database_gone(site):
                time.sleep(seconds)
            time.sleep(2)
        words = f"{seconds:.0f} s, {reads.good} answers, {len(reads.failed)} failed, slowest {reads.slowest:.2f} s"
        return told("database gone", not reads.failed, words)

    def restarted() -> bool:
        all_keep(site, PAGES)
        with reading(site, PAGES) as reads:
            for _ in range(5):
                reads.reaches(100)
                breaking.end_connections(site)
            reads.reaches(100)
        words = f"5 times, {reads.good} answers, {len(reads.failed)} failed"
        return told("database restarted", len(reads.failed) <= 10, words)

    faults: list[Callable[[], bool]] = [saving, killing, reloading]
    faults += [full] if vendor == "sqlite" else [gone, restarted]
    print(
        f"  {len(faults) + 1} faults, {seconds:.0f} s for each and the time to set it up; docs/faults.md says what is "
        "promised:",
        flush=True,
    )
    good = True
    try:
        for fault in faults:
            with (
                tempfile.TemporaryDirectory(prefix="open-court-faults-") as folder,
                running_site(Path(folder), vendor) as site,
            ):
                good &= fault()
        with (
            tempfile.TemporaryDirectory(prefix="open-court-mirror-") as folder,
            mirrored(Path(folder), vendor) as mirror,
        ):
            killed, broken = kill_builds(mirror, 20)
            words = f"20 times, {killed} at work, {len(broken)} broken mirrors"
            good &= told("mirror's build killed", not broken, words)
    except KeyboardInterrupt:
        print("  ended early", flush=True)
        return False
    print("  every promise was kept" if good else "  NOT every promise was kept", flush=True)
    return good


def main(words: list[str]) -> int:
    seconds = float(words[0]) if words else 60.0
    code = f"from tests.faults.__main__ import measure; sys.exit(not measure(vendor, {seconds}))"
    return on_each(words[1:], code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
