"""A page with many rows asks the database what a page with few asks."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from defendants.models import Case, Prosecution
from tests import factories
from tests.hearings.admin.test_kept import address
from tests.pages.reading import parsed


def asked(desk: Client, row: Case | Prosecution) -> int:
    desk.get(address(row, "change", row.pk))  # what a process asks once is asked by now
    with CaptureQueriesContext(connection) as questions:
        assert desk.get(address(row, "change", row.pk)).status_code == 200
    return len(questions)


@pytest.fixture
def others(db: None) -> None:
    """So many people that those of a case are not among the first of all."""
    for number in range(3):
        factories.defendant(family_name=f"Aaa{number}")


def case_of(people: int) -> Case:
    case = factories.case()
    for number in range(people):
        who = factories.defendant(family_name=f"Demova{number}")
        factories.prosecution(case=case, defendant=who, charges=(), allegations=())
    return case


@pytest.mark.parametrize("most", [1, 200])
def test_a_trial_of_thirteen(desk: Client, others: None, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offices.widgets.PlainAutocomplete.most", most)

    assert asked(desk, case_of(2)) == asked(desk, case_of(13))


def test_a_person_under_many_articles(desk: Client) -> None:
    few = factories.prosecution(charges=("405 1", "405 2"))
    many = factories.prosecution(charges=tuple(f"{number} 1" for number in range(170, 183)))

    assert asked(desk, few) == asked(desk, many)


def test_what_is_chosen_stays_chosen_and_the_others_can_be(desk: Client, others: None) -> None:
    case = case_of(1)
    page = parsed(desk.get(address(case, "change", case.pk)).content.decode())

    boxes = [one for one in page.all("select") if one.get("name") == "prosecutions-0-defendant"]
    options = [(one.text, "selected" in one.attrs) for one in boxes[0].all("option")]

    assert options[0] == ("Aru DEMOVA0", True)
    assert ("Aru AAA2", False) in options
