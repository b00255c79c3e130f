"""Pictures for people to look at: `make screenshots`, or `make screenshots PAGES="/ /ru/2021/05/06/ demo:/"`.

Each page in each window, of the seed's site or (`demo:`) of the demo's, as var/shots/SITE-PAGE-WINDOW.png.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import HOW, find, launch
from tests.browser.look import VIEWPORTS, open_page
from tests.browser.sites import Site, prepare

PAGES = [
    "/",
    "/2021/05/06/",
    "/ru/2021/05/06/",
    "/kk/2021/05/06/",
    "/2021/05/",
    "/subscribe/",
    "/about/",
    "demo:/",
]


def take(pages: list[str], folder: Path) -> None:
    """Open every page in every window and print where its picture is."""
    path = find()
    if path is None:
        sys.exit(HOW)
    wanted = [("demo", page[5:]) if page.startswith("demo:") else ("seed", page) for page in pages]
    sites = {
        data: Site.copy_of(prepare(data, folder), folder / "site" / data) for data in {d for d, _ in wanted}
    }
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright, path)
            for data, page in wanted:
                for viewport in VIEWPORTS:
                    look = open_page(browser, sites[data].url + page, viewport)
                    print(
                        look.response.status, look.shot(f"{data}{re.sub('[^a-z0-9]+', '-', page)}{viewport}")
                    )
                    look.context.close()
            browser.close()
    finally:
        for site in sites.values():
            site.stop()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="open-court-shots-") as name:
        take(sys.argv[1:] or PAGES, Path(name))
