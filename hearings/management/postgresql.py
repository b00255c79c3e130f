"""PostgreSQL's own programs, for the commands that copy a database and bring it back."""

from __future__ import annotations

import os
import shutil
import subprocess

from django.core.management.base import CommandError
from django.db import connection

NAMED = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}


def run(command: list[str]) -> str:
    """What a program prints, connected to our database. Raises CommandError when it is missing, or with what it says."""
    if shutil.which(command[0]) is None:
        raise CommandError(
            f"{command[0]} is missing. On Debian and Ubuntu: apt-get install postgresql-client"
        )
    # In the environment: arguments of a program can be read by everybody on the machine.
    ours = connection.settings_dict
    where = {variable: str(ours[name]) for variable, name in NAMED.items() if ours[name]}
    done = subprocess.run(command, env={**os.environ, **where}, capture_output=True, text=True)
    if done.returncode:
        raise CommandError(f"{command[0]}: {done.stderr.strip()}")
    return done.stdout


def read_whole(dump: str) -> None:
    """Raises CommandError for a dump whose rows cannot be read: its list, at the start, tells nothing of them."""
    run(["pg_restore", f"--file={os.devnull}", dump])
