"""A long bulletin costs little more than a short one, and what is written at once is written as well as row by row."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from defendants.models import Allegation, Article, Case, Charge, Defendant, Prosecution
from hearings.bulletin.entries import Charge as ReadCharge
from hearings.bulletin.entries import Entry, Parsed, Person
from hearings.bulletin.entries import Statement as ReadStatement
from hearings.importer.applying import apply_plan
from hearings.importer.planning import make_plan
from hearings.models import Change, Hearing, Rendering, RowDigest, Statement
from hearings.renderings import renew
from hearings.search import index
from offices.models import Office
from tests import factories

pytestmark = pytest.mark.django_db

DAY = dt.date(2021, 5, 6)
SOUNDS = [f"{first}{second}{first}" for first in "bdgkmnprtz" for second in ("al", "en", "or")]
"""No two of them sound alike to whoever compares names, nor differ by one letter alone."""


@pytest.fixture
def office() -> Office:
    factories.article(number="405")
    factories.article(number="174")
    return factories.office()


def bulletin(hearings: int, people: int, name: str = "Demova") -> Parsed:
    """Hearings of so many people each, nobody in two of them; with two charges and two allegations each."""
    entries = [
        Entry(
            date=DAY,
            time=dt.time(9 + place % 9, place // 9 * 15),
            defendants=tuple(
                Person(
                    given_name="Aru",
                    family_name=f"{name}{SOUNDS[place]}{SOUNDS[number]}",
                    role="civil activist",
                    charges=(ReadCharge("405", "2", wording="participation"), ReadCharge("174", "1")),
                    allegations=("A picket", f"Post {number} of {place}"),
                )
                for number in range(people)
            ),
        )
        for place in range(hearings)
    ]
    return Parsed(hearings=tuple(entries), statements=(ReadStatement("We call for the release of all."),))


def statements(work: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        work()
    return len(asked)


def bring_in(parsed: Parsed, office: Office) -> None:
    apply_plan(make_plan(parsed, office=office, lang="en"), by=None)


def test_planning_asks_as_much_about_thirteen_new_people_as_about_one(office: Office) -> None:
    one, many = (
        statements(lambda people=people: make_plan(bulletin(3, people), office=office, lang="en"))
        for people in (1, 13)
    )

    assert many == one


def test_planning_asks_as_much_about_three_known_hearings_as_about_one(office: Office) -> None:
    bring_in(bulletin(3, 13), office)

    one, many = (
        statements(lambda hearings=hearings: make_plan(bulletin(hearings, 13), office=office, lang="en"))
        for hearings in (1, 3)
    )

    assert many == one


def test_writing_asks_little_more_about_thirteen_people_than_about_one(office: Office) -> None:
    one, many = (
        statements(lambda people=people: bring_in(bulletin(3, people, name=SOUNDS[people].title()), office))
        for people in (1, 13)
    )

    # Rows go in by as many as one statement holds, so that 36 people with 144 charges and allegations cost a few more.
    assert many - one <= 40


def test_a_further_hearing_costs_no_more_than_its_own_checks(office: Office) -> None:
    one, many = (
        statements(
            lambda hearings=hearings: bring_in(bulletin(hearings, 1, name=SOUNDS[hearings].title()), office)
        )
        for hearings in (1, 21)
    )

    assert (many - one) / 20 <= 14


def test_what_is_brought_in_is_logged_sealed_kept_and_found(office: Office) -> None:
    bring_in(bulletin(3, 5), office)

    expected = {Case: 3, Defendant: 15, Prosecution: 15, Charge: 30, Allegation: 30, Hearing: 3, Statement: 1}
    for model, count in expected.items():
        keys, label = set(model.objects.values_list("pk", flat=True)), model._meta.label
        assert len(keys) == count
        assert sorted(model.history.filter(history_type="+").values_list("id", flat=True)) == sorted(keys)
        assert sorted(Change.objects.filter(table=label).values_list("row", flat=True)) == sorted(keys)
        assert set(RowDigest.objects.filter(table=label).values_list("row", flat=True)) == keys
    told = Hearing.history.latest("history_id").prosecutions
    assert told.count() == 5
    assert {row.kind for row in Change.objects.filter(table="hearings.Hearing")} == {"published"}
    assert is_whole()


def test_nothing_that_is_derived_is_left_behind(office: Office) -> None:
    bring_in(bulletin(2, 3), office)

    assert Rendering.objects.count() == 2
    assert renew(Hearing.objects.values_list("pk", flat=True), now=dt.datetime.now(dt.UTC)) == 0
    assert [kind for kind, keys in index.rebuild() if index.renew({kind: set(keys)})] == []
    for model in (Article, Defendant, Hearing):
        for row in model.objects.all():
            before = {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}
            row.derive()
            assert before == {name: getattr(row, name) for name in before}


def test_what_is_added_to_known_people_leaves_the_record_whole(office: Office) -> None:
    bring_in(bulletin(2, 3), office)
    told = bulletin(2, 3)
    people = tuple(
        Person(
            person.given_name, person.family_name, charges=(ReadCharge("405", "1"),), allegations=("A poem",)
        )
        for person in told.hearings[0].defendants
    )

    bring_in(Parsed(hearings=(Entry(date=DAY, time=dt.time(9, 0), defendants=people),)), office)

    assert Charge.objects.filter(part="1", article__number="405").count() == 3
    assert [row.position for row in Prosecution.objects.earliest("pk").charges.all()] == [0, 1, 2]
    assert is_whole()


def is_whole() -> bool:
    """Whether nothing looks changed behind the application's back."""
    out = io.StringIO()
    call_command("verify_record", stdout=out)
    return "all as they passed the door" in out.getvalue()
