"""`manage.py verify_mirror DIR`: is the copy the publisher's, and whole? Names each file that differs.

Of a leaflet, the one file that is sent by messenger: `manage.py verify_mirror leaflet.html`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearings.mirror import leaflet
from hearings.mirror.manifest import NoManifest, verify
from hearings.mirror.signing import BadKey, PublicKey, WrongSignature


class Command(BaseCommand):
    help = "Checks the signature of a copy's list of files, and every file against the list. Ends with 1 if any differs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="a copy's folder, or a single leaflet")
        parser.add_argument("--key", default="", help="public key, 56 letters (default: SIGNING_PUBLIC_KEY)")

    def handle(self, *args: Any, folder: Path, key: str, **options: Any) -> None:
        letters = key or settings.SIGNING_PUBLIC_KEY
        if folder.is_file():
            self._leaflet(folder, letters)
            return
        try:
            found = verify(folder, PublicKey.read(letters) if letters else None)
        except (NoManifest, BadKey, WrongSignature) as error:
            raise CommandError(str(error)) from error
        for word, names in (("changed", found.changed), ("missing", found.missing), ("extra", found.extra)):
            for name in names:
                self.stdout.write(f"{word}: {name}")
        facts = found.facts
        self.stdout.write(
            f"Copy as of {facts.get('date')}, edition {facts.get('edition')}: {found.files} files."
        )
        self.stdout.write(
            "Signed with this key." if found.is_signed else "Signature not looked at: no key given."
        )
        if not found.is_whole:
            count = len(found.changed) + len(found.missing) + len(found.extra)
            raise CommandError(f"{count} file(s) are not as they were listed.")
        self.stdout.write("Every file is as it was listed.")

    def _leaflet(self, file: Path, letters: str) -> None:
        if not letters:
            raise CommandError("A leaflet is checked with the publisher's key: --key, or SIGNING_PUBLIC_KEY.")
        try:
            told = leaflet.verify(file.read_bytes(), PublicKey.read(letters))
        except (OSError, BadKey, WrongSignature) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Signed with this key. It says: {told}")
