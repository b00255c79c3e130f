"""Changing what readers know of date, hour and court asks: moved, or correcting a slip?"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from hearings.models import Change, Hearing, Rendering
from tests import factories
from tests.hearings.admin.test_door import page, save

ASKED = "Readers know this date, hour and court. Say what happened."


@pytest.fixture
def hearing(desk: Client) -> Hearing:
    return factories.hearing()


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


@pytest.mark.parametrize(
    "typed",
    [{"time": "14.30"}, {"date": "2021-05-07"}, {"court": ""}, {"time": ""}],
    ids=["hour", "date", "no court", "no hour"],
)
def test_the_form_comes_back_with_the_question_and_everything_typed(
    desk: Client, hearing: Hearing, typed: dict[str, str]
) -> None:
    response = save(desk, hearing, judges="Judge Demo", **typed)

    assert errors(response) == {"moved_or_slip": [ASKED]}
    text = response.content.decode()
    assert "Was it moved, or are you correcting a slip?" in text
    assert 'value="Judge Demo"' in text
    for value in filter(None, typed.values()):
        assert f'value="{value}"' in text
    hearing.refresh_from_db()
    assert (hearing.time, hearing.judges) == (dt.time(9, 15), "")


def test_nothing_is_asked_before_something_changes(desk: Client, hearing: Hearing) -> None:
    assert "moved_or_slip" not in desk.get(page(hearing)).content.decode()


def test_moved_is_told_to_readers_with_its_reason(desk: Client, hearing: Hearing) -> None:
    answer = {"moved_or_slip": "moved", "moved_reason_en": "The judge is ill."}

    assert save(desk, hearing, time="1430", **answer).status_code == 302

    hearing.refresh_from_db()
    change = Change.objects.filter(hearing=hearing).first()
    assert (hearing.time, hearing.status, hearing.reason) == (
        dt.time(14, 30),
        "scheduled",
        {"en": "The judge is ill."},
    )
    assert (change.kind, change.minor, change.left_date, change.reason) == (
        "moved",
        False,
        dt.date(2021, 5, 6),
        {"en": "The judge is ill."},
    )
    assert Rendering.objects.get(hearing=hearing).sequence == 1


def test_a_slip_is_shown_as_no_change(desk: Client, hearing: Hearing) -> None:
    assert save(desk, hearing, date="2021-05-07", moved_or_slip="slip").status_code == 302

    hearing.refresh_from_db()
    change = Change.objects.filter(hearing=hearing).first()
    assert (hearing.date, change.kind, change.minor, change.left_date) == (
        dt.date(2021, 5, 7),
        "changed",
        True,
        None,
    )
    assert Rendering.objects.get(hearing=hearing).sequence == 1


def test_the_answer_of_another_hearing_is_no_answer(desk: Client, hearing: Hearing) -> None:
    assert list(errors(save(desk, hearing, time="1430", moved_or_slip="set_again"))) == ["moved_or_slip"]


def test_an_hour_and_a_court_that_became_known_are_announced_and_nothing_is_asked(desk: Client) -> None:
    hearing = factories.hearing(time=None, part_of_day="morning", city=factories.city())

    response = save(desk, hearing, time="9:15", court=factories.court().pk)

    assert response.status_code == 302
    hearing.refresh_from_db()
    assert (hearing.time, hearing.part_of_day, hearing.city) == (dt.time(9, 15), "", None)
    assert Change.objects.filter(hearing=hearing).first().kind == "announced"


def test_a_court_in_another_city_than_the_one_known_is_asked_about(desk: Client) -> None:
    hearing = factories.hearing(city=factories.city())
    other = factories.court(slug="other", city=factories.city(slug="astana", name="Astana"))

    assert list(errors(save(desk, hearing, court=other.pk, city=""))) == ["moved_or_slip"]


def test_a_postponed_hearing_gets_its_new_date(desk: Client) -> None:
    hearing = factories.hearing(status="postponed")

    response = save(desk, hearing, date="2021-06-01")
    assert "A new date was set" in response.content.decode()
    assert save(desk, hearing, date="2021-06-01", moved_or_slip="set_again").status_code == 302

    hearing.refresh_from_db()
    assert hearing.status == "scheduled"
    assert Change.objects.filter(hearing=hearing).first().kind == "set_again"


def test_of_a_held_hearing_only_a_slip_can_be_corrected(desk: Client) -> None:
    hearing = factories.hearing(status="held")

    assert list(errors(save(desk, hearing, date="2021-05-05", moved_or_slip="moved"))) == ["moved_or_slip"]
    assert save(desk, hearing, date="2021-05-05", moved_or_slip="slip").status_code == 302


def test_a_draft_changes_freely(desk: Client) -> None:
    draft = factories.hearing(published=False)

    assert save(desk, draft, date="2021-05-09", time="").status_code == 302


def test_gap_and_fold_are_said_beside_the_hour(desk: Client) -> None:
    berlin = factories.city(slug="berlin", zone="Europe/Berlin")
    draft = factories.hearing(published=False, city=berlin)

    assert list(errors(save(desk, draft, date="2021-03-28", time="02:30"))) == ["time"]
    assert list(errors(save(desk, draft, date="2021-10-31", time="02:30"))) == ["fold"]
    assert save(desk, draft, date="2021-10-31", time="02:30", fold="1").status_code == 302
    draft.refresh_from_db()
    assert draft.starts_at == dt.datetime(2021, 10, 31, 1, 30, tzinfo=dt.UTC)


def test_status_and_publication_are_no_fields_of_the_form(desk: Client, hearing: Hearing) -> None:
    save(desk, hearing, status="cancelled", publication="draft", outcome_en="x", withdrawn_at="2021-05-06")

    hearing.refresh_from_db()
    assert (hearing.status, hearing.publication, hearing.outcome) == ("scheduled", "published", {})
