"""The life of a hearing: what each step leaves behind, and which steps are refused."""

import datetime as dt

import pytest

from hearings import actions, edition
from hearings.choices import ChangeKind, Publication, Status
from hearings.models import Change, Hearing, Rendering
from tests import factories

pytestmark = pytest.mark.django_db

D, T = dt.date, dt.time


def last_change() -> Change:
    return Change.objects.latest("pk")


def test_a_moved_hearing_is_the_same_hearing_at_another_hour():
    hearing = factories.hearing(date=D(2021, 5, 6), time=T(9, 15))

    moved = actions.move(hearing, by=None, time=T(14, 30), reason={"en": "The judge is busy."})

    assert (moved.pk, moved.public_id, moved.status) == (hearing.pk, hearing.public_id, Status.SCHEDULED)
    assert moved.starts_at == dt.datetime(2021, 5, 6, 8, 30, tzinfo=dt.UTC)
    assert Rendering.objects.get(hearing=moved).sequence == 1
    assert last_change().kind == ChangeKind.MOVED


def test_a_hearing_moved_to_another_court_takes_its_zone_and_leaves_its_place_in_the_log():
    hearing = factories.hearing(court=factories.court())
    minsk = factories.court(
        slug="minsk", name="Minsk", city=factories.city(slug="minsk", name="Minsk", zone="Europe/Minsk")
    )

    moved = actions.move(hearing, by=None, court=minsk)

    assert (moved.zone, moved.starts_at) == ("Europe/Minsk", dt.datetime(2021, 5, 6, 6, 15, tzinfo=dt.UTC))
    assert (last_change().left_court, last_change().left_date) == (factories.court(), hearing.date)


def test_the_announced_end_goes_with_the_hour_it_belonged_to():
    hearing = factories.hearing(time=T(9, 15), end_time=T(11))

    assert actions.move(hearing, by=None, date=D(2021, 5, 7)).end_time == T(11)
    assert actions.move(hearing, by=None, time=T(14, 30)).end_time is None


def test_the_room_stays_behind_in_the_court_it_belongs_to():
    hearing = factories.hearing(court=factories.court(), courtroom="7")
    other = factories.court(slug="other", name="Other Court")

    assert actions.move(hearing, by=None, time=T(14, 30), court=factories.court()).courtroom == "7"
    assert actions.move(hearing, by=None, court=other).courtroom == ""
    actions.undo(hearing, by=None)
    assert Hearing.objects.get().courtroom == "7"


def test_a_room_known_before_its_court_is_in_the_court_that_is_announced():
    hearing = factories.hearing(court=None, city=factories.city(), courtroom="7")

    assert actions.announce(hearing, by=None, court=factories.court()).courtroom == "7"


def test_a_move_to_where_it_is_already_is_refused():
    hearing = factories.hearing(time=T(9, 15))

    with pytest.raises(actions.IllegalStep, match="same as before"):
        actions.move(hearing, by=None, time=T(9, 15))


def test_a_postponed_hearing_waits_for_a_date_and_gets_one():
    hearing = factories.hearing(date=D(2021, 5, 6))

    actions.postpone(hearing, by=None, reason={"en": "The judge is ill."})
    again = actions.set_again(hearing, by=None, date=D(2021, 6, 1), time=T(10))

    assert (again.pk, again.status, again.date, again.reason) == (
        hearing.pk,
        Status.SCHEDULED,
        D(2021, 6, 1),
        {},
    )
    assert [change.kind for change in Change.objects.filter(hearing=hearing).order_by("pk")] == [
        ChangeKind.PUBLISHED,
        ChangeKind.POSTPONED,
        ChangeKind.SET_AGAIN,
    ]
    assert last_change().left_date == D(2021, 5, 6)


def test_the_morning_of_the_day_it_was_put_off_from_is_not_that_of_the_new_day():
    hearing = factories.hearing(time=None, part_of_day="morning", time_note={"en": "After the previous one"})
    actions.postpone(hearing, by=None)

    again = actions.set_again(hearing, by=None, date=D(2021, 6, 1))
    assert (again.part_of_day, again.time_note) == ("", {})
    back = actions.undo(again, by=None)
    assert (back.part_of_day, back.time_note) == ("morning", {"en": "After the previous one"})


def test_a_city_known_already_cannot_be_announced_again():
    with pytest.raises(actions.IllegalStep, match="move the hearing instead"):
        actions.announce(factories.hearing(), by=None, city=factories.city(slug="astana", name="Astana"))


def test_what_was_unknown_is_announced_and_never_called_moved():
    hearing = factories.hearing(time=None, part_of_day="morning", court=None)

    told = actions.announce(hearing, by=None, time=T(10, 30), court=factories.court(), courtroom="7")

    assert (told.time, told.part_of_day, told.court, told.courtroom) == (
        T(10, 30),
        "",
        factories.court(),
        "7",
    )
    assert (last_change().kind, last_change().left_date) == (ChangeKind.ANNOUNCED, None)


def test_an_hour_already_known_cannot_be_announced_again():
    with pytest.raises(actions.IllegalStep, match="move the hearing instead"):
        actions.announce(factories.hearing(time=T(9, 15)), by=None, time=T(10))


def test_an_adjourned_hearing_goes_on_as_a_new_one_with_everybody_in_it():
    hearing = factories.hearing(number=8, courtroom="7")

    following = actions.adjourn(
        hearing, by=None, date=D(2021, 5, 20), time=T(11), outcome={"en": "A witness was heard."}
    )

    hearing.refresh_from_db()
    assert (hearing.status, hearing.outcome, hearing.goes_on_in) == (
        Status.HELD,
        {"en": "A witness was heard."},
        following,
    )
    assert (following.number, following.courtroom, following.publication) == (9, "7", Publication.PUBLISHED)
    assert list(following.prosecutions.all()) == list(hearing.prosecutions.all())
    assert following.public_id != hearing.public_id


def test_the_next_hearing_of_one_that_waits_for_a_second_person_can_be_published_by_them():
    office = factories.office(second_person=True)
    hearing = factories.hearing(case=factories.case(office=office), published=False)
    actions.make_ready(hearing, by=factories.editor(username="anna"))

    following = actions.adjourn(hearing, by=None, date=D(2021, 5, 20))

    actions.publish(following, by=factories.editor(username="bek"))


@pytest.mark.parametrize("step", [actions.cancel, actions.withdraw, actions.record_outcome])
def test_what_is_off_over_or_withdrawn_is_not_checked_again(step):
    hearing = factories.hearing()
    step(hearing, by=None)

    with pytest.raises(actions.IllegalStep, match="still to be held"):
        actions.confirm(hearing, by=None)


def test_adjourned_without_a_date_makes_no_hearing_without_a_date():
    hearing = factories.hearing()

    assert actions.adjourn(hearing, by=None) is None

    hearing.refresh_from_db()
    assert (hearing.next_date_unknown, Hearing.objects.count()) == (True, 1)


def test_the_next_date_cannot_lie_before_the_hearing():
    with pytest.raises(actions.IllegalStep, match="before this hearing"):
        actions.adjourn(factories.hearing(date=D(2021, 5, 6)), by=None, date=D(2021, 5, 5))


@pytest.mark.parametrize("step", ["move", "postpone", "not_held", "go_online", "announce"])
@pytest.mark.parametrize("status", [Status.CANCELLED, Status.HELD, Status.NOT_HELD])
def test_what_is_over_or_off_takes_no_step_of_a_coming_hearing(step, status):
    hearing = factories.hearing(status=status)
    before = (edition.current().number, Change.objects.count())

    with pytest.raises(actions.IllegalStep):
        getattr(actions, step)(hearing, by=None)

    assert (edition.current().number, Change.objects.count()) == before


def test_a_cancelled_hearing_says_so_and_why():
    cancelled = actions.cancel(factories.hearing(), by=None, reason={"ru": "Дело вернули прокурору."})

    assert (cancelled.status, cancelled.reason) == (Status.CANCELLED, {"ru": "Дело вернули прокурору."})


def test_an_outcome_makes_a_hearing_held():
    held = actions.record_outcome(factories.hearing(), by=None, outcome={"en": "The verdict was announced."})

    assert (held.status, held.outcome) == (Status.HELD, {"en": "The verdict was announced."})
    with pytest.raises(actions.IllegalStep):
        actions.record_outcome(factories.hearing(status=Status.CANCELLED), by=None, outcome={"en": "x"})


def test_only_what_is_public_can_be_withdrawn_and_only_a_draft_published():
    draft = factories.hearing(published=False)
    with pytest.raises(actions.IllegalStep):
        actions.withdraw(draft, by=None)

    actions.publish(draft, by=None)
    with pytest.raises(actions.IllegalStep):
        actions.publish(draft, by=None)

    gone = actions.withdraw(draft, by=None)
    assert gone.withdrawn_at is not None


def test_a_timed_release_is_published_but_not_shown_before_its_quarter(now):
    draft = factories.hearing(published=False)
    at = dt.datetime(2021, 5, 6, 2, 15, tzinfo=dt.UTC)

    actions.publish(draft, by=None, release_at=at)

    assert not Hearing.objects.published(at - dt.timedelta(seconds=1)).exists()
    assert Hearing.objects.published(at).exists()
    assert not Change.objects.published(at - dt.timedelta(seconds=1)).filter(hearing=draft).exists()


def test_a_step_that_would_leave_a_gap_hour_is_refused_whole():
    berlin = factories.city(slug="berlin", name="Berlin", zone="Europe/Berlin")
    hearing = factories.hearing(date=D(2026, 3, 28), time=T(2, 30), city=berlin)
    before = edition.current().number

    with pytest.raises(Exception, match="jump over"):
        actions.move(hearing, by=None, date=D(2026, 3, 29))

    assert edition.current().number == before
    assert Hearing.objects.get(pk=hearing.pk).date == D(2026, 3, 28)
