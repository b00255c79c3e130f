"""A journalist puts a calendar into their own page once, and it stays right: no scripts, links that lead out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
import time_machine
from django.test import Client

from hearings import actions
from tests import factories
from tests.pages.reading import Element, reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
SITE = "http://127.0.0.1:8000"


def names(page: Element) -> list[str]:
    return page.texts("li p a")


def person(family: str, **columns: object) -> None:
    prosecution = factories.prosecution(defendant=factories.defendant(family_name=family))
    factories.hearing(people=[prosecution], **columns)


def test_everything_to_come_stands_in_a_frame(client: Client) -> None:
    person("Yesterdayova", date=dt.date(2021, 5, 5))
    person("Todayova")
    person("Laterova", date=dt.date(2021, 6, 6))

    assert names(reads(client, "/embed/")) == ["Aru TODAYOVA", "Aru LATEROVA"]


def test_today_and_this_week_mean_the_day_they_are_read(client: Client) -> None:
    person("Thursdayova")
    person("Fridayova", date=dt.date(2021, 5, 7))
    person("Mondayova", date=dt.date(2021, 5, 10))

    assert names(reads(client, "/embed/today/")) == ["Aru THURSDAYOVA"]
    assert names(reads(client, "/embed/week/")) == ["Aru THURSDAYOVA", "Aru FRIDAYOVA"]
    with time_machine.travel(dt.datetime(2021, 5, 9, 18, 30, tzinfo=dt.UTC), tick=False):  # Monday in Almaty
        assert names(reads(client, "/embed/today/")) == ["Aru MONDAYOVA"]
        assert names(reads(client, "/embed/week/")) == ["Aru MONDAYOVA"]


def test_the_frame_of_a_day_says_its_date_once(client: Client) -> None:
    """ "Thursday 6 May 2021" and, below it, "Thu 6 May"."""
    person("Thursdayova")

    assert reads(client, "/embed/today/").texts("main h2") == []
    assert reads(client, "/embed/week/").texts("main h2") == ["Thu 6 May"]


def test_before_there_is_an_office_today_is_that_of_the_sites_own_clocks(client: Client) -> None:
    with time_machine.travel(dt.datetime(2021, 5, 5, 20, 0, tzinfo=dt.UTC), tick=False):  # Thursday in Almaty
        assert reads(client, "/embed/today/").texts("h1") == ["Thursday 6 May 2021"]


def test_every_kind_of_calendar_can_be_framed(client: Client) -> None:
    hearing = factories.hearing()
    person = hearing.prosecutions.get()

    for address in (
        "courts/almaty-city",
        "cities/almaty",
        "articles/kz-cc/405",
        f"defendants/{person.defendant.slug}",
        f"cases/{hearing.case.public_id}",
        f"hearings/{hearing.public_id}",
        "2021",
        "2021/05",
        "2021/W18",
        "2021/05/06",
    ):
        assert names(reads(client, f"/embed/{address}/")) == ["Aru DEMOVA"], address
        assert reads(client, f"/ru/embed/{address}/").one("html").get("lang") == "ru"


def test_no_line_begins_with_the_dot_behind_a_kazakh_article(client: Client) -> None:
    factories.hearing()

    page = client.get("/kk/embed/").content.decode()

    assert '<span class="nb">2-бөл.\N{NO-BREAK SPACE}·</span>' in page


def test_every_link_leaves_the_frame_for_the_whole_page(client: Client) -> None:
    hearing = factories.hearing()
    links = reads(client, "/ru/embed/courts/almaty-city/").all("a")

    assert {link.get("target") for link in links} == {"_top"}
    assert {link.get("rel") for link in links} == {"noopener"}
    assert {link.get("href") for link in links} == {
        f"{SITE}/ru/",
        f"{SITE}/ru/courts/almaty-city/",
        f"{SITE}/ru/hearings/{hearing.public_id}/",
    }


def test_there_is_nothing_to_run_or_to_send(client: Client) -> None:
    factories.hearing()
    page = reads(client, "/embed/")

    assert [page.all(tag) for tag in ("script", "form", "input", "iframe", "img")] == [[], [], [], [], []]


def test_what_upsets_plans_is_said_in_words(client: Client) -> None:
    actions.cancel(factories.hearing(), by=None)
    actions.postpone(factories.hearing(), by=None)
    actions.move(factories.hearing(), date=dt.date(2021, 5, 12), time=dt.time(14, 30), by=None)
    page = reads(client, "/embed/courts/almaty-city/")

    assert page.texts("em") == ["Cancelled", "Moved"]
    assert page.texts("s") == ["09:15"]
    assert page.texts("li p span")[-1].endswith("Was: 6 May, 09:15")
    assert "No date yet: 1" in page.texts("main p")


def test_ten_hearings_unless_another_number_is_asked_for(client: Client) -> None:
    factories.many_hearings(12)

    assert len(reads(client, "/embed/").all("li")) == 10
    assert len(reads(client, "/embed/?limit=3").all("li")) == 3
    assert "All hearings: 12" in reads(client, "/embed/?limit=3").texts("footer a")


def test_what_is_left_out_is_counted_below_the_last_line_and_leads_on(client: Client) -> None:
    factories.many_hearings(12)

    left = reads(client, "/embed/").all("main p a")[-1]

    assert (left.text, left.get("href"), left.get("target")) == ("and 2 more", f"{SITE}/", "_top")
    assert "more" not in reads(client, "/embed/?limit=12").text


@pytest.mark.parametrize("value", ["0", "51", "-1", "ten", "1.5", "²", "9" * 400])
def test_a_limit_it_cannot_have_is_named(client: Client, value: str) -> None:
    page = reads(client, f"/embed/?limit={value}", 400)

    assert page.one("h1").text == f"“limit” is “{value}”; it takes a whole number from 1 to 50."


def test_light_and_dark_can_be_chosen(client: Client) -> None:
    assert reads(client, "/embed/").one("html").get("class") is None
    assert reads(client, "/embed/?theme=dark").one("html").get("class") == "dark"
    assert "“theme” is “red”" in reads(client, "/embed/?theme=red", 400).one("h1").text


@pytest.mark.parametrize(
    "address",
    [
        "courts/nowhere",
        "nonsense",
        "about",
        "courts",
        "admin",
        "2021/02/30",
        "defendants/canaryova",
        "embed/today",
        "..",
    ],
)
def test_what_is_no_calendar_says_so_inside_the_frame(client: Client, address: str) -> None:
    factories.defendant(family_name="Canaryova")
    page = reads(client, f"/embed/{address}/", 404)

    assert page.one("h1").text == "There is no such calendar, or not any more."


def test_a_frame_asks_the_database_the_same_number_of_times(
    client: Client, django_assert_num_queries: Callable[[int], AbstractContextManager]
) -> None:
    factories.many_hearings(1)
    with django_assert_num_queries(13):
        client.get("/embed/?limit=50")
    factories.many_hearings(200)
    with django_assert_num_queries(14):
        client.get("/embed/?limit=50")


@pytest.mark.parametrize("address", ["/embed/2021/", "/2021/05/"])
def test_a_number_of_an_article_does_not_stay_behind_with_the_name(client: Client, address: str) -> None:
    factories.hearing()

    assert "405 p. 2" in " ".join(reads(client, address).texts("span.nb"))


def test_a_week_with_more_than_fits_begins_today_and_counts_what_is_over(client: Client) -> None:
    for number in range(10):
        person(f"Mondayova{number}", date=dt.date(2021, 5, 3))
    person("Thursdayova")
    person("Fridayova", date=dt.date(2021, 5, 7))

    page = reads(client, "/embed/week/")

    assert names(page) == ["Aru THURSDAYOVA", "Aru FRIDAYOVA"]
    assert page.texts("main p a")[0] == "Earlier: 10"
    assert "All hearings: 12" in page.texts("footer a")
    assert len(names(reads(client, "/embed/week/?limit=12"))) == 12
    assert "Earlier" not in reads(client, "/embed/week/?limit=12").text


def test_a_full_week_with_nothing_left_to_come_is_listed_from_its_first_day(client: Client) -> None:
    for number in range(11):
        person(f"Mondayova{number}", date=dt.date(2021, 5, 3))

    page = reads(client, "/embed/week/")

    assert len(names(page)) == 10
    assert page.texts("main p a")[-1] == "and 1 more"
    assert "Earlier" not in page.text


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/ru/embed/2021/05/06/", "Четверг, 6 мая 2021 г."),
        ("/embed/2021/05/06/", "Thursday 6 May 2021"),
        ("/kk/embed/2021/05/06/", "2021 жылғы 6 мамыр, бейсенбі"),
    ],
)
def test_a_day_begins_its_heading_with_a_capital_letter(client: Client, address: str, title: str) -> None:
    factories.hearing()

    assert reads(client, address).one("h1").text.replace("\u00a0", " ") == title
