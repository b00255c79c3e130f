"""The demo's mirror opens from a folder without a network: every link leads to a file, every calendar is read."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from tests.browser.look import Look
from tests.browser.sites import Site

pytestmark = pytest.mark.browser


def test_the_demos_mirror_works_from_a_folder(
    demo_site: Site, look: Callable[..., Look], tmp_path: Path
) -> None:
    """One building, which takes its time, and all that is promised of what stands in the folder."""
    root = tmp_path / "court"
    demo_site.manage("build_mirror", str(root), "--base", "https://copy.example.org/court")

    _no_link_is_dead(root)
    _every_format_is_read_by_a_parser_of_it(root)
    for name in KINDS:
        _opens_with_its_style_and_without_a_network(look, root / name)
    _a_person_is_found_by_following_links(look, root)


class _Links(HTMLParser):
    """What a page leads to, and the places in it that may be led to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name in ("href", "src", "action") and value:
                self.links.append(value)
            if name == "id" and value:
                self.places.add(value)


def _no_link_is_dead(root: Path) -> None:
    pages = {}
    for file in root.rglob("*.html"):
        pages[file] = page = _Links()
        page.feed(file.read_text())
    dead = []
    for file, page in pages.items():
        for link in page.links:
            parts = urlsplit(urljoin(file.as_uri(), link))
            if parts.scheme != "file":
                continue
            to = Path(url2pathname(parts.path))
            if not to.is_file() or (parts.fragment and unquote(parts.fragment) not in pages[to].places):
                dead.append((file.relative_to(root).as_posix(), link))

    assert len(pages) > 1000
    assert dead == []


def _every_format_is_read_by_a_parser_of_it(root: Path) -> None:
    read = {"ics": 0, "json": 0, "atom": 0, "csv": 0}
    for file in root.rglob("*.*"):
        kind = file.suffix[1:]
        if kind not in read or (kind == "ics" and read["ics"] >= 300):
            continue
        text = file.read_bytes().decode()
        if kind == "ics":
            assert Calendar.from_ical(text).name == "VCALENDAR", file
        elif kind == "json":
            json.loads(text)
        elif kind == "atom":
            ET.fromstring(text)
        else:
            assert len({len(row) for row in csv.reader(text.splitlines())}) == 1, file
        read[kind] += 1

    assert all(count > 100 for count in read.values()), read


KINDS = (
    "index.html",
    "ru/index.html",
    "kk/defendants/index.html",
    "about/index.html",
    "copies/index.html",
    "statistics/index.html",
    "changes/index.html",
    "subscribe/index.html",
    "leaflet.html",
)


def _opens_with_its_style_and_without_a_network(look: Callable[..., Look], file: Path) -> None:
    page = look(file.as_uri(), "phone")

    assert page.messages == []
    assert page.failed_requests == []
    assert [request.url for request in page.requests if not request.url.startswith("file://")] == []
    assert page.overflow() <= 0
    assert page.axe() == []
    assert page.page.evaluate("getComputedStyle(document.body).fontFamily") != "Times New Roman"


def _a_person_is_found_by_following_links(look: Callable[..., Look], root: Path) -> None:
    page = look((root / "index.html").as_uri(), "phone").page

    page.get_by_role("navigation").get_by_role("link", name="Defendants").first.click()
    page.wait_for_url(re.compile(r"file://.*/defendants/index\.html$"))
    page.get_by_role("link", name=re.compile("DEMOVA")).first.click()
    page.wait_for_url(re.compile(r"file://.*/defendants/[^/]+/index\.html$"))

    assert "DEMOVA" in page.locator("h1").inner_text().upper()
    # Addresses to subscribe to are the publisher's; the other formats lie beside the page.
    calendar = page.locator('a[href$=".json"]').first.get_attribute("href")
    assert (Path(url2pathname(urlsplit(page.url).path)).parent / calendar).resolve().is_file()
