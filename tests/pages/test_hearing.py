"""The page of one hearing answers: when, where, may I come in, who, for what, how do you know, what changed."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import time_machine
from django.test import Client

from defendants.models import ProsecutionStateRow
from hearings import actions, edition
from hearings.choices import ChangeKind
from hearings.models import Hearing
from tests import factories
from tests.pages.reading import Element, reads

NOON = dt.time(12, 0)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def page_of(client: Client, hearing: Hearing, lang: str = "") -> Element:
    return reads(client, f"{lang}/hearings/{hearing.public_id}/")


def test_the_heading_says_who_when_and_on_whose_clock(client: Client) -> None:
    page = page_of(client, factories.hearing(number=9))

    assert page.one("h1").text == "Trial · 9th hearing of the case Aru DEMOVA"
    assert page.one(".big").text == "09:15"
    assert "Today, Thursday 6 May 2021 · Court time, UTC+6" in page.text
    assert page.one("title").text == "Aru DEMOVA, 6 May 2021, 09:15 – Open Court"


def test_the_facts_stand_under_their_labels(client: Client) -> None:
    court = factories.court(address={"en": "66 Zheltoqsan Street"}, attending={"en": "Filming is forbidden."})
    hearing = factories.hearing(
        court=court,
        courtroom="7",
        access="open",
        judges="A. Judge",
        confidence="confirmed",
        source_kind="lawyer",
        last_checked=dt.datetime(2021, 5, 5, 15, 40, tzinfo=dt.UTC),
        people=[factories.prosecution(case=factories.case(number="1-23"))],
    )

    facts = {label: fact.text for label, fact in page_of(client, hearing).facts().items()}

    assert facts == {
        "Where": "Almaty City Court, room 7Almaty, 66 Zheltoqsan Street",
        "May I come in?": "Open to the public. Filming is forbidden. Come 30 minutes early.",
        "Defendant": "Aru DEMOVA, civil activist",
        "Charge": "Article 405 Part 2 «participation in an extremist organisation»",
        "Prosecuted for, as the monitors report": "Calls and participation in peaceful protests",
        "Judge": "A. Judge",
        "Case": "Politically motivated criminal caseNumber: 1-23",
        "How we know": "Confirmed · known from: a lawyer · last checked yesterday, 5 May, 21:40",
    }


def test_nobody_is_told_to_come_early_to_what_is_heard_online(client: Client) -> None:
    court = factories.court(attending={"en": "Filming is forbidden."})
    hearing = factories.hearing(court=court, access="open", mode="online")

    assert page_of(client, hearing).facts()["May I come in?"].text == "Open to the public."


def test_of_a_day_that_is_over_nobody_asks_whether_to_come(client: Client) -> None:
    facts = page_of(client, factories.hearing(date=dt.date(2021, 5, 5), access="open")).facts()

    assert facts["Open to the public?"].text == "Open to the public."
    assert "May I come in?" not in facts


def test_another_part_of_the_day_is_told_with_the_one_before(client: Client) -> None:
    hearing = factories.hearing(time=None, part_of_day="afternoon")
    with edition.change(by=None) as ledger:
        hearing.part_of_day = "evening"
        hearing.save()
        ledger.call(hearing, ChangeKind.ANNOUNCED)

    assert page_of(client, hearing).all(".tl li")[0].all("p")[1].text == (
        "More became known: expected in the evening, not expected in the afternoon"
    )


def test_a_link_that_became_known_is_named_and_no_more_told_of_it(client: Client) -> None:
    hearing = factories.hearing(mode="online")
    actions.announce(hearing, by=None, link="https://court.example/room")

    assert page_of(client, hearing).all(".tl li")[0].all("p")[1].text == (
        "More became known: link to join or watch"
    )


def test_what_is_not_known_is_said(client: Client) -> None:
    page = page_of(client, factories.hearing(time=None, court=None, part_of_day="morning"))

    assert page.one(".big").text == "Time not announced"
    assert "expected in the morning" in page.text
    assert page.facts()["Where"].text == "Court not known"
    assert page.facts()["May I come in?"].text == "Not known whether open."
    assert page.facts()["Judge"].text == "not known"
    assert "UTC" not in page.one("main").text


def test_the_chain_of_adjournments_can_be_walked(client: Client) -> None:
    first = factories.hearing(number=8)
    second = actions.adjourn(first, by=None, date=dt.date(2021, 5, 20), time=NOON)

    assert (
        page_of(client, first).facts()["Hearings of this case"].text
        == "Next: 9th hearing, 20 May 2021, 12:00"
    )
    assert (
        page_of(client, second).facts()["Hearings of this case"].text
        == "Before this one: 8th hearing, 6 May 2021, 09:15"
    )


def test_an_unknown_next_date_is_said(client: Client) -> None:
    hearing = factories.hearing()
    actions.adjourn(hearing, by=None)

    assert page_of(client, hearing).facts()["Hearings of this case"].text == "Next date not announced"


def test_restraints_are_dated_and_the_present_one_stands_first(client: Client) -> None:
    who = factories.prosecution()
    factories.restraint(
        prosecution=who, kind="custody", from_date=dt.date(2021, 1, 2), until_date=dt.date(2021, 3, 4)
    )
    factories.restraint(prosecution=who, kind="house_arrest", from_date=dt.date(2021, 3, 4))

    assert (
        page_of(client, factories.hearing(people=[who])).facts()["Restraint"].text
        == "House arrest, since 4 March 2021Custody, 2 January 2021 – 4 March 2021"
    )


def test_people_under_the_same_restraint_stand_together(client: Client) -> None:
    case = factories.case()
    for given, kind in (("Aru", "custody"), ("Bota", "bail"), ("Vera", "custody")):
        who = factories.prosecution(case=case, defendant=factories.defendant(given_name=given))
        factories.restraint(prosecution=who, kind=kind)

    fact = page_of(client, factories.hearing(case=case)).facts()["Restraint"]

    assert fact.texts("p") == ["Aru DEMOVA, Vera DEMOVA:Custody", "Bota DEMOVA:Bail"]


def test_a_prosecution_that_ended_is_said_beside_the_name(client: Client) -> None:
    who = factories.prosecution()
    with edition.change(by=None):
        ProsecutionStateRow.objects.create(prosecution=who, state="dropped", from_date=dt.date(2021, 5, 3))

    assert (
        page_of(client, factories.hearing(people=[who])).facts()["Defendant"].text
        == "Aru DEMOVA, civil activistProsecution dropped, 3 May 2021"
    )


def test_every_change_is_told_newest_first(client: Client) -> None:
    hearing = factories.hearing()
    with time_machine.travel(dt.datetime(2021, 5, 6, 3, 0, tzinfo=dt.UTC), tick=False):
        actions.move(hearing, by=None, time=NOON, reason={"en": "The judge is busy."})
        actions.move(hearing, by=None, date=dt.date(2021, 5, 12))
        actions.announce(hearing, by=None, courtroom="7")
        actions.confirm(hearing, by=None)
        actions.go_online(hearing, by=None)
        actions.postpone(hearing, by=None, reason={"en": "The judge is ill."})
        actions.set_again(hearing, by=None, date=dt.date(2021, 5, 20), time=NOON)
        actions.cancel(hearing, by=None)

        page = page_of(client, hearing)

    assert [line.all("p")[1].text for line in page.all(".tl li")] == [
        "Cancelled",
        "New date set: 20 May, 12:00, not 12 May, 12:00",
        "Postponed, no new date. The judge is ill.",
        "Mode changed: Online",
        "More became known: room 7",
        "Moved: 12 May, 12:00, not 6 May, 12:00",
        "Moved: 12:00, not 09:15. The judge is busy.",
        "Announced: 6 May, 09:15",
    ]
    assert page.texts(".tl time")[0] == "today, 6 May, 09:00"


def test_an_hour_that_holds_no_more_is_told_where_no_other_is_known(client: Client) -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, time_is_known=False)

    page = reads(client, f"/hearings/{hearing.public_id}/")

    assert page.first("ul.tl li").all("p")[1].text == "Moved: time not announced, not 09:15"


def test_a_slip_that_was_corrected_is_no_change(client: Client) -> None:
    hearing = factories.hearing()
    with edition.change(by=None, minor=True):
        hearing.courtroom = "8"
        hearing.save()

    assert len(page_of(client, hearing).all(".tl li")) == 1


def test_a_withdrawn_hearing_is_gone_and_says_nothing_but_when(client: Client) -> None:
    hearing = factories.hearing()
    actions.withdraw(hearing, by=None)

    page = reads(client, f"/hearings/{hearing.public_id}/", status=410)

    assert page.one("h1").text == "This hearing is no longer shown."
    assert "Taken off the public record on 6 May 2021, for someone’s safety." in page.text
    assert "DEMOVA" not in page.text


def test_what_was_never_released_was_never_there(client: Client) -> None:
    hearing = factories.hearing(release_at=dt.datetime(2021, 5, 6, 3, 0, tzinfo=dt.UTC))
    draft = factories.hearing(published=False)
    assert client.get(f"/hearings/{hearing.public_id}/").status_code == 404

    actions.withdraw(hearing, by=None)

    for public_id in (hearing.public_id, draft.public_id, uuid.uuid4()):
        assert client.get(f"/hearings/{public_id}/").status_code == 404


def test_a_mistake_is_reported_where_the_office_says(client: Client) -> None:
    office = factories.office()
    hearing = factories.hearing()
    assert page_of(client, hearing).all("footer a")[-1].get("href") == "/about/#contact"

    with edition.change(by=None):
        office.contact_email = "desk@example.org"
        office.save()

    link = page_of(client, hearing, "/ru").all("footer a")[-1].get("href")
    assert link.startswith("mailto:desk@example.org?subject=")
    assert link.endswith(f"body=http%3A//127.0.0.1%3A8000/ru/hearings/{hearing.public_id}/")


def test_an_hour_of_another_zone_is_shown_in_ours_too(client: Client) -> None:
    factories.office()
    factories.city()
    minsk = factories.city(slug="minsk", name="Minsk", zone="Europe/Minsk")
    hearing = factories.hearing(court=factories.court(slug="minsk", city=minsk), time=dt.time(23, 30))

    assert "Court time, UTC+3Almaty: 02:30, 7 May" in page_of(client, hearing).text


@pytest.mark.parametrize("count", [1, 3, 13])
def test_the_queries_do_not_grow_with_the_people(
    client: Client, django_assert_num_queries, count: int
) -> None:
    case = factories.case()
    for _number in range(count):
        factories.prosecution(case=case)
    hearing = factories.hearing(case=case)

    with django_assert_num_queries(12):
        page_of(client, hearing)


def test_how_open_it_was_takes_the_place_of_may_i_come_in(client: Client) -> None:
    hearing = factories.hearing(
        mode="online",
        access="open",
        status="held",
        was_open="partly",
        observers="refused",
        link_given="refused",
    )

    facts = page_of(client, hearing).facts()

    assert facts["How open it was"].text == (
        "Was closed in partObservers were not let inThe link was not given"
    )
    assert "May I come in?" not in facts
    in_russian = page_of(client, hearing, "/ru").facts()["Насколько открытым было заседание"].text
    assert "Наблюдателей не пустили" in in_russian
    # A calendar program shows the same words.
    assert "Observers were not let in" in client.get(f"/hearings/{hearing.public_id}.ics").content.decode()


@pytest.mark.parametrize(
    ("address", "whole"),
    [("/ru", "3-е заседание"), ("/kk", "3-отырыс")],
)
def test_the_number_of_a_hearing_stays_on_the_line_of_what_it_counts(
    client: Client, address: str, whole: str
) -> None:
    hearing = factories.hearing(number=3)

    for page in (f"/hearings/{hearing.public_id}/", "/2021/05/06/", f"/cases/{hearing.case.public_id}/"):
        assert whole in reads(client, address + page).texts("span.nb"), page


def test_nobody_comes_half_an_hour_before_an_hour_that_is_not_known(client: Client) -> None:
    known, unknown = factories.hearing(), factories.hearing(time=None)

    assert "minutes early" in reads(client, f"/hearings/{known.public_id}/").facts()["May I come in?"].text
    assert "early" not in reads(client, f"/hearings/{unknown.public_id}/").facts()["May I come in?"].text
