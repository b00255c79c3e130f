"""While publishing is frozen readers see what they saw, and nothing comes out: by no form, no command and no clock."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from hearings import actions, edition
from hearings.actions import freezing
from hearings.choices import Publication
from hearings.models import Change, Hearing
from offices.models import Freeze
from tests import factories
from tests.hearings.admin.test_importing import TEXT

pytestmark = pytest.mark.django_db
QUARTER = dt.timedelta(minutes=15)


def panic(*args: str) -> str:
    out = io.StringIO()
    call_command("panic", *args, stdout=out)
    return out.getvalue()


def test_nothing_can_be_published_moved_or_withdrawn(now: dt.datetime) -> None:
    draft, shown = factories.hearing(published=False), factories.hearing()
    panic()
    before = edition.current().number

    for act in (
        lambda: actions.publish(draft, by=None),
        lambda: actions.cancel(shown, reason={"en": "Ill"}, by=None),
        lambda: actions.withdraw(shown, by=None),
        lambda: factories.hearing(),
    ):
        with pytest.raises(edition.Frozen, match="Publishing is frozen"):
            act()

    assert edition.current().number == before
    assert Hearing.objects.get(pk=draft.pk).publication == Publication.DRAFT
    assert Hearing.objects.get(pk=shown.pk).status == "scheduled"


def test_a_bulletin_brought_in_by_command_is_refused_in_a_sentence(now: dt.datetime, tmp_path: Any) -> None:
    factories.legal_code(), factories.office()
    bulletin = tmp_path / "bulletin.txt"
    bulletin.write_text(TEXT)
    panic()

    said = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_bulletin", str(bulletin), stdout=io.StringIO(), stderr=said)

    assert "Publishing is frozen: nothing public may change" in said.getvalue()
    assert Hearing.objects.count() == 0


def test_drafts_can_still_be_saved(now: dt.datetime) -> None:
    factories.court(), factories.prosecution()
    panic()

    assert factories.hearing(published=False).pk


def test_after_the_freeze_everything_goes_on(now: dt.datetime) -> None:
    draft = factories.hearing(published=False)
    panic()
    panic("--lift")

    actions.publish(draft, by=None)

    assert Hearing.objects.get(pk=draft.pk).publication == Publication.PUBLISHED
    assert "Nothing is frozen." in panic("--lift")


def test_no_clock_brings_a_hearing_out_until_the_freeze_is_lifted(client: Client, now: dt.datetime) -> None:
    soon, later = (factories.hearing(release_at=now + QUARTER * n) for n in (1, 40))
    address = f"/hearings/{soon.public_id}/"
    assert "Held back: 2 hearing(s)" in panic()

    with time_machine.travel(now + QUARTER * 4, tick=False):
        assert client.get(address).status_code == 404
        assert str(soon.public_id) not in client.get("/hearings.ics").content.decode()
        number = edition.current().number

        told = panic("--lift")

        assert "Public from now on, due at 2021-05-06 02:15 UTC" in told
        assert client.get(address).status_code == 200
        assert client.get(f"/hearings/{later.public_id}/").status_code == 404
        assert edition.current().number == number + 1
    later.refresh_from_db()
    assert later.release_at == now + QUARTER * 40
    assert set(Change.objects.filter(hearing=later).values_list("visible_from", flat=True)) == {
        later.release_at
    }


def test_a_calendar_program_learns_of_no_held_date_from_the_hearing_before(
    client: Client, now: dt.datetime
) -> None:
    first = factories.hearing()
    actions.adjourn(first, date=first.date + dt.timedelta(days=8), by=None)
    second = Hearing.objects.get(adjourned_from=first)
    with edition.change(by=None):
        second.release_at = now + QUARTER
        second.save()

    def text() -> str:
        return client.get(f"/hearings/{first.public_id}.ics").content.decode().replace("\r\n ", "")

    panic()
    with time_machine.travel(now + QUARTER * 2, tick=False):
        assert str(second.public_id) not in text()
        panic("--lift")
        assert str(second.public_id) in text()


def test_a_clock_that_was_set_back_makes_no_edition_older(now: dt.datetime) -> None:
    factories.hearing()
    before = edition.current().at
    panic()

    with time_machine.travel(now - dt.timedelta(hours=1), tick=False):
        panic("--lift")

    assert edition.current().at == before


def test_a_second_panic_changes_nothing_of_the_first(now: dt.datetime) -> None:
    factories.hearing(release_at=now + QUARTER)
    first = freezing.freeze(now=now)
    with time_machine.travel(now + QUARTER, tick=False):
        panic()

    assert Freeze.objects.get() == first
    assert len(Freeze.objects.get().held["hearing"]) == 1


def test_the_desk_says_so_and_nothing_typed_is_lost(desk: Client, now: dt.datetime) -> None:
    hearing = factories.hearing()
    freezing.freeze(now=now)

    assert "since 2021-05-06 08:00 (UTC+6) nothing public may change" in desk.get("/admin/").content.decode()
    address = f"/admin/hearings/hearing/{hearing.pk}/postpone/step/"
    answer = desk.post(address, {"reason_en": "The judge is ill", "step": "yes"})

    assert answer.status_code == 409
    assert "Publishing is frozen: nothing public may change." in answer.content.decode()
    assert dict(answer.context["kept"].fields)["reason_en"] == "The judge is ill"
    hearing.refresh_from_db()
    assert hearing.status == "scheduled"

    freezing.lift(now=now)
    assert desk.post(address, dict(answer.context["kept"].fields)).status_code == 302
    hearing.refresh_from_db()
    assert hearing.status == "postponed"


def test_readers_go_on_reading(client: Client, now: dt.datetime) -> None:
    hearing = factories.hearing()
    before = client.get("/").content
    panic()

    assert client.get("/").content == before
    assert client.get(f"/hearings/{hearing.public_id}/").status_code == 200


def test_what_happened_stays_on_record(now: dt.datetime, caplog: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("offices.audit.log.propagate", True)
    caplog.set_level("INFO", "opencourt.accounts")
    panic()
    panic("--lift")

    row = Freeze.objects.get()
    assert (row.since, row.lifted) == (now, now)
    assert [word for word in ('"panic"', '"panic lifted"') if word not in caplog.text] == []
