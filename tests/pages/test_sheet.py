"""The observer takes one page along: where, when to be there, words for the door; never a wrong hour."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.test.utils import override_settings

from hearings import actions
from hearings.models import Hearing
from tests import factories
from tests.pages.reading import Element, reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
DAY = dt.date(2021, 5, 6)


def sheet_of(client: Client, hearing: Hearing, lang: str = "", more: str = "") -> Element:
    return reads(client, f"{lang}/hearings/{hearing.public_id}/sheet/{more}")


def test_it_says_where_to_be_and_by_when(client: Client) -> None:
    court = factories.court(
        come_early=45, address={"en": "66 Zheltoqsan Street"}, attending={"en": "Filming is forbidden."}
    )
    sheet = sheet_of(client, factories.hearing(court=court, courtroom="7", access="open"))

    assert sheet.one(".when").text == "09:15"
    facts = sheet.facts()
    assert facts["Place"].text == "Almaty, Almaty City Court, 66 Zheltoqsan Street, room 7"
    assert (
        facts["Come at"].text == "08:30, with an identity document. Open to the public. Filming is forbidden."
    )


def test_thirty_minutes_where_no_court_says_otherwise(client: Client) -> None:
    sheet = sheet_of(client, factories.hearing(court=None, city=factories.city()))

    assert sheet.facts()["Come at"].text.startswith("08:45")


@pytest.mark.parametrize(
    "columns", [{"time": None}, {"mode": "online"}, {"access": "closed"}], ids=["no hour", "online", "closed"]
)
def test_nobody_is_sent_to_a_door_for_nothing(client: Client, columns: dict[str, Any]) -> None:
    facts = sheet_of(client, factories.hearing(**columns)).facts()

    assert "Come at" not in facts
    assert "May I come in?" in facts


@pytest.mark.parametrize("columns", [{"mode": "online"}, {"access": "closed"}], ids=["online", "closed"])
def test_the_rules_of_a_building_are_told_where_somebody_may_enter_it(
    client: Client, columns: dict[str, Any]
) -> None:
    """As on the hearing's page."""
    court = factories.court(attending={"en": "Filming is forbidden."})
    hearing = factories.hearing(court=court, **columns)

    assert "Filming" not in sheet_of(client, hearing).facts()["May I come in?"].text
    assert "Filming" not in reads(client, f"/hearings/{hearing.public_id}/").one("main").text


def test_a_court_at_midnight_does_not_open_the_day_before(client: Client) -> None:
    sheet = sheet_of(client, factories.hearing(time=dt.time(0, 10)))

    assert sheet.facts()["Come at"].text.startswith("00:00")


def test_a_moved_hearing_shows_the_new_hour_large_and_the_old_as_old(client: Client) -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, date=hearing.date, time=dt.time(14, 30))

    sheet = sheet_of(client, hearing)

    assert sheet.one(".when").text == "14:30"
    assert "Was: 09:15" in sheet.one("header").text


def test_a_cancelled_one_is_struck_and_calls_nobody(client: Client) -> None:
    hearing = factories.hearing()
    actions.cancel(hearing, by=None)

    sheet = sheet_of(client, hearing)

    assert sheet.one(".when s").text == "09:15"
    assert "Cancelled" in sheet.one("header").text
    assert "Come at" not in sheet.facts()


@pytest.mark.parametrize("status", ["postponed", "cancelled", "not_held"])
def test_where_nothing_is_heard_there_are_no_words_for_a_guard_and_no_boxes(
    client: Client, status: str
) -> None:
    """The page asked "Where should I go?" on behalf of whoever had printed it the day before."""
    sheet = sheet_of(client, factories.hearing(status=status, reason={"en": "The judge is ill."}))

    assert sheet.all(".door") == []
    assert "What I saw" not in sheet.text
    assert "May I come in?" not in sheet.facts()
    assert "The judge is ill." in sheet.one("header").text
    assert "on the way" not in sheet.one("footer").text


def test_what_did_not_take_place_says_so_on_paper(client: Client) -> None:
    hearing = factories.hearing()
    actions.not_held(hearing, by=None)

    assert "Did not take place" in sheet_of(client, hearing).one("header").text
    assert "Did not take place" in reads(client, "/2021/05/06/sheet/").one("article").text


def test_before_a_screen_there_is_no_guard_and_no_way_there(client: Client) -> None:
    sheet = sheet_of(client, factories.hearing(mode="online", link="https://video.example.org/1"))

    assert sheet.all(".door") == []
    assert "What I saw" in sheet.text
    assert "Check the page before it begins: dates change." in sheet.one("footer").text
    assert "on the way" not in sheet.one("footer").text


def test_a_hearing_in_person_and_online_has_a_door(client: Client) -> None:
    assert len(sheet_of(client, factories.hearing(mode="hybrid")).all(".door")) == 1


@pytest.mark.parametrize("address", ["/hearings/{}/sheet/", "/2021/05/06/sheet/"])
def test_paper_says_the_date_of_a_change_for_it_is_read_on_another_day(client: Client, address: str) -> None:
    """Printed in the evening, a sheet spoke next morning of a change "today, 20:10"."""
    hearing = factories.hearing()
    actions.move(hearing, by=None, date=hearing.date, time=dt.time(14, 30))

    text = reads(client, address.format(hearing.public_id)).text

    assert "changed 6 May, 08:00" in text
    assert "today" not in text


def test_nobody_tells_a_guard_that_a_name_is_withheld(client: Client) -> None:
    person = factories.prosecution(defendant=factories.defendant(shown_as="withheld"))

    words = {
        one.get("lang"): one.text
        for one in sheet_of(client, factories.hearing(people=[person])).all(".door p")
    }

    assert words["ru"] == "Судебное заседание, 09:15. Я наблюдатель. Куда мне пройти?"


def test_a_charge_nobody_told_has_no_empty_line(client: Client) -> None:
    person = factories.prosecution(charges=[])

    assert "Charge" not in sheet_of(client, factories.hearing(people=[person])).facts()


OFFERED = "Sheet for observers"


def test_a_sheet_is_offered_until_the_end_of_its_day(client: Client) -> None:
    hearing = factories.hearing()
    offering = (f"/hearings/{hearing.public_id}/", "/2021/05/06/")

    with time_machine.travel("2021-05-06T23:30+06:00", tick=False):
        assert all(OFFERED in reads(client, address).text for address in offering)
    with time_machine.travel("2021-05-07T00:30+06:00", tick=False):
        assert not any(OFFERED in reads(client, address).text for address in offering)

    assert sheet_of(client, hearing).one(".when").text == "09:15"


@pytest.mark.parametrize("status", ["postponed", "cancelled", "not_held"])
def test_no_sheet_is_offered_for_a_hearing_that_will_not_be(client: Client, status: str) -> None:
    off = factories.hearing(status=status)

    page = reads(client, f"/hearings/{off.public_id}/")

    assert OFFERED not in page.text
    assert "May I come in?" not in page.facts()
    assert OFFERED not in reads(client, "/2021/05/06/").text
    factories.hearing()
    assert OFFERED in reads(client, "/2021/05/06/").text


def test_the_words_for_the_door_are_in_the_court_s_languages_not_the_reader_s(client: Client) -> None:
    person = factories.defendant(
        given_name={"en": "Aru", "ru": "Ару", "kk": "Ару"},
        family_name={"en": "Demova", "ru": "Демова", "kk": "Демова"},
    )
    hearing = factories.hearing(
        courtroom="7", access="open", people=[factories.prosecution(defendant=person)]
    )

    words = {one.get("lang"): one.text for one in sheet_of(client, hearing).all(".door p")}

    assert words == {
        "kk": "Ашық сот отырысы, 09:15, 7-зал. Сотталушы: Ару ДЕМОВА. Мен бақылаушымын. Қайда барайын?",
        "ru": "Открытое судебное заседание, 09:15, зал 7. Подсудимый (подсудимая): Ару ДЕМОВА. "
        "Я наблюдатель. Куда мне пройти?",
    }


def test_a_guard_in_minsk_is_not_asked_in_kazakh(client: Client) -> None:
    minsk = factories.office(slug="minsk", languages=["be", "ru", "en"])
    hearing = factories.hearing(case=factories.case(office=minsk))

    assert [one.get("lang") for one in sheet_of(client, hearing).all(".door p")] == ["ru"]


def test_a_wording_that_several_articles_share_stands_once_behind_them(client: Client) -> None:
    """Five articles with one long wording pushed the words for the door to a second sheet."""
    person = factories.prosecution(charges=["405 2", "174 1"], wording="calls and participation")

    sheet = sheet_of(client, factories.hearing(people=[person]))

    assert sheet.facts()["Charge"].text == "Article 405 Part 2, Article 174 Part 1 «calls and participation»"


@override_settings(LANGUAGES=[("en", "English")])
def test_a_site_of_english_alone_speaks_english_at_the_door(client: Client) -> None:
    assert sheet_of(client, factories.hearing()).one(".door p").get("lang") == "en"


def test_how_it_went_so_far_counts_what_was_held(client: Client) -> None:
    case = factories.case()
    people = [factories.prosecution(case=case)]
    for day in (1, 3):
        held = factories.hearing(case=case, people=people, date=dt.date(2021, 4, day))
        actions.record_outcome(held, by=None, outcome={"en": "Witnesses were heard"})
    factories.hearing(case=case, people=people, date=dt.date(2021, 4, 20))

    sheet = sheet_of(client, factories.hearing(case=case, people=people))

    assert sheet.facts()["So far"].text == "2 hearings held: 1–3 April 2021"


def test_the_code_leads_to_the_hearing_s_page_in_the_reader_s_language(client: Client) -> None:
    hearing = factories.hearing()

    code = sheet_of(client, hearing, "/ru").one("svg.qr")

    assert code.get("aria-label").endswith(f"http://127.0.0.1:8000/ru/hearings/{hearing.public_id}/")


def test_an_address_short_enough_to_type_stands_at_the_foot(client: Client) -> None:
    foot = sheet_of(client, factories.hearing(), "/ru").one("footer").text

    assert "http://127.0.0.1:8000/ru/2021/05/06/" in foot
    assert "/hearings/" not in foot


def test_where_else_the_page_is_when_the_site_is_blocked_stands_on_paper(
    client: Client, settings: Any
) -> None:
    settings.MIRRORS = ["https://mirror.example/", "http://abc.onion/"]
    hearing = factories.hearing()

    for address in (f"/hearings/{hearing.public_id}/sheet/", "/2021/05/06/sheet/plain/"):
        foot = reads(client, address).one("footer").text
        assert "If this site is blocked: https://mirror.example/ · http://abc.onion/" in foot


def test_addresses_at_the_foot_take_a_line_of_the_notes_and_not_a_second_page(
    client: Client, settings: Any
) -> None:
    hearing = factories.hearing()
    lines = len(sheet_of(client, hearing).all(".lines p"))
    settings.MIRRORS = ["https://mirror.example/"]

    assert len(sheet_of(client, hearing).all(".lines p")) == lines - 1


def test_a_day_that_takes_a_page_a_court_is_not_said_to_be_one_page(client: Client) -> None:
    factories.hearing()

    assert "One page" not in reads(client, "/2021/05/06/sheet/").text


def test_the_publisher_s_name_can_be_left_out(client: Client) -> None:
    hearing = factories.hearing()
    publisher = hearing.case.office.name["en"]

    assert publisher in sheet_of(client, hearing).text
    assert publisher not in sheet_of(client, hearing, more="plain/").text


def test_whoever_is_refused_is_told_where_to_write(client: Client) -> None:
    office = factories.office(contact_email="desk@office.example")
    hearing = factories.hearing(case=factories.case(office=office))

    assert "If you are refused, tell us: desk@office.example" in sheet_of(client, hearing).one("footer").text
    assert "desk@office.example" not in sheet_of(client, hearing, more="plain/").text


@pytest.mark.parametrize("address", ["/hearings/{}/sheet/", "/2021/05/06/sheet/"])
def test_what_is_known_of_an_hour_that_is_not_announced_goes_along(client: Client, address: str) -> None:
    hearing = factories.hearing(
        time=None, part_of_day="afternoon", time_note={"en": "after the hearing before it"}
    )

    text = reads(client, address.format(hearing.public_id)).text

    assert "expected in the afternoon" in text
    assert "after the hearing before it" in text


def test_what_is_not_public_has_no_sheet(client: Client) -> None:
    draft = factories.hearing(published=False)
    gone = factories.hearing()
    actions.withdraw(gone, by=None)

    for hearing in (draft, gone):
        assert client.get(f"/hearings/{hearing.public_id}/sheet/").status_code == 404


class TestOfADay:
    def test_courts_stand_by_their_first_hour_and_hearings_by_theirs(self, client: Client) -> None:
        city, other = factories.court(), factories.court(slug="other", name={"en": "Another Court"})
        factories.hearing(court=city, time=dt.time(16, 0))
        factories.hearing(court=other, time=dt.time(10, 0))
        factories.hearing(court=city, time=dt.time(9, 0))
        factories.hearing(court=None, time=None)

        page = reads(client, "/2021/05/06/sheet/")

        assert page.texts("h1") == ["Almaty City Court", "Another Court", "Court not known"]
        assert page.texts(".when") == ["09:00", "16:00", "10:00", "Time not announced"]

    def test_whoever_comes_for_a_cancelled_first_comes_too_early(self, client: Client) -> None:
        first, second = factories.hearing(time=dt.time(9, 0)), factories.hearing(time=dt.time(11, 0))
        assert first.court == second.court
        actions.cancel(first, by=None)

        assert "Come at 10:30" in reads(client, "/2021/05/06/sheet/").one("header").text

    def test_a_court_where_all_is_off_comes_last_and_gets_no_page(self, client: Client) -> None:
        off = factories.hearing(
            court=factories.court(slug="other", name={"en": "Another Court"}), time=dt.time(8)
        )
        factories.hearing(time=dt.time(11))
        actions.cancel(off, by=None)

        page = reads(client, "/2021/05/06/sheet/")

        assert page.texts("h1") == ["Almaty City Court", "Another Court"]
        assert [stop.get("class") for stop in page.all("section.stop")] == ["stop", "stop off"]
        assert len(page.all("svg.qr")) == 1
        assert "Cancelled" in page.texts("article")[1]

    def test_a_day_on_which_all_is_off_is_still_told(self, client: Client) -> None:
        actions.cancel(factories.hearing(), by=None)

        page = reads(client, "/2021/05/06/sheet/")

        assert page.one("section.stop").get("class") == "stop"
        assert "Cancelled" in page.one("article").text

    def test_nobody_goes_to_court_for_a_hearing_on_a_screen(self, client: Client) -> None:
        factories.hearing(mode="online", link="https://video.example.org/1")

        said = reads(client, "/2021/05/06/sheet/").one("article").text

        assert "Online" in said
        assert "https://video.example.org/1" in said

    def test_a_day_without_hearings_says_so(self, client: Client) -> None:
        assert "No hearings are known for this day." in reads(client, "/2021/05/07/sheet/").text

    @pytest.mark.parametrize("count", [1, 3])
    def test_more_hearings_cost_no_more_queries(
        self, client: Client, count: int, django_assert_num_queries: Any
    ) -> None:
        factories.many_hearings(count, date=DAY, a_day=count)

        with django_assert_num_queries(12):
            assert client.get("/2021/05/06/sheet/").status_code == 200


def test_a_court_that_is_not_known_stands_behind_its_city_in_small_letters(client: Client) -> None:
    hearing = factories.hearing(city=factories.city(slug="oral", name="Oral"))

    assert sheet_of(client, hearing).facts()["Place"].text == "Oral, court not known"


def test_initials_end_the_sentence_for_the_door_with_their_own_dot(client: Client) -> None:
    person = factories.defendant(given_name="A.", family_name="D.")
    hearing = factories.hearing(courtroom="hall 2, 1st fl.", people=[factories.prosecution(defendant=person)])

    words = sheet_of(client, hearing).one(".door").text

    assert ".." not in words
    assert "A. D. " in words
