"""`manage.py export_record FILE`: the whole record as JSON lines, for another database, another program, another decade.

The file is private: it holds drafts, sources and notes. With `--public` it holds what readers see. docs/record.md
explains it.
"""

from __future__ import annotations

import gzip
import os
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from hearings.management.waiting import LongCommand
from hearings.mirror.moment import still
from hearings.portable.extract import Extract
from hearings.portable.writing import lines

PRIVATE = (
    "PRIVATE: the file holds drafts, private notes, names that are withheld and sources. Keep it as you keep them; "
    "for readers there is --public."
)


class Command(LongCommand):
    help = f"Writes the whole record into a file as JSON lines. {PRIVATE}"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="where to write; `-` is the standard output, `….gz` is compressed")
        parser.add_argument(
            "--public", action="store_true", help="only what readers see: published hearings, public columns"
        )

    def handle(self, *args: Any, file: str, public: bool, **options: Any) -> None:
        with still():
            found = lines(Extract(timezone.now()) if public else None, self.say)
            if file == "-":
                for line in found:
                    self.stdout.write(line.decode(), ending="")
            else:
                try:
                    count = _write(Path(file), found)
                except OSError as error:
                    raise CommandError(f"{file}: {error.strerror}. Nothing was written.") from error
                self.stdout.write(f"{file}: {count:,} lines, {Path(file).stat().st_size:,} bytes.")
        if not public:
            self.stderr.write(PRIVATE)


def _write(file: Path, found: Iterable[bytes]) -> int:
    """Under another name until it is whole; its owner's alone from the first byte on."""
    draft = file.with_name(f".{file.name}.part")
    draft.unlink(missing_ok=True)
    count = 0
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as opened:
            # Without a date and a name inside, so that the same record gives the same file.
            packed = gzip.GzipFile("", "wb", fileobj=opened, mtime=0) if file.suffix == ".gz" else opened
            for line in found:
                packed.write(line)
                count += 1
            if packed is not opened:
                packed.close()
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return count
