"""A hearing that is to come is not moved to a day that is past by a slip of the finger."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from hearings import actions
from hearings.models import Hearing
from tests import factories
from tests.hearings.admin.conftest import fields_of
from tests.hearings.admin.test_kept import address
from tests.hearings.admin.test_stepping import address as step
from tests.hearings.admin.test_stepping import take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

PAST, COMING = dt.date(2021, 4, 20), dt.date(2021, 5, 20)


@pytest.fixture
def hearing(desk: Client) -> Hearing:
    return factories.hearing(date=COMING)


def errors(answer: Any) -> dict[str, list[str]]:
    return dict(answer.context["form"].errors)


def test_a_move_to_a_past_day_is_asked_about_and_nothing_typed_is_lost(
    desk: Client, hearing: Hearing
) -> None:
    typed = {"date": PAST, "time": "14:30", "court": hearing.court_id, "reason_en": "The judge is ill."}
    assert "though it is past" not in desk.get(step(hearing, "move")).content.decode()

    answer = take(desk, hearing, "move", **typed)

    assert errors(answer) == {"past": ["This day is past. Correct the date, or tick this box."]}
    assert "The judge is ill." in answer.content.decode()
    assert hearing.date == COMING

    take(desk, hearing, "move", **typed, past="on")
    assert hearing.date == PAST


def test_a_new_date_of_a_postponed_hearing_too(desk: Client, hearing: Hearing) -> None:
    actions.postpone(hearing, by=None)

    assert "past" in errors(take(desk, hearing, "set-again", date=PAST, court=hearing.court_id))
    take(desk, hearing, "set-again", date=PAST, court=hearing.court_id, past="on")

    assert (hearing.date, hearing.status) == (PAST, "scheduled")


def test_what_was_moved_and_held_long_ago_is_written_down_unasked(desk: Client) -> None:
    old = factories.hearing(date=dt.date(2021, 3, 1))

    take(desk, old, "move", date=PAST, time="10:00", court=old.court_id)

    assert old.date == PAST


def test_the_long_form_asks_it_as_well_but_not_of_a_slip(desk: Client, hearing: Hearing) -> None:
    page = address(hearing, "change", hearing.pk)
    typed = {**fields_of(desk.get(page)), "date": PAST.isoformat()}

    asked = desk.post(page, {**typed, "moved_or_slip": "moved"}).content.decode()
    slip = desk.post(page, {**typed, "moved_or_slip": "slip"})

    assert "This day is past: Tuesday 20\xa0April 2021." in asked
    assert slip.status_code == 302


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("outcome", {"outcome_en": "Two witnesses were heard."}),
        ("adjourn", {"date": dt.date(2021, 5, 27)}),
        ("not-held", {}),
    ],
)
def test_what_came_of_a_day_that_has_not_begun_is_asked_about(
    desk: Client, hearing: Hearing, step: str, typed: dict
) -> None:
    told = "It is set for a day to come: Thursday 20\xa0May 2021. Move it if it was held earlier, or tick this box."

    assert errors(take(desk, hearing, step, **typed)) == {"early": [told]}
    assert hearing.status == "scheduled"

    take(desk, hearing, step, **typed, early="on")
    assert hearing.status in ("held", "not_held")


def test_on_its_own_day_it_is_not_asked(desk: Client) -> None:
    today = factories.hearing(date=dt.date(2021, 5, 6), time=dt.time(23))

    take(desk, today, "outcome", outcome_en="It began early.")

    assert today.status == "held"
