"""The page of a case names everybody tried in it, what each is charged with, and the chain of its hearings."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.test import Client

from defendants.models import Case, ProsecutionStateRow
from hearings import actions, edition
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
TOMORROW = dt.date(2021, 5, 7)
NAMES = ("Aru", "Bota", "Dana", "Madi")


def of_four(**columns: Any) -> Case:
    """A case of four people: the first two under one charge, the others under another."""
    case = factories.case(**columns)
    for number, name in enumerate(NAMES):
        factories.prosecution(
            case=case,
            defendant=factories.defendant(given_name=name),
            charges=("405 1",) if number < 2 else ("405 2",),
            wording="",
            allegations=("A speech",) if number < 2 else ("A post",),
            position=number,
        )
    return case


def at(case: Case) -> str:
    return f"/cases/{case.public_id}/"


def test_everybody_is_named_and_leads_to_their_page(client: Client) -> None:
    case = of_four(title="Case of the four")
    factories.hearing(case=case)

    page = reads(client, at(case))

    assert page.one("h1").text == "Politically motivated criminal case Case of the four"
    assert page.texts(".who a") == [f"{name} DEMOVA" for name in NAMES]


def test_charges_and_reports_are_grouped_by_whom_they_are_about(client: Client) -> None:
    case = of_four()
    factories.hearing(case=case)

    page = reads(client, at(case))

    assert page.texts(".by p") == [
        "Article 405 Part 1",
        "Aru DEMOVA, Bota DEMOVA",
        "Article 405 Part 2",
        "Dana DEMOVA, Madi DEMOVA",
        "Aru DEMOVA, Bota DEMOVA:",
        "Dana DEMOVA, Madi DEMOVA:",
    ]
    assert page.texts(".by li") == ["A speech", "A post"]


def test_a_case_without_a_title_is_called_by_its_people(client: Client) -> None:
    case = of_four()
    factories.hearing(case=case)

    assert (
        reads(client, at(case))
        .first("title")
        .text.startswith("Aru DEMOVA, Bota DEMOVA, Dana DEMOVA and 1 other")
    )


def test_the_chain_of_hearings_has_all_of_them_newest_first(client: Client) -> None:
    case = of_four()
    first = factories.hearing(case=case, date=dt.date(2021, 4, 1), number=1)
    second = actions.adjourn(first, by=None, date=TOMORROW, time=dt.time(10))
    assert second is not None

    points = reads(client, at(case)).all(".tl li")

    assert [point.first("time").text for point in points] == ["7 May 2021, 10:00", "1 April 2021, 09:15"]
    assert points[1].first(".s").text == "Goes on 7 May, 10:00"


def test_a_heading_and_its_count_say_hearings_once(client: Client) -> None:
    case = of_four()
    for day in (TOMORROW, TOMORROW + dt.timedelta(days=7)):
        factories.hearing(case=case, date=day)

    assert reads(client, at(case)).one("#hearings").text == "Hearings 2"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("", "Prosecution dropped, 3 May 2021. For lack of evidence."),
        ("/ru", "Преследование прекращено, 3 мая 2021 г. За отсутствием доказательств."),
    ],
)
def test_why_a_prosecution_ended_stands_behind_one_full_stop(client: Client, lang: str, told: str) -> None:
    """On the page of the case, of the person and of a hearing; «2021 г.» brings a dot of its own."""
    case = of_four()
    person = case.prosecutions.all()[0]
    hearing = factories.hearing(case=case)
    note = {"en": "For lack of evidence.", "ru": "За отсутствием доказательств."}
    with edition.change(by=None):
        ProsecutionStateRow.objects.create(
            prosecution=person, state="dropped", from_date=dt.date(2021, 5, 3), note=note
        )

    for path in (at(case), f"/defendants/{person.defendant.slug}/", f"/hearings/{hearing.public_id}/"):
        assert told in reads(client, lang + path).one("main").text, path


def test_a_case_adjourned_without_a_date_says_so(client: Client) -> None:
    case = of_four()
    actions.adjourn(factories.hearing(case=case, date=dt.date(2021, 5, 5)), by=None)

    page = reads(client, at(case))

    assert page.one("#undated").text == "No date yet"
    assert page.first(".hs .t b").text == "Next date not announced"


def test_who_is_in_the_case_but_in_no_public_hearing_is_not_named(client: Client) -> None:
    case = of_four()
    public, hidden = case.prosecutions.all()[:3], case.prosecutions.all()[3]
    factories.hearing(case=case, people=list(public))
    factories.hearing(case=case, people=[hidden], published=False)

    assert "Madi" not in client.get(at(case)).content.decode()


def test_a_case_without_a_public_hearing_does_not_exist(client: Client) -> None:
    case = of_four()
    factories.hearing(case=case, published=False)

    hidden, never_was = client.get(at(case)), client.get(f"/cases/{uuid.UUID(int=7)}/")

    assert (hidden.status_code, never_was.status_code) == (404, 404)
    assert client.get(f"/cases/{case.public_id}.ics").status_code == 404


def test_a_case_all_of_whose_hearings_were_withdrawn_is_gone_and_names_nobody(client: Client) -> None:
    case = of_four()
    for hearing in (factories.hearing(case=case), factories.hearing(case=case)):
        actions.withdraw(hearing, by=None)

    page = reads(client, at(case), status=410)

    assert page.one("h1").text == "This case is no longer shown."
    assert "Taken off the public record on 6 May 2021, for someone’s safety." in page.text
    assert "DEMOVA" not in page.text.upper()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_queries_whatever_it_shows(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    case = of_four()
    for day in range(count):
        factories.hearing(case=case, date=TOMORROW + dt.timedelta(days=day))

    with django_assert_num_queries(12):
        client.get(at(case))
