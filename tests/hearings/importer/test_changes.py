"""What a bulletin fills in of a hearing on record: the row as it is by then, under the row's own rules."""

import pytest
from django.core.exceptions import ValidationError

from hearings import edition
from hearings.importer.applying import apply_plan
from hearings.models import Hearing
from tests.hearings.importer.test_import import bring_in, entry, office, plan, text

pytestmark = pytest.mark.django_db

__all__ = ["office"]


@pytest.fixture
def known(office) -> Hearing:
    [hearing] = bring_in(text(entry()), office).added
    return hearing


def test_what_somebody_saved_after_the_plan_was_made_stays(office, known):
    made = plan(text(entry(judges=("A. Merin",))), office)
    known.courtroom = "214"
    with edition.change(by=None):
        known.save()

    apply_plan(made, by=None)

    known.refresh_from_db()
    assert (known.courtroom, known.judges) == ("214", "A. Merin")


def test_more_names_of_judges_than_the_column_holds_are_refused(office, known):
    with pytest.raises(ValidationError, match="300"):
        bring_in(text(entry(judges=("A. Merin",) * 40)), office)

    known.refresh_from_db()
    assert known.judges == ""
