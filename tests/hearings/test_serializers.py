"""A record holds what readers may see, in one language, and nothing else."""

import dataclasses
import datetime as dt

import pytest

from hearings import actions, edition, serializers, whitelist
from hearings.models import Hearing
from tests import factories

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2021, 5, 6, 6, 0, tzinfo=dt.UTC)


def record(hearing: Hearing, lang: str = "en", now: dt.datetime = NOW):
    return serializers.hearing_record(Hearing.objects.for_record().get(pk=hearing.pk), lang, now)


def test_no_private_column_reaches_a_record():
    who = factories.prosecution(
        case=factories.case(private_notes="CANARY-case"),
        defendant=factories.defendant(private_notes="CANARY-defendant"),
    )
    hearing = factories.hearing(people=[who], source="CANARY-source", private_notes="CANARY-hearing")

    assert Hearing.objects.get().source == "CANARY-source"
    assert "CANARY" not in repr(record(hearing))


def test_a_record_that_stands_in_several_lists_is_made_once():
    factories.hearing()
    serializer = serializers.Serializer("en", NOW)

    first, again = (serializer.record(Hearing.objects.for_record().get()) for _ in range(2))

    assert first is again


def test_every_column_is_declared_public_or_private():
    assert whitelist.undeclared() == {}


def test_a_column_nobody_decided_about_is_named(monkeypatch):
    columns = set(whitelist.PRIVATE["hearings.Hearing"]) - {"source"}
    monkeypatch.setitem(whitelist.PRIVATE, "hearings.Hearing", tuple(columns))

    assert whitelist.undeclared() == {"hearings.Hearing": ["source"]}


@pytest.mark.parametrize(
    ("shown_as", "label"), [("full", "Aru DEMOVA"), ("initials", "A. D."), ("withheld", "Name withheld")]
)
def test_a_name_is_shown_as_it_may_be_shown(shown_as, label):
    defendant = factories.defendant(given_name="Aru", family_name="Demova", shown_as=shown_as)
    hearing = factories.hearing(people=[factories.prosecution(defendant=defendant)])

    person = record(hearing).people[0]

    assert person.label == label
    if shown_as != "full":
        assert "demova" not in repr(record(hearing)).lower()


def test_parts_that_share_a_wording_stand_in_one_box():
    who = factories.prosecution(charges=("405 1", "405 2", "174 1"))

    cites = record(factories.hearing(people=[who])).people[0].cites

    assert [cite.text.replace("\u00a0", " ") for cite in cites] == [
        "Article 405 Parts 1 and 2",
        "Article 174 Part 1",
    ]


def test_a_charge_that_was_changed_is_no_longer_cited():
    who = factories.prosecution(charges=("405 1",))
    factories.charge(prosecution=who, article=factories.article(number="272"), until_date=dt.date(2021, 1, 1))

    assert len(record(factories.hearing(people=[who])).people[0].cites) == 1


def test_people_are_grouped_by_what_they_are_charged_with():
    case = factories.case()
    people = [
        factories.prosecution(case=case, charges=charges) for charges in (("405 1",), ("405 2",), ("405 1",))
    ]

    groups = record(factories.hearing(case=case, people=people)).cite_groups

    assert [len(members) for _cites, members in groups] == [2, 1]


def test_texts_fall_back_and_say_in_which_language_they_are():
    hearing = factories.hearing(people=[factories.prosecution(role={"ru": "журналист"})])

    role = record(hearing, "kk").people[0].role

    assert (role, role.lang) == ("журналист", "ru")


def test_a_moved_hearing_tells_every_date_it_stood_on():
    hearing = factories.hearing(date=dt.date(2021, 5, 6), time=dt.time(9, 15))
    actions.move(hearing, by=None, date=dt.date(2021, 5, 7))
    actions.move(hearing, by=None, time=dt.time(14, 30), reason={"en": "The judge is busy."})
    later = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)

    moved = record(hearing, now=later)

    assert [(change.left_date, change.left_time) for change in moved.earlier] == [
        (dt.date(2021, 5, 6), dt.time(9, 15)),
        (dt.date(2021, 5, 7), dt.time(9, 15)),
    ]
    assert moved.moved_from.reason == "The judge is busy."


def test_a_slip_is_no_date_it_stood_on():
    hearing = factories.hearing(time=dt.time(9, 15))
    with edition.change(by=None, minor=True):
        hearing.time = dt.time(9, 30)
        hearing.save()

    assert record(hearing).earlier == ()


def test_a_next_hearing_that_is_a_draft_is_not_told_of():
    first = factories.hearing()
    factories.hearing(case=first.case, adjourned_from=first, published=False)

    assert record(first).next is None


def test_a_record_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        record(factories.hearing()).status = "cancelled"


def test_an_office_may_have_its_code_named_where_readers_know_another():
    code = factories.legal_code(
        code="BY-CC", name={"en": "Criminal Code of Belarus"}, short_name={"en": "Belarus CC"}
    )
    office = factories.office(slug="belarus", code="BY-CC", names_code=True)
    who = factories.prosecution(case=factories.case(office=office), charges=())
    factories.charge(prosecution=who, article=factories.article(number="342", code=code), part="1")

    cite = record(factories.hearing(people=[who])).people[0].cites[0]

    assert cite.text.replace("\u00a0", " ") == "Belarus CC Article 342 Part 1"
