"""States that links seldom lead to, and readers with a keyboard, large text or a printer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from tests.browser.crawl import fetch
from tests.browser.look import ALTERED, Look
from tests.browser.sites import Site

HEARING = "/hearings/d0000000-0000-4000-8000-0000000000{}/"
STATES = {
    "moved": HEARING.format("30"),
    "cancelled": HEARING.format("31"),
    "no hour": HEARING.format("32"),
    "closed": HEARING.format("33"),
    "a minor": HEARING.format("34"),
    "another zone": HEARING.format("35"),
    "postponed": HEARING.format("39"),
    "long values": HEARING.format("40"),
    "thirteen": HEARING.format("20"),
    "verdict": HEARING.format("61"),
}
"""One hearing of the demo set for each state a reader may meet."""
OTHERS = {"desktop": ["dark"], "phone": ["small", "dark-phone"], "print": []}
"""In which other windows it is looked at, without another load."""
SEARCHES = {
    "what can be asked": ("/search/", 200),
    "results": ("/search/?q=demova", 200),
    "narrowed": ("/search/?q=405&city=almaty&mode=online", 200),
    "a letter wrong": ("/search/?q=demuva", 200),
    "nothing found": ("/search/?q=xyzzyx&court=almaty-bostandyk", 200),
    "wrong input": ("/search/?q=demova&from=6+May", 400),
}
"""A search in each state."""
WRONG = {HEARING.format("87"): 410, "/nowhere/": 404, "/?q=%00": 400}
"""What is withdrawn, what never was, and what no browser sends."""
EVERY_PAGE = ["/", "/2026/", "/statistics/", "/search/?q=demova", *STATES.values()]
# The words of these elements that stand on two lines.
TORN = """heads => [...document.querySelectorAll(heads)].flatMap(head => {
    const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT), torn = []
    while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/[^\\s–-]+/g)) {
        const range = document.createRange()
        range.setStart(texts.currentNode, word.index)
        range.setEnd(texts.currentNode, word.index + word[0].length)
        if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) torn.push(word[0])
    }
    return torn
})"""
# WCAG 1.4.12: the reader's own spacing must not cut or cover anything.
SPACED = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-bottom:2em!important}"
)


@pytest.mark.parametrize("window", ["desktop", "phone", "print"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_clean_in_every_window(
    demo_site: Site, look: Callable[..., Look], state: str, window: str
) -> None:
    page = look(demo_site.url + STATES[state], window)

    assert page.response.status == 200
    assert page.axe() == []
    assert page.third_party_requests == []
    assert page.messages == []
    assert page.overflow() <= 0
    for other in OTHERS[window]:
        page.again(other)
        assert page.axe(*ALTERED) == []
        assert page.overflow() <= 0


@pytest.mark.parametrize("lang", ["/ru", "/kk"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_clean_in_another_language(
    demo_site: Site, look: Callable[..., Look], state: str, lang: str
) -> None:
    page = look(demo_site.url + lang + STATES[state], "small")

    assert page.axe() == []
    assert page.overflow() <= 0


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
@pytest.mark.parametrize("state", SEARCHES)
def test_a_search_is_clean_in_every_state(
    demo_site: Site, look: Callable[..., Look], lang: str, state: str
) -> None:
    address, status = SEARCHES[state]
    page = look(demo_site.url + lang + address, "small")

    assert page.response.status == status
    assert page.axe() == []
    assert page.cookies == []
    assert page.third_party_requests == []
    assert page.overflow() <= 0
    page.again("dark-phone")
    assert page.axe(*ALTERED) == []


def test_a_name_is_found_from_the_home_page_by_keyboard_alone(
    demo_site: Site, look: Callable[..., Look]
) -> None:
    page = look(demo_site.url + "/ru/", java_script_enabled=False).page
    page.locator("main input[type=search]").focus()
    page.keyboard.type("Демова")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ru/search/?q=*")

    assert page.locator("#people").is_visible()


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
@pytest.mark.parametrize(("address", "status"), WRONG.items())
def test_what_is_wrong_or_gone_is_said_on_a_clean_page(
    demo_site: Site, look: Callable[..., Look], lang: str, address: str, status: int
) -> None:
    page = look(demo_site.url + lang + address, "small")

    assert page.response.status == status
    assert page.axe() == []
    assert page.cookies == []
    assert page.overflow() <= 0


def test_every_state_is_valid_html(
    demo_site: Site, check_html: Callable[[dict[str, str]], list[str]]
) -> None:
    searches = [address for address, _status in SEARCHES.values()]
    pages = {
        lang + address: fetch(demo_site.url + lang + address).text
        for address in [*STATES.values(), *searches, *WRONG]
        for lang in ("", "/ru", "/kk")
    }

    assert check_html(pages) == []


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
@pytest.mark.parametrize(("address", "heads"), [("/2026/11/", ".cal th"), ("/statistics/", ".bars th")])
def test_no_word_at_the_head_of_a_row_or_a_column_is_torn_apart(
    demo_site: Site, look: Callable[..., Look], address: str, heads: str, lang: str
) -> None:
    page = look(demo_site.url + lang + address, "phone")
    page.page.set_viewport_size({"width": 360, "height": 740})

    assert page.page.evaluate(TORN, heads) == []


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
@pytest.mark.parametrize("address", EVERY_PAGE)
def test_large_and_spaced_text_needs_no_scrolling_sideways(
    demo_site: Site, look: Callable[..., Look], address: str, lang: str
) -> None:
    page = look(demo_site.url + lang + address, "small", bypass_csp=True)
    page.page.add_style_tag(content=SPACED)
    assert page.overflow() <= 0

    larger = look(demo_site.url + lang + address, "phone", bypass_csp=True)
    larger.page.add_style_tag(content="html{font-size:200%}")
    assert larger.overflow() <= 0


def test_the_first_key_leads_past_the_menu(demo_site: Site, look: Callable[..., Look]) -> None:
    page = look(demo_site.url + "/").page
    page.keyboard.press("Tab")

    focused = page.evaluate("document.activeElement.className")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    page.keyboard.press("Enter")

    assert (focused, outline) == ("skip", "3px")
    assert page.url.endswith("#main")


def test_every_link_can_be_hit_with_a_thumb(demo_site: Site, look: Callable[..., Look]) -> None:
    page = look(demo_site.url + "/", "phone").page

    small = page.evaluate(
        "[...document.querySelectorAll('.row a, .do a, .pn a, .side li a, button')]"
        ".filter(link => link.getBoundingClientRect().height < 24).map(link => link.outerHTML)"
    )

    assert small == []


def test_on_paper_there_is_no_menu_and_the_address_stands_below(
    demo_site: Site, look: Callable[..., Look]
) -> None:
    page = look(demo_site.url + "/", "print").page

    shown = {
        name: page.locator(name).first.is_visible()
        for name in (".nav", ".side", ".lang", "footer .print", ".h")
    }

    assert shown == {".nav": False, ".side": False, ".lang": False, "footer .print": True, ".h": True}


@pytest.mark.parametrize("address", ["/", "/ru/defendants/bolat-demov/", "/kk/defendants/", "/ru/changes/"])
def test_with_letters_twice_as_large_a_phone_still_shows_whole_words(
    demo_site: Site, look: Callable[..., Look], address: str
) -> None:
    """A telephone of 360 pixels whose owner doubled the letters has room for what else fits 180."""
    page = look(demo_site.url + address)
    page.page.set_viewport_size({"width": 180, "height": 400})

    assert [word for word in page.page.evaluate(TORN, "nav, main") if len(word.strip(",.:«»")) <= 10] == []
    assert page.overflow() <= 0


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
def test_the_long_words_of_a_court_s_name_stand_whole_on_the_smallest_phone(
    demo_site: Site, look: Callable[..., Look], lang: str
) -> None:
    """Half the courts of Kazakhstan begin with «Специализированный», which was torn without a hyphen."""
    page = look(f"{demo_site.url}{lang}/courts/almaty-criminal/", "small")

    assert page.page.evaluate(TORN, "h1") == []


@pytest.mark.parametrize("lang", ["", "/ru", "/kk"])
@pytest.mark.parametrize("address", ["/{:%Y/%m}/", "/{:%Y}/"])
def test_a_phone_that_got_no_style_shows_a_calendar_without_scrolling_sideways(
    demo_site: Site, look: Callable[..., Look], address: str, lang: str
) -> None:
    today = dt.datetime.now(ZoneInfo("Asia/Almaty")).date()
    page = look(demo_site.url + lang + address.format(today), "phone")

    page.page.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach(link => link.remove())")

    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
