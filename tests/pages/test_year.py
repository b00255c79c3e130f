"""A year shows at a glance when there was much to hear, in numbers and in shades."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from hearings.views.year import shade
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_twelve_months_with_their_numbers(client: Client) -> None:
    factories.hearing()
    factories.many_hearings(4, date=dt.date(2021, 12, 31), rendered=False)
    factories.hearing(published=False)
    factories.hearing(date=dt.date(2022, 1, 1))

    page = reads(client, "/2021/")

    assert "5 hearings · 2 days" in page.text
    assert page.texts(".bars .num") == ["0", "0", "0", "0", "1", "0", "0", "0", "0", "0", "0", "4"]
    assert len(page.all(".yr caption")) == 12


def test_today_is_framed_and_stands_in_the_legend_of_its_own_year_only(client: Client) -> None:
    factories.hearing()
    factories.hearing(date=dt.date(2022, 1, 1))

    page = reads(client, "/2021/")

    assert page.texts(".yr .now") == ["6"]
    assert page.texts(".legend .now") == ["Today"]
    assert reads(client, "/2022/").all(".now") == []


def test_a_day_is_a_link_that_says_its_date_and_number(client: Client) -> None:
    factories.many_hearings(3, rendered=False)

    link = reads(client, "/2021/").one(".yr a")

    assert link.text == "6"
    assert link.get("class") == "y3"
    assert link.get("href") == "/2021/05/06/"
    assert link.get("aria-label").replace("\N{NO-BREAK SPACE}", " ") == "6 May: 3 hearings"


def test_shades_follow_the_legend() -> None:
    assert [shade(count) for count in range(7)] == [0, 1, 2, 3, 3, 4, 4]


def test_an_empty_year_has_no_heat_map(client: Client) -> None:
    page = reads(client, "/2030/")

    assert "0 hearings" in page.text
    assert page.all(".yr") == []


def test_years_outside_the_range_are_not_found(client: Client) -> None:
    assert [client.get(f"/{year}/").status_code for year in (1989, 1990, 2100, 2101, 9999)] == [
        404, 200, 200, 404, 404,
    ]  # fmt: skip
    assert reads(client, "/1990/").texts(".pn a") == ["1991 ›"]
    assert reads(client, "/2100/").texts(".pn a") == ["‹ 2099"]


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_queries_do_not_grow_with_the_rows(client: Client, django_assert_num_queries, count: int) -> None:
    factories.many_hearings(count, a_day=3, rendered=False)

    with django_assert_num_queries(5):
        reads(client, "/2021/")
