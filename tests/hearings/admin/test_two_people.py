"""Where an office asks for two people, nobody publishes alone; what cannot wait goes out, and the second is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from hearings import actions, edition
from hearings.actions import IllegalStep
from hearings.models import Hearing, SecondLook
from offices.models import Editor, Office
from tests import factories
from tests.hearings.admin.conftest import fields_of
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def office() -> Office:
    return factories.office(second_person=True)


@pytest.fixture
def draft(office: Office) -> Hearing:
    return factories.hearing(case=factories.case(office=office), published=False)


def somebody(name: str, office: Office, *groups: str) -> Editor:
    return factories.editor(username=name, groups=groups or ("editor", "publisher"), offices=[office])


def take(client: Client, who: Editor, hearing: Hearing, step: str, **typed: Any) -> list[str]:
    """Takes the step as this person; what they are told."""
    client.force_login(who)
    response = client.post(reverse("admin:hearings_hearing_step", args=[hearing.pk, step]), typed)
    hearing.refresh_from_db()
    return [str(each) for each in get_messages(response.wsgi_request)]


def test_one_makes_it_ready_and_another_publishes(client: Client, draft: Hearing, office: Office) -> None:
    anna, bek = somebody("anna", office), somebody("bek", office)

    assert "make it ready first" in take(client, anna, draft, "publish")[0]
    take(client, anna, draft, "make-ready")
    assert (draft.publication, draft.ready_by) == ("ready", anna)
    assert "somebody else publishes it" in take(client, anna, draft, "publish")[0]
    assert draft.publication == "ready"
    take(client, bek, draft, "publish")

    assert draft.publication == "published"


def test_whoever_wrote_the_last_of_it_does_not_publish_it(
    client: Client, draft: Hearing, office: Office
) -> None:
    anna, bek = somebody("anna", office), somebody("bek", office)
    take(client, anna, draft, "make-ready")

    client.force_login(bek)
    address = reverse("admin:hearings_hearing_change", args=[draft.pk])
    sent = {**fields_of(client.get(address)), "courtroom": "7", "_publish": "yes"}
    response = client.post(address, sent)

    draft.refresh_from_db()
    assert (draft.courtroom, draft.publication, draft.ready_by) == ("7", "ready", bek)
    assert any("somebody else publishes it" in str(each) for each in get_messages(response.wsgi_request))
    take(client, anna, draft, "publish")
    assert draft.publication == "published"


def test_what_is_ready_can_be_a_draft_again(client: Client, draft: Hearing, office: Office) -> None:
    anna = somebody("anna", office)
    take(client, anna, draft, "make-ready")

    take(client, anna, draft, "take-back")

    assert (draft.publication, draft.ready_by) == ("draft", None)


def test_a_superuser_is_one_person_too(draft: Hearing) -> None:
    boss = factories.editor(username="boss")
    actions.make_ready(draft, by=boss)

    with pytest.raises(IllegalStep, match="Two people publish here"):
        actions.publish(draft, by=boss)


def test_without_the_setting_one_person_is_enough(client: Client, draft: Hearing, office: Office) -> None:
    with edition.change(by=None):
        Office.objects.filter(pk=office.pk).update(second_person=False)

    take(client, somebody("anna", office), draft, "publish")

    assert draft.publication == "published"


def test_a_move_goes_out_at_once_and_the_second_person_is_told(
    client: Client, draft: Hearing, office: Office
) -> None:
    anna, bek = somebody("anna", office), somebody("bek", office)
    take(client, anna, draft, "make-ready")
    take(client, bek, draft, "publish")

    take(client, anna, draft, "move", date="2021-05-06", time="14:30", court=draft.court_id)

    assert reads(client, f"/hearings/{draft.public_id}/").one(".big").text == "14:30"
    page = reverse("admin:hearings_change_second_look")
    assert "Nothing waits for a second look." in client.get(page).content.decode()
    client.force_login(bek)
    assert "1 change went out on one person" in client.get("/admin/").content.decode()
    rows = client.get(page).context["rows"]
    assert [(row.kind, row.by) for row, *_told in rows] == [("moved", anna)]

    client.post(page, {"seen": [rows[0][0].pk]})

    assert SecondLook.objects.get().by == bek
    assert "Nothing waits for a second look." in client.get(page).content.decode()


def test_nobody_ticks_off_their_own_change_nor_that_of_another_office(client: Client, office: Office) -> None:
    anna = somebody("anna", office)
    stranger = somebody("stranger", factories.office(slug="other", second_person=True))
    hearing = factories.hearing(case=factories.case(office=office))
    actions.cancel(hearing, by=anna)
    change = hearing.changes.get(kind="cancelled")

    for who in (anna, stranger):
        client.force_login(who)
        client.post(reverse("admin:hearings_change_second_look"), {"seen": [change.pk, "x", "9" * 30]})

    assert not SecondLook.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_however_long(
    count: int, client: Client, office: Office, django_assert_max_num_queries: Any
) -> None:
    anna, bek = somebody("anna", office), somebody("bek", office)
    for _each in range(count):
        actions.cancel(factories.hearing(case=factories.case(office=office)), by=anna)
    client.force_login(bek)

    with django_assert_max_num_queries(16):
        assert len(client.get(reverse("admin:hearings_change_second_look")).context["rows"]) == count


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"release_date": "2021-05-07", "release_hour": "09:10"}, "release_hour"),
        ({"release_date": "2021-05-07"}, "release_hour"),
        ({"release_hour": "09:15"}, "release_date"),
    ],
)
def test_a_release_is_at_a_quarter_hour_by_the_clocks_of_the_court(
    client: Client, office: Office, typed: dict, wrong: str
) -> None:
    with edition.change(by=None):
        Office.objects.filter(pk=office.pk).update(second_person=False)
    hearing = factories.hearing(case=factories.case(office=office), published=False)
    client.force_login(somebody("anna", office))
    address = reverse("admin:hearings_hearing_step", args=[hearing.pk, "publish"])

    assert list(client.post(address, typed).context["form"].errors) == [wrong]

    done = client.post(address, {"release_date": "2021-05-07", "release_hour": "0915"}, follow=True)
    assert "Readers see it from then on: Friday 7\xa0May 2021, 09:15 (UTC+6)." in done.content.decode()
    hearing.refresh_from_db()
    assert hearing.release_at == dt.datetime(2021, 5, 7, 3, 15, tzinfo=dt.UTC)
    page = f"/hearings/{hearing.public_id}/"
    assert client.get(page).status_code == 404
    with time_machine.travel(hearing.release_at - dt.timedelta(seconds=1), tick=False):
        assert client.get(page).status_code == 404
    with time_machine.travel(hearing.release_at, tick=False):
        assert client.get(page).status_code == 200
