"""The desk speaks its editor's language everywhere: in columns, filters, choices and headings alike."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.test import Client

from defendants.models import Prosecution
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """A Russian editor's browser, and rows named in two languages."""
    client.force_login(factories.editor(language="ru"))
    factories.office(name={"en": "Demo office", "ru": "Пробный офис"})
    factories.legal_code(name={"en": "Demo code", "ru": "Пробный кодекс"})
    where = factories.court(
        name={"en": "Demo court", "ru": "Пробный суд"},
        city=factories.city(name={"en": "Town", "ru": "Город"}),
    )
    who = factories.defendant(
        given_name={"en": "Aru", "ru": "Ару"}, family_name={"en": "Demova", "ru": "Демова"}
    )
    factories.hearing(court=where, people=[factories.prosecution(defendant=who)])
    factories.statement(text={"en": "Release all.", "ru": "Отпустите всех."})
    return client


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("hearings/hearing/", ["ДЕМОВА", "Пробный суд"]),
        ("hearings/hearing/{}/change/", ["Ару ДЕМОВА", "Пробный суд", "Город"]),
        ("hearings/hearing/{}/move/step/", ["ДЕМОВА", "Пробный суд", "Город"]),
        ("hearings/court/", ["Пробный суд", "Город"]),
        ("hearings/court/{}/change/", ["Пробный суд", "Город"]),
        ("hearings/statement/", ["Отпустите всех.", "Пробный офис"]),
        ("defendants/case/", ["ДЕМОВА", "Пробный офис"]),
        ("defendants/case/{}/change/", ["ДЕМОВА", "Пробный офис"]),
        ("defendants/prosecution/", ["Ару ДЕМОВА"]),
        ("defendants/article/", ["Пробный кодекс"]),
        ("offices/office/", ["Пробный офис"]),
    ],
)
def test_a_russian_editor_reads_russian_names_and_no_english_ones(
    desk: Client, page: str, words: list[str]
) -> None:
    # The only row of its model; a database that counts on does not call it 1.
    row = apps.get_model(*page.split("/")[:2]).objects.get()
    shown = desk.get(f"/admin/{page.format(row.pk)}").content.decode()
    text = shown.partition("<main")[2] or shown

    assert [word for word in words if word not in text] == []
    # A form holds every language's text in its own box.
    if "change" not in page:
        assert [word for word in ("DEMOVA", "Demo office", "Demo court", "Demo code") if word in text] == []


def test_what_a_box_finds_is_named_so_too(desk: Client) -> None:
    asked = {"app_label": "defendants", "model_name": "prosecution", "field_name": "defendant", "term": "Dem"}

    found = desk.get("/admin/autocomplete/", asked).json()

    assert [each["text"] for each in found["results"]] == ["Ару ДЕМОВА"]


def test_a_heading_and_a_button_name_a_record_without_inflecting_it(desk: Client) -> None:
    row = Prosecution.objects.get()
    page = desk.get(f"/admin/defendants/prosecution/{row.pk}/change/").content.decode()

    assert "Изменить: подсудимый по делу" in page
    assert "Изменить подсудимый" not in page
    assert "Добавить: суд" in desk.get("/admin/hearings/court/").content.decode()


def test_a_list_counts_its_rows_in_words_that_no_number_bends(desk: Client) -> None:
    for _each in range(4):
        factories.defendant()

    shown = desk.get("/admin/defendants/defendant/").content.decode()

    assert "Всего: 5" in shown
    assert "5 подсудимые" not in shown
