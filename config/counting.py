"""Counts what this process answered, and in the mode `LOGS=requests` writes a line of each; never of whom or what."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from config.language import split_language
from config.logs import route_name

logger = logging.getLogger("opencourt.requests")

BEGAN = time.time()
"""When this process began, in seconds of the epoch."""


class Tally:
    """Answers by the first digit of their status. Safe among threads."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()
        self._lock = threading.Lock()

    def add(self, status: int) -> None:
        with self._lock:
            self._counts[status // 100] += 1

    def counts(self) -> dict[int, int]:
        """How many of each digit, from 1 to 5; those that never came are 0."""
        with self._lock:
            return {digit: self._counts[digit] for digit in range(1, 6)}


answered = Tally()


class CountingMiddleware:
    """Outermost: whatever leaves the process passes here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.writes = settings.LOGS == "requests"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.began = time.perf_counter()
        path = request.path_info
        response = self.get_response(request)
        answered.add(response.status_code)
        if self.writes:
            write(request, path, response.status_code)
        return response


def write(request: HttpRequest, path: str, status: int) -> None:
    """A line of the request: the name of its route, its status, its time. `path` is the address as it came."""
    told = {"status": status, "ms": round((time.perf_counter() - request.began) * 1000)}
    logger.info("answered", extra={"told": {"route": _route(request, path), **told}})


def _route(request: HttpRequest, path: str) -> str:
    """The route's name; what was answered from memory, before any route was looked for, has one all the same."""
    if path.startswith(settings.STATIC_URL):
        return "static"
    match = getattr(request, "resolver_match", None)
    if match is None:
        try:
            match = resolve(split_language(path)[1])
        except Resolver404:
            return ""
    return route_name(match)
