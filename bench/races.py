"""A hundred races of two editors on one record, at two servers: 0 lost. On SQLite, and on PostgreSQL where there is one.

`make bench`, or `python bench/races.py 100`. Ends with 1 when anything an editor typed or saved was lost.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RACES = 100
HERE = """
import sys
from pathlib import Path
import tests.environment
import django
django.setup()
from tests.races import race, two_servers
with two_servers(Path({folder!r}), {vendor!r}) as servers:
    result = race(servers, {count})
print(result.races, "races,", len(result.lost), "lost")
print("\\n".join(result.lost[:10]))
sys.exit(bool(result.lost))
"""


def run(vendor: str, url: str, count: int) -> int:
    """The races on one database, in a process of its own, because settings are read once."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="open-court-races-") as folder:
        done = subprocess.run(
            [sys.executable, "-c", HERE.format(folder=folder, vendor=vendor, count=count)],
            env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"},
            cwd=Path(__file__).resolve().parent.parent,
            capture_output=True,
            text=True,
        )
    print(f"{vendor}: {done.stdout.strip() or done.stderr[-600:]} ({time.perf_counter() - began:.0f} s)")
    return done.returncode


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else RACES
    failed = run("sqlite", "", number)
    asked = subprocess.run([sys.executable, "-m", "tests.postgresql"], capture_output=True, text=True)
    if asked.returncode == 0:
        failed |= run("postgresql", asked.stdout.strip(), number)
    else:
        print("postgresql: not measured, there is none here")
    sys.exit(failed)
