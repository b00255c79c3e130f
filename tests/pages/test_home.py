"""The front page answers "what is next?" in one look, and says so when nothing is."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client

from hearings import actions
from hearings.choices import Mode
from tests import factories
from tests.pages.reading import reads

NOON = dt.time(12, 0)
TODAY = dt.date(2021, 5, 6)

pytestmark = pytest.mark.django_db


def day(number: int) -> dt.date:
    """So many days from today."""
    return TODAY + dt.timedelta(days=number)


def test_days_stand_in_their_order_today_first(client: Client, now: dt.datetime) -> None:
    factories.hearing(date=day(7))
    factories.hearing(date=day(1))
    factories.hearing()
    factories.hearing(time=NOON)

    assert reads(client, "/").texts("h2.day") == [
        "Today, Thursday 6 May 2 hearings",
        "Tomorrow, Friday 7 May 1 hearing",
        "Thursday 13 May 1 hearing",
    ]


def test_today_stands_there_when_it_is_empty(client: Client, now: dt.datetime) -> None:
    factories.hearing(date=day(2))

    page = reads(client, "/")

    assert page.texts("h2.day") == ["Today, Thursday 6 May", "Saturday 8 May 1 hearing"]
    assert page.texts(".none") == ["No hearings are known for this day."]


def test_with_nothing_ahead_the_page_leads_to_the_latest_day(client: Client, now: dt.datetime) -> None:
    factories.hearing(date=dt.date(2021, 3, 1))

    page = reads(client, "/")

    assert "No hearings are announced. Latest day with hearings: 1 March 2021." in page.text
    assert page.all("main a")[0].get("href") == "/2021/03/01/"


def test_a_date_that_ends_with_a_dot_ends_its_sentence(client: Client) -> None:
    factories.hearing(date=dt.date(2021, 3, 1))

    said = reads(client, "/ru/").one("main").text.replace("\u00a0", " ")

    assert "Последний день с заседаниями: 1 марта 2021 г." in said
    assert "г.." not in said


def test_an_empty_site_says_that_nothing_is_announced(client: Client, now: dt.datetime) -> None:
    assert "No hearings are announced." in reads(client, "/").text


def test_what_is_further_ahead_stands_in_lines(client: Client, now: dt.datetime) -> None:
    factories.hearing(date=day(8))

    page = reads(client, "/")

    assert page.texts("h2.day")[-1] == "Later"
    assert page.texts(".ls") == ["Fri 14 May09:15Aru DEMOVA 405 p. 2, Almaty"]


def test_far_ahead_the_months_have_the_rest(client: Client, now: dt.datetime) -> None:
    factories.many_hearings(101, date=day(8), a_day=10, rendered=False)

    page = reads(client, "/")

    assert len(page.all(".ls li")) == 100
    assert page.one(".more").text == "Further ahead: May 2021"


def test_a_hearing_without_a_date_waits_below(client: Client, now: dt.datetime) -> None:
    actions.postpone(factories.hearing(date=day(2)), by=None, reason={"en": "The judge is ill."})
    actions.adjourn(factories.hearing(date=day(-90)), by=None)

    page = reads(client, "/")

    assert page.one("#undated").text == "No date yet 2 hearings"
    assert page.texts(".t") == ["Next date not announced", "No new date Was: 8 May, 09:15"]
    assert page.text.count("Next date not announced") == 1
    assert page.texts("h2.day") == ["No date yet 2 hearings"]


def test_what_waits_and_was_heard_lately_stands_in_both_places(client: Client, now: dt.datetime) -> None:
    hearing = factories.hearing(date=day(-1))
    actions.adjourn(hearing, by=None)

    rows = reads(client, "/").all(".h")

    assert [row.get("id") for row in rows] == [None, f"h-{hearing.public_id}"]


def test_an_adjourned_case_waits_until_its_next_hearing_is_public(client: Client, now: dt.datetime) -> None:
    hearing = factories.hearing(date=day(-90))
    actions.adjourn(hearing, by=None)
    draft = factories.hearing(case=hearing.case, date=day(3), published=False)
    assert len(reads(client, "/").all("#undated")) == 1

    actions.publish(draft, by=None)

    assert reads(client, "/").all("#undated") == []


def test_the_last_days_show_what_became_of_them(client: Client, now: dt.datetime) -> None:
    actions.record_outcome(factories.hearing(date=day(-1)), by=None, outcome={"en": "A witness was heard."})
    factories.hearing(date=day(-7))
    factories.hearing(date=day(-8))

    page = reads(client, "/")

    assert page.one("#recent").text == "Recently last seven days"
    assert page.texts(".t") == ["09:15 Wed 5 May UTC+6", "09:15 Thu 29 Apr UTC+6"]
    assert page.texts(".end") == ["A witness was heard.", "Outcome not yet known"]


def test_changes_since_yesterday_stand_above(client: Client, now: dt.datetime) -> None:
    moved, cancelled, _unchanged = (factories.hearing(date=day(2)) for _number in range(3))
    actions.move(moved, by=None, time=NOON)
    actions.cancel(cancelled, by=None)

    assert reads(client, "/").texts(".note li") == [
        "Aru DEMOVA, 8 May: Cancelled today, 6 May, 08:00",
        "Aru DEMOVA: 8 May, 12:00, not 09:15 today, 6 May, 08:00",
    ]


def test_of_a_hearing_today_the_hours_stand_behind_its_date(client: Client, now: dt.datetime) -> None:
    """ "14:30, not 09:15 today, 08:53" was read on a page that had been kept, and meant another day."""
    actions.move(factories.hearing(), by=None, time=NOON)

    assert reads(client, "/").texts(".note li") == ["Aru DEMOVA, 6 May: 12:00, not 09:15 today, 6 May, 08:00"]


def test_the_news_tell_what_became_known_and_how_one_attends(client: Client, now: dt.datetime) -> None:
    """ "Online" alone kept people from a court that lets them in."""
    open_to_both, watched, heard = (factories.hearing() for _number in range(3))
    actions.announce(heard, by=None, courtroom="7")
    actions.announce(watched, by=None, link="https://court.example/room")
    actions.go_online(open_to_both, by=None, mode=Mode.HYBRID)

    assert reads(client, "/").texts(".note a")[:3] == [
        "Aru DEMOVA, 6 May: In person and online",
        "Aru DEMOVA, 6 May: More became known: link to join or watch",
        "Aru DEMOVA, 6 May: More became known: room 7",
    ]


def test_what_was_taken_back_is_not_told_as_if_it_held(client: Client, now: dt.datetime) -> None:
    """ "Cancelled" stood at the top of the front page for a hearing that takes place."""
    hearing = factories.hearing()
    actions.cancel(hearing, by=None)
    actions.undo(hearing, by=None)

    assert reads(client, "/").texts(".note li") == [
        "Aru DEMOVA: Taken back (Cancelled): 6 May, 09:15 today, 6 May, 08:00"
    ]


def test_a_page_that_is_kept_says_which_day_its_today_was(client: Client, now: dt.datetime) -> None:
    """Opened from a telephone's memory a week later, "Today: 1" and "Changed since yesterday" were lies."""
    actions.move(factories.hearing(), by=None, time=NOON)

    english, kazakh = reads(client, "/"), reads(client, "/kk/")

    assert english.one(".when").text == (
        "Today, Thursday 6 May 2021: 1 · in the next seven days: 1. Hours are the courts' own."
    )
    assert english.one("#news").text == "Changed since yesterday, 5 May"
    assert kazakh.one(".when").text.startswith("Бүгін, 2021 жылғы 6 мамыр, бейсенбі: 1")
    assert kazakh.one("#news").text == "Кешеден бергі өзгерістер, 5 мамыр"


def test_changes_of_the_day_before_yesterday_are_no_news(client: Client, now: dt.datetime) -> None:
    hearing = factories.hearing(date=day(5))
    actions.cancel(hearing, by=None)

    with time_machine.travel(now + dt.timedelta(days=1, hours=15), tick=False):
        assert len(reads(client, "/").all(".note li")) == 1
    with time_machine.travel(now + dt.timedelta(days=1, hours=16), tick=False):
        assert reads(client, "/").all(".note") == []


def test_at_most_five_changes_are_told_one_a_hearing(client: Client, now: dt.datetime) -> None:
    for _number in range(6):
        hearing = factories.hearing(date=day(2))
        actions.postpone(hearing, by=None)
        actions.set_again(hearing, by=None, date=day(3))

    assert len(reads(client, "/").all(".note li")) == 5


def test_a_hearing_moved_off_today_leaves_its_stub_there(client: Client, now: dt.datetime) -> None:
    actions.move(factories.hearing(), by=None, date=day(20))

    page = reads(client, "/")

    assert page.texts("h2.day")[0] == "Today, Thursday 6 May"
    assert page.one(".hs .gone").text == "09:15Aru DEMOVAMoved to 26 May, 09:15"


def test_a_hearing_is_upcoming_until_its_day_is_over_at_its_court(client: Client, now: dt.datetime) -> None:
    factories.hearing()

    with time_machine.travel(dt.datetime(2021, 5, 6, 17, 59, tzinfo=dt.UTC), tick=False):
        assert reads(client, "/").texts("h2.day") == ["Today, Thursday 6 May 1 hearing"]
    with time_machine.travel(dt.datetime(2021, 5, 6, 18, 0, tzinfo=dt.UTC), tick=False):
        assert reads(client, "/").texts("h2.day") == ["Recently last seven days"]


def test_nothing_shows_before_its_release(client: Client, now: dt.datetime) -> None:
    hearing = factories.hearing(published=False, date=day(1))
    actions.publish(hearing, by=None, release_at=now + dt.timedelta(hours=1))

    assert reads(client, "/").all(".h") == []
    with time_machine.travel(now + dt.timedelta(hours=1), tick=False):
        assert len(reads(client, "/").all(".h")) == 1


@pytest.mark.parametrize("count", [1, 3, 1500])
def test_the_queries_do_not_grow_with_the_rows(
    client: Client, now: dt.datetime, django_assert_num_queries, count: int
) -> None:
    factories.many_hearings(count, rendered=False)

    with django_assert_num_queries(18):
        page = reads(client, "/")

    assert len(page.all(".h")) == count
