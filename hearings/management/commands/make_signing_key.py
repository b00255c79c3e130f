"""`manage.py make_signing_key FILE`: the key that copies are signed with. Made once, and not on the web server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearings.mirror.signing import SecretKey


class Command(BaseCommand):
    help = "Writes a new signing key, and says what to publish of it. Never replaces a key."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        key = SecretKey.make()
        public = file.with_name(f"{file.name}.pub")
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            key.save(file)
            public.write_text(key.public.file())
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        self.stdout.write(f"The key: {file}. Keep it off the web server, and a copy in a safe place.")
        self.stdout.write(f"For minisign and signify: {public}")
        self.stdout.write(f"For the site's settings: SIGNING_PUBLIC_KEY={key.public.letters}")
        self.stdout.write("Its fingerprint, to be told by every way you have (channel, print, telephone):")
        self.stdout.write(f"  {key.public.fingerprint}")
