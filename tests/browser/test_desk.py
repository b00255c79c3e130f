"""The editors' desk in a real browser: without JavaScript, by keyboard, under the strict content policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.desk import fill_in, press
from tests.browser.look import Look
from tests.browser.sites import Site
from tests.hearings.admin.entry_form import ADDRESS, AINUR

MAKE_EDITOR = "from tests import factories; factories.editor(language='{}')"
OURS = [
    ADDRESS,
    "/admin/",
    "/admin/hearings/hearing/1/move/step/",
    "/admin/hearings/hearing/1/withdraw/step/",
    "/admin/hearings/hearing/1/history/",
    "/admin/defendants/defendant/2/merge/",
    "/admin/defendants/defendant/2/merge/?into=1",
    "/admin/defendants/case/1/part/",
]
DJANGOS = [
    "/admin/",
    "/admin/hearings/hearing/",
    "/admin/hearings/hearing/1/change/",
    "/admin/defendants/defendant/",
    "/admin/defendants/defendant/1/change/",
    "/admin/defendants/case/1/change/",
    "/admin/defendants/prosecution/1/change/",
    "/admin/hearings/court/",
    "/admin/hearings/court/1/change/",
    "/admin/hearings/change/",
    "/admin/offices/editor/1/change/",
    "/admin/offices/office/1/change/",
]


@pytest.fixture(scope="module")
def desk_site(data_set: Callable, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The seed's day with one editor, for this module."""
    site = Site.copy_of(data_set("seed"), tmp_path_factory.mktemp("desk") / "site")
    site.manage("shell", "-c", MAKE_EDITOR.format("en"))
    yield site
    site.stop()


def type_the_third_hearing(page: Page) -> None:
    """The seed's third hearing, as an editor reads it off the bulletin."""
    fill_in(page, date="2021-05-06", time="15.00", mode="online")
    fill_in(page, **{f"people_0_{name}": text for name, text in AINUR.items()})


def test_the_seeds_third_hearing_is_entered_from_nothing_in_two_page_loads_without_javascript(
    data_set: Callable, tmp_path_factory: pytest.TempPathFactory, log_in: Callable[..., Page]
) -> None:
    site = Site.copy_of(data_set("empty"), tmp_path_factory.mktemp("empty") / "site")
    try:
        site.manage("shell", "-c", MAKE_EDITOR.format("en") + "; factories.office(); factories.article()")
        page = log_in(site, java_script_enabled=False)
        press(page, "text=Enter a hearing")
        answers = []
        page.on(
            "response",
            lambda answer: (
                answers.append(answer.status) if answer.request.resource_type == "document" else None
            ),
        )

        type_the_third_hearing(page)
        press(page, "button.desk-act")

        assert answers == [302, 200]
        said = page.locator(".messagelist .success").first.inner_text()
        assert said.startswith("Published: Thursday 6\u00a0May 2021, 15:00 · MYRZALIYEVA")
        page.goto(site.url + "/2021/05/06/")
        shown = page.locator("main").inner_text()
        assert "15:00" in shown
        assert "Ainur MYRZALIYEVA" in " ".join(shown.split())
        assert "Mukhtar ABLYAZOV via ZOOM" in shown
    finally:
        site.stop()


def test_a_defendant_is_added_and_removed_without_javascript(
    desk_site: Site, log_in: Callable[..., Page]
) -> None:
    page = log_in(desk_site, java_script_enabled=False)
    page.goto(desk_site.url + ADDRESS)
    type_the_third_hearing(page)

    press(page, "text=Add a defendant")
    page.fill("[name=people-1-family_name]", "Second DEMO")
    press(page, "text=Remove defendant 1")

    assert page.locator("fieldset.person").count() == 1
    assert page.locator("[name=people-0-family_name]").input_value() == "Second DEMO"
    assert page.locator("[name=time]").input_value() == "15.00"


def test_the_enter_key_saves_a_draft_and_removes_nobody(desk_site: Site, log_in: Callable[..., Page]) -> None:
    page = log_in(desk_site, java_script_enabled=False)
    page.goto(desk_site.url + ADDRESS)
    page.fill("[name=time]", "25:00")

    with page.expect_navigation():
        page.press("[name=time]", "Enter")

    assert "This is no hour." in page.locator("#wrong").inner_text()


@pytest.mark.parametrize("viewport", ["desktop", "phone", "small", "dark"])
@pytest.mark.parametrize("address", OURS)
def test_our_own_pages_are_clean(
    desk_site: Site, log_in: Callable[..., Page], address: str, viewport: str
) -> None:
    page = log_in(desk_site, viewport)
    look = watched(page, desk_site, address)

    assert look.response.status == 200
    assert look.messages == []
    assert look.failed_requests == []
    assert look.overflow() <= 0
    assert look.axe() == []


def test_our_own_pages_are_valid_html(
    desk_site: Site, log_in: Callable[..., Page], check_html: Callable[[dict[str, str]], list[str]]
) -> None:
    page = log_in(desk_site, java_script_enabled=False)
    addresses = [*OURS, ADDRESS + "?case=1", "/admin/", "/admin/hearings/hearing/1/change/"]

    assert check_html({each: page.goto(desk_site.url + each).text() for each in addresses}) == []


def test_the_questions_are_clean_too(desk_site: Site, log_in: Callable[..., Page]) -> None:
    page = log_in(desk_site)
    look = watched(page, desk_site, ADDRESS)
    type_the_third_hearing(page)
    press(page, "button.desk-act")

    assert page.title().startswith("Error: Enter a hearing")
    assert page.locator(".question").count() == 2
    assert look.messages == []
    assert look.axe() == []


@pytest.mark.parametrize("viewport", ["desktop", "small", "dark"])
def test_both_versions_are_shown_cleanly(desk_site: Site, log_in: Callable[..., Page], viewport: str) -> None:
    first, second = log_in(desk_site), log_in(desk_site, viewport)
    look = watched(second, desk_site, "/admin/hearings/court/1/change/")
    first.goto(desk_site.url + "/admin/hearings/court/1/change/")
    for page, minutes in ((first, viewport), (second, "mine")):
        page.fill("[name=attending_en]", f"Bring a document, {minutes}.")
        press(page, "[name=_save]")

    assert second.locator("#conflict").is_visible()
    assert second.locator("[name=take_theirs]").count() == 1
    # The browser's own word on an answer that is not 200.
    assert [message for message in look.messages if "409" not in message] == []
    assert look.overflow() <= 0
    assert look.axe() == []


def test_a_new_hour_asks_whether_the_hearing_was_moved(desk_site: Site, log_in: Callable[..., Page]) -> None:
    page = log_in(desk_site)
    look = watched(page, desk_site, "/admin/hearings/hearing/1/change/")
    page.fill("[name=time]", "14.30")
    press(page, "[name=_save]")

    assert page.locator("#moved-or-slip").is_visible()
    assert page.locator("[name=time]").input_value() == "14.30"
    assert look.messages == []


@pytest.mark.parametrize("address", DJANGOS)
def test_djangos_pages_keep_the_content_policy(
    desk_site: Site, log_in: Callable[..., Page], address: str
) -> None:
    look = watched(log_in(desk_site), desk_site, address)

    assert look.response.status == 200
    assert look.messages == []
    assert look.failed_requests == []
    assert look.third_party_requests == []


def test_a_person_is_found_as_one_types(desk_site: Site, log_in: Callable[..., Page]) -> None:
    page = log_in(desk_site)
    look = watched(page, desk_site, "/admin/defendants/case/1/change/")
    page.click("text=Add another Defendant")
    page.locator(".select2-selection").last.click()
    page.keyboard.type("noga")

    page.locator(".select2-results__option", has_text="NOGAYEV").click()

    assert "NOGAYEV" in page.locator(".select2-selection").last.inner_text()
    assert look.messages == []


@pytest.mark.parametrize("address", ["/admin/defendants/case/1/change/", "/admin/hearings/hearing/"])
def test_forms_and_lists_of_djangos_own_are_called_by_their_labels(
    desk_site: Site, log_in: Callable[..., Page], address: str
) -> None:
    page = log_in(desk_site)
    look = watched(page, desk_site, address)
    if "case" in address:
        page.click("text=Add another Defendant")
        for box in page.locator(".select2-selection").all():
            called = box.evaluate(
                "box => document.getElementById(box.getAttribute('aria-labelledby').split(' ')[0]).innerText"
            )
            assert called == "Defendant:"

    assert look.axe("aria-input-field-name", "label", "label-title-only", "select-name", "image-alt") == []
    assert look.messages == []


def test_the_form_is_filled_in_by_keyboard_alone(desk_site: Site, log_in: Callable[..., Page]) -> None:
    page = log_in(desk_site)
    page.goto(desk_site.url + ADDRESS)
    seen = []
    page.locator("[name=date]").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))
        if seen[-1] == "publish":
            break

    names = list(dict.fromkeys(seen))
    assert [
        name
        for name in names
        if name in ("time", "court", "people-0-family_name", "people-0-charges", "add", "publish")
    ] == [
        "time",
        "court",
        "people-0-family_name",
        "people-0-charges",
        "add",
        "publish",
    ]


def watched(page: Page, site: Site, address: str) -> Look:
    """The page opened by somebody logged in, with what the browser complained about."""
    requests: list = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    response = page.goto(site.url + address, wait_until="load")
    return Look(page, page.context, response, requests, messages)
