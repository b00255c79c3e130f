"""The table opens in a spreadsheet as plain text: one hearing a row, and nothing in it is run."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pytest

from hearings import actions, calendars
from hearings.formats.csv import COLUMNS, cell, feed
from tests import factories
from tests.hearings.formats import hostile

DOCS = Path(__file__).resolve().parents[3] / "docs" / "json.md"


def rows(now: dt.datetime, lang: str = "en") -> list[dict[str, str]]:
    octets = feed(calendars.all_hearings(now), lang=lang, now=now)
    return list(csv.DictReader(io.StringIO(octets.decode("utf-8-sig"), newline="")))


@pytest.mark.django_db
def test_a_hearing_is_a_row(now: dt.datetime) -> None:
    who = factories.defendant(given_name="Aibek", family_name="Sabitov")
    factories.hearing(people=[factories.prosecution(defendant=who)])

    (row,) = rows(now)

    assert (row["date"], row["time"], row["starts_at"]) == (
        "2021-05-06",
        "09:15",
        "2021-05-06T09:15:00+06:00",
    )
    assert row["defendants"] == "Aibek SABITOV"
    assert row["charges"] == "Article 405 Part 2 «participation in an extremist organisation»"
    assert row["court"] == "Almaty City Court"


@pytest.mark.django_db
def test_what_is_charged_stands_beside_whom_it_is_charged_to(now: dt.datetime) -> None:
    case = factories.case()
    for given, charges in (("Aru", ("405 2",)), ("Bota", ("405 2",)), ("Dana", ("174 1",))):
        factories.prosecution(
            case=case, defendant=factories.defendant(given_name=given), charges=charges, wording=""
        )
    factories.hearing(case=case)

    (row,) = rows(now)

    assert row["charges"] == "Aru DEMOVA, Bota DEMOVA: Article 405 Part 2 | Dana DEMOVA: Article 174 Part 1"


@pytest.mark.django_db
def test_a_moved_hearing_names_the_date_it_left(now: dt.datetime) -> None:
    actions.move(factories.hearing(), by=None, date=dt.date(2021, 5, 12))

    (row,) = rows(now)

    assert (row["date"], row["earlier_dates"]) == ("2021-05-12", "2021-05-06 09:15")


@pytest.mark.django_db
def test_a_vague_hour_an_end_and_a_link_are_told_as_in_json(now: dt.datetime) -> None:
    factories.hearing(time=None, part_of_day="afternoon", time_note={"en": "after the hearing before it"})
    factories.hearing(
        date=dt.date(2021, 5, 7), end_time=dt.time(10, 45), mode="online", link="https://video.example.org/1"
    )

    vague, known = rows(now)

    assert (vague["time"], vague["part_of_day"], vague["time_note"]) == (
        "",
        "afternoon",
        "after the hearing before it",
    )
    assert (known["end_time"], known["link"]) == ("10:45", "https://video.example.org/1")


@pytest.mark.django_db
def test_lines_end_and_quotes_stand_as_rfc_4180_wants(now: dt.datetime) -> None:
    factories.hearing(court=factories.court(slug="quoted", name='The "Big", Court'))

    octets = feed(calendars.all_hearings(now), lang="en", now=now)

    assert octets.count(b"\n") == octets.count(b"\r\n") == 2
    assert b'"The ""Big"", Court"' in octets


@pytest.mark.parametrize("text", hostile.FORMULAS)
def test_no_cell_begins_a_formula(text: str) -> None:
    assert cell(text)[0] == "'"


@pytest.mark.parametrize("text", ["6 May", "Aru DEMOVA", "Судья: А. Иванов", "«слова»", "", "2021-05-06"])
def test_an_ordinary_cell_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@pytest.mark.django_db
@pytest.mark.parametrize("text", hostile.TEXTS)
def test_a_hostile_text_stays_in_its_cell(now: dt.datetime, text: str) -> None:
    who = factories.defendant(given_name=f"{text}", family_name=f"{text} B")
    factories.hearing(
        people=[factories.prosecution(defendant=who, role=text, wording=text, allegations=[f"{text} x"])],
        outcome={"en": text},
        status="held",
        judges=text[:300],
        courtroom=text[:80],
        court=factories.court(slug="hostile", name=f"{text} court"),
    )

    (row,) = rows(now)

    assert set(row) == set(COLUMNS)
    assert [value for value in row.values() if re.match(r"[\s\"]*[=+\-@＝]|.*[\r\n]", value)] == []


def test_every_column_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", DOCS.read_text(encoding="utf-8")))

    assert [column for column in COLUMNS if column not in explained] == []


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3, 1500])
def test_a_long_table_costs_as_many_queries_as_a_short_one(
    now: dt.datetime, count: int, django_assert_num_queries: Any
) -> None:
    factories.many_hearings(count)
    calendar = calendars.all_hearings(now)

    with django_assert_num_queries(10):
        octets = feed(calendar, lang="en", now=now)

    assert octets.count(b"\r\n") == count + 1
