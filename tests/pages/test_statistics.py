"""What the calendar counts: drawn and in numbers, each of which leads to the list that it counts."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import Any

import pytest
from django.test import Client

from hearings import actions, copies
from hearings.choices import Mode
from tests import factories
from tests.pages.reading import Element, reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
QUERIES = 17


def scene() -> None:
    """Hearings of three months that differ in everything that is counted."""
    factories.hearing(date=dt.date(2021, 2, 3), status="held", was_open="open", observers="refused")
    factories.hearing(date=dt.date(2021, 4, 6), status="held", mode=Mode.ONLINE, link_given="given")
    hearing = factories.hearing(people=[factories.prosecution(verdict="convicted", charges=["488 6"])])
    actions.adjourn(hearing, by=None, date=dt.date(2021, 5, 20), time=dt.time(10))
    factories.hearing(city=factories.city(slug="oral", name="Oral"))
    factories.hearing(published=False, date=dt.date(2021, 6, 1))


def rows(page: Element, key: str) -> dict[str, str]:
    """Label → number in the table under a heading."""
    heading = page.one(f"#{key}").text
    table = next(one for one in page.all("table") if one.one("caption").text == heading)
    return {row.one("th").text: row.one(".num").text for row in table.all("tbody tr")}


def test_everything_published_is_counted(client: Client) -> None:
    scene()

    page = reads(client, "/statistics/")

    assert "5 hearings · 4 cases · 4 people" in page.one("#main").text
    months = rows(page, "months")
    assert len(months) == 12
    assert {month: count for month, count in months.items() if count != "0"} == {
        "February 2021": "1",
        "April 2021": "1",
        "May 2021": "3",
    }
    assert rows(page, "articles") == {"Article 405 · Criminal Code": "3", "Article 488 · Criminal Code": "2"}
    assert rows(page, "cities") == {"Almaty": "4", "Oral": "1"}
    assert rows(page, "statuses") == {"To come, or outcome not yet known": "2", "Held": "3"}
    assert rows(page, "verdicts") == {"Convicted": "1", "No verdict known": "3"}
    assert rows(page, "adjournments") == {"never adjourned": "3", "adjourned 1 time": "1"}
    assert rows(page, "was_open") == {"Was open to the public": "1", "not recorded": "2"}


def test_each_number_leads_to_a_list_of_as_many(client: Client) -> None:
    scene()
    page = reads(client, "/statistics/")

    links = [row.one("a") for row in page.all("tbody tr") if row.all("a")]
    counted = {row.one("a").get("href"): row.one(".num").text for row in page.all("tbody tr") if row.all("a")}

    assert len(links) > 8
    for address, count in counted.items():
        if "/search/" in address and "verdict" not in address:
            assert f"{count} hearing" in reads(client, address).one("#main").text
        assert client.get(address).status_code == 200


def test_the_columns_have_a_title_and_a_sentence_for_the_ear(client: Client) -> None:
    scene()
    page = reads(client, "/statistics/")
    drawn = page.one("svg[role]")

    named = [page.one(f"#{key}").text for key in drawn.get("aria-labelledby").split()]

    assert named == [
        "Hearings by month",
        "Most: May 2021, 3. The numbers stand in the table below.",
    ]
    assert len(drawn.all("path")) == 3


@pytest.mark.parametrize(
    ("prefix", "told"),
    [
        ("", "Most: May 2021 · 3"),
        ("/ru", "Больше всего: май 2021 · 3"),
        ("/kk", "Ең көбі: 2021 жылғы мамыр · 3"),
    ],
)
def test_a_month_inside_a_sentence_is_written_as_its_language_does(
    client: Client, prefix: str, told: str
) -> None:
    scene()

    assert told in reads(client, f"{prefix}/statistics/").one("#main").text


def test_nothing_is_styled_inside(client: Client) -> None:
    scene()

    assert not re.search(r"<style|style=", client.get("/statistics/").content.decode())


def test_an_empty_calendar_says_so(client: Client) -> None:
    assert reads(client, "/statistics/").texts(".none") == ["There is nothing to count yet."]


def test_programs_get_the_same_numbers(client: Client) -> None:
    scene()

    charts = {chart["key"]: chart for chart in client.get("/statistics.json").json()["charts"]}
    table = list(csv.DictReader(io.StringIO(client.get("/statistics.csv").content.decode("utf-8-sig"))))

    assert {one["key"]: one["count"] for one in charts["cities"]["numbers"]} == {"almaty": 4, "oral": 1}
    assert [row["count"] for row in table if row["key"] == "KZ-CC/405"] == ["3"]
    assert len(table) == sum(len(chart["numbers"]) for chart in charts.values())
    assert client.get("/statistics.ics").status_code == 404


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_a_program_is_told_the_same_kind_of_file_as_by_a_feed(client: Client, suffix: str) -> None:
    scene()

    numbers, feed = (client.get(f"/{name}.{suffix}") for name in ("statistics", "hearings"))

    assert numbers["Content-Type"] == feed["Content-Type"]


def test_no_draft_and_no_withheld_name_is_counted_by_name(client: Client) -> None:
    hidden = factories.defendant(family_name="Kanareeva", shown_as="withheld")
    case = factories.case()
    factories.hearing(people=[factories.prosecution(defendant=hidden, case=case)])
    hearing = factories.hearing(case=case)
    actions.adjourn(hearing, by=None, date=dt.date(2021, 5, 20), time=dt.time(10))
    factories.hearing(published=False, city=factories.city(slug="canary", name="Canary"))

    page = client.get("/statistics/").content.decode()

    assert "Name withheld" in page
    assert "Kanareeva" not in page
    assert "Canary" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_queries_whatever_it_counts(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    for _number in range(count):
        hearing = factories.hearing(people=[factories.prosecution(verdict="convicted")])
        actions.adjourn(hearing, by=None, date=dt.date(2021, 5, 20), time=dt.time(10))

    with django_assert_num_queries(QUERIES):
        client.get("/statistics/")


def test_1500_hearings_cost_no_more_queries_than_one(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    factories.many_hearings(1500, rendered=False)

    with django_assert_max_num_queries(QUERIES):
        client.get("/statistics/")


def test_in_a_copy_no_number_leads_to_a_search_that_is_not_there(client: Client, now: dt.datetime) -> None:
    scene()

    with copies.writing(copies.Copy(now, "https://copy.example")):
        told = client.get("/statistics.json").content.decode()
        page = client.get("/statistics/").content.decode()

    assert "https://copy.example/2021/05/" in told
    assert "/search/?" not in told + page


def test_no_average_is_told_where_nothing_was_adjourned(client: Client) -> None:
    factories.hearing()

    assert "On average" not in reads(client, "/statistics/").one("#main").text
