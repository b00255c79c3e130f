"""Commands for the machine room: zone data change, announced hours do not."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from hearings import edition
from hearings.actions.freezing import freeze
from hearings.models import Change, Hearing, Rendering
from tests import factories

pytestmark = pytest.mark.django_db
UTC = dt.UTC


def run(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, stderr=out)
    return out.getvalue()


def mistake(hearing: Hearing, hours: int = 1) -> None:
    """The instants an older zone table would have given, written past the door."""
    late = dt.timedelta(hours=hours)
    Hearing.objects.filter(pk=hearing.pk).update(
        starts_at=hearing.starts_at + late, ends_at=hearing.ends_at + late
    )


def test_instants_derived_from_an_old_zone_table_are_healed_and_the_wall_clock_stays() -> None:
    hearing = factories.hearing(date=dt.date(2025, 5, 6))
    mistake(hearing, hours=-1)

    told = run("rederive_times")

    hearing.refresh_from_db()
    assert (hearing.date, hearing.time) == (dt.date(2025, 5, 6), dt.time(9, 15))
    assert hearing.starts_at == dt.datetime(2025, 5, 6, 4, 15, tzinfo=UTC)
    assert hearing.ends_at == dt.datetime(2025, 5, 6, 19, tzinfo=UTC)
    assert "1 of 1 hearings changed" in told
    assert "starts_at 2025-05-06 03:15:00+00:00 → 2025-05-06 04:15:00+00:00" in told


def test_healing_is_one_edition_and_no_news() -> None:
    hearing = factories.hearing()
    mistake(hearing)
    before = edition.current().number

    run("rederive_times")

    assert edition.current().number == before + 1
    assert Change.objects.order_by("pk").last().minor is True


def test_where_nothing_is_wrong_nothing_changes() -> None:
    factories.hearing()
    factories.hearing(published=False, time=None)
    before = edition.current().number, list(Rendering.objects.values())

    told = run("rederive_times")

    assert (edition.current().number, list(Rendering.objects.values())) == before
    assert "0 of 2 hearings changed" in told


def test_a_dry_run_says_what_would_change_and_changes_nothing() -> None:
    hearing = factories.hearing()
    mistake(hearing)
    before = Hearing.objects.values().get(), edition.current().number

    told = run("rederive_times", "--dry-run")

    assert "1 of 1 hearings would change" in told
    assert (Hearing.objects.values().get(), edition.current().number) == before


def test_drafts_are_healed_without_an_edition() -> None:
    hearing = factories.hearing(published=False)
    mistake(hearing)
    before = edition.current().number

    run("rederive_times")

    right = hearing.starts_at
    hearing.refresh_from_db()
    assert (hearing.starts_at, edition.current().number) == (right, before)


def test_a_kept_vevent_made_with_old_zone_data_is_made_anew_and_its_sequence_rises_once() -> None:
    stale, fresh = factories.hearing(), factories.hearing(time=dt.time(14, 30))
    Rendering.objects.filter(hearing=stale).update(digest="made with old zone data")
    before = edition.current().number

    run("rederive_times")
    run("rederive_times")

    sequences = dict(Rendering.objects.values_list("hearing", "sequence"))
    assert sequences == {stale.pk: 1, fresh.pk: 0}
    assert edition.current().number == before + 1


def test_a_court_whose_zone_was_corrected_behind_our_back_moves_its_hearings_instants() -> None:
    court = factories.court()
    hearing = factories.hearing(court=court)
    type(court).objects.filter(pk=court.pk).update(zone="Asia/Oral")

    run("rederive_times")

    hearing.refresh_from_db()
    assert (hearing.zone, hearing.starts_at) == ("Asia/Oral", dt.datetime(2021, 5, 6, 4, 15, tzinfo=UTC))


def test_while_publishing_is_frozen_times_stay_and_it_says_when_to_come_again() -> None:
    """A restored copy may be of such an hour."""
    factories.hearing()
    freeze(now=timezone.now())

    with pytest.raises(CommandError, match="Publishing is frozen.*Run rederive_times again"):
        run("rederive_times")


def test_an_hour_the_clocks_now_jump_over_is_named_and_left_as_it_was() -> None:
    court = factories.court()
    lost = factories.hearing(date=dt.date(2026, 3, 29), time=dt.time(3, 30), court=court)
    other = factories.hearing()
    type(court).objects.filter(pk=court.pk).update(zone="Europe/Vilnius")

    with pytest.raises(CommandError, match=f"no longer exists.*{lost.public_id}"):
        run("rederive_times")

    assert Hearing.objects.get(pk=lost.pk).starts_at == lost.starts_at
    assert Hearing.objects.get(pk=other.pk).zone == "Europe/Vilnius"
