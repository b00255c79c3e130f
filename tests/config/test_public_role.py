"""A process for readers alone: no desk, no log-in, no cookie, no way to write; and nobody's visit is left on a disk."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.browser.sites import ROOT, Site, prepare

CANARY = "Zqreader"
HEADERS = {
    "User-Agent": f"{CANARY}Agent/1.0",
    "X-Forwarded-For": "198.51.100.77",
    "Referer": f"http://elsewhere.example/{CANARY}Referer",
    "Cookie": f"session={CANARY}Cookie; csrf={CANARY}",
    "Accept-Language": f"{CANARY}Language",
}
ASK_DJANGO = """
import django, json
django.setup()
from django.conf import settings
from django.db import connection, DatabaseError
from hearings.models import Edition
tried = []
for sql in ("UPDATE hearings_edition SET number = number + 1", "DELETE FROM hearings_change", "CREATE TABLE t (a int)"):
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
        tried.append("written")
    except DatabaseError:
        tried.append("refused")
print(json.dumps({"tried": tried, "middleware": settings.MIDDLEWARE, "apps": settings.INSTALLED_APPS,
                  "edition": Edition.objects.count()}))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with the seed's day."""
    return prepare("seed", tmp_path_factory.mktemp("role"))


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Site]:
    """Its server for readers alone."""
    os.environ["ROLE"] = "public"
    site = Site(folder)
    try:
        site.start()
    finally:
        del os.environ["ROLE"]
    yield site
    site.stop()


def asked(site: Site, address: str, *, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(site.url + address, headers=HEADERS, method=method)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


READ = ("/", "/2021/05/06/", "/ru/2021/05/06.ics", "/hearings.json", "/healthz", "/sitemap.xml", "/statistics/",
        f"/search/?q={CANARY}Query", "/subscribe/", "/changes.atom", "/embed/", "/2021/05/06/sheet/")  # fmt: skip


@pytest.mark.parametrize("address", READ)
def test_everything_is_read_and_no_cookie_is_set(site: Site, address: str) -> None:
    status, headers, _body = asked(site, address)

    assert status == 200
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/login/", "/admin/hearings/hearing/", "/admin/jsi18n/"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_there_is_no_desk(site: Site, address: str, method: str) -> None:
    assert asked(site, address, method=method)[0] in (403, 404, 405)


def in_the_role(folder: Path, database_url: str = "") -> dict:
    surroundings = {
        **os.environ,
        "ROLE": "public",
        "VAR_DIR": str(folder),
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK_DJANGO], cwd=ROOT, env=surroundings, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.only_on("sqlite")
def test_the_connection_refuses_to_write(folder: Path) -> None:
    found = in_the_role(folder)

    assert found["tried"] == ["refused"] * 3
    assert found["edition"] == 1
    assert not [name for name in found["middleware"] if "desk" in name.lower() or "session" in name.lower()]
    assert {"config.apps.DeskConfig", "django.contrib.sessions"}.isdisjoint(found["apps"])


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
def test_the_connection_refuses_to_write_on_postgresql_too(tmp_path: Path) -> None:
    kept = connection.settings_dict
    url = f"postgres://{kept['USER']}:{kept['PASSWORD']}@{kept['HOST']}:{kept['PORT']}/{kept['NAME']}"

    assert in_the_role(tmp_path, url)["tried"] == ["refused"] * 3


def test_no_reader_leaves_anything_on_the_disk(site: Site, folder: Path) -> None:
    for address in (*READ, f"/{CANARY}Path/", "/?q=%00", f"/2021/05/06/?utm={CANARY}Junk"):
        asked(site, address)
    asked(site, "/", method="POST")
    # As old programs ask: letters that no request line may hold. The server itself refuses it, before any of our code.
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as line:
        line.sendall(f"GET /search/?q={CANARY}Сабитов HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        assert b" 400 " in line.recv(100)

    # The folder holds the database with its journal, the secret, the static files and all that the server wrote.
    traces = [CANARY.encode(), b"198.51.100.77", b"from ip="]
    left = [path.name for path in folder.rglob("*") if path.is_file() and _holds(path.read_bytes(), traces)]
    assert left == []
    assert (folder / f"server-{site.port}.log").exists()


def _holds(content: bytes, traces: list[bytes]) -> bool:
    return any(trace.lower() in content.lower() for trace in traces)
