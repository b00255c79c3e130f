"""Editors who save and readers who read without a pause, and what came of it."""

from __future__ import annotations

import http.client
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from hearings.cache import Answer
from tests.browser.sites import METRICS_TOKEN, Site
from tests.faults.breaking import workers
from tests.races import Visitor, boxes

_HEARINGS = """
from tests import factories
for n in range({count}):
    print("hearing", factories.hearing(judges="Nobody").pk)
"""
_SESSIONS = """
from django.test import Client
from tests import factories
for n in range({count}):
    client = Client()
    client.force_login(factories.editor(username=f"editor-{{n}}", language="en"))
    print("session", client.cookies["session"].value)
"""
_KEPT = """
from hearings.models import Hearing
Past = Hearing.history.model
for pk, judges in Past.objects.filter(judges__startswith="Judge ").values_list("id", "judges"):
    print("kept", pk, judges)
for pk, judges in Hearing.objects.values_list("pk", "judges"):
    print("stands", pk, judges)
"""
_BROKEN = (OSError, http.client.HTTPException)
"""What a reader's or an editor's program sees of a server that was killed in the middle of its answer."""


@dataclass
class Saves:
    """`acknowledged` are the writes that were answered with success, as (hearing, text); times in seconds."""

    acknowledged: set[tuple[int, str]] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    broken: int = 0

    def reaches(self, count: int, patience: float = 120) -> bool:
        """Waits until so many more saves were acknowledged; False when patience, in seconds, ends first."""
        wanted, until = len(self.acknowledged) + count, time.monotonic() + patience
        while len(self.acknowledged) < wanted and time.monotonic() < until:
            time.sleep(0.05)
        return len(self.acknowledged) >= wanted

    @property
    def p95(self) -> float:
        """The time that 95 of 100 saves stayed below."""
        return sorted(self.seconds)[int(len(self.seconds) * 0.95)] if self.seconds else 0.0


@dataclass
class Reads:
    """How many answers were 200, and what came instead."""

    good: int = 0
    failed: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def reaches(self, count: int, patience: float = 120) -> bool:
        """Waits until so many more answers were good; False when patience, in seconds, ends first."""
        wanted, until = self.good + count, time.monotonic() + patience
        while self.good < wanted and time.monotonic() < until:
            time.sleep(0.05)
        return self.good >= wanted


class Editors:
    """Some editors, each with a hearing of their own, logged in at one site."""

    def __init__(self, site: Site, count: int) -> None:
        self.site = site
        rows = site.manage("shell", "-c", _HEARINGS.format(count=count))
        sessions = site.manage("shell", "-c", _SESSIONS.format(count=count))
        self.desks = [
            (Visitor(site, session), int(pk))
            for session, pk in zip(
                re.findall(r"session (\w+)", sessions), re.findall(r"hearing (\d+)", rows), strict=True
            )
        ]

    @contextmanager
    def saving(self) -> Iterator[Saves]:
        """While this is open all of them open their form, type and save, over and over."""
        saves, over = Saves(), threading.Event()
        lock = threading.Lock()
        with _threads([lambda d=d: self._save_on(*d, saves, lock, over) for d in self.desks], over):
            yield saves

    def save(self, at: int, text: str) -> tuple[int, str]:
        """One editor's save: the status and the page that answers."""
        visitor, pk = self.desks[at]
        path = f"/admin/hearings/hearing/{pk}/change/"
        status, page = visitor.open(path)
        if status != 200:
            return status, page
        return visitor.open(path, _with_judges(page, text))

    def _save_on(
        self, visitor: Visitor, pk: int, saves: Saves, lock: threading.Lock, over: threading.Event
    ) -> None:
        path, number = f"/admin/hearings/hearing/{pk}/change/", 0
        while not over.is_set():
            number += 1
            text = f"Judge {pk}-{number}"
            try:
                status, page = visitor.open(path)
                if status == 200:
                    form, began = _with_judges(page, text), time.monotonic()
                    status, _page = visitor.open(path, form)
                    with lock:
                        saves.seconds.append(time.monotonic() - began)
            except _BROKEN:
                with lock:
                    saves.broken += 1
                time.sleep(0.1)
                continue
            with lock:
                if status == 302:
                    saves.acknowledged.add((pk, text))
                else:
                    saves.refused.append(status)

    def lost(self, saves: Saves) -> list[str]:
        """Writes that were acknowledged and are not in the history, and rows that differ from their history."""
        printed = self.site.manage("shell", "-c", _KEPT)
        kept = {(int(pk), text) for pk, text in re.findall(r"^kept (\d+) (Judge .+)$", printed, re.M)}
        stands = dict(re.findall(r"^stands (\d+) (Judge .+)$", printed, re.M))
        lost = [f"{pk}: {text}" for pk, text in sorted(saves.acknowledged - kept)]
        for pk in {pk for pk, _text in kept}:
            last = max((text for at, text in kept if at == pk), key=_number)
            if stands.get(str(pk)) != last:
                lost.append(f"{pk}: its history ends with {last}, and {stands.get(str(pk))} stands")
        return lost


@contextmanager
def reading(site: Site, addresses: tuple[str, ...]) -> Iterator[Reads]:
    """While this is open four readers fetch these addresses over and over, each time on a new connection."""
    reads, over, lock = Reads(), threading.Event(), threading.Lock()

    def read_on() -> None:
        while not over.is_set():
            for address in addresses:
                began = time.monotonic()
                try:
                    with urllib.request.urlopen(site.url + address, timeout=30) as answer:
                        answer.read()
                    failed = ""
                except urllib.error.HTTPError as error:
                    failed = f"{address} answered {error.code}"
                    error.close()
                except _BROKEN as error:
                    failed = f"{address}: {error!r}"
                with lock:
                    reads.good += not failed
                    reads.failed += [failed] if failed else []
                    reads.slowest = max(reads.slowest, time.monotonic() - began)

    with _threads([read_on] * 4, over):
        yield reads


def all_keep(site: Site, addresses: tuple[str, ...], patience: float = 120) -> bool:
    """Reads these until every process that serves has them in its memory; False when patience, in seconds, ends first.

    One process may come up seconds after the other, which answers everybody by then. Having kept nothing, it has nothing
    to show without the database.
    """
    keeps: dict[int, int] = {}
    until = time.monotonic() + patience
    while time.monotonic() < until:
        answers = [_read(site, address) for address in addresses]
        size = sum(Answer((0, 0, 0), answer, {}, "").size for answer in answers)
        told = _read(site, "/metrics").decode()
        process, kept = re.search(r'kept_answers_bytes{process="(\d+)"} (\d+)', told).groups()
        keeps[int(process)] = int(kept)
        if all(keeps.get(pid, 0) >= size for pid in workers(site)):
            return True
    return False


def _read(site: Site, address: str) -> bytes:
    """On a new connection, so that either process may answer."""
    request = urllib.request.Request(site.url + address)
    request.add_header("Authorization", f"Bearer {METRICS_TOKEN}")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


@contextmanager
def _threads(work: list, over: threading.Event) -> Iterator[None]:
    threads = [threading.Thread(target=each) for each in work]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _with_judges(page: str, text: str) -> list[tuple[str, str]]:
    return [*((name, value) for name, value in boxes(page) if name != "judges"), ("judges", text)]


def _number(text: str) -> int:
    return int(text.rpartition("-")[2])
