"""A hearing is entered with its case and its people in one edition, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from defendants.models import Case, Charge, Defendant
from hearings import edition, matching
from hearings.entry import EnteredCharge, EnteredPerson, UnknownCode, enter
from hearings.models import Hearing
from offices.models import Office
from tests import factories
from tests.conftest import MORNING

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    """A case that is not saved yet."""
    factories.article()
    return Case(office=factories.office())


def somebody(**more: object) -> EnteredPerson:
    return EnteredPerson(
        given_name="Aru",
        family_name="Demova",
        role="resident",
        charges=[EnteredCharge(article="405", part="2", wording="participation")],
        allegations=["A post", "A post", ""],
        **more,
    )


def hearing(**columns: object) -> Hearing:
    return Hearing(**{"date": factories.DAY, "time": factories.AT_0915, **columns})


def test_everything_is_written_in_one_language_and_one_edition(case: Case) -> None:
    before = edition.current().number

    entered = enter(hearing(), by=None, people=[somebody()], lang="ru", case=case, publish=True)

    who = entered.hearing.prosecutions.get()
    assert (who.defendant.family_name, who.role) == ({"ru": "Demova"}, {"ru": "resident"})
    assert [row.wording for row in who.charges.all()] == [{"ru": "participation"}]
    assert [row.text for row in who.allegations.all()] == [{"ru": "A post"}]
    assert entered.hearing.publication == "published"
    assert edition.current().number == before + 1


def test_a_known_person_keeps_what_was_told_and_gets_another_language(case: Case) -> None:
    first = enter(hearing(), by=None, people=[somebody()], lang="en", case=case).hearing
    who = first.prosecutions.get()
    other = EnteredPerson(
        given_name="Ару",
        family_name="Демова",
        role="жительница",
        charges=[
            EnteredCharge(article="405", part="2", wording="участие"),
            EnteredCharge(article="405", part="1"),
        ],
        defendant=who.defendant,
    )

    enter(hearing(date=dt.date(2021, 5, 7)), by=None, people=[other], lang="ru", case=first.case)

    who.refresh_from_db()
    assert who.role == {"en": "resident", "ru": "жительница"}
    assert who.defendant.family_name == {"en": "Demova"}
    assert [(row.part, row.wording) for row in who.charges.all()] == [
        ("2", {"en": "participation", "ru": "участие"}),
        ("1", {}),
    ]
    assert (Case.objects.count(), Defendant.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("wrong", "raised"),
    [
        ({"date": dt.date(2150, 1, 1)}, ValidationError),
        ({"time": None, "end_time": dt.time(9)}, ValidationError),
    ],
)
def test_a_hearing_against_the_rules_writes_nothing(case: Case, wrong: dict, raised: type) -> None:
    with edition.change(by=None), pytest.raises(raised):
        enter(hearing(**wrong), by=None, people=[somebody()], lang="en", case=case)

    assert (Hearing.objects.count(), Case.objects.count(), Defendant.objects.count()) == (0, 0, 0)


def test_a_code_nobody_described_writes_nothing(case: Case) -> None:
    stranger = EnteredPerson(
        given_name="", family_name="X", charges=[EnteredCharge(article="1", code="XX-CC")]
    )

    with edition.change(by=None), pytest.raises(UnknownCode, match="XX-CC"):
        enter(hearing(), by=None, people=[somebody(), stranger], lang="en", case=case)

    assert (Case.objects.count(), Charge.objects.count()) == (0, 0)


def test_people_are_matched_by_any_spelling_and_twins_lead_to_the_one_kept() -> None:
    kept = factories.defendant(family_name={"en": "Demova", "ru": "Демова"}, aliases=["Демова Арұ"])
    factories.defendant(family_name="Demowa", merged_into=kept)
    other = factories.defendant(given_name="Other", family_name="Demova")

    found = matching.people_called(
        [
            ("Aru", "DEMOVA"),
            ("Арұ", "Демова"),
            ("aru", "demowa"),
            ("", "демова"),
            ("Nobody", "Demova"),
            ("", ""),
        ],
        offices=Office.objects.all(),
        now=MORNING,
    )

    by_family_name = [kept.pk, other.pk]
    assert [[row.pk for row in rows] for rows in found] == [[kept.pk]] * 3 + [by_family_name, [], []]


def test_matching_reads_a_fixed_number_of_times(django_assert_num_queries) -> None:
    for number in range(20):
        factories.prosecution(defendant=factories.defendant(given_name=f"Aru{'abc'[number % 3]}"))
    names = [(f"Aru{letter}", "Demova") for letter in "abc"]

    with django_assert_num_queries(4):
        assert [
            len(rows) for rows in matching.people_called(names, offices=Office.objects.all(), now=MORNING)
        ] == [7, 7, 6]


def test_cases_of_the_same_people_come_first_and_only_of_the_office() -> None:
    one, two = factories.prosecution(), factories.prosecution()
    both = factories.case()
    for who in (one, two):
        factories.prosecution(case=both, defendant=who.defendant)

    found = matching.cases_of([one.defendant, two.defendant], office=factories.office().pk)

    assert [row.pk for row in found] == [both.pk, two.case_id, one.case_id]
    assert matching.cases_of([one.defendant], office=0) == []


def test_a_case_without_a_hearing_is_offered_last() -> None:
    held = factories.prosecution()
    factories.hearing(case=held.case, people=[held])
    emptied = factories.prosecution(case=factories.case(number="2"), defendant=held.defendant)

    found = matching.cases_of([held.defendant], office=factories.office().pk)

    assert found == [held.case, emptied.case]


def test_of_another_office_only_those_are_known_whom_readers_know_by_name() -> None:
    ours, theirs = factories.office(), factories.office(slug="other")

    def tried(name: str, office: Office, **columns: object) -> Defendant:
        person = factories.defendant(given_name=name, **columns)
        case = factories.case(office=office)
        factories.hearing(
            people=[factories.prosecution(case=case, defendant=person)], published=name != "Drafted"
        )
        return person

    kept = tried("Withheld", theirs, shown_as="withheld")
    factories.defendant(given_name="Twin", merged_into=kept)
    tried("Drafted", theirs)
    expected = [tried("Named", theirs), tried("Ours", ours), factories.defendant(given_name="New")]
    names = [(name, "Demova") for name in ("Withheld", "Twin", "Drafted", "Named", "Ours", "New")]

    found = matching.people_called(names, offices=Office.objects.filter(pk=ours.pk), now=MORNING)

    assert found == [[], [], [], *([person] for person in expected)]
