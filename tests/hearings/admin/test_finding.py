"""The desk's lists of cases and of people in them are searched as those of people are: in any alphabet."""

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["defendants_case", "defendants_prosecution", "hearings_hearing"])
@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Айнур", 1),
        ("мырзалиев", 1),
        ("AINUR Myrz", 1),
        ("1D-0001", 1),
        ("Demova", 1),
        ("nobody", 0),
        ('"<>', 0),
    ],
)
def test_a_case_is_found_by_who_is_tried_in_any_spelling(desk, page, words, count):
    ainur = factories.defendant(given_name={"en": "Ainur"}, family_name={"en": "Myrzaliyeva"})
    for person, number in ((ainur, "1D-0001"), (factories.defendant(), "")):
        case = factories.case(number=number)
        factories.hearing(case=case, people=[factories.prosecution(case=case, defendant=person)])

    found = desk.get(reverse(f"admin:{page}_changelist"), {"q": words})

    assert found.context["cl"].result_count == count
