"""A site to break: the server of an installation with two processes, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.sites import Site
from tests.races import own_database


@contextmanager
def running_site(folder: Path, vendor: str) -> Iterator[Site]:
    """With an empty database of its own, which goes with it."""
    with own_database(vendor) as url:
        site = Site(folder, database_url=url)
        site.manage("migrate", "--verbosity=0")
        site.manage("collectstatic", "--no-input", "-v0")
        site.start()
        try:
            yield site
        finally:
            site.stop()
