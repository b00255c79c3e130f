"""Nothing readers ever saw can be deleted: not on its page, not in an inline, not from the list."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from defendants.models import Prosecution
from hearings import actions, edition
from hearings.models import Hearing
from offices.models import Editor
from tests import factories
from tests.hearings.admin.conftest import fields_of

KEPT = [
    "hearing",
    "court",
    "city",
    "defendant",
    "case",
    "prosecution",
    "article",
    "code",
    "statement",
    "office",
]


@pytest.fixture
def shown(now: dt.datetime) -> dict[str, Model]:
    """Rows that readers saw."""
    return rows_of(factories.hearing())


def rows_of(hearing: Hearing) -> dict[str, Model]:
    who = hearing.prosecutions.get()
    article = who.charges.get().article
    return {
        "hearing": hearing,
        "court": hearing.court,
        "city": hearing.court.city,
        "defendant": who.defendant,
        "case": hearing.case,
        "prosecution": who,
        "article": article,
        "code": article.code,
        "statement": factories.statement(from_date=hearing.date - dt.timedelta(days=1)),
        "office": hearing.case.office,
    }


def address(row: Model, page: str, *args: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=args)


def exists(row: Model) -> bool:
    return type(row)._default_manager.filter(pk=row.pk).exists()


def said(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.mark.parametrize("name", KEPT)
def test_its_own_page_says_what_to_do_instead(desk: Client, shown: dict, name: str) -> None:
    row = shown[name]

    page = desk.get(address(row, "change", row.pk))
    assert 'class="deletelink"' not in page.content.decode()

    for response in (
        desk.get(address(row, "delete", row.pk)),
        desk.post(address(row, "delete", row.pk), {"post": "yes"}),
    ):
        assert response.headers["Location"] == address(row, "change", row.pk)
    assert exists(row)
    assert "cannot be deleted" in said(response)[-1]


@pytest.mark.parametrize("name", KEPT)
def test_the_list_deletes_none_of_them(desk: Client, shown: dict, name: str) -> None:
    row = shown[name]

    response = desk.post(
        address(row, "changelist"), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    )

    assert exists(row)
    assert "cannot be deleted" in said(response)[0]


def test_an_inline_deletes_none_of_them_and_says_why(desk: Client, shown: dict) -> None:
    case = shown["case"]
    form = fields_of(desk.get(address(case, "change", case.pk)))

    response = desk.post(address(case, "change", case.pk), {**form, "prosecutions-0-DELETE": "on"})

    assert response.status_code == 200
    assert "was published, so it cannot be deleted" in response.content.decode()
    assert Prosecution.objects.count() == 1


def test_it_stays_kept_when_withdrawn(desk: Client, shown: dict) -> None:
    actions.withdraw(shown["hearing"], by=None)

    for name in KEPT[:8]:
        desk.post(address(shown[name], "delete", shown[name].pk), {"post": "yes"})
        assert exists(shown[name])


def test_the_court_a_hearing_left_is_kept(desk: Client, now: dt.datetime) -> None:
    hearing = factories.hearing()
    left = hearing.court
    actions.move(hearing, by=None, court=factories.court(slug="other"), reason={})

    desk.post(address(left, "delete", left.pk), {"post": "yes"})

    assert exists(left)


def test_a_draft_nobody_saw_is_deleted(desk: Client) -> None:
    draft = factories.hearing(published=False)

    assert 'class="deletelink"' in desk.get(address(draft, "change", draft.pk)).content.decode()
    desk.post(address(draft, "delete", draft.pk), {"post": "yes"})

    assert not exists(draft)


def test_drafts_are_deleted_from_the_list_after_asking(desk: Client) -> None:
    drafts = [factories.hearing(published=False) for _ in range(2)]
    chosen = {"action": "delete_selected", "_selected_action": [row.pk for row in drafts]}

    assert "Are you sure" in desk.post(address(drafts[0], "changelist"), chosen).content.decode()
    desk.post(address(drafts[0], "changelist"), {**chosen, "post": "yes"})

    assert Hearing.objects.count() == 0


def test_one_kept_row_keeps_the_others_chosen_with_it(desk: Client) -> None:
    draft, public = factories.hearing(published=False), factories.hearing()

    desk.post(
        address(draft, "changelist"),
        {"action": "delete_selected", "_selected_action": [draft.pk, public.pk], "post": "yes"},
    )

    assert Hearing.objects.count() == 2


def test_a_court_with_two_thousand_hearings_is_refused_in_one_sentence(desk: Client) -> None:
    hearing = factories.many_hearings(2000, rendered=False)[0]

    response = desk.post(address(hearing.court, "delete", hearing.court.pk), {"post": "yes"}, follow=True)

    assert len(response.content) < 60_000
    assert exists(hearing.court)


def test_a_court_only_drafts_use_is_refused_with_their_number(desk: Client) -> None:
    draft = factories.hearing(published=False)

    response = desk.post(address(draft.court, "delete", draft.court.pk), {"post": "yes"})

    assert said(response) == [
        "“Almaty City Court” cannot be deleted: 1 × hearing still use it. Correct its name or address instead."
    ]


def test_an_editor_who_changed_the_record_is_kept(desk: Client, editor: Editor) -> None:
    other = factories.editor(username="other")
    actions.publish(factories.hearing(published=False), by=other)

    desk.post(address(other, "delete", other.pk), {"post": "yes"})

    assert exists(other)


def test_an_editor_who_only_wrote_a_draft_is_kept_for_its_history(desk: Client, editor: Editor) -> None:
    other = factories.editor(username="other")
    draft = factories.hearing(published=False)
    with edition.change(by=other):
        draft.private_notes = "Ask again."
        draft.save()

    response = desk.post(address(other, "delete", other.pk), {"post": "yes"})

    assert exists(other)
    assert "1 × entry of the history" in said(response)[-1]


@pytest.mark.parametrize("model", ["change", "edition", "bulletin"])
def test_the_record_itself_is_only_read(desk: Client, shown: dict, model: str) -> None:
    assert desk.get(f"/admin/hearings/{model}/").status_code == 200
    for page in ("add/", "1/delete/"):
        assert desk.post(f"/admin/hearings/{model}/{page}").status_code in (302, 403)
    assert "_save" not in desk.get(f"/admin/hearings/{model}/1/change/", follow=True).content.decode()


def test_what_is_to_be_deleted_is_called_by_who_when_and_where(desk: Client, now: dt.datetime) -> None:
    """Two drafts of one morning have the same day and hour."""
    prosecution = factories.prosecution(defendant=factories.defendant(family_name="Demova"))
    draft = factories.hearing(people=[prosecution], published=False)
    called = "Thursday 6\N{NO-BREAK SPACE}May 2021, 09:15 · DEMOVA · Almaty City Court"

    one = desk.get(address(draft, "delete", draft.pk)).content.decode()
    chosen = {"action": "delete_selected", "_selected_action": [draft.pk]}
    several = desk.post(address(draft, "changelist"), chosen).content.decode()

    assert f"<h2>{called}</h2>" in one
    assert f"{called}</a>" in one
    assert f"{called}</a>" in several
    assert f"<h2>{called}</h2>" in desk.get(address(draft, "change", draft.pk)).content.decode()
