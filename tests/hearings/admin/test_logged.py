"""The change log at the desk: each entry named by people and day, its columns told in the editor's words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearings import actions, edition
from hearings.models import Change, Hearing
from offices.models import Editor
from tests import factories
from tests.pages.reading import parsed, reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LOG = "admin:hearings_change_changelist"


def listed(desk: Client, **asked: str) -> list[str]:
    page = parsed(desk.get(reverse(LOG), asked).content.decode())
    return [row.text for row in page.all("#result_list tbody .field-what")]


def of(desk: Client, change: Change) -> dict[str, str]:
    page = reads(desk, reverse("admin:hearings_change_change", args=[change.pk]))
    return {name: page.one(f".field-{name} .readonly").text for name in ("what", "old", "new", "told")}


@pytest.fixture
def moved(editor: Editor) -> Hearing:
    row = factories.hearing(date=dt.date(2021, 6, 1))
    return actions.move(row, by=editor, date=dt.date(2021, 6, 8), reason={"en": "The judge is ill."})


def test_an_entry_is_named_by_day_and_people_and_leads_there(desk: Client, moved: Hearing) -> None:
    assert listed(desk)[0] == "Hearing: Tuesday 8 June 2021, 09:15 · DEMOVA · Almaty City Court"
    page = desk.get(reverse(LOG)).content.decode()
    assert reverse("admin:hearings_hearing_change", args=[moved.pk]) in page


def test_what_hangs_on_somebodys_part_is_named_by_them(desk: Client, moved: Hearing) -> None:
    with edition.change(by=None):
        charge = moved.prosecutions.get().charges.get()
        charge.part = "1"
        charge.save()

    assert listed(desk)[0] == "Charge: Aru DEMOVA · KZ-CC 405 1"


def test_of_what_is_gone_the_number_is_left(desk: Client, moved: Hearing) -> None:
    with edition.change(by=None):
        charge = moved.prosecutions.get().charges.get()
        key = charge.pk
        charge.delete()

    assert listed(desk)[0] == f"Charge № {key}"


def test_before_and_after_are_told_in_words_and_reasons_as_texts(desk: Client, moved: Hearing) -> None:
    told = of(desk, moved.changes.get(kind="moved"))

    assert "Date: 2021-06-01" in told["old"]
    assert "Date: 2021-06-08" in told["new"]
    assert told["told"] == "The judge is ill."
    assert "starts_at" not in told["new"]
    assert "{" not in told["new"]


def test_another_court_is_told_by_its_name(desk: Client, moved: Hearing, editor: Editor) -> None:
    other = factories.court(slug="medeu", name={"en": "Medeu District Court"})
    actions.move(moved, by=editor, court=other)

    told = of(desk, moved.changes.order_by("-pk").first())

    assert "Court: Almaty City Court" in told["old"]
    assert "Court: Medeu District Court" in told["new"]


def test_entries_are_found_by_a_person(desk: Client, moved: Hearing) -> None:
    factories.hearing(
        case=factories.case(),
        people=[factories.prosecution(defendant=factories.defendant(family_name="Sample"))],
    )

    assert listed(desk, q="Демова") == listed(desk, q="demova") != []
    assert all("DEMOVA" in row for row in listed(desk, q="demova"))


def test_a_longer_log_asks_no_more_questions(desk: Client, editor: Editor) -> None:
    asked: list[Any] = []
    for number in range(6):
        court = factories.court(slug=f"c{number}", name={"en": f"Court {number}"})
        actions.move(factories.hearing(), by=editor, court=court)
        with CaptureQueriesContext(connection) as questions:
            desk.get(reverse(LOG))
        asked.append(len(questions))

    assert asked[1] == asked[5]
