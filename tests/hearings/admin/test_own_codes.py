"""An editor writes «УК» and means their own country's code, whatever other offices' codes the site knows."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from defendants.models import Charge
from hearings.importer.plan import Doubt
from offices.models import Office
from tests import factories
from tests.hearings.admin.entry_form import ADDRESS, AINUR, filled_in

TEXT = "6 мая 2021 года:\n\n1) В 9:15 в Алматы – суд над Анной Образец, ст. 405 ч. 2 Уголовного кодекса.\n"


@pytest.fixture
def two_countries(law: Office) -> Office:
    for code, name, short in (
        ("KZ-CC", "Уголовный кодекс Республики Казахстан", "УК РК"),
        ("BY-CC", "Уголовный кодекс Республики Беларусь", "УК Беларуси"),
    ):
        row = factories.legal_code(code=code)
        row.name, row.short_name = {"ru": name}, {"ru": short}
        type(row).objects.bulk_update([row], ["name", "short_name"])
    return law


def test_in_a_form(desk: Client, two_countries: Office) -> None:
    person = {**AINUR, "charges": "ст. 405 ч. 1 УК"}

    answer = desk.post(ADDRESS, {**filled_in(person), "office": two_countries.pk, "publish": "yes"})

    assert answer.status_code == 302
    assert Charge.objects.get().article.code.code == "KZ-CC"


def test_in_a_bulletin(desk: Client, two_countries: Office) -> None:
    pasted = {"text": TEXT, "office": two_countries.pk}

    page = desk.post(reverse("admin:hearings_bulletin_paste"), pasted)

    (item,) = page.context["plan"].items
    assert Doubt.CODE not in item.doubts
    assert [charge.code for charge in item.entry.defendants[0].charges] == ["KZ-CC"]
