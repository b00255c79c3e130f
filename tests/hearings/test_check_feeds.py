"""The feed doctor finds what would put a reader before a closed door, and says in which feed."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command

from hearings import actions
from hearings.models import Hearing, Rendering
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def run(*args: str) -> str:
    out = io.StringIO()
    call_command("check_feeds", *args, stdout=out, no_color=True)
    return out.getvalue()


def complaints(*args: str) -> list[str]:
    out = io.StringIO()
    with pytest.raises(CommandError, match="have mistakes"):
        call_command("check_feeds", *args, stdout=out, no_color=True)
    return [line for line in out.getvalue().splitlines() if line.startswith("/")]


def in_body(hearing: Hearing, old: str, new: str) -> None:
    """Changes what is kept, past the door."""
    kept = Rendering.objects.get(hearing=hearing)
    assert old in kept.bodies["en"]
    kept.bodies["en"] = kept.bodies["en"].replace(old, new)
    kept.save()


def test_every_calendar_of_a_sound_record_is_read_in_every_language() -> None:
    hearing, moved, _whole_day = (factories.hearing(time=time) for time in (dt.time(9), dt.time(10), None))
    factories.hearing(date=dt.date(2025, 5, 6))
    actions.move(moved, by=None, date=dt.date(2021, 5, 20))
    actions.withdraw(hearing, by=None)

    # All; 2 years, months and 3 weeks, days; a court, a city, an article; 3 people, cases and hearings; 3 languages.
    assert "87 feeds with 126 events read; 0 of them have mistakes." in run()


def test_an_empty_site_has_one_feed_in_each_language() -> None:
    assert "3 feeds with 0 events read; 0 of them have mistakes." in run()


def test_a_feed_that_tells_another_hour_than_the_rows_is_named() -> None:
    hearing = factories.hearing()
    Hearing.objects.update(time=dt.time(10, 15))

    uid = hearing.public_id
    assert complaints("--kind", "day", "--lang", "ru") == [
        f"/ru/2021/05/06.ics: {uid}: DTSTART is 2021-05-06 03:15:00+00:00, not 2021-05-06 04:15:00+00:00",
        f"/ru/2021/05/06.ics: {uid}: DTEND is 2021-05-06 04:15:00+00:00, not 2021-05-06 05:15:00+00:00",
        f"/ru/2021/05/06.ics: {uid}: vobject reads 2021-05-06 03:15:00+00:00 to 2021-05-06 04:15:00+00:00, "
        "not 2021-05-06 04:15:00+00:00 to 2021-05-06 05:15:00+00:00",
    ]


def test_a_local_time_under_a_zone_that_went_elsewhere_is_named() -> None:
    hearing = factories.hearing(date=dt.date(2025, 5, 6))
    in_body(hearing, "TZID=Asia/Almaty", "TZID=Asia/Qostanay")

    assert [
        line.split(": ", 1)[1].split(": ")[1] for line in complaints("--kind", "case", "--lang", "en")
    ] == [
        "nothing uses the VTIMEZONE Asia/Almaty",
        "TZID Asia/Qostanay has no VTIMEZONE",
        "TZID Asia/Qostanay has no VTIMEZONE",
    ]


def test_a_line_that_programs_choke_on_is_named_with_its_number() -> None:
    in_body(factories.hearing(), "TRANSP:TRANSPARENT", "TRANSP:PERHAPS")

    assert [line.split(": ", 2)[2] for line in complaints("--kind", "court", "--lang", "en")] == [
        "TRANSP cannot be 'PERHAPS'"
    ]


def test_a_hearing_that_is_missing_from_its_feed_is_named() -> None:
    hearing = factories.hearing()
    kept = Rendering.objects.get(hearing=hearing)
    kept.bodies.pop("kk")
    kept.save()

    assert complaints("--kind", "hearing") == [
        f"/kk/hearings/{hearing.public_id}.ics: {hearing.public_id}: is missing"
    ]


def test_a_tombstone_that_still_tells_something_is_named() -> None:
    hearing = factories.hearing()
    actions.withdraw(hearing, by=None)
    in_body(hearing, "TRANSP:", "DESCRIPTION:Aru DEMOVA\r\nTRANSP:")

    (told,) = complaints("--kind", "court", "--lang", "en")
    assert told.endswith("was withdrawn, but still has DESCRIPTION")
