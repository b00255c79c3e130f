"""The names of a person whose name is withheld go from every kept version, and nothing else goes."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from defendants.models import Defendant
from hearings import edition
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
