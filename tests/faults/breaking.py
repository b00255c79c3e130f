"""Ways to break a running site: kill its processes, fill its disk, take its database away."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from tests.browser.sites import Site


def workers(site: Site) -> list[int]:
    """The processes that serve."""
    master = site.process.pid
    return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def kill(pid: int) -> None:
    """As the kernel does when memory is short: at once, without a word. One that is gone already is no matter."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def kill_all(site: Site) -> None:
    """Master first, so that none of its workers is started anew."""
    pids = [site.process.pid, *workers(site)]
    for pid in pids:
        kill(pid)
    site.stop()


@contextmanager
def disk_full(site: Site) -> Iterator[None]:
    """No file of the server's may grow beyond a page: SQLite is told EFBIG where a full disk says ENOSPC."""
    pids = workers(site)
    for pid in pids:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        for pid in pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def database_gone(site: Site) -> Iterator[None]:
    """PostgreSQL ends every connection to the site's database and takes no new one."""
    address = urlsplit(site.database_url)
    name = address.path.strip("/")
    server = psycopg2.connect(site.database_url.rpartition("/")[0] + "/postgres")
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        end_connections(site)
        try:
            yield
        finally:
            cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
            server.close()


def end_connections(site: Site) -> None:
    """What a restart of PostgreSQL does to those who are connected."""
    name = urlsplit(site.database_url).path.strip("/")
    server = psycopg2.connect(site.database_url.rpartition("/")[0] + "/postgres")
    server.autocommit = True
    with server.cursor() as cursor:
        # Of our role only: PostgreSQL's own workers pass by, and nobody but its superuser may end them.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user",
            [name],
        )
    server.close()
