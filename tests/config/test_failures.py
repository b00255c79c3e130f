"""An editor's form when the database is gone: it comes back as it was sent, whoever they are."""

from __future__ import annotations

from django.db import OperationalError, connection
from django.test import Client

from offices.models import Editor
from tests.pages.reading import parsed


def nobody_there(*_args: object) -> None:
    raise OperationalError("could not connect to server")


def test_what_was_typed_comes_back_when_the_database_is_gone_altogether(db: None) -> None:
    """The page asked the database who the editor was, and a bulletin of an hour's work ended in a bare 500."""
    client = Client(
        SERVER_NAME="127.0.0.1", SERVER_PORT="8000", raise_request_exception=False, HTTP_ACCEPT_LANGUAGE="ru"
    )
    client.force_login(Editor.objects.create_superuser("ann"))

    with connection.execute_wrapper(nobody_there):
        answer = client.post("/admin/hearings/bulletin/paste/", {"text": "At 09:15 in Almaty"})

    page = parsed(answer.content.decode())
    assert (answer.status_code, page.one("html").get("lang")) == (503, "ru")
    assert page.one("main form").get("action") == "/admin/hearings/bulletin/paste/"
    assert page.one("main textarea").text == "At 09:15 in Almaty"
    assert "Django" not in page.text
    assert "sessionid" not in answer.cookies
