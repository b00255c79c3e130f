"""Commands that take their time, and say at a terminal how far they are."""

from __future__ import annotations

from django.core.management.base import BaseCommand


class LongCommand(BaseCommand):
    def say(self, what: str, count: int) -> None:
        """Each word in place of the last one. In a log or a pipe it would only be noise."""
        if self.stderr.isatty():
            self.stderr.write(f"  {what}: {count}\r", ending="")
