"""Rows on another row's page: as many as are there, none twice, and saved in an order that lets them be saved."""

from __future__ import annotations

import re

import pytest
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.test import Client

from defendants.models import Prosecution
from hearings import edition
from hearings.models import Court
from offices.inlines import MOST_NEW
from tests import factories
from tests.hearings.admin.conftest import fields_of, save
from tests.hearings.admin.test_kept import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(db: None) -> Prosecution:
    """Somebody charged with parts 1 and 2 of one article."""
    return factories.prosecution(charges=("405 1", "405 2"))


def page(part: Prosecution) -> str:
    return f"/admin/defendants/prosecution/{part.pk}/change/"


def charged(part: Prosecution) -> list[str]:
    return list(part.charges.filter(until_date=None).order_by("pk").values_list("part", flat=True))


def test_a_form_that_says_it_has_thousands_of_rows_is_read_as_far_as_somebody_may_have_filled_it_in(
    desk: Client,
) -> None:
    """Each row that is said to be there is made, checked and shown: three hundred took three seconds."""
    part = factories.prosecution()

    wrong = {"allegations-TOTAL_FORMS": "2000", "charges-0-article": ""}
    page = save(desk, f"/admin/defendants/prosecution/{part.pk}/change/", **wrong).content.decode()

    assert len(set(re.findall(r'name="(allegations-[0-9]+-text_en)"', page))) == 1 + MOST_NEW


@pytest.mark.parametrize("said", ["0", "-5", "7", "x"])
def test_rows_that_are_there_stay_those_rows_whatever_number_of_them_is_sent(desk: Client, said: str) -> None:
    """Taken for new ones they were twins of themselves, which no table takes."""
    part = factories.prosecution(charges=("405 2", "174 1"))
    before = list(part.charges.values_list("pk", "article", "part"))

    save(desk, f"/admin/defendants/prosecution/{part.pk}/change/", **{"charges-INITIAL_FORMS": said})

    assert list(part.charges.values_list("pk", "article", "part")) == before


def test_a_charge_that_stands_there_already_is_refused_in_words(desk: Client) -> None:
    part = factories.prosecution(charges=("405 2",))
    address = f"/admin/defendants/prosecution/{part.pk}/change/"
    again = {"charges-1-article": part.charges.get().article_id, "charges-1-part": "2"}

    page = save(desk, address, **again)

    assert "duplicate data" in page.content.decode()
    assert part.charges.count() == 1
    ended = {**again, "charges-0-from_date": "2021-01-01", "charges-0-until_date": "2021-05-05"}
    assert save(desk, address, **ended).status_code == 302
    assert part.charges.count() == 2


def test_a_charge_takes_the_place_of_one_that_is_deleted_on_the_same_page(
    desk: Client, part: Prosecution
) -> None:
    typed = {"charges-0-part": "2", "charges-1-DELETE": "on"}

    assert save(desk, page(part), **typed).status_code == 302

    assert charged(part) == ["2"]


def test_a_charge_takes_the_place_of_one_that_ends_on_the_same_page(desk: Client, part: Prosecution) -> None:
    typed = {"charges-0-part": "2", "charges-1-from_date": "2021-01-01", "charges-1-until_date": "2021-05-05"}

    assert save(desk, page(part), **typed).status_code == 302

    assert charged(part) == ["2"]
    assert part.charges.count() == 2


def test_charges_that_move_up_one_by_one_are_saved(desk: Client, part: Prosecution) -> None:
    """Each takes the place of the next, so that the last must be saved first."""
    assert save(desk, page(part), **{"charges-0-part": "2", "charges-1-part": "3"}).status_code == 302

    assert charged(part) == ["2", "3"]


def test_two_charges_that_change_places_are_refused_with_the_way_to_do_it(
    desk: Client, part: Prosecution
) -> None:
    """Each stands in the other's way, whichever is saved first: nothing of the page is saved, and it comes back."""
    before = edition.current().number

    refused = save(desk, page(part), **{"charges-0-part": "2", "charges-1-part": "1", "role_en": "a painter"})

    assert refused.status_code == 409
    assert "Change one of the two, save, and then change the other." in refused.content.decode()
    assert said(refused) == []
    typed = fields_of(refused)
    assert (typed["charges-0-part"], typed["charges-1-part"], typed["role_en"]) == ("2", "1", "a painter")
    part.refresh_from_db()
    assert (charged(part), part.role["en"], edition.current().number) == (
        ["1", "2"],
        "civil activist",
        before,
    )

    assert desk.post(page(part), {**typed, "charges-1-part": "3"}).status_code == 302
    assert charged(part) == ["2", "3"]


def test_where_no_form_can_say_it_a_page_does_and_nothing_is_half_done(desk: Client) -> None:
    court = factories.court()

    def two_alike(request: HttpRequest) -> HttpResponse:
        factories.court(slug="a-court-of-its-own")
        twin = Court.objects.get(pk=court.pk)
        twin.pk = None
        Court.objects.bulk_create([twin])
        return HttpResponse()

    request = desk.get("/admin/").wsgi_request
    request.method = "POST"
    answer = site.admin_view(two_alike)(request)

    assert answer.status_code == 409
    assert "Change one of the two" in answer.content.decode()
    assert list(Court.objects.all()) == [court]
