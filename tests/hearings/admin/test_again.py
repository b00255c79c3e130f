"""A bulletin that comes a second time: pressed twice, pasted again, brought in by two editors."""

import datetime as dt

import pytest
from django.urls import reverse

from defendants.models import Defendant
from hearings.models import Bulletin, Hearing, Statement
from tests import factories
from tests.hearings.admin.test_importing import TEXT, desk, fields_of, office_key, paste, plan_address

pytestmark = pytest.mark.django_db

__all__ = ["desk", "paste"]


def test_confirm_pressed_twice_brings_somebody_new_in_once(desk, paste):
    factories.defendant()  # Somebody else of that name
    data = fields_of(desk.post(paste, {"text": TEXT, "office": office_key()}))
    data |= {"i0-p0-who": "0", "confirm": "yes"}

    desk.post(plan_address(), data)
    again = desk.post(plan_address(), data)

    assert Hearing.objects.count() == 2
    assert Defendant.objects.filter(family_name__en="Demova").count() == 2
    assert "nothing was saved a second time" in again.content.decode()


def test_what_a_colleague_brought_in_meanwhile_is_looked_at_again_with_ones_corrections(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    desk.post(plan_address(), fields_of(shown) | {"confirm": "yes"})

    late = desk.post(plan_address(), fields_of(shown) | {"i0-time": "10:15", "confirm": "yes"})
    assert [row.time.hour for row in Hearing.objects.in_order()] == [9, 14]
    assert 'value="10:15"' in late.content.decode()

    desk.post(plan_address(), fields_of(late) | {"confirm": "yes"})
    assert [row.time.hour for row in Hearing.objects.in_order()] == [10, 14]


def test_what_is_filled_in_of_a_bulletin_that_is_in_waits_to_be_confirmed(desk, paste):
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    desk.post(plan_address(), fields_of(shown) | {"confirm": "yes"})

    again = desk.post(paste, {"text": TEXT, "office": office_key()})
    desk.post(plan_address(), fields_of(again) | {"i0-time": "10:15", "keep": "yes"})

    assert Bulletin.objects.get().state == "waiting"


def test_a_date_given_the_second_time_holds(desk, paste):
    text = TEXT.replace(" on 6 May 2021", "")
    desk.post(paste, {"text": text, "office": office_key()})

    shown = desk.post(paste, {"text": text, "office": office_key(), "date": "2021-05-06"})

    assert fields_of(shown)["i0-date"] == "2021-05-06"
    assert Bulletin.objects.get().date == dt.date(2021, 5, 6)


def test_pasted_again_it_shows_what_was_typed_into_its_plan(desk, paste):
    data = fields_of(desk.post(paste, {"text": TEXT, "office": office_key()}))
    desk.post(plan_address(), data | {"i0-p0-role": "poet", "keep": "yes"})

    shown = desk.post(paste, {"text": TEXT, "office": office_key()})

    assert 'value="poet"' in shown.content.decode()


def test_a_date_given_the_second_time_fills_only_what_was_left_empty(desk, paste):
    text = TEXT.replace(" on 6 May 2021", "")
    data = fields_of(desk.post(paste, {"text": text, "office": office_key()}))
    desk.post(plan_address(), data | {"i1-date": "2021-05-07", "i0-p0-role": "poet", "keep": "yes"})

    data = fields_of(desk.post(paste, {"text": text, "office": office_key(), "date": "2021-05-06"}))

    assert (data["i0-date"], data["i1-date"], data["i0-p0-role"]) == ("2021-05-06", "2021-05-07", "poet")


def test_what_was_set_aside_waits_when_it_is_pasted_again(desk, paste):
    desk.post(paste, {"text": TEXT, "office": office_key()})
    desk.post(plan_address(), {"aside": "yes"})

    desk.post(paste, {"text": TEXT, "office": office_key()})

    assert Bulletin.objects.get().state == "waiting"


def test_a_closing_line_that_is_no_statement_is_left_out(desk, paste):
    text = TEXT + "\nFollow our channel.\n"
    shown = desk.post(paste, {"text": text, "office": office_key()})
    assert [row.text for row, _form in shown.context["statements"]][1] == "Follow our channel."

    kept = desk.post(plan_address(), fields_of(shown) | {"s1-skip": "on", "keep": "yes"})
    desk.post(plan_address(), fields_of(kept) | {"confirm": "yes"})

    assert [row.text["en"] for row in Statement.objects.all()] == ["We call for the release of all."]


def test_a_change_says_which_hearing_on_record_it_is_of_and_its_boxes_are_folded(desk, paste):
    court = factories.court()
    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    desk.post(plan_address(), fields_of(shown) | {"court": court.pk, "confirm": "yes"})
    hearing = Hearing.objects.in_order()[0]

    page = desk.post(paste, {"text": TEXT.replace("09:15", "10:15"), "office": office_key()}).content.decode()

    address = reverse("admin:hearings_hearing_change", args=[hearing.pk])
    assert f'<a href="{address}">{hearing}</a>, {court}</p>' in page
    assert page.count('<details class="quiet">') == 2


def test_somebody_new_was_said_of_the_name_that_was_asked_about(desk, paste):
    known = factories.defendant(given_name="Aru", family_name="Demova")
    slip = TEXT.replace("Aru DEMOVA", "Aru DEMOVVA")
    data = fields_of(desk.post(paste, {"text": slip, "office": office_key()}))
    asked = desk.post(plan_address(), data | {"i0-p0-who": "0", "keep": "yes"})
    assert 'name="i0-p0-of" value="Aru Demovva"' in asked.content.decode()

    data = fields_of(asked) | {"i0-p0-of": "Aru Demovva", "i0-p0-family_name": "Demova", "confirm": "yes"}
    desk.post(plan_address(), data)

    assert Hearing.objects.in_order()[0].prosecutions.get().defendant == known


@pytest.mark.parametrize("answer", ["0", "first"])
def test_whoever_said_which_hearing_was_moved_may_still_say_otherwise(desk, paste, answer):
    for day in ("6 May", "9 May"):
        shown = desk.post(paste, {"text": TEXT.replace("6 May", day), "office": office_key()})
        address = shown.context["address"]
        desk.post(address, fields_of(shown) | {"i0-move": "0", "i1-skip": "on", "confirm": "yes"})
    first, second = Hearing.objects.filter(time=dt.time(9, 15)).in_order()
    shown = desk.post(paste, {"text": TEXT.replace("6 May", "8 May"), "office": office_key()})

    said = {"i0-move": answer if answer == "0" else str(first.pk), "keep": "yes"}
    page = desk.post(shown.context["address"], fields_of(shown) | said).content.decode()

    for other in ("0", str(first.pk), str(second.pk)):
        assert f'name="i0-move" value="{other}"' in page


@pytest.mark.parametrize("moved", [False, True])
def test_the_next_day_of_a_running_trial_asks_nothing_and_may_be_told_otherwise(desk, paste, moved):
    shown = desk.post(paste, {"text": TEXT.replace("6 May", "5 May"), "office": office_key()})
    desk.post(plan_address(), fields_of(shown) | {"confirm": "yes"})
    yesterdays = Hearing.objects.in_order()[0]

    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    sent = fields_of(shown)
    assert sent["i0-move"] == "0"
    answer = {"i0-move": str(yesterdays.pk)} if moved else {}
    desk.post(shown.context["address"], sent | answer | {"confirm": "yes"})

    days = [row.date.day for row in Hearing.objects.filter(time=yesterdays.time).in_order()]
    assert days == ([6] if moved else [5, 6])


@pytest.mark.parametrize("left", [True, False])
def test_where_a_case_was_heard_before_is_offered_where_the_text_names_no_place(desk, paste, left):
    court = factories.court()
    shown = desk.post(paste, {"text": TEXT.replace("6 May", "5 May"), "office": office_key()})
    desk.post(plan_address(), fields_of(shown) | {"i0-court": str(court.pk), "confirm": "yes"})

    shown = desk.post(paste, {"text": TEXT, "office": office_key()})
    sent = fields_of(shown)
    assert (sent["i0-court"], sent["i1-court"]) == (str(court.pk), "")
    assert shown.content.decode().count("this is where the case was heard before") == 1
    desk.post(shown.context["address"], sent | ({} if left else {"i0-court": ""}) | {"confirm": "yes"})

    further = Hearing.objects.get(date=dt.date(2021, 5, 6), time=dt.time(9, 15))
    assert further.court == (court if left else None)


def test_the_city_is_offered_where_no_more_is_known_of_the_hearing_before(desk, paste):
    city = factories.city()
    shown = desk.post(paste, {"text": TEXT.replace("6 May", "5 May"), "office": office_key()})
    desk.post(plan_address(), fields_of(shown) | {"i0-city": str(city.pk), "confirm": "yes"})

    shown = desk.post(paste, {"text": TEXT, "office": office_key()})

    assert (fields_of(shown)["i0-court"], fields_of(shown)["i0-city"]) == ("", str(city.pk))


def test_no_court_of_a_trial_is_offered_for_its_appeal(desk, paste):
    court = factories.court()
    shown = desk.post(paste, {"text": TEXT.replace("6 May", "5 May"), "office": office_key()})
    desk.post(plan_address(), fields_of(shown) | {"i0-court": str(court.pk), "confirm": "yes"})

    appeal = TEXT.replace("a trial on", "an appeal hearing on")
    shown = desk.post(paste, {"text": appeal, "office": office_key()})

    assert (fields_of(shown)["i0-stage"], fields_of(shown)["i0-court"]) == ("appeal", "")
