"""A reader far from the court sees their own hour beside the court's, where their browser runs scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.look import Look
from tests.browser.sites import Site

DAY = "/2021/05/06/"


@pytest.mark.parametrize(
    ("zone", "lang", "shown"),
    [
        ("Europe/Berlin", "", ["05:15 your time", "10:30 your time", "11:00 your time"]),
        ("Asia/Almaty", "", []),
        # The same offset under another name on that day.
        ("Asia/Bishkek", "", []),
        (
            "America/New_York",
            "",
            ["Wed, May 5, 23:15 your time", "04:30 your time", "05:00 your time"],
        ),
        ("Europe/Berlin", "/ru", ["05:15 у вас", "10:30 у вас", "11:00 у вас"]),
    ],
)
def test_the_reader_s_own_hour_stands_under_the_court_s(
    site: Site, look: Callable[..., Look], zone: str, lang: str, shown: list[str]
) -> None:
    page = look(site.url + lang + DAY, "phone", timezone_id=zone)

    assert page.page.locator(".t .own").all_inner_texts() == shown
    assert page.page.locator(".t time").all_inner_texts() == ["09:15", "14:30", "15:00"]
    assert page.messages == []
    assert page.axe() == []


def test_an_hour_that_is_off_is_not_reckoned(demo_site: Site, look: Callable[..., Look]) -> None:
    page = look(demo_site.url + "/", "phone", timezone_id="Europe/Berlin").page

    assert page.locator(".t s time").count() > 0
    assert page.locator(".t:has(s time) .own").count() == 0
    assert page.locator(".t .own").count() > 0


def test_without_scripts_the_court_s_hour_stands_alone(site: Site, look: Callable[..., Look]) -> None:
    page = look(site.url + DAY, "phone", timezone_id="Europe/Berlin", java_script_enabled=False)

    assert page.page.locator(".own").count() == 0
    assert "UTC+6" in page.page.locator("main").inner_text()


@pytest.mark.parametrize("hour", [".t", ".big"])
def test_on_paper_the_court_s_hour_stands_alone(site: Site, look: Callable[..., Look], hour: str) -> None:
    page = look(site.url + DAY, "print", timezone_id="Europe/Berlin").page
    if hour == ".big":
        with page.expect_navigation():
            page.locator(".hs .n a[href*='/hearings/'], .hs a[href*='/hearings/']").first.evaluate(
                "link => link.click()"
            )

    own = page.locator(f"{hour} .own")

    assert own.count() > 0
    assert [one.is_visible() for one in own.all()] == [False] * own.count()
