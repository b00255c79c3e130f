"""A wrong address gets a plain answer in the language it was asked in, and never a broken page."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import Client, override_settings
from django.urls import path

from config import urls as addresses
from config.errors import error_page
from tests.pages.reading import parsed, reads

pytestmark = pytest.mark.django_db

ENGLISH_ERRORS = {
    "This address cannot be read.",
    "This page is not for everybody.",
    "There is no page here.",
    "This page can only be read.",
    "We cannot show this now.",
}
NOWHERE = [
    "/nowhere/",
    "/2021/02/30/",
    "/2021/13/",
    "/2021/00/",
    "/2021/05/00/",
    "/2021/W54/",
    "/9999/",
    "/9999/12/31/",
    "/0000/",
    "/1989/12/31/",
    "/2101/01/01/",
    "/20210/",
    "/2021/5/6/",
    "/٢٠٢١/",
    "/hearings/",
    "/hearings/1/",
    "/hearings/00000000-0000-0000-0000-000000000000/",
    "/hearings/00000000-0000-0000-0000-00000000000Z/",
    "/en/",
    "/%ff/",
    "/en/2021/05/06/",
    "/ru/ru/",
    "/ru/en/",
    "/.git/config",
    "/wp-login.php",
    "/static/../manage.py",
]


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    page = reads(client, address, status=404)

    assert page.one("html").get("lang") == ("ru" if address.startswith("/ru/") else "en")


def test_the_answer_speaks_the_language_of_the_address(client: Client) -> None:
    russian = reads(client, "/ru/nowhere/", status=404)
    kazakh = reads(client, "/kk/2021/02/30/", status=404)

    assert russian.one("html").get("lang") == "ru"
    assert kazakh.one("html").get("lang") == "kk"
    assert len({russian.one("h1").text, kazakh.one("h1").text, "There is no page here."}) == 3


def test_no_error_asks_the_database(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        client.get("/nowhere/")
        client.post("/2021/")
        client.get("/?q=%00")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW"])
@pytest.mark.parametrize("address", ["/", "/2021/05/06/", "/2021/05/06.ics", "/ru/2021/"])
def test_readers_may_only_read(client: Client, method: str, address: str) -> None:
    answer = client.generic(method, address)

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert parsed(answer.content.decode()).one("html").get("lang") == ("ru" if "/ru/" in address else "en")


@pytest.mark.parametrize("address", ["/%00", "/2021/%00/", "/?q=%00", "/ru/2021/05/06.ics?x=%00"])
def test_what_cannot_be_read_is_refused(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", "This calendar is at another address."),
        ("/ru", "Этот календарь находится по другому адресу."),
        ("/kk", "Бұл күнтізбенің мекенжайы басқа."),
    ],
)
def test_who_came_by_another_name_of_the_machine_is_led_to_the_sites(
    client: Client, prefix: str, said: str
) -> None:
    """ "This address cannot be read" sent readers to look for a letter that was typed wrongly."""
    answer = client.get(f"{prefix}/2021/", headers={"host": "192.168.1.5:8000"})

    page = parsed(answer.content.decode())
    assert answer.status_code == 400
    assert page.one("h1").text == said
    assert page.one("main a").get("href") == f"http://127.0.0.1:8000{prefix}/"


def test_an_endless_question_is_refused(client: Client) -> None:
    assert client.get("/?q=" + "a" * 3000).status_code == 400


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 503])
def test_every_refusal_is_a_page_with_a_way_on(status: int, lang: str) -> None:
    prefix = "" if lang == "en" else f"/{lang}"
    asked = HttpRequest()
    asked.path_info = f"{prefix}/nowhere/"

    answer = error_page(asked, status)

    page = parsed(answer.content.decode())
    assert answer.status_code == status
    assert page.one("html").get("lang") == lang
    assert page.one("h1").text
    assert (page.one("h1").text in ENGLISH_ERRORS) == (lang == "en")
    assert f"{prefix}/" in [a.get("href") for a in page.all("main a")]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("ru", "Форма не принята."), ("kk", "Форма қабылданбады."), ("en", "This form was not accepted.")],
)
def test_a_form_of_the_desk_that_came_without_its_token_says_what_to_do(lang: str, said: str) -> None:
    strict = Client(
        SERVER_NAME="127.0.0.1", SERVER_PORT="8000", HTTP_ACCEPT_LANGUAGE=lang, enforce_csrf_checks=True
    )

    answer = strict.post("/admin/login/", {"username": "a", "password": "b"})

    page = parsed(answer.content.decode())
    assert (answer.status_code, page.one("h1").text) == (403, said)
    assert page.one("html").get("lang") == lang
    assert "no-store" in answer["Cache-Control"]
    assert "/admin/" in [a.get("href") for a in page.all("main a")]
    assert "CSRF" not in page.text
    assert "DEBUG" not in page.text


def test_a_missing_slash_is_put_behind_pages_only(client: Client) -> None:
    assert client.get("/ru/2021/05/06").headers["Location"] == "/ru/2021/05/06/"
    assert client.get("/2021/05/06.ics/").status_code == 404


class Broken:
    """A site one of whose pages fails."""

    def fails(self, request: HttpRequest) -> None:
        raise RuntimeError("a secret nobody must read")

    @property
    def urlpatterns(self) -> list:
        return [path("broken/", self.fails), *addresses.urlpatterns]

    handler400, handler403 = addresses.handler400, addresses.handler403
    handler404, handler500 = addresses.handler404, addresses.handler500


@override_settings(ROOT_URLCONF=Broken())
def test_our_own_fault_is_said_without_its_reason() -> None:
    client = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000", raise_request_exception=False)

    answer = client.get("/ru/broken/")

    page = parsed(answer.content.decode())
    assert answer.status_code == 500
    assert page.one("html").get("lang") == "ru"
    assert "secret" not in page.text
    # A relative who meets this on the morning of a trial has to hear that it is not the trial that fails.
    assert "О самих заседаниях это ничего не говорит." in page.one("main").text
    assert [a.get("href") for a in page.all("main a")] == ["", "/ru/"]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/nowhere/", "If this site is blocked: https://copy.example.net/"),
        ("/ru/nowhere/", "Если сайт заблокирован: https://copy.example.net/"),
    ],
)
def test_whoever_gets_no_page_learns_where_else_the_calendar_is(client: Client, path: str, told: str) -> None:
    with override_settings(MIRRORS=("https://copy.example.net/",)):
        assert told in reads(client, path, 404).one("footer").text


def test_what_we_cannot_show_now_may_be_read_in_a_copy() -> None:
    request = HttpRequest()
    request.path_info = "/"
    with override_settings(MIRRORS=("https://copy.example.net/",)):
        page = parsed(error_page(request, 503).content.decode())

    assert [a.get("href") for a in page.one("main").all("a")][0] == "https://copy.example.net/"
