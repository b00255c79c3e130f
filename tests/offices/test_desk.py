"""What every page of the desk has in common: a box for each language, search in any case, private fields marked."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from defendants.models import Charge, Defendant
from hearings.models import Court
from offices.models import Editor
from offices.telling import told
from tests import factories
from tests.hearings.admin.conftest import save
from tests.pages.reading import parsed

pytestmark = pytest.mark.django_db


def test_a_text_has_one_labelled_box_for_each_language(desk: Client) -> None:
    row = factories.defendant(family_name={"en": "Demova", "ru": "Демова", "be": "Дэмава"})
    address = f"/admin/defendants/defendant/{row.pk}/change/"

    page = desk.get(address).content.decode()
    assert page.count('<label for="id_family_name_') == 3
    save(desk, address, family_name_ru="", family_name_kk="Демова")

    row.refresh_from_db()
    assert row.family_name == {"kk": "Демова", "en": "Demova", "be": "Дэмава"}


def test_courts_are_found_in_cyrillic_whatever_the_case(desk: Client) -> None:
    court = factories.court(name={"ru": "Алматинский городской суд"})

    page = desk.get("/admin/hearings/court/", {"q": "алматинский"})

    assert list(page.context["cl"].queryset) == [court]


def test_private_fields_say_so(desk: Client) -> None:
    hearing = factories.hearing()
    who = hearing.prosecutions.get()

    for address in (
        f"/admin/hearings/hearing/{hearing.pk}/change/",
        f"/admin/defendants/case/{hearing.case_id}/change/",
        f"/admin/defendants/defendant/{who.defendant_id}/change/",
    ):
        form = desk.get(address).context["adminform"].form
        private = [box.label for box in form if box.name in ("private_notes", "source")]
        assert private
        assert all("(private)" in label for label in private)
    assert (Defendant.objects.count(), Charge.objects.count()) == (1, 1)


@pytest.mark.parametrize("typed", ["{", "9" * 5000, "[" * 2000], ids=["cut off", "endless", "deep"])
def test_json_that_cannot_be_read_is_a_form_error_and_stays_in_its_box(desk: Client, typed: str) -> None:
    office = factories.office()

    page = save(desk, f"/admin/offices/office/{office.pk}/change/", bulletin_style=typed)

    assert "Enter a valid JSON." in page.content.decode()
    assert page.context["adminform"].form["bulletin_style"].value() == typed


@pytest.mark.parametrize("sent", ["a", "б*%", "1" * 30, "-1", "1.5"])
def test_a_choice_that_is_none_is_a_form_error(desk: Client, sent: str) -> None:
    court = factories.court()

    page = save(desk, f"/admin/hearings/court/{court.pk}/change/", city=sent)

    assert page.status_code == 200
    assert "Select a valid choice" in page.content.decode()


def test_before_a_draft_is_deleted_nothing_is_listed_that_only_the_machine_knows(desk: Client) -> None:
    draft = factories.hearing(published=False)

    page = desk.get(f"/admin/hearings/hearing/{draft.pk}/delete/")

    assert list(page.context["model_count"]) == [("hearings", 1)]
    assert "Hearing_prosecutions" not in page.content.decode()
    assert "relationship" not in page.content.decode()
    assert f"/admin/hearings/hearing/{draft.pk}/change/" in page.content.decode()


def test_the_search_of_a_list_says_what_is_looked_for(desk: Client) -> None:
    page = parsed(desk.get("/admin/hearings/hearing/").content.decode())

    label = next(label for label in page.all("label") if label.get("for") == "searchbar")
    assert label.text == "A person in any spelling, or a case number."


@pytest.mark.parametrize("sent", ["405a\r\nX-Evil: yes", "", "9" * 30])
def test_a_chosen_row_that_is_none_is_not_there(desk: Client, sent: str) -> None:
    code = factories.legal_code()

    chosen = {"action": "delete_selected", "_selected_action": sent, "index": "0"}
    page = desk.post("/admin/defendants/legalcode/", chosen, follow=True)

    assert page.status_code == 200
    code.refresh_from_db()


def test_a_name_longer_than_any_is_refused_before_it_holds_everybody_up(desk: Client) -> None:
    code = factories.legal_code()

    page = save(desk, f"/admin/defendants/legalcode/{code.pk}/change/", name_en="a " * 70_000)

    assert "at most 4000 characters" in page.content.decode()


@pytest.mark.parametrize("sent", ["", "null"])
def test_json_that_says_nothing_is_an_empty_object(desk: Client, sent: str) -> None:
    office = factories.office(bulletin_style={"en": {"statement": "We demand"}})

    assert save(desk, f"/admin/offices/office/{office.pk}/change/", bulletin_style=sent).status_code == 302

    office.refresh_from_db()
    assert office.bulletin_style == {}


@pytest.mark.parametrize("sent", ["x", "9" * 30, "9" * 5000])
def test_several_choices_one_of_which_is_none_are_a_form_error(desk: Client, sent: str) -> None:
    editor, office = Editor.objects.get(), factories.office()
    group = Group.objects.first()

    account = save(desk, f"/admin/offices/editor/{editor.pk}/change/", offices=[office.pk, sent])
    rights = save(desk, f"/admin/auth/group/{group.pk}/change/", permissions=[sent])

    assert "offices" in account.context["adminform"].form.errors
    assert "permissions" in rights.context["adminform"].form.errors


@pytest.mark.parametrize("sent", ["10:00", "б", "9" * 30, ""])
def test_a_choice_that_is_none_is_told_as_it_was_sent(sent: str) -> None:
    assert told(Court._meta.get_field("city"), sent) == (f"№ {sent}" if sent else "—")


@pytest.mark.parametrize("page", ["change", "delete"])
def test_a_field_without_a_name_is_no_field(desk: Client, page: str) -> None:
    court = factories.court()

    assert desk.get(f"/admin/hearings/court/{court.pk}/{page}/?_to_field=").status_code == 200


@pytest.mark.parametrize("page", ["change", "delete"])
def test_nor_is_it_one_where_groups_are_shown(desk: Client, page: str) -> None:
    group = Group.objects.create(name="readers")

    assert desk.get(f"/admin/auth/group/{group.pk}/{page}/?_to_field=").status_code == 200


@pytest.mark.parametrize("name", ["+", "id+", "no_such", "hearing", "hearings"])
def test_a_name_that_is_no_column_is_refused(desk: Client, name: str) -> None:
    court = factories.court()

    for page in ("", f"{court.pk}/change/"):
        assert desk.get(f"/admin/hearings/court/{page}", {"_to_field": name}).status_code == 400


@pytest.mark.parametrize("query", [f"case={10**35}", f"case__id__exact={10**35}", f"id={10**35}"])
def test_a_filter_by_a_number_too_large_for_any_row_is_no_failure(desk: Client, query: str) -> None:
    """A link cut wrong, or typed by hand: nothing is found."""
    assert desk.get(f"/admin/defendants/prosecution/?{query}").status_code in (200, 404)
