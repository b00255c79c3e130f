"""A calendar as a bulletin, and that bulletin brought in again."""

import datetime as dt
import re

import pytest

from defendants.models import Defendant
from hearings import actions, calendars, loading
from hearings.formats import text
from hearings.importer.applying import apply_plan
from hearings.importer.planning import make_plan
from hearings.importer.reading import read
from hearings.management.commands.load_demo import FOLDERS as DEMO
from hearings.management.commands.load_seed import FOLDERS as SEED
from hearings.models import Hearing
from offices.models import Office
from tests import factories

pytestmark = pytest.mark.django_db

LATER = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
DAY = dt.date(2021, 5, 6)


def bulletin(date: dt.date, lang: str = "en", now: dt.datetime = LATER) -> str:
    return text.feed(calendars.day(date, now), lang=lang, now=now).decode()


def plan_again(written: str, office: Office):
    parsed, lang = read(written)
    return make_plan(parsed, office=office, lang=lang)


@pytest.fixture
def seed():
    loading.load(SEED, today=DAY, now=dt.datetime(2021, 5, 5, 18, tzinfo=dt.UTC), say=lambda line: None)


def test_the_seeds_day_reads_like_the_seed(seed):
    written = bulletin(DAY)

    assert written.startswith(
        "Political court hearings scheduled on 6 May 2021:\n\n1) At 09:15, a trial on the "
    )
    assert (
        "3) At 15:00, an online trial on the politically motivated criminal case under Article 405 Parts 1 and 2 "
        "(«organization and participation in the activities of an extremist organization») against civil activist "
        "Ainur MYRZALIYEVA will take place."
    ) in written.replace("\u00a0", " ")
    assert "— Demands to release political prisoners;" in written
    assert written.rstrip().endswith("and Yerlan TURGUMBAYEV, Minister of Internal Affairs.")


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_seeds_day_brought_in_again_changes_nothing(seed, lang):
    plan = plan_again(bulletin(DAY, lang), Office.objects.main())

    assert [(item.verb, item.doubts, item.differences) for item in plan.items] == [("same", [], [])] * 3
    assert plan.changes_nothing


@pytest.mark.only_on("sqlite")  # a minute of grammar and matching, which are the same on either
def test_every_day_of_the_demo_brought_in_again_changes_nothing():
    now = dt.datetime(2026, 11, 23, 4, tzinfo=dt.UTC)
    loading.load(DEMO, today=now.date(), now=now, say=lambda line: None)
    wrong = []
    for office in Office.objects.all():
        dates = Hearing.objects.published(now).of_office(office).values_list("date", flat=True)
        for date in sorted(set(dates)):
            if Hearing.objects.published(now).filter(date=date).exclude(case__office=office).exists():
                continue  # a day of two offices is not one office's bulletin
            for lang in ("en", "ru", "kk"):
                plan = plan_again(bulletin(date, lang, now), office)
                wrong += [
                    (lang, str(date), item.verb, item.doubts, item.differences, item.entry.source[:80])
                    for item in plan.items
                    if item.verb not in ("same", "skip")
                ]

    assert wrong == []


def test_a_withheld_name_is_counted_and_not_named():
    case = factories.case()
    shown = factories.prosecution(case=case)
    hidden = factories.prosecution(
        case=case, defendant=factories.defendant(family_name="Canaryova", shown_as="withheld")
    )
    factories.hearing(case=case, people=[shown, hidden])

    written = bulletin(DAY)

    assert Defendant.objects.filter(slug__contains="canaryova").exists()
    assert "canaryova" not in written.lower()
    assert "DEMOVA" in written


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "1) Not held at 09:15: a trial"),
        ("ru", "1) Заседания не было в 09:15: суд"),
        ("kk", "1) Отырыс болмады, сағат 09:15-те:"),
    ],
)
def test_a_hearing_that_did_not_take_place_is_not_told_as_held(lang: str, told: str) -> None:
    factories.hearing(status="not_held", reason={"en": "The judge is ill."})

    written = bulletin(DAY, lang)

    assert told in written
    assert "The judge is ill" in written


def test_one_withheld_name_beside_others_is_one_other() -> None:
    case = factories.case()
    shown = factories.prosecution(case=case)
    hidden = factories.prosecution(case=case, defendant=factories.defendant(shown_as="withheld"))
    factories.hearing(case=case, people=[shown, hidden])

    assert "and 1 other will take place" in bulletin(DAY)


def test_defendants_without_a_name_are_people_and_not_a_number():
    case = factories.case()
    hidden = factories.prosecution(case=case, defendant=factories.defendant(shown_as="withheld"))
    factories.hearing(case=case, people=[hidden])

    assert "against 1 person will take place." in bulletin(DAY)
    assert "На скамье подсудимых: 1 человек." in bulletin(DAY, "ru")
    assert "Сотталушы: 1 адам." in bulletin(DAY, "kk")
    assert "Good to know: Name withheld" in bulletin(DAY)


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"access": "closed"}, "Closed to the public"),
        ({"confidence": "presumed"}, "Date presumed"),
        ({"time_note": {"en": "after the hearing before it"}}, "After the hearing before it"),
        ({"mode": "online", "link": "https://video.example.org/1"}, "https://video.example.org/1"),
    ],
)
def test_what_one_must_know_before_going_there_is_said(columns, told):
    factories.hearing(**columns)

    assert f"\nGood to know: {told}\n" in bulletin(DAY)


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "Stage: Appeal"), ("ru", "Стадия: Апелляция"), ("kk", "Кезең: Апелляция")]
)
def test_a_sitting_that_is_no_trial_says_its_stage(lang, told):
    factories.hearing(stage="appeal")

    assert f"\n{told}\n" in bulletin(DAY, lang)


@pytest.mark.parametrize("room", ["14", "Large hall"])
def test_the_room_stands_on_a_line_of_its_own(room):
    factories.hearing(courtroom=room)

    assert f"\nCourtroom: {room}\n" in bulletin(DAY)


@pytest.mark.parametrize("stage", ["trial", "other"])
def test_a_trial_names_no_stage(stage):
    factories.hearing(stage=stage)

    assert "Stage" not in bulletin(DAY)


def test_an_hour_of_another_clock_says_so():
    minsk = factories.city(slug="minsk", name="Minsk", zone="Europe/Minsk")
    factories.hearing(court=factories.court(slug="minsk", name="Minsk Court", city=minsk))

    assert "\nGood to know: Court time, UTC+3\n" in bulletin(DAY)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "1) In the afternoon, a trial on the politically motivated criminal case"),
        ("ru", "1) Во второй половине дня состоится суд"),
        ("kk", "1) Түстен кейін 405-баптың 2-бөлігі"),
    ],
)
def test_the_part_of_the_day_stands_where_the_hour_would_and_is_read_back(lang, told):
    factories.hearing(time=None, part_of_day="afternoon")

    written = bulletin(DAY, lang)

    assert told in written
    assert plan_again(written, Office.objects.main()).changes_nothing


def test_what_is_said_for_those_who_come_is_read_back_as_nothing_new():
    factories.hearing(access="closed", confidence="presumed", courtroom="14")

    plan = plan_again(bulletin(DAY), Office.objects.main())

    assert plan.changes_nothing


@pytest.mark.parametrize(
    ("kind", "political", "told"),
    [
        ("administrative", True, "on the politically motivated administrative case"),
        ("civil", True, "on the politically motivated civil case"),
        ("criminal", False, "a trial on the criminal case"),
    ],
)
def test_the_kind_of_case_is_the_cases_own(kind, political, told):
    factories.hearing(case=factories.case(kind=kind, political=political))

    assert told in bulletin(DAY)


def test_each_persons_own_charge_is_grammatical_russian():
    case = factories.case()
    people = [factories.prosecution(case=case, charges=[cited]) for cited in ("405 1", "405 2")]
    factories.hearing(case=case, people=people)

    assert "(по статье 405 части 1 " in bulletin(DAY, "ru")


def test_what_left_the_day_stands_where_its_hour_was_as_on_the_page():
    for hour in (10, 9, 12):
        hearing = factories.hearing(date=DAY, time=dt.time(hour), case=factories.case())
        if hour != 10:
            actions.move(hearing, by=None, date=dt.date(2031, 5, 12), time=dt.time(14), reason={})

    hours = re.findall(r"At (\d\d):", bulletin(DAY))

    assert hours == ["09", "10", "12"]


def test_a_moved_hearing_is_marked_on_both_its_days():
    hearing = factories.hearing(date=DAY, time=dt.time(9, 15))
    actions.move(
        hearing, by=None, date=dt.date(2031, 5, 12), time=dt.time(14, 30), reason={"en": "The judge is ill."}
    )

    assert "09:15" in bulletin(DAY)
    assert "12 May 2031" in bulletin(DAY).replace("\u00a0", " ")
    assert "6 May 2021" in bulletin(dt.date(2031, 5, 12)).replace("\u00a0", " ")


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_move_to_another_court_at_the_same_hour_is_not_told_by_its_hour(lang: str):
    """ "Moved from 09:15. At 09:15, …"."""
    hearing = factories.hearing(date=DAY, time=dt.time(9, 15))
    actions.move(hearing, by=None, court=factories.court(slug="second", name="Second Court"))

    text = bulletin(DAY, lang)

    assert text.count("09:15") == 1
    assert {"en": "1) Moved. At", "ru": "1) Перенесено. В", "kk": "1) Ауыстырылды. Сағат"}[lang] in text


def test_a_day_without_hearings_says_so():
    factories.office()

    assert bulletin(dt.date(2022, 1, 1)) == "No hearings are announced.\n"
    assert bulletin(dt.date(2022, 1, 1), "ru") == "Заседаний не объявлено.\n"


def test_what_was_brought_in_comes_out_and_goes_in_again():
    factories.legal_code()
    office = factories.office()
    written = """Political court hearings scheduled on 6 May 2021:

1) At 09:15, a trial on the politically motivated criminal case under Article 405 Part 2 against civil activist Aru \
DEMOVA will take place.

Aru DEMOVA is being prosecuted for:

— A single picket.

2) At 10:00, an online trial on the politically motivated criminal case under Article 174 Part 1 against poet Berik \
PRIMEROV will take place.
"""
    apply_plan(plan_again(written, office), by=None)

    again = bulletin(DAY)

    assert plan_again(again, office).changes_nothing
    assert bulletin(DAY) == again


def test_the_address_answers_plain_text(client):
    factories.hearing()

    answer = client.get("/2021/05/06.txt")

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert "DEMOVA" in answer.content.decode()


def test_an_office_writes_in_its_own_phrases():
    office = factories.office(
        bulletin_style={"en": {"heading_one": "Court hearing on {date}:", "no such phrase": "x"}}
    )
    factories.hearing(case=factories.prosecution(case=factories.case(office=office)).case)

    written = bulletin(DAY)

    assert written.startswith("Court hearing on 6 May 2021:\n\n1) At 09:15, a trial")
    assert len(read(written)[0].hearings) == 1
