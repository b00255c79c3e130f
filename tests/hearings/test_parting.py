"""Some of the people tried together go on in another case: the past keeps everybody, what is to come changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from defendants.models import Case, Prosecution
from hearings import actions, edition
from hearings.models import Change, Hearing, Rendering
from tests import factories
from tests.pages.reading import reads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

PAST, SPLIT, COMING = dt.date(2021, 5, 4), dt.date(2021, 5, 10), dt.date(2021, 5, 20)


@pytest.fixture
def case() -> Case:
    """Three people, held in custody, tried together on three days; on a fourth only the last two."""
    case = factories.case()
    for position, name in enumerate(("Aliyeva", "Berikov", "Serikova")):
        who = factories.prosecution(
            case=case,
            defendant=factories.defendant(family_name=name),
            position=position,
            charges=("405 1", "174 2"),
        )
        factories.restraint(prosecution=who, from_date=dt.date(2021, 1, 1))
    for date in (PAST, COMING):
        factories.hearing(case=case, date=date)
    factories.hearing(case=case, date=COMING, time=dt.time(15), people=list(case.prosecutions.all()[1:]))
    return case


def listed(date: dt.date) -> list[tuple[Any, list[str]]]:
    """The hearings of a day: in which case, and whom they list."""
    return [
        (row.case, [who.defendant.family_name["en"] for who in row.prosecutions.order_by("position")])
        for row in Hearing.objects.filter(date=date).order_by("time").select_related("case")
    ]


def sever(case: Case, **options: Any) -> Case:
    return actions.sever(list(case.prosecutions.all()[1:]), by=None, date=SPLIT, **options)


def test_past_hearings_keep_everybody_and_coming_ones_change(case: Case) -> None:
    other = sever(case, number="2-77", reason={"en": "They pleaded guilty."})

    assert listed(PAST) == [(case, ["Aliyeva", "Berikov", "Serikova"])]
    assert listed(COMING) == [(case, ["Aliyeva"]), (other, ["Berikov", "Serikova"])]
    assert (other.number, other.office, other.kind) == ("2-77", case.office, case.kind)


def test_role_charges_allegations_and_restraint_are_carried_over(case: Case) -> None:
    old = case.prosecutions.get(position=1)
    with edition.change(by=None):
        dropped = old.charges.get(article__number="174")
        dropped.until_date = dt.date(2021, 2, 1)
        dropped.save()

    new = sever(case).prosecutions.get(severed_from=old)

    assert (new.defendant, new.role) == (old.defendant, old.role)
    assert [(str(row), row.wording) for row in new.charges.all()] == [
        ("KZ-CC 405 1", {"en": "participation in an extremist organisation"})
    ]
    assert [row.text for row in new.allegations.all()] == [row.text for row in old.allegations.all()]
    assert [(row.kind, row.from_date) for row in new.restraints.all()] == [("custody", dt.date(2021, 1, 1))]
    assert [(row.state, row.from_date) for row in old.states.all()] == [("separated", SPLIT)]
    assert (old.charges.count(), old.restraints.count()) == (2, 1)


def test_it_is_one_edition_and_programs_read_anew_only_what_changed(case: Case) -> None:
    number = edition.current().number
    together, apart = Hearing.objects.filter(date=COMING).order_by("time")

    sever(case)

    assert edition.current().number == number + 1
    # A calendar program shows no case, so only the hearing that lists fewer people is read anew.
    assert Rendering.objects.get(hearing=together).sequence == 1
    assert Rendering.objects.get(hearing=apart).sequence == 0
    assert [row.pk for row in Hearing.objects.filter(date=COMING).order_by("time")] == [together.pk, apart.pk]


def test_readers_are_told_on_both_sides(case: Case, client: Client) -> None:
    other = sever(case)

    assert "Case separated" in reads(client, f"/cases/{case.public_id}/").text
    assert reads(client, f"/cases/{other.public_id}/").one("h1").text.count("BERIKOV") == 1


def test_the_reason_stands_with_those_who_go_and_not_with_those_who_stay(case: Case, client: Client) -> None:
    sever(case, reason={"en": "They pleaded guilty."})

    together = Hearing.objects.get(date=COMING, case=case)
    told = reads(client, f"/hearings/{together.public_id}/").text
    assert "List of defendants changed: 1, not 3" in told
    assert "pleaded guilty" not in told
    assert "They pleaded guilty." in reads(client, f"/cases/{case.public_id}/").text


def test_a_separation_is_not_taken_back_at_one_of_its_hearings(case: Case) -> None:
    other = sever(case)
    together = Hearing.objects.get(date=COMING, case=case)

    assert not actions.can_undo(together)
    with pytest.raises(actions.IllegalStep, match="on that page"):
        actions.undo(together, by=None)

    actions.undo_parting(other, by=None)
    assert not actions.can_undo(together)


def test_a_separation_is_undone_in_one_step(case: Case) -> None:
    before = {date: listed(date) for date in (PAST, COMING)}
    other = sever(case)

    actions.undo_parting(other, by=None)

    assert {date: listed(date) for date in (PAST, COMING)} == before
    assert not case.prosecutions.exclude(states=None).exists()
    with pytest.raises(actions.IllegalStep, match="Nobody came into this case"):
        actions.undo_parting(other, by=None)
    assert listed(COMING)[1][0] == case
    assert sever(case) != other


def test_a_separation_stands_once_its_case_has_gone_on(case: Case) -> None:
    other = sever(case)
    actions.postpone(other.hearings.get(), by=None)

    with pytest.raises(actions.IllegalStep, match="the separation stands"):
        actions.undo_parting(other, by=None)


def test_two_cases_are_joined_and_parted_again(case: Case) -> None:
    other = factories.case()
    factories.prosecution(case=other, defendant=factories.defendant(family_name="Zhanova"))
    factories.hearing(case=other, date=COMING, time=dt.time(8))
    before = listed(COMING)

    actions.join(other, by=None, into=case, date=SPLIT)

    assert listed(COMING)[0] == (case, ["Zhanova"])
    assert [row.position for row in case.prosecutions.all()] == [0, 1, 2, 3]
    actions.undo_parting(case, by=None)
    assert listed(COMING) == before


def test_the_address_of_an_emptied_case_leads_to_where_it_goes_on(client: Client, case: Case) -> None:
    other = factories.case()
    factories.prosecution(case=other, defendant=factories.defendant(family_name="Zhanova"))
    factories.hearing(case=other, date=COMING, time=dt.time(8))
    old, new = f"/ru/cases/{other.public_id}", f"/ru/cases/{case.public_id}"

    actions.join(other, by=None, into=case, date=SPLIT)

    for end in ("/", ".ics", ".atom", ".json", "/changes/", "/changes.atom"):
        answer = client.get(old + end)
        assert (answer.status_code, answer.url) == (302, new + end), end
        assert client.get(new + end).status_code == 200

    actions.undo_parting(case, by=None)
    assert client.get(f"{old}/").status_code == 200


def test_a_case_made_by_a_parting_that_was_undone_leads_back(client: Client, case: Case) -> None:
    other = sever(case)
    assert client.get(f"/cases/{other.public_id}/").status_code == 200

    actions.undo_parting(other, by=None)

    assert client.get(f"/cases/{other.public_id}/").url == f"/cases/{case.public_id}/"


def test_an_address_that_was_never_public_leads_nowhere(client: Client, case: Case) -> None:
    other = factories.case()
    factories.prosecution(case=other, defendant=case.prosecutions.first().defendant)
    draft = factories.hearing(case=other, published=False)
    with edition.change(by=None):
        draft.case = case
        draft.save()
    actions.publish(draft, by=None)

    assert client.get(f"/hearings/{draft.public_id}/").status_code == 200
    assert client.get(f"/cases/{other.public_id}/").status_code == 404


def test_subscribers_keep_one_entry_of_a_hearing_that_went_to_another_case(
    client: Client, case: Case
) -> None:
    other = factories.case(kind="civil")
    factories.prosecution(case=other, defendant=factories.defendant(family_name="Zhanova"))
    hearing = factories.hearing(case=other, date=COMING, time=dt.time(8))

    def entries(address: str) -> list[str]:
        text = client.get(address, follow=True).content.decode().replace("\r\n ", "")
        found = [one.partition("END:VEVENT")[0] for one in text.split("BEGIN:VEVENT")[1:]]
        return [one for one in found if f"UID:{hearing.public_id}" in one]

    sequences = []
    for step in (
        lambda: None,
        lambda: actions.join(other, by=None, into=case, date=SPLIT),
        lambda: actions.undo_parting(case, by=None),
    ):
        step()
        (entry,) = entries(f"/cases/{other.public_id}.ics")
        assert entries("/hearings.ics") == [entry]
        sequences.append(int(entry.partition("SEQUENCE:")[2].split()[0]))
    assert sequences == [0, 1, 2]


def test_readers_are_told_that_a_hearing_went_to_another_case_and_back(client: Client, case: Case) -> None:
    other = factories.case()
    factories.prosecution(case=other, defendant=factories.defendant(family_name="Zhanova"))
    hearing = factories.hearing(case=other, date=COMING, time=dt.time(8))
    went = "Now part of another case"

    actions.join(other, by=None, into=case, date=SPLIT)

    assert f"Aru ZHANOVA · {went}" in reads(client, "/changes/").texts(".log p")
    assert went in reads(client, f"/hearings/{hearing.public_id}/").one(".tl").text

    actions.undo_parting(case, by=None)

    told = " ".join(reads(client, "/changes/").texts(".log p"))
    assert told.count(went) == 2
    assert "separated" not in told, "nobody was ever told that they were separated"


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (lambda case: actions.sever([], by=None, date=SPLIT), "Choose who goes on"),
        (lambda case: actions.sever(case.prosecutions.all(), by=None, date=SPLIT), "Somebody has to remain"),
        (
            lambda case: actions.sever(
                [*case.prosecutions.all()[:1], factories.prosecution()], by=None, date=SPLIT
            ),
            "Choose people of one case",
        ),
        (lambda case: sever(case) and sever(case), "left this case already"),
        (lambda case: sever(case, into=case), "This is the case they are in"),
        (
            lambda case: sever(
                case, into=factories.prosecution(defendant=case.prosecutions.all()[1].defendant).case
            ),
            "is tried in that case already",
        ),
        (lambda case: actions.join(factories.case(), by=None, into=case, date=SPLIT), "Nobody is left"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(case: Case, refused: Any, why: str) -> None:
    with pytest.raises(actions.IllegalStep, match=why):
        refused(case)


def test_a_refused_separation_leaves_nothing_behind(case: Case) -> None:
    rows, log = Prosecution.objects.count(), Change.objects.count()

    with pytest.raises(actions.IllegalStep):
        sever(case, into=case)

    assert (Prosecution.objects.count(), Change.objects.count()) == (rows, log)
