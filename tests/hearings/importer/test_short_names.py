"""Whoever stands in a text with the whole name and later without the given one is one person."""

import pytest

from defendants.models import Defendant
from hearings.bulletin.parser import parse
from hearings.importer.applying import apply_plan
from hearings.importer.planning import make_plan
from hearings.importer.short_names import name_in_full
from tests.hearings.importer.test_import import office

__all__ = ["office"]

HEADING = "Hearings on 6 May 2021:\n"


def named(text: str) -> list[list[tuple[str, str]]]:
    return [
        [(person.given_name, person.family_name) for person in entry.defendants]
        for entry in name_in_full(parse(text)).hearings
    ]


IVAN, BEN = ("Ivan", "Sampleov"), ("Ben", "Testov")


@pytest.mark.parametrize("later", ["Sampleov and Testov", "SAMPLEOV and B. TESTOV", "I. Sampleov and Testov"])
def test_the_family_name_alone_stands_for_the_whole_name_in_the_same_text(later: str) -> None:
    text = f"{HEADING}1. 10:00 – trial of Ivan SAMPLEOV and Ben TESTOV.\n2. 15:00 – trial of {later}."
    assert named(text) == [[IVAN, BEN], [IVAN, BEN]]


def test_it_is_told_who_was_taken_for_whom() -> None:
    text = f"{HEADING}1. 10:00 – trial of Ivan SAMPLEOV.\n2. 15:00 – continuation of the trial of Sampleov."
    second = name_in_full(parse(text)).hearings[1]
    marks = [(mark.why, mark.choices) for mark in second.marks if mark.name == "name"]
    assert marks == [("Sampleov: named in full elsewhere in the text", ("Ivan Sampleov",))]


def test_russian_cases_of_the_family_name_are_one() -> None:
    text = "Суды 6 мая 2021 года:\n1. 10:00 – суд над Иваном ПРИМЕРОВЫМ.\n2. 15:00 – продолжение суда над ПРИМЕРОВЫМ."
    assert named(text) == [[("Иваном", "Примеровым")]] * 2


def test_a_name_in_an_oblique_case_is_asked_about_wherever_it_is_taken_over() -> None:
    text = "Суды 6 мая 2021 года:\n1. 10:00 – суд над Иваном ПРИМЕРОВЫМ.\n2. 15:00 – суд над Примеровым."
    second = name_in_full(parse(text)).hearings[1]
    assert [mark.why for mark in second.marks if mark.name == "name"] == [
        "Примеровым: named in full elsewhere in the text",
        "Иваном Примеровым: the name may stand in an oblique case",
    ]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Ivan SAMPLEOV and Ben SAMPLEOV", "Sampleov"),  # which of the two?
        ("Ivan SAMPLEOV", "C. Sampleov"),
        ("Ivan SAMPLEOV", "Sampleova"),
    ],
)
def test_who_may_be_somebody_else_stays_as_written(first: str, later: str) -> None:
    text = f"{HEADING}1. 10:00 – trial of {first}.\n2. 15:00 – trial of {later}."
    assert named(text)[1] == [("C." if later[0] == "C" else "", later.removeprefix("C. "))]


def test_two_of_one_name_in_one_item_are_two() -> None:
    text = f"{HEADING}1. 10:00 – trial of Ivan SAMPLEOV and B. SAMPLEOV."
    assert named(text) == [[IVAN, ("B.", "Sampleov")]]


@pytest.mark.django_db
def test_no_second_person_comes_onto_the_record(office) -> None:
    text = f"{HEADING}1. 10:00 – trial of Ivan SAMPLEOV.\n\nHearings on 7 May 2021:\n1. 15:00 – trial of Sampleov."
    plan = make_plan(name_in_full(parse(text)), office=office, lang="en", date=None)
    apply_plan(plan, by=None, publish=True)

    assert [str(person) for person in Defendant.objects.all()] == ["Ivan SAMPLEOV"]
