"""Every step of a hearing's life is a button and one small form."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from hearings import actions, edition
from hearings.forms.steps import STEPS
from hearings.models import Change, Hearing
from tests import factories
from tests.pages.reading import reads

pytestmark = pytest.mark.django_db


def address(hearing: Hearing, step: str) -> str:
    return reverse("admin:hearings_hearing_step", args=[hearing.pk, step])


def take(desk: Client, hearing: Hearing, step: str, **typed: Any) -> Any:
    response = desk.post(address(hearing, step), typed)
    hearing.refresh_from_db()
    return response


@pytest.fixture
def hearing(desk: Client) -> Hearing:
    return factories.hearing()


@pytest.mark.parametrize(
    ("step", "typed", "status", "kind"),
    [
        ("move", {"date": "2021-05-06", "time": "1430", "reason_en": "Late"}, "scheduled", "moved"),
        ("postpone", {"reason_en": "The judge is ill."}, "postponed", "postponed"),
        ("cancel", {}, "cancelled", "cancelled"),
        ("online", {"mode": "online", "link": "https://court.example/join"}, "scheduled", "mode"),
        ("not-held", {"reason_en": "The guards did not come."}, "not_held", "not_held"),
        ("outcome", {"outcome_en": "Two witnesses were heard."}, "held", "outcome"),
        ("adjourn", {"date": "2021-05-20", "time": "10:00"}, "held", "adjourned"),
        ("adjourn", {}, "held", "adjourned"),
        ("confirm", {}, "scheduled", "confirmed"),
        ("withdraw", {}, "scheduled", "withdrawn"),
    ],
)
def test_each_step_from_a_scheduled_hearing(
    desk: Client, hearing: Hearing, step: str, typed: dict, status: str, kind: str
) -> None:
    before = edition.current().number
    assert desk.get(address(hearing, step)).status_code == 200

    response = take(desk, hearing, step, **typed)

    assert response.status_code == 302
    assert hearing.status == status
    assert Change.objects.filter(hearing=hearing).first().kind == kind
    assert edition.current().number == before + 1


@pytest.mark.parametrize(("step", "date"), [("move", "2021-05-06"), ("adjourn", "2021-05-20")])
def test_a_hearing_with_an_announced_end_goes_to_a_later_hour(desk: Client, step: str, date: str) -> None:
    hearing = factories.hearing(time=dt.time(9, 15), end_time=dt.time(11))

    response = take(desk, hearing, step, date=date, time="14:30")

    assert response.status_code == 302


@pytest.mark.parametrize("step", ["move", "adjourn"])
@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_a_date_at_the_ends_of_the_calendar_is_refused_in_words(
    desk: Client, hearing: Hearing, step: str, date: str
) -> None:
    """No clock can be read there: the day after the last one does not exist."""
    response = take(desk, hearing, step, date=date, time="23:00")

    assert "The date must lie between 1990 and 2100." in response.content.decode()
    assert (hearing.date, hearing.status) == (dt.date(2021, 5, 6), "scheduled")


def test_a_postponed_hearing_is_set_again(desk: Client, hearing: Hearing) -> None:
    actions.postpone(hearing, by=None)

    take(desk, hearing, "set-again", date="2021-06-01", time="9:00")

    assert (hearing.status, hearing.date, hearing.time) == ("scheduled", dt.date(2021, 6, 1), dt.time(9))


def test_a_new_date_keeps_the_court_unless_another_is_chosen(desk: Client, hearing: Hearing) -> None:
    actions.postpone(hearing, by=None)
    asked = desk.get(address(hearing, "set-again")).context["form"]

    assert asked["court"].value() == hearing.court_id
    assert "" not in dict(asked.fields["court"].choices)


def test_more_became_known(desk: Client) -> None:
    hearing = factories.hearing(time=None, court=None)

    take(desk, hearing, "announce", time="10.30", court=factories.court().pk, courtroom="7")

    assert (hearing.time, hearing.court.slug, hearing.courtroom) == (dt.time(10, 30), "almaty-city", "7")
    assert take(desk, hearing, "announce").status_code == 200


def test_a_court_in_another_city_is_a_move_and_not_more_that_became_known(desk: Client) -> None:
    hearing = factories.hearing(court=None, city=factories.city(slug="astana", name="Astana"))
    court = factories.court()

    asked = take(desk, hearing, "announce", court=court.pk)

    assert asked.context["form"].errors["court"] == [
        "This court is in another city: move the hearing instead."
    ]
    with pytest.raises(actions.IllegalStep, match="another city"):
        actions.announce(hearing, by=None, court=court)


def test_a_move_to_a_city_whose_court_is_not_known(desk: Client, hearing: Hearing) -> None:
    take(
        desk,
        hearing,
        "move",
        date="2021-05-07",
        time="",
        court=hearing.court_id,
        city=factories.city(slug="astana").pk,
    )

    assert (hearing.court, hearing.city.slug, hearing.time) == (None, "astana", None)


def test_adjourning_leads_to_the_next_hearing(desk: Client, hearing: Hearing) -> None:
    response = take(desk, hearing, "adjourn", date="2021-05-20", time="10:00")

    following = Hearing.objects.get(adjourned_from=hearing)
    page, before = (reverse("admin:hearings_hearing_change", args=[row.pk]) for row in (following, hearing))
    assert response.headers["Location"] == page
    assert f'<a href="{before}">It continues: ' in desk.get(page).content.decode()
    assert f'<a href="{page}">It goes on: ' in desk.get(before).content.decode()


@pytest.mark.parametrize(
    ("step", "typed", "where"),
    [
        ("move", {"date": "2021-05-06", "time": "09:15"}, "__all__"),
        ("move", {"date": "", "time": "1430"}, "date"),
        ("move", {"date": "2200-01-01", "time": "1430"}, "date"),
        ("adjourn", {"date": "2021-05-05"}, "date"),
        ("adjourn", {"time": "10:00"}, "date"),
        ("outcome", {}, "outcome"),
        ("online", {"mode": "online", "link": "javascript:alert(1)"}, "link"),
    ],
)
def test_a_step_that_makes_no_sense_says_why_and_changes_nothing(
    desk: Client, hearing: Hearing, step: str, typed: dict, where: str
) -> None:
    before = edition.current().number

    response = take(desk, hearing, step, **typed)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [where]
    assert edition.current().number == before


@pytest.mark.parametrize("at_once", [True, False])
def test_a_draft_with_an_hour_of_release_comes_out_as_the_boxes_say(desk: Client, at_once: bool) -> None:
    moment = dt.datetime(2030, 5, 6, 4, 15, tzinfo=dt.UTC)
    draft = factories.hearing(published=False, release_at=moment)
    form = desk.get(address(draft, "publish")).context["form"]
    shown = {name: form[name].field.prepare_value(form[name].value()) for name in form.fields}
    assert (str(shown["release_date"]), shown["release_hour"]) == ("2030-05-06", "09:15")

    take(desk, draft, "publish", **({} if at_once else shown))

    assert draft.release_at == (None if at_once else moment)


def test_gap_and_fold_are_asked_in_a_step_too(desk: Client) -> None:
    hearing = factories.hearing(city=factories.city(slug="berlin", zone="Europe/Berlin"))
    before = edition.current().number

    gap = take(desk, hearing, "adjourn", date="2022-03-27", time="02:30")
    assert list(gap.context["form"].errors) == ["time"]
    twice = {"date": "2021-10-31", "time": "02:30"}
    assert 'name="fold"' in take(desk, hearing, "adjourn", **twice).content.decode()
    assert edition.current().number == before

    take(desk, hearing, "adjourn", **twice, fold="1")
    assert Hearing.objects.get(adjourned_from=hearing).starts_at == dt.datetime(
        2021, 10, 31, 1, 30, tzinfo=dt.UTC
    )


def test_the_page_of_a_hearing_offers_the_steps_it_can_take(desk: Client, hearing: Hearing) -> None:
    def offered() -> list[str]:
        page = desk.get(reverse("admin:hearings_hearing_change", args=[hearing.pk]))
        return [name for name, _title in page.context["steps"]]

    unpublished = ("publish", "make-ready", "take-back")
    assert offered() == [name for name in STEPS if name not in (*unpublished, "set-again", "undo")]
    actions.cancel(hearing, by=None)
    assert offered() == ["undo", "withdraw"]
    actions.withdraw(hearing, by=None)
    assert offered() == []


def test_a_step_it_cannot_take_leads_back(desk: Client, hearing: Hearing) -> None:
    actions.cancel(hearing, by=None)

    response = take(desk, hearing, "move", date="2021-06-01")

    assert response.headers["Location"] == reverse("admin:hearings_hearing_change", args=[hearing.pk])
    assert [str(each) for each in get_messages(response.wsgi_request)] == [
        "The hearing cannot take this step now: Cancelled."
    ]


@pytest.mark.parametrize(("pk", "step"), [(999, "move"), (None, "explode")])
def test_a_step_or_hearing_nobody_knows_is_not_found(
    desk: Client, hearing: Hearing, pk: int | None, step: str
) -> None:
    known = reverse("admin:hearings_hearing_step", args=[pk or hearing.pk, step])

    assert desk.get(known).status_code == 404


def test_without_the_right_to_change_there_is_no_step(client: Client) -> None:
    hearing = factories.hearing()
    client.force_login(factories.editor(username="reader", is_superuser=False))

    assert client.post(address(hearing, "withdraw")).status_code == 403
    hearing.refresh_from_db()
    assert hearing.publication == "published"


def test_the_outcome_says_how_open_it_was_and_may_say_only_that(desk: Client) -> None:
    hearing = factories.hearing(mode="online")

    take(desk, hearing, "outcome", was_open="closed", observers="refused", link_given="given")

    assert (hearing.status, hearing.outcome) == ("held", {})
    assert (hearing.was_open, hearing.observers, hearing.link_given) == ("closed", "refused", "given")
    told = Change.objects.filter(hearing=hearing).first()
    assert (told.kind, told.after["observers"]) == ("outcome", "refused")


def test_nobody_is_asked_for_the_link_to_a_courtroom(desk: Client, hearing: Hearing) -> None:
    form = desk.get(address(hearing, "outcome")).context["form"]

    assert [box.name for box in form.shown()] == ["outcome", "was_open", "observers"]


def test_an_adjournment_keeps_how_open_the_day_was(desk: Client, hearing: Hearing) -> None:
    take(desk, hearing, "adjourn", date="2021-05-20", was_open="open", observers="some")

    following = Hearing.objects.get(adjourned_from=hearing)
    assert (hearing.was_open, hearing.observers) == ("open", "some")
    assert (following.was_open, following.observers) == ("", "")


def test_whoever_withdraws_is_led_to_withholding_the_name_alone(desk: Client) -> None:
    hidden = factories.prosecution(defendant=factories.defendant(shown_as="withheld"))
    shown = factories.prosecution(case=hidden.case, defendant=factories.defendant(family_name="Primer"))
    hearing = factories.hearing(people=[hidden, shown])

    page = reads(desk, address(hearing, "withdraw"))

    assert [(link.text, link.get("href")) for link in page.all(".instead a")] == [
        ("Aru PRIMER", f"/admin/defendants/defendant/{shown.defendant.pk}/change/")
    ]
    assert not reads(desk, address(hearing, "cancel")).all(".instead")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            {"date": "2021-05-16", "time": "1430"},
            "Was: Thursday 6 May 2021, 09:15. Now: Sunday 16 May 2021, 14:30.",
        ),
        (
            {"date": "2021-05-07", "time": ""},
            "Was: Thursday 6 May 2021, 09:15. Now: Friday 7 May 2021, time not announced.",
        ),
    ],
    ids=["another day", "an hour unknown"],
)
def test_after_a_move_the_old_and_the_new_day_stand_beside_each_other(
    desk: Client, hearing: Hearing, typed: dict, said: str
) -> None:
    """A slip of a month is seen at once, not by whoever travelled in vain."""
    response = take(desk, hearing, "move", **typed)

    (message,) = get_messages(response.wsgi_request)
    assert str(message).replace("\u00a0", " ") == f"Done: Move to another date, hour or court. {said}"


def test_after_a_move_to_another_court_both_are_named(desk: Client, hearing: Hearing) -> None:
    other = factories.court(slug="medeu", name="Medeu District Court")

    response = take(desk, hearing, "move", date="2021-05-06", time="0915", court=other.pk)

    (message,) = get_messages(response.wsgi_request)
    was, now = str(message).replace("\u00a0", " ").partition("Was: ")[2].split(". Now: ")
    assert was == "Thursday 6 May 2021, 09:15, Almaty City Court"
    assert now == "Thursday 6 May 2021, 09:15, Medeu District Court."


def test_a_step_that_leaves_the_hour_alone_does_not_repeat_it(desk: Client, hearing: Hearing) -> None:
    response = take(desk, hearing, "postpone", reason_en="The judge is ill.")

    (message,) = get_messages(response.wsgi_request)
    assert "Now:" not in str(message)


@pytest.mark.parametrize(
    ("step", "example"), [("cancel", "The judge is ill."), ("outcome", "Two witnesses were")]
)
def test_an_example_is_called_one(desk: Client, hearing: Hearing, step: str, example: str) -> None:
    """ "Outcome: Two witnesses were heard." stood over an empty box, and was read as what had been written down."""
    form, page = (
        desk.get(url).content.decode()
        for url in (address(hearing, step), f"/admin/hearings/hearing/{hearing.pk}/change/")
    )

    assert form.count(f"For example: {example}") == form.count(example) == 1
    assert page.count(f"For example: {example}") == page.count(example) == 1


def test_whoever_types_an_hour_sees_by_which_clock(desk: Client) -> None:
    """In Almaty the 09:00 of a court in Minsk was typed as 11:00."""
    minsk = factories.city(slug="minsk", zone="Europe/Minsk")
    hearing = factories.hearing(court=None, city=minsk)

    move, cancel = (reads(desk, address(hearing, step)).texts(".now div") for step in ("move", "cancel"))

    assert move == ["StatusScheduled", "HoursCourt time, UTC+3"]
    assert cancel == ["StatusScheduled"]
