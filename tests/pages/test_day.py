"""The page of a day: everything announced for it, in its order, and what was moved away from it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from hearings import actions
from hearings.views.day import COPIED
from tests import factories
from tests.pages.reading import reads

DAY = "/2021/05/06/"
NOON = dt.time(12, 0)

pytestmark = pytest.mark.django_db


def test_a_row_says_when_who_for_what_and_where(client: Client, now: dt.datetime) -> None:
    factories.hearing()

    page = reads(client, DAY)

    assert page.texts("h1") == ["Thursday 6 May 2021"]
    assert page.texts(".t") == ["09:15 UTC+6"]
    assert page.texts("h2")[0] == "Aru DEMOVA"
    assert page.texts(".cite") == ["Article 405 Part 2"]
    assert "«participation in an extremist organisation»" in page.text
    assert page.texts(".pl") == [
        "Trial, politically motivated criminal caseIn person · Almaty, Almaty City Court"
    ]
    assert page.texts(".a li") == ["Calls and participation in peaceful protests"]


def test_of_several_people_each_has_their_own_role(client: Client, now: dt.datetime) -> None:
    """Behind both names one role would be taken for that of both."""
    case = factories.case()
    for given, role in (("Aru", "blogger"), ("Bota", "")):
        factories.prosecution(case=case, defendant=factories.defendant(given_name=given), role=role)
    factories.hearing(case=case)

    page = reads(client, DAY)

    assert page.texts("h2")[0] == "Aru DEMOVA, Bota DEMOVA"
    assert page.texts(".r") == ["Aru DEMOVA, blogger"]


def test_a_wording_that_several_articles_share_stands_once_behind_them(
    client: Client, now: dt.datetime
) -> None:
    """Five articles with one long wording filled five screens of a phone."""
    factories.hearing(
        people=[factories.prosecution(charges=["405 2", "174 1"], wording="calls and participation")]
    )

    assert (
        "Article 405 Part 2 Article 174 Part 1 «calls and participation»" in reads(client, DAY).one(".h").text
    )


def test_a_missing_hour_and_a_missing_court_are_said(client: Client, now: dt.datetime) -> None:
    factories.hearing(time=None, court=None)

    page = reads(client, DAY)

    assert page.texts(".t") == ["Time not announced"]
    assert page.texts(".pl") == ["Trial, politically motivated criminal caseIn person · Court not known"]


def test_an_assumed_zone_is_named(client: Client, now: dt.datetime) -> None:
    factories.hearing(court=None)

    assert (
        "Court time, UTC+6. No court or city was announced; the time of Almaty is assumed."
        in reads(client, DAY).text
    )


def test_a_court_that_was_announced_is_not_denied_for_one_that_was_not(
    client: Client, now: dt.datetime
) -> None:
    factories.hearing(court=None)
    factories.hearing(court=factories.court())

    assert (
        "Of some hearings no court or city was announced; for them the time of Almaty is assumed."
        in reads(client, DAY).text
    )


def test_the_day_is_in_order_timed_then_vague_then_unknown(client: Client, now: dt.datetime) -> None:
    factories.hearing(time=None)
    factories.hearing(time=None, part_of_day="afternoon")
    factories.hearing(time=NOON)
    factories.hearing()

    assert reads(client, DAY).texts(".t") == [
        "09:15 UTC+6",
        "12:00 UTC+6",
        "Time not announced",
        "Time not announced",
    ]


def test_a_court_elsewhere_shows_its_own_hour_and_ours(client: Client, now: dt.datetime) -> None:
    factories.office()
    minsk = factories.city(slug="minsk", name="Minsk", zone="Europe/Minsk")
    factories.city()
    factories.hearing(court=factories.court(slug="minsk-court", city=minsk))

    assert reads(client, DAY).texts(".t") == ["09:15 UTC+3 Almaty: 12:15"]


def test_a_moved_hearing_says_what_it_was(client: Client, now: dt.datetime) -> None:
    actions.move(factories.hearing(), by=None, time=NOON, reason={"en": "The judge is busy."})

    page = reads(client, DAY)

    assert page.texts(".t") == ["12:00 moved from 09:15 UTC+6"]
    assert page.texts(".lab") == ["Moved"]
    assert page.texts(".why") == ["Was: 09:15 · changed today, 6 May, 08:00. The judge is busy."]


def test_a_hearing_moved_away_leaves_a_stub_on_its_old_day(client: Client, now: dt.datetime) -> None:
    hearing = factories.hearing()
    factories.hearing(time=NOON)
    actions.move(hearing, by=None, date=dt.date(2021, 5, 12), time=NOON)

    page = reads(client, DAY)

    assert page.texts(".t") == ["09:15", "12:00 UTC+6"]
    assert page.texts(".gone") == ["09:15Aru DEMOVAMoved to 12 May, 12:00"]
    assert page.one(".gone a").get("href") == f"/hearings/{hearing.public_id}/"


def test_a_stub_names_the_other_court_that_one_has_to_go_to(client: Client, now: dt.datetime) -> None:
    other = factories.court(slug="other", name="Other Court")
    actions.move(factories.hearing(court=factories.court()), by=None, date=dt.date(2021, 5, 12), court=other)
    actions.move(factories.hearing(court=None, city=factories.city()), by=None, date=dt.date(2021, 5, 13))

    assert reads(client, DAY).texts(".gone") == [
        "09:15Aru DEMOVAMoved to 12 May, 09:15, Other Court",
        "09:15Aru DEMOVAMoved to 13 May, 09:15",
    ]


def test_stubs_stand_at_their_old_hours(client: Client, now: dt.datetime) -> None:
    factories.hearing(time=dt.time(10, 0))
    for hour in (15, 9, 11):
        actions.move(factories.hearing(time=dt.time(hour, 0)), by=None, date=dt.date(2021, 5, 12))
    factories.hearing(time=None)

    hours = reads(client, DAY).texts(".t")

    assert hours == ["09:00", "10:00 UTC+6", "11:00", "15:00", "Time not announced"]


def test_a_stub_goes_thirty_days_after_the_new_date(client: Client, now: dt.datetime) -> None:
    actions.move(factories.hearing(date=dt.date(2021, 3, 1)), by=None, date=dt.date(2021, 4, 5))
    actions.move(factories.hearing(date=dt.date(2021, 3, 1)), by=None, date=dt.date(2021, 4, 6))

    assert reads(client, "/2021/03/01/").texts(".gone") == ["09:15Aru DEMOVAMoved to 6 April, 09:15"]


def test_a_cancelled_hearing_stays_with_its_hour_struck(client: Client, now: dt.datetime) -> None:
    actions.cancel(factories.hearing(), by=None, reason={"en": "The case went back."})

    page = reads(client, DAY)

    assert page.texts("s") == ["09:15"]
    assert page.texts(".lab") == ["Cancelled"]
    assert page.texts(".why") == ["Changed today, 6 May, 08:00. The case went back."]


def test_the_count_of_a_day_says_how_many_are_not_as_announced(client: Client, now: dt.datetime) -> None:
    moved, cancelled, _usual = (factories.hearing() for _number in range(3))
    actions.move(moved, by=None, time=dt.time(14, 30))
    actions.cancel(cancelled, by=None)

    assert "3 hearings · Moved: 1 · Cancelled: 1" in reads(client, "/2021/05/06/").texts("main p")


def test_a_crowd_is_counted_in_the_heading_and_named_by_charge(client: Client, now: dt.datetime) -> None:
    case = factories.case()
    for number in range(13):
        factories.prosecution(case=case, charges=("405 1",) if number < 5 else ("405 2",), wording="")
    factories.hearing(case=case, others=2)

    page = reads(client, DAY)

    assert page.texts("h2")[0] == "15 defendants in one case"
    assert page.text.count("Aru DEMOVA") == 2 * 13  # in the row, and in the text to copy
    assert "and 2 others" in page.text


def test_a_minor_is_shown_without_a_name(client: Client, now: dt.datetime) -> None:
    child = factories.defendant(minor=True, shown_as="withheld")
    factories.hearing(people=[factories.prosecution(defendant=child)])

    page = reads(client, DAY)

    assert page.texts("h2")[0] == "Name withheld (a minor)"
    assert "demova" not in client.get(DAY).content.decode().lower()


def test_an_outcome_is_missed_only_when_the_day_is_over(client: Client, now: dt.datetime) -> None:
    factories.hearing()
    factories.hearing(date=dt.date(2021, 5, 5))

    assert reads(client, DAY).texts(".end") == []
    assert reads(client, "/2021/05/05/").texts(".end") == ["Outcome not yet known"]


def test_a_verdict_stands_on_its_day(client: Client, now: dt.datetime) -> None:
    who = factories.prosecution(
        verdict="convicted",
        verdict_date=dt.date(2021, 5, 5),
        sentence={"en": "1 year of restriction of liberty"},
    )
    hearing = factories.hearing(people=[who], date=dt.date(2021, 5, 5))
    actions.record_outcome(hearing, by=None, outcome={"en": "An appeal is possible."})

    assert reads(client, "/2021/05/05/").texts(".end") == [
        "Verdict Convicted. 1 year of restriction of libertyAn appeal is possible."
    ]


def test_statements_and_articles_of_the_day_stand_below(client: Client, now: dt.datetime) -> None:
    factories.article(title="Participation", parts={"2": {"en": "participating"}, "1": {"en": "organising"}})
    factories.statement()
    factories.statement(text="Said last year.", until_date=dt.date(2021, 5, 5), from_date=dt.date(2020, 1, 1))
    factories.hearing()

    page = reads(client, DAY)

    assert page.texts(".st") == ["Statement of the publisherWe call for the release of all."]
    assert page.texts(".ref") == [
        "The article on this page Article 405 · Criminal Code: Participation. Part 2: participating. "
        "Everyone tried under it"
    ]


def test_that_statements_have_no_translation_is_said_once_below_them(
    client: Client, now: dt.datetime
) -> None:
    factories.statement(text="The first.")
    factories.statement(text="The second.")
    factories.hearing()

    page = reads(client, f"/ru{DAY}")

    assert page.one(".st").text.endswith("The first.The second.на английском; перевода пока нет")


def test_an_empty_day_says_so_and_leads_to_its_neighbours(client: Client, now: dt.datetime) -> None:
    factories.hearing(date=dt.date(2021, 5, 4))
    factories.hearing(date=dt.date(2022, 1, 10))
    factories.hearing(date=dt.date(2021, 5, 5), published=False)
    factories.statement()

    page = reads(client, DAY)

    assert "No hearings are known for this day." in page.text
    assert page.texts(".pn") == ["‹ 4 May 10 January 2022 › May 2021"]
    assert page.texts(".st") == []


def test_a_fallback_carries_its_language(client: Client, now: dt.datetime) -> None:
    factories.hearing()

    page = client.get("/ru" + DAY).content.decode()

    assert '<span class="fb" lang="en">civil activist</span>' in page
    assert '<html lang="ru">' in page


def test_a_name_in_another_script_is_marked_once(client: Client, now: dt.datetime) -> None:
    person = factories.defendant(given_name={"ru": "Пётр"}, family_name={"ru": "Примеров"})
    factories.hearing(people=[factories.prosecution(defendant=person)])

    name = reads(client, DAY).one("h2.n")

    assert [(mark.get("lang"), mark.text) for mark in name.all(".fb")] == [("ru", "Пётр ПРИМЕРОВ")]


def test_what_is_written_comes_out_as_text(client: Client, now: dt.datetime) -> None:
    evil = "<script>alert(1)</script>"
    who = factories.prosecution(role=evil, wording=evil, allegations=(evil,))
    factories.hearing(people=[who], courtroom=evil)
    factories.statement(text=evil)

    page = client.get(DAY).content.decode()

    # The data of the page, and the reader's own hour.
    assert re.findall("<script [a-z]+", page) == ["<script src", "<script type"]
    assert page.count("<script") == 2
    assert page.count("&lt;script&gt;") == 5 + 5  # on the page, and in the text to copy


@pytest.mark.parametrize("count", [1, 3, 1500])
def test_the_queries_do_not_grow_with_the_rows(
    client: Client, now: dt.datetime, django_assert_num_queries, count: int
) -> None:
    factories.many_hearings(count, rendered=False)

    # A long day's text is fetched as a file: its codes, office, statements and stubs are not read for the page.
    with django_assert_num_queries(20 if count <= COPIED else 17):
        page = reads(client, DAY)

    assert len(page.texts(".t")) == count


def test_the_days_text_stands_ready_to_copy(client: Client, now: dt.datetime) -> None:
    factories.hearing()

    page = client.get(DAY).content.decode()

    assert f">{client.get('/2021/05/06.txt').content.decode()}</textarea>".replace("'", "&#x27;") in page


def test_several_of_whom_none_may_be_named_are_counted(client: Client) -> None:
    """Three schoolchildren were "Name withheld, Name withheld, Name withheld" in every heading and title."""
    people = [
        factories.prosecution(defendant=factories.defendant(minor=True, shown_as="withheld"))
        for _ in range(3)
    ]
    hearing = factories.hearing(people=people)

    day, page = reads(client, "/2021/05/06/"), reads(client, f"/hearings/{hearing.public_id}/")
    event = client.get(f"/hearings/{hearing.public_id}.ics").content.decode()

    assert day.texts("h2")[0] == "3 defendants in one case"
    assert day.one("li.h").text.count("Name withheld") == 3
    assert page.one("h1").text == "Trial 3 defendants in one case"
    assert "SUMMARY:3 defendants · Trial" in event
    assert "3 defendants" in reads(client, "/2021/05/").one("table").text
    assert "Name withheld, Name withheld" not in reads(client, "/2021/05/").text


def test_one_who_may_not_be_named_stands_beside_those_who_may(client: Client) -> None:
    hidden = factories.prosecution(defendant=factories.defendant(shown_as="withheld"))
    hearing = factories.hearing(people=[hidden, factories.prosecution()])

    assert (
        reads(client, f"/hearings/{hearing.public_id}/").one("h1").text == "Trial Name withheld, Aru DEMOVA"
    )
