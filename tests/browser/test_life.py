"""The whole life of a hearing by clicking, on a telephone 360 pixels wide: what is done at the desk, readers see."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from tests.browser.desk import Editor, fill_in, press
from tests.browser.look import Look
from tests.browser.sites import Site

TELEPHONE = {"viewport": {"width": 360, "height": 740}}
SET_UP = """
from tests import factories
factories.editor(language="en")
factories.office()
factories.article()
factories.court()
"""
SOON = dt.datetime.now(ZoneInfo("Asia/Almaty")).date() + dt.timedelta(days=1)  # where the court is
LATER = SOON + dt.timedelta(days=14)
STEP = "nav.steps a"
ACT = "form .acts .desk-act"


@pytest.fixture(scope="module")
def site(data_set: Callable, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site.copy_of(data_set("empty"), tmp_path_factory.mktemp("life") / "site")
    site.manage("shell", "-c", SET_UP)
    yield site
    site.stop()


class Life:
    """One hearing in the hands of one editor; `public` is what readers are shown of it."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page, self.site = page, site
        self.looks: dict[str, tuple[list[str], int]] = {}

    def enter(self, **typed: str) -> None:
        press(self.page, "text=Enter a hearing")
        fill_in(self.page, **typed)
        press(self.page, ACT)
        self.desk = self.page.url
        self.path = self.page.locator("a.viewsitelink").get_attribute("href")

    def step(self, title: str, *, early: bool = False, **typed: str) -> str:
        """Takes a step by its button, looking at the preview before; gives what the preview said would be seen.

        `early`: the step says that a sitting is over whose day is still to come, and asks whether it is.
        """
        press(self.page, f"{STEP}:text-is('{title}')")
        fill_in(self.page, **typed)
        press(self.page, "[name=preview]")
        if early:
            self.page.check("[name=early]")
            press(self.page, "[name=preview]")
        shown = self.page.locator("#preview .then").inner_text()
        look = Look(self.page, self.page.context, None, [], [])
        self.looks[title] = (look.axe(), look.overflow())
        press(self.page, ACT)
        assert "Done" in self.page.locator(".messagelist .success").first.inner_text()
        return shown

    @property
    def public(self) -> str:
        reader = self.page.context.browser.new_page()
        answer = reader.goto(self.site.url + self.path)
        text = reader.locator("body").inner_text() if answer.status == 200 else str(answer.status)
        reader.close()
        return " ".join(text.split())


def test_a_hearing_is_entered_moved_put_off_set_again_adjourned_written_up_undone_and_withdrawn(
    site: Site, log_in: Editor
) -> None:
    page = log_in(site, "phone", **TELEPHONE)
    life = Life(page, site)

    life.enter(date=f"{SOON}", time="0915", people_0_family_name="Aru DEMOVA", people_0_charges="405 part 2")
    assert "Aru DEMOVA" in life.public
    assert "09:15" in life.public

    shown = life.step("Move to another date, hour or court", time="14.30", reason_en="The judge is late.")
    assert "14:30" in shown
    assert "The judge is late." in shown
    assert "14:30" in life.public
    assert "The judge is late." in life.public

    assert "Postponed" in life.step("Postpone, no new date", reason_en="The judge is ill.")
    assert "Postponed" in life.public
    assert page.locator(STEP, has_text="Postpone").count() == 0

    assert "10:00" in life.step("Set a new date", date=f"{SOON}", time="10:00")
    assert "10:00" in life.public

    first = life.path
    shown = life.step(
        "It goes on another day",
        early=True,
        date=f"{LATER}",
        time="11:00",
        outcome_en="Two witnesses were heard.",
    )
    assert "Two witnesses were heard." in shown
    assert "11:00" in shown
    assert "Two witnesses were heard." in life.public
    life.path = page.locator("a.viewsitelink").get_attribute("href")
    assert life.path != first
    assert "11:00" in life.public

    life.step("Write down the outcome", early=True, outcome_en="Acquitted.", was_open="open")
    assert "Acquitted." in life.public
    shown = life.step("Take the last step back", reason_en="It was another hearing.")
    assert "Acquitted." not in shown
    assert "Acquitted." not in life.public

    assert "Readers see nothing of it." in life.step("Withdraw from the public")
    assert life.public == "410"
    life.path = first
    assert "Two witnesses were heard." in life.public

    assert {title: found for title, found in life.looks.items() if found != ([], 0)} == {}


def test_from_the_desk_to_moved_are_two_taps_and_one_field(site: Site, log_in: Editor) -> None:
    page = log_in(site, "phone", **TELEPHONE)
    Life(page, site).enter(date=f"{SOON}", time="0915", people_0_family_name="Bolat DEMOV")
    page.goto(site.url + "/admin/")
    begun, taps = time.monotonic(), []

    def tap(what: str) -> None:
        taps.append(what)
        with page.expect_navigation():
            page.tap(what)

    tap("[aria-label='Move: DEMOV']")
    page.fill("[name=time]", "1430")
    tap(ACT)

    assert "Done" in page.locator(".messagelist .success").first.inner_text()
    assert len(taps) == 2
    assert time.monotonic() - begun < 30
