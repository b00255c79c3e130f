"""A plan that was read some time ago: what it would change by now, and answers nobody was asked for."""

import pytest

from hearings.models import Hearing
from tests.hearings.admin.test_importing import TEXT, desk, fields_of, office_key, paste, plan_address

pytestmark = pytest.mark.django_db

__all__ = ["desk", "paste"]


@pytest.mark.parametrize("box", ["i0-move", "i0-case", "i0-p0-who"])
def test_an_answer_that_no_page_offers_is_none(desk, paste, box):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})

    again = desk.post(plan_address(), {**fields_of(shown), box: "9" * 5000, "confirm": "yes"})

    assert (again.status_code, Hearing.objects.count()) == (200, 0)
