"""The desk's two palettes: as the device says, or as the editor chose, in the same colours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.browser.sites import Site
from tests.browser.test_desk import MAKE_EDITOR

LIGHT, DARK = ("rgb(251, 249, 244)", "rgb(138, 28, 44)"), ("rgb(23, 21, 18)", "rgb(242, 160, 151)")
"""The paper and the colour of a link."""


@pytest.fixture(scope="module")
def desk_site(data_set: Callable, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site.copy_of(data_set("seed"), tmp_path_factory.mktemp("colours") / "site")
    site.manage("shell", "-c", MAKE_EDITOR.format("en"))
    yield site
    site.stop()


def colours(page: Page) -> tuple[str, str]:
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return paper, page.eval_on_selector(".today a", "one => getComputedStyle(one).color")


def test_each_colour_is_written_once() -> None:
    css = (settings.BASE_DIR / "static" / "desk.css").read_text(encoding="utf-8")

    written = Counter(re.findall(r"(--(?!on-)[\w-]+):", css))

    assert [name for name, times in written.items() if times > 1] == []


@pytest.mark.parametrize(("device", "shown"), [("light", LIGHT), ("dark", DARK)])
def test_the_desk_follows_the_device_without_javascript(
    desk_site: Site, log_in: Callable[..., Page], device: str, shown: tuple
) -> None:
    assert colours(log_in(desk_site, color_scheme=device, java_script_enabled=False)) == shown


@pytest.mark.parametrize(("device", "chosen", "shown"), [("light", "dark", DARK), ("dark", "light", LIGHT)])
def test_what_an_editor_chose_wins_over_the_device(
    desk_site: Site, log_in: Callable[..., Page], device: str, chosen: str, shown: tuple
) -> None:
    page = log_in(desk_site, color_scheme=device)
    page.evaluate("theme => localStorage.setItem('theme', theme)", chosen)

    page.reload()

    assert colours(page) == shown
