"""A date of another year says so, wherever it stands beside one that readers take its year from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from hearings import actions
from hearings.models import Hearing
from tests import factories
from tests.pages.reading import reads

pytestmark = pytest.mark.django_db

NEW_YEARS_EVE = dt.datetime(2021, 12, 30, 4, tzinfo=dt.UTC)


@pytest.fixture
def moved() -> Iterator[Hearing]:
    """Told before New Year of a hearing that is moved to a day in March."""
    with time_machine.travel(NEW_YEARS_EVE, tick=False):
        row = factories.hearing(court=factories.court(), date=dt.date(2021, 12, 31), time=dt.time(9, 15))
        yield actions.move(row, by=None, date=dt.date(2022, 3, 3), time=dt.time(14, 30))


def test_what_was_moved_into_another_year_says_which_on_both_its_days(client: Client, moved: Hearing) -> None:
    assert reads(client, "/2021/12/31/").one("li.gone a.why").text == "Moved to 3 March 2022, 14:30"
    new = reads(client, "/2022/03/03/")
    assert new.one("p.why").text.startswith("Was: 31 December 2021, 09:15 · changed today")
    assert new.one("s.was").text == "moved from 31 Dec 2021, 09:15"
    news = reads(client, "/").one(".note li a").text
    assert news == "Aru DEMOVA: 3 March 2022, 14:30, not 31 December 2021, 09:15"
    assert reads(client, "/embed/").one("h2").text == "Thu 3 March 2022"


def test_the_list_of_changes_names_the_year_where_it_is_not_its_own(client: Client, moved: Hearing) -> None:
    told = "Moved: 3 March 2022, 14:30, not 31 December, 09:15"
    assert told in reads(client, "/changes/").one("ul.log").text
    assert told in client.get("/changes.atom").content.decode().replace("\xa0", " ")


def test_years_later_a_page_dates_what_was_told_before_new_year(client: Client, moved: Hearing) -> None:
    with time_machine.travel(NEW_YEARS_EVE + dt.timedelta(days=1500), tick=False):
        told = reads(client, f"/hearings/{moved.public_id}/").one("ul.tl")
    assert "30 December 2021, 10:00" in told.text


def test_what_goes_on_in_another_year_says_which(client: Client) -> None:
    with time_machine.travel(NEW_YEARS_EVE, tick=False):
        row = factories.hearing(date=dt.date(2021, 12, 30), time=dt.time(9, 15))
        actions.adjourn(row, by=None, date=dt.date(2022, 2, 2), time=dt.time(10))
        assert reads(client, "/2021/12/30/").texts(".end .s") == ["Goes on 2 February 2022, 10:00"]
        assert "Goes on 2 February 2022, 10:00" in reads(client, "/changes/").one("ul.log").text
        person = row.prosecutions.get().defendant
        assert reads(client, f"/defendants/{person.slug}/").one("h3.n").text == "Wednesday 2 February 2022"


def test_the_dot_of_a_russian_year_ends_the_sentence_too(client: Client) -> None:
    with time_machine.travel(NEW_YEARS_EVE, tick=False):
        row = factories.hearing(date=dt.date(2021, 12, 31), time=dt.time(9, 15))
        why = {"ru": "Судья болен."}
        actions.move(row, by=None, date=dt.date(2022, 3, 3), time_is_known=False, reason=why)
        actions.move(row, by=None, date=dt.date(2022, 4, 4), reason=why)
        told = "4 апреля 2022 г., было 3 марта 2022 г. Судья болен."
        assert told in reads(client, f"/ru/hearings/{row.public_id}/").one("ul.tl").text
        assert told in reads(client, "/ru/changes/").one("ul.log").text
        assert told in client.get("/ru/changes.atom").content.decode().replace("\xa0", " ")


def test_what_was_put_off_last_year_says_since_when_it_has_no_date(client: Client) -> None:
    with time_machine.travel(NEW_YEARS_EVE, tick=False):
        row = factories.hearing(date=dt.date(2021, 12, 31), time=dt.time(9, 15))
        actions.postpone(row, by=None)
        assert reads(client, "/").one("s.was").text == "Was: 31 Dec, 09:15"
    with time_machine.travel(NEW_YEARS_EVE + dt.timedelta(days=30), tick=False):
        assert reads(client, "/").one("s.was").text == "Was: 31 Dec 2021, 09:15"
