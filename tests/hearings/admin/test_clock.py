"""The desk tells moments by the clock on the editor's own wall, and says which clock that is."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from hearings import actions, edition
from hearings.models import Hearing
from tests import factories
from tests.hearings.admin.conftest import fields_of
from tests.hearings.admin.test_kept import address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

EVENING = dt.datetime(2021, 5, 5, 18, 30, tzinfo=dt.UTC)
"""In Almaty the day after has begun."""


@pytest.fixture
def hearing() -> Hearing:
    with time_machine.travel(EVENING, tick=False):
        row = factories.hearing()
        return actions.move(row, by=None, date=dt.date(2021, 5, 20))


def test_a_history_tells_the_editors_own_day_and_hour(desk: Client, hearing: Hearing) -> None:
    page = desk.get(address(hearing, "history", hearing.pk)).content.decode()

    assert ">2021-05-06 00:30 (UTC+6)</time>" in page
    assert "18:30" not in page


def test_the_change_log_and_the_edition_say_the_hour_of_the_desk(desk: Client, hearing: Hearing) -> None:
    for page in ("admin:hearings_change_changelist", "admin:hearings_edition_changelist"):
        assert "6\N{NO-BREAK SPACE}May 2021, 00:30 (UTC+6)" in desk.get(reverse(page)).content.decode()


def test_whose_offices_have_several_clocks_is_told_the_sites(client: Client, hearing: Hearing) -> None:
    minsk = factories.office(slug="minsk", zone="Europe/Minsk")
    both = [hearing.case.office, minsk]
    client.force_login(factories.editor(username="one", groups=("editor", "publisher"), offices=[minsk]))
    alone = client.get(reverse("admin:hearings_edition_changelist")).content.decode()
    client.force_login(factories.editor(username="both", groups=("editor", "publisher"), offices=both))
    several = client.get(reverse("admin:hearings_edition_changelist")).content.decode()

    assert "(UTC+3)" in alone
    assert "(UTC+6)" in several


def test_the_box_of_a_release_names_its_clock_also_where_it_is_only_read(
    desk: Client, hearing: Hearing
) -> None:
    page = desk.get(address(hearing, "change", hearing.pk)).content.decode()

    assert "a quarter-hour by the clocks of Asia/Almaty" in page
    assert "(UTC), a quarter-hour" not in page


def test_the_hour_of_a_release_is_typed_and_shown_by_the_clock_that_the_box_names(desk: Client) -> None:
    draft = factories.hearing(date=dt.date(2021, 6, 1), published=False)
    form = desk.get(address(draft, "change", draft.pk))
    assert "a quarter-hour by the clocks of Asia/Almaty" in form.content.decode()

    typed = {**fields_of(form), "release_at": "2021-05-31T09:00"}
    assert desk.post(address(draft, "change", draft.pk), typed).status_code == 302

    draft.refresh_from_db()
    assert draft.release_at == dt.datetime(2021, 5, 31, 3, 0, tzinfo=dt.UTC)
    again = desk.get(address(draft, "change", draft.pk)).content.decode()
    assert 'value="2021-05-31T09:00"' in again


def test_a_moment_that_can_only_be_read_names_its_clock(desk: Client, hearing: Hearing) -> None:
    with edition.change(by=None):
        hearing.last_checked = EVENING
        hearing.save()

    page = desk.get(address(hearing, "change", hearing.pk)).content.decode()

    assert "6\N{NO-BREAK SPACE}May 2021, 00:30 (UTC+0600)" in page
