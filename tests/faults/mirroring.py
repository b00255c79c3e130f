"""A mirror that is built, and killed while it is: on a database of its own, by processes of their own."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hearings.mirror.manifest import NoManifest, verify
from tests.browser.sites import Site
from tests.races import own_database

FILL = """
import datetime as dt
from tests import factories
from django.utils import timezone
court, today = factories.court(), timezone.now().date()
for number in range(24):
    part = factories.prosecution(defendant=factories.defendant(family_name=f"Demov{number}"))
    factories.hearing(people=[part], date=today + dt.timedelta(days=number // 3), court=court)
"""
EDIT = """
from hearings import actions
from hearings.models import Hearing
actions.cancel(Hearing.objects.order_by("pk").first(), by=None)
"""


@dataclass
class Mirrored:
    """An installation without a server, and where its mirror stands."""

    site: Site

    @property
    def root(self) -> Path:
        return self.site.folder / "mirror"

    def build(self, *words: str, name: str = "mirror") -> str:
        return self.site.manage("build_mirror", str(self.site.folder / name), *words)

    def edit(self) -> None:
        self.site.manage("shell", "-v0", "-c", EDIT)

    def killed(self, after: float) -> bool:
        """Begins a build and kills its first process after so many seconds; whether it was still at work."""
        with self.site.begin("build_mirror", str(self.root), "--whole", "--jobs=2") as process:
            try:
                process.wait(after)
            except subprocess.TimeoutExpired:
                os.kill(process.pid, signal.SIGKILL)
        return process.returncode == -signal.SIGKILL

    def broken(self) -> str:
        """What is wrong with the mirror that stands there; nothing when it is whole."""
        try:
            found = verify(self.root, None)
        except NoManifest as error:
            return str(error)
        return "" if found.is_whole else f"{found.changed} {found.missing} {found.extra}"


@contextmanager
def mirrored(folder: Path, vendor: str, hearings: int = 24) -> Iterator[Mirrored]:
    """Some hearings of the coming days, no mirror yet."""
    with own_database(vendor) as url:
        site = Site(folder, database_url=url)
        site.manage("migrate", "--verbosity=0")
        site.manage("collectstatic", "--no-input", "-v0")
        site.manage("shell", "-v0", "-c", FILL.replace("24", str(hearings)))
        yield Mirrored(site)


def kill_builds(mirror: Mirrored, times: int, seed: int = 0) -> tuple[int, list[str]]:
    """Kills so many builds at random moments of the time one takes; how many were at work, and what was broken then."""
    began = time.monotonic()
    mirror.build("--whole", "--jobs=2")
    whole = time.monotonic() - began
    chance = random.Random(seed)  # moments, no secrets
    killed, broken = 0, []
    for _ in range(times):
        killed += mirror.killed(chance.uniform(0.1, whole))
        if wrong := mirror.broken():
            broken.append(wrong)
    return killed, broken
