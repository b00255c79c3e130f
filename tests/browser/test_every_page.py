"""Every kind of page, found by its links: open to everybody in every window, valid, light, and leading somewhere."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser.crawl import KINDS, Found, crawl, kind_of
from tests.browser.look import ALTERED, Look
from tests.browser.sites import Site

HEAVIEST = 14 * 1024
OTHER = {"desktop": "dark", "phone": "small"}
"""What the page is looked at in next, without another load."""


@pytest.fixture(scope="session")
def found(site_with: Callable[[str], Site]) -> list[Found]:
    """What a reader of the demo reaches from the home page: a few of each kind, in each language."""
    return crawl(site_with("demo").url + "/", of_a_kind=4)


def first(found: list[Found], kind: str, prefix: str) -> str:
    """The address of the first page of a kind in the language of the prefix."""
    for page in found:
        if (
            kind_of(page.address) == kind
            and (page.address[:3] if page.address[:4] in ("/ru/", "/kk/") else "") == prefix
        ):
            return page.address
    raise AssertionError(f"No link leads to a page of the kind {kind} under {prefix or '/'}.")


@pytest.mark.parametrize("window", ["desktop", "phone"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_clean_in_a_window(
    demo_site: Site, found: list[Found], look: Callable[..., Look], kind: str, window: str
) -> None:
    page = look(demo_site.url + first(found, kind, ""), window)

    assert page.response.status == 200
    assert page.axe() == []
    assert page.third_party_requests == []
    assert page.failed_requests == []
    assert page.cookies == []
    assert page.messages == []
    assert page.overflow() <= 0
    page.again(OTHER[window])
    assert page.axe(*ALTERED) == []
    assert page.overflow() <= 0


@pytest.mark.parametrize("lang", ["/ru", "/kk"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_clean_in_another_language(
    demo_site: Site, found: list[Found], look: Callable[..., Look], kind: str, lang: str
) -> None:
    page = look(demo_site.url + first(found, kind, lang), "small")

    assert page.axe() == []
    assert page.overflow() <= 0
    assert page.strays() == []


def test_every_link_leads_somewhere(found: list[Found]) -> None:
    assert [(page.address, page.status) for page in found if page.status != 200] == []


def test_every_page_is_valid_html(
    found: list[Found], check_html: Callable[[dict[str, str]], list[str]]
) -> None:
    pages = {page.address: page.text for page in found if page.content_type.startswith("text/html")}

    assert len(pages) > 2 * len(KINDS)
    assert check_html(pages) == []


def test_an_ordinary_page_is_light(found: list[Found]) -> None:
    """What comes over the wire for a page: its own HTML and the style files it names."""
    styles = {
        urlsplit(page.address).path: page.size for page in found if page.content_type.startswith("text/css")
    }
    weights = {
        page.address: page.size + sum(size for path, size in styles.items() if f'"{path}"' in page.text)
        for page in found
        if page.content_type.startswith("text/html")
    }

    assert styles
    assert {address: weight for address, weight in weights.items() if weight > HEAVIEST} == {}
