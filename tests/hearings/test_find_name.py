"""An operator is told where a name can still be found, and never more of a text than a few words."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from defendants.models import Defendant
from hearings import edition
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def person() -> Defendant:
    """Somebody whose name is withheld."""
    return factories.defendant(given_name="Dana", family_name="Secretova", shown_as="withheld")


def run(*words: str) -> tuple[int, str]:
    """How it ends, and what it says."""
    said = StringIO()
    try:
        call_command("find_name", *words, stdout=said)
    except CommandError as error:
        return error.returncode, said.getvalue()
    return 0, said.getvalue()


def test_a_text_about_somebody_else_is_named_with_its_page_and_the_desks(person: Defendant) -> None:
    text = "At the square that nobody may know of she wrote to Dana Secretova about the other secret plan"
    part = factories.prosecution(allegations=[text])
    factories.hearing(people=[part])

    ended, said = run(str(person.pk))

    place = part.allegations.get().pk
    assert ended == 1
    assert (
        f"defendants.Allegation {place}, text, line 1: http://127.0.0.1:8000/cases/{part.case.public_id}/"
        in said
    )
    assert f"/admin/defendants/prosecution/{part.pk}/change/" in said
    assert "“wrote to Dana Secretova about the”" in said
    assert "square" not in said


def test_a_compound_family_name_of_somebody_else_is_not_theirs(person: Defendant) -> None:
    """By what she is sorted is made of her name, and no editor could change it."""
    another = factories.defendant(given_name="Vera", family_name="Secretova-Demova")
    factories.hearing(people=[factories.prosecution(defendant=another)])

    assert run(str(person.pk))[0] == 0


@pytest.mark.parametrize("make", ["statement", "outcome", "office"])
def test_whatever_readers_see_is_looked_through(person: Defendant, make: str) -> None:
    said_of_her = {"ru": "Свободу Secretova!"}
    if make == "statement":
        factories.statement(text=said_of_her)
    elif make == "outcome":
        factories.hearing(outcome=said_of_her)
    else:
        factories.office(slug="named", about=said_of_her)

    assert run(str(person.pk))[0] == 1


def test_a_draft_is_told_apart_from_what_readers_see(person: Defendant) -> None:
    hearing = factories.hearing(published=False, judges="Secretova")

    ended, said = run(str(person.pk))

    assert ended == 0
    assert "Readers can see" not in said
    assert f"hearings.Hearing {hearing.pk}, judges" in said


def test_a_name_that_is_shown_is_public(person: Defendant) -> None:
    factories.hearing(people=[factories.prosecution(defendant=person)])
    assert run(str(person.pk))[0] == 0

    with edition.change(by=None):
        person.shown_as = "full"
        person.save()

    ended, said = run(str(person.pk))
    assert ended == 1
    assert "http://127.0.0.1:8000/defendants/dana-secretova/" in said


def test_what_is_to_be_done_can_be_typed_as_it_stands(person: Defendant) -> None:
    said = run(str(person.pk))[1]

    assert f"manage.py purge_history {person.pk}" in said
    assert "NUMBER" not in said


def test_a_sister_who_is_public_by_name_is_not_taken_for_her(person: Defendant) -> None:
    sister = factories.defendant(given_name="Asel", family_name="Secretova", aliases=["Sekretova"])
    factories.hearing(people=[factories.prosecution(defendant=sister)])

    ended, said = run(str(person.pk))

    assert (ended, said.partition("Editors can see")[0]) == (0, "")

    call_command("purge_history", str(person.pk), "--texts", stdout=StringIO())
    assert Defendant.history.get(id=sister.pk).family_name == {"en": "Secretova"}


def test_the_same_person_entered_twice_is_found(person: Defendant) -> None:
    again = factories.defendant(given_name="Dana", family_name="Secretova")
    factories.hearing(people=[factories.prosecution(defendant=again)])

    ended, said = run(str(person.pk))

    assert ended == 1
    assert f"defendants.Defendant {again.pk}, slug" in said


def test_words_alone_are_enough() -> None:
    factories.statement(text="We ask for the release of Иванова")

    assert run("--words", "Иванов")[0] == 1
    assert run("--words", "Петров")[0] == 0


@pytest.mark.parametrize("asked", [("0",), ("nobody",), ()])
def test_it_asks_whom_to_look_for(asked: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match=r"Nobody is called|Say whom"):
        call_command("find_name", *asked, stdout=StringIO())


def test_words_alone_are_found_in_everybodys_name(person: Defendant) -> None:
    for given in ("Aru", "Timur"):
        who = factories.defendant(given_name=given, family_name="Wordova")
        factories.hearing(people=[factories.prosecution(defendant=who)])

    ended, said = run("--words", "Wordov")

    public = said.partition("Editors can see")[0]
    assert ended == 1
    assert public.count("family_name") == 2
    assert "slug" in public
    # The name of somebody withheld is the desk's alone.
    _ended, said = run("--words", "Secretova")
    assert "Readers can see" not in said
    assert f"defendants.Defendant {person.pk}, family_name" in said
