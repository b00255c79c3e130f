"""One command makes an editor's account, and says in a sentence what is wrong when it cannot."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from offices.models import Editor
from tests import factories

pytestmark = pytest.mark.django_db
GOOD = "a password of five plain words"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a script pipes into the command; no terminal is there to ask at."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{GOOD}\n"))


def create(*args: str, **options: object) -> str:
    out = io.StringIO()
    call_command("create_editor", *args, stdout=out, stderr=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("typed")
def test_one_command_makes_an_account_that_opens_the_desk() -> None:
    office = factories.office()

    told = create("anna", "--email=anna@example.org", "--language=ru", "--password-stdin")

    editor = Editor.objects.get()
    assert (editor.username, editor.email, editor.language) == ("anna", "anna@example.org", "ru")
    assert (editor.is_staff, editor.is_active, editor.check_password(GOOD)) == (True, True, True)
    assert list(editor.offices.all()) == [office]
    assert "anna may log in at http://127.0.0.1:8000/admin/" in told


@pytest.mark.usefixtures("typed")
def test_an_editor_may_work_on_hearings_but_not_hand_out_rights() -> None:
    create("anna", "--password-stdin")

    editor = Editor.objects.get()
    may = [
        "hearings.add_hearing",
        "hearings.change_court",
        "defendants.change_defendant",
        "offices.view_office",
    ]
    may_not = [
        "offices.add_editor",
        "offices.change_editor",
        "offices.view_editor",
        "offices.change_office",
        "hearings.change_edition",
        "hearings.delete_change",
        "auth.add_group",
    ]
    assert editor.is_superuser is False
    assert [right for right in (*may, *may_not) if editor.has_perm(right)] == may


@pytest.mark.usefixtures("typed")
def test_an_editor_of_one_office_is_made_by_the_same_command() -> None:
    mine = factories.office(slug="minsk")
    factories.office(slug="almaty")

    create("anna", "--office=minsk", "--password-stdin")

    assert list(Editor.objects.get().offices.all()) == [mine]


@pytest.mark.usefixtures("typed")
def test_a_translator_is_made_together_with_their_languages() -> None:
    """Without one the account opens a desk on which nothing can be written, and nothing says why."""
    with pytest.raises(CommandError, match="--translates"):
        create("nurlan", "--group=translator", "--password-stdin")

    create("nurlan", "--group=translator", "--translates=kk", "--password-stdin")

    assert Editor.objects.get().translates == ["kk"]


@pytest.mark.usefixtures("typed")
def test_an_account_that_sees_nothing_because_there_is_no_office_is_told_of() -> None:
    assert "No office publishes here yet" in create("anna", "--password-stdin")


@pytest.mark.usefixtures("typed")
def test_the_command_says_how_the_first_log_in_goes() -> None:
    assert "name and password are enough" in create("anna", "--password-stdin")


@pytest.mark.usefixtures("typed")
def test_where_a_second_factor_is_required_the_command_says_how_it_is_set_up(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True

    told = create("anna", "--password-stdin")

    assert "Ten recovery codes are shown once" in told
    assert "manage.py reset_mfa NAME" in told


@pytest.mark.usefixtures("typed")
def test_a_superuser_may_do_everything_and_only_when_asked_for() -> None:
    create("boss", "--superuser", "--password-stdin")

    assert Editor.objects.get().has_perm("offices.change_editor") is True


@pytest.mark.usefixtures("typed")
@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["taken", "--password-stdin"], "There is an account “taken” already"),
        (["anna", "--language=de", "--password-stdin"], "The site does not speak “de”; it speaks"),
        (
            ["anna", "--office=nowhere", "--password-stdin"],
            "There is no office “nowhere”; there is: none yet",
        ),
        (["two words", "--password-stdin"], "Enter a valid username"),
        (["anna", "--email=nowhere", "--password-stdin"], "Enter a valid email address"),
        (["anna"], "There is no terminal to ask at; use --password-stdin"),
        ([], "There is no terminal to ask at; use manage.py create_editor NAME"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_made(args: list[str], sentence: str) -> None:
    factories.editor(username="taken")

    with pytest.raises(CommandError, match=sentence):
        create(*args)

    assert Editor.objects.count() == 1


def test_a_weak_password_is_refused_with_its_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("short\n"))

    with pytest.raises(CommandError, match="at least 14 characters"):
        create("anna", "--password-stdin")

    assert Editor.objects.count() == 0
