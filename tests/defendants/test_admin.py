"""People, cases and charges at the desk: spellings one a line, found by any of them, and nothing chosen unasked."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from defendants.models import Prosecution
from tests import factories
from tests.hearings.admin.conftest import save
from tests.pages.reading import reads

pytestmark = pytest.mark.django_db


def test_other_spellings_are_written_one_a_line(desk: Client) -> None:
    row = factories.defendant(aliases=["Demova Aru"])
    address = f"/admin/defendants/defendant/{row.pk}/change/"

    assert ">\nDemova Aru</textarea>" in desk.get(address).content.decode()
    save(desk, address, aliases="Демова Ару\r\n\r\n  Demova Aru \r\nДемова Ару")

    row.refresh_from_db()
    assert row.aliases == ["Демова Ару", "Demova Aru"]


def test_a_row_nobody_chose_is_not_sent(desk: Client) -> None:
    """Without JavaScript the box is a plain list: its first line must be empty."""
    row = factories.prosecution()
    factories.defendant(family_name="First")

    for address, name in (
        (f"/admin/defendants/case/{row.case_id}/change/", "prosecutions-1-defendant"),
        (f"/admin/defendants/prosecution/{row.pk}/change/", "charges-1-article"),
    ):
        page = desk.get(address).content.decode()
        select = page.partition(f'<select name="{name}"')[2].partition("</select>")[0]
        assert select.count("<option") > 1
        assert select.partition("<option ")[2].startswith('value="" selected')


def test_without_javascript_a_person_is_chosen_from_the_plain_list(desk: Client) -> None:
    row = factories.prosecution()
    second = factories.defendant(family_name="Second")

    save(desk, f"/admin/defendants/case/{row.case_id}/change/", **{"prosecutions-1-defendant": second.pk})

    assert [each.defendant for each in Prosecution.objects.filter(case=row.case)] == [row.defendant, second]


def test_without_javascript_a_long_list_says_so_and_is_narrowed_by_a_beginning(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever stood behind the first two hundred could not be added to a case, and nothing said why."""
    monkeypatch.setattr("offices.widgets.PlainAutocomplete.most", 2)
    row = factories.prosecution()
    for name in ("Alpha", "Beta", "Gamma"):
        factories.defendant(family_name=name, given_name="Ann")
    last = factories.defendant(family_name={"en": "Zeta", "ru": "Зета"})
    address = f"/admin/defendants/case/{row.case_id}/change/"

    page = reads(desk, address)
    narrowed = reads(desk, f"{address}?find-defendant=Зет")

    assert page.text.count("Only the first 2 are listed.") == 2  # in empty rows, in none that is filled
    assert page.one("form#narrowed").get("method") == "get"
    box = next(box for box in narrowed.all("select") if box.get("name") == "prosecutions-1-defendant")
    values = [option.get("value") for option in box.all("option")]
    assert values == ["", str(last.pk)]
    assert "Only the first" not in narrowed.text
    asked = next(box for box in narrowed.all("input") if box.get("name") == "find-defendant")
    assert (asked.get("value"), asked.get("form")) == ("Зет", "narrowed")


def test_a_short_list_asks_for_nothing(desk: Client) -> None:
    row = factories.prosecution()

    assert "find-defendant" not in desk.get(f"/admin/defendants/case/{row.case_id}/change/").content.decode()


def test_people_are_found_by_the_beginning_of_any_spelling(desk: Client) -> None:
    found = factories.defendant(family_name={"en": "Sabitov", "ru": "Сабитов"}, aliases=["Сәбитов Айбек"])
    factories.defendant(family_name="Primer")

    for words in ("sab", "САБИТ", "айб сәб", "Сәбитов", "sabitov"):
        page = desk.get("/admin/defendants/defendant/", {"q": words})
        assert list(page.context["cl"].queryset) == [found], words
    answer = desk.get(
        "/admin/autocomplete/",
        {"term": "саб", "app_label": "defendants", "model_name": "prosecution", "field_name": "defendant"},
    )
    assert [row["id"] for row in answer.json()["results"]] == [str(found.pk)]


def test_somebody_written_in_one_alphabet_is_found_in_another(desk: Client) -> None:
    found = factories.defendant(given_name={"ru": "Ержан"}, family_name={"ru": "Куанбаев"})
    factories.defendant(family_name="Primer")

    for words in ("kuanb", "yerjan", "Erzhan KUANBAEV", "қуанб"):
        page = desk.get("/admin/defendants/defendant/", {"q": words})
        assert list(page.context["cl"].queryset) == [found], words


def test_articles_are_offered_to_a_charge_by_the_beginning_of_their_number(desk: Client) -> None:
    factories.article(number="174")
    factories.article(number="405")

    answer = desk.get(
        "/admin/autocomplete/",
        {"term": "40", "app_label": "defendants", "model_name": "charge", "field_name": "article"},
    )

    assert [row["text"] for row in answer.json()["results"]] == ["KZ-CC 405"]


def test_the_list_of_cases_names_its_people_in_a_fixed_number_of_queries(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        factories.hearing(
            people=[factories.prosecution(defendant=factories.defendant(family_name=f"Demo{number}"))]
        )

    with django_assert_max_num_queries(12):
        page = desk.get("/admin/defendants/case/").content.decode()
    assert [f"DEMO{number}" in page for number in range(3)] == [True, True, True]


@pytest.mark.parametrize("model", ["case", "defendant", "prosecution", "article", "legalcode"])
def test_lists_cost_the_same_with_one_row_and_with_thirty(
    desk: Client, django_assert_num_queries: Any, model: str
) -> None:
    address = f"/admin/defendants/{model}/"
    factories.hearing()
    with CaptureQueriesContext(connection) as one:
        desk.get(address)
    for number in range(29):
        code = factories.legal_code(code=f"KZ-{number}")
        who = factories.prosecution()
        factories.charge(prosecution=who, article=factories.article(number=str(number), code=code))
        factories.hearing(people=[who])

    with django_assert_num_queries(len(one)):
        desk.get(address)


@pytest.mark.parametrize("typed", ["", "null"])
def test_an_article_whose_parts_are_emptied_says_nothing_of_them(desk: Client, typed: str) -> None:
    row = factories.article(parts={"1": {"en": "organising"}})

    save(desk, f"/admin/defendants/article/{row.pk}/change/", parts=typed)

    row.refresh_from_db()
    assert row.parts == {}


@pytest.mark.parametrize("typed", ["[1]", "5", '"a"', '{"1": "a"}', '{"1": {"en": 5}}'])
def test_parts_of_an_article_that_no_page_could_show_are_refused(desk: Client, typed: str) -> None:
    row = factories.article()

    page = save(desk, f"/admin/defendants/article/{row.pk}/change/", parts=typed)

    assert "Write each part like this" in page.content.decode()


@pytest.mark.parametrize("typed", ["\ufeff", "\u200b \u2060"])
def test_a_number_of_signs_that_nobody_sees_is_refused_like_an_empty_one(desk: Client, typed: str) -> None:
    row = factories.article()

    page = save(desk, f"/admin/defendants/article/{row.pk}/change/", number=typed)

    assert page.status_code == 200
    assert "This field cannot be blank." in page.content.decode()
    row.refresh_from_db()
    assert row.number == "405"


def test_who_turns_out_to_be_a_minor_loses_the_name_unless_an_editor_says_otherwise(desk: Client) -> None:
    row = factories.hearing().prosecutions.get().defendant
    address = f"/admin/defendants/defendant/{row.pk}/change/"

    save(desk, address, minor="on")
    row.refresh_from_db()
    assert (row.minor, row.shown_as) == (True, "withheld")

    save(desk, address, shown_as="full")
    row.refresh_from_db()
    assert (row.minor, row.shown_as) == (True, "full")
