"""Two editors on one record, each at a server of their own: who loses what? Run by the suite, and longer by bench/.

Servers, database and HTTP are real; the editors send back the forms they were shown, at the same moment.
"""

from __future__ import annotations

import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import psycopg2
from django.conf import settings

from tests.browser.sites import Site
from tests.postgresql import drop_database

Form = list[tuple[str, str]]

_HEARINGS = """
from tests import factories
for n in range({count}):
    print("hearing", factories.hearing(published=False, judges="Nobody").pk)
"""
_SESSION = """
from django.test import Client
from tests import factories
client = Client()
client.force_login(factories.editor(username="{name}", language="en"))
print("session", client.cookies["session"].value)
"""


class _Boxes(HTMLParser):
    """The boxes of the form that holds `as_opened`, as a browser would send them back, without its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.form: Form = []
        self._select = self._area = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "input" and name and said.get("type") not in ("submit", "button", "search"):
            if said.get("type") not in ("checkbox", "radio") or "checked" in said:
                ticked = "on" if said.get("type") in ("checkbox", "radio") else ""
                self.form.append((name, said.get("value", ticked)))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in said:
            self.form.append((self._select, said.get("value", "")))
        elif tag == "textarea":
            self._area, self._text = name, []

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self.form.append((self._area, "".join(self._text).removeprefix("\n")))
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text.append(data)


def boxes(page: str) -> Form:
    """What a browser would send back from a change form, were nothing typed."""
    reader = _Boxes()
    start = page.index("as_opened")
    reader.feed(page[page.rindex("<form", 0, start) : page.index("</form>", start)])
    return reader.form


@dataclass
class Visitor:
    """An editor's browser without a window: a session, and the cookie against forged forms."""

    site: Site
    session: str
    csrf: str = ""

    def open(self, path: str, form: Form | None = None) -> tuple[int, str]:
        """The status and the page; a redirection is not followed."""
        data = urlencode(form).encode() if form is not None else None
        request = urllib.request.Request(self.site.url + path, data=data)
        request.add_header("Cookie", f"session={self.session}; csrf={self.csrf}")
        request.add_header("Origin", self.site.url)
        opener = urllib.request.build_opener(_Stay)
        try:
            answer = opener.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                if met := re.match(r"csrf=([^;]+)", cookie):
                    self.csrf = met[1]
            return answer.status, answer.read().decode()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        return None


@dataclass
class Result:
    """`lost` names each race in which something an editor had typed or saved was gone."""

    races: int = 0
    lost: list[str] = field(default_factory=list)


@contextmanager
def two_servers(folder: Path, vendor: str) -> Iterator[tuple[Site, Site]]:
    """Two servers of one installation on a database of their own, which goes with them."""
    with own_database(vendor) as url:
        first, second = Site(folder, database_url=url), Site(folder, database_url=url)
        first.manage("migrate", "--verbosity=0")
        first.manage("collectstatic", "--no-input", "-v0")
        first.start()
        second.start()
        try:
            yield first, second
        finally:
            first.stop()
            second.stop()


@contextmanager
def own_database(vendor: str) -> Iterator[str]:
    """The address of an empty database that goes when this ends; "" on SQLite, where the site's folder has it."""
    if vendor == "sqlite":
        yield ""
        return
    held = settings.DATABASES["default"]
    name = f"{held['NAME']}_races"
    keys = {"user": held["USER"], "password": held["PASSWORD"], "host": held["HOST"], "port": held["PORT"]}
    server = psycopg2.connect(dbname="postgres", **keys)
    server.autocommit = True
    with server.cursor() as cursor:
        drop_database(cursor, name)
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            yield "postgres://{user}:{password}@{host}:{port}/".format(**keys) + name
        finally:
            drop_database(cursor, name)
            server.close()


def race(servers: tuple[Site, Site], count: int) -> Result:
    """So many races: both open a hearing, type, save at once; the refused one then saves again on purpose."""
    site = servers[0]
    printed = site.manage("shell", "-c", _HEARINGS.format(count=count))
    hearings = [int(pk) for pk in re.findall(r"hearing (\d+)", printed)]
    editors = [
        Visitor(
            server, re.search(r"session (\w+)", site.manage("shell", "-c", _SESSION.format(name=name)))[1]
        )
        for server, name in zip(servers, ("first", "second"), strict=True)
    ]
    result = Result()
    for pk in hearings:
        result.races += 1
        if why := _one(editors, pk):
            result.lost.append(f"hearing {pk}: {why}")
    return result


def _one(editors: list[Visitor], pk: int) -> str:
    """What was lost, or ""."""
    path = f"/admin/hearings/hearing/{pk}/change/"
    shown = [editor.open(path)[1] for editor in editors]
    typed = [_typed(boxes(page), f"Judge {n}", f"Room {n}") for n, page in enumerate(shown)]
    answers: list[tuple[int, str]] = [(0, ""), (0, "")]
    together = threading.Barrier(2)

    def save(n: int) -> None:
        together.wait()
        answers[n] = editors[n].open(path, typed[n])

    threads = [threading.Thread(target=save, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statuses = [status for status, _page in answers]
    if sorted(statuses) != [302, 409]:
        return f"answered {statuses}"
    winner, loser = statuses.index(302), statuses.index(409)
    page = answers[loser][1]
    missing = [text for text in (f"Judge {winner}", f"Judge {loser}", f"Room {loser}") if text not in page]
    if missing:
        return f"the refused form does not show {missing}"
    if _stands(editors[winner], path) != (f"Judge {winner}", f"Room {winner}"):
        return "the saved version was overwritten"
    again = [*boxes(page), ("take_theirs", "judges")]
    if (status := editors[loser].open(path, again)[0]) != 302:
        return f"saving on purpose was answered {status}"
    if _stands(editors[winner], path) != (f"Judge {winner}", f"Room {loser}"):
        return "the merged version is not what was chosen"
    return ""


def _typed(form: Form, judges: str, room: str) -> Form:
    return [*((name, value) for name, value in form if name not in ("judges", "courtroom")),
            ("judges", judges), ("courtroom", room)]  # fmt: skip


def _stands(editor: Visitor, path: str) -> tuple[str, str]:
    held = dict(boxes(editor.open(path)[1]))
    return held["judges"], held["courtroom"]
