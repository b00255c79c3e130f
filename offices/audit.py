"""What happened to accounts, as lines of JSON in the server's log: log-ins, refusals, second factors, panics.

Never an address, a password or a code, and never a name that is no account's: people type passwords into the wrong box.
"""

from __future__ import annotations

import json
import logging
from typing import Any

from django.utils import timezone

from offices.models import Editor

log = logging.getLogger("opencourt.accounts")


def note(event: str, editor: Editor | None = None, **facts: Any) -> None:
    """Writes one line: the moment in UTC, the event, the account's name if there is such an account, and the facts.

    JSON in ASCII: nothing typed by anybody can begin a new line or steer a terminal (OWASP ASVS 5.0, 16.4.1).
    """
    line = {
        "at": timezone.now().isoformat(timespec="seconds"),
        "event": event,
        "editor": editor.get_username() if editor else None,
        **facts,
    }
    log.info(json.dumps(line))


def logged_out(user: Editor | None, **_signal: Any) -> None:
    """Receives Django's signal."""
    if user is not None:
        note("log-out", user)
