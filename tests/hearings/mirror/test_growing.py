"""A copy that grew from build to build is what a whole one would be, byte by byte."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine

from defendants.models import Defendant
from hearings import actions, edition
from hearings.mirror import addresses, building
from hearings.mirror.digests import OWN
from hearings.models import Court, Hearing
from tests import factories
from tests.hearings.mirror.conftest import Build, content, correct

pytestmark = pytest.mark.django_db

Edit = Callable[[list[Hearing]], None]


def _rename_court(_record: list[Hearing]) -> None:
    with edition.change(by=None):
        court = Court.objects.get()
        court.name = {**court.name, "ru": "Другой суд"}
        court.save()


def _hide_name(_record: list[Hearing]) -> None:
    with edition.change(by=None):
        person = Defendant.objects.get(slug="con")
        person.shown_as = "initials"
        person.save()


def _enter(record: list[Hearing]) -> None:
    new = factories.prosecution(defendant=factories.defendant(family_name="Newov", slug="newov"))
    factories.hearing(people=[new], date=dt.date(2021, 7, 2), court=record[0].court)


EDITS: dict[str, Edit] = {
    "moved": lambda rows: actions.move(rows[0], by=None, date=dt.date(2021, 5, 20)),
    "court renamed": _rename_court,
    "name hidden": _hide_name,
    "entered": _enter,
    "adjourned": lambda rows: actions.adjourn(rows[0], by=None, date=dt.date(2021, 8, 9)),
    "held": lambda rows: actions.record_outcome(rows[0], by=None, outcome={"en": "Witnesses were heard."}),
    "corrected": lambda rows: correct(Hearing.objects.get(adjourned_from=rows[0]), "13"),
    "withdrawn": lambda rows: actions.withdraw(rows[1], by=None),
}


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch, mirrored: Build, settings: Any) -> None:
    """Every page and sheet and one feed of each calendar, in one language: what changes in the others changes there."""
    settings.LANGUAGES = [pair for pair in settings.LANGUAGES if pair[0] == "en"]

    def is_brief(path: str) -> bool:
        return path.endswith(("/", ".ics", ".atom", ".xml", "changes.json", ".txt"))

    def brief_leaves(now: dt.datetime, zone: str) -> list[addresses.Leaf]:
        return [
            addresses.Leaf(tuple(filter(is_brief, leaf.paths)) or leaf.paths, leaf.when, leaf.in_languages)
            for leaf in addresses.leaves(now, zone)
        ]

    monkeypatch.setattr(building, "leaves", brief_leaves)


def test_after_edits_the_copy_is_what_a_whole_one_would_be(
    tmp_path: Path, mirrored: Build, record: list[Hearing], brief: None
) -> None:
    mirrored()
    for edit in EDITS.values():
        edit(record)
        mirrored()

    mirrored("whole", whole=True)
    assert content(tmp_path / "mirror") == content(tmp_path / "whole")


OWN_WORDS = {
    "others": 3,
    "part_of_day": "afternoon",
    "time_note": {"en": "After the break"},
    "courtroom": "13",
    "link": "https://court.example/room",
    "access": "closed",
    "stage": "appeal",
    "number": 7,
    "judges": "A. Judge",
    "reason": {"en": "Illness"},
    "outcome": {"en": "Witnesses were heard."},
    "confidence": "presumed",
    "source_kind": "lawyer",
    "last_checked": dt.datetime(2021, 5, 6, 1, tzinfo=dt.UTC),
    "day_order": 5,
}
"""What stands in a hearing's own row; the hour of its end also moves the end of its day, so lists ask for that."""


def test_what_lists_are_not_written_anew_for_is_told_in_none_of_them(
    tmp_path: Path, mirrored: Build, record: list[Hearing], monkeypatch: pytest.MonkeyPatch
) -> None:
    told_in_lists = {*addresses.LISTS, *addresses.ONCE, "/statistics/"}

    def lists_alone(now: dt.datetime, zone: str) -> list[addresses.Leaf]:
        return [leaf for leaf in addresses.leaves(now, zone) if leaf.paths[0] in told_in_lists]

    monkeypatch.setattr(building, "leaves", lists_alone)
    assert set(OWN_WORDS) == OWN - {"end_time"}
    row = factories.hearing(people=list(record[0].prosecutions.all()), date=dt.date(2021, 6, 1), time=None)
    mirrored(base="https://copy.example")
    with edition.change(by=None):
        for column, value in OWN_WORDS.items():
            assert getattr(row, column) != value
            setattr(row, column, value)
        row.save()

    kept = mirrored(base="https://copy.example")
    mirrored("whole", base="https://copy.example", whole=True)

    assert kept.rendered == 0
    assert listed(tmp_path / "mirror") == listed(tmp_path / "whole")


def listed(folder: Path) -> dict[str, bytes]:
    """The files of a folder without the list of them, which tells the edition."""
    return {name: body for name, body in content(folder).items() if not name.startswith("MANIFEST")}


def test_what_the_clock_releases_is_in_the_next_copy_wherever_it_belongs(
    tmp_path: Path, mirrored: Build, record: list[Hearing], brief: None
) -> None:
    """No row changes at that moment: only what readers may see of them."""
    release = dt.datetime(2021, 5, 6, 10, tzinfo=dt.UTC)
    factories.hearing(people=list(record[0].prosecutions.all()), date=dt.date(2021, 5, 7), release_at=release)
    mirrored()
    later = release + dt.timedelta(hours=1)
    with time_machine.travel(later, tick=False):
        mirrored(now=later)
        mirrored("whole", whole=True, now=later)

    assert content(tmp_path / "mirror") == content(tmp_path / "whole")


def test_what_the_clock_has_passed_is_over_in_the_next_copy_wherever_it_stands(
    tmp_path: Path, mirrored: Build, record: list[Hearing], brief: None
) -> None:
    """An edit of something else makes a copy of a later moment of the day."""
    mirrored()
    later = dt.datetime(2021, 5, 6, 12, tzinfo=dt.UTC)
    with time_machine.travel(later, tick=False):
        correct(record[1], "13")
        mirrored(now=later)
        mirrored("whole", whole=True, now=later)

    assert content(tmp_path / "mirror") == content(tmp_path / "whole")


@pytest.mark.parametrize(
    ("told", "evening", "night"),
    [
        # Whether a sheet for observers is offered, on the court's own today or later.
        (
            "/hearings/",
            dt.datetime(2021, 5, 6, 19, tzinfo=dt.UTC),
            dt.datetime(2021, 5, 6, 22, tzinfo=dt.UTC),
        ),
        # Where the whole year stands that it is at the court.
        (
            "/courts/",
            dt.datetime(2021, 12, 31, 19, tzinfo=dt.UTC),
            dt.datetime(2021, 12, 31, 22, tzinfo=dt.UTC),
        ),
    ],
)
def test_a_midnight_elsewhere_is_told_on_the_same_day_of_the_office(
    tmp_path: Path,
    mirrored: Build,
    record: list[Hearing],
    monkeypatch: pytest.MonkeyPatch,
    told: str,
    evening: dt.datetime,
    night: dt.datetime,
) -> None:
    minsk = factories.city(slug="minsk", name="Minsk", zone="Europe/Minsk")
    factories.hearing(
        time=dt.time(10),
        end_time=dt.time(11),
        court=factories.court(slug="of-minsk", name="Court", city=minsk),
    )

    def of_it(now: dt.datetime, zone: str) -> list[addresses.Leaf]:
        return [leaf for leaf in addresses.leaves(now, zone) if leaf.paths[0].startswith(told)]

    monkeypatch.setattr(building, "leaves", of_it)
    with time_machine.travel(evening, tick=False):
        mirrored(now=evening)
    with time_machine.travel(night, tick=False):
        correct(record[1], "13")
        mirrored(now=night)
        mirrored("whole", whole=True, now=night)

    assert content(tmp_path / "mirror") == content(tmp_path / "whole")


def test_another_default_language_makes_another_map_of_the_site(
    tmp_path: Path, mirrored: Build, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    def the_map(now: dt.datetime, zone: str) -> list[addresses.Leaf]:
        return [leaf for leaf in addresses.leaves(now, zone) if leaf.paths[0] == "/sitemap.xml"]

    monkeypatch.setattr(building, "leaves", the_map)
    mirrored()
    settings.LANGUAGE_CODE = "ru"
    mirrored()
    mirrored("whole", whole=True)

    assert content(tmp_path / "mirror") == content(tmp_path / "whole")


def test_a_year_of_a_court_follows_what_left_it_for_another_year(
    tmp_path: Path, mirrored: Build, record: list[Hearing], monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_courts(now: dt.datetime, zone: str) -> list[addresses.Leaf]:
        return [leaf for leaf in addresses.leaves(now, zone) if leaf.paths[0].startswith("/courts/")]

    monkeypatch.setattr(building, "leaves", of_courts)
    factories.hearing(court=record[0].court, people=list(record[1].prosecutions.all()))
    elsewhere = factories.court(slug="medeu", name="Medeu District Court")
    actions.move(record[0], by=None, date=dt.date(2022, 1, 10), court=elsewhere)
    mirrored()
    actions.move(record[0], by=None, time=dt.time(16, 45))
    mirrored()
    mirrored("whole", whole=True)

    assert content(tmp_path / "mirror") == content(tmp_path / "whole")


def test_an_article_follows_its_people_into_their_other_cases(
    tmp_path: Path, mirrored: Build, record: list[Hearing], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside whoever is tried under it stand the date of their next hearing, and their role."""

    def of_articles(now: dt.datetime, zone: str) -> list[addresses.Leaf]:
        return [leaf for leaf in addresses.leaves(now, zone) if leaf.paths[0].startswith("/articles/")]

    monkeypatch.setattr(building, "leaves", of_articles)
    mirrored(base="https://copy.example")
    person = record[0].prosecutions.get().defendant
    other = factories.prosecution(case=factories.case(), defendant=person, role="journalist", charges=())
    factories.hearing(people=[other], case=other.case, date=dt.date(2021, 5, 6), time=dt.time(8, 30))
    mirrored(base="https://copy.example")
    mirrored("whole", base="https://copy.example", whole=True)

    assert listed(tmp_path / "mirror") == listed(tmp_path / "whole")


def test_statistics_follow_a_held_hearing_that_turns_out_to_have_been_online(
    tmp_path: Path, mirrored: Build, record: list[Hearing], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the link was given is counted of hearings held online alone."""

    def statistics(now: dt.datetime, zone: str) -> list[addresses.Leaf]:
        return [leaf for leaf in addresses.leaves(now, zone) if leaf.paths[0] == "/statistics/"]

    monkeypatch.setattr(building, "leaves", statistics)
    actions.record_outcome(record[0], by=None, outcome={"en": "Witnesses were heard."}, link_given="refused")
    mirrored(base="https://copy.example")
    with edition.change(by=None):
        row = Hearing.objects.get(pk=record[0].pk)
        row.mode = "online"
        row.save()
    mirrored(base="https://copy.example")
    mirrored("whole", base="https://copy.example", whole=True)

    assert listed(tmp_path / "mirror") == listed(tmp_path / "whole")
