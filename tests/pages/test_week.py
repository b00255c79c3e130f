"""A week reads like a diary: seven days, the empty ones too."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from hearings import actions
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_a_week_has_seven_days_monday_first(client: Client) -> None:
    factories.hearing()
    factories.hearing(date=dt.date(2021, 5, 9))

    page = reads(client, "/2021/W18/")

    assert page.one("h1").text == "Week 18 3–9 May 2021"
    assert page.texts("h2.day") == [
        "Monday 3 May",
        "Tuesday 4 May",
        "Yesterday, Wednesday 5 May",
        "Today, Thursday 6 May 1 hearing",
        "Tomorrow, Friday 7 May",
        "Saturday 8 May",
        "Sunday 9 May 1 hearing",
    ]
    assert len(page.all(".none")) == 5


def test_the_counts_name_what_is_not_as_announced(client: Client) -> None:
    actions.cancel(factories.hearing(), by=None)
    actions.postpone(factories.hearing(), by=None)
    actions.move(factories.hearing(), by=None, date=dt.date(2021, 5, 7))

    text = reads(client, "/2021/W18/").text

    assert "3 hearings · 2 days · Moved: 1 · Postponed: 1 · Cancelled: 1" in text


def test_a_stub_stands_on_the_day_that_was_left(client: Client) -> None:
    actions.move(factories.hearing(), by=None, date=dt.date(2021, 5, 20))

    page = reads(client, "/2021/W18/")

    assert page.texts(".gone") == ["09:15Aru DEMOVAMoved to 20 May, 09:15"]
    assert page.texts("h2.day")[3] == "Today, Thursday 6 May"


@pytest.mark.parametrize(
    ("week", "before", "after", "month"),
    [
        ("2021/W18", "/2021/W17/", "/2021/W19/", "/2021/05/"),
        ("2020/W53", "/2020/W52/", "/2021/W01/", "/2020/12/"),
        ("2021/W01", "/2020/W53/", "/2021/W02/", "/2021/01/"),
    ],
)
def test_weeks_lead_to_their_neighbours_and_their_month(
    client: Client, week: str, before: str, after: str, month: str
) -> None:
    links = [link.get("href") for link in reads(client, f"/{week}/").all(".pn a")]

    assert links == [before, after, month]


def test_the_first_and_the_last_week_lead_nowhere_else(client: Client) -> None:
    assert reads(client, "/1990/W01/").all(".pn a")[0].get("rel") == "next"
    assert reads(client, "/2100/W52/").all("a[rel]")[0].get("rel") == "prev"


def test_a_week_that_never_was_is_not_found(client: Client) -> None:
    for address in ("/2021/W53/", "/2021/W54/", "/2021/W00/", "/1989/W10/", "/2101/W01/"):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_queries_do_not_grow_with_the_rows(client: Client, django_assert_num_queries, count: int) -> None:
    factories.many_hearings(count, rendered=False)

    with django_assert_num_queries(13):
        page = reads(client, "/2021/W18/")

    assert len(page.all(".h")) == count
