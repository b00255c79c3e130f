"""Every calendar answers in every format, at its own address with another ending."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
import time_machine
from django.test import Client

from hearings import actions
from hearings.views.feeds import FORMATS
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TYPES = {
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


def stems() -> list[str]:
    """One calendar of each kind, each with the same hearing in it."""
    factories.office(slug="another")
    hearing = factories.hearing(date=dt.date(2021, 5, 6))
    return [
        *("/hearings", "/2021", "/2021/05", "/2021/W18", "/2021/05/06", f"/hearings/{hearing.public_id}"),
        *("/defendants/aru-demova", f"/cases/{hearing.case.public_id}", "/articles/kz-cc/405"),
        *("/courts/almaty-city", "/cities/almaty", f"/offices/{hearing.case.office.slug}"),
    ]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("prefix", ["", "/ru", "/kk"])
def test_each_calendar_has_each_format_in_each_language(client: Client, prefix: str, suffix: str) -> None:
    answers = {stem: client.get(f"{prefix}{stem}.{suffix}") for stem in stems()}

    assert {stem: answer.status_code for stem, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert {answer["Content-Type"] for answer in answers.values()} == {TYPES[suffix]}
    assert [stem for stem, answer in answers.items() if b"405" not in answer.content] == []


def test_a_table_is_kept_as_a_file_and_never_opened_in_place(client: Client) -> None:
    factories.hearing()

    response = client.get("/ru/courts/almaty-city.csv")

    assert response["Content-Disposition"] == 'attachment; filename="courts-almaty-city.csv"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_what_was_withdrawn_leaves_a_tombstone_for_90_days(client: Client) -> None:
    hearing = factories.hearing()
    factories.hearing(people=list(hearing.prosecutions.all()))
    actions.withdraw(hearing, by=None)

    for stem in ("/hearings", "/2021/05/06", "/courts/almaty-city", "/defendants/aru-demova"):
        told = json.loads(client.get(f"{stem}.json").content)
        assert [row["id"] for row in told["withdrawn"]] == [str(hearing.public_id)], stem
        assert len(told["hearings"]) == 1


def test_whoever_subscribed_to_one_hearing_is_told_for_90_days_that_it_went(
    client: Client, now: dt.datetime
) -> None:
    hearing = factories.hearing()
    stem = f"/hearings/{hearing.public_id}"
    actions.withdraw(hearing, by=None)

    left = client.get(f"/ru{stem}.ics").content.decode()
    assert f"UID:{hearing.public_id}" in left
    assert "STATUS:CANCELLED" in left
    assert "NAME:Больше не показывается" in left
    assert str(hearing.public_id) in client.get(f"{stem}.atom").content.decode()
    told = json.loads(client.get(f"{stem}.json").content)
    assert [row["id"] for row in told["withdrawn"]] == [str(hearing.public_id)]
    assert not re.search(r"demova|almaty city|405", left + json.dumps(told), re.IGNORECASE)

    with time_machine.travel(now + dt.timedelta(days=91), tick=False):
        assert client.get(f"{stem}.ics").status_code == 404


def test_so_is_whoever_subscribed_to_a_case_all_of_which_went(client: Client) -> None:
    hearing = factories.hearing(case=factories.case(title="The State v. Demova"))
    stem = f"/cases/{hearing.case.public_id}"
    actions.withdraw(hearing, by=None)

    assert client.get(f"{stem}/").status_code == 410
    told = json.loads(client.get(f"{stem}.json").content)
    assert (told["title"], told["hearings"]) == ("No longer shown", [])
    assert [row["id"] for row in told["withdrawn"]] == [str(hearing.public_id)]
    assert "demova" not in client.get(f"{stem}.ics").content.decode().lower()
    assert "demova" not in client.get(f"{stem}/changes.atom").content.decode().lower()


def test_feed_options_are_plain_and_others_are_ignored(client: Client) -> None:
    factories.hearing(date=dt.date(2020, 5, 6))

    usual = client.get("/hearings.json")

    assert json.loads(usual.content)["hearings"] == []
    assert client.get("/hearings.json?callback=alert&fields=private_notes&past=").content == usual.content
    assert len(json.loads(client.get("/hearings.json?past=all").content)["hearings"]) == 1
