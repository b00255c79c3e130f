"""What an editor does at the desk in a browser: log in, press, fill in."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

from tests.browser.look import VIEWPORTS
from tests.browser.sites import Site
from tests.factories import PASSWORD


class Editor:
    """The browsers of one editor: a new window for each page, logged in once a site."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._sessions: dict[str, dict] = {}
        self._contexts: list[BrowserContext] = []

    def __call__(self, site: Site, window: str = "desktop", **options: object) -> Page:
        """The desk's first page: `log_in(site, "phone", java_script_enabled=False)`."""
        session = self._sessions.get(site.url)
        options = {**VIEWPORTS[window], "storage_state": session, **options}
        self._contexts.append(self._chromium.new_context(**options))
        page = self._contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.goto(site.url + "/admin/")
        if session is None:
            page.fill("[name=username]", "editor")
            page.fill("[name=password]", PASSWORD)
            press(page, "[type=submit]")
            self._sessions[site.url] = self._contexts[-1].storage_state()
        # A picture asked for late by this page must not count as lost by the next one. All that the page itself needs is
        # there by now, so a network that is not called idle is no fault of ours.
        with suppress(TimeoutError):
            page.wait_for_load_state("networkidle", timeout=5_000)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def press(page: Page, button: str) -> None:
    """Press it and wait for the page it leads to."""
    with page.expect_navigation():
        page.click(button)


def fill_in(page: Page, **typed: str) -> None:
    for name, text in typed.items():
        box = page.locator(f"[name={name.replace('people_0_', 'people-0-')}]")
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(text)
        else:
            box.fill(text)
