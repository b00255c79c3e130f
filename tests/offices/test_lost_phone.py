"""What the desk says to an editor whose phone is gone, is a new one, or shows another code."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine

from offices import second_factor
from offices.models import Editor
from tests import factories
from tests.offices.conftest import DESK, Browser

pytestmark = pytest.mark.django_db


def test_whoever_came_in_by_a_recovery_code_is_led_to_another_phone(
    required: None, editor: Editor, phone: factories.Phone
) -> None:
    codes = second_factor.new_codes(editor)
    own = Browser()

    own.log_in(code=codes[0])

    (told,) = own.get(DESK).context["messages"]
    assert str(told) == '9 recovery codes are left. <a href="/admin/account/">Set up another phone</a>'
    own.log_in(code=phone.code())
    assert list(own.get(DESK).context["messages"]) == []


def test_two_phones_of_one_day_are_told_apart(required: None, editor: Editor, phone: factories.Phone) -> None:
    own = Browser()
    own.log_in(code=phone.code())
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=3), tick=False):
        factories.phone(editor)

    page = own.get("/admin/account/").content.decode()

    labels = re.findall(r'aria-label="(Remove the app set up on [^"]+)"', page)
    assert len(set(labels)) == 2
    assert all(label.endswith(" (UTC+6)") for label in labels)


def test_a_wrong_code_leads_to_the_box_and_not_to_the_top_of_the_page(required: None, editor: Editor) -> None:
    own = Browser()
    own.log_in()
    assert " autofocus" not in own.get("/admin/account/phone/").content.decode()

    page = own.post("/admin/account/phone/", {"code": "000000"}).content.decode()

    assert re.search(r'<input [^>]*name="code"[^>]* autofocus', page)
