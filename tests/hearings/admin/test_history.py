"""A record's history at the desk, field by field in the editor's words, and an earlier version brought back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from defendants.models import Charge
from hearings import actions, edition
from hearings.models import Change, Hearing
from offices.models import Editor
from tests import factories
from tests.hearings.admin.conftest import fields_of
from tests.hearings.admin.test_kept import address

DAY_BEFORE = dt.datetime(2021, 5, 5, 8, 0, tzinfo=dt.UTC)


def told(desk: Client, row: Model) -> list[Any]:
    return list(desk.get(address(row, "history", row.pk)).context["edits"])


def columns(edit: Any) -> dict[str, tuple[str, str]]:
    return {each.label: (each.before, each.after) for part in edit.parts for each in part.columns}


def opened_with(desk: Client, row: Model, edit: Any) -> Any:
    return desk.get(address(row, "change", row.pk), {"version": edit.version})


@pytest.fixture
def hearing(desk: Client, now: dt.datetime) -> Hearing:
    with time_machine.travel(DAY_BEFORE, tick=False):
        return factories.hearing(judges="Judge One")


def test_a_step_tells_who_when_why_and_both_values(desk: Client, hearing: Hearing, editor: Editor) -> None:
    actions.move(hearing, by=editor, time=dt.time(14, 30), reason={"en": "The judge is ill."})

    newest, oldest = told(desk, hearing)

    assert (newest.by, newest.kind, newest.reason) == ("editor", "Moved", "The judge is ill.")
    assert columns(newest)["Hour"] == ("09:15", "14:30")
    assert columns(oldest)["Court"] == ("—", "Almaty City Court")
    assert columns(oldest)["Defendants listed"] == ("—", "Aru DEMOVA")


def test_the_reason_typed_beside_a_form_stands_in_the_history(desk: Client, hearing: Hearing) -> None:
    form = fields_of(desk.get(address(hearing, "change", hearing.pk)))
    desk.post(address(hearing, "change", hearing.pk), {**form, "judges": "Two", "history_note": "Misread"})

    assert told(desk, hearing)[0].note == "Misread"
    assert columns(told(desk, hearing)[0]) == {"Judges": ("Judge One", "Two")}


def test_a_text_is_compared_language_by_language(desk: Client, hearing: Hearing) -> None:
    with edition.change(by=None):
        hearing.court.name = {**hearing.court.name, "ru": "Городской суд"}
        hearing.court.save()

    assert columns(told(desk, hearing.court)[0]) == {"Name · Русский": ("—", "Городской суд")}


def test_rows_on_the_same_page_belong_to_the_history(desk: Client, hearing: Hearing) -> None:
    who = hearing.prosecutions.get()
    with edition.change(by=None):
        who.charges.first().delete()

    newest = told(desk, who)[0]
    assert [(part.whose, part.what) for part in newest.parts] == [("Charge: KZ-CC 405 2", "deleted")]


def test_a_longer_history_asks_no_more_questions(desk: Client, hearing: Hearing) -> None:
    asked = []
    for number in range(4):
        with edition.change(by=None):
            hearing.courtroom = str(number)
            hearing.save()
        with CaptureQueriesContext(connection) as questions:
            desk.get(address(hearing, "history", hearing.pk))
        asked.append(len(questions))

    assert asked[1] == asked[3]


def test_an_editors_own_page_has_djangos_history(desk: Client, editor: Editor) -> None:
    assert desk.get(address(editor, "history", editor.pk)).status_code == 200


class TestRestoring:
    def test_a_draft_is_brought_back_by_one_save_and_that_is_a_new_edit(self, desk: Client) -> None:
        draft = factories.hearing(published=False, judges="Judge One", time_note={"en": "After lunch"})
        with time_machine.travel(DAY_BEFORE + dt.timedelta(days=9000)), edition.change(by=None):
            draft.judges, draft.time_note = "", {}
            draft.save()

        page = opened_with(desk, draft, told(desk, draft)[-1])
        assert "The form shows the version of" in page.content.decode()
        draft.refresh_from_db()
        assert draft.judges == ""
        form = {**fields_of(page), "history_note": page.context["history_note"]}
        assert desk.post(address(draft, "change", draft.pk), form).status_code == 302

        draft.refresh_from_db()
        assert (draft.judges, draft.time_note) == ("Judge One", {"en": "After lunch"})
        newest = Hearing.history.filter(id=draft.pk).order_by("-history_id").first()
        assert "brought back" in newest.history_note

    def test_the_date_of_a_published_hearing_asks_whether_it_was_moved(
        self, desk: Client, hearing: Hearing, editor: Editor
    ) -> None:
        actions.move(hearing, by=editor, date=dt.date(2021, 5, 20))

        form = fields_of(opened_with(desk, hearing, told(desk, hearing)[-1]))
        asked = desk.post(address(hearing, "change", hearing.pk), form)
        assert "moved_or_slip" in asked.context["adminform"].form.errors
        saved = desk.post(address(hearing, "change", hearing.pk), {**form, "moved_or_slip": "moved"})

        assert saved.status_code == 302
        hearing.refresh_from_db()
        assert hearing.date == dt.date(2021, 5, 6)
        assert Change.objects.filter(hearing=hearing).first().kind == "moved"

    def test_people_who_were_listed_are_ticked_again(self, desk: Client, hearing: Hearing) -> None:
        with edition.change(by=None):
            hearing.prosecutions.clear()

        form = fields_of(opened_with(desk, hearing, told(desk, hearing)[-1]))
        desk.post(address(hearing, "change", hearing.pk), form)

        assert hearing.prosecutions.count() == 1

    def test_charges_come_back_as_they_were_also_a_deleted_one(self, desk: Client, now: dt.datetime) -> None:
        with time_machine.travel(DAY_BEFORE, tick=False):
            who = factories.prosecution(charges=("405 1", "405 2"), wording="as announced")
        first, second = who.charges.all()
        with edition.change(by=None):
            second.delete()
            first.wording, who.role = {}, {}
            first.save()
            who.save()

        form = fields_of(opened_with(desk, who, told(desk, who)[-1]))
        assert desk.post(address(who, "change", who.pk), form).status_code == 302

        who.refresh_from_db()
        restored = Charge.objects.filter(prosecution=who).values_list("part", "wording")
        assert sorted(restored, key=str) == [("1", {"en": "as announced"}), ("2", {"en": "as announced"})]
        assert who.role == {"en": "civil activist"}

    @pytest.mark.parametrize("key", ["0", "x", "99999999999999999999", "²"])
    def test_a_version_that_is_not_there_opens_the_form_as_it_is(
        self, desk: Client, hearing: Hearing, key: str
    ) -> None:
        page = desk.get(address(hearing, "change", hearing.pk), {"version": key})

        assert page.status_code == 200
        assert "The form shows the version of" not in page.content.decode()

    def test_the_version_of_another_record_is_not_shown(self, desk: Client, hearing: Hearing) -> None:
        other = factories.hearing(judges="Another Judge")

        page = opened_with(desk, hearing, told(desk, other)[-1])

        assert "Another Judge" not in page.content.decode()


def test_a_translator_sees_no_private_column_and_no_note(client: Client, hearing: Hearing) -> None:
    with edition.change(by=None, note="Told by a guard"):
        hearing.private_notes, hearing.source, hearing.judges = "Secret note", "Secret source", "Judge Two"
        hearing.save()
    office = hearing.case.office
    client.force_login(
        factories.editor(username="t", groups=("translator",), offices=[office], translates=["ru"])
    )

    page = client.get(address(hearing, "history", hearing.pk)).content.decode()

    assert "Judge Two" in page
    for secret in ("Secret note", "Secret source", "Told by a guard"):
        assert secret not in page


def test_a_history_and_the_editors_last_acts_say_whose_hearing_it_is(desk: Client, hearing: Hearing) -> None:
    desk.post(address(hearing, "step", hearing.pk, "cancel"), {})

    said = "Thursday 6\xa0May 2021, 09:15 · DEMOVA · Almaty City Court"
    assert said in desk.get(address(hearing, "history", hearing.pk)).content.decode()
    acts = desk.get("/admin/").content.decode().split("My actions")[1]
    assert said in acts
