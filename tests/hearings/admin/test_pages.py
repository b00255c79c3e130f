"""Every page of the desk opens, in every language."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearings.models import Bulletin, Hearing
from offices.models import Editor
from tests import factories
from tests.pages.reading import reads

PAGES = [f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry]


@pytest.fixture
def rows(editor: Editor) -> Hearing:
    factories.statement()
    who = factories.prosecution()
    factories.restraint(prosecution=who)
    Bulletin.objects.create(office=factories.office(), text="Text", sha256="0" * 64, by=editor)
    return factories.hearing(people=[who])


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("page", PAGES)
def test_list_and_form_of_each_model_open(
    desk: Client, editor: Editor, rows: Hearing, page: str, lang: str
) -> None:
    Editor.objects.filter(pk=editor.pk).update(language=lang)
    model = next(
        model for model in admin.site._registry if page == f"{model._meta.app_label}_{model._meta.model_name}"
    )

    assert desk.get(reverse(f"admin:{page}_changelist"), {"q": "dem"}).status_code == 200
    row = model.objects.first()
    if row is not None:
        response = desk.get(reverse(f"admin:{page}_change", args=[row.pk]))
        assert response.status_code == 200
        assert (
            response.headers["Content-Language"] == lang if "Content-Language" in response.headers else True
        )
    assert desk.get(reverse(f"admin:{page}_add")).status_code in (200, 302, 403)


@pytest.mark.parametrize("name", ["todo", "when"])
@pytest.mark.parametrize(
    "value",
    ["hour", "court", "check", "outcome", "date", "draft", "today", "week", "tomorrow", "to-come", "past"],
)
def test_every_question_of_the_list_has_an_answer(desk: Client, rows: Hearing, name: str, value: str) -> None:
    assert desk.get(reverse("admin:hearings_hearing_changelist"), {name: value}).status_code in (200, 302)


def test_first_page_and_list_lead_to_the_entry_form(desk: Client) -> None:
    address = reverse("admin:hearings_hearing_enter")

    assert address == "/admin/hearings/hearing/enter/"
    assert f'href="{address}"' in desk.get("/admin/").content.decode()
    assert f'href="{address}"' in desk.get("/admin/hearings/hearing/").content.decode()
    assert desk.get("/admin/hearings/hearing/add/").headers["Location"] == address


@pytest.mark.parametrize("model", ["hearing", "court", "city", "change", "statement"])
def test_lists_cost_the_same_with_one_row_and_with_thirty(
    desk: Client, django_assert_max_num_queries: Any, model: str
) -> None:
    address = f"/admin/hearings/{model}/"
    factories.hearing(city=factories.city(slug="elsewhere"))
    factories.hearing()
    factories.statement()
    with CaptureQueriesContext(connection) as few:
        assert desk.get(address).status_code == 200
    for number in range(29):
        city = factories.city(slug=f"city-{number}")
        factories.hearing(court=factories.court(slug=f"court-{number}", city=city))
        factories.statement(text=f"Statement {number}")

    # A page of the change log asks once for each kind of row on it, and the longer one has fewer kinds.
    with django_assert_max_num_queries(len(few)):
        desk.get(address)


def test_who_does_not_delete_after_all_is_led_back_without_javascript(desk: Client) -> None:
    page = reverse("admin:hearings_court_change", args=[factories.court().pk])

    asked = desk.get(page.replace("change/", "delete/")).content.decode()

    assert f'<a href="{page}" class="button cancel-link">No, take me back</a>' in asked


def test_who_logs_out_is_told_no_more_than_that(desk: Client) -> None:
    page = desk.post(reverse("admin:logout")).content.decode()

    assert "You are logged out in this browser." in page
    assert "quality time" not in page


def test_the_desk_names_for_the_ear_what_is_ticked_and_what_is_not_so(desk: Client, editor: Editor) -> None:
    """Each box of a morning was "6 May 2021, 09:15", and what is not so was "False" in every language."""
    Editor.objects.filter(pk=editor.pk).update(language="ru")
    hearing = factories.hearing(next_date_unknown=True)

    box = reads(desk, "/admin/hearings/hearing/").one("td input")
    form = reads(desk, f"/admin/hearings/hearing/{hearing.pk}/change/")

    assert (
        box.get("aria-label") == "Выбрать: Четверг, 6\xa0мая 2021\xa0г., 09:15 · DEMOVA · Almaty City Court"
    )
    assert form.one(".field-no_next_date .readonly").text == "Да"
    assert {label.text: label.get("lang") for label in form.all(".texts-box label")} == {
        "Қазақша": "kk",
        "Русский": "ru",
        "English": "en",
    }
