"""A step entered by mistake is taken back in one step, and readers who saw it are told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from hearings import actions, edition
from hearings.choices import Status
from hearings.models import Change, Hearing, Rendering
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LATER = dt.date(2021, 5, 20)


def columns(hearing: Hearing) -> dict[str, Any]:
    row = Hearing.objects.get(pk=hearing.pk)
    kept = {field.attname: getattr(row, field.attname) for field in Hearing._meta.concrete_fields}
    return {**kept, "listed": sorted(row.prosecutions.values_list("pk", flat=True))}


def sequence(hearing: Hearing) -> int:
    return Rendering.objects.get(hearing=hearing).sequence


def scheduled() -> Hearing:
    return factories.hearing(time=None, court=None, city=factories.city(), part_of_day="morning")


def postponed() -> Hearing:
    return actions.postpone(factories.hearing(), by=None, reason={"en": "The judge is ill."})


STEPS = {
    "move": (factories.hearing, lambda row: actions.move(row, by=None, date=LATER, reason={"en": "Ill."})),
    "move the hour": (factories.hearing, lambda row: actions.move(row, by=None, time=dt.time(14, 30))),
    "postpone": (factories.hearing, lambda row: actions.postpone(row, by=None, reason={"en": "Ill."})),
    "set again": (postponed, lambda row: actions.set_again(row, by=None, date=LATER, time=dt.time(10))),
    "cancel": (factories.hearing, lambda row: actions.cancel(row, by=None)),
    "cancel after postponing": (postponed, lambda row: actions.cancel(row, by=None)),
    "go online": (
        factories.hearing,
        lambda row: actions.go_online(row, by=None, link="https://court.example/"),
    ),
    "announce": (
        scheduled,
        lambda row: actions.announce(row, by=None, time=dt.time(9), court=factories.court(), courtroom="7"),
    ),
    "adjourn without a date": (factories.hearing, lambda row: actions.adjourn(row, by=None)),
    "adjourn": (
        factories.hearing,
        lambda row: actions.adjourn(row, by=None, date=LATER, outcome={"en": "Heard."}),
    ),
    "not held": (factories.hearing, lambda row: actions.not_held(row, by=None, reason={"en": "No escort."})),
    "outcome": (
        factories.hearing,
        lambda row: actions.record_outcome(row, by=None, outcome={"en": "Heard."}),
    ),
    "confirm": (factories.hearing, lambda row: actions.confirm(row, by=None)),
    "withdraw": (factories.hearing, lambda row: actions.withdraw(row, by=None)),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_taken_back_whole_and_told(step: str) -> None:
    before, take = STEPS[step]
    hearing = before()
    was = columns(hearing)
    take(hearing)
    raised, number = sequence(hearing), edition.current().number
    taken = actions.last_step(hearing)

    actions.undo(hearing, by=None, reason={"en": "Entered by mistake."})

    assert columns(hearing) == was
    told = Change.objects.filter(hearing=hearing).latest("pk")
    assert (told.kind, told.undoes, told.reason) == ("undone", taken, {"en": "Entered by mistake."})
    assert (told.before, told.after) != (None, None)
    assert edition.current().number == number + 1
    # That somebody asked again stands on the page alone, so no calendar program need read anew.
    assert sequence(hearing) == raised + (step != "confirm")


def test_done_again_it_takes_back_the_step_before() -> None:
    hearing = factories.hearing()
    was = columns(hearing)
    actions.move(hearing, by=None, date=LATER)
    moved = columns(hearing)
    actions.postpone(hearing, by=None)

    actions.undo(hearing, by=None)
    assert columns(hearing) == moved
    actions.undo(hearing, by=None)
    assert columns(hearing) == was
    with pytest.raises(actions.IllegalStep, match="What was published stays on the record"):
        actions.undo(hearing, by=None)


def test_the_log_names_the_editor_who_took_it_back_and_stays_a_chain() -> None:
    editor = factories.editor()
    hearing = factories.hearing()
    actions.cancel(hearing, by=editor)
    actions.undo(hearing, by=editor)

    *_rest, step, told = Change.objects.order_by("pk")
    assert (step.kind, step.undone, told.by) == ("cancelled", True, editor)
    assert [row.digest for row in (step, told)] == [row.computed_digest() for row in (step, told)]
    assert told.previous_digest == step.digest


def test_a_draft_has_no_step_to_take_back() -> None:
    with pytest.raises(actions.IllegalStep, match="There is no step to take back"):
        actions.undo(factories.hearing(published=False), by=None)


def test_what_was_changed_since_is_not_overwritten() -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30))
    with edition.change(by=None, minor=True):
        row = Hearing.objects.get(pk=hearing.pk)
        row.time = dt.time(14, 0)
        row.save()

    with pytest.raises(actions.IllegalStep, match="Something was changed since"):
        actions.undo(hearing, by=None)
    assert columns(hearing)["time"] == dt.time(14, 0)


def test_a_step_keeps_what_was_mended_beside_it() -> None:
    hearing = factories.hearing()
    actions.cancel(hearing, by=None)
    with edition.change(by=None, minor=True):
        row = Hearing.objects.get(pk=hearing.pk)
        row.courtroom = "7"
        row.save()

    actions.undo(hearing, by=None)

    assert (columns(hearing)["courtroom"], columns(hearing)["status"]) == ("7", Status.SCHEDULED)


def test_the_hearing_of_a_mistaken_adjournment_is_called_off_and_the_chain_is_free_again() -> None:
    hearing = factories.hearing()
    mistaken = actions.adjourn(hearing, by=None, date=LATER)

    actions.undo(hearing, by=None)

    mistaken.refresh_from_db()
    assert (mistaken.status, mistaken.adjourned_from) == (Status.CANCELLED, None)
    assert mistaken.reason["en"] == "The adjournment was entered by mistake."
    assert actions.adjourn(hearing, by=None, date=dt.date(2021, 5, 21)).adjourned_from == hearing


def test_an_adjournment_stands_once_the_next_hearing_has_a_step_of_its_own() -> None:
    hearing = factories.hearing()
    following = actions.adjourn(hearing, by=None, date=LATER)
    actions.postpone(following, by=None)

    with pytest.raises(actions.IllegalStep, match="The next hearing has gone on already"):
        actions.undo(hearing, by=None)

    actions.undo(following, by=None)
    actions.undo(hearing, by=None)
    assert columns(hearing)["status"] == Status.SCHEDULED


def test_who_was_told_the_wrong_day_finds_a_stub_there(client: Client) -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, date=LATER)
    actions.undo(hearing, by=None)

    wrong_day = reads(client, "/2021/05/20/")
    page = reads(client, f"/hearings/{hearing.public_id}/")

    assert "09:15Aru DEMOVAMoved to 6 May, 09:15" in wrong_day.one("main").text
    assert "Taken back (Moved): 6 May, 09:15, not 20 May, 09:15" in page.text
    assert reads(client, "/2021/05/06/").texts("h2.n") == ["Aru DEMOVA"]
