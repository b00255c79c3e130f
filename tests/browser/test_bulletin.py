"""A bulletin in a real browser: pasted, looked at, corrected with one thumb and brought in, and written for tomorrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.desk import Editor, press
from tests.browser.look import Look
from tests.browser.sites import Site
from tests.browser.test_desk import MAKE_EDITOR

PASTE, WRITE = "/admin/hearings/bulletin/paste/", "/admin/hearings/bulletin/write/?date=2021-05-06"
CLEAN = """Political court hearings scheduled on 7 May 2021:

1) At 10:00, a trial on the politically motivated criminal case under Article 405 Part 2 against journalist Aru DEMOVA \
will take place.

Aru DEMOVA is being prosecuted for:

— A post.
"""
OPEN = """Political court hearings scheduled on 8 May 2021:

1) At 09:15, a trial under Article 405 Part 2 against civil activist Aibek SABITOV will take place.

2) At 25:00, an online trial under Article 405 Part 2 against civil activist Berit NOGAYEV will take place.

3) At 11:00, a trial under Article 174 Part 1 against poet Zhanna VYDUMANOVA will take place.

Follow our channel.
"""
"""A known case on another day, an hour that cannot be, a slip in a name, somebody new, a last line that says nothing."""


@pytest.fixture(scope="module")
def bulletin_site(data_set: Callable, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The seed's day with one editor, for this module."""
    site = Site.copy_of(data_set("seed"), tmp_path_factory.mktemp("bulletin") / "site")
    site.manage("shell", "-c", MAKE_EDITOR.format("en"))
    yield site
    site.stop()


def paste(page: Page, site: Site, text: str) -> None:
    page.goto(site.url + PASTE)
    page.fill("[name=text]", text)
    press(page, "button.desk-act")


def flaws(page: Page) -> list[object]:
    look = Look(page, page.context, None, [], [])
    return [*look.axe(), *(["too wide"] if look.overflow() > 0 else [])]


def test_a_clean_bulletin_is_in_after_two_page_loads_on_a_phone_without_javascript(
    bulletin_site: Site, log_in: Editor
) -> None:
    page = log_in(bulletin_site, "phone", java_script_enabled=False)
    paste(page, bulletin_site, CLEAN)

    press(page, "[name=confirm]")

    assert "The bulletin is in: 1 new hearing" in page.locator(".messagelist").inner_text()
    page.goto(f"{bulletin_site.url}/2021/05/07/")
    assert "DEMOVA" in page.locator("main").inner_text()


@pytest.mark.parametrize("window", ["desktop", "phone", "small", "dark"])
def test_the_way_in_and_the_way_out_are_clean(bulletin_site: Site, log_in: Editor, window: str) -> None:
    page = log_in(bulletin_site, window)
    for address in (PASTE, WRITE, "/admin/hearings/bulletin/"):
        page.goto(bulletin_site.url + address)
        assert flaws(page) == [], address

    paste(page, bulletin_site, OPEN)
    assert page.title().startswith("Question: ")
    assert flaws(page) == []


def test_questions_are_answered_one_tap_after_another(own_site: Site, log_in: Editor) -> None:
    own_site.manage("shell", "-c", MAKE_EDITOR.format("en"))
    page = log_in(own_site, "phone", java_script_enabled=False)
    paste(page, own_site, OPEN)

    page.click("text=First question")
    page.check("[name=i0-move][value='0']")
    page.locator("#item-1 a.next").click()
    page.fill("[name=i1-time]", "15:00")
    page.check("[name=i1-p0-who] >> nth=0")
    page.check("[name=s0-skip]")
    press(page, "[name=confirm]")
    while "Nothing was saved yet" in page.locator(".messagelist").inner_text():
        # The answer who is meant leads to the next question: which of their hearings.
        page.check("[name=i1-move][value='0']")
        press(page, "[name=confirm]")

    assert "3 new hearings, 0 changed" in page.locator(".messagelist").inner_text()
    assert "statement" not in page.locator(".messagelist").inner_text()


def test_confirm_tapped_twice_says_so_and_makes_no_twin(own_site: Site, log_in: Editor) -> None:
    own_site.manage("shell", "-c", MAKE_EDITOR.format("en"))
    page = log_in(own_site, "phone")
    paste(page, own_site, CLEAN)
    late = page.context.new_page()
    late.goto(page.locator("form[action*=plan]").first.evaluate("form => form.action"))

    press(page, "[name=confirm]")
    press(late, "[name=confirm]")

    assert "nothing was saved a second time" in late.locator(".messagelist").inner_text()
    assert flaws(late) == []


def test_the_pages_of_bulletins_are_valid_html(
    bulletin_site: Site, log_in: Editor, check_html: Callable[[dict[str, str]], list[str]]
) -> None:
    page = log_in(bulletin_site, java_script_enabled=False)
    pages = {each: page.goto(bulletin_site.url + each).text() for each in (PASTE, WRITE)}
    paste(page, bulletin_site, OPEN)
    plan = page.locator("form[action*=plan]").first.get_attribute("action")

    assert check_html(pages | {"plan": page.goto(bulletin_site.url + plan).text()}) == []
