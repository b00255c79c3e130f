"""A month is a table for the eye and a list for everybody."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from hearings import actions
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_every_day_has_a_cell_in_its_week(client: Client) -> None:
    page = reads(client, "/2021/05/")

    assert page.one("h1").text == "Calendar May 2021"
    assert page.texts("tbody th") == ["Week 17", "Week 18", "Week 19", "Week 20", "Week 21", "Week 22"]
    assert [text for text in page.texts("tbody td") if text] == [str(number) for number in range(1, 32)]
    assert page.one("td.now").text == "6"
    assert "No hearings are known for this month." in page.text


def test_a_day_with_hearings_is_named_for_eye_and_ear(client: Client) -> None:
    factories.hearing()
    factories.hearing(time=None)

    page = reads(client, "/2021/05/")

    cell = page.one("td.has")
    assert (cell.one("a").text, cell.one("a").get("aria-label")) == (
        "6",
        "6\N{NO-BREAK SPACE}May, 2 hearings",
    )
    assert cell.one("a").get("href") == "/2021/05/06/"
    assert cell.texts("li") == ["09:15 DEMOVA", "DEMOVA"]
    assert len(cell.all(".k2")) == 1


def test_a_full_day_shows_four_lines_and_counts_the_rest(client: Client) -> None:
    factories.many_hearings(7, rendered=False)

    cell = reads(client, "/2021/05/").one("td.has")

    assert cell.texts("li") == ["09:15 DEMOVA"] * 4 + ["and 3 more"]
    assert len(cell.all(".k6")) == 1


def test_a_day_that_was_left_has_a_stub_and_no_stroke(client: Client) -> None:
    actions.move(factories.hearing(), by=None, date=dt.date(2021, 6, 7))

    cell = reads(client, "/2021/05/").one("td.has")

    assert cell.one("a").get("aria-label") == "6\N{NO-BREAK SPACE}May, 0 hearings"
    assert cell.texts("li") == ["09:15 DEMOVA moved"]
    assert cell.all(".k") == []


def test_what_is_off_or_moved_is_said_by_a_word(client: Client) -> None:
    for step in (actions.cancel, actions.postpone, actions.not_held):
        step(factories.hearing(), by=None)
    actions.move(factories.hearing(), by=None, date=dt.date(2021, 5, 7))

    page = reads(client, "/2021/05/")

    assert page.all("td.has")[0].texts("em") == ["cancelled", "postponed", "did not take place", "moved"]
    assert page.all("td.has")[1].texts("em") == ["moved"]
    assert page.all(".ls")[0].texts(".s") == ["Cancelled", "Postponed", "Did not take place"]


def test_the_list_below_says_what_the_table_has_no_room_for(client: Client) -> None:
    factories.hearing()
    factories.hearing(time=None, court=None)

    assert reads(client, "/2021/05/").texts(".ls li") == [
        "09:15Aru DEMOVA 405 p. 2, Almaty",
        "–Aru DEMOVA 405 p. 2, court not known Time not announced",
    ]


def test_an_hour_by_another_clock_says_so_in_a_line(client: Client) -> None:
    """Ten o'clock in Minsk stood among the hours of Almaty as if it were one of them."""
    minsk = factories.court(
        slug="minsk",
        name="Minsk City Court",
        city=factories.city(slug="minsk", name="Minsk", zone="Europe/Minsk"),
    )
    factories.hearing()
    factories.hearing(court=minsk, time=dt.time(10, 0))
    factories.hearing(court=minsk, time=None)

    lines = reads(client, "/2021/05/").texts(".ls li")

    assert [line for line in lines if "UTC" in line] == [line for line in lines if line.startswith("10:00")]
    assert [line for line in lines if line.endswith("Minsk, UTC+3")]


def test_initials_stand_both_in_a_cell(client: Client) -> None:
    """ "10:30 P." named nobody: a family name alone is enough only where it is a name."""
    person = factories.defendant(given_name="Uladzimir", family_name="Sample", shown_as="initials")
    factories.hearing(people=[factories.prosecution(defendant=person)])

    assert reads(client, "/2021/05/").one("td.has").texts("li") == ["09:15 U. S."]


def test_a_verdict_is_told_in_a_line(client: Client) -> None:
    """A month, and the file that goes through messengers, showed the day of a verdict like any other."""
    person = factories.prosecution(verdict="convicted", verdict_date=dt.date(2021, 5, 4))
    factories.hearing(people=[person], date=dt.date(2021, 5, 3), status="held")
    factories.hearing(people=[person], date=dt.date(2021, 5, 4), status="held")

    before, on_it = reads(client, "/2021/05/").texts(".ls li")

    assert "Verdict" not in before
    assert on_it.endswith("Almaty Verdict: convicted")
    assert reads(client, "/ru/2021/05/").texts(".ls li")[1].endswith("Приговор: обвинительный")
    assert reads(client, "/leaflet.html").text.count("Verdict: convicted") == 1


def test_a_month_leads_to_its_neighbours_and_its_year(client: Client) -> None:
    page = reads(client, "/2021/12/")

    assert page.texts(".pn a") == ["‹ November", "January 2022 ›", "2021"]


def test_the_first_and_the_last_month_lead_nowhere_else(client: Client) -> None:
    assert reads(client, "/1990/01/").texts(".pn a") == ["February ›", "1990"]
    assert reads(client, "/2100/12/").texts(".pn a") == ["‹ November", "2100"]


def test_the_table_speaks_the_language_of_the_page(client: Client) -> None:
    factories.hearing()

    assert reads(client, "/ru/2021/05/").texts("thead .full")[0] == "Понедельник"
    assert reads(client, "/kk/2021/05/").texts("thead .abbr")[0] == "Дс"


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_queries_do_not_grow_with_the_rows(client: Client, django_assert_num_queries, count: int) -> None:
    factories.many_hearings(count, rendered=False)

    with django_assert_num_queries(13):
        page = reads(client, "/2021/05/")

    assert len(page.all(".ls li")) == count


def test_an_hour_and_a_number_of_people_are_two_numbers(client: Client) -> None:
    case = factories.case()
    people = [
        factories.prosecution(case=case, defendant=factories.defendant(family_name=f"Demov{letter}"))
        for letter in "abcde"
    ]
    factories.hearing(case=case, people=people)

    assert reads(client, "/2021/05/").one("td.has").texts("li") == ["09:15 · 5 defendants"]
