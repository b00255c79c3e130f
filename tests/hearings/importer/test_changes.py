"""What a bulletin fills in of a hearing on record: the row as it is by then, under the row's own rules."""

import pytest
from django.core.exceptions import ValidationError

from defendants.models import Defendant
from hearings import actions, edition
from hearings.choices import ChangeKind
from hearings.importer.applying import apply_plan
from hearings.importer.plan import Choices, Doubt, Verb
from hearings.models import Change, Hearing
from offices.models import Office
from tests import factories
from tests.hearings.importer.test_import import DAY, D, T, bring_in, entry, office, person, plan, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

__all__ = ["office"]


@pytest.fixture
def known(office) -> Hearing:
    [hearing] = bring_in(text(entry()), office).added
    return hearing


def test_the_part_of_the_day_comes_onto_the_record_until_the_hour_is_known(office):
    [hearing] = bring_in(text(entry(time=None, part_of_day="morning")), office).added
    assert hearing.part_of_day == "morning"

    bring_in(text(entry(time=None, part_of_day="evening")), office)
    hearing.refresh_from_db()
    assert (hearing.part_of_day, Change.objects.latest("pk").kind) == ("evening", ChangeKind.ANNOUNCED)

    bring_in(text(entry(time=T(18))), office)
    hearing.refresh_from_db()
    assert (hearing.time, hearing.part_of_day) == (T(18), "")

    assert plan(text(entry(time=None, part_of_day="evening")), office).changes_nothing


def test_on_another_day_the_old_hour_no_longer_holds(office, known):
    moved = text(entry(date=D(2021, 5, 7), time=None, part_of_day="afternoon", status="moved", was_date=DAY))

    assert [(each.name, each.old, each.new) for each in plan(moved, office).items[0].differences] == [
        ("date", "2021-05-06", "2021-05-07"),
        ("time", "09:15", "no hour announced"),
        ("part_of_day", "", "afternoon"),
    ]

    bring_in(moved, office)
    known.refresh_from_db()
    assert (known.date, known.time, known.part_of_day) == (D(2021, 5, 7), None, "afternoon")
    assert Change.objects.latest("pk").kind == ChangeKind.MOVED
    assert plan(moved, office).changes_nothing


def test_what_is_moved_from_a_day_not_told_is_the_only_hearing_to_come(office, known):
    moved = text(entry(date=D(2021, 5, 12), status="moved"))
    assert plan(moved, office).items[0].doubts == []

    bring_in(moved, office)
    assert [row.date for row in Hearing.objects.all()] == [D(2021, 5, 12)]


def test_of_two_hearings_to_come_it_is_asked_which_was_moved(office, known):
    bring_in(text(entry(date=D(2021, 5, 8))), office, choices=Choices(moves={0: 0}))

    assert plan(text(entry(date=D(2021, 5, 12), status="moved")), office).items[0].doubts == [
        Doubt.MOVED_OR_FURTHER
    ]


def test_a_day_it_left_that_is_not_on_record_is_asked_about(office, known):
    moved = text(entry(date=D(2021, 5, 12), status="moved", was_date=D(2021, 5, 5)))

    assert plan(moved, office).items[0].doubts == [Doubt.MOVED_OR_FURTHER]


def test_the_stage_comes_onto_the_record_and_silence_leaves_it(office):
    [hearing] = bring_in(text(entry(stage="preparatory")), office).added
    assert hearing.stage == "preparatory"

    assert plan(text(entry()), office).changes_nothing

    verdict = text(entry(stage="sentencing"))
    assert [(each.name, each.old, each.new) for each in plan(verdict, office).items[0].differences] == [
        ("stage", "preparatory", "sentencing")
    ]
    bring_in(verdict, office)
    hearing.refresh_from_db()
    assert (hearing.stage, plan(verdict, office).changes_nothing) == ("sentencing", True)


def test_the_room_comes_onto_the_record_and_is_told_when_it_changes(office):
    [hearing] = bring_in(text(entry(courtroom="12")), office).added
    assert hearing.courtroom == "12"

    bring_in(text(entry(courtroom="5")), office)
    hearing.refresh_from_db()
    assert (hearing.courtroom, Change.objects.latest("pk").after["courtroom"]) == ("5", "5")

    assert plan(text(entry()), office).changes_nothing


def test_that_a_hearing_is_closed_comes_onto_the_record(office, known):
    assert known.access == "unknown"

    bring_in(text(entry(access="closed")), office)
    known.refresh_from_db()
    assert known.access == "closed"
    assert plan(text(entry()), office).changes_nothing


def test_a_room_that_the_record_describes_further_is_the_same(office, known):
    Hearing.objects.update(courtroom="room 12, third floor")

    assert plan(text(entry(courtroom="12")), office).changes_nothing
    assert not plan(text(entry(courtroom="1")), office).changes_nothing


def test_without_a_word_for_its_stage_a_new_hearing_is_a_trial(office):
    [hearing] = bring_in(text(entry()), office).added
    assert hearing.stage == "trial"


def charged(hearing: Hearing) -> list[str]:
    return [str(row) for row in hearing.prosecutions.get().charges.all()]


def test_an_article_without_its_part_adds_nothing_to_one_with_it(office, known):
    article_alone = text(entry(person(charges=("405",))))

    assert plan(article_alone, office).changes_nothing
    bring_in(text(entry(person(charges=("405", "174 1")))), office)
    assert charged(known) == ["KZ-CC 405 2", "KZ-CC 174 1"]


def test_the_part_of_an_article_that_was_announced_alone_is_filled_in(office):
    [hearing] = bring_in(text(entry(person(charges=("405",)))), office).added

    bring_in(text(entry(person(charges=("405 1", "405 2")))), office)

    assert charged(hearing) == ["KZ-CC 405 1", "KZ-CC 405 2"]
    assert plan(text(entry(person(charges=("405 1", "405 2")))), office).changes_nothing


def test_an_earlier_hearing_on_the_same_day_moves_nobody_elses_hour(office, known):
    bring_in(text(entry(time=T(8)), entry(time=known.time)), office)

    known.refresh_from_db()
    assert known.time == T(9, 15)
    assert [row.time for row in Hearing.objects.in_order()] == [T(8), T(9, 15)]


def test_of_two_hearings_on_a_day_a_third_hour_asks_which_was_moved(office, known):
    bring_in(text(entry(), entry(time=T(15))), office)
    text_of_a_third = text(entry(time=T(11)))

    asked = plan(text_of_a_third, office).items[0]
    assert (asked.doubts, len(asked.hearings)) == ([Doubt.MOVED_OR_FURTHER], 2)

    bring_in(text_of_a_third, office, choices=Choices(moves={0: asked.hearings[1].pk}))
    assert [row.time for row in Hearing.objects.in_order()] == [T(9, 15), T(11)]


def test_of_two_hearings_near_a_new_day_each_may_be_the_one_that_was_moved(office, known):
    bring_in(text(entry(date=D(2021, 5, 12))), office, choices=Choices(moves={0: 0}))
    text_of_a_third = text(entry(date=D(2021, 5, 7)))

    asked = plan(text_of_a_third, office).items[0]
    assert (asked.doubts, len(asked.hearings)) == ([Doubt.MOVED_OR_FURTHER], 2)

    bring_in(text_of_a_third, office, choices=Choices(moves={0: known.pk}))
    assert [row.date for row in Hearing.objects.in_order()] == [D(2021, 5, 7), D(2021, 5, 12)]


def test_in_a_text_of_two_days_a_hearing_on_the_other_one_may_have_been_moved(office, known):
    other = entry(person("Berik Primerov", charges=("174 1",)))

    asked = plan(text(other, entry(date=D(2021, 5, 7))), office).items[1]

    assert (asked.hearing, asked.doubts) == (known, [Doubt.MOVED_OR_FURTHER])


def test_a_hearing_that_was_called_off_for_another_day_is_not_called_off_a_second_time(office, known):
    actions.cancel(known, by=None)
    off = text(entry(date=D(2021, 5, 7), status="cancelled"))

    assert plan(off, office).items[0].doubts == [Doubt.MOVED_OR_FURTHER]


def test_a_hearing_told_further_down_in_the_text_was_not_moved(office, known):
    planned = plan(text(entry(date=D(2021, 5, 7)), entry()), office)

    assert [item.verb for item in planned.items] == [Verb.NEW, Verb.SAME]


# --- steps that cannot be taken
@pytest.mark.parametrize(
    ("step", "told"),
    [
        (actions.record_outcome, {"date": None, "status": "postponed", "was_date": DAY}),
        (actions.record_outcome, {"mode": "online"}),
        (actions.cancel, {"time": T(11)}),
        (actions.cancel, {"city": "Almaty"}),
        (actions.not_held, {"status": "cancelled"}),
        (actions.postpone, {"date": None, "status": "postponed", "was_date": DAY, "city": "Almaty"}),
    ],
)
def test_what_a_hearing_cannot_become_is_told_before_all_is_refused(office, known, step, told):
    factories.city()
    step(known, by=None)

    item = plan(text(entry(**told)), office).items[0]

    known.refresh_from_db()
    assert (item.verb, item.doubts) == (Verb.DOUBT, [Doubt.REFUSED])
    assert known.get_status_display() in item.notes[0]


def test_an_hour_that_the_clocks_show_twice_is_asked_about_of_a_known_hearing_too(office):
    factories.city(slug="berlin", name="Berlin", zone="Europe/Berlin")
    there = {"date": D(2026, 10, 25), "city": "Berlin"}
    bring_in(text(entry(time=T(9), **there)), office)

    assert plan(text(entry(time=T(2, 30), **there)), office).items[0].doubts == [Doubt.REFUSED]


def test_an_hour_that_the_clocks_show_twice_is_not_asked_about_again_for_its_city(office, known):
    factories.city(slug="berlin", name="Berlin", zone="Europe/Berlin")
    twice = {"date": D(2026, 10, 25), "time": T(2, 30)}
    with edition.change(by=None):
        Office.objects.filter(pk=office.pk).update(zone="Europe/Berlin")
        known.case.office.refresh_from_db()
        known.date, known.time, known.fold = twice["date"], twice["time"], 1
        known.save()

    bring_in(text(entry(city="Berlin", **twice)), office)

    assert (Hearing.objects.get().city.slug, Hearing.objects.get().fold) == ("berlin", 1)


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_of_what_is_off_the_text_tells_where_and_how_as_well(office, known, status):
    factories.city()

    bring_in(text(entry(status=status, mode="online", city="Almaty")), office)

    known.refresh_from_db()
    assert (known.status, known.mode, known.city.slug) == (status, "online", "almaty")
    assert Change.objects.latest("pk").kind == status


def test_what_was_postponed_is_called_off_by_a_text(office, known):
    actions.postpone(known, by=None)

    bring_in(text(entry(status="cancelled")), office)

    assert Hearing.objects.get().status == "cancelled"


@pytest.mark.parametrize("hour", [T(9, 15), None])
def test_an_older_text_does_not_bring_back_what_was_postponed_since(office, known, hour):
    actions.postpone(known, by=None)
    older = text(entry(time=hour))

    assert plan(older, office).items[0].doubts == [Doubt.PUT_OFF]

    bring_in(older, office, choices=Choices(checked={0}))
    assert Hearing.objects.get().status == "scheduled"


def test_a_later_hour_of_the_day_it_was_put_off_from_is_news(office, known):
    actions.postpone(known, by=None)

    bring_in(text(entry(time=T(16))), office)

    assert (Hearing.objects.get().status, Hearing.objects.get().time) == ("scheduled", T(16))


# --- answers that do not fit any more
def test_a_hearing_chosen_as_moved_and_withdrawn_since_does_not_come_back(office, known):
    actions.withdraw(known, by=None)

    asked = plan(text(entry(date=D(2021, 5, 7))), office, choices=Choices(moves={0: known.pk})).items[0]

    assert (asked.verb, asked.doubts) == (Verb.DOUBT, [Doubt.MOVED_OR_FURTHER])


def test_an_answer_given_for_another_name_is_not_taken_for_this_one(office, known):
    [aru] = Defendant.objects.all()

    chosen = Choices(people={(0, 0): aru.pk})
    item = plan(text(entry(person("Berik Primerov"))), office, choices=chosen).items[0]

    assert (item.verb, item.people[0].defendant, item.case) == (Verb.NEW, None, None)


def test_somebody_chosen_who_was_merged_since_makes_nobody_new(office, known):
    [aru] = Defendant.objects.all()
    other = factories.defendant(given_name="Aru", family_name="Demovna", aliases=["Aru Demova"])
    actions.merge(aru, into=other, by=None)

    chosen = Choices(people={(0, 0): aru.pk})
    item = plan(text(entry(date=D(2021, 9, 7))), office, choices=chosen).items[0]

    assert (item.people[0].defendant, item.case) == (other, known.case)


def test_a_case_chosen_that_is_not_one_of_these_people_is_no_new_case(office, known):
    elsewhere = factories.case(office=office)

    item = plan(text(entry(date=D(2021, 9, 7))), office, choices=Choices(cases={0: elsewhere.pk})).items[0]

    assert item.case == known.case


def test_what_somebody_saved_after_the_plan_was_made_stays(office, known):
    made = plan(text(entry(judges=("A. Merin",))), office)
    known.courtroom = "214"
    with edition.change(by=None):
        known.save()

    apply_plan(made, by=None)

    known.refresh_from_db()
    assert (known.courtroom, known.judges) == ("214", "A. Merin")


def test_a_city_that_was_unknown_is_announced_and_never_called_moved(office, known):
    factories.city()

    bring_in(text(entry(city="Almaty")), office)

    change = Change.objects.latest("pk")
    assert (change.kind, change.left_date) == (ChangeKind.ANNOUNCED, None)
    assert Hearing.objects.get().city.slug == "almaty"


def test_a_court_in_another_city_than_the_one_known_is_a_move(office):
    factories.city()
    factories.court(slug="astana", name="Astana Court", city=factories.city(slug="astana", name="Astana"))
    bring_in(text(entry(city="Almaty")), office)

    bring_in(text(entry(court="Astana Court")), office)

    change = Change.objects.latest("pk")
    assert (change.kind, change.left_city.slug) == (ChangeKind.MOVED, "almaty")


def test_what_is_set_again_elsewhere_is_told_where(office):
    for name in ("Almaty", "Astana"):
        factories.city(slug=name.lower(), name=name)
    bring_in(text(entry(city="Almaty")), office)
    bring_in(text(entry(date=None, status="postponed", was_date=DAY)), office)
    again = text(entry(date=D(2021, 5, 12), city="Astana", status="moved", was_date=DAY))

    bring_in(again, office)

    hearing = Hearing.objects.get()
    assert (hearing.status, hearing.date, hearing.city.slug) == ("scheduled", D(2021, 5, 12), "astana")
    assert plan(again, office).changes_nothing


def test_more_names_of_judges_than_the_column_holds_are_refused(office, known):
    with pytest.raises(ValidationError, match="300"):
        bring_in(text(entry(judges=("A. Merin",) * 40)), office)

    known.refresh_from_db()
    assert known.judges == ""
