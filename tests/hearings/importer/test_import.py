"""Bringing in what a bulletin says: nobody is guessed, nothing is doubled, the same text twice changes nothing."""

import datetime as dt

import pytest

from defendants.models import Allegation, Case, Defendant
from hearings import actions, edition
from hearings.bulletin.entries import Charge, Entry, Mark, Parsed, Person, Statement
from hearings.choices import ChangeKind
from hearings.importer.applying import Undecided, apply_plan
from hearings.importer.plan import Choices, Doubt, Verb
from hearings.importer.planning import make_plan
from hearings.importer.reading import read
from hearings.models import Change, Hearing
from hearings.models import Statement as KeptStatement
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

D, T = dt.date, dt.time
DAY = D(2021, 5, 6)
MORNING = T(9, 15)


def person(
    name: str = "Aru Demova", *, role="civil activist", charges=("405 2",), allegations=("A picket",)
) -> Person:
    given, _space, family = name.rpartition(" ")
    return Person(
        given_name=given,
        family_name=family,
        role=role,
        charges=tuple(Charge(*cited.split()) for cited in charges),
        allegations=tuple(allegations),
    )


def entry(*people: Person, date=DAY, time=MORNING, **values) -> Entry:
    return Entry(date=date, time=time, defendants=people or (person(),), lines=(3,), **values)


def text(*entries: Entry, statements=()) -> Parsed:
    return Parsed(hearings=entries, statements=tuple(Statement(words) for words in statements))


@pytest.fixture
def office():
    factories.legal_code()
    return factories.office()


def plan(parsed: Parsed, office, **kwargs):
    return make_plan(parsed, office=office, lang="en", **kwargs)


def bring_in(parsed: Parsed, office, **kwargs):
    return apply_plan(plan(parsed, office, **kwargs), by=None)


def test_a_clean_bulletin_is_new_without_a_question(office):
    parsed = text(
        entry(person("Aru Demova", charges=("405 1", "405 2")), time=T(9, 15)),
        entry(person("Berik Primerov"), time=T(14, 30), mode="online"),
        statements=["We call for the release of all."],
    )

    made = plan(parsed, office)
    assert [item.verb for item in made.items] == [Verb.NEW, Verb.NEW]
    result = apply_plan(made, by=None)

    assert [(row.time, row.mode, row.publication) for row in result.added] == [
        (T(9, 15), "in_person", "published"),
        (T(14, 30), "online", "published"),
    ]
    assert [str(charge) for charge in result.added[0].prosecutions.get().charges.all()] == [
        "KZ-CC 405 1",
        "KZ-CC 405 2",
    ]
    assert KeptStatement.objects.get().text == {"en": "We call for the release of all."}


def test_the_whole_bulletin_is_one_edition(office):
    before = edition.current().number

    bring_in(text(entry(), entry(person("Berik Primerov")), statements=["Words."]), office)

    assert edition.current().number == before + 1


def test_the_same_bulletin_twice_changes_nothing(office):
    parsed = text(entry(), entry(person("Berik Primerov"), time=None), statements=["Words of ours."])
    bring_in(parsed, office)
    before = (edition.current().number, Change.objects.count())

    again = plan(parsed, office)

    assert [item.verb for item in again.items] == [Verb.SAME, Verb.SAME]
    assert again.changes_nothing
    apply_plan(again, by=None)
    assert (edition.current().number, Change.objects.count()) == before


def test_a_corrected_hour_moves_the_hearing_and_makes_no_twin(office):
    bring_in(text(entry(time=T(9, 15))), office)

    result = bring_in(text(entry(time=T(14, 30))), office)

    assert Hearing.objects.get().time == T(14, 30)
    assert len(result.changed) == 1
    assert Change.objects.latest("pk").kind == ChangeKind.MOVED


def test_an_hour_that_was_unknown_is_announced(office):
    bring_in(text(entry(time=None)), office)

    bring_in(text(entry(time=T(10, 30))), office)

    assert Change.objects.latest("pk").kind == ChangeKind.ANNOUNCED


def test_another_day_is_a_question_moved_or_a_further_hearing(office):
    bring_in(text(entry(date=DAY)), office)
    tomorrow = text(entry(date=D(2021, 5, 7)))

    asked = plan(tomorrow, office)
    assert asked.items[0].doubts == [Doubt.MOVED_OR_FURTHER]
    with pytest.raises(Undecided) as error:
        apply_plan(asked, by=None)
    assert error.value.lines == [3]

    moved = Choices(moves={0: Hearing.objects.get().pk})
    bring_in(tomorrow, office, choices=moved)
    assert [row.date for row in Hearing.objects.all()] == [D(2021, 5, 7)]


def test_a_further_hearing_of_the_case_is_a_second_hearing(office):
    bring_in(text(entry(date=DAY)), office)

    bring_in(text(entry(date=D(2021, 5, 7))), office, choices=Choices(moves={0: 0}))

    assert (Hearing.objects.count(), Case.objects.count(), Defendant.objects.count()) == (2, 1, 1)


def test_what_the_text_calls_moved_is_moved_without_a_question(office):
    bring_in(text(entry(date=DAY)), office)

    bring_in(text(entry(date=D(2021, 5, 12), status="moved", was_date=DAY, was_time=T(9, 15))), office)

    assert Hearing.objects.get().date == D(2021, 5, 12)


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_what_is_off_is_marked_off_once(office, status):
    bring_in(text(entry()), office)
    off = text(entry(status=status, was_date=DAY, reason="The judge is ill."))

    bring_in(off, office)

    hearing = Hearing.objects.get()
    assert (hearing.status, hearing.reason) == (status, {"en": "The judge is ill."})
    assert plan(off, office).changes_nothing


def test_two_people_of_one_name_are_a_question(office):
    for _ in range(2):
        factories.defendant(given_name="Aru", family_name="Demova")

    asked = plan(text(entry()), office)

    assert asked.items[0].doubts == [Doubt.WHO]
    assert len(asked.items[0].people[0].candidates) == 2


@pytest.mark.parametrize("written", ["Aru Demova", "Ару Демова", "ARU DEMOVA"])
def test_a_known_person_is_found_in_another_alphabet(office, written):
    known = factories.defendant(given_name="Aru", family_name="Demova")

    found = plan(text(entry(person(written))), office).items[0]

    assert (found.verb, found.people[0].defendant) == (Verb.NEW, known)


@pytest.mark.parametrize("written", ["Нурбека Жакиева", "Нурбеку Жакиеву"])
def test_a_name_in_another_case_is_offered_and_never_decided(office, written):
    known = factories.defendant(given_name={"ru": "Нурбек"}, family_name={"ru": "Жакиев"})

    asked = plan(text(entry(person(written))), office).items[0]

    assert (asked.doubts, asked.people[0].candidates) == ([Doubt.WHO], [known])


def test_an_initial_is_a_question(office):
    factories.defendant(given_name="Aru", family_name="Demova")

    assert plan(text(entry(person("A. Demova"))), office).items[0].doubts == [Doubt.WHO]
    assert plan(text(entry(person("A.B. Demova"))), office).items[0].doubts == [Doubt.WHO]
    assert plan(text(entry(person("B. Demova"))), office).items[0].doubts == []


def test_an_editors_answer_settles_who_is_meant(office):
    factories.defendant(given_name="Aru", family_name="Demova")
    twin = factories.defendant(given_name="Aru", family_name="Demova")

    bring_in(text(entry()), office, choices=Choices(people={(0, 0): twin.pk}))
    assert Hearing.objects.get().prosecutions.get().defendant == twin

    bring_in(text(entry(date=D(2022, 1, 1))), office, choices=Choices(people={(0, 0): 0}))
    assert Defendant.objects.count() == 3


def test_some_known_people_with_a_new_one_ask_which_case_it_is(office):
    bring_in(text(entry(person("Aru Demova"), person("Berik Primerov"))), office)

    asked = plan(text(entry(person("Aru Demova"), person("Zarina Mysalova"), date=D(2021, 9, 1))), office)

    assert asked.items[0].doubts == [Doubt.WHICH_CASE]


def test_of_two_cases_heard_on_one_day_the_hour_tells_which_is_meant(office):
    who = factories.defendant(given_name="Aru", family_name="Demova")
    rows = [
        factories.hearing(people=[factories.prosecution(defendant=who)], time=hour)
        for hour in (MORNING, T(14, 30))
    ]

    again = plan(text(entry(time=T(14, 30)), entry()), office)

    assert [item.hearing for item in again.items] == rows[::-1]
    assert plan(text(entry(time=T(11, 0))), office).items[0].doubts == [Doubt.WHICH_CASE]


def test_a_hearing_without_a_date_stays_a_doubt(office):
    assert plan(text(entry(date=None)), office).items[0].doubts == [Doubt.NO_DATE]


def test_what_the_parser_doubts_stays_a_doubt(office):
    mark = Mark("time", "doubtful", "two hours", ("09:15", "10:15"))

    assert plan(text(entry(time=None, marks=(mark,))), office).items[0].doubts == [Doubt.READING]


@pytest.mark.parametrize(
    ("heading", "hour"),
    [("Wednesday 6 May 2021", "09:15"), ("6 May 2021", "25:00")],  # that day was a Thursday
)
def test_a_day_or_an_hour_that_cannot_be_waits_for_an_editor(office, heading, hour):
    said = f"""Political court hearings scheduled on {heading}:

1) At {hour}, a trial under Article 405 Part 2 against civil activist Aru DEMOVA will take place.
"""
    parsed, _lang = read(said)
    assert plan(parsed, office).items[0].doubts == [Doubt.READING]


def test_two_days_of_one_new_case_are_one_case(office):
    bring_in(text(entry(date=DAY), entry(date=D(2021, 5, 7))), office)

    assert (Hearing.objects.count(), Case.objects.count(), Defendant.objects.count()) == (2, 1, 1)


def test_somebody_new_who_is_named_twice_in_one_text_is_one_person(office):
    alone, joint = entry(person()), entry(person(charges=("174 1",)), person("Berik Primerov"), time=T(14, 0))
    bring_in(text(alone, joint), office)

    assert (Case.objects.count(), Defendant.objects.count()) == (2, 2)
    assert plan(text(alone, joint), office).changes_nothing


def test_somebody_who_joins_a_known_case_and_has_a_hearing_alone_is_one_person(office):
    bring_in(text(entry()), office)
    joint = entry(person(), person("Zarina Mysalova"))
    alone = entry(person("Zarina Mysalova", charges=("174 1",)), time=T(14, 0))

    bring_in(text(joint, alone), office, choices=Choices(cases={0: Case.objects.get().pk}))

    assert (Hearing.objects.count(), Case.objects.count(), Defendant.objects.count()) == (2, 2, 2)


def test_two_of_one_name_in_one_hearing_are_two_people(office):
    bring_in(text(entry(person(), person(role="resident"))), office)

    assert sorted(Defendant.objects.values_list("slug", flat=True)) == ["aru-demova", "aru-demova-2"]


def test_the_same_hearing_twice_in_one_text_is_a_question(office):
    made = plan(text(entry(), entry()), office)

    assert made.items[1].doubts == [Doubt.TWICE]


def test_what_is_new_about_a_known_case_is_added_and_nothing_taken_away(office):
    bring_in(text(entry(person(charges=("405 2",), allegations=("A picket", "A post")))), office)

    bring_in(text(entry(person(charges=("405 1",), allegations=("A poem",)))), office)

    who = Hearing.objects.get().prosecutions.get()
    assert [charge.part for charge in who.charges.all()] == ["2", "1"]
    assert [row.text["en"] for row in who.allegations.all()] == ["A picket", "A post", "A poem"]


def test_a_bulletin_in_a_second_language_doubles_no_allegation(office):
    bring_in(text(entry()), office)

    made = make_plan(text(entry(person(role="активист", allegations=("Пикет",)))), office=office, lang="ru")
    apply_plan(made, by=None)

    assert Allegation.objects.count() == 1
    assert Hearing.objects.get().prosecutions.get().role == {"en": "civil activist", "ru": "активист"}


def test_a_statement_said_already_is_not_kept_twice(office):
    factories.statement(office=office, text="We call for “release”\nof all.")

    made = plan(text(statements=['We call for "release" of all.']), office)

    assert made.changes_nothing


def test_a_court_named_is_found_and_one_unknown_is_said(office):
    court = factories.court(name={"en": "Karatau District Court", "ru": "Каратауский районный суд"})

    found, unknown = plan(
        text(
            entry(court="Karatau district court", city="Almaty"),
            entry(person("Berik Primerov"), court="Court of nowhere", city="Almaty"),
        ),
        office,
    ).items

    assert (found.court, found.city, found.notes) == (court, None, [])
    assert (unknown.court, unknown.city) == (None, court.city)
    assert unknown.notes == ["The court is not on record: Court of nowhere"]


def test_an_hour_that_happens_twice_is_asked_about(office):
    factories.city(slug="berlin", name="Berlin", zone="Europe/Berlin")

    asked = plan(text(entry(date=D(2026, 10, 25), time=T(2, 30), city="Berlin")), office)

    assert asked.items[0].doubts == [Doubt.REFUSED]


def test_drafts_stay_drafts_when_nothing_is_to_be_published(office):
    apply_plan(plan(text(entry()), office), by=None, publish=False)

    assert Hearing.objects.get().publication == "draft"


def test_a_failure_half_way_leaves_nothing(office):
    def stop(item):
        if item.index == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply_plan(plan(text(entry(), entry(person("Berik Primerov"))), office), by=None, on_item=stop)

    assert not Hearing.objects.exists()


def test_a_withdrawn_hearing_does_not_come_back_by_its_bulletin(office):
    bring_in(text(entry()), office)
    actions.withdraw(Hearing.objects.get(), by=None)

    asked = plan(text(entry()), office)

    assert (asked.items[0].doubts, asked.items[0].hearing) == ([Doubt.WITHDRAWN], None)


# --- names that look right
MIXED = "Aru D\u0435mova"
"""With a Cyrillic "е"."""


@pytest.mark.parametrize("name", [MIXED, "Aru Dem0va", "Aru De\u200dmova"])
def test_a_new_name_that_is_not_in_one_alphabet_waits_for_an_editor(office, name):
    made = plan(text(entry(person(name))), office)

    assert made.items[0].doubts == [Doubt.LETTERS]
    with pytest.raises(Undecided, match="a name is not in one alphabet"):
        apply_plan(made, by=None)


def test_an_editor_may_say_that_it_is_really_written_so(office):
    bring_in(text(entry(person(MIXED))), office, choices=Choices(checked={0}))

    assert Defendant.objects.get().family_name == {"en": MIXED.split()[1]}


@pytest.mark.parametrize("known", ["Demova", "Демова"])
def test_somebody_known_is_found_under_a_name_that_only_looks_right(office, known):
    defendant = factories.defendant(given_name="Aru", family_name=known)

    made = plan(text(entry(person(MIXED))), office)

    assert made.items[0].doubts == []
    assert made.items[0].people[0].defendant == defendant
    apply_plan(made, by=None)
    assert Defendant.objects.count() == 1
