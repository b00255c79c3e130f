"""After a step the editor finds the news ready for a messenger, in three languages."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from hearings import actions
from hearings.models import Hearing
from offices.models import Editor
from tests import factories
from tests.pages.reading import Element, reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def page(desk: Client, hearing: Hearing) -> Element:
    return reads(desk, reverse("admin:hearings_hearing_change", args=[hearing.pk]))


def test_a_step_leads_to_its_notice_in_each_language(desk: Client) -> None:
    hearing = factories.hearing()
    typed = {"date": "2021-05-06", "time": "1430"}
    answer = desk.post(reverse("admin:hearings_hearing_step", args=[hearing.pk, "move"]), typed)

    box = reads(desk, answer["Location"]).one("details.notices")

    assert box.get("open") is not None
    assert [text.text.split(":")[0] for text in box.all("textarea")] == ["Ауыстырылды", "Перенесено", "Moved"]
    assert all(text.get("readonly") is not None for text in box.all("textarea"))
    assert all("14:30 (UTC+6)" in text.text and "09:15 (UTC+6)" in text.text for text in box.all("textarea"))


def test_an_older_notice_is_folded_away(desk: Client) -> None:
    hearing = factories.hearing()
    actions.cancel(hearing, by=None)

    with time_machine.travel(dt.datetime(2021, 5, 6, 3, 30, tzinfo=dt.UTC), tick=False):
        # After an hour and a half without a request the editor has logged in again.
        desk.force_login(Editor.objects.get())
        assert page(desk, hearing).one("details.notices").get("open") is None


@pytest.mark.parametrize("publication", ["draft", "ready"])
def test_what_nobody_can_see_has_no_notice(desk: Client, publication: str) -> None:
    assert (
        page(desk, factories.hearing(published=False, publication=publication)).all("details.notices") == []
    )


def test_what_was_taken_off_the_record_has_no_notice_with_a_name(desk: Client) -> None:
    hearing = factories.hearing()
    actions.withdraw(hearing, by=None)

    assert page(desk, hearing).all("details.notices") == []


def test_what_is_released_later_has_no_notice_before(desk: Client) -> None:
    hearing = factories.hearing(release_at=dt.datetime(2021, 5, 6, 6, tzinfo=dt.UTC))

    assert page(desk, hearing).all("details.notices") == []
