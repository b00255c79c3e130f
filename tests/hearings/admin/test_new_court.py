"""A court that nobody entered yet is written beside its hearing: no page is left with a form half filled in."""

from __future__ import annotations

import pytest
from django.test import Client

from hearings.models import Court, Hearing
from offices.models import Office
from tests import factories
from tests.hearings.admin.conftest import fields_of
from tests.hearings.admin.entry_form import AINUR, errors, send

pytestmark = pytest.mark.usefixtures("law")


def test_it_is_made_with_the_hearing_and_public_with_it(desk: Client, law: Office) -> None:
    city = factories.city(slug="talgar", zone="Asia/Almaty")

    send(desk, law, new_court="Talgar District Court", city=city.pk)

    hearing = Hearing.objects.get()
    assert (hearing.court.name, hearing.court.city, hearing.city) == (
        {"en": "Talgar District Court"},
        city,
        None,
    )
    assert (hearing.court.slug, hearing.court.zone) == ("talgar-district-court", "Asia/Almaty")
    assert Client().get("/courts/talgar-district-court/").status_code == 200


def test_without_an_english_name_its_address_is_its_citys(desk: Client, law: Office) -> None:
    city = factories.city(slug="talgar")
    factories.court(slug="talgar-court", city=city)

    send(desk, law, new_court="Талгарский районный суд", city=city.pk, lang="ru")

    assert Hearing.objects.get().court.slug == "talgar-court-2"


def test_one_that_is_known_there_by_this_name_is_that_one(desk: Client, law: Office) -> None:
    known = factories.court(name={"en": "Talgar District Court"}, city=factories.city(slug="talgar"))

    send(desk, law, new_court="Talgar district  court", city=known.city.pk)

    assert Hearing.objects.get().court == known


def test_it_needs_its_city_and_no_other_court(desk: Client, law: Office) -> None:
    court = factories.court()

    assert errors(send(desk, law, new_court="Talgar District Court")) == ["Say in which city this court is."]
    assert errors(send(desk, law, new_court="Talgar District Court", court=court.pk)) == [
        "Choose a court or write a new one, not both."
    ]
    assert not Hearing.objects.exists()


def test_a_hearing_that_is_refused_leaves_no_court_behind(desk: Client, law: Office) -> None:
    before = Court.objects.count()
    city = factories.city()

    send(desk, law, {**AINUR, "charges": "XX-CC 405"}, new_court="Talgar District Court", city=city.pk)

    assert (Hearing.objects.count(), Court.objects.count()) == (0, before)


class TestOnItsOwnPage:
    PAGE = "/admin/hearings/court/add/"

    def test_a_name_and_a_city_are_enough(self, desk: Client) -> None:
        city = factories.city(slug="talgar", zone="Asia/Almaty")
        form = fields_of(desk.get(self.PAGE))

        answer = desk.post(self.PAGE, {**form, "name_en": "Talgar District Court", "city": city.pk})

        assert answer.status_code == 302
        court = Court.objects.get()
        assert (court.slug, court.zone) == ("talgar-district-court", "Asia/Almaty")

    def test_what_is_missing_is_asked_for_and_no_rule_of_the_database_named(self, desk: Client) -> None:
        answer = desk.post(self.PAGE, fields_of(desk.get(self.PAGE)))

        assert set(answer.context["adminform"].form.errors) == {"name", "city"}
        assert "court_has_a_zone" not in answer.content.decode()
