"""Coming in: what opens the desk, what does not, and that nobody learns which of the two it was."""

from __future__ import annotations

import datetime as dt
import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from offices import second_factor
from offices.models import DeskSession, Editor, Tally
from offices.throttle import Attempt
from tests import factories
from tests.offices.conftest import DESK, ELSEWHERE, HOME, LOG_IN, STRANGERS, Browser

pytestmark = pytest.mark.django_db
REFUSED = "That did not fit. Check the name, the password and the code."
WRONG = "a sentence that is not the password"


def said(answer: Any) -> list[str]:
    return [str(error) for error in answer.context["form"].non_field_errors()]


@pytest.fixture
def audited(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[dict]]:
    """The lines of the audit log so far."""
    monkeypatch.setattr("offices.audit.log.propagate", True)
    caplog.set_level("INFO", "opencourt.accounts")
    return lambda: [json.loads(r.getMessage()) for r in caplog.records if r.name == "opencourt.accounts"]


# --- the second factor
def test_password_and_code_open_the_desk(required: None, phone: factories.Phone) -> None:
    own = Browser()

    answer = own.log_in(code=phone.code(), next="/admin/hearings/hearing/")

    assert answer.headers["Location"] == "/admin/hearings/hearing/"
    assert own.is_in()


@pytest.mark.parametrize(
    "typed",
    ["", "000000", "12345", "1234567", "abcdef", "ａｂ", "١٢٣٤٥٦", "x" * 40, "-", "0x1234", "1_2_3_4"],
)
def test_the_password_without_the_code_opens_nothing(
    required: None, phone: factories.Phone, typed: str
) -> None:
    own = Browser()

    assert said(own.log_in(code=typed)) == [REFUSED]
    assert not own.is_in()


def test_a_code_opens_once(required: None, phone: factories.Phone) -> None:
    code = phone.code()
    Browser().log_in(code=code)
    thief = Browser(STRANGERS)

    assert said(thief.log_in(code=code)) == [REFUSED]
    assert not thief.is_in()


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_that_is_half_a_minute_off_is_forgiven(
    required: None, phone: factories.Phone, steps: int, opens: bool
) -> None:
    own = Browser()
    own.log_in(code=phone.code(steps=steps))

    assert own.is_in() is opens


def test_code_of_another_editors_phone_opens_nothing(required: None, phone: factories.Phone) -> None:
    theirs = factories.phone(factories.editor(username="boris"))

    assert said(Browser().log_in(code=theirs.code())) == [REFUSED]


def test_each_recovery_code_opens_once_however_it_is_typed(
    required: None, editor: Editor, phone: factories.Phone
) -> None:
    codes = second_factor.new_codes(editor)
    own, thief = Browser(), Browser(STRANGERS)

    own.log_in(code=f" {codes[0].upper().replace('-', ' ')} ")
    thief.log_in(code=codes[0])

    assert (own.is_in(), thief.is_in()) == (True, False)
    assert (len(codes), second_factor.codes_left(editor)) == (10, 9)


def test_the_database_holds_neither_seed_nor_recovery_code(editor: Editor, phone: factories.Phone) -> None:
    codes = second_factor.new_codes(editor)

    kept = {
        *TOTPDevice.objects.values_list("key", flat=True),
        *StaticToken.objects.values_list("token", flat=True),
    }

    assert len(kept) == 11
    assert kept & {phone.seed, *codes, *(code.replace("-", "") for code in codes)} == set()


def test_the_first_log_in_leads_past_nothing_but_the_set_up(required: None, now: Any, editor: Editor) -> None:
    own = Browser()
    own.log_in(next="/admin/hearings/court/")
    for address in (DESK, "/admin/hearings/hearing/", "/admin/account/", "/admin/account/codes/"):
        assert own.get(address).headers["Location"].startswith(LOG_IN)

    page = own.get("/admin/account/phone/")
    seed = page.context["spelled"]
    assert seed in page.content.decode()
    assert "<svg" in page.content.decode()
    assert "style=" not in page.content.decode()
    assert own.get("/admin/account/phone/").context["spelled"] == seed
    answer = own.post("/admin/account/phone/", {"code": "000000"})
    assert "That is not the code of now." in answer.content.decode()
    assert not own.is_in()

    app = factories.Phone(None, second_factor.base64.b32decode(seed.replace(" ", "")).hex())
    answer = own.post("/admin/account/phone/", {"code": app.code()}, follow=True)

    codes = answer.context["codes"]
    assert len(set(codes)) == 10
    assert own.get("/admin/account/codes/").context["codes"] == codes
    answer = own.post("/admin/account/codes/", {"kept": "yes", "next": "/admin/hearings/court/"})
    assert answer.headers["Location"] == "/admin/hearings/court/"
    assert own.get("/admin/account/codes/").headers["Location"] == "/admin/account/"
    assert own.is_in()


def test_only_the_second_factor_makes_the_set_up_page_close(required: None, browser: Browser) -> None:
    again = Browser(ELSEWHERE)

    assert said(again.log_in()) == [REFUSED]
    assert again.get("/admin/account/phone/").headers["Location"] == LOG_IN


def test_a_lost_phone_is_forgotten_by_command(required: None, now: Any, editor: Editor) -> None:
    factories.phone(editor)
    second_factor.new_codes(editor)
    second_factor.reset(editor)

    assert Browser().log_in().headers["Location"] == "/admin/account/phone/"
    assert StaticToken.objects.count() == 0


def test_the_only_app_stays_where_one_is_required(browser: Browser, phone: factories.Phone) -> None:
    browser.post(f"/admin/account/phone/{phone.device.pk}/remove/")

    assert TOTPDevice.objects.count() == 1


def test_nobody_removes_somebody_elses_app(browser: Browser) -> None:
    theirs = factories.phone(factories.editor(username="boris"))

    assert browser.post(f"/admin/account/phone/{theirs.device.pk}/remove/").status_code == 404
    assert TOTPDevice.objects.count() == 2


def test_the_desk_has_no_page_that_shows_seeds(browser: Browser) -> None:
    for address in ("/admin/otp_totp/totpdevice/", "/admin/otp_static/staticdevice/"):
        assert browser.get(address).status_code == 404


# --- one answer for everything that is wrong
def test_whatever_is_wrong_gets_one_answer(required: None, phone: factories.Phone) -> None:
    factories.editor(username="left", is_active=False)
    factories.editor(username="reader", is_staff=False)
    factories.editor(username="fresh")
    tries = [
        ("nobody", factories.PASSWORD, ""),
        ("editor", WRONG, ""),
        ("editor", WRONG, phone.code()),
        ("editor", factories.PASSWORD, ""),
        ("editor", factories.PASSWORD, "000000"),
        ("left", factories.PASSWORD, ""),
        ("reader", factories.PASSWORD, ""),
        ("fresh", WRONG, ""),
    ]
    answers = [Browser(f"203.0.{number}.1").log_in(*each) for number, each in enumerate(tries)]

    assert {answer.status_code for answer in answers} == {200}
    assert [said(answer) for answer in answers] == [[REFUSED]] * len(tries)
    assert DeskSession.objects.count() == 0


def test_an_unknown_name_takes_as_long_as_a_wrong_password(required: None, db: None, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    factories.editor()

    def took(name: str, network: int) -> float:
        began = time.perf_counter()
        Browser(f"203.0.{network}.1").log_in(name, WRONG)
        return time.perf_counter() - began

    took("editor", 0)
    known = [took("editor", number) for number in range(1, 8)]
    unknown = [took("nobody", number) for number in range(11, 18)]

    # The password's hash takes most of it; a machine at work makes single tries slower, not the fastest ones.
    assert 0.5 < min(known) / min(unknown) < 2
    assert statistics.median(unknown) > 0.01


@pytest.mark.parametrize(
    "wanted",
    ["//evil.example", "https://evil.example/", r"/\evil.example", "javascript:alert(1)", "\t//evil"],
)
def test_a_log_in_leads_to_no_other_site(required: None, phone: factories.Phone, wanted: str) -> None:
    assert Browser().log_in(code=phone.code(), next=wanted).headers["Location"] == DESK


# --- ten wrong passwords slow the attacker, and not the editor
def test_ten_wrong_passwords_slow_the_attacker_for_a_quarter_of_an_hour(
    required: None, phone: factories.Phone, now: dt.datetime
) -> None:
    attacker, moment = Browser(STRANGERS), now
    for _ in range(10):
        answer = attacker.log_in(password=WRONG)
        while answer.status_code == 429:
            moment += dt.timedelta(seconds=30)
            with time_machine.travel(moment, tick=False):
                answer = attacker.log_in(password=WRONG)
    assert moment - now > dt.timedelta(minutes=7)

    with time_machine.travel(moment + dt.timedelta(minutes=14), tick=False):
        answer = attacker.log_in(code=phone.code())
        assert answer.status_code == 429
        assert said(answer) == ["Too many wrong tries. Try again in 1 minute."]
        # The editor, at home, at the same moment.
        own = Browser(HOME)
        own.log_in(code=phone.code())
        assert own.is_in()


def test_the_editors_own_browser_gets_in_from_the_attackers_network_and_under_any_attack(
    browser: Browser, phone: factories.Phone, now: dt.datetime
) -> None:
    browser.post("/admin/logout/")
    for number in range(60):
        Browser(f"203.0.{number}.1").log_in(password=WRONG)
    for _ in range(6):
        Browser(STRANGERS).log_in(password=WRONG)
    assert Browser(ELSEWHERE).log_in(code=phone.code(steps=1)).status_code == 429
    browser.defaults["REMOTE_ADDR"] = STRANGERS

    browser.log_in(code=phone.code(steps=1))

    assert browser.is_in()


def test_the_attackers_own_account_does_not_make_his_network_free_again(
    required: None, phone: factories.Phone, now: dt.datetime
) -> None:
    his = factories.phone(factories.editor(username="boris"))
    for number in range(30):
        Browser(STRANGERS).log_in(f"name{number}", WRONG)
    assert Browser(STRANGERS).log_in("one more", WRONG).status_code == 429
    with time_machine.travel(now + dt.timedelta(seconds=31), tick=False):
        assert Browser(STRANGERS).log_in("boris", code=his.code()).status_code == 302
        assert Browser(STRANGERS).log_in("one more", WRONG).status_code == 429


def test_a_right_log_in_forgives_ones_own_mistakes(required: None, phone: factories.Phone) -> None:
    for _ in range(4):
        Browser().log_in(password=WRONG)
    Browser().log_in(code=phone.code())

    for _ in range(4):
        assert Browser().log_in(password=WRONG).status_code == 200


def test_a_tally_made_anew_meanwhile_locks_nobody_out(now: dt.datetime) -> None:
    tried = Attempt({"network": "ours"})
    tried.wait(now)
    Tally.objects.update(failures=0)

    tried.right(now)

    assert Tally.objects.get().failures == 0


def test_a_known_browser_is_no_way_around_the_tally(browser: Browser) -> None:
    browser.post("/admin/logout/")
    statuses = [browser.log_in(password=WRONG).status_code for _ in range(7)]

    assert statuses == [200] * 5 + [429] * 2


def test_a_browser_known_for_one_account_is_a_stranger_to_another(browser: Browser) -> None:
    factories.editor(username="boris")
    browser.post("/admin/logout/")
    Tally.objects.all().delete()

    browser.log_in("boris", WRONG)

    assert Tally.objects.count() == 3


def test_wrong_codes_are_counted_like_wrong_passwords(required: None, phone: factories.Phone) -> None:
    statuses = [Browser(STRANGERS).log_in(code=f"{number:06}").status_code for number in range(7)]

    assert statuses[-1] == 429


def test_what_is_counted_names_nobody_and_is_forgotten_after_a_day(
    required: None, editor: Editor, now: dt.datetime
) -> None:
    Browser(STRANGERS).log_in(password=WRONG)
    first = set(Tally.objects.values_list("key", flat=True))
    with time_machine.travel(now + dt.timedelta(days=1, seconds=1), tick=False):
        Browser(STRANGERS).log_in(password=WRONG)
        second = set(Tally.objects.values_list("key", flat=True))

    assert (len(first), len(second), first & second) == (3, 3, set())
    for row in Tally.objects.values():
        assert "203.0.113" not in str(row)
        assert "editor" not in str(row)


def test_a_flood_of_names_does_not_fill_the_database(
    required: None, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offices.throttle.MOST_TALLIES", 10)
    for number in range(12):
        Browser(f"203.0.{number}.1").log_in(f"name{number}", WRONG)

    assert Tally.objects.count() <= 13


@pytest.mark.parametrize(
    ("behind", "header", "remote", "tallies"),
    [
        (False, "203.0.113.66", "", 1),
        (True, "", "127.0.0.1", 1),
        (True, "not an address", "127.0.0.1", 1),
        (True, "10.0.0.1, 203.0.113.66", "127.0.0.1", 3),
        (False, "", "2001:db8:1:2::7", 3),
    ],
)
def test_only_the_proxys_own_word_is_taken_for_where_somebody_comes_from(
    editor: Editor, settings: Any, behind: bool, header: str, remote: str, tallies: int
) -> None:
    settings.BEHIND_PROXY = behind
    Browser(remote, HTTP_X_FORWARDED_FOR=header).log_in(password=WRONG)

    assert Tally.objects.count() == tallies


# --- what is written down
def test_log_ins_and_failures_are_written_down_without_addresses_and_passwords(
    required: None, phone: factories.Phone, audited: Callable
) -> None:
    own = Browser(STRANGERS)
    own.log_in("my password by mistake\r\n{", "typed in the wrong box")
    own.log_in(password=WRONG)
    own.log_in(code=phone.code())
    own.post("/admin/logout/")

    lines = audited()
    assert [(line["event"], line["editor"]) for line in lines] == [
        ("log-in failed", None),
        ("log-in failed", "editor"),
        ("log-in", "editor"),
        ("log-out", "editor"),
    ]
    text = json.dumps(lines)
    assert [word for word in ("203.0.113", "password", "wrong box", WRONG, phone.seed) if word in text] == []


# --- at home
def test_on_a_laptops_own_site_a_password_is_enough_until_an_app_is_set_up(editor: Editor, now: Any) -> None:
    page = Browser().get(LOG_IN)
    assert 'name="code"' not in page.content.decode()
    own = Browser()
    own.log_in()
    assert own.is_in()

    factories.phone(editor)

    assert 'name="code"' in Browser().get(LOG_IN).content.decode()
    assert said(Browser().log_in()) == [REFUSED]


def test_the_log_in_takes_no_form_of_another_site(strict_client: Client, editor: Editor) -> None:
    answer = strict_client.post(LOG_IN, {"username": "editor", "password": factories.PASSWORD})

    assert answer.status_code == 403
