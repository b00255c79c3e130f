"""Fixtures for tests in a real browser: Chromium, sites with a data set, and a look at one page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import HOW, find, launch
from tests.browser.desk import Editor
from tests.browser.look import Look, open_page
from tests.browser.nu import java, nu
from tests.browser.sites import Site, prepare

NO_JAVA = "Java is not installed, so the HTML was not checked (Debian: apt-get install default-jre-headless)."


def _missing(sentence: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder is a browser test."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    path = find()
    if path is None:
        _missing(HOW)
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def log_in(chromium: Browser) -> Iterator[Editor]:
    """A page of an editor's browser: `log_in(site, "phone", java_script_enabled=False)`. Logs in once a site."""
    editor = Editor(chromium)
    yield editor
    editor.close()


@pytest.fixture(scope="session")
def data_set(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], Path]:
    """The prepared folder of a data set: `empty`, `seed` or `demo`."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    return lambda data: prepare(data, shared)


@pytest.fixture(scope="session")
def site_with(
    data_set: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Site]]:
    """A site with a data set, shared by all tests of this process: read it, change nothing."""
    sites: dict[str, Site] = {}

    def running(data: str) -> Site:
        if data not in sites:
            sites[data] = Site.copy_of(data_set(data), tmp_path_factory.mktemp("site") / data)
        return sites[data]

    yield running
    for site in sites.values():
        site.stop()


@pytest.fixture
def site(site_with: Callable[[str], Site]) -> Site:
    """The site with the seed's day, to be read only."""
    return site_with("seed")


@pytest.fixture
def demo_site(site_with: Callable[[str], Site]) -> Site:
    """The site with the demo set around today, to be read only."""
    return site_with("demo")


@pytest.fixture
def own_site(data_set: Callable[[str], Path], tmp_path: Path) -> Iterator[Site]:
    """A site with the seed's day for one test alone, which may change what it likes."""
    own = Site.copy_of(data_set("seed"), tmp_path / "site")
    yield own
    own.stop()


@pytest.fixture
def look(chromium: Browser) -> Iterator[Callable[..., Look]]:
    """Open a page: `look(site.url + "/", "phone")`; further words go to the browser's context."""
    looks = []

    def open_here(url: str, viewport: str = "desktop", **options: Any) -> Look:
        looks.append(open_page(chromium, url, viewport, **options))
        return looks[-1]

    yield open_here
    for each in looks:
        each.context.close()


@pytest.fixture
def check_html(tmp_path: Path) -> Callable[[dict[str, str]], list[str]]:
    """Nu's errors in many pages at once: `check_html({address: html})`."""
    if java() is None:
        _missing(NO_JAVA)
    folder = tmp_path / "nu"
    folder.mkdir()
    return lambda pages: nu(pages, folder)
