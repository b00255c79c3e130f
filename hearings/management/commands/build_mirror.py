"""`manage.py build_mirror DIR`: the whole public site as files, signed, put in place at one stroke."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hearings.mirror import building
from hearings.mirror.files import UnsafeAddress
from hearings.mirror.signing import BadKey, SecretKey
from hearings.mirror.tree import Busy, NotOurs
from hearings.mirror.visiting import NotThere

REFUSALS = (BadKey, Busy, NotOurs, NotThere, UnsafeAddress, OSError)
BAR = 40
BACK = "let it take the place of a copy of a later edition, as after a restore"


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Command(BaseCommand):
    help = (
        "Writes the complete public site in all languages as files that work anywhere. Stopped at any step it leaves "
        "the old mirror whole. After an edit only what changed is written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--base", default="", help="where the copy will stand: https://mirror.example/court"
        )
        parser.add_argument("--key", type=Path, default=None, help="the file of the signing key")
        parser.add_argument("--whole", action="store_true", help="write everything anew, keep nothing")
        parser.add_argument("--back", action="store_true", help=BACK)
        parser.add_argument("--jobs", type=int, default=cores(), help="processes (default: one a core)")

    def handle(
        self,
        *args: Any,
        folder: Path,
        base: str,
        key: Path | None,
        whole: bool,
        back: bool,
        jobs: int,
        **options: Any,
    ) -> None:
        if base and urlsplit(base).scheme not in ("http", "https"):
            raise CommandError("--base takes an address like https://mirror.example/court")
        path = key or settings.SIGNING_KEY_FILE
        began = time.monotonic()
        try:
            built = building.build(
                folder,
                now=timezone.now(),
                base=base,
                key=SecretKey.load(path) if path else None,
                whole=whole,
                back=back,
                jobs=max(1, jobs),
                told=self._bar if self.stderr.isatty() and options["verbosity"] else lambda done, total: None,
            )
        except REFUSALS as error:
            raise CommandError(str(error)) from error
        took = time.monotonic() - began
        self.stdout.write(
            f"{folder}: edition {built.edition}, {built.files} files, {built.rendered} of them written now, "
            f"{took:.1f} s, {built.rendered / took:.0f} pages a second."
        )
        for name in built.unshown:
            self.stderr.write(
                f"The {name} cannot be shown: its page in the copy says so. See manage.py doctor."
            )
        if not path:
            self.stdout.write("Not signed: no key. See docs/mirror.md, make_signing_key.")

    def _bar(self, done: int, total: int) -> None:
        full = BAR * done // (total or 1)
        self.stderr.write(f"\r[{'#' * full}{' ' * (BAR - full)}] {done}/{total}", ending="")
        if done >= total:
            self.stderr.write("")
