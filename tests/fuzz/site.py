"""The whole site as a server holds it, asked by hand: what it answered, what that cost, and whether it may answer so.

Each case of the desk is taken back when it is over, so that a case is the same alone as after ten thousand others.
"""

from __future__ import annotations

import re
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.db import close_old_connections, transaction

from config.answers import answers
from tests.environment import SITE_URL
from tests.fuzz.asks import Ask
from tests.fuzz.forms import Visit, forms_of, pages, places_of
from tests.fuzz.world import World

LONGEST = 1.0
"""Seconds of the process's own work that no answer takes longer than."""
ROOT = str(Path(__file__).resolve().parents[2])
LINES = 16
"""Of a traceback, from its end."""
NUMBERS = re.compile(r"[0-9]+|[0-9a-f-]{36}")
"""What tells one row's page from another's, and a row of a form from the next."""
SLOWEST = 10
"""Answers that are told at the end."""


@dataclass(frozen=True)
class Fault:
    """What was wrong with an answer; `where` is the same for the same fault."""

    where: str
    ask: str
    drawn: str
    """The case it came of: what was done to a form is told by few words, and the form as it was sent by too many."""
    more: str = ""

    def __str__(self) -> str:
        return f"{self.where}\n    {self.ask[:1000]}\n    drawn as {self.drawn[:2000]}\n{self.more}".rstrip()


class Broken(AssertionError):
    """A case found a fault."""


@contextmanager
def _connection_kept() -> Iterator[None]:
    """Django closes a connection that is in a transaction when a request begins or ends; here one is around them."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@dataclass
class FuzzedSite:
    """Sends cases and keeps account of them. `faults` holds the shortest case of each fault."""

    world: World
    rows: int = 1
    """Of each model, whose forms are sent."""
    senders: tuple[str, ...] = ("chief",)
    """Editors whose forms are sent."""
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)
    cases: int = 0

    def __post_init__(self) -> None:
        self.handler = WSGIHandler()
        self.raised: list[str] = []
        self.drawn = ""
        got_request_exception.connect(self._note, weak=False, dispatch_uid="fuzz")
        # Everything is taken back after each case, so a page's forms stay what they are.
        self.page = lru_cache(maxsize=5000)(self._page)

    def _note(self, **_signal: Any) -> None:
        self.raised.append(traceback.format_exc())

    def case(self, case: Ask | Visit) -> None:
        """One case from its first request to its last. Raises Broken when an answer is at fault."""
        self.cases += 1
        self.drawn = ascii(case)
        before = len(self.faults)
        with _connection_kept():
            self._walk(case)
        if len(self.faults) > before:
            raise Broken("\n".join(map(str, list(self.faults.values())[before:])))

    def _walk(self, case: Ask | Visit) -> None:
        at_desk = isinstance(case, Visit) or bool(case.who) or case.path.startswith(b"/admin")
        with transaction.atomic() if at_desk else nullcontext():
            if isinstance(case, Visit):
                case.walk(lambda ask: self.page(ask) if ask.method == "GET" else self._page(ask))
            else:
                self._page(case)
            if at_desk:
                transaction.set_rollback(True)
        if at_desk:
            # The number of an edition that was taken back is given again.
            answers.clear()

    def _page(self, ask: Ask) -> str:
        """Sends one request, judges its answer, and returns the page."""
        said: dict[str, Any] = {"status": 0, "headers": []}

        def start(
            status: str, headers: list[tuple[str, str]], _exc: object = None
        ) -> Callable[[bytes], object]:
            said.update(status=int(status[:3]), headers=headers)
            return lambda data: None

        self.raised.clear()
        began = time.process_time()
        try:
            response = self.handler(ask.environ(self.world.sessions.get(ask.who, "")), start)
            body = b"".join(response)
            response.close()
        except Exception:
            self.raised.append(traceback.format_exc())
            body, said["status"] = b"", 599
        took = time.process_time() - began
        self.statuses[ask.method, said["status"]] += 1
        if len(self.slowest) < SLOWEST or took > self.slowest[-1][0]:
            self.slowest = sorted([*self.slowest, (took, str(ask)[:300])], reverse=True)[:SLOWEST]
        for where, more in self._wrong(ask, said["status"], said["headers"], body, took):
            self._keep(Fault(where, str(ask), self.drawn, more))
        return body.decode("utf-8", "replace") if _kind(said["headers"]).startswith("text/html") else ""

    def _wrong(
        self, ask: Ask, status: int, headers: list[tuple[str, str]], body: bytes, took: float
    ) -> list[tuple[str, str]]:
        found = []
        if status >= 500:
            trace = "\n".join(self.raised[-1].splitlines()[-LINES:]) if self.raised else ""
            found.append((f"{status} {_place(self.raised)}", trace))
        if took > LONGEST:
            found.append((f"slow: {ask.method} {ask.path.split(b'/')[1:3]}", f"{took:.2f} s"))
        if _kind(headers).startswith("text/html") and b"<script>alert" in body:
            found.append(("markup that was sent stands in the page", ""))
        for name, value in headers:
            if name == "Location" and not _stays(value):
                found.append(("leads elsewhere", value))
            if name == "Set-Cookie" and not ask.path.startswith(b"/admin/"):
                found.append(("a reader gets a cookie", value))
        return found

    def _keep(self, fault: Fault) -> None:
        known = self.faults.get(fault.where)
        if known is None or len(fault.ask) < len(known.ask):
            self.faults[fault.where] = fault

    def pages_with_forms(self) -> list[Ask]:
        """The desk's pages that have a form to send."""
        with _connection_kept():
            return [ask for ask in pages(self.world, self.rows, self.senders) if forms_of(self.page(ask))]

    def boxes(self) -> list[tuple[Ask, int, int]]:
        """Each box of the desk once, though the forms of many rows have it: its page, which form, its place in that."""
        found = {}
        for ask in self.pages_with_forms():
            with _connection_kept():
                forms = forms_of(self.page(ask))
            for which, form in enumerate(forms):
                for place, name in enumerate(places_of(form)):
                    known = (NUMBERS.sub("", ask.path.decode()), ask.who, which, NUMBERS.sub("", name))
                    found.setdefault(known, (ask, which, place))
        return list(found.values())

    def report(self) -> str:
        """Statuses, the slowest answers, the faults."""
        lines = [f"{self.cases} cases, {sum(self.statuses.values())} answers, {len(self.faults)} faults"]
        lines += ["  answers, by method and status:"]
        for method in sorted({method for method, _status in self.statuses}):
            answered = {status: count for (each, status), count in self.statuses.items() if each == method}
            lines.append(
                f"    {method}: "
                + ", ".join(f"{count} × {status}" for status, count in sorted(answered.items()))
            )
        lines += [f"  slowest, in seconds of work (a fault above {LONGEST:.0f}):"]
        lines += [f"    {seconds:.3f}  {ask[:150]}" for seconds, ask in self.slowest]
        lines += [f"FAULT {fault}" for fault in self.faults.values()]
        return "\n".join(lines)


def _kind(headers: list[tuple[str, str]]) -> str:
    return next((value for name, value in headers if name == "Content-Type"), "")


def _stays(location: str) -> bool:
    """Whether a redirection leads to this site."""
    if location.startswith(SITE_URL + "/"):
        return True
    return location[:1] in ("/", "?") and location[1:2] not in ("/", "\\") and "\t" not in location


def _place(raised: list[str]) -> str:
    """The last line of ours that the traceback names, and what was raised."""
    if not raised:
        return "nothing raised"
    lines = raised[-1].strip().splitlines()
    ours = [
        line.strip().replace(ROOT + "/", "")
        for line in lines
        if f'File "{ROOT}' in line and not re.search(r"/tests/|\.venv", line)
    ]
    return f"{lines[-1].partition(':')[0][:120]} at {ours[-1] if ours else '?'}"
