"""How a kept page and a kept feed do beside a static file of the same size, on the same server in the same run.

`make bench`, or `python bench/hot.py`: the server and settings of an installation with the demo set, on SQLite, and
on the PostgreSQL that TEST_POSTGRESQL names or the machine has; wrk with 16 connections, rounds in turn, the
median of their ratios. Ends with 1 when one is below what the design promises. Needs wrk (Debian: apt-get install wrk).
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import psycopg2

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.postgresql import DEFAULT, STOPPED, drop_database, usable  # noqa: E402 - found only after the path is set

PROMISED = {"SQLite": 0.95, "PostgreSQL": 0.65}
"""At least so much of the static file's requests per second."""
ADDRESSES = ("/", "/hearings.ics")
ROUNDS = 12
SECONDS = 1
TRIES = 5
"""A second in which a busy machine gave the server no time tells nothing, and is measured again."""


@contextlib.contextmanager
def server(folder: Path, database: str) -> Iterator[tuple[str, Path]]:
    """A running site with the demo set: its address and its folder of static files."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "PORT": str(port),
        "SITE_URL": site,
        "VAR_DIR": str(folder),
    }
    for words in (["migrate", "-v0"], ["load_demo"], ["collectstatic", "--no-input", "-v0"]):
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    static = folder / "static"
    for address in ADDRESSES:
        (static / name_of(address)).write_bytes(b"x")
    process = start(environment)
    # WhiteNoise lists files at its start: sizes are known only from a first run.
    for address in ADDRESSES:
        size = len(get(site + address))
        (static / name_of(address)).write_bytes(secrets.token_bytes(size))
    stop(process)
    process = start(environment)
    try:
        yield site, static
    finally:
        stop(process)


def start(environment: dict[str, str]) -> subprocess.Popen:
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    for _ in range(300):
        with contextlib.suppress(URLError, ConnectionError):
            get(environment["SITE_URL"] + "/livez")
            return process
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def stop(process: subprocess.Popen) -> None:
    process.terminate()
    process.wait(timeout=30)


def get(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        return answer.read()


def name_of(address: str) -> str:
    return f"bench{address.replace('/', '-')}.bin"


def rate(address: str) -> float:
    """Requests per second, as wrk counts them; any answer but 200 ends the run."""
    command = ["wrk", "-t1", "-c16", f"-d{SECONDS}s", address]
    for _ in range(TRIES):
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in told:
            raise SystemExit(f"{address} did not answer as it should:\n{told}")
        if counted := float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]):
            return counted
    raise SystemExit(
        f"{address} answered nobody in {TRIES} times {SECONDS} s: the machine is too busy to measure."
    )


def measure(label: str, database: str) -> bool:
    """Prints the ratios on one database; whether all are as good as promised."""
    good = True
    with (
        tempfile.TemporaryDirectory(prefix="open-court-bench-") as folder,
        server(Path(folder), database) as (site, static),
    ):
        for address in ADDRESSES:
            size = (static / name_of(address)).stat().st_size
            pairs = [(rate(f"{site}/static/{name_of(address)}"), rate(site + address)) for _ in range(ROUNDS)]
            ratio = statistics.median(ours / file for file, ours in pairs)
            ours, file = max(ours for _, ours in pairs), max(file for file, _ in pairs)
            print(
                f"{label:<10} {address:<14} {size / 1000:6.1f} kB: {ours:6,.0f} requests/s, "
                f"static file {file:6,.0f} (ratio {ratio:.2f}, promised {PROMISED[label]})",
                flush=True,
            )
            good &= ratio >= PROMISED[label]
    return good


@contextlib.contextmanager
def postgresql() -> Iterator[str | None]:
    """An empty database for this run, or None where there is no PostgreSQL."""
    url = os.environ.get("TEST_POSTGRESQL") or DEFAULT
    if problem := usable(url):
        print(f"PostgreSQL: not measured. {problem}")
        yield None
        return
    server_url = url.rpartition("/")[0]
    name = f"open_court_bench_{secrets.token_hex(4)}"
    admin = psycopg2.connect(f"{server_url}/postgres")
    admin.autocommit = True
    with admin.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server_url}/{name}"
        finally:
            drop_database(cursor, name)
    admin.close()


def main() -> int:
    if not shutil.which("wrk"):
        print("wrk is not installed, so nothing was measured (Debian: apt-get install wrk).")
        return 1
    good = measure("SQLite", "")
    with postgresql() as url:
        if url:
            good &= measure("PostgreSQL", url)
    return int(not good)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("  ended early")
        sys.exit(STOPPED)
