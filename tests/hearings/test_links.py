"""Wherever a link comes in, one rule judges it; what was saved before the rule is shown and hinders nothing."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db.models import URLField
from django.test import Client

from defendants.models import Article
from hearings import actions
from hearings.models import Court, Hearing
from offices.fields import LinkField
from offices.models import Office
from tests import factories
from tests.hearings.admin.conftest import fields_of
from tests.hearings.admin.entry_form import errors, send
from tests.hearings.admin.test_kept import address
from tests.hearings.test_export_record import empty_the_database, exported, imported

pytestmark = pytest.mark.django_db
HIDING = "https://court.kz@evil.example/join"
SAID = "“court.kz@” in a link hides where it leads: to evil.example."


def test_every_link_of_the_record_keeps_the_rule() -> None:
    links = [
        field
        for model in apps.get_models()
        if model._meta.app_label in ("offices", "defendants", "hearings")
        for field in model._meta.fields
        if isinstance(field, URLField)
    ]

    assert {type(field) for field in links} == {LinkField}
    assert {field.model for field in links} >= {Hearing, Court, Article}


@pytest.mark.parametrize(
    ("make", "box"),
    [(factories.court, "website"), (factories.article, "title_source"), (factories.hearing, "link")],
)
def test_a_page_of_the_desk_refuses_it_beside_its_box(desk: Client, make: Any, box: str) -> None:
    row = make()
    page = address(row, "change", row.pk)

    answer = desk.post(page, {**fields_of(desk.get(page)), box: HIDING})

    (said,) = answer.context["adminform"].form.errors[box]
    assert said == f"{SAID} Write it without: https://evil.example/join"
    row.refresh_from_db()
    assert getattr(row, box) == ""


def test_entering_refuses_it(desk: Client) -> None:
    factories.article()
    law = Office.objects.first() or factories.office()

    assert errors(send(desk, law, link=HIDING)) == [f"{SAID} Write it without: https://evil.example/join"]
    assert not Hearing.objects.exists()


@pytest.mark.parametrize("step", ["online", "announce"])
def test_a_step_refuses_it(desk: Client, step: str) -> None:
    row = factories.hearing()

    answer = desk.post(address(row, "step", row.pk, step), {"mode": "online", "link": HIDING})

    assert SAID in answer.content.decode()
    row.refresh_from_db()
    assert row.link == ""


@pytest.mark.parametrize("step", [actions.go_online, actions.announce])
def test_a_program_that_takes_a_step_is_refused_too(step: Any) -> None:
    with pytest.raises(ValidationError, match="court.kz@"):
        step(factories.hearing(), by=None, link=HIDING)


# --- what was there before the rule
@pytest.fixture
def old(now: dt.datetime) -> Hearing:
    row = factories.hearing(mode="online")
    Hearing.objects.filter(pk=row.pk).update(link=HIDING)
    Court.objects.update(website=HIDING)
    return row


def test_pages_and_feeds_of_an_old_link_go_on(client: Client, old: Hearing) -> None:
    stem = f"/hearings/{old.public_id}"
    addresses = [f"{stem}/", f"{stem}/sheet/", "/courts/almaty-city/", "/2021/05/06/"]
    addresses += [f"{stem}.{suffix}" for suffix in ("ics", "atom", "json", "csv", "txt")]

    assert {path: client.get(path).status_code for path in addresses} == dict.fromkeys(addresses, 200)


def test_an_old_link_keeps_nobody_from_a_step(desk: Client, old: Hearing) -> None:
    moved = desk.post(address(old, "step", old.pk, "move"), {"date": "2021-05-07", "time": "1430"})

    assert moved.status_code == 302
    actions.withdraw(old, by=None)
    old.refresh_from_db()
    assert (old.date, old.publication, old.link) == (dt.date(2021, 5, 7), "withdrawn", HIDING)


def test_a_draft_with_an_old_link_is_not_published() -> None:
    draft = factories.hearing(published=False)
    Hearing.objects.filter(pk=draft.pk).update(link=HIDING)

    with pytest.raises(ValidationError, match="court.kz@"):
        actions.publish(draft, by=None)


# --- a record from elsewhere
def test_a_record_that_brings_one_is_refused_with_its_line(tmp_path: Path) -> None:
    factories.hearing(link="https://court.example/join")
    record = exported()
    empty_the_database()

    with pytest.raises(
        CommandError, match=r"Line \d+: hearings.Hearing cannot have this `link`: .*court.kz@"
    ):
        imported(record.replace("https://court.example/join", HIDING), tmp_path, "--altered")

    assert not Hearing.objects.exists()


def test_a_record_whose_history_knew_one_comes_back(tmp_path: Path) -> None:
    row = factories.hearing(link="https://court.example/join")
    Hearing.history.filter(id=row.pk).update(link=HIDING)
    record = exported()
    empty_the_database()

    imported(record, tmp_path)

    assert Hearing.history.filter(link=HIDING).exists()
    call_command("verify_record", stdout=io.StringIO())
