"""Prints the address of a PostgreSQL where the suite may make its databases, or says how to get one.

`python -m tests.postgresql` ends with 1 when there is none. TEST_POSTGRESQL names one that is elsewhere.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psycopg2

ROOT = Path(__file__).resolve().parents[1]
DEFAULT = "postgres://opencourt:opencourt@127.0.0.1:5432/opencourt"
STOPPED = 130
"""How a command ends that was stopped by Ctrl-C."""
HOW = """\
PostgreSQL: the suite was NOT run on it. {error}
  To get it on Debian or Ubuntu:
    apt-get install postgresql
    sudo -u postgres psql -c "CREATE ROLE opencourt LOGIN CREATEDB PASSWORD 'opencourt'"
  or name another server, whose role may create databases:
    make test TEST_POSTGRESQL=postgres://user:password@host:5432/name"""


def usable(url: str) -> str | None:
    """Why the server cannot be used, or None when it can. The named database need not be there."""
    server = url.rsplit("/", 1)[0] + "/postgres"
    try:
        connection = psycopg2.connect(server, connect_timeout=3)
    except psycopg2.Error as error:
        return str(error).strip().splitlines()[0]
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
        may_create = cursor.fetchone()[0]
    connection.close()
    return None if may_create else "Its role may not create databases."


def drop_database(cursor: psycopg2.extensions.cursor, name: str) -> None:
    """Drops a database of ours, if it is there, whoever of ours is still connected.

    Not WITH (FORCE): that wants to end PostgreSQL's own cleaners too, which only its superuser may. A plain DROP sends
    those away by itself, and waits for the others to be gone.
    """
    cursor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user",
        [name],
    )
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


def on_each(wanted: list[str], code: str) -> int:
    """Runs code with Django set up, in a process for each database wanted; 0 when all ended well.

    `code` finds the database's name, sqlite or postgresql, as `vendor`. A PostgreSQL that is missing is named. A
    process that is stopped by Ctrl-C is waited for, since it has servers and databases to clear away.
    """
    url = os.environ.get("TEST_POSTGRESQL") or DEFAULT
    failed, pressed = 0, threading.Event()
    # A terminal presses it for the process too. Left to itself, Python waits a quarter of a second and kills that.
    before = signal.signal(signal.SIGINT, lambda *_told: pressed.set())
    for vendor in wanted or ["sqlite", "postgresql"]:
        if pressed.is_set():
            break
        if vendor == "postgresql" and (problem := usable(url)):
            print(f"postgresql: left out. {problem}")
            continue
        print(f"{vendor}:", flush=True)
        # Settings are read once, so each database has a process.
        begin = f"import sys, tests.environment, django; django.setup(); vendor = {vendor!r}; "
        environment = {
            **os.environ,
            "DATABASE_URL": url if vendor == "postgresql" else "",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        done = subprocess.run([sys.executable, "-c", begin + code], env=environment, cwd=ROOT)
        failed |= done.returncode
    signal.signal(signal.SIGINT, before)
    return STOPPED if pressed.is_set() else failed


if __name__ == "__main__":
    address = os.environ.get("TEST_POSTGRESQL") or DEFAULT
    if problem := usable(address):
        print(HOW.format(error=problem), file=sys.stderr)
        sys.exit(1)
    print(address)
