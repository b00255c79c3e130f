"""Another country is fixtures, another language one setting and a catalogue: no line of code, no migration."""

from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from icalendar import Calendar

from config.catalogues.__main__ import compile_catalogue
from hearings.models import Court, Hearing
from offices.models import Office
from tests import factories
from tests.pages.reading import reads

pytestmark = pytest.mark.django_db
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("be", "Беларуская"), ("en", "English")]
CATALOGUE = """\
msgid ""
msgstr "Language: be\\nContent-Type: text/plain; charset=UTF-8\\n"

msgid "Upcoming"
msgstr "Будучыя"

msgid "Name withheld"
msgstr "Імя не раскрываецца"
"""


@pytest.fixture
def site(tmp_path: Path, now: dt.datetime) -> Iterator[None]:
    """The seed's site, which has just learned Belarusian and of Belarus."""
    catalogue = tmp_path / "be" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    compile_catalogue(catalogue)
    run("load_seed")
    with override_settings(LANGUAGES=LANGUAGES, LOCALE_PATHS=[tmp_path, *settings.LOCALE_PATHS]):
        run("load_reference", str(settings.BASE_DIR / "fixtures" / "belarus"))
        run("rederive_times")
        yield


@pytest.fixture
def hearing(site: None) -> Hearing:
    """Somebody made up, before a court in Minsk."""
    row = factories.prosecution(
        case=factories.case(office=Office.objects.get(slug="belarus")),
        defendant=factories.defendant(
            given_name={"be": "Алена", "ru": "Елена"},
            family_name={"be": "Прыкладава", "ru": "Прикладова"},
            slug="alena-prykladava",
        ),
        role={"be": "праваабаронца"},
        charges=(),
        allegations=(),
    )
    article = factories.article(code=factories.legal_code(code="BY-CC"), number="342")
    factories.charge(prosecution=row, article=article, part="1")
    court = Court.objects.get(slug="minsk-leninski")
    return factories.hearing(people=[row], court=court, time=dt.time(9), date=dt.date(2021, 5, 7))


def run(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, stderr=out)
    return out.getvalue()


def events(client: Client, path: str) -> list:
    response = client.get(path)
    assert response.status_code == 200, path
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_the_home_page_speaks_it_and_every_page_leads_to_it(site: None, client: Client) -> None:
    page = reads(client, "/be/")

    assert page.one("html").get("lang") == "be"
    assert page.first("nav.nav a").text == "Будучыя"
    assert "/be/" in [link.get("href") for link in reads(client, "/ru/").all("nav.lang a")]


def test_a_hearing_in_minsk_is_told_in_belarusian_at_the_courts_hour(
    hearing: Hearing, client: Client
) -> None:
    page = reads(client, f"/be/hearings/{hearing.public_id}/")

    for words in (
        "Алена ПРЫКЛАДАВА",
        "Суд Ленінскага раёна горада Мінска",
        "Арт. 342 ч. 1",
        "09:00",
        "UTC+3",
        "7 мая 2021 г.",
    ):
        assert words in page.text


def test_what_the_seed_says_only_in_english_is_shown_and_marked(site: None, client: Client) -> None:
    page = reads(client, "/be/2021/05/06/")

    assert [heading.text.startswith("Aibek SABITOV") for heading in page.all("h2")][0] is True
    assert {mark.get("lang") for mark in page.all("[lang]")} >= {"en"}
    assert "Арт. 405 ч. 2" in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/be/2021/05/",
        "/be/2021/W18/",
        "/be/2021/",
        "/be/defendants/",
        "/be/defendants/alena-prykladava/",
        "/be/courts/minsk-leninski/",
        "/be/cities/minsk/",
        "/be/articles/by-cc/342/",
        "/be/offices/belarus/",
    ],
)
def test_every_kind_of_page_answers_in_it(hearing: Hearing, client: Client, path: str) -> None:
    assert reads(client, path).one("html").get("lang") == "be"


def test_feeds_speak_it_also_of_hearings_older_than_the_language(hearing: Hearing, client: Client) -> None:
    mine, seeds = events(client, "/be/courts/minsk-leninski.ics"), events(client, "/be/2021/05/06.ics")

    assert [str(event["SUMMARY"]).startswith("Алена ПРЫКЛАДАВА") for event in mine] == [True]
    assert [event["DTSTART"].dt.astimezone(dt.UTC) for event in mine] == [
        dt.datetime(2021, 5, 7, 6, tzinfo=dt.UTC)
    ]
    told = [str(event["DESCRIPTION"]).replace("\N{NO-BREAK SPACE}", " ") for event in seeds]
    assert ["Арт. 405 ч. " in text for text in told] == [True] * 3


@pytest.mark.parametrize("suffix", ["atom", "json", "csv"])
def test_the_other_formats_speak_it(hearing: Hearing, client: Client, suffix: str) -> None:
    response = client.get(f"/be/hearings/{hearing.public_id}.{suffix}")

    assert response.status_code == 200
    assert "ПРЫКЛАДАВА" in response.content.decode()


def test_an_article_of_kazakhstan_and_one_of_belarus_never_look_the_same(
    hearing: Hearing, client: Client
) -> None:
    both = (
        factories.article(number="342"),
        factories.article(code=factories.legal_code(code="BY-CC"), number="342"),
    )
    row = factories.prosecution(charges=("342 1",), defendant=factories.defendant())
    factories.charge(prosecution=row, article=both[1], part="1", position=1)
    listed = factories.hearing(people=[row])

    page = reads(client, f"/hearings/{listed.public_id}/")

    assert "Article 342 Part 1" in page.text
    assert "Belarus CC Article 342 Part 1" in page.text


def test_neither_needs_a_migration(tmp_path: Path) -> None:
    asked = {
        "LANGUAGES": "kk,ru,be,en",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": "",
        "DEFAULT_ZONE": "Europe/Minsk",
    }

    for command in (["check", "--fail-level", "WARNING"], ["makemigrations", "--check", "--dry-run"]):
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env={**os.environ, **asked},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
