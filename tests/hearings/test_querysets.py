"""What lists hold: who may see a hearing, and when it is still to come."""

import datetime as dt
import re

import pytest

from defendants.models import Article, Case, Defendant, Prosecution
from hearings.models import City, Court, Hearing, Statement
from tests import factories

pytestmark = pytest.mark.django_db

D, T = dt.date, dt.time


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


NOON = at(2021, 5, 6, 6)


def test_drafts_ready_ones_and_withdrawn_ones_are_not_public():
    out = factories.hearing()
    factories.hearing(published=False)
    factories.hearing(published=False, publication="ready")
    factories.hearing(publication="withdrawn", first_published_at=NOON, withdrawn_at=NOON)

    assert list(Hearing.objects.published(NOON)) == [out]


@pytest.mark.parametrize("model", [Prosecution, Case, Defendant, Article, Court, City])
def test_what_only_a_draft_shows_is_not_public(model):
    who = factories.prosecution()
    draft = factories.hearing(people=[who], published=False)

    assert not model.objects.published(NOON).exists()

    factories.hearing(case=draft.case, people=[who])
    assert model.objects.published(NOON).count() == 1


def test_a_hearing_is_to_come_until_its_courts_day_is_over():
    hearing = factories.hearing(date=D(2021, 5, 6), time=T(9, 15))
    midnight = at(2021, 5, 6, 18)

    assert Hearing.objects.upcoming(midnight - dt.timedelta(seconds=1)).get() == hearing
    assert not Hearing.objects.upcoming(midnight).exists()
    assert Hearing.objects.past(midnight).get() == hearing


def test_late_at_night_each_court_has_its_own_today():
    new_york = factories.city(slug="new-york", name="New York", zone="America/New_York")
    there = factories.hearing(date=D(2021, 5, 6), time=T(23, 30), city=new_york)
    factories.hearing(date=D(2021, 5, 6), time=T(23, 30))
    # 7 May, 01:00 in Almaty is 6 May, 15:00 in New York.
    assert list(Hearing.objects.upcoming(at(2021, 5, 6, 19))) == [there]


def test_inside_a_day_hours_come_first_then_parts_of_the_day_then_the_unknown():
    unknown = factories.hearing(time=None)
    evening = factories.hearing(time=None, part_of_day="evening")
    morning = factories.hearing(time=None, part_of_day="morning")
    late, early = factories.hearing(time=T(15)), factories.hearing(time=T(9))

    assert list(Hearing.objects.in_order()) == [early, late, morning, evening, unknown]
    assert list(Hearing.objects.newest_first()) == [unknown, evening, morning, late, early]


def test_what_is_put_off_waits_without_a_date():
    waiting = factories.hearing(status="postponed")

    assert list(Hearing.objects.undated(at(2021, 5, 1))) == [waiting]
    assert not Hearing.objects.upcoming(at(2021, 5, 1)).exists()


def test_a_person_a_city_and_an_article_find_their_hearings_once():
    case = factories.case()
    one = factories.prosecution(case=case, charges=("405 1", "405 2"))
    two = factories.prosecution(case=case, charges=("405 2",))
    here = factories.hearing(case=case, people=[one, two])
    unknown_court = factories.hearing(
        city=factories.city(), people=[factories.prosecution(charges=("174 1",))]
    )

    assert list(Hearing.objects.of_defendant(one.defendant)) == [here]
    assert list(Hearing.objects.under(factories.article(number="405"))) == [here]
    assert set(Hearing.objects.in_city(factories.city())) == {here, unknown_court}
    assert list(Hearing.objects.at(factories.court())) == [here]


@pytest.mark.parametrize(
    ("date", "said"),
    [(D(2021, 5, 5), False), (D(2021, 5, 6), True), (D(2021, 6, 6), True), (D(2021, 6, 7), False)],
)
def test_a_statement_is_said_from_its_first_day_to_its_last(date, said):
    factories.statement(from_date=D(2021, 5, 6), until_date=D(2021, 6, 6))

    assert Statement.objects.valid_on(date).exists() is said


@pytest.mark.parametrize("count", [1, 3, 1500])
def test_a_list_of_records_takes_the_same_queries_however_long(count, django_assert_num_queries):
    factories.many_hearings(count, rendered=False)

    with django_assert_num_queries(8):
        rows = list(Hearing.objects.published(NOON).in_order().for_record())

    assert len(rows) == count


@pytest.mark.parametrize(
    ("model", "stays"), [(Court, True), (City, True), (Article, True), (Defendant, False), (Case, False)]
)
def test_places_and_articles_outlive_a_withdrawal_and_people_do_not(model, stays):
    factories.hearing(publication="withdrawn", first_published_at=NOON, withdrawn_at=NOON)

    assert model.objects.published(NOON).exists() is stays


def test_how_open_hearings_were_can_be_counted(django_assert_num_queries):
    for word in ("admitted", "refused", "refused", ""):
        factories.hearing(status="held", observers=word, was_open="open", mode="in_person")
    factories.hearing(status="held", mode="online", link_given="refused")
    factories.hearing(status="scheduled", observers="admitted")

    with django_assert_num_queries(1):
        counted = Hearing.objects.published(dt.datetime(2100, 1, 1, tzinfo=dt.UTC)).openness()

    assert counted == {
        "was_open": {"": 1, "open": 4, "partly": 0, "closed": 0},
        "observers": {"": 2, "admitted": 1, "some": 0, "refused": 2, "none": 0},
        "link_given": {"": 0, "given": 0, "refused": 1},
    }


def test_records_are_joined_by_primary_keys_alone():
    """No statistics can then make a database read the whole table for each row.

    SQLite's did that to `adjourned_from`, empty in every row of an archive where nothing was ever adjourned:
    20 seconds for a feed of 30,000.
    """
    rows = Hearing.objects.in_order().for_record().select_related("rendering")

    joins = re.findall(r'JOIN "(\w+)" (?:\w+ )?ON \("?\w+"?\."(\w+)" = "?\w+"?\."(\w+)"\)', str(rows.query))

    keys = {"hearings_rendering": "hearing_id"}
    assert len(joins) == str(rows.query).count(" JOIN ") == 7
    assert [join for join in joins if join[2] != keys.get(join[0], "id")] == []
