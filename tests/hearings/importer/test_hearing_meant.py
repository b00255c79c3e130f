"""The next hearing of a running trial comes in without a question; what may have been moved is asked about."""

import datetime as dt

import pytest
import time_machine

from hearings import actions
from hearings.importer.plan import Choices, Doubt, Verb
from hearings.models import Hearing
from tests.hearings.importer.test_import import DAY, D, bring_in, entry, office, plan, text

pytestmark = pytest.mark.django_db

__all__ = ["office"]

NEXT_MORNING = dt.datetime(2021, 5, 7, 2, 0, tzinfo=dt.UTC)  # 08:00 in Almaty
NEXT = D(2021, 5, 7)


@pytest.fixture
def yesterdays(office) -> Hearing:
    """A hearing on the 6th at 09:15 whose outcome nobody has entered."""
    [hearing] = bring_in(text(entry(date=DAY)), office).added
    return hearing


@time_machine.travel(NEXT_MORNING, tick=False)
def test_the_next_hearing_of_a_trial_is_a_further_one_once_the_last_is_over(office, yesterdays):
    made = plan(text(entry(date=NEXT)), office)

    [item] = made.items
    assert (item.verb, item.case, item.doubts) == (Verb.NEW, yesterdays.case, [])
    assert "The time of the hearing of 6\u00a0May 2021, 09:15 has passed" in str(item.notes[0])

    bring_in(text(entry(date=NEXT)), office)
    assert [(row.date, row.status) for row in Hearing.objects.in_order()] == [
        (DAY, "scheduled"),
        (NEXT, "scheduled"),
    ]


@time_machine.travel(NEXT_MORNING, tick=False)
def test_an_editor_may_say_that_it_was_moved_all_the_same(office, yesterdays):
    tomorrow = text(entry(date=NEXT))
    assert plan(tomorrow, office).items[0].hearings == [yesterdays]

    bring_in(tomorrow, office, choices=Choices(moves={0: yesterdays.pk}))

    assert Hearing.objects.get().date == NEXT


@time_machine.travel(NEXT_MORNING, tick=False)
def test_one_that_is_still_to_come_may_have_been_moved(office, yesterdays):
    bring_in(text(entry(date=D(2021, 5, 12))), office)

    asked = plan(text(entry(date=D(2021, 5, 13))), office).items[0]

    assert asked.doubts == [Doubt.MOVED_OR_FURTHER]
    assert asked.hearing.date == D(2021, 5, 12)


@time_machine.travel(dt.datetime(2021, 5, 6, 3, 30, tzinfo=dt.UTC), tick=False)
def test_one_that_sits_now_may_have_been_moved(office, yesterdays):
    """At 09:30 in Almaty."""
    assert plan(text(entry(date=NEXT)), office).items[0].doubts == [Doubt.MOVED_OR_FURTHER]


@time_machine.travel(dt.datetime(2021, 5, 6, 13, 0, tzinfo=dt.UTC), tick=False)
def test_the_bulletin_of_the_evening_asks_nothing_of_the_hearing_of_the_morning(office, yesterdays):
    """Most trials sit day after day, and tomorrow's bulletin is written while today is not over."""
    [item] = plan(text(entry(date=NEXT)), office, date=DAY).items

    assert (item.verb, item.doubts, item.hearings) == (Verb.NEW, [], [yesterdays])


@time_machine.travel(dt.datetime(2021, 6, 30, tzinfo=dt.UTC), tick=False)
def test_an_old_text_may_tell_of_a_move_though_all_is_over_by_now(office, yesterdays):
    later = text(entry(date=NEXT))

    assert plan(later, office, date=D(2021, 5, 5)).items[0].doubts == [Doubt.MOVED_OR_FURTHER]
    assert plan(later, office, date=DAY).items[0].doubts == []


@time_machine.travel(NEXT_MORNING, tick=False)
def test_the_hearing_that_was_adjourned_yesterday_is_asked_about(office, yesterdays):
    """Did it sit and go on, or not sit at all?"""
    adjourned = text(entry(date=D(2021, 5, 12), status="moved"))

    assert plan(adjourned, office).items[0].doubts == [Doubt.MOVED_OR_FURTHER]


@time_machine.travel(NEXT_MORNING, tick=False)
def test_what_left_a_day_of_its_own_is_not_the_hearing_that_is_over(office, yesterdays):
    moved = text(entry(date=D(2021, 5, 12), status="moved", was_date=D(2021, 5, 10)))

    bring_in(moved, office)

    assert [row.date for row in Hearing.objects.in_order()] == [DAY, D(2021, 5, 12)]


@time_machine.travel(NEXT_MORNING, tick=False)
def test_one_that_waits_for_a_new_day_is_asked_about(office, yesterdays):
    actions.postpone(yesterdays, by=None)

    assert plan(text(entry(date=NEXT)), office).items[0].doubts == [Doubt.MOVED_OR_FURTHER]
