"""The headers of every kind of answer have the best grade there is, as the site is served over HTTPS."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest
from django.test import Client, override_settings
from django.urls import path

from config import urls as addresses
from config.answers import answers
from hearings import actions
from tests import factories
from tests.config.observatory import grade, policy_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "over_https")]

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    "/", "/ru/", "/2021/05/06/", "/2021/05/06/sheet/", "/search/?q=a", "/changes/", "/subscribe/", "/statistics/",
    "/about/", "/sitemap.xml", "/robots.txt", "/favicon.ico", "/.well-known/security.txt", "/livez", "/healthz",
    "/2021", "/static/style.css", "/static/nowhere.css", "/admin/", "/admin/login/",
]  # fmt: skip
FEEDS = [f"/hearings.{suffix}" for suffix in ("ics", "atom", "json", "csv", "txt")]
WRONG = {400: "/?q=%00", 404: "/nowhere/"}


@pytest.fixture
def over_https(settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 63072000
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True


@pytest.mark.parametrize("kept", [0, 8])
@pytest.mark.parametrize("address", [*PAGES, *FEEDS, *WRONG.values()])
def test_every_answer_has_150_points(client: Client, settings, address: str, kept: int) -> None:
    settings.KEPT_ANSWERS_MB = kept
    factories.hearing()

    assert grade(client.get(address, secure=True)) >= 150
    # The second may come from memory, and the third is empty.
    again = client.get(address, secure=True)
    assert grade(again) >= 150
    tag = {"If-None-Match": again.headers.get("ETag", "")}
    assert grade(client.get(address, secure=True, headers=tag)) >= 150


@pytest.mark.parametrize("method", ["POST", "PUT", "TRACE"])
def test_a_refused_method_has_them_too(client: Client, method: str) -> None:
    answer = client.generic(method, "/", secure=True)

    assert (answer.status_code, grade(answer)) == (405, 150)


def test_what_is_gone_and_what_failed_have_them_too(client: Client) -> None:
    row = factories.hearing()
    actions.withdraw(row, by=None)
    assert client.get(f"/hearings/{row.public_id}/", secure=True).status_code == 410
    assert grade(client.get(f"/hearings/{row.public_id}/", secure=True)) == 150

    with override_settings(ROOT_URLCONF=Broken()):
        failed = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False).get("/broken/", secure=True)

    assert (failed.status_code, grade(failed)) == (500, 150)


def test_another_host_gets_them_too(client: Client) -> None:
    answer = client.get("/", secure=True, headers={"host": "evil.example"})

    assert (answer.status_code, grade(answer)) == (400, 150)


def test_what_is_said_without_a_database_has_them_too(client: Client, settings) -> None:
    settings.KEPT_ANSWERS_MB = 8
    answers.clear()

    def gone(*_args: object) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(gone):
        answer = client.get("/2021/", secure=True)

    assert (answer.status_code, grade(answer)) == (503, 150)


@pytest.mark.parametrize("address", ["/embed/", "/ru/embed/today/", "/embed/nowhere/"])
def test_a_framed_page_differs_in_framing_alone(client: Client, address: str) -> None:
    factories.office()
    framed, plain = client.get(address, secure=True), client.get("/about/", secure=True)

    # Ten points for who may load it, five for who may frame it: everybody, that is what it is for.
    assert grade(framed) == 135
    own, usual = (policy_of(answer["Content-Security-Policy"]) for answer in (framed, plain))
    assert {name for name in usual if own[name] != usual[name]} == {"frame-ancestors"}
    differing = {name for name, value in plain.items() if framed.headers.get(name) != value}
    assert differing - {"Content-Length", "ETag", "Cache-Control"} == {
        "Content-Security-Policy", "Cross-Origin-Resource-Policy", "X-Frame-Options",
    }  # fmt: skip


def test_a_bad_answer_has_a_bad_grade(client: Client) -> None:
    answer = client.get("/livez", secure=True)
    for name in ("Content-Security-Policy", "X-Frame-Options", "Strict-Transport-Security"):
        del answer.headers[name]

    assert grade(answer) < 50


@pytest.mark.parametrize("proxy", ["yes", "no"])
def test_djangos_own_checks_find_nothing_wrong_with_a_real_installation(tmp_path: Path, proxy: str) -> None:
    surroundings = {
        **os.environ,
        "SITE_URL": "https://court.example.org",
        "BEHIND_PROXY": proxy,
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": "",
        "SECRET_KEY": "",
        "PYTHONWARNINGS": "",
    }
    # Set for Playwright alone (tests/environment.py).
    surroundings.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), (
        done.stderr
    )


class Broken:
    """The site with a page that fails."""

    def fails(self, request: HttpRequest) -> None:
        raise RuntimeError("broken")

    @property
    def urlpatterns(self) -> list:
        return [path("broken/", self.fails), *addresses.urlpatterns]

    handler400, handler403 = addresses.handler400, addresses.handler403
    handler404, handler500 = addresses.handler404, addresses.handler500
