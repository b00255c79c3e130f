"""In the reader's own colours (Windows' contrast themes) grounds are taken away; what they told must still be seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tests.browser.look import Look
from tests.browser.sites import Site

HERE = dt.timezone(dt.timedelta(hours=5))
"""The clock by which the demo's office says "today"."""
GROUND = "one => getComputedStyle(one).backgroundColor"


def test_today_and_the_strokes_of_a_month_are_seen(demo_site: Site, look: Callable[..., Look]) -> None:
    month = f"{demo_site.url}/{dt.datetime.now(HERE):%Y/%m}/"
    page = look(month, "phone", forced_colors="active").page

    widths = page.eval_on_selector_all(
        ".cal td",
        "cells => cells.map(one => [one.className.includes('now'), getComputedStyle(one).borderTopWidth])",
    )
    strokes = page.eval_on_selector(".cal .k", "one => getComputedStyle(one).backgroundImage")

    assert {width for is_today, width in widths if is_today} == {"3px"}
    assert "3px" not in {width for is_today, width in widths if not is_today}
    assert "gradient" in strokes


def test_fuller_days_of_a_year_stay_darker(demo_site: Site, look: Callable[..., Look]) -> None:
    year = f"{demo_site.url}/{dt.datetime.now(HERE):%Y}/"
    page = look(year, forced_colors="active").page

    grounds = page.eval_on_selector_all(".legend i[class^=y]", f"all => all.map({GROUND})")

    assert len(set(grounds)) == 4


def test_what_took_place_is_told_from_what_is_to_come(demo_site: Site, look: Callable[..., Look]) -> None:
    page = look(f"{demo_site.url}/defendants/bolat-demov/", forced_colors="active").page

    took_place, to_come = (
        page.eval_on_selector(one, "one => getComputedStyle(one, '::before').backgroundColor")
        for one in (".tl > .past", ".tl > li:not([class])")
    )

    assert took_place != to_come
