"""Where the style file never arrived: the same pages, in the same order, on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.look import Look
from tests.browser.sites import Site

PAGES = [
    "/",
    "/2021/05/06/",
    "/2021/05/",
    "/2021/",
    "/defendants/",
    "/changes/",
    "/search/?q=demov",
    "/subscribe/",
    "/about/",
    "/statistics/",
    "/courts/",
    "/nowhere/",
]
STRIP = "document.querySelectorAll('link[rel=stylesheet]').forEach(link => link.remove())"


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
def test_nothing_is_wider_than_a_phone(demo_site: Site, look: Callable[..., Look], lang: str) -> None:
    """Courts with long names made a list of 700 pixels on the page for subscribing."""
    seen = {}
    for address in PAGES:
        page = look(demo_site.url + lang + address, "phone")
        page.page.set_viewport_size({"width": 360, "height": 740})
        page.page.evaluate(STRIP)
        seen[address] = page.overflow()

    assert seen == dict.fromkeys(PAGES, 0)


def test_with_its_style_the_page_for_subscribing_has_all_its_lists(
    demo_site: Site, look: Callable[..., Look]
) -> None:
    page = look(demo_site.url + "/subscribe/", "phone").page

    assert all(page.locator(f"#{name}").is_visible() for name in ("person", "city", "court", "article"))
