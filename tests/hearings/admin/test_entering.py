"""One form enters a hearing from nothing: two page loads, nothing guessed, nothing typed is lost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from defendants.models import Allegation, Article, Case, Charge, Defendant
from hearings import edition
from hearings.models import Change, Hearing
from offices.models import Editor, Office
from tests import factories
from tests.hearings.admin.entry_form import ADDRESS, AINUR, filled_in, said, send

pytestmark = pytest.mark.usefixtures("law")


def test_the_seeds_third_hearing_from_nothing_in_two_page_loads(desk: Client, law: Office) -> None:
    before = edition.current().number
    assert desk.get(ADDRESS).status_code == 200

    response = send(desk, law)

    hearing = Hearing.objects.get()
    who = hearing.prosecutions.get()
    assert response.redirect_chain == [(f"/admin/hearings/hearing/{hearing.pk}/change/", 302)]
    assert (hearing.date, hearing.time, hearing.mode) == (dt.date(2021, 5, 6), dt.time(15), "online")
    assert hearing.starts_at == dt.datetime(2021, 5, 6, 9, tzinfo=dt.UTC)
    assert (hearing.publication, hearing.case.political, hearing.case.kind) == ("published", True, "criminal")
    assert (who.defendant.given_name, who.defendant.family_name) == ({"en": "Ainur"}, {"en": "Myrzaliyeva"})
    assert who.role == {"en": "civil activist"}
    wording = {"en": "organization and participation in the activities of an extremist organization"}
    assert [(row.article.number, row.part, row.wording) for row in who.charges.all()] == [
        ("405", "1", wording),
        ("405", "2", wording),
    ]
    assert [row.text["en"][:24] for row in who.allegations.all()] == [
        "Calls and participation ",
        "The fact that she called",
        "Reposted publications by",
        "Sending an audio message",
    ]
    assert edition.current().number == before + 1
    assert Change.objects.filter(hearing=hearing).get().kind == "published"
    called = "Thursday 6\N{NO-BREAK SPACE}May 2021, 15:00 · MYRZALIYEVA · Court not known"
    assert said(response)[0].startswith(f"Published: {called}.")


def test_a_draft_is_not_public_and_raises_no_edition(desk: Client, law: Office) -> None:
    before = edition.current().number

    send(desk, law, button="draft")

    assert Hearing.objects.get().publication == "draft"
    assert edition.current().number == before


def test_thirteen_defendants_with_three_charges_and_five_allegations_each_fit(
    desk: Client, law: Office
) -> None:
    people = [
        {
            "family_name": f"Demo PRIMER{chr(ord('A') + place)}",
            "role": "resident",
            "charges": "405 part 1\n405 part 2 — participation\n174 part 1",
            "allegations": "\n".join(f"Deed {number}" for number in range(5)),
        }
        for place in range(13)
    ]

    assert len(filled_in(*people)) < 120
    send(desk, law, *people)

    hearing = Hearing.objects.get()
    assert hearing.prosecutions.count() == 13
    assert (Charge.objects.count(), Allegation.objects.count()) == (39, 65)
    assert [row.defendant.family_name["en"] for row in hearing.prosecutions.all()][12] == "Primerm"


def test_a_defendant_is_added_and_removed_by_a_button_and_everything_typed_stays(
    desk: Client, law: Office
) -> None:
    typed = {**AINUR, "charges": "nonsense"}

    response = desk.post(
        ADDRESS, {**filled_in(typed, office=law.pk, time="25:99", political=""), "add": "yes"}
    )

    page = response.content.decode()
    assert len(response.context["people"].forms) == 2
    assert ('value="25:99"' in page, "nonsense" in page, 'value="MYRZALIYEVA"' in page) == (True, True, True)
    assert "errorlist" not in page

    second = {"family_name": "Second"}
    response = desk.post(ADDRESS, {**filled_in(typed, second, office=law.pk), "remove": "0"})

    page = response.content.decode()
    assert len(response.context["people"].forms) == 1
    assert ('value="Second"' in page, "MYRZALIYEVA" in page) == (True, False)
    assert Hearing.objects.count() == 0


def test_the_box_politically_motivated_stays_unticked(desk: Client, law: Office) -> None:
    sent = filled_in(office=law.pk)
    del sent["political"]

    page = desk.post(ADDRESS, {**sent, "add": "yes"}).content.decode()

    assert 'id="id_political" checked' not in page
    send_back = desk.post(ADDRESS, {**sent, "draft": "yes"})
    assert send_back.status_code == 302
    assert Case.objects.get().political is False


@pytest.mark.parametrize(
    ("wrong", "where", "remedy"),
    [
        ({"date": ""}, "date", "This field is required."),
        ({"time": "25:00"}, "time", "This is no hour. Write it like 9:15, 0915 or 14.30."),
        (
            {"part_of_day": "morning"},
            "__all__",
            "Give either an hour or a part of the day, not both.",
        ),
        ({"date": "2150-01-01"}, "date", "The date must lie between 1990 and 2100."),
        ({"date": "9999-12-31"}, "date", "The date must lie between 1990 and 2100."),
        ({"date": "0001-01-01"}, "date", "The date must lie between 1990 and 2100."),
        ({"number": "0"}, "number", "Ensure this value is greater than or equal to 1."),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_lost(
    desk: Client, law: Office, wrong: dict, where: str, remedy: str
) -> None:
    response = send(desk, law, **wrong)

    assert dict(response.context["form"].errors) == {where: [remedy]}
    assert 'value="MYRZALIYEVA"' in response.content.decode()
    assert "Sending an audio message" in response.content.decode()
    assert (Hearing.objects.count(), Case.objects.count(), Defendant.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("person", "where", "begins"),
    [
        ({"given_name": "Aibek"}, None, None),
        ({"family_name": "Aibek Sabitov"}, "family_name", "Which of “Aibek Sabitov” is the family name?"),
        ({"role": "activist"}, "family_name", "Write the family name, or remove this defendant."),
        ({"family_name": "X", "charges": "for nothing"}, "charges", "“for nothing” is not understood."),
        (
            {"family_name": "X", "charges": "ABC 405"},
            "charges",
            "“ABC 405”: no legal code here is called “ABC”.",
        ),
    ],
)
def test_what_is_wrong_with_a_person_is_said_at_its_place(
    desk: Client, law: Office, person: dict, where: str | None, begins: str | None
) -> None:
    response = send(desk, law, person)

    if where is None:
        assert Defendant.objects.get().family_name == {"en": "Aibek"}
        return
    form = response.context["people"].forms[0]
    assert list(form.errors) == [where]
    assert form.errors[where][0][: len(begins)] == begins
    assert Hearing.objects.count() == 0


@pytest.mark.parametrize("typed", ["9:15", "0915", "09.15", "915", "9.15", " 09:15 "])
def test_the_hour_is_read_as_people_write_it(desk: Client, law: Office, typed: str) -> None:
    send(desk, law, time=typed)

    assert Hearing.objects.get().time == dt.time(9, 15)


def test_an_hour_the_clocks_jump_over_is_refused_beside_the_hour(desk: Client, law: Office) -> None:
    berlin = factories.city(slug="berlin", zone="Europe/Berlin")

    response = send(desk, law, date="2021-03-28", time="02:30", city=berlin.pk)

    assert list(response.context["form"].errors) == ["time"]
    assert "jump over this hour" in response.context["form"].errors["time"][0]


def test_an_hour_that_happens_twice_asks_which_and_keeps_the_answer(desk: Client, law: Office) -> None:
    berlin = factories.city(slug="berlin", zone="Europe/Berlin")
    twice = {"date": "2021-10-31", "time": "02:30", "city": berlin.pk}

    response = send(desk, law, **twice)
    assert list(response.context["form"].errors) == ["fold"]
    assert 'name="fold"' in response.content.decode()

    send(desk, law, **twice, fold="1")
    assert Hearing.objects.get().starts_at == dt.datetime(2021, 10, 31, 1, 30, tzinfo=dt.UTC)


def test_without_court_and_city_the_zone_of_the_chosen_office_holds(desk: Client, editor: Editor) -> None:
    minsk = factories.office(slug="minsk", zone="Europe/Minsk")

    send(desk, minsk)

    assert Hearing.objects.get().zone == "Europe/Minsk"


def test_an_article_nobody_described_is_made_without_a_title_and_said(desk: Client, law: Office) -> None:
    response = send(desk, law, {"family_name": "X", "charges": "999 part 3"})

    assert Article.objects.get(number="999").title == {}
    assert said(response)[1].startswith("KZ-CC 999 was not known and is without its official title.")


@pytest.mark.parametrize("total", ["1000000000", "-5", "x", "", "²", "9" * 5000])
def test_a_forged_number_of_people_is_an_error_and_nothing_worse(
    desk: Client, law: Office, total: str
) -> None:
    for button in ("publish", "add", "remove"):
        response = desk.post(ADDRESS, {**filled_in(office=law.pk), "people-TOTAL_FORMS": total, button: "7"})
        assert response.status_code == 200
    assert Hearing.objects.count() == 0


def test_without_the_right_to_add_there_is_no_form(client: Client) -> None:
    client.force_login(factories.editor(username="reader", is_superuser=False))

    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, filled_in()).status_code == 403


def test_a_reader_is_sent_to_the_log_in(client: Client) -> None:
    assert client.get(ADDRESS).headers["Location"] == f"/admin/login/?next={ADDRESS}"


def test_without_an_office_the_way_leads_to_one(desk: Client) -> None:
    with edition.change(by=None):
        Office.objects.all().delete()

    assert desk.get(ADDRESS).headers["Location"] == "/admin/offices/office/add/"
