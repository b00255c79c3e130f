"""Editors' requests go one after the other in each process.

A save holds the record's edition while it works, and whoever saves meanwhile waits for it. Where several requests share
a process each takes as many times longer, the one that holds the edition too, and all wait longer than if they had
queued. Readers, most of whom are answered from memory, queue nowhere.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from config.language import is_desk

PATIENCE = 1.0
"""Seconds after which an editor's request begins beside another: one that hangs may hold nobody up for long."""


class TurnsMiddleware:
    """Lets one request to the desk work at a time. Django makes one for each process."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.turn = threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_desk(request):
            return self.get_response(request)
        has_turn = self.turn.acquire(timeout=PATIENCE)
        try:
            return self.get_response(request)
        finally:
            if has_turn:
                self.turn.release()
