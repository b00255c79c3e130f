"""Editors queue in each process, so that whoever saves is soon done; readers wait for nobody."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from config import turns
from config.turns import TurnsMiddleware

PATIENCE = 20


class Room:
    """A view that stays in until it is told to go, and counts who is in."""

    def __init__(self) -> None:
        self.inside, self.most = 0, 0
        self.entered, self.may_go = threading.Semaphore(0), threading.Event()
        self._lock = threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with self._lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        self.entered.release()
        assert self.may_go.wait(PATIENCE)
        with self._lock:
            self.inside -= 1
        if "broken" in request.path:
            raise RuntimeError(request.path)
        return HttpResponse()


@pytest.fixture
def room() -> Room:
    return Room()


def visit(serve: TurnsMiddleware, *paths: str) -> tuple[ThreadPoolExecutor, list]:
    pool = ThreadPoolExecutor(len(paths))
    return pool, [pool.submit(serve, RequestFactory().get(path)) for path in paths]


def test_editors_are_served_one_after_the_other(room: Room) -> None:
    pool, asked = visit(TurnsMiddleware(room), "/admin/", "/admin/hearings/", "/admin/")
    assert room.entered.acquire(timeout=PATIENCE)
    assert not room.entered.acquire(timeout=0.1)
    room.may_go.set()

    assert [one.result(PATIENCE).status_code for one in asked] == [200, 200, 200]
    assert room.most == 1
    pool.shutdown()


def test_readers_wait_for_no_editor(room: Room) -> None:
    pool, asked = visit(TurnsMiddleware(room), "/admin/", "/", "/hearings.ics")
    for _ in asked:
        assert room.entered.acquire(timeout=PATIENCE)
    room.may_go.set()

    assert room.most == 3
    pool.shutdown()


def test_one_that_hangs_holds_the_others_up_for_a_moment_only(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    pool, asked = visit(TurnsMiddleware(room), "/admin/", "/admin/")
    for _ in asked:
        assert room.entered.acquire(timeout=PATIENCE)
    room.may_go.set()

    assert room.most == 2
    pool.shutdown()


def test_a_request_that_fails_gives_its_turn_back(room: Room) -> None:
    serve = TurnsMiddleware(room)
    room.may_go.set()
    with pytest.raises(RuntimeError):
        serve(RequestFactory().get("/admin/broken/"))

    assert serve(RequestFactory().get("/admin/")).status_code == 200
    assert serve.turn.acquire(blocking=False)
