"""Every edit is kept: who, when, before and after, why; by forms, actions and imports alike, readers' or private."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from defendants.models import Charge
from hearings import actions, edition, history, whitelist
from hearings.models import Court, Hearing
from offices.history import has_history, is_history
from offices.models import Editor
from tests import factories

pytestmark = pytest.mark.django_db


def entries(row: Model) -> list[Any]:
    """Oldest first."""
    return list(type(row).history.filter(id=row.pk).order_by("history_id"))


def test_every_model_of_the_public_record_has_a_history() -> None:
    assert [model.__name__ for model in whitelist.public_models() if not has_history(model)] == []


def test_no_history_is_public() -> None:
    assert not [label for label in whitelist.PUBLIC if "Historical" in label]
    assert is_history(Hearing.history.model)
    assert whitelist.undeclared() == {}


def test_a_change_keeps_who_when_and_how_the_row_stood(editor: Editor, now: dt.datetime) -> None:
    court = factories.court()
    with edition.change(by=editor, note="They moved."):
        court.address = {"en": "2 Demo Street"}
        court.save()

    added, changed = entries(court)
    assert (added.history_type, added.history_user, added.address) == ("+", None, {})
    assert (changed.history_type, changed.history_user, changed.address) == (
        "~",
        editor,
        {"en": "2 Demo Street"},
    )
    assert (changed.history_date, changed.history_note) == (now, "They moved.")


def test_a_step_is_named_with_the_reason_readers_were_told(editor: Editor) -> None:
    hearing = factories.hearing()

    actions.move(hearing, by=editor, time=dt.time(14, 30), reason={"en": "The judge is ill."})

    last = entries(hearing)[-1]
    assert (last.history_kind, last.history_change_reason) == ("moved", {"en": "The judge is ill."})
    assert (last.history_user, last.time) == (editor, dt.time(14, 30))


def test_a_row_saved_twice_in_one_edition_has_one_entry_and_one_saved_as_it_was_has_none(
    editor: Editor,
) -> None:
    hearing = factories.hearing()
    before = len(entries(hearing))

    with edition.change(by=editor):
        for room in ("1", "2"):
            hearing.courtroom = room
            hearing.save()
    with edition.change(by=editor):
        hearing.save()

    assert [entry.courtroom for entry in entries(hearing)[before:]] == ["2"]


def test_a_private_note_is_kept_though_no_edition_rises(editor: Editor) -> None:
    hearing = factories.hearing()
    number = edition.current().number

    with edition.change(by=editor):
        hearing.private_notes = "Ask the lawyer."
        hearing.save()

    assert entries(hearing)[-1].private_notes == "Ask the lawyer."
    assert edition.current().number == number


def test_people_listed_are_part_of_a_hearings_history(editor: Editor) -> None:
    hearing = factories.hearing()
    another = factories.prosecution(case=hearing.case, defendant=factories.defendant(family_name="Other"))
    with edition.change(by=editor):
        hearing.prosecutions.add(another)

    before, after = entries(hearing)[-2:]
    assert after.prosecutions.count() == before.prosecutions.count() + 1 == 2
    assert after.history_user == editor


def test_a_deleted_row_is_kept_as_it_was(editor: Editor) -> None:
    charge = factories.charge(wording="as announced")
    key = charge.pk
    with edition.change(by=editor):
        charge.delete()

    last = Charge.history.filter(id=key).first()
    assert (last.history_type, last.history_user, last.wording) == ("-", editor, {"en": "as announced"})


def test_a_row_older_than_its_history_is_kept_as_it_stood(editor: Editor) -> None:
    court = factories.court()
    type(court).history.all().delete()

    with edition.change(by=editor):
        court.address = {"en": "2 Demo Street"}
        court.save()

    assert [(entry.history_kind, entry.address) for entry in entries(court)] == [
        ("began", {}),
        ("", {"en": "2 Demo Street"}),
    ]


def save_and_refuse(court: Court, editor: Editor) -> None:
    with edition.change(by=editor):
        court.address = {"en": "2 Demo Street"}
        court.save()
        raise ValidationError("refused")


def test_what_is_refused_leaves_no_entry(editor: Editor) -> None:
    court = factories.court()
    with pytest.raises(ValidationError):
        save_and_refuse(court, editor)

    assert len(entries(court)) == 1


def asked_of_history(rows: list[Hearing]) -> int:
    """How many questions the history of these hearings costs, once a note stands in each."""
    held = {("hearings.Hearing", row.pk): history.Held(row) for row in rows}
    Hearing.objects.filter(pk__in=[row.pk for row in rows]).update(private_notes="Seen.")
    with CaptureQueriesContext(connection) as asked:
        history.write(held, history.Told(by=None, now=timezone.now(), reason={}), {})
    return len(asked)


def test_many_rows_ask_no_more_of_the_history_than_one() -> None:
    rows = list(
        Hearing.objects.filter(pk__in=[row.pk for row in factories.many_hearings(1504, rendered=False)])
    )

    assert asked_of_history(rows[:1]) == asked_of_history(rows[1:4])
    asked_of_history(rows[4:])

    assert Hearing.history.filter(private_notes="Seen.").count() == 1504
