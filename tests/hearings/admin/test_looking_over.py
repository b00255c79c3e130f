"""What an editor of a bulletin need not type, and where the way leads once it is in."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from hearings.models import Bulletin, Hearing
from tests import factories
from tests.hearings.admin.test_importing import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TEXT = """12 мая в 10:00 состоится суд по ч. 2 ст. 405 УК РК и ч. 6 ст. 488 КоАП в отношении журналистки Ару ДЕМОВОЙ.

Ару ДЕМОВА преследуется за:
— одиночный пикет."""


@pytest.fixture
def desk(desk: Client) -> Client:
    factories.legal_code(code="KZ-CC", short_name={"en": "CC", "ru": "УК РК"})
    factories.legal_code(code="KZ-CAO", name="Code of Administrative Offences", short_name={"ru": "КоАП"})
    return desk


def paste(desk: Client) -> object:
    office = factories.office(code="KZ-CC")
    return desk.post(reverse("admin:hearings_bulletin_paste"), {"text": TEXT, "office": office.pk})


def test_a_day_without_its_year_is_filled_in_to_be_looked_at(desk: Client) -> None:
    (row,) = paste(desk).context["forms"].rows

    assert row.form["date"].value() == dt.date(2021, 5, 12)
    assert [str(doubt) for doubt in row.item.doubts] == ["no date"]


def test_a_legal_code_is_called_as_people_write_it_and_the_usual_one_not_at_all(desk: Client) -> None:
    (row,) = paste(desk).context["forms"].rows

    assert row.people[0]["charges"].value() == "405 p. 2\nКоАП 488 p. 6"


def test_once_it_is_in_the_list_of_its_days_is_looked_over(desk: Client) -> None:
    shown = paste(desk)
    address = reverse("admin:hearings_bulletin_plan", args=[Bulletin.objects.get().pk])

    done = desk.post(address, {**fields_of(shown), "confirm": "yes"})

    assert done.url == "/admin/hearings/hearing/?date__gte=2021-05-12&date__lte=2021-05-12"
    assert list(desk.get(done.url).context["cl"].queryset) == [Hearing.objects.get()]


def test_of_what_lies_ahead_the_next_stands_first(desk: Client) -> None:
    late, soon = (factories.hearing(date=dt.date(2021, 5, day)) for day in (20, 10))

    def listed(query: str) -> list[Hearing]:
        return list(desk.get(f"/admin/hearings/hearing/{query}").context["cl"].result_list)

    assert listed("?when=to-come") == [soon, late]
    assert listed("") == [late, soon]
