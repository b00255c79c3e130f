"""Panic while two servers are at work on one database: both know at once."""

from __future__ import annotations

import re
from pathlib import Path

from tests.races import Visitor, boxes, two_servers

SET_UP = """
from django.test import Client
from tests import factories
editor = factories.editor(username="watch", language="en")
print("hearing", factories.hearing().pk)
for n in range(2):
    client = Client()
    client.force_login(editor)
    print("session", client.cookies["session"].value)
"""
LOG_IN_AGAIN = """
from django.test import Client
from offices.models import Editor
client = Client()
client.force_login(Editor.objects.get())
print("session", client.cookies["session"].value)
"""
PUBLIC = "from hearings.models import Hearing; print(Hearing.objects.get().judges)"


def test_both_servers_refuse_at_once_and_go_on_at_once(db: None, database: str, tmp_path: Path) -> None:
    with two_servers(tmp_path, database) as servers:
        printed = servers[0].manage("shell", "-c", SET_UP)
        sessions = re.findall(r"session (\w+)", printed)
        visitors = [Visitor(*each) for each in zip(servers, sessions, strict=True)]
        hearing = re.search(r"hearing (\d+)", printed)[1]
        page = f"/admin/hearings/hearing/{hearing}/change/"
        shown = [visitor.open(page) for visitor in visitors]
        assert [status for status, _html in shown] == [200, 200]
        form = [
            (name, "Judge Nova" if name == "judges" else value)
            for name, value in boxes(shown[0][1])
            if name != "csrfmiddlewaretoken"
        ]

        servers[0].manage("panic")

        # Each server has two processes: ten requests meet both.
        asked = [visitor.open("/admin/")[0] for visitor in visitors for _ in range(10)]
        assert set(asked) == {302}
        # Somebody has the password all the same, and a form that was opened before.
        back = re.findall(r"session (\w+)", servers[0].manage("shell", "-c", LOG_IN_AGAIN))[0]
        visitors = [Visitor(server, back) for server in servers]
        opened = [visitor.open(page) for visitor in visitors]
        refused = [
            visitor.open(page, [*form, ("csrfmiddlewaretoken", token(html))])
            for visitor, (_status, html) in zip(visitors, opened, strict=True)
        ]
        assert [status for status, _html in refused] == [409, 409]
        assert all("Publishing is frozen" in html for _status, html in refused)
        assert "Judge Nova" not in servers[1].manage("shell", "-c", PUBLIC)

        servers[1].manage("panic", "--lift")

        status, _html = visitors[0].open(page, [*form, ("csrfmiddlewaretoken", token(opened[0][1]))])
        assert status == 302
        assert "Judge Nova" in servers[1].manage("shell", "-c", PUBLIC)


def token(html: str) -> str:
    """The token against forged forms that the page was given."""
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)[1]
