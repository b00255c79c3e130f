"""What a text says of how somebody is held comes onto the record, where the record says nothing yet."""

from dataclasses import replace

import pytest

from defendants.models import Prosecution, Restraint
from hearings import edition
from hearings.importer.plan import Verb
from tests.hearings.importer.test_import import bring_in, entry, office, person, plan, text

pytestmark = pytest.mark.django_db

__all__ = ["office"]

HELD = text(entry(replace(person(), restraint="house_arrest")))


def kinds() -> list[tuple[str, object]]:
    return list(Restraint.objects.values_list("kind", "from_date"))


def test_whoever_is_new_is_held_as_the_text_says(office):
    bring_in(HELD, office)
    assert kinds() == [("house_arrest", None)]


def test_the_same_text_again_changes_nothing(office):
    bring_in(HELD, office)
    assert [(item.verb, item.notes) for item in plan(HELD, office).items] == [(Verb.SAME, [])]


def test_it_is_filled_in_for_somebody_known_and_the_plan_says_so(office):
    bring_in(text(entry()), office)

    [difference] = plan(HELD, office).items[0].differences
    assert (difference.name, difference.new) == ("restraint", "Aru Demova: House arrest")
    bring_in(HELD, office)
    assert kinds() == [("house_arrest", None)]


def test_what_still_lasts_on_record_is_left_to_an_editor(office):
    bring_in(text(entry()), office)
    with edition.change(by=None):
        Restraint(prosecution=Prosecution.objects.get(), kind="custody").save()

    [item] = plan(HELD, office).items
    assert (item.verb, item.notes) == (
        Verb.SAME,
        ["Aru DEMOVA: on record “Custody”, in the text “House arrest”. The record stays as it is."],
    )
    bring_in(HELD, office)
    assert kinds() == [("custody", None)]
