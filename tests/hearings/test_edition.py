"""The door: what readers see changed raises the edition by one, and the sequence of each hearing it shows in."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from defendants.models import Defendant
from hearings import actions, edition
from hearings.choices import ChangeKind
from hearings.models import Change, Edition, Hearing, Rendering
from tests import factories

pytestmark = pytest.mark.django_db


def number() -> int:
    return edition.current().number


def sequence(hearing: Hearing) -> int:
    return Rendering.objects.get(hearing=hearing).sequence


def save(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    with edition.change(by=None):
        row.save()


def test_a_public_row_cannot_be_saved_outside_the_door():
    hearing = factories.hearing()

    with pytest.raises(edition.ClosedDoor, match="hearings.Hearing is part of the public record"):
        hearing.save()
    with pytest.raises(edition.ClosedDoor), transaction.atomic():
        hearing.prosecutions.clear()
    with pytest.raises(edition.ClosedDoor), transaction.atomic():
        factories.allegation().delete()


def test_rows_are_added_at_once_inside_the_door_alone():
    rows = [Defendant(family_name={"en": name}) for name in ("Demova", "Demova", "Primerov")]

    with pytest.raises(edition.ClosedDoor, match="defendants.Defendant"):
        edition.add(rows)
    with pytest.raises(edition.ClosedDoor, match="hearings.Hearing"):
        edition.list_people([(Hearing(), [])])
    assert not Defendant.objects.exists()
    with edition.change(by=None):
        edition.add(rows)
    assert [row.slug for row in Defendant.objects.order_by("pk")] == ["demova", "demova-2", "primerov"]


def test_an_editor_is_no_part_of_the_public_record():
    factories.editor().save()


def test_publishing_a_hearing_is_one_edition_and_keeps_its_rendering():
    hearing = factories.hearing(published=False)
    before = number()

    actions.publish(hearing, by=None)

    assert (number(), sequence(hearing)) == (before + 1, 0)


@pytest.mark.parametrize(
    "shown", ["family_name", "role", "charge", "allegation", "court", "city", "code", "article"]
)
def test_what_a_rendering_shows_raises_edition_and_sequence_by_one(shown):
    who = factories.prosecution()
    hearing = factories.hearing(people=[who], court=factories.court())
    rows = {
        "family_name": (who.defendant, {"family_name": {"en": "Primerova"}}),
        "role": (who, {"role": {"en": "journalist"}}),
        "charge": (who.charges.get(), {"wording": {"en": "something else"}}),
        "allegation": (who.allegations.get(), {"text": {"en": "A single picket"}}),
        "court": (hearing.court, {"name": {"en": "Almaty Court", "ru": "Алматинский суд"}}),
        "city": (hearing.court.city, {"name": {"en": "Alma-Ata"}}),
        "code": (who.charges.get().article.code, {"code": "KZ-OLD"}),
        "article": (who.charges.get().article, {"number": "406"}),
    }
    row, values = rows[shown]
    before = number()

    save(row, **values)

    assert (number(), sequence(hearing)) == (before + 1, 1)


@pytest.mark.parametrize(
    "hidden", ["hearing_note", "hearing_source", "defendant_note", "case_note", "same_again"]
)
def test_what_readers_cannot_see_raises_nothing(hidden):
    who = factories.prosecution()
    hearing = factories.hearing(people=[who])
    rows = {
        "hearing_note": (hearing, {"private_notes": "x"}),
        "hearing_source": (hearing, {"source": "x"}),
        "defendant_note": (who.defendant, {"private_notes": "x"}),
        "case_note": (who.case, {"private_notes": "x"}),
        "same_again": (hearing, {}),
    }
    row, values = rows[hidden]
    before = (number(), Change.objects.count(), sequence(hearing))

    save(row, **values)

    assert (number(), Change.objects.count(), sequence(hearing)) == before


@pytest.mark.parametrize(
    "clocks", ["court", "city", "city_of_court", "city_alone", "office", "office_of_case"]
)
def test_a_zone_that_is_corrected_keeps_the_announced_hour_and_moves_the_instant(clocks):
    where = {
        "city_alone": {"city": factories.city()},
        "office": {"court": None},
        "office_of_case": {"court": None},
    }
    hearing = factories.hearing(time=dt.time(9, 15), **where.get(clocks, {}))
    berlin = {"zone": "Europe/Berlin"}
    rows = {
        "court": lambda: save(hearing.court, **berlin),
        "city": lambda: save(hearing.court.city, **berlin),
        "city_of_court": lambda: save(
            hearing.court, city=factories.city(slug="berlin", name="Berlin", **berlin)
        ),
        "city_alone": lambda: save(hearing.city, **berlin),
        "office": lambda: save(hearing.case.office, **berlin),
        "office_of_case": lambda: save(hearing.case, office=factories.office(slug="berlin", **berlin)),
    }

    rows[clocks]()

    hearing.refresh_from_db()
    assert (hearing.zone, hearing.time) == ("Europe/Berlin", dt.time(9, 15))
    assert hearing.starts_at == dt.datetime(2021, 5, 6, 7, 15, tzinfo=dt.UTC)
    assert sequence(hearing) == 1
    assert hearing.changes.first().minor


def test_a_court_with_clocks_of_its_own_keeps_them_in_another_city():
    hearing = factories.hearing(court=factories.court(slug="oral", zone="Asia/Oral"))

    save(hearing.court, city=factories.city(slug="berlin", name="Berlin", zone="Europe/Berlin"))

    hearing.refresh_from_db()
    assert hearing.zone == "Asia/Oral"


def test_an_hour_that_the_corrected_clocks_jump_over_stays_until_somebody_asks():
    hearing = factories.hearing(date=dt.date(2021, 3, 28), time=dt.time(2, 30))

    save(hearing.court, zone="Europe/Berlin")

    hearing.refresh_from_db()
    assert (hearing.zone, hearing.starts_at.hour) == ("Asia/Almaty", 20)


def test_what_pages_alone_show_raises_the_edition_and_no_sequence():
    hearing = factories.hearing()
    before = number()

    actions.confirm(hearing, by=None)
    save(hearing.case.office, about={"en": "Who we are"})

    assert (number(), sequence(hearing)) == (before + 2, 0)


def test_a_draft_and_what_hangs_on_it_alone_raise_nothing():
    before = number()
    who = factories.prosecution()
    draft = factories.hearing(people=[who], published=False, court=factories.court(slug="hidden-court"))

    save(draft, time=dt.time(11))
    save(who.defendant, family_name={"en": "Primerova"})
    save(draft.court, name={"en": "Another name"})

    assert (number(), Change.objects.exclude(table="offices.Office").count(), Rendering.objects.count()) == (
        before + 1,  # the office, which has a page of its own
        0,
        0,
    )


def test_many_changes_behind_one_door_are_one_edition():
    who = factories.prosecution()
    hearing = factories.hearing(people=[who])
    before = number()

    with edition.change(by=None):
        save(hearing, time=dt.time(11))
        save(who, role={"en": "poet"})
        save(who.defendant, family_name={"en": "Primerova"})

    assert (number(), sequence(hearing)) == (before + 1, 1)


def test_there_and_back_behind_one_door_is_no_change():
    hearing = factories.hearing()
    before = number()

    with edition.change(by=None):
        save(hearing, time=dt.time(11))
        save(hearing, time=dt.time(9, 15))

    assert (number(), sequence(hearing)) == (before, 0)


def test_a_change_that_fails_leaves_nothing_behind():
    hearing = factories.hearing()
    before = (number(), Change.objects.count())

    def half_way():
        with edition.change(by=None):
            save(hearing, time=dt.time(11))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()

    assert (number(), Change.objects.count()) == before
    assert Hearing.objects.get(pk=hearing.pk).time == dt.time(9, 15)
    with pytest.raises(edition.ClosedDoor):
        hearing.save()


def test_renaming_a_court_renews_every_hearing_it_shows_in_and_no_other():
    here = [factories.hearing(court=factories.court()) for _ in range(3)]
    elsewhere = factories.hearing(court=factories.court(slug="other", name="Other court"))

    save(factories.court(), name={"en": "Renamed court"})

    assert [sequence(hearing) for hearing in here] == [1, 1, 1]
    assert sequence(elsewhere) == 0


def test_the_log_says_what_changed_who_did_it_and_why():
    hearing = factories.hearing()
    editor = factories.editor()

    actions.move(hearing, by=editor, time=dt.time(14, 30), reason={"en": "The judge is busy."})

    change = Change.objects.latest("pk")
    assert (change.kind, change.by, change.reason, change.minor) == (
        ChangeKind.MOVED,
        editor,
        {"en": "The judge is busy."},
        False,
    )
    assert (change.before["time"], change.after["time"], change.left_date) == ("09:15", "14:30", hearing.date)


def test_a_slip_corrected_is_logged_and_not_shown():
    hearing = factories.hearing()

    with edition.change(by=None, minor=True):
        hearing.time = dt.time(9, 30)
        hearing.save()

    assert Change.objects.latest("pk").minor
    assert sequence(hearing) == 1


def test_the_log_is_a_chain_in_which_a_changed_row_shows():
    hearing = factories.hearing()
    actions.confirm(hearing, by=None)
    actions.postpone(hearing, by=None)
    rows = list(Change.objects.order_by("pk"))

    assert [row.computed_digest() for row in rows] == [row.digest for row in rows]
    assert [row.previous_digest for row in rows[1:]] == [row.digest for row in rows[:-1]]
    Change.objects.filter(pk=rows[1].pk).update(after={"publication": "forged"})
    assert Change.objects.get(pk=rows[1].pk).computed_digest() != rows[1].digest


def test_the_editions_moment_has_whole_seconds_and_never_goes_back():
    hearing = factories.hearing()
    late = dt.datetime(2030, 1, 1, 12, 0, 0, 500_000, tzinfo=dt.UTC)

    with edition.change(by=None, now=late):
        hearing.time = dt.time(11)
        hearing.save()
    actions.postpone(hearing, by=None)

    assert edition.current().at == late.replace(microsecond=0)


def test_there_is_one_edition_row():
    factories.hearing()

    assert list(Edition.objects.values_list("pk", flat=True)) == [1]


def test_a_change_is_seen_through_many_to_many_listing_too():
    who, other = factories.prosecution(), factories.prosecution()
    hearing = factories.hearing(people=[who])
    before = number()

    with edition.change(by=None):
        hearing.prosecutions.add(other)

    assert (number(), sequence(hearing)) == (before + 1, 1)
    assert Change.objects.latest("pk").after == {"prosecutions": sorted([who.pk, other.pk])}


def test_a_withdrawn_hearing_keeps_a_nameless_rendering():
    who = factories.prosecution(defendant=factories.defendant(family_name="Canaryova"))
    hearing = factories.hearing(people=[who])

    actions.withdraw(hearing, by=None)

    kept = Rendering.objects.get(hearing=hearing)
    assert kept.sequence == 1
    assert "canaryova" not in str(kept.bodies).lower()


def test_renaming_a_court_that_was_left_is_seen_where_the_hearing_was():
    old = factories.court()
    hearing = factories.hearing(court=old)
    actions.move(hearing, by=None, court=factories.court(slug="second", name="Second Court"))
    before, sequence_before = number(), sequence(hearing)

    with edition.change(by=None):
        old.name = {"en": "First Court"}
        old.save()

    assert (number(), sequence(hearing)) == (before + 1, sequence_before + 1)
    assert "First Court" in Rendering.objects.get(hearing=hearing).bodies["en"]


def _cancel_and_move(hearing: Hearing) -> None:
    with edition.change(by=None, note="never said"):
        actions.cancel(hearing, by=None)
        actions.move(hearing, by=None, time=dt.time(12, 0))


def test_a_door_inside_a_door_that_raises_takes_back_what_was_done_in_it_alone():
    kept, dropped = factories.hearing(), factories.hearing(time=dt.time(11, 0))
    before = number()

    with edition.change(by=None):
        actions.cancel(kept, by=None)
        with pytest.raises(ValidationError):
            _cancel_and_move(dropped)

    dropped.refresh_from_db()
    assert (dropped.status, number()) == ("scheduled", before + 1)
    assert [row.hearing_id for row in Change.objects.filter(edition=before + 1)] == [kept.pk]
    assert (sequence(kept), sequence(dropped)) == (1, 0)
    assert not Hearing.history.filter(history_note="never said").exists()
