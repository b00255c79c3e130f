"""An editor's first log-in and everyday account, in a real browser: on a phone, without scripts, in each language."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.look import VIEWPORTS, Look
from tests.browser.sites import Site
from tests.factories import PASSWORD, Phone

MAKE = "from tests import factories; factories.editor(username='{}', language='{}')"
ACCOUNT = ("/admin/account/", "/admin/account/phone/", "/admin/account/again/", "/admin/password_change/")


@pytest.fixture(scope="module")
def guarded_site(data_set: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The seed's day on a site where each log-in needs a second factor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SECOND_FACTOR", "required")
        site = Site.copy_of(data_set("seed"), tmp_path_factory.mktemp("guarded") / "site")
        yield site
        site.stop()


def press(page: Page, button: str = "#content .desk-act") -> None:
    with page.expect_navigation():
        page.click(button)


def wrong_with(page: Page, messages: list[str] | None = None) -> list[str]:
    """What the browser, axe and the width of the window say against the page as it stands."""
    look = Look(page, page.context, None, [], [])
    # Axe tries styles of its own, which the content policy refuses: what it causes is no word about the page.
    said = [*(messages or []), *look.axe(), *(["too wide"] if look.overflow() > 0 else [])]
    if messages is not None:
        messages.clear()
    return said


@pytest.mark.parametrize(
    ("viewport", "lang"), [("small", "en"), ("phone", "ru"), ("dark-phone", "kk"), ("desktop", "en")]
)
def test_from_the_first_log_in_to_the_account(
    guarded_site: Site, chromium: Browser, viewport: str, lang: str
) -> None:
    name = f"{viewport}-{lang}"
    guarded_site.manage("shell", "-c", MAKE.format(name, lang))
    # axe itself is a script: pages are looked at with scripts on, and none of them has any of its own.
    context = chromium.new_context(**VIEWPORTS[viewport], locale=lang)
    page, wrong = context.new_page(), {}
    messages: list[str] = []
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("console", lambda said: messages.append(said.text) if "Content Security" in said.text else None)

    page.goto(guarded_site.url + "/admin/")
    wrong["log-in"] = wrong_with(page, messages)
    page.fill("[name=username]", name)
    page.fill("[name=password]", "not the password")
    press(page)
    wrong["refused"] = wrong_with(page, messages)
    page.fill("[name=password]", PASSWORD)
    press(page)
    wrong["set-up"] = wrong_with(page, messages)
    phone = Phone(None, base64.b32decode(page.inner_text(".key").replace(" ", "")).hex())
    page.fill("[name=code]", phone.code())
    press(page)
    assert page.locator(".codes code").count() == 10
    wrong["codes"] = wrong_with(page, messages)
    press(page)
    assert page.url == guarded_site.url + "/admin/"
    for address in ACCOUNT:
        page.goto(guarded_site.url + address)
        wrong[address] = wrong_with(page, messages)
    context.close()

    assert {where: what for where, what in wrong.items() if what} == {}


def test_all_of_it_works_without_javascript_and_is_valid_html(
    guarded_site: Site, chromium: Browser, check_html: Callable[[dict[str, str]], list[str]]
) -> None:
    guarded_site.manage("shell", "-c", MAKE.format("plain", "en"))
    context = chromium.new_context(**VIEWPORTS["phone"], java_script_enabled=False)
    page, seen = context.new_page(), {}
    page.goto(guarded_site.url + "/admin/")
    seen["log-in"] = page.content()
    page.fill("[name=username]", "plain")
    page.fill("[name=password]", PASSWORD)
    press(page)
    seen["set-up"] = page.content()
    phone = Phone(None, base64.b32decode(page.inner_text(".key").replace(" ", "")).hex())
    page.fill("[name=code]", phone.code())
    press(page)
    seen["codes"] = page.content()
    press(page)
    page.goto(guarded_site.url + "/admin/account/")
    seen["account"] = page.content()
    page.goto(guarded_site.url + "/admin/account/again/")
    seen["again"] = page.content()

    # The session ends while a form is open; what was typed comes back after the log-in.
    page.goto(guarded_site.url + "/admin/hearings/court/add/")
    page.fill("[name=slug]", "typed-by-night")
    guarded_site.manage("shell", "-c", "from offices import sessions; sessions.end_all()")
    press(page, "[name=_save]")
    seen["asked"] = page.content()
    page.fill("[name=username]", "plain")
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=code]", phone.code(steps=1))
    press(page)
    seen["kept"] = page.content()
    press(page)
    assert page.locator("[name=slug]").input_value() == "typed-by-night"

    press(page, "#logout-form button")
    page.goto(guarded_site.url + "/admin/account/")
    assert page.url.startswith(guarded_site.url + "/admin/login/")
    context.close()
    assert check_html(seen) == []


def test_panic_ends_sessions_and_shuts_the_door_in_every_process_at_once(
    guarded_site: Site, chromium: Browser
) -> None:
    guarded_site.manage("shell", "-c", MAKE.format("watch", "en"))
    context = chromium.new_context(**VIEWPORTS["desktop"])
    page = context.new_page()
    page.goto(guarded_site.url + "/admin/")
    page.fill("[name=username]", "watch")
    page.fill("[name=password]", PASSWORD)
    press(page)
    phone = Phone(None, base64.b32decode(page.inner_text(".key").replace(" ", "")).hex())
    page.fill("[name=code]", phone.code())
    press(page)
    press(page)
    try:
        told = guarded_site.manage("panic")

        assert "Ended:" in told
        # The server has two processes: twenty requests meet both.
        asked = [context.request.get(guarded_site.url + "/admin/", max_redirects=0).status for _ in range(20)]
        assert set(asked) == {302}
        page.goto(guarded_site.url + "/admin/hearings/hearing/1/postpone/step/")
        page.fill("[name=username]", "watch")
        page.fill("[name=password]", PASSWORD)
        page.fill("[name=code]", phone.code(steps=1))
        press(page)
        assert page.locator(".frozen").inner_text().startswith("Publishing is frozen")
        assert wrong_with(page) == []
        press(page, "button.desk-act")
        assert page.locator("h1").inner_text() == "Publishing is frozen"
        assert wrong_with(page) == []
    finally:
        guarded_site.manage("panic", "--lift")

    press(page, "button.desk-act")
    assert page.locator(".messagelist .success").count() == 1
    context.close()
