"""The names of a person whose name is withheld go from every kept version, and nothing else goes."""

from __future__ import annotations

import datetime as dt
import hashlib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from defendants.models import Defendant
from hearings import actions, edition
from hearings.models import Bulletin, Change, Hearing
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Defendant:
    row = factories.defendant(given_name="Dana", family_name="Secretova", aliases=["D. Secretova"])
    with edition.change(by=None, note="asked by the lawyer"):
        row.shown_as, row.minor = "withheld", True
        row.save()
    return row


def run(*words: str) -> str:
    said = StringIO()
    call_command("purge_history", *words, stdout=said)
    return said.getvalue()


def test_names_go_and_who_when_why_stay(person: Defendant) -> None:
    assert "Names taken out of 2 versions" in run(str(person.pk))

    assert "Secretova" not in str(list(Defendant.history.values()))
    newest = Defendant.history.filter(id=person.pk).first()
    assert (newest.history_note, newest.shown_as) == ("asked by the lawyer", "withheld")
    person.refresh_from_db()
    assert person.family_name == {"en": "Secretova"}


def test_others_keep_their_names(person: Defendant) -> None:
    other = factories.defendant(family_name="Other")

    run(person.slug)

    assert Defendant.history.get(id=other.pk).family_name == {"en": "Other"}


def test_it_says_where_else_a_word_stands(person: Defendant) -> None:
    allegation = factories.allegation(text="Wrote to Secretova")

    assert f"defendants.Allegation {allegation.pk}, version" in run(str(person.pk), "--words", "secretova")


def test_a_name_that_is_public_is_not_purged() -> None:
    person = factories.defendant()

    with pytest.raises(CommandError, match="is public"):
        run(str(person.pk))


@pytest.mark.parametrize("key", ["0", "nobody", "²", "99999999999999999999"])
def test_nobody_of_that_name(key: str) -> None:
    with pytest.raises(CommandError, match="Nobody is called"):
        run(key)


def pasted(text: str) -> Bulletin:
    """A bulletin as it was brought in."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Bulletin.objects.create(office=factories.office(), text=text, sha256=digest, typed={"n": text})


def test_bulletins_stay_as_they_came_unless_asked(person: Defendant) -> None:
    row = pasted("09:15\nDana SECRETOVA\n")

    run(str(person.pk), "--texts")

    row.refresh_from_db()
    assert (row.text, row.purged) == ("09:15\nDana SECRETOVA\n", None)


def test_asked_for_they_lose_the_name_and_keep_every_line_and_the_hash(person: Defendant) -> None:
    row, other = pasted("09:15\nк Dana SECRETOVA, активистке\n\nAru Demova\n"), pasted("Aru Demova\n")
    digest = row.sha256

    assert "taken out of 1 bulletins" in run(str(person.pk), "--bulletins")

    row.refresh_from_db()
    other.refresh_from_db()
    assert row.text == row.typed["n"] == "09:15\nк [name removed], активистке\n\nAru Demova\n"
    assert row.sha256 == digest
    assert row.purged is not None
    assert (other.text, other.purged) == ("Aru Demova\n", None)


def test_texts_of_others_lose_the_name_in_versions_and_logs_and_say_it_still_in_the_row(
    person: Defendant,
) -> None:
    row = factories.hearing(reason={"en": "Secretova is ill"})

    run(str(person.pk), "--texts")

    assert "Secretova" not in str([*Hearing.history.values(), *Change.objects.values()])
    assert Hearing.history.filter(id=row.pk).first().reason == {"en": "[name removed] is ill"}
    row.refresh_from_db()
    assert row.reason == {"en": "Secretova is ill"}
    said = StringIO()
    call_command("verify_record", stdout=said)
    assert "all as they passed the door" in said.getvalue()


def test_other_writers_wait_from_before_the_first_row_is_written(person: Defendant) -> None:
    with CaptureQueriesContext(connection) as asked:
        run(str(person.pk))

    steps = [query["sql"] for query in asked]
    held = next(at for at, sql in enumerate(steps) if "_edition" in sql)
    written = next(at for at, sql in enumerate(steps) if sql.startswith("UPDATE"))
    assert held < written


def test_readers_and_their_calendars_have_the_purged_reason_no_longer(
    client: Client, person: Defendant, now: dt.datetime
) -> None:
    row = factories.hearing()
    actions.move(row, by=None, date=dt.date(2021, 5, 12), reason={"en": "Secretova is ill"})
    with edition.change(by=None):
        row.refresh_from_db()
        row.reason = {}
        row.save()
    addresses = [f"/hearings/{row.public_id}/", f"/hearings/{row.public_id}.ics", "/changes.json"]
    assert all(b"Secretova" in client.get(address).content for address in addresses)

    run(str(person.pk), "--texts")

    assert not [address for address in addresses if b"Secretova" in client.get(address).content]
    said = StringIO()
    call_command("verify_record", stdout=said)
    assert "all as they passed the door" in said.getvalue()
