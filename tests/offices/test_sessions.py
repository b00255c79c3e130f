"""No session outlives its reason: every way to end one, each tried with the cookie a thief has copied before."""

from __future__ import annotations

import base64
import datetime as dt
import io
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client

from offices.models import DeskSession, Editor
from tests import factories
from tests.offices.conftest import DESK, LOG_IN, Browser

pytestmark = pytest.mark.django_db


def key(browser: Browser) -> str:
    return browser.cookies["session"].value


def after(now: dt.datetime, **more: int) -> time_machine.travel:
    return time_machine.travel(now + dt.timedelta(**more), tick=False)


# --- time
def test_an_hour_without_a_request_ends_it(browser: Browser, now: dt.datetime) -> None:
    with after(now, minutes=59):
        assert browser.copied().is_in()
    with after(now, minutes=59 + 61):
        assert not browser.copied().is_in()


def test_twelve_hours_end_it_however_busy_the_editor_is(browser: Browser, now: dt.datetime) -> None:
    for minutes in range(45, 12 * 60, 45):
        with after(now, minutes=minutes):
            assert browser.is_in()
    with after(now, hours=12, minutes=1):
        assert not browser.is_in()


def test_a_clock_set_back_makes_no_session_immortal(browser: Browser, now: dt.datetime) -> None:
    with after(now, days=-1):
        assert not browser.is_in()


# --- log-in and log-out
def test_a_session_planted_before_the_log_in_is_not_the_editors(
    required: None, phone: factories.Phone
) -> None:
    victim = Browser()
    victim.get(LOG_IN)
    victim.cookies["session"] = "a" * 32
    thief = victim.copied()

    victim.log_in(code=phone.code())

    assert victim.is_in()
    assert key(victim) != "a" * 32
    assert not thief.is_in()


def test_the_password_alone_gives_a_session_that_opens_nothing_and_the_second_factor_a_new_one(
    required: None, now: Any, editor: Editor
) -> None:
    own = Browser()
    answer = own.log_in()
    thief = own.copied()
    assert answer.headers["Location"] == "/admin/account/phone/"
    assert not own.is_in()

    seed = own.get("/admin/account/phone/").context["spelled"]
    own.post("/admin/account/phone/", {"code": code_of(seed)})

    assert own.is_in()
    assert not thief.is_in()
    assert thief.get("/admin/account/phone/").headers["Location"] == LOG_IN


def test_logging_out_ends_it(browser: Browser) -> None:
    thief = browser.copied()

    browser.post("/admin/logout/")

    assert not thief.is_in()


def test_logging_out_everywhere_ends_all(browser: Browser, phone: factories.Phone) -> None:
    other = Browser()
    other.log_in(code=phone.code(steps=1))
    assert other.is_in()

    browser.post("/admin/account/everywhere/")

    assert not other.is_in()
    assert not browser.is_in()


# --- what a session began with
def test_a_new_password_ends_all_others_and_renews_ones_own(browser: Browser) -> None:
    thief, before = browser.copied(), key(browser)
    new = "another long sentence to pass"

    browser.post(
        "/admin/password_change/",
        {"old_password": factories.PASSWORD, "new_password1": new, "new_password2": new},
    )

    assert browser.is_in()
    assert key(browser) != before
    assert not thief.is_in()


def test_a_password_set_by_somebody_else_ends_all(browser: Browser, editor: Editor) -> None:
    row = Editor.objects.get(pk=editor.pk)
    row.set_password("set by the administrator")
    row.save()

    assert not browser.is_in()


def test_a_password_changed_behind_every_form_ends_all(browser: Browser, editor: Editor) -> None:
    Editor.objects.filter(pk=editor.pk).update(password="!")

    assert not browser.is_in()


def test_another_phone_ends_all_others_and_renews_ones_own(browser: Browser, phone: factories.Phone) -> None:
    thief, other, before = browser.copied(), Browser(), key(browser)
    other.log_in(code=phone.code(steps=1))
    assert other.is_in()

    seed = browser.get("/admin/account/phone/").context["spelled"]
    browser.post("/admin/account/phone/", {"code": code_of(seed)})

    assert browser.is_in()
    assert key(browser) != before
    assert not thief.is_in()
    assert not other.is_in()


def test_new_recovery_codes_end_all_others(browser: Browser, phone: factories.Phone) -> None:
    other = Browser()
    other.log_in(code=phone.code(steps=1))
    assert other.is_in()

    browser.post("/admin/account/codes/renew/")

    assert browser.is_in()
    assert not other.is_in()


def test_a_second_factor_taken_back_ends_all(browser: Browser) -> None:
    call_command("reset_mfa", "editor", stdout=io.StringIO())

    assert not browser.is_in()
    assert DeskSession.objects.count() == 0


def test_an_account_switched_off_and_on_again_has_no_session_left(browser: Browser, editor: Editor) -> None:
    for active in (False, True):
        row = Editor.objects.get(pk=editor.pk)
        row.is_active = active
        row.save()

    assert not browser.is_in()


def test_an_account_deleted_has_no_session_left(browser: Browser, editor: Editor) -> None:
    editor.delete()

    assert not browser.is_in()
    assert DeskSession.objects.count() == 0


@pytest.mark.parametrize("column", ["is_staff", "is_superuser"])
def test_a_right_taken_ends_all(browser: Browser, editor: Editor, column: str) -> None:
    Editor.objects.filter(pk=editor.pk).update(**{column: False})

    assert not browser.is_in()


def test_another_group_or_another_right_of_the_group_ends_all(required: None, now: Any) -> None:
    rights = Permission.objects.filter(codename__in=("view_hearing", "change_hearing")).order_by("pk")
    group = Group.objects.create(name="readers")
    group.permissions.set(rights)
    anna = factories.editor(username="anna", is_superuser=False)
    anna.groups.add(group)
    phone = factories.phone(anna)
    own = Browser()
    own.log_in("anna", code=phone.code())
    assert own.is_in()

    group.permissions.remove(rights[0])
    assert not own.is_in()

    own.log_in("anna", code=phone.code(steps=1))
    assert own.is_in()
    anna.groups.clear()
    assert not own.is_in()


def test_panic_ends_everybodys(browser: Browser) -> None:
    call_command("panic", stdout=io.StringIO())

    assert not browser.is_in()
    assert DeskSession.objects.count() == 0


# --- how it is kept
def test_the_database_does_not_hold_what_the_cookie_holds(browser: Browser) -> None:
    row = DeskSession.objects.get()

    assert key(browser) not in (row.session_key, row.session_data)
    assert row.editor.username == "editor"


def test_the_cookie_goes_to_no_script_and_to_no_other_site(browser: Browser) -> None:
    cookie = browser.cookies["session"]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_a_session_of_before_the_second_factor_was_required_opens_nothing(
    editor: Editor, settings: Any
) -> None:
    own = Browser()
    own.log_in()
    assert own.is_in()

    settings.SECOND_FACTOR_REQUIRED = True

    assert not own.is_in()
    assert own.get("/admin/account/phone/").headers["Location"] == LOG_IN


def test_a_page_opened_often_writes_the_session_once_a_minute(
    browser: Browser, now: dt.datetime, django_assert_num_queries: Any
) -> None:
    with after(now, seconds=61):
        browser.get(DESK)
        before = DeskSession.objects.get().session_data
    with after(now, seconds=90):
        browser.get(DESK)

    assert DeskSession.objects.get().session_data == before


# --- a fresh proof
@pytest.mark.parametrize("address", ["/admin/offices/editor/", "/admin/auth/group/", "/admin/account/phone/"])
def test_what_gives_rights_asks_again_after_ten_minutes(
    browser: Browser, now: dt.datetime, address: str
) -> None:
    assert browser.get(address).status_code == 200
    with after(now, minutes=11):
        assert browser.get(address).headers["Location"] == f"/admin/account/again/?next={address}"
        assert browser.get(DESK).status_code == 200
        answer = browser.post("/admin/account/again/", {"proof": factories.PASSWORD, "next": address})
        assert answer.headers["Location"] == address
        assert browser.get(address).status_code == 200


def test_the_way_on_keeps_every_part_of_the_address(browser: Browser, now: dt.datetime) -> None:
    wanted = "/admin/offices/editor/?is_active__exact=1&q=an"
    with after(now, minutes=11):
        asked = browser.get(browser.get(wanted).headers["Location"])

    assert asked.context["next"] == wanted


def test_a_name_is_withdrawn_by_somebody_who_proved_to_be_there(browser: Browser, now: dt.datetime) -> None:
    hearing = factories.hearing()
    address = f"/admin/hearings/hearing/{hearing.pk}/withdraw/step/"
    with after(now, minutes=11):
        answer = browser.post(address, {"reason_en": "For her safety"})
        assert answer.status_code == 403
        hearing.refresh_from_db()
        assert hearing.publication == "published"

        kept = answer.context["sealed"]
        again = browser.post("/admin/account/again/", {"proof": "wrong", "kept": kept})
        assert "That did not fit." in again.content.decode()
        again = browser.post("/admin/account/again/", {"proof": factories.PASSWORD, "kept": kept})

    assert ("reason_en", "For her safety") in again.context["kept"].fields
    assert again.context["kept"].path == address


def test_a_code_is_proof_enough(browser: Browser, phone: factories.Phone, now: dt.datetime) -> None:
    with after(now, minutes=11):
        browser.post("/admin/account/again/", {"proof": phone.code()})

        assert browser.get("/admin/offices/editor/").status_code == 200


# --- nothing typed is lost
def test_a_form_sent_after_the_session_ended_comes_back_after_the_log_in(
    browser: Browser, phone: factories.Phone, now: dt.datetime
) -> None:
    court = factories.court()
    address = f"/admin/hearings/court/{court.pk}/change/"
    typed = {"slug": court.slug, "address_en": 'A "quoted" street\nand <b>more</b>', "old_password": "secret"}
    with after(now, minutes=70):
        answer = browser.post(address, typed)
        assert answer.status_code == 403
        assert "secret" not in answer.content.decode()

        answer = browser.log_in(code=phone.code(), kept=answer.context["sealed"])

        page = answer.content.decode()
    assert answer.context["kept"].path == address
    assert dict(answer.context["kept"].fields) == {k: v for k, v in typed.items() if k != "old_password"}
    assert "&lt;b&gt;more&lt;/b&gt;</textarea>" in page


def test_a_form_opened_before_a_log_in_in_another_window_comes_back(
    strict_client: Client, editor: Editor
) -> None:
    court = factories.court()
    address = f"/admin/hearings/court/{court.pk}/change/"
    strict_client.force_login(editor)
    strict_client.get(address)
    typed = {"slug": court.slug, "address_en": "A street", "csrfmiddlewaretoken": "a" * 64}

    stranger = strict_client.post(address, typed, headers={"Origin": "https://elsewhere.example"})
    unknown = strict_client.post(address, typed)
    host = urlsplit(settings.SITE_URL).netloc
    ours = strict_client.post(address, typed, headers={"Origin": settings.SITE_URL, "Host": host})

    assert (stranger.status_code, unknown.status_code, ours.status_code) == (403, 403, 403)
    assert "A street" not in stranger.content.decode() + unknown.content.decode()
    assert (ours.context["kept"].path, dict(ours.context["kept"].fields)) == (
        address,
        {"slug": court.slug, "address_en": "A street"},
    )
    again = strict_client.post(address, {**typed, "csrfmiddlewaretoken": str(ours.context["csrf_token"])})
    assert (
        again.status_code != 403
    )  # the token is right; what the court's form says to these fields is another matter


def test_a_form_that_somebody_made_up_does_not_come_back(browser: Browser, phone: factories.Phone) -> None:
    browser.post("/admin/logout/")

    answer = browser.log_in(code=phone.code(steps=1), kept="WyIvYWRtaW4vIl0:made-up:signature")

    assert answer.headers["Location"] == DESK


def code_of(spelled: str) -> str:
    """What an app shows that was given the key of the page."""
    return factories.Phone(None, base64.b32decode(spelled.replace(" ", "")).hex()).code()
