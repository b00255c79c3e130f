"""Promises about kept VEVENTs: what renewing them costs, and that it touches only what readers see changed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearings import edition
from hearings.models import Court, Hearing, Rendering
from hearings.renderings import renew
from tests import factories

pytestmark = pytest.mark.django_db


def questions_to_renew(keys: list[int]) -> int:
    """How often the database is asked; how many statements write depends on how many rows one holds."""
    with edition.change(by=None) as ledger, CaptureQueriesContext(connection) as captured:
        renew(keys, now=ledger.now)
    return sum(query["sql"].startswith("SELECT") for query in captured)


def test_renewing_four_hundred_asks_as_often_as_renewing_two() -> None:
    keys = [row.pk for row in factories.many_hearings(400, a_day=25)]
    Rendering.objects.update(digest="")
    assert (questions_to_renew(keys[:2]), questions_to_renew(keys)) == (12, 12)


def test_renewing_what_is_as_it_was_writes_nothing() -> None:
    keys = [row.pk for row in factories.many_hearings(3)]
    kept = list(Rendering.objects.values_list("sequence", "stamp", "digest"))
    with edition.change(by=None) as ledger:
        assert renew(keys, now=ledger.now) == 0
    assert list(Rendering.objects.values_list("sequence", "stamp", "digest")) == kept


def test_a_renamed_court_stands_in_every_one_of_1500_hearings() -> None:
    factories.many_hearings(1500, a_day=25)
    court = Court.objects.get()
    with edition.change(by=None):
        court.name = {"en": "Bostandyk District Court", "ru": "Бостандыкский районный суд"}
        court.save()
    rows = Rendering.objects.values_list("sequence", "bodies")
    assert len(rows) == 1500
    assert {sequence for sequence, _bodies in rows} == {1}
    assert all("Bostandyk District Court" in bodies["en"] for _sequence, bodies in rows)
    assert all("Бостандыкский районный суд" in bodies["ru"] for _sequence, bodies in rows)


def test_people_of_one_case_keep_their_own_charges_when_read_together() -> None:
    case = factories.case()
    for name, charge in (("Aliyeva", "405 1"), ("Berikov", "405 2"), ("Serikova", "174 1")):
        factories.prosecution(
            case=case, defendant=factories.defendant(family_name=name), charges=[charge], allegations=[name]
        )
    first, second = (factories.hearing(case=case, time=None) for _ in range(2))
    only = case.prosecutions.get(defendant__family_name__en="Berikov")
    with edition.change(by=None):
        second.prosecutions.set([only])
    together, alone = (
        Hearing.objects.select_related("rendering").get(pk=row.pk).rendering.bodies["en"].replace("\r\n ", "")
        for row in (first, second)
    )
    for name, cited in (("ALIYEVA", "405 Part 1"), ("BERIKOV", "405 Part 2"), ("SERIKOVA", "174 Part 1")):
        words = f"{name}\\, civil activist\\nCharge: Article {cited}".replace(
            "Article ", "Article\xa0"
        ).replace("Part ", "Part\xa0")
        assert (words in together, words in alone) == (True, name == "BERIKOV")
