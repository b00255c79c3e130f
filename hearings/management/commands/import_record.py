"""`manage.py import_record FILE`: what `export_record` wrote becomes the record of an empty database, all or nothing.

On either database, whichever it came from. Numbers of editions, sequences and stamps go on, so that subscribed
calendars notice nothing. Then what this machine's code, address and time zones make of it is brought up to date.
"""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from argparse import ArgumentParser
from typing import Any, BinaryIO

from django.core.management import call_command
from django.core.management.base import CommandError

from hearings.management.waiting import LongCommand
from hearings.portable import reading
from hearings.portable.filling import BadLine
from hearings.seals import head
from offices.models import Freeze

NOTHING = "Nothing was taken in."


class Command(LongCommand):
    help = "Makes a file that `export_record` wrote the record of an empty database, whole or not at all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", help="what `export_record` wrote, compressed or not; `-` is the standard input"
        )
        parser.add_argument(
            "--altered",
            action="store_true",
            help="the file was changed on purpose: ask neither for its checksum nor for its seals",
        )

    def handle(self, *args: Any, file: str, altered: bool, **options: Any) -> None:
        try:
            with open(file, "rb") if file != "-" else sys.stdin.buffer as opened:
                counts = reading.take_in(_unpacked(opened), altered=altered, say=self.say)
        except reading.NotEmpty as error:
            raise CommandError(
                f"There is a record here already: {error}. {NOTHING} Import into an empty database: another "
                "DATABASE_URL or VAR_DIR, then `manage.py migrate`."
            ) from error
        except BadLine as error:
            raise CommandError(f"{file}: {error} {NOTHING}") from error
        except reading.NotWhole as error:
            raise CommandError(
                f"{file}: {error}. {NOTHING} Run `verify_record` where it was written. To take it in all the same: "
                "--altered; `verify_record` will go on saying so."
            ) from error
        except (OSError, EOFError, zlib.error) as error:
            raise CommandError(f"{file}: {error}. {NOTHING}") from error
        except KeyboardInterrupt:
            raise CommandError(f"Stopped. {NOTHING}") from None
        self.stdout.write(", ".join(f"{count:,} {label}" for label, count in counts.items()))
        if Freeze.objects.standing():
            self.stdout.write("Publishing is frozen; after `panic --lift` run `rederive_times`.")
        else:
            call_command("rederive_times", stdout=self.stdout)
        number, digest = head()
        self.stdout.write(f"It is in; the record ends with {number}:{digest}")


def _unpacked(opened: BinaryIO) -> BinaryIO:
    """The lines, whether the file is compressed or not: its beginning tells, not its name."""
    buffered = opened if hasattr(opened, "peek") else io.BufferedReader(opened)
    return gzip.GzipFile(fileobj=buffered) if buffered.peek(2)[:2] == b"\x1f\x8b" else buffered
