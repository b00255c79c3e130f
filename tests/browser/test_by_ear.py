"""What a screen reader is given: the words of the page, with a pause where the eye has a line or a frame."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.look import Look
from tests.browser.sites import Site

MOVED = "/hearings/d0000000-0000-4000-8000-000000000030/"


@pytest.fixture
def heard(demo_site: Site, look: Callable[..., Look]) -> Callable[[str], str]:
    """The tree Chromium hands on, as text; between boxes it puts a space, which nobody hears."""

    def read(address: str) -> str:
        return look(demo_site.url + address).page.locator("main").aria_snapshot().replace(" ,", ",")

    return read


def test_marks_for_the_eye_are_not_read_out(heard: Callable[[str], str]) -> None:
    """ "ПРИМЕРОВru" was heard, and a dash before everything somebody is said to have done."""
    front, hearing = heard("/search/?q=primerov"), heard(MOVED)

    assert "ПРИМЕРОВ" in front
    assert "ПРИМЕРОВru" not in front
    assert "Refusal to name a source" in hearing
    assert "— Refusal" not in hearing


def test_a_heading_and_a_label_end_before_what_follows(heard: Callable[[str], str]) -> None:
    """ "10th hearing of the case Timur PRIMEROV Moved Was: 09:15", "1 December 5 hearings"."""
    front, hearing = heard("/"), heard(MOVED)

    assert "10th hearing of the case, Timur PRIMEROV" in hearing
    assert "Moved. Was: 09:15" in hearing
    assert "December, 5 hearings" in front
    assert "09:15, UTC+5" in front
    assert "Online. Almaty" in front
