"""The shipped nginx example serves a copy alone: real nginx, the shipped file with other ports and folders."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse

import pytest
from django.conf import settings

from tests.browser.sites import free_port

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
FILES = {
    "index.html": "<!doctype html><title>Home</title>",
    "2021/05/06/index.html": "<!doctype html><title>Day</title>",
    "2021/05/06.ics": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "hearings.atom": "<feed/>",
    "hearings.json": "{}",
    "hearings.csv": "date",
    "hearings.txt": "Сот",
    "ru/leaflet.html": "<!doctype html><style></style>",
    "MANIFEST.txt.minisig": "untrusted comment",
}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where nginx serves the files."""
    folder = tmp_path_factory.mktemp("nginx")
    for name, text in FILES.items():
        (folder / "mirror" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "mirror" / name).write_text(text)
    (folder / "secret.txt").write_text("private")
    (folder / "mirror" / "link.txt").symlink_to(folder / "secret.txt")
    port = free_port()
    shipped = (settings.BASE_DIR / "deploy" / "nginx-mirror.conf").read_text()
    served = re.sub(r"^\s*(ssl_\w+|listen \[::\]).*\n", "", shipped, flags=re.MULTILINE)
    served = served.replace("listen 443 ssl http2", f"listen 127.0.0.1:{port}")
    served = served.replace("/srv/court/mirror", str(folder / "mirror"))
    served = served.replace("/var/log/nginx/mirror.log", str(folder / "error.log"))
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}} http {{ {temporary}\n{served} }}"
    )
    # Workers of root would be nobody, who may not read a folder of a test.
    user = ["-g", "user root;"] if _is_root() else []
    with subprocess.Popen([NGINX, "-c", folder / "nginx.conf", "-p", folder, *user]) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            yield address
        finally:
            process.terminate()


def _is_root() -> bool:
    return subprocess.run(["id", "-u"], capture_output=True, text=True, check=True).stdout.strip() == "0"


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address)
        except urllib.error.URLError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx did not start")


def get(address: str) -> HTTPResponse:
    try:
        return urllib.request.urlopen(address)
    except urllib.error.HTTPError as error:
        return error  # type: ignore[return-value]  # it has the same attributes


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/2021/05/06/", "text/html; charset=utf-8"),
        ("/2021/05/06.ics", "text/calendar; charset=utf-8"),
        ("/hearings.atom", "application/atom+xml; charset=utf-8"),
        ("/hearings.json", "application/json"),
        ("/hearings.csv", "text/csv; charset=utf-8"),
        ("/hearings.txt", "text/plain; charset=utf-8"),
        ("/MANIFEST.txt.minisig", "text/plain; charset=utf-8"),
    ],
)
def test_every_format_has_its_type_and_the_strict_headers(host: str, path: str, kind: str) -> None:
    answer = get(host + path)

    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] is None
    assert "nginx/" not in answer.headers["Server"]


def test_a_leaflet_is_a_download(host: str) -> None:
    assert get(f"{host}/ru/leaflet.html").headers["Content-Disposition"] == "attachment"


def test_no_link_leads_out_of_the_folder_and_nothing_is_listed(host: str) -> None:
    assert get(f"{host}/link.txt").status in (403, 404)
    assert get(f"{host}/2021/").status in (403, 404)
    assert get(f"{host}/%2e%2e/secret.txt").status in (400, 403, 404)
    assert get(f"{host}/nothing/").status == 404
