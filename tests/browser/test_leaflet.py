"""The file that is sent by messenger opens without a network, on a small phone, and everybody can read it."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.look import Look
from tests.browser.sites import Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["", "ru/", "kk/"])
@pytest.mark.parametrize("window", ["small", "desktop", "dark"])
def test_a_saved_leaflet_opens_from_a_folder(
    demo_site: Site, look: Callable[..., Look], tmp_path: Path, lang: str, window: str
) -> None:
    file = tmp_path / "leaflet.html"
    urllib.request.urlretrieve(f"{demo_site.url}/{lang}leaflet.html", file)

    page = look(file.as_uri(), window)

    assert page.messages == []
    assert page.overflow() <= 0
    assert page.axe() == []
    assert page.page.locator("li").count() > 10
    # The one request is the file itself.
    assert [request.url for request in page.requests] == [file.as_uri()]


def test_a_leaflet_is_valid_html(demo_site: Site, check_html: Callable[[dict[str, str]], list[str]]) -> None:
    texts = {
        lang: urllib.request.urlopen(f"{demo_site.url}/{lang}leaflet.html").read().decode()
        for lang in ("", "ru/", "kk/")
    }

    assert check_html(texts) == []
