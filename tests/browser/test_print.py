"""What comes out of a printer: an observer's sheet on one page, a month without broken words, no box to type in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from tests.browser.look import Look
from tests.browser.sites import Site

PAGE = re.compile(rb"/Type\s*/Page\b")
"""A page's object in the PDF that Chromium prints."""
ALMATY = ZoneInfo("Asia/Almaty")  # of the demo's calendars, where another month may have begun
TRIAL_OF_THIRTEEN = "/hearings/d0000000-0000-4000-8000-000000000020/"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
def test_the_observers_sheet_of_a_trial_of_one_is_one_page(
    site_with: Callable[[str], Site], look: Callable[..., Look], lang: str, paper: str
) -> None:
    """The seed's three: without a court or a judge, with three and four allegations and a wording of two lines."""
    seed_site = site_with("seed")
    day = look(f"{seed_site.url}{lang}/2021/05/06/").page
    hearings = {
        link.get_attribute("href") for link in day.locator(f'.h a[href^="{lang}/hearings/"][href$="/"]').all()
    } - {None}
    assert len(hearings) == 3
    for hearing in hearings:
        sheet = look(f"{seed_site.url}{hearing}sheet/").page

        printed = sheet.pdf(format=paper, prefer_css_page_size=False)

        assert len(PAGE.findall(printed)) == 1, hearing


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
def test_the_observers_sheet_of_a_trial_of_thirteen_is_one_page(
    demo_site: Site, look: Callable[..., Look], lang: str
) -> None:
    """All names stand in it twice, with the charges and with what the monitors report."""
    sheet = look(f"{demo_site.url}{lang}{TRIAL_OF_THIRTEEN}sheet/").page

    for paper in ("A4", "Letter"):
        printed = sheet.pdf(format=paper, prefer_css_page_size=False)
        assert len(PAGE.findall(printed)) == 1, paper


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
def test_the_days_of_a_month_are_whole_words(demo_site: Site, look: Callable[..., Look], lang: str) -> None:
    """The name of a person may be longer than its column, the name of a day may not."""
    page = look(f"{demo_site.url}{lang}/{dt.datetime.now(ALMATY):%Y/%m}/", "print").page

    broken = page.eval_on_selector_all(
        ".cal thead th",
        "cells => cells.filter(c => c.scrollWidth > c.clientWidth || c.clientHeight > 40)"
        ".map(c => c.innerText)",
    )

    assert broken == []


@pytest.mark.parametrize("address", ["/", "/changes/", "/subscribe/", "/search/?q=demov", "/ru/defendants/"])
@pytest.mark.parametrize("paper", ["upright", "across"])
def test_nothing_to_fill_in_or_press_is_printed(
    demo_site: Site, look: Callable[..., Look], address: str, paper: str
) -> None:
    """Across, a sheet is as wide as the screens on which the search stands beside the name."""
    page = look(demo_site.url + address, "print").page
    if paper == "across":
        page.set_viewport_size({"width": 1123, "height": 794})

    shown = [box for box in page.locator("input:not([readonly]), select, button").all() if box.is_visible()]

    assert shown == []


def test_a_list_begins_below_its_heading(demo_site: Site, look: Callable[..., Look]) -> None:
    """Rows that drag each other along leave the heading alone on the first page, and break where none may."""
    page = look(f"{demo_site.url}/courts/").page

    printed = page.pdf(format="A4", prefer_css_page_size=False)

    assert len(PAGE.findall(printed)) == 2


@pytest.mark.parametrize("kind", ["%Y", "%Y/%m"])
def test_light_figures_keep_the_dark_ground_they_stand_on(
    demo_site: Site, look: Callable[..., Look], kind: str
) -> None:
    """A browser leaves grounds out to save ink: the fullest days and today would be the palest of all."""
    page = look(f"{demo_site.url}/{dt.datetime.now(ALMATY):{kind}}/", "print").page

    kept = page.eval_on_selector_all(
        ".yr a, .cal .now > a", "days => days.map(day => getComputedStyle(day).webkitPrintColorAdjust)"
    )

    assert set(kept) == {"exact"}


def test_boxes_and_notes_are_printed_no_larger_than_the_text(
    demo_site: Site, look: Callable[..., Look]
) -> None:
    page = look(demo_site.url + "/", "print").page
    text = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")

    sizes = page.eval_on_selector_all(
        ".cite, .s, footer", "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )

    assert max(sizes) <= text


@pytest.mark.parametrize("address", ["/", "/kk/defendants/aidar-demov/"])
def test_the_lines_at_the_foot_stay_together(
    demo_site: Site, look: Callable[..., Look], address: str
) -> None:
    """The licence stood alone on a third sheet of paper."""
    page = look(demo_site.url + address, "print").page

    assert page.eval_on_selector("body > footer", "foot => getComputedStyle(foot).breakInside") == "avoid"


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
def test_paper_names_the_day_and_never_says_today(
    demo_site: Site, look: Callable[..., Look], lang: str
) -> None:
    """Printed in the evening, the list for the morning was headed "Tomorrow"."""
    front, hearing = (look(demo_site.url + lang + path, "print").page for path in ("/", TRIAL_OF_THIRTEEN))

    headings = [*front.locator("h2.day.now, p.when").all(), hearing.locator(".date").first]
    for heading in headings:
        near = heading.locator("span.noprint")
        assert near.text_content()
        assert not near.is_visible()
        assert str(dt.datetime.now(ALMATY).day) in heading.inner_text()
