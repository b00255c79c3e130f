"""Two rows that are one person become one, old address and feeds included, and two again when that was wrong."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from defendants.models import Defendant, Prosecution
from hearings import actions, edition
from hearings.actions.merging import plan
from hearings.actions.rows import IllegalStep
from hearings.models import Change, Hearing
from offices.models import Editor
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(now: dt.datetime) -> Defendant:
    return factories.defendant(given_name={"en": "Dana"}, family_name={"en": "Demova"}, aliases=["D. Demova"])


@pytest.fixture
def twin(now: dt.datetime) -> Defendant:
    return factories.defendant(
        given_name={"en": "Danah", "ru": "Дана"},
        family_name={"en": "Demova", "ru": "Демова"},
        aliases=["Demova Dana", "Данушка"],
        description={"ru": "Художница"},
    )


def tried(person: Defendant, **columns: Any) -> tuple[Prosecution, Hearing]:
    part = factories.prosecution(defendant=person, **columns)
    return part, factories.hearing(people=[part])


def snapshot() -> dict[str, Any]:
    """Everything a merge may touch."""
    rows = {
        f"{model.__name__} {row['id']}": row
        for model in (
            Defendant,
            Prosecution,
            *(rel.related_model for rel in Prosecution._meta.related_objects),
        )
        if hasattr(model, "history")
        for row in model.objects.values()
    }
    return {
        **rows,
        "listed": sorted(Hearing.prosecutions.through.objects.values_list("hearing", "prosecution")),
    }


def test_names_spellings_and_texts_go_over_and_are_kept_once(
    person: Defendant, twin: Defendant, editor: Editor
) -> None:
    actions.merge(twin, into=person, by=editor)

    person.refresh_from_db()
    twin.refresh_from_db()
    assert person.given_name == {"en": "Dana", "ru": "Дана"}
    assert person.description == {"ru": "Художница"}
    assert person.aliases == ["D. Demova", "Danah Demova", "Дана Демова", "Данушка"]
    assert twin.merged_into == person


def test_parts_in_other_cases_go_over_and_hearings_keep_their_uids(
    person: Defendant, twin: Defendant, editor: Editor, client: Client
) -> None:
    tried(person)
    part, hearing = tried(twin)
    uid, before = hearing.public_id, edition.current().number

    actions.merge(twin, into=person, by=editor)

    part.refresh_from_db()
    hearing.refresh_from_db()
    assert (part.defendant, hearing.public_id) == (person, uid)
    assert edition.current().number == before + 1
    change = Change.objects.filter(table="defendants.Prosecution").first()
    assert (change.row, change.by, change.minor) == (part.pk, editor, True)
    feed = client.get(f"/defendants/{person.slug}.ics").content.decode()
    assert feed.count("BEGIN:VEVENT") == 2
    assert str(uid) in feed


def test_the_old_address_leads_to_the_other(
    person: Defendant, twin: Defendant, editor: Editor, client: Client
) -> None:
    tried(person)
    tried(twin)
    actions.merge(twin, into=person, by=editor)

    for suffix in ("/", ".ics", ".json"):
        answer = client.get(f"/defendants/{twin.slug}{suffix}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/defendants/{person.slug}{suffix}")


class TestBothInOneCase:
    @pytest.fixture
    def parts(self, person: Defendant, twin: Defendant) -> tuple[Prosecution, Prosecution]:
        case = factories.case()
        return (
            factories.prosecution(case=case, defendant=person, role="painter", charges=("405 1",)),
            factories.prosecution(
                case=case,
                defendant=twin,
                role="teacher",
                charges=("405 1", "405 2"),
                allegations=("Another",),
            ),
        )

    def test_charges_and_allegations_are_added_up_and_hearings_list_the_one(
        self, person: Defendant, twin: Defendant, parts: tuple[Prosecution, Prosecution], editor: Editor
    ) -> None:
        hearing = factories.hearing(people=[parts[1]])

        actions.merge(twin, into=person, by=editor)

        stays = parts[0]
        assert list(stays.charges.values_list("part", flat=True)) == ["1", "2"]
        assert stays.allegations.count() == 2
        assert list(hearing.prosecutions.all()) == [stays]
        assert str(hearing.case) == "DEMOVA"

    @pytest.mark.parametrize(("answer", "role"), [(False, "painter"), (True, "teacher")])
    def test_what_contradicts_is_asked_and_the_answer_holds(
        self,
        person: Defendant,
        twin: Defendant,
        parts: tuple[Prosecution, Prosecution],
        editor: Editor,
        answer: bool,
        role: str,
    ) -> None:
        assert plan(twin, into=person).both[0].contradict == ["role"]

        actions.merge(twin, into=person, by=editor, take={(parts[0].case_id, "role"): answer})

        parts[0].refresh_from_db()
        assert parts[0].role == {"en": role}


@pytest.mark.parametrize(("one", "other"), [("withheld", "full"), ("full", "initials")])
def test_the_name_that_is_shown_less_stays_so(one: str, other: str, editor: Editor) -> None:
    person, twin = factories.defendant(shown_as=one), factories.defendant(shown_as=other)

    actions.merge(twin, into=person, by=editor)

    person.refresh_from_db()
    assert person.shown_as == ("withheld" if "withheld" in (one, other) else "initials")


def test_a_merge_is_taken_back_whole(person: Defendant, twin: Defendant, editor: Editor) -> None:
    case = factories.case()
    mine = factories.prosecution(case=case, defendant=person)
    theirs = factories.prosecution(case=case, defendant=twin, charges=("405 3",), role="teacher")
    factories.hearing(people=[mine])
    factories.hearing(people=[theirs])
    tried(twin)
    before = snapshot()

    actions.merge(twin, into=person, by=editor)
    assert snapshot() != before
    twin.refresh_from_db()
    actions.undo_merge(twin, by=editor)

    assert snapshot() == before


def test_it_is_not_taken_back_over_something_newer(
    person: Defendant, twin: Defendant, editor: Editor
) -> None:
    part, _hearing = tried(twin)
    actions.merge(twin, into=person, by=editor)
    with edition.change(by=editor):
        part.refresh_from_db()
        part.role = {"en": "newer"}
        part.save()
    twin.refresh_from_db()

    with pytest.raises(IllegalStep, match="was changed since"):
        actions.undo_merge(twin, by=editor)


def test_a_twin_of_a_twin_leads_to_the_last(person: Defendant, twin: Defendant, editor: Editor) -> None:
    third = factories.defendant(family_name="Third")
    actions.merge(third, into=twin, by=editor)
    twin.refresh_from_db()
    actions.merge(twin, into=person, by=editor)

    third.refresh_from_db()
    assert third.merged_into == person


def test_nobody_is_merged_into_themselves_or_twice(
    person: Defendant, twin: Defendant, editor: Editor
) -> None:
    with pytest.raises(IllegalStep):
        actions.merge(person, into=person, by=editor)
    actions.merge(twin, into=person, by=editor)
    twin.refresh_from_db()
    with pytest.raises(IllegalStep):
        actions.merge(twin, into=person, by=editor)


def test_it_is_not_taken_back_when_the_names_were_purged(editor: Editor) -> None:
    person, twin = factories.defendant(shown_as="withheld"), factories.defendant(shown_as="withheld")
    actions.merge(twin, into=person, by=editor)
    call_command("purge_history", str(person.pk), stdout=StringIO())
    twin.refresh_from_db()

    with pytest.raises(IllegalStep, match="not known"):
        actions.undo_merge(twin, by=editor)
