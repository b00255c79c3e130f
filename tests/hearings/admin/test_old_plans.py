"""A plan that was read some time ago: what it would change by now, and answers nobody was asked for."""

import datetime as dt

import pytest

from hearings import actions
from hearings.models import Hearing
from tests.hearings.admin.test_importing import TEXT, desk, fields_of, office_key, paste, plan_address

pytestmark = pytest.mark.django_db

__all__ = ["desk", "paste"]


def test_what_a_colleague_moved_while_the_plan_was_read_is_not_moved_back(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    desk.post(plan_address(), {**fields_of(shown), "confirm": "yes"})
    again = desk.post(paste, {"text": TEXT, "office": office_key()})
    assert "confirming would change nothing" in again.content.decode()
    moved, _other = Hearing.objects.in_order()
    actions.move(moved, by=None, time=dt.time(16))

    refused = desk.post(plan_address(), {**fields_of(again), "confirm": "yes"})

    moved.refresh_from_db()
    assert moved.time == dt.time(16)
    assert f"changed since you looked at this page: {moved}" in refused.content.decode()

    desk.post(plan_address(), {**fields_of(refused), "confirm": "yes"})
    moved.refresh_from_db()
    assert moved.time == dt.time(9, 15)


@pytest.mark.parametrize("box", ["i0-move", "i0-case", "i0-p0-who"])
def test_an_answer_that_no_page_offers_is_none(desk, paste, box):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})

    again = desk.post(plan_address(), {**fields_of(shown), box: "9" * 5000, "confirm": "yes"})

    assert (again.status_code, Hearing.objects.count()) == (200, 0)
