"""The seed's day says what the seed says; loading is whole or not at all, and only into an empty database."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import models

from hearings import edition, loading, whitelist
from hearings.models import Change, City, Court, Edition, Hearing, Rendering, Statement
from offices.models import Office
from tests import factories

pytestmark = pytest.mark.django_db
FIXTURES = settings.BASE_DIR / "fixtures"
NOON = dt.datetime(2021, 5, 1, 6, tzinfo=dt.UTC)
CITY = {"slug": "oral", "name": {"en": "Oral"}, "country": "KZ", "zone": "Asia/Oral"}


def run(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, stderr=out)
    return out.getvalue()


def whole_database() -> dict[str, list[dict[str, Any]]]:
    kept: list[type[models.Model]] = [*whitelist.public_models(), Change, Edition, Rendering]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in kept}


def folder(path: Path, *entries: dict) -> Path:
    path.mkdir(exist_ok=True)
    (path / "rows.json").write_text(json.dumps(entries))
    return path


def load(*folders: Path) -> int:
    return loading.load(folders, today=NOON.date(), now=NOON, say=lambda _line: None)


# --- the seed
def test_the_seed_has_its_three_hearings_in_its_order_and_all_are_public() -> None:
    run("load_seed")

    seen = [
        (
            str(row.date),
            f"{row.time:%H:%M}",
            row.starts_at.strftime("%H:%MZ"),
            row.mode,
            row.status,
            row.court,
        )
        for row in Hearing.objects.published(NOON).in_order()
    ]
    assert seen == [
        ("2021-05-06", "09:15", "03:15Z", "in_person", "scheduled", None),
        ("2021-05-06", "14:30", "08:30Z", "in_person", "scheduled", None),
        ("2021-05-06", "15:00", "09:00Z", "online", "scheduled", None),
    ]


def test_the_seed_names_its_people_their_charges_and_what_they_are_prosecuted_for() -> None:
    run("load_seed")

    told = [
        (
            row.defendant.full_label,
            row.role,
            [f"{charge.article.number} {charge.part}" for charge in row.charges.all()],
            [charge.wording.get("en", "") for charge in row.charges.all()],
            row.allegations.count(),
        )
        for hearing in Hearing.objects.in_order()
        for row in hearing.prosecutions.all()
    ]
    both = "organization and participation in the activities of an extremist organization"
    assert told == [
        (
            "Aibek SABITOV",
            {"en": "civil activist"},
            ["405 2"],
            ["participation in an extremist organisation"],
            3,
        ),
        ("Berik NOGAYEV", {"en": "civil activist"}, ["405 2"], [""], 4),
        ("Ainur MYRZALIYEVA", {"en": "civil activist"}, ["405 1", "405 2"], [both, both], 4),
    ]


def test_the_seed_closes_with_its_two_statements_on_its_day_only() -> None:
    run("load_seed")

    day = dt.date(2021, 5, 6)
    first_words = [row.text["en"].split(",")[0] for row in Statement.objects.valid_on(day)]
    assert first_words == [
        "In its resolution on the human rights situation in Kazakhstan dated 11 February 2021",
        "We call on the US",
    ]
    assert list(Statement.objects.valid_on(day + dt.timedelta(days=1))) == []


def test_the_seed_is_one_edition_and_a_second_start_changes_no_row() -> None:
    run("load_seed")
    before = whole_database()

    told = run("load_seed")

    assert told == "The database has content already; the seed was not loaded, and nothing changed.\n"
    assert whole_database() == before
    assert [row["number"] for row in before["hearings.Edition"]] == [1]


def test_content_of_ones_own_is_never_joined_by_the_seed() -> None:
    office = factories.office()

    run("load_seed")

    assert list(Office.objects.all()) == [office]
    assert Hearing.objects.count() == 0


def test_what_the_office_says_of_itself_stands_in_three_languages() -> None:
    run("load_seed")

    office = Office.objects.get()
    assert [sorted(texts) for texts in (office.name, office.about, office.corrections)] == [
        ["en", "kk", "ru"]
    ] * 3
    assert [text.count("\n\n") for text in office.about.values()] == [4, 4, 4]


def test_every_court_of_kazakhstan_has_a_name_in_three_languages_and_its_own_zone() -> None:
    load(FIXTURES / "reference")

    assert {tuple(sorted(row.name)) for row in [*Court.objects.all(), *City.objects.all()]} == {
        ("en", "kk", "ru")
    }
    zones = dict(Court.objects.values_list("slug", "zone"))
    west = ["aktau-city", "aktobe-city", "atyrau-city", "kostanay-city", "kyzylorda-city", "oral-city"]
    assert [zones[slug] for slug in ["almaty-city", *west]] == [
        "Asia/Almaty",
        "Asia/Aqtau",
        "Asia/Aqtobe",
        "Asia/Atyrau",
        "Asia/Qostanay",
        "Asia/Qyzylorda",
        "Asia/Oral",
    ]


# --- the loader
def test_derived_columns_are_derived(tmp_path: Path) -> None:
    load(
        folder(
            tmp_path,
            {"model": "hearings.city", "fields": CITY},
            {"model": "hearings.court", "fields": court()},
        )
    )

    assert Court.objects.get().zone == "Asia/Oral"


def court(**fields: Any) -> dict[str, Any]:
    return {"slug": "oral-city", "name": {"en": "Oral City Court"}, "city": ["oral"], **fields}


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"model": "hearings.court", "fields": court(city=["nowhere"])}, "entry 2: .*City matching query"),
        ({"model": "hearings.court", "fields": court(name={})}, "entry 2: This field cannot be blank"),
        ({"model": "hearings.court", "fields": court(nose="long")}, "entry 2: .*no field named 'nose'"),
        ({"model": "hearings.nose", "fields": {}}, "entry 2: .*hearings.nose"),
        ({"at": "-1 10:00", "do": "dance"}, "entry 2: “dance” is no step"),
        ({"at": "yesterday", "do": "amend"}, "entry 2: “yesterday” is no moment"),
        ({"what": "ever"}, "entry 2: it is neither a row"),
    ],
)
def test_a_wrong_entry_is_named_and_nothing_is_loaded(tmp_path: Path, entry: dict, why: str) -> None:
    place = folder(tmp_path, {"model": "hearings.city", "fields": CITY}, entry)

    with pytest.raises(loading.BadFixture, match=why):
        load(place)

    assert City.objects.count() == 0
    assert edition.current().number == 0


def test_an_interruption_leaves_the_database_empty() -> None:
    def stop_at_the_courts(line: str) -> None:
        if "courts" in line:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loading.load([FIXTURES / "reference"], today=NOON.date(), now=NOON, say=stop_at_the_courts)

    assert loading.is_empty()


def test_offsets_count_working_days() -> None:
    friday, sunday = dt.date(2026, 11, 20), dt.date(2026, 11, 22)

    days = [loading.working_day(friday, offset) for offset in (-5, -1, 0, 1, 5)]

    assert [f"{day:%a %d}" for day in days] == ["Fri 13", "Thu 19", "Fri 20", "Mon 23", "Fri 27"]
    assert [loading.working_day(sunday, offset).day for offset in (-1, 0, 1)] == [20, 22, 23]


# --- reference data of another country
def test_reference_data_joins_a_database_with_content_and_changes_no_row_of_it() -> None:
    run("load_seed")
    with edition.change(by=None):
        mended = Court.objects.get(slug="almaty-city")
        mended.address = {"en": "66 Zheltoqsan Street"}
        mended.save()

    run("load_reference", str(FIXTURES / "belarus"), str(FIXTURES / "reference"))
    again = run("load_reference", str(FIXTURES / "belarus"))

    assert Office.objects.count() == 2
    assert Court.objects.get(slug="minsk-leninski").zone == "Europe/Minsk"
    assert Court.objects.get(slug="almaty-city").address == {"en": "66 Zheltoqsan Street"}
    assert again.endswith("Everything was there already; nothing changed.\n")


def test_people_are_no_reference_data() -> None:
    factories.office()

    with pytest.raises(
        CommandError, match="2-people.json, entry 1: defendants.Defendant is no reference data"
    ):
        run("load_reference", str(FIXTURES / "seed"))

    assert Office.objects.count() == 1
