"""The subscribe form as it is filled in, and a calendar inside another site's page, in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.browser.look import Look
from tests.browser.sites import Site

STATES = {
    "chosen": ("/subscribe/?city=almaty&language=kk&cancelled=hide", 200),
    "another page": ("/subscribe/?page=/2026/", 200),
    "unknown": ("/subscribe/?person=Nobodyova&court=nowhere&cancelled=x", 400),
    "several": ("/subscribe/?person=demov", 400),
    "a frame with few": ("/embed/?limit=2&theme=dark", 200),
    "a frame of today": ("/embed/today/", 200),
    "a frame of nothing": ("/embed/courts/nowhere/", 404),
    "a frame asked wrongly": ("/embed/?limit=x", 400),
}


@pytest.mark.parametrize("window", ["small", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_clean(demo_site: Site, look: Callable[..., Look], state: str, window: str) -> None:
    address, status = STATES[state]
    page = look(demo_site.url + address, window)

    assert page.response.status == status
    assert page.axe() == []
    assert page.third_party_requests == []
    assert page.cookies == []
    assert page.overflow() <= 0


def test_every_state_is_valid_html_in_each_language(
    demo_site: Site, look: Callable[..., Look], check_html: Callable[[dict[str, str]], list[str]]
) -> None:
    pages = {
        lang + address: look(demo_site.url + lang + address).response.text()
        for address, _status in STATES.values()
        for lang in ("", "/ru", "/kk")
    }

    assert check_html(pages) == []


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
def test_the_page_with_its_code_and_its_choices_is_light(
    demo_site: Site, look: Callable[..., Look], lang: str
) -> None:
    assert look(f"{demo_site.url}{lang}/subscribe/?city=almaty").weight() <= 14 * 1024


def test_the_form_needs_no_script(demo_site: Site, look: Callable[..., Look]) -> None:
    page = look(demo_site.url + "/subscribe/", "phone", java_script_enabled=False).page
    page.get_by_label("City", exact=True).select_option("almaty")
    page.get_by_role("combobox", name="Language").select_option("ru")
    page.get_by_label("Left out").check()
    page.get_by_role("button", name="Show the address").click()

    assert (
        page.get_by_label("The address").input_value()
        == f"{demo_site.url}/ru/cities/almaty.ics?cancelled=hide"
    )
    page.get_by_text("Thunderbird", exact=True).click()
    assert page.get_by_text("Looks for changes every half hour, or as you set it.").is_visible()


@contextmanager
def newspaper(html: str) -> Iterator[str]:
    """Another site with one page."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_the_lines_to_copy_work_in_another_sites_page(demo_site: Site, look: Callable[..., Look]) -> None:
    lines = look(demo_site.url + "/subscribe/").page.locator("#snippet").input_value()
    with newspaper(f"<!doctype html><title>Newspaper</title><h1>News</h1>{lines}") as address:
        there = look(address)
        frame = there.page.frame_locator("iframe")
        first = frame.locator("li a").first
        first.wait_for()
        # The page's own load does not wait for a frame that loads lazily.
        there.page.frames[1].wait_for_load_state("load")

        # The style came, although a sandboxed frame has no origin.
        assert frame.locator("ul").first.evaluate("list => getComputedStyle(list).listStyleType") == "none"
        assert there.messages == []
        target = first.get_attribute("href")
        first.click()
        there.page.wait_for_url(target)


def test_an_ordinary_page_shows_nothing_in_a_frame(demo_site: Site, look: Callable[..., Look]) -> None:
    with newspaper(f'<title>x</title><iframe src="{demo_site.url}/subscribe/"></iframe>') as address:
        there = look(address)

        assert any("frame-ancestors 'none'" in message for message in there.messages)
