"""Before a step is taken its page shows what readers, calendars and messengers would get; looking changes nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearings import actions, edition
from hearings.admin.previewing import Preview
from hearings.models import Change, Hearing, Rendering
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def hearing(desk: Client) -> Hearing:
    return factories.hearing()


def look(desk: Client, hearing: Hearing, step: str, **typed: Any) -> Any:
    address = reverse("admin:hearings_hearing_step", args=[hearing.pk, step])
    return desk.post(address, {**typed, "preview": "yes"})


def preview(desk: Client, hearing: Hearing, step: str, **typed: Any) -> Preview:
    response = look(desk, hearing, step, **typed)
    assert response.status_code == 200
    assert response.context["preview"] is not None, response.context["form"].errors
    return response.context["preview"]


def test_a_move_shows_line_calendar_and_notice_before_and_after(desk: Client, hearing: Hearing) -> None:
    seen = preview(desk, hearing, "move", date="2021-05-06", time="1430", reason_en="The judge is late.")

    assert (seen.before.record.time, seen.after.record.time) == (dt.time(9, 15), dt.time(14, 30))
    assert seen.after.record.moved_from.left_time == dt.time(9, 15)
    assert ("Begins", "6\xa0May 2021, 09:15", "6\xa0May 2021, 14:30") in seen.calendar
    assert seen.reaches_calendars
    assert "14:30 (UTC+6)\nWas: " in seen.notices[0].text


def test_looking_changes_nothing(desk: Client, hearing: Hearing) -> None:
    def record() -> tuple:
        return (
            edition.current().number,
            Change.objects.count(),
            Hearing.history.count(),
            list(Hearing.objects.values()),
            list(Rendering.objects.values()),
        )

    before = record()

    for step, typed in [
        ("move", {"date": "2021-05-07", "time": "1430"}),
        ("adjourn", {"date": "2021-05-20", "time": "10:00"}),
        ("cancel", {}),
        ("outcome", {"outcome_en": "Two witnesses were heard."}),
    ]:
        preview(desk, hearing, step, **typed)

    assert record() == before


def test_what_was_shown_is_what_comes(desk: Client, hearing: Hearing) -> None:
    typed = {"date": "2021-05-12", "time": "14:30", "reason_en": "The judge is ill."}
    shown = preview(desk, hearing, "move", **typed)

    desk.post(reverse("admin:hearings_hearing_step", args=[hearing.pk, "move"]), typed)
    page = desk.get(f"/hearings/{hearing.public_id}/").content.decode()
    feed = desk.get(f"/hearings/{hearing.public_id}.ics").content.decode().replace("\r\n ", "")

    assert "14:30" in page
    assert "The judge is ill." in page
    assert f"SUMMARY:{shown.after.calendar['Title']}" in feed.replace("\\,", ",")
    assert f"SEQUENCE:{shown.after.sequence}" in feed


@pytest.mark.parametrize(
    ("step", "typed", "state", "told"),
    [
        ("postpone", {"reason_en": "Ill."}, "Tentative", "Postponed, no new date: Aru DEMOVA"),
        ("cancel", {}, "Tentative", "Cancelled: Aru DEMOVA"),
        ("not-held", {}, "Confirmed", "Did not take place: Aru DEMOVA"),
        ("outcome", {"outcome_en": "Heard."}, "Confirmed", "Outcome known: Aru DEMOVA"),
    ],
)
def test_each_step_says_what_programs_and_messengers_get(
    desk: Client, hearing: Hearing, step: str, typed: dict, state: str, told: str
) -> None:
    seen = preview(desk, hearing, step, **typed)

    assert seen.after.calendar["Status"] == state
    assert seen.notices[0].text.startswith(told)


def test_an_adjournment_shows_the_next_hearing_too(desk: Client, hearing: Hearing) -> None:
    seen = preview(desk, hearing, "adjourn", date="2021-05-20", time="10:00")

    assert (seen.following.date, seen.following.time) == (dt.date(2021, 5, 20), dt.time(10))
    assert seen.after.record.status == "held"


def test_a_withdrawal_leaves_nothing_but_a_nameless_entry(desk: Client, hearing: Hearing) -> None:
    seen = preview(desk, hearing, "withdraw")

    assert seen.after.record is None
    assert seen.after.calendar["Title"] == "No longer shown: removed for someone's safety"
    assert seen.notices == ()


def test_a_check_tells_nobody_anything(desk: Client, hearing: Hearing) -> None:
    actions.postpone(hearing, by=None)
    actions.set_again(hearing, by=None, date=dt.date(2021, 5, 12), time=dt.time(10))

    seen = preview(desk, hearing, "confirm")

    assert seen.notices == ()
    assert not seen.reaches_calendars


def test_a_draft_that_comes_out_later_says_when(desk: Client) -> None:
    draft = factories.hearing(published=False)

    seen = preview(desk, draft, "publish", release_date="2021-05-06", release_hour="10:00")

    assert (seen.before.record, seen.before.calendar) == (None, {})
    assert seen.after.record.time == dt.time(9, 15)
    assert seen.release == dt.datetime(2021, 5, 6, 4, tzinfo=dt.UTC)


def test_what_cannot_be_taken_is_refused_in_the_preview_too(desk: Client, hearing: Hearing) -> None:
    same = look(desk, hearing, "move", date="2021-05-06", time="09:15")
    actions.cancel(hearing, by=None)
    late = look(desk, hearing, "move", date="2021-05-07", time="09:15")

    assert same.context["form"].non_field_errors() == ["Date, hour and court are the same as before."]
    assert same.context["preview"] is None
    assert late.status_code == 302


def test_a_step_is_taken_back_by_a_button_that_says_which(desk: Client, hearing: Hearing) -> None:
    address = reverse("admin:hearings_hearing_step", args=[hearing.pk, "undo"])
    page = reverse("admin:hearings_hearing_change", args=[hearing.pk])
    assert "undo" not in dict(desk.get(page).context["steps"])
    actions.move(hearing, by=None, time=dt.time(14, 30))

    assert "This is taken back: Moved, 6\xa0May 2021, 08:00." in desk.get(address).content.decode()
    assert preview(desk, hearing, "undo").after.record.time == dt.time(9, 15)
    desk.post(address, {"reason_en": "Another hearing was meant."})

    hearing.refresh_from_db()
    assert hearing.time == dt.time(9, 15)
    assert "undo" not in dict(desk.get(page).context["steps"])
