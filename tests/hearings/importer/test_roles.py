"""Readers meet a role in the nominative, as one person is called; what is not known stays as it was written."""

import pytest

from hearings.importer.roles import in_nominative


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("гражданского активиста", "гражданский активист"),
        ("гражданских активистов", "гражданский активист"),
        ("гражданскими активистами", "гражданский активист"),
        ("гражданской активистки", "гражданская активистка"),
        ("блогером", "блогер"),
        ("независимой журналистке", "независимая журналистка"),
        ("бывшего политзаключенного", "бывший политзаключённый"),
        ("правозащитника и политзаключённого", "правозащитник и политзаключённый"),
        ("гражданского активиста из Талгара", "гражданский активист из Талгара"),
        ("ветерана войны", "ветеран войны"),
        ("известным учителем", "известный учитель"),
        ("активист", "активист"),
    ],
)
def test_a_russian_role_is_told_in_the_nominative(written: str, told: str) -> None:
    assert in_nominative(written, "ru") == told


@pytest.mark.parametrize(
    "written",
    [
        "",
        "матери двоих детей",
        "активиста Демо-движения Примера",
        "членов партии",
        "гражданских",
        "из Талгара",
    ],
)
def test_a_role_with_a_word_that_is_not_known_stays_as_it_is(written: str) -> None:
    assert in_nominative(written, "ru") == written


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("азаматтық белсенділер", "азаматтық белсенді"),
        ("журналистер", "журналист"),
        ("құқық қорғаушылар", "құқық қорғаушы"),
        ("азаматтық белсенді", "азаматтық белсенді"),
    ],
)
def test_a_kazakh_role_of_several_is_that_of_each(written: str, told: str) -> None:
    assert in_nominative(written, "kk") == told


def test_other_languages_are_left_alone() -> None:
    assert in_nominative("civil activist", "en") == "civil activist"
