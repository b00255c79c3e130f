"""Who was away reads on one page what changed, day by day, and never what should not be told."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client

from hearings import actions, edition
from hearings.models import Change
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
EARLIER = dt.datetime(2021, 5, 4, 5, 0, tzinfo=dt.UTC)


def test_changes_stand_under_their_days_newest_first(client: Client) -> None:
    with time_machine.travel(EARLIER, tick=False):
        hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30), reason={"en": "The judge is busy."})

    page = reads(client, "/changes/")

    assert page.texts("h2.day") == ["Today, Thursday 6 May", "Tuesday 4 May"]
    assert page.texts(".log li") == [
        "08:00Aru DEMOVA · Moved: 14:30, not 09:15. The judge is busy.",
        "11:00Aru DEMOVA · Announced: 6 May, 09:15",
    ]
    assert page.first(".log a").get("href") == f"/hearings/{hearing.public_id}/"


def test_a_published_draft_says_for_when_it_was_announced(client: Client) -> None:
    hearing = factories.hearing(published=False)
    actions.publish(hearing, by=None)
    actions.move(hearing, by=None, time=dt.time(14, 30))

    assert reads(client, "/changes/").texts(".log p")[-1] == "Aru DEMOVA · Announced: 6 May 2021, 09:15"


def test_a_slip_and_a_check_are_no_news(client: Client) -> None:
    hearing = factories.hearing()
    actions.confirm(hearing, by=None)
    with edition.change(by=None, minor=True):
        hearing.refresh_from_db()
        hearing.courtroom = "7"
        hearing.save()

    assert len(reads(client, "/changes/").texts(".log li")) == 1


def test_of_a_withdrawn_hearing_only_that_it_went(client: Client) -> None:
    hearing = factories.hearing()
    actions.move(hearing, by=None, time=dt.time(14, 30))
    actions.withdraw(hearing, by=None)

    page = reads(client, "/changes/")

    assert page.texts(".log p") == ["A hearing was taken off the public record."]
    assert page.all(".log a") == []


def test_what_is_not_released_yet_is_not_told(client: Client) -> None:
    factories.hearing(release_at=dt.datetime(2021, 5, 6, 3, 0, tzinfo=dt.UTC))
    factories.hearing(published=False)

    assert reads(client, "/changes/").texts("main p") == ["Nothing has changed yet."]


def test_a_withheld_name_is_not_told_either(client: Client) -> None:
    who = factories.defendant(shown_as="withheld")
    factories.hearing(people=[factories.prosecution(defendant=who)])

    assert reads(client, "/changes/").texts(".log a") == ["Name withheld"]


def test_restraint_charge_and_verdict_of_a_person_are_told(client: Client) -> None:
    person = factories.prosecution()
    factories.hearing(people=[person])
    factories.restraint(prosecution=person, kind="house_arrest")
    factories.charge(prosecution=person, article=factories.article(number="174"), part="1")
    with edition.change(by=None):
        person.verdict = "acquitted"
        person.save()

    assert reads(client, "/changes/").texts(".log p")[:3] == [
        "Aru DEMOVA · Verdict: Acquitted",
        "Aru DEMOVA · Charge changed",
        "Aru DEMOVA · Restraint: House arrest",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_queries_whatever_changed(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    hearing = factories.hearing()
    for number in range(count):
        actions.move(hearing, by=None, time=dt.time(number))

    with django_assert_num_queries(13):
        page = reads(client, "/changes/")

    assert len(page.all(".log li")) == count + 1


def test_a_long_record_is_cut_and_says_so(client: Client, django_assert_num_queries: Any) -> None:
    actions.move(factories.hearing(), by=None, time=dt.time(14, 30))
    last = Change.objects.first()
    Change.objects.bulk_create(_copies(last, 1500), batch_size=500)

    with django_assert_num_queries(13):
        page = reads(client, "/changes/")

    assert len(page.all(".log li")) == 200
    assert page.texts(".none") == ["Older changes stand on the page of each hearing."]


def _copies(change: Change, count: int) -> list[Change]:
    copies = [copy.copy(change) for _number in range(count)]
    for one in copies:
        one.pk, one._state = None, copy.copy(change._state)
    return copies
