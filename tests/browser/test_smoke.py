"""The home page opens in a real browser and is clean, whatever stands on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.look import VIEWPORTS, Look
from tests.browser.sites import Site


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_the_home_page_is_clean_in_every_window(site: Site, look: Callable[..., Look], viewport: str) -> None:
    home = look(site.url + "/", viewport)

    assert home.response.status == 200
    assert home.axe() == []
    assert home.third_party_requests == []
    assert home.failed_requests == []
    assert home.cookies == []
    assert home.messages == []
    assert home.overflow() <= 0


def test_the_home_page_is_light_and_valid(
    site: Site, look: Callable[..., Look], check_html: Callable[[dict[str, str]], list[str]]
) -> None:
    home = look(site.url + "/", java_script_enabled=False)

    assert check_html({"/": home.response.text()}) == []
    assert home.weight() <= 14 * 1024
