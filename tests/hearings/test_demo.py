"""The demo set holds one of everything a calendar can tell, around any day, and nobody in it exists."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from defendants.models import Defendant, Prosecution
from hearings.choices import ChangeKind
from hearings.models import Change, Hearing, Statement
from hearings.records import HearingRecord
from hearings.serializers import hearing_record
from offices.models import Office
from tests import factories

MONDAY = dt.date(2026, 11, 23)
MORNING = dt.datetime(2026, 11, 23, 4, tzinfo=dt.UTC)
"""09:00 in Almaty: the hearing of 09:15 has just been moved."""


# Loading takes seconds, so all tests but the last share one demo. They cannot be marked `django_db`, which would
# close the connection between them; the last one is, and so the database is made.
shared = pytest.mark.usefixtures("database", "demo")


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded once for the whole module, and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(MORNING, tick=False):
        call_command("load_demo", date=MONDAY, stdout=io.StringIO())
        yield
        transaction.set_rollback(True)


def records(lang: str = "en") -> list[HearingRecord]:
    return [
        hearing_record(row, lang, MORNING)
        for row in Hearing.objects.published(MORNING).for_record().in_order()
    ]


def happened(hearing: Hearing) -> list[str]:
    return [change.kind for change in hearing.changes.order_by("pk")]


@shared
def test_today_has_the_hearings_of_the_notice_board() -> None:
    today = [record for record in records() if record.date == MONDAY]

    assert [
        (record.time and f"{record.time:%H:%M}", record.status, len(record.people)) for record in today
    ] == [
        ("09:30", "scheduled", 1),
        ("10:00", "scheduled", 13),
        ("14:30", "scheduled", 1),
        ("16:00", "cancelled", 1),
        (None, "scheduled", 1),
    ]


@shared
def test_everything_that_can_happen_to_a_hearing_has_happened() -> None:
    kinds = set(Change.objects.filter(hearing__isnull=False).values_list("kind", flat=True))

    assert set(ChangeKind) - kinds == {
        ChangeKind.HELD,
        ChangeKind.ADDED,
        ChangeKind.CHANGED,
        ChangeKind.REMOVED,
    }
    assert set(Hearing.objects.values_list("status", flat=True)) == {
        "scheduled",
        "postponed",
        "cancelled",
        "held",
        "not_held",
    }
    assert set(Hearing.objects.values_list("publication", flat=True)) == {
        "draft",
        "ready",
        "published",
        "withdrawn",
    }


@shared
def test_changes_have_moments_of_their_own_and_none_lies_ahead() -> None:
    moments = list(Change.objects.order_by("pk").values_list("at", flat=True))

    assert moments == sorted(moments)
    assert len(set(moments)) > 60
    assert moments[-1] <= MORNING
    move = Change.objects.filter(kind=ChangeKind.MOVED).latest("pk")
    assert (move.at, move.before["time"], move.after["time"]) == (
        dt.datetime(2026, 11, 23, 3, 53, tzinfo=dt.UTC),
        "09:15",
        "14:30",
    )


@shared
def test_one_was_moved_twice_and_one_was_put_off_and_set_again() -> None:
    lives = [happened(hearing) for hearing in Hearing.objects.all()]

    assert ["published", "moved", "moved"] in lives
    assert ["published", "postponed", "set_again"] in lives


@shared
def test_a_trial_of_thirteen_has_two_groups_of_charges_and_is_at_its_tenth_hearing() -> None:
    thirteen = next(record for record in records() if len(record.people) == 13 and record.date == MONDAY)

    cites = [tuple(cite.text for cite in person.cites) for person in thirteen.people]
    assert [cites.count(group) for group in sorted(set(cites))] == [5, 8]
    assert (thirteen.number, thirteen.mode) == (10, "online")
    assert chain(thirteen.key) == 11


def chain(key: str) -> int:
    """How many hearings lead to this one, itself included."""
    hearing, length = Hearing.objects.get(public_id=key), 1
    while hearing.adjourned_from:
        hearing, length = hearing.adjourned_from, length + 1
    return length


@shared
def test_three_zones_stand_beside_each_other() -> None:
    offsets = {(record.zone, record.offset) for record in records() if record.date > MONDAY}

    assert offsets >= {("Asia/Almaty", "UTC+5"), ("Europe/Minsk", "UTC+3"), ("Europe/Vilnius", "UTC+2")}
    assert [office.slug for office in Office.objects.order_by("pk")] == ["demo", "belarus"]


@shared
def test_some_of_it_is_in_three_languages_and_some_in_one() -> None:
    languages = {tuple(sorted(row.family_name)) for row in Defendant.objects.all()}

    assert languages >= {("en", "kk", "ru"), ("ru",), ("kk",), ("en",), ("be", "en", "ru")}
    assert [sorted(row.text) for row in Statement.objects.all()] == [
        ["en", "kk", "ru"],
        ["en", "kk", "ru"],
        ["en"],
    ]


@shared
def test_a_minors_name_is_withheld_and_another_is_shown_by_initials() -> None:
    shown = {
        person.shown_as: f"{person.given} {person.family}" for record in records() for person in record.people
    }

    assert shown["withheld"] == " Name withheld"
    assert shown["initials"] == "U. P."
    assert "Arman" not in str(records())


@shared
def test_what_is_not_known_is_there_too() -> None:
    today = records()

    assert [record for record in today if not record.time and not record.court and not record.city]
    assert [
        record for record in today if record.part_of_day == "afternoon" and record.city and not record.court
    ]
    assert [record for record in today if record.confidence == "presumed"]
    assert [record for record in today if record.next_date_unknown]
    assert [record for record in today if record.others == 10]
    assert [record for record in today if record.access == "closed"]
    assert [record for record in today if record.time == dt.time(23, 30)]
    late = [record for record in today if record.status == "scheduled" and record.ends_at < MORNING]
    assert len(late) == 1


@shared
def test_verdicts_and_restraints_have_their_dates() -> None:
    verdicts = (
        Prosecution.objects.exclude(verdict="").values_list("verdict", "verdict_date").order_by("verdict")
    )
    changed = Prosecution.objects.get(defendant__slug="bolat-demov").restraints.order_by("from_date")

    assert list(verdicts) == [("acquitted", dt.date(2026, 11, 13)), ("convicted", dt.date(2026, 11, 18))]
    assert [row.kind for row in changed] == ["custody", "house_arrest"]


@shared
def test_a_release_in_the_future_is_not_seen_before_it() -> None:
    waiting = Hearing.objects.get(release_at__isnull=False)

    assert waiting not in Hearing.objects.published(MORNING)
    assert waiting in Hearing.objects.published(waiting.release_at)


@shared
def test_every_hearing_is_on_a_working_day_and_near() -> None:
    days = list(Hearing.objects.values_list("date", flat=True))

    assert {day.isoweekday() for day in days} <= {1, 2, 3, 4, 5}
    assert max(abs((day - MONDAY).days) for day in days) <= 60
    assert 40 <= len(days) <= 70


@shared
def test_every_name_says_that_it_is_made_up() -> None:
    made_up = ("demo", "primer", "synaq", "ulgi", "mysal", "obraz", "prykl", "пример", "сынақ")

    assert [
        row for row in Defendant.objects.all() if not row.short_label.casefold().startswith(made_up)
    ] == []
    for office in Office.objects.all():
        assert "made up" in office.about["en"]
        assert "вымышлены" in office.about["ru"]


@shared
@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_hearing_can_be_told_in_every_language(lang: str) -> None:
    assert [
        record.people for record in records(lang) if not all(person.family for person in record.people)
    ] == []


@shared
def test_a_second_start_changes_nothing() -> None:
    out = io.StringIO()
    before = Change.objects.count(), Hearing.objects.count()

    call_command("load_demo", stdout=out)

    assert out.getvalue().startswith("The demo is there already; nothing changed.")
    assert (Change.objects.count(), Hearing.objects.count()) == before


@pytest.mark.django_db
def test_made_up_people_never_join_a_database_with_content_of_its_own() -> None:
    factories.office(slug="other")

    with pytest.raises(CommandError, match="made-up people must not join it"):
        call_command("load_demo", stdout=io.StringIO())

    assert Defendant.objects.count() == 0
