"""A relative finds on one page what a person faces, when the next hearing is, and all that happened so far."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from defendants.models import Defendant, ProsecutionStateRow
from hearings import actions, edition
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
TOMORROW = dt.date(2021, 5, 7)


def sabitov(**columns: Any) -> Defendant:
    return factories.defendant(given_name="Aibek", family_name="Sabitov", **columns)


def test_the_next_hearing_stands_first(client: Client) -> None:
    person = factories.prosecution(defendant=sabitov())
    factories.hearing(people=[person], date=dt.date(2021, 4, 1), status="held")
    factories.hearing(people=[person], date=TOMORROW, time=dt.time(14, 30))

    page = reads(client, "/defendants/aibek-sabitov/")

    assert page.first("h1").text == "Aibek SABITOV"
    assert page.first(".hs time").text == "14:30"


def test_without_a_hearing_ahead_the_page_says_so(client: Client) -> None:
    factories.hearing(people=[factories.prosecution(defendant=sabitov())], date=dt.date(2021, 4, 1))

    assert reads(client, "/defendants/aibek-sabitov/").first(".none").text == "No hearing is announced."


def test_a_cancelled_hearing_is_not_the_next_one(client: Client) -> None:
    hearing = factories.hearing(people=[factories.prosecution(defendant=sabitov())], date=TOMORROW)
    actions.cancel(hearing, by=None)

    assert reads(client, "/defendants/aibek-sabitov/").first(".none").text == "No hearing is announced."


def test_a_postponed_hearing_stands_under_no_date_yet(client: Client) -> None:
    hearing = factories.hearing(people=[factories.prosecution(defendant=sabitov())], date=TOMORROW)
    actions.postpone(hearing, by=None)

    page = reads(client, "/defendants/aibek-sabitov/")

    assert page.first("#undated").text == "No date yet"
    assert page.first(".hs .t b").text == "No new date"


def test_what_is_charged_and_what_monitors_report_stand_apart(client: Client) -> None:
    factories.hearing(people=[factories.prosecution(defendant=sabitov(), charges=("405 1", "405 2"))])

    page = reads(client, "/defendants/aibek-sabitov/")
    facts = page.facts()

    assert facts["Charge"].text == "Article 405 Parts 1 and 2 «participation in an extremist organisation»"
    assert (
        facts["Prosecuted for, as the monitors report"].text == "Calls and participation in peaceful protests"
    )


def test_a_charge_that_was_changed_stays_readable(client: Client) -> None:
    person = factories.prosecution(defendant=sabitov(), charges=("405 2",), wording="")
    factories.charge(
        prosecution=person,
        article=factories.article(number="174"),
        part="1",
        until_date=dt.date(2021, 3, 1),
        position=5,
    )
    factories.hearing(people=[person])

    page = reads(client, "/defendants/aibek-sabitov/")

    assert page.facts()["Charge"].texts("p") == [
        "Article 405 Part 2",
        "until 1 March 2021: Article 174 Part 1",
    ]


def test_the_present_restraint_comes_before_the_earlier_ones(client: Client) -> None:
    person = factories.prosecution(defendant=sabitov())
    factories.restraint(
        prosecution=person, kind="custody", from_date=dt.date(2021, 1, 5), until_date=dt.date(2021, 3, 2)
    )
    factories.restraint(prosecution=person, kind="house_arrest", from_date=dt.date(2021, 3, 2))
    factories.hearing(people=[person])

    page = reads(client, "/defendants/aibek-sabitov/")

    assert [(p.get("class"), p.text) for p in page.facts()["Restraint"].all("p")] == [
        (None, "House arrest, since 2 March 2021"),
        ("soft", "Custody, 5 January 2021 – 2 March 2021"),
    ]


def test_hearings_are_a_line_in_time_newest_first_each_in_its_shape(client: Client) -> None:
    person = factories.prosecution(defendant=sabitov())
    factories.hearing(people=[person], date=dt.date(2021, 3, 1), status="held", number=1)
    missed = factories.hearing(people=[person], date=dt.date(2021, 4, 1), number=2)
    actions.not_held(missed, by=None, reason={"en": "The judge is ill."})
    factories.hearing(people=[person], date=TOMORROW, number=3)

    points = reads(client, "/defendants/aibek-sabitov/").all(".tl li")

    assert [(point.get("class"), point.first("time").text, point.first("a").text) for point in points] == [
        (None, "7 May 2021, 09:15", "3rd hearing"),
        ("chg", "1 April 2021, 09:15", "2nd hearing"),
        ("past", "1 March 2021, 09:15", "1st hearing"),
    ]
    assert "The judge is ill." in points[1].text


def test_a_separated_case_joins_the_same_line(client: Client) -> None:
    person = factories.prosecution(defendant=sabitov())
    factories.hearing(people=[person], date=dt.date(2021, 3, 1), status="held")
    with edition.change(by=None):
        ProsecutionStateRow.objects.create(
            prosecution=person, state="separated", from_date=dt.date(2021, 5, 3)
        )

    points = reads(client, "/defendants/aibek-sabitov/").all(".tl li")

    assert [point.first("p").text for point in points] == [
        "3 May 2021 · Case separated",
        "1 March 2021, 09:15 · Trial",
    ]


def test_up_to_three_others_are_named_and_more_are_counted(client: Client) -> None:
    case = factories.case()
    factories.prosecution(case=case, defendant=sabitov())
    for name in ("Aru", "Bota", "Dana"):
        factories.prosecution(case=case, defendant=factories.defendant(given_name=name))
    factories.hearing(case=case)

    page = reads(client, "/defendants/aibek-sabitov/")

    assert page.facts()["Together with"].text == "Aru DEMOVA, Bota DEMOVA, Dana DEMOVA"
    factories.prosecution(case=case, defendant=factories.defendant(given_name="Madi"))
    factories.hearing(case=case)
    page = reads(client, "/defendants/aibek-sabitov/")
    assert page.facts()["Together with"].text == "4 others in the same case"


def test_each_of_several_cases_stands_under_its_own_heading(client: Client) -> None:
    person = sabitov()
    for title, date in (("First case", dt.date(2020, 5, 6)), ("Second case", TOMORROW)):
        case = factories.case(title=title)
        factories.prosecution(case=case, defendant=person)
        factories.hearing(case=case, date=date)

    page = reads(client, "/defendants/aibek-sabitov/")

    assert page.texts("h2.day")[1:3] == ["Second case", "First case"]


def test_other_spellings_carry_the_language_of_their_letters(client: Client) -> None:
    who = factories.defendant(
        given_name={"en": "Aibek", "ru": "Айбек"},
        family_name={"en": "Sabitov", "ru": "Сабитов"},
        aliases=["Айбек Сәбитов", "Aybek Sabitov"],
    )
    factories.hearing(people=[factories.prosecution(defendant=who)])

    page = reads(client, "/defendants/aibek-sabitov/")

    assert [(span.get("lang"), span.text) for span in page.all("span.soft span[lang]")] == [
        ("ru", "Айбек САБИТОВ"),
        ("kk", "Айбек Сәбитов"),
        ("en", "Aybek Sabitov"),
    ]


def test_a_text_without_translation_says_its_language(client: Client) -> None:
    factories.hearing(people=[factories.prosecution(defendant=sabitov())])

    page = reads(client, "/kk/defendants/aibek-sabitov/")

    assert page.one("html").get("lang") == "kk"
    assert [text.get("lang") for text in page.all(".facts ul.a span")] == ["en"]


# --- who may be seen
@pytest.mark.parametrize("shown_as", ["withheld", "initials"])
def test_without_a_whole_name_only_the_opaque_address_holds(client: Client, shown_as: str) -> None:
    who = sabitov(shown_as=shown_as, description={"en": "Sabitov writes poems."}, aliases=["Sabitoff"])
    factories.hearing(people=[factories.prosecution(defendant=who)])

    hidden = client.get("/defendants/aibek-sabitov/")
    shown = client.get(f"/defendants/{who.public_id.hex}/")

    assert (hidden.status_code, shown.status_code) == (404, 200)
    assert hidden.content == client.get("/defendants/never-was/").content.replace(
        b"never-was", b"aibek-sabitov"
    )
    assert re.findall("(?i)sabito|aibek", shown.content.decode()) == []
    assert client.get("/defendants/aibek-sabitov.ics").status_code == 404


def test_the_opaque_address_of_a_named_person_does_not_exist(client: Client) -> None:
    who = sabitov()
    factories.hearing(people=[factories.prosecution(defendant=who)])

    assert client.get(f"/defendants/{who.public_id.hex}/").status_code == 404


def test_nobody_is_shown_before_a_hearing_is_public(client: Client) -> None:
    factories.hearing(published=False, people=[factories.prosecution(defendant=sabitov())])

    assert client.get("/defendants/aibek-sabitov/").status_code == 404
    assert client.get("/defendants/aibek-sabitov.json").status_code == 404


def test_a_merged_twin_leads_to_the_other(client: Client) -> None:
    kept = sabitov()
    twin = factories.defendant(given_name="Aybek", family_name="Sabitov")
    factories.hearing(people=[factories.prosecution(defendant=kept)])
    with edition.change(by=None):
        Defendant.objects.filter(pk=twin.pk).update(merged_into=kept)

    page, feed = client.get("/ru/defendants/aybek-sabitov/"), client.get("/defendants/aybek-sabitov.ics")

    assert (page.status_code, page["Location"]) == (301, "/ru/defendants/aibek-sabitov/")
    assert (feed.status_code, feed["Location"]) == (301, "/defendants/aibek-sabitov.ics")


def test_a_twins_name_does_not_lead_to_somebody_whose_name_is_withheld(client: Client) -> None:
    kept = sabitov(shown_as="withheld")
    twin = factories.defendant(given_name="Aybek", family_name="Sabitov")
    factories.hearing(people=[factories.prosecution(defendant=kept)])
    with edition.change(by=None):
        Defendant.objects.filter(pk=twin.pk).update(merged_into=kept)

    assert client.get("/defendants/aybek-sabitov/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_queries_whatever_it_shows(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    person = factories.prosecution(defendant=sabitov())
    for day in range(count):
        factories.hearing(people=[person], date=TOMORROW + dt.timedelta(days=day))

    with django_assert_num_queries(14):
        client.get("/defendants/aibek-sabitov/")


def test_a_wording_that_several_articles_share_stands_once_behind_them(client: Client) -> None:
    """Five articles with one long wording filled five screens of a phone."""
    person = factories.prosecution(
        defendant=sabitov(), charges=["405 2", "174 1"], wording="calls and participation"
    )
    factories.hearing(people=[person])

    charge = reads(client, "/defendants/aibek-sabitov/").facts()["Charge"]

    assert charge.texts("p") == ["Article 405 Part 2 Article 174 Part 1 «calls and participation»"]
