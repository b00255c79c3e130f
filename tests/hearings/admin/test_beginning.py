"""The first hour of an editor at an empty desk: what to do next stands there, and no form is a dead end."""

from __future__ import annotations

import pytest
from django.test import Client

from defendants.models import LegalCode
from hearings.admin.blocks import Line
from hearings.models import City, Hearing
from offices.models import Office
from tests import factories
from tests.hearings.admin.conftest import save
from tests.hearings.admin.entry_form import send
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
ENTER = "/admin/hearings/hearing/enter/"
CODE = "/admin/defendants/legalcode/add/"
CITY = "/admin/hearings/city/add/"


def steps(desk: Client) -> list[Line]:
    """What the desk's first page says to begin with."""
    parts = desk.get("/admin/").context["parts"]
    return [line for part in parts if str(part.title) == "To begin" for b in part.blocks for line in b.lines]


def test_an_empty_desk_says_what_to_begin_with(desk: Client) -> None:
    """It said "Nothing to do." four times."""
    assert [line.url for line in steps(desk)] == ["/admin/offices/office/add/", CODE, CITY, ENTER]


def test_each_step_leads_to_the_next_until_there_is_a_hearing(desk: Client) -> None:
    added = save(desk, "/admin/offices/office/add/", name_en="Almaty office", slug="almaty", country="kz")
    assert added.headers["Location"] == "/admin/"

    save(desk, CODE, code="KZ-CC", name_en="Criminal Code", country="kz")
    office = f"/admin/offices/office/{Office.objects.get().pk}/change/"
    assert [line.url for line in steps(desk)] == [office, CITY, ENTER]
    assert steps(desk)[0].note == "“Article 405” alone then means this code's. Known here: KZ-CC."

    save(desk, office, code="KZ-CC")
    assert reads(desk, CITY).one("#id_country").get("value") == "KZ"
    save(desk, CITY, name_en="Almaty", slug="almaty", zone="Asia/Almaty")
    assert [line.url for line in steps(desk)] == [ENTER]

    person = {"family_name": "Ann SAMPLE", "charges": "405 part 2"}
    place = {"new_court": "Almaty City Court", "city": City.objects.get().pk, "mode": "in_person"}
    send(desk, Office.objects.get(), person, date="2021-05-08", time="9.15", **place)
    assert f"{Hearing.objects.get().starts_at:%H:%M}" == "03:15"
    assert steps(desk) == []


def test_a_second_office_ends_in_the_list_of_offices(desk: Client) -> None:
    factories.office()

    added = save(desk, "/admin/offices/office/add/", name_en="Minsk office", slug="minsk", country="BY")

    assert added.headers["Location"] == "/admin/offices/office/"


@pytest.mark.parametrize("typed", ["Kazakhstan", "K", "К3"])
def test_a_countrys_name_is_not_cut_to_another_country(desk: Client, typed: str) -> None:
    """ "Kazakhstan" was kept as "Ka", and its articles were nobody's own."""
    page = save(desk, "/admin/offices/office/add/", name_en="An office", slug="office", country=typed)

    assert "Write the country&#x27;s two letters, as KZ for Kazakhstan." in page.content.decode()
    assert not Office.objects.exists()


def test_letters_of_a_country_are_capitals_however_they_are_typed(desk: Client) -> None:
    """ "kz" of an office was another country than "KZ" of its code."""
    save(desk, CODE, code="KZ-CC", name_en="Criminal Code", country="kz")

    assert LegalCode.objects.get().country == "KZ"


def test_a_charge_without_any_code_on_record_says_what_is_missing(desk: Client) -> None:
    """ "Name one in each charge", it said, and none that was named was known."""
    office = factories.office()
    LegalCode.objects.all().delete()

    page = send(desk, office, {"family_name": "SAMPLE", "charges": "405 part 2"})

    assert "No legal code is known yet: add one first" in page.content.decode()


def test_where_no_city_is_listed_one_can_be_added_and_what_is_wrong_is_named(desk: Client) -> None:
    """The court asked for its city, the list of cities was empty, and "This field is required." named no field."""
    page = send(desk, factories.office(), date="", new_court="A court")

    html = page.content.decode()
    assert f'href="{CITY}" target="_blank"' in html
    assert ">Date: This field is required.</a>" in html
    assert ">City: Say in which city this court is.</a>" in html
