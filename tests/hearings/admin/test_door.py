"""The desk goes through the door: what readers see raises the edition by one, and each VEVENT it alters by one.

A private note, an invalid form and the same form again raise nothing: through forms, inlines and list actions.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from defendants.models import Allegation, Prosecution
from hearings import edition
from hearings.models import Change, Hearing, Rendering
from tests import factories
from tests.hearings.admin.conftest import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Hearing, Hearing]:
    """Two hearings of one case at one court, and a third of somebody else at another."""
    who = factories.prosecution()
    factories.hearing(court=factories.court(slug="elsewhere", name="Elsewhere"))
    return factories.hearing(people=[who]), factories.hearing(people=[who], date=factories.DAY.replace(day=7))


def page(row: Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def save(desk: Client, row: Model, **typed: Any) -> Any:
    """Opens the row's form, types, and saves."""
    return desk.post(page(row), {**fields_of(desk.get(page(row))), **typed})


def numbers() -> tuple[int, dict[int, int]]:
    """The edition, and the sequence of each hearing's VEVENT."""
    return edition.current().number, dict(Rendering.objects.values_list("hearing", "sequence"))


def raised(before: tuple[int, dict[int, int]]) -> tuple[int, set[int]]:
    """By how much the edition rose since, and which hearings' sequence rose by one; no other may have changed."""
    number, sequences = numbers()
    rose = {pk for pk, sequence in sequences.items() if sequence != before[1].get(pk, -1)}
    assert all(sequences[pk] == before[1].get(pk, -1) + 1 for pk in rose)
    return number - before[0], rose


def test_a_defendant_renamed(desk: Client, two: tuple[Hearing, Hearing]) -> None:
    before = numbers()

    response = save(desk, two[0].prosecutions.get().defendant, family_name_en="Primerova")

    assert response.status_code == 302
    assert raised(before) == (1, {hearing.pk for hearing in two})


def test_a_courts_name_in_russian(desk: Client, two: tuple[Hearing, Hearing]) -> None:
    before = numbers()

    assert save(desk, two[0].court, name_ru="Алматинский городской суд").status_code == 302

    assert raised(before) == (1, {hearing.pk for hearing in two})


def test_a_new_allegation_in_an_inline(desk: Client, two: tuple[Hearing, Hearing]) -> None:
    before = numbers()

    response = save(desk, two[0].prosecutions.get(), **{"allegations-1-text_en": "Reposting a post"})

    assert response.status_code == 302
    assert Allegation.objects.count() == 3
    assert raised(before) == (1, {hearing.pk for hearing in two})


def test_an_allegation_taken_out_in_an_inline(desk: Client, two: tuple[Hearing, Hearing]) -> None:
    before = numbers()

    assert save(desk, two[0].prosecutions.get(), **{"allegations-0-DELETE": "on"}).status_code == 302

    assert raised(before) == (1, {hearing.pk for hearing in two})
    assert Change.objects.first().kind == "removed"


def test_a_prosecution_in_the_inline_of_its_case(desk: Client, two: tuple[Hearing, Hearing]) -> None:
    before = numbers()

    assert save(desk, two[0].case, **{"prosecutions-0-role_en": "journalist"}).status_code == 302

    assert raised(before) == (1, {hearing.pk for hearing in two})


def test_the_list_of_defendants_of_one_hearing(desk: Client, two: tuple[Hearing, Hearing]) -> None:
    who = factories.prosecution(case=two[0].case, defendant=factories.defendant(family_name="Second"))
    before = numbers()

    response = save(desk, two[0], prosecutions=[who.pk, two[0].prosecutions.get().pk])

    assert response.status_code == 302
    assert raised(before) == (1, {two[0].pk})


def test_a_courtroom(desk: Client, two: tuple[Hearing, Hearing]) -> None:
    before = numbers()

    assert save(desk, two[0], courtroom="7").status_code == 302

    assert raised(before) == (1, {two[0].pk})


def test_a_list_action_on_several_hearings_is_one_edition(desk: Client, two: tuple[Hearing, Hearing]) -> None:
    drafts = [factories.hearing(published=False) for _ in range(3)]
    before = numbers()

    act(desk, "publish_chosen", drafts)

    assert raised(before) == (1, {row.pk for row in drafts})
    assert Hearing.objects.filter(publication="published").count() == 6


def test_a_list_action_withdraws_after_asking(desk: Client, two: tuple[Hearing, Hearing]) -> None:
    before = numbers()

    response = act(desk, "withdraw_chosen", two)
    assert raised(before) == (0, set())
    assert "For somebody&#x27;s safety only" in response.content.decode()

    act(desk, "withdraw_chosen", two, confirmed="yes")
    assert raised(before) == (1, {hearing.pk for hearing in two})


@pytest.mark.parametrize("action", ["publish_chosen", "confirm_chosen", "withdraw_chosen"])
def test_a_list_action_on_too_many_hearings_says_so_and_changes_nothing(
    desk: Client, two: tuple[Hearing, Hearing], monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    """It is one edition, for which every other editor waits; a click chooses the whole list."""
    monkeypatch.setattr("offices.desk.MOST_AT_ONCE", 1)
    before = numbers()

    address = reverse("admin:hearings_hearing_changelist")
    chosen = {"action": action, "_selected_action": [two[0].pk], "select_across": "1", "confirmed": "yes"}
    page = desk.post(address, chosen, follow=True)

    assert "Choose at most 1 rows." in page.content.decode()
    assert raised(before) == (0, set())


def act(desk: Client, action: str, rows: Any, **more: str) -> Any:
    chosen = {"action": action, "_selected_action": [row.pk for row in rows], **more}
    return desk.post(reverse("admin:hearings_hearing_changelist"), chosen)


@pytest.mark.parametrize("what", ["hearing", "case", "defendant"])
def test_a_private_note_raises_nothing(desk: Client, two: tuple[Hearing, Hearing], what: str) -> None:
    rows = {"hearing": two[0], "case": two[0].case, "defendant": two[0].prosecutions.get().defendant}
    before = numbers()

    assert save(desk, rows[what], private_notes="The lawyer said so").status_code == 302

    rows[what].refresh_from_db()
    assert rows[what].private_notes == "The lawyer said so"
    assert raised(before) == (0, set())


@pytest.mark.parametrize(
    "what",
    [
        "hearing",
        "case",
        "defendant",
        "prosecution",
        "court",
        "city",
        "article",
        "code",
        "office",
        "statement",
    ],
)
def test_the_same_form_again_raises_nothing(desk: Client, two: tuple[Hearing, Hearing], what: str) -> None:
    who = two[0].prosecutions.get()
    row = {
        "hearing": two[0],
        "case": two[0].case,
        "defendant": who.defendant,
        "prosecution": who,
        "court": two[0].court,
        "city": two[0].court.city,
        "article": who.charges.get().article,
        "code": who.charges.get().article.code,
        "office": two[0].case.office,
        "statement": factories.statement(),
    }[what]
    before = numbers()

    assert save(desk, row).status_code == 302

    assert raised(before) == (0, set())


@pytest.mark.parametrize(
    ("what", "wrong"),
    [
        ("hearing", {"date": "2021-02-30"}),
        ("hearing", {"courtroom": "7", "time": "26:00"}),
        ("defendant", {"family_name_en": ""}),
        ("prosecution", {"role_en": "other", "charges-0-article": ""}),
        ("court", {"name_en": "Other", "latitude": "91", "longitude": "0"}),
    ],
)
def test_an_invalid_form_raises_nothing(
    desk: Client, two: tuple[Hearing, Hearing], what: str, wrong: dict[str, str]
) -> None:
    who = Prosecution.objects.get(pk=two[0].prosecutions.get().pk)
    row = {"hearing": two[0], "defendant": who.defendant, "prosecution": who, "court": two[0].court}[what]
    before = numbers()

    assert save(desk, row, **wrong).status_code == 200

    assert raised(before) == (0, set())


def test_a_form_without_its_token_changes_nothing(
    strict_client: Client, two: tuple[Hearing, Hearing]
) -> None:
    strict_client.force_login(factories.editor())
    before = numbers()

    assert strict_client.post(page(two[0].court), {"name_en": "Other"}).status_code == 403

    assert raised(before) == (0, set())


def test_a_draft_changed_raises_nothing(desk: Client, two: tuple[Hearing, Hearing]) -> None:
    draft = factories.hearing(published=False, court=factories.court(slug="nowhere", name="Nowhere"))
    before = numbers()

    assert save(desk, draft, courtroom="7").status_code == 302
    assert save(desk, draft.court, name_en="Still nowhere").status_code == 302

    assert raised(before) == (0, set())


def test_saving_and_publishing_in_one_go_is_one_edition(desk: Client) -> None:
    draft = factories.hearing(published=False)
    before = numbers()

    assert save(desk, draft, courtroom="7", _publish="yes").status_code == 302

    assert raised(before) == (1, {draft.pk})
