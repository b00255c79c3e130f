"""Whoever changes the public record behind the application's back leaves a trace that one command finds."""

from __future__ import annotations

import datetime as dt
import io
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from defendants.models import Charge, Defendant
from hearings import actions, edition, seals
from hearings.actions import freezing
from hearings.models import Change, Hearing, RowDigest, Seal
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def hearing() -> Hearing:
    return factories.hearing()


def said(*options: str) -> str:
    out = io.StringIO()
    call_command("verify_record", *options, stdout=out)
    return out.getvalue()


def findings() -> str:
    out = io.StringIO()
    with pytest.raises(CommandError) as found:
        call_command("verify_record", stdout=out)
    assert found.value.returncode == 1
    return out.getvalue()


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_record_that_went_through_the_door_is_whole(hearing: Hearing) -> None:
    actions.cancel(hearing, by=None)
    actions.undo(hearing, by=None)
    with edition.change(by=None):
        factories.hearing(published=False).delete()
        factories.hearing(published=False, case=hearing.case)
    with edition.change(by=None):
        part = factories.prosecution()
        other = factories.hearing(published=False, people=[part])
    with edition.change(by=None):
        part.delete()
    assert not other.prosecutions.exists()

    assert "all as they passed the door" in said()


def test_the_head_moves_on_with_what_readers_see_and_not_with_drafts(hearing: Hearing) -> None:
    number, digest = seals.head()
    factories.defendant()
    factories.hearing(published=False)
    assert number == edition.current().number
    assert seals.head() == (number, digest)

    actions.cancel(hearing, by=None)

    assert seals.head()[0] == number + 1
    assert seals.head()[1] != digest


def test_a_changed_row_is_named_with_its_columns(hearing: Hearing) -> None:
    sql("UPDATE hearings_hearing SET courtroom = '13', number = 77 WHERE id = %s", hearing.pk)

    assert (
        f"hearings.Hearing {hearing.pk}: was changed behind the application's back: courtroom, number."
        in (findings())
    )


def test_a_changed_row_is_named_with_the_page_of_the_desk_that_puts_it_right(hearing: Hearing) -> None:
    part = hearing.prosecutions.get()
    sql("UPDATE hearings_hearing SET courtroom = '13' WHERE id = %s", hearing.pk)
    sql("UPDATE defendants_allegation SET position = 7 WHERE prosecution_id = %s", part.pk)

    found = findings()

    assert f"courtroom. /admin/hearings/hearing/{hearing.pk}/change/" in found
    assert f"/admin/defendants/prosecution/{part.pk}/change/" in found


def test_a_value_that_nobody_can_read_is_named_like_any_other(hearing: Hearing) -> None:
    factories.hearing()
    sql("UPDATE hearings_hearing SET release_at = '20000-01-01 00:00:00Z' WHERE id = %s", hearing.pk)

    found = findings()

    assert f"Hearing {hearing.pk}: was changed behind the application's back: release_at. /" in found
    assert found.count("\n") == 1


@pytest.mark.only_on("sqlite")
def test_a_value_that_is_read_as_before_but_compares_otherwise_is_named(hearing: Hearing) -> None:
    """A moment "99" is read as no moment, but comes after every moment: readers would wait for the hearing's release."""
    sql("UPDATE hearings_hearing SET release_at = '99' WHERE id = %s", hearing.pk)
    sql("UPDATE hearings_hearing SET next_date_unknown = 2 WHERE id = %s", hearing.pk)

    assert "behind the application's back: next_date_unknown, release_at. /admin" in findings()


def test_what_nobody_can_read_in_the_log_and_in_the_seals_is_named(hearing: Hearing) -> None:
    actions.cancel(hearing, by=None)
    change, seal = Change.objects.first(), Seal.objects.first()
    sql("UPDATE hearings_change SET at = '20000-01-01 00:00:00Z' WHERE id = %s", change.pk)
    sql("UPDATE hearings_seal SET at = '20000-01-01 00:00:00Z' WHERE id = %s", seal.pk)

    found = findings().splitlines()

    starts = (f"change {change.pk}", f"seal {seal.pk}", f"hearings.Change {change.pk}: was changed")
    assert len(found) == 3
    assert all(line.startswith(start) for line, start in zip(found, starts, strict=True))


def test_a_charge_swapped_and_a_person_left_out_are_found(hearing: Hearing) -> None:
    charge = Charge.objects.first()
    sql("UPDATE defendants_charge SET part = '3' WHERE id = %s", charge.pk)
    sql("DELETE FROM hearings_hearing_prosecutions WHERE hearing_id = %s", hearing.pk)

    found = findings()

    assert f"defendants.Charge {charge.pk}: was changed behind the application's back: part." in found
    assert f"hearings.Hearing {hearing.pk}: was changed behind the application's back: prosecutions." in found


def test_rows_deleted_and_added_are_found(hearing: Hearing) -> None:
    allegation = hearing.prosecutions.get().allegations.get()
    sql("DELETE FROM defendants_allegation WHERE id = %s", allegation.pk)
    City = hearing.court.city.__class__
    City.objects.bulk_create([City(slug="nowhere", name={"en": "Nowhere"}, country="KZ", zone="Asia/Almaty")])

    found = findings()

    assert f"defendants.Allegation {allegation.pk}: was deleted behind the application's back." in found
    assert f"hearings.City {City.objects.get(slug='nowhere').pk}: was added behind" in found


def test_a_change_altered_or_taken_out_of_the_log_is_found(hearing: Hearing) -> None:
    first, second = Change.objects.order_by("pk")[:2]
    Change.objects.filter(pk=second.pk).update(kind="removed")
    assert f"change {second.pk} of edition {second.edition}" in findings()

    Change.objects.filter(pk=second.pk).update(kind=second.kind)
    assert "all as they passed the door" in said()

    Change.objects.filter(pk=first.pk).delete()
    assert f"change {second.pk} of edition {second.edition}" in findings()


def test_the_end_of_the_log_cannot_be_cut_off(hearing: Hearing) -> None:
    Change.objects.order_by("-pk").first().delete()

    assert "names a change that is missing from the log" in findings()


def test_digests_renewed_to_fit_contradict_the_seal(hearing: Hearing) -> None:
    sql("UPDATE hearings_hearing SET courtroom = '13' WHERE id = %s", hearing.pk)
    forged = seals.row_digest("hearings.Hearing", hearing.pk, seals.stand(Hearing, [hearing.pk])[hearing.pk])
    RowDigest.objects.filter(table="hearings.Hearing", row=hearing.pk).update(
        salt=forged.salt, digest=forged.digest, columns=forged.columns
    )

    assert "do not sum up to the last seal" in findings()


def test_a_past_that_was_rewritten_whole_contradicts_a_signed_manifest(hearing: Hearing) -> None:
    number, digest = seals.head()
    factories.hearing()
    assert "all as they passed the door" in said("--head", f"{number}:{digest}")

    with pytest.raises(CommandError, match="its past was rewritten"):
        said("--head", f"{number}:{'0' * 64}")
    with pytest.raises(CommandError, match="was cut off"):
        said("--head", f"{number + 99}:{digest}")


def test_a_purged_name_is_reported_as_purged_and_hides_nothing_else(hearing: Hearing) -> None:
    person = Defendant.objects.get()
    with edition.change(by=None):
        person.description, person.shown_as = {"en": "A teacher"}, "withheld"
        person.save()

    call_command("purge_history", str(person.pk), stdout=io.StringIO())

    assert "Demova" not in str(list(Change.objects.filter(table="defendants.Defendant").values()))
    assert "names purged on purpose" in said()
    other = Change.objects.exclude(table="defendants.Defendant").first()
    Change.objects.filter(pk=other.pk).update(purged=other.at, after={})
    assert (
        f"hearings.Change {other.pk}: was changed behind the application's back: after, purged" in findings()
    )


def test_what_a_purge_left_of_a_line_cannot_be_forged_afterwards(hearing: Hearing) -> None:
    person = Defendant.objects.get()
    with edition.change(by=None):
        person.description, person.shown_as = {"en": "A teacher"}, "withheld"
        person.save()
    call_command("purge_history", str(person.pk), stdout=io.StringIO())
    purged = Change.objects.filter(purged__isnull=False).order_by("pk").last()
    after = {**purged.after, "minor": "true"}

    Change.objects.filter(pk=purged.pk).update(after=after)

    assert f"hearings.Change {purged.pk}: was changed behind the application's back: after." in findings()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("visible_from", dt.datetime(2030, 1, 1, tzinfo=dt.UTC)),
        ("left_date", dt.date(2030, 1, 1)),
        ("undone", True),
        ("hearing", None),
    ],
)
def test_when_and_where_a_change_shows_cannot_be_altered(
    hearing: Hearing, column: str, value: object
) -> None:
    actions.move(hearing, by=None, time=dt.time(11, 15))
    moved = Change.objects.order_by("pk").last()

    Change.objects.filter(pk=moved.pk).update(**{column: value})

    assert f"hearings.Change {moved.pk}: was changed behind the application's back: {column}." in findings()


def test_a_freeze_and_its_end_leave_the_record_whole(hearing: Hearing) -> None:
    later = timezone.now() + dt.timedelta(hours=3)
    with edition.change(by=None):
        hearing.release_at = later.replace(minute=0, second=0, microsecond=0)
        hearing.save()
    freezing.freeze(now=timezone.now())
    assert "all as they passed the door" in said()

    freezing.lift(now=timezone.now())

    assert "all as they passed the door" in said()


def test_what_is_there_when_seals_begin_is_sealed_as_it_is(hearing: Hearing) -> None:
    RowDigest.objects.all().delete()
    Seal.objects.all().delete()
    assert "seals: are missing" in findings()

    import_module("hearings.migrations.0014_seal_what_is_there").seal(apps, None)
    import_module("hearings.migrations.0016_seal_the_log").seal(apps, None)

    assert "all as they passed the door" in said()
    assert seals.head()[0] == edition.current().number


@pytest.mark.parametrize("count", [1, 3])
def test_a_save_is_sealed_with_the_same_number_of_queries(
    hearing: Hearing, count: int, django_assert_num_queries: object
) -> None:
    keys = [("hearings.Hearing", factories.hearing().pk) for _ in range(count)]
    stands = edition.current()

    with django_assert_num_queries(7):
        seals.write(keys, edition=stands.number, at=stands.at, is_public=False)

    assert Seal.objects.order_by("-pk").first().previous_digest
