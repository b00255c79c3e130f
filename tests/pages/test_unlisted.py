"""One person, court, city or article whose row is broken hides no other, in no list, and no hearing but its own."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from defendants.models import Article, Case, Defendant, LegalCode
from hearings import actions, diagnosis, edition, unshown
from hearings.mirror.building import build
from hearings.models import City, Court, Hearing, Statement
from offices.models import Office
from tests import factories
from tests.hearings.admin.conftest import fields_of
from tests.pages.reading import reads

pytestmark = pytest.mark.django_db

SENTENCE = "Entries that cannot be shown here at the moment: 1. The fault is ours."
SENTENCES = {
    "": SENTENCE,
    "/ru": "Записи, которые сейчас нельзя здесь показать: 1. Ошибка на нашей стороне.",
    "/kk": "Қазір мұнда көрсету мүмкін емес жазбалар: 1. Қате бізден.",
}
MORNING = dt.datetime(2021, 5, 6, 2, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """What one test came across is nothing to the next."""
    yield
    unshown.forget()


@pytest.fixture
def two(now: dt.datetime) -> tuple[Hearing, Hearing]:
    """Two hearings on one day that have nothing in common but their office: person, case, article, court and city."""
    one = factories.hearing(
        people=[factories.prosecution(defendant=factories.defendant(slug="aru-demova"), charges=["405 2"])]
    )
    astana = factories.city(slug="astana", name="Astana")
    other = factories.hearing(
        people=[
            factories.prosecution(
                defendant=factories.defendant(
                    given_name="Berik", family_name="Primerov", slug="berik-primerov"
                ),
                charges=["174 1"],
            )
        ],
        time=dt.time(11, 15),
        court=factories.court(slug="astana-city", name="Astana City Court", city=astana),
    )
    return one, other


# --- what may stand in a row that no application wrote
def a_persons_name(row: Hearing) -> None:
    _person(row).update(family_name=["Demova"])


def a_number_in_a_name(row: Hearing) -> None:
    _person(row).update(given_name={"en": 5})


def spellings(row: Hearing) -> None:
    _person(row).update(aliases=7)


def a_courts_name(row: Hearing) -> None:
    Court.objects.filter(pk=row.court_id).update(name="Almaty City Court")


def a_courts_zone(row: Hearing) -> None:
    Court.objects.filter(pk=row.court_id).update(zone="Mars/Olympus")


def a_citys_name(row: Hearing) -> None:
    City.objects.filter(pk=row.court.city_id).update(name=["Almaty"])


def a_citys_zone(row: Hearing) -> None:
    City.objects.filter(pk=row.court.city_id).update(zone="Mars/Olympus")


def an_articles_title(row: Hearing) -> None:
    _article(row).update(title=["Extremism"])


def an_articles_parts(row: Hearing) -> None:
    _article(row).update(parts={"2": "taking part"})


def a_cases_title(row: Hearing) -> None:
    Case.objects.filter(pk=row.case_id).update(title=5)


def _person(row: Hearing):
    return Defendant.objects.filter(prosecutions__hearings=row)


def _article(row: Hearing):
    return Article.objects.filter(charges__prosecution__hearings=row)


Break = Callable[[Hearing], None]
OF_PEOPLE = [a_persons_name, a_number_in_a_name, spellings]
OF_COURTS = [a_courts_name, a_courts_zone]
OF_CITIES = [a_citys_name, a_citys_zone]
OF_ARTICLES = [an_articles_title, an_articles_parts]
HARMS = [*OF_PEOPLE, *OF_COURTS, *OF_CITIES, *OF_ARTICLES, a_cases_title]
every_break = pytest.mark.parametrize("harm", HARMS)

LISTS = ["/defendants/", "/courts/", "/cities/", "/articles/"]
OTHERS = [
    "/", "/2021/05/06/", "/2021/W18/", "/2021/05/", "/2021/", "/2021/05/06/sheet/", "/search/?q=Primerov",
    "/search/?from=2021-05-01", "/changes/", "/subscribe/", "/embed/2021/05/06/", "/statistics/", "/statistics.json",
    "/statistics.csv", "/sitemap.xml", "/about/", "/copies/", "/leaflet.html", "/hearings.ics", "/hearings.atom",
    "/hearings.json", "/hearings.csv", "/hearings.txt", "/2021/05/06.txt", "/changes.atom", "/changes.json",
    "/defendants/berik-primerov/", "/defendants/berik-primerov/changes/", "/courts/astana-city/", "/cities/astana/",
    "/articles/kz-cc/174/", "/courts/astana-city/2021/", "/courts/astana-city.ics", "/livez", "/healthz",
]  # fmt: skip


@every_break
def test_every_other_page_and_feed_goes_on(client: Client, two: tuple[Hearing, Hearing], harm: Break) -> None:
    _one, other = two
    harm(two[0])

    addresses = [*LISTS, *OTHERS, f"/cases/{other.case.public_id}/", f"/hearings/{other.public_id}/"]
    assert {path: client.get(path).status_code for path in addresses} == dict.fromkeys(addresses, 200)


@every_break
def test_the_other_hearing_stands_on_its_day(
    client: Client, two: tuple[Hearing, Hearing], harm: Break
) -> None:
    harm(two[0])

    assert "11:15" in reads(client, "/2021/05/06/").one("main").text
    assert "11:15" in client.get("/2021/05/06.txt").content.decode()


@pytest.mark.parametrize(
    ("harm", "path", "left"),
    [
        *((harm, "/defendants/", "PRIMEROV") for harm in OF_PEOPLE),
        *((harm, "/courts/", "Astana City Court") for harm in (*OF_COURTS, *OF_CITIES)),
        *((harm, "/cities/", "Astana") for harm in OF_CITIES),
        *((harm, "/articles/", "Article 174") for harm in OF_ARTICLES),
    ],
)
def test_a_list_shows_the_other_and_says_that_one_is_missing(
    client: Client, two: tuple[Hearing, Hearing], harm: Break, path: str, left: str
) -> None:
    harm(two[0])

    words = reads(client, path).one("main").text
    assert left in words
    assert SENTENCE in words
    assert "Demova".upper() not in words
    assert "Almaty City Court" not in words


def test_who_is_tried_with_somebody_broken_is_still_named(client: Client, now: dt.datetime) -> None:
    case = factories.case()
    broken, other = (
        factories.prosecution(case=case, defendant=factories.defendant(family_name=name), position=place)
        for place, name in enumerate(("Demova", "Primerov"))
    )
    factories.hearing(people=[broken])
    factories.hearing(people=[other], time=dt.time(11, 15))
    Defendant.objects.filter(pk=broken.defendant_id).update(family_name=5)

    words = reads(client, "/articles/kz-cc/405/").one("main").text
    assert "PRIMEROV" in words
    assert "Hearings that cannot be shown here at the moment: 1." in words
    assert SENTENCE in words
    assert "11:15" in reads(client, f"/cases/{case.public_id}/").one("main").text


@pytest.mark.parametrize("lang", SENTENCES)
def test_readers_are_told_in_their_language(client: Client, two: tuple[Hearing, Hearing], lang: str) -> None:
    a_persons_name(two[0])

    assert SENTENCES[lang] in reads(client, f"{lang}/defendants/").one("main").text


@pytest.mark.parametrize(
    ("harm", "stem"),
    [
        *((harm, "/defendants/aru-demova") for harm in OF_PEOPLE),
        *((harm, "/courts/almaty-city") for harm in (*OF_COURTS, *OF_CITIES)),
        *((harm, "/cities/almaty") for harm in OF_CITIES),
        *((harm, "/articles/kz-cc/405") for harm in OF_ARTICLES),
    ],
)
def test_its_own_page_and_feeds_say_that_it_cannot_be_shown_now(
    client: Client, two: tuple[Hearing, Hearing], harm: Break, stem: str
) -> None:
    harm(two[0])

    for rest in ("/", ".ics", ".atom", ".json", ".csv", ".txt"):
        answer = client.get(stem + rest)
        assert (rest, answer.status_code) == (rest, 500)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "We cannot show this now." in answer.content.decode()


def test_the_office_every_page_names_may_be_broken(client: Client, two: tuple[Hearing, Hearing]) -> None:
    Office.objects.update(name=["Demo"], about=5, zone="Mars/Olympus")

    paths = [*LISTS, *OTHERS]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_a_code_and_a_statement_hide_themselves_alone(client: Client, two: tuple[Hearing, Hearing]) -> None:
    factories.legal_code(code="KZ-AO", name="Code of offences")
    factories.statement(text="We call for the release of all.")
    Statement.objects.update(text=["We call"])
    LegalCode.objects.filter(code="KZ-AO").update(name=5)

    for path in ("/2021/05/06/", "/2021/05/06.txt", "/articles/"):
        assert client.get(path).status_code == 200


# --- who is told
@every_break
def test_the_log_the_doctor_and_healthz_name_it_and_nothing_of_it(
    client: Client, two: tuple[Hearing, Hearing], harm: Break, caplog: pytest.LogCaptureFixture
) -> None:
    harm(two[0])
    for path in ("/", *LISTS, "/subscribe/", "/statistics/"):
        client.get(path)

    told = [record for record in caplog.records if record.name == "opencourt.unshown"]
    assert {record.levelno for record in told} == {logging.ERROR}
    kinds = {record.getMessage().partition(" ")[0] for record in told}
    assert kinds <= {"hearing", "defendant", "court", "city", "article", "case"}
    assert len({record.getMessage() for record in told}) == len(told)
    assert not [value for value in ("Demova", "Mars", "Extremism", "taking part") if value in caplog.text]
    lines = client.get("/healthz").content.decode().splitlines()
    assert lines[0] == "ok"
    assert [line.partition(" ")[0] for line in lines[1:]]
    assert {each.check for each in diagnosis.sound(MORNING)} == {"shown"}


def test_what_was_mended_is_told_no_more(client: Client, two: tuple[Hearing, Hearing]) -> None:
    a_courts_zone(two[0])
    client.get("/courts/")
    assert client.get("/healthz").content.decode() == "ok\ncourt almaty-city cannot be shown"

    Court.objects.update(zone="Asia/Almaty")

    assert client.get("/healthz").content == b"ok"
    assert list(diagnosis.sound(MORNING)) == []


# --- editors, and copies
@every_break
def test_the_desk_opens_and_names_it(client: Client, two: tuple[Hearing, Hearing], harm: Break) -> None:
    harm(two[0])
    for path in LISTS:
        client.get(path)
    client.force_login(factories.editor(language="en"))

    answer = client.get("/admin/")
    assert answer.status_code == 200
    assert "Cannot be shown to readers: broken in the database" in answer.content.decode()


@every_break
def test_editors_enter_hearings_and_go_on_with_the_others(
    client: Client, two: tuple[Hearing, Hearing], harm: Break
) -> None:
    _one, other = two
    harm(two[0])
    client.force_login(factories.editor(language="en"))

    assert client.get("/admin/hearings/hearing/enter/").status_code == 200
    assert client.get("/admin/hearings/bulletin/paste/").status_code == 200
    actions.move(other, by=factories.editor(username="other"), date=dt.date(2021, 5, 6), time=dt.time(14, 30))
    with edition.change(by=None):
        court = Court.objects.get(slug="astana-city")
        court.name = {"en": "City Court No. 1"}
        court.save()
    assert "14:30" in client.get("/2021/05/06/").content.decode()
    assert "City Court No. 1" in client.get("/courts/").content.decode()


@pytest.mark.parametrize("harm", [a_persons_name, a_courts_name, a_citys_zone, an_articles_title])
def test_a_copy_is_written_whole_and_says_what_it_cannot_show(
    two: tuple[Hearing, Hearing], now: dt.datetime, tmp_path: Path, harm: Break, settings
) -> None:
    settings.LANGUAGES = [("en", "English")]
    harm(two[0])

    built = build(tmp_path / "mirror", now=now, base="https://copy.example")

    kinds = {name.partition(" ")[0] for name in built.unshown}
    assert kinds & {"defendant", "court", "city", "article"}
    assert "11:15" in (tmp_path / "mirror" / "2021" / "05" / "06" / "index.html").read_text()
    lists = [(tmp_path / "mirror" / path.strip("/") / "index.html").read_text() for path in LISTS]
    assert any(SENTENCE in text for text in lists)


@pytest.mark.parametrize(
    ("harm", "typed"),
    [
        (a_persons_name, {"family_name_en": "Demova"}),
        (a_number_in_a_name, {"given_name_en": "Aru"}),
        (a_courts_name, {"name_en": "Almaty City Court"}),
        (a_courts_zone, {"zone": "Asia/Almaty"}),
        (a_citys_name, {"name_en": "Almaty"}),
        (an_articles_title, {"title_en": "Extremism"}),
    ],
)
def test_the_desk_opens_its_page_and_mends_it(
    client: Client, two: tuple[Hearing, Hearing], harm: Break, typed: dict[str, str]
) -> None:
    harm(two[0])
    for path in LISTS:
        client.get(path)
    client.force_login(factories.editor(language="en"))
    (block,) = [
        block
        for part in client.get("/admin/").context["parts"]
        for block in part.blocks
        if str(block.title).startswith("Cannot be shown")
    ]
    page = block.lines[-1].url

    answer = client.post(page, {**fields_of(client.get(page)), **typed})
    assert answer.status_code == 302
    assert client.get("/healthz").content == b"ok"
    assert "Cannot be shown" not in client.get("/admin/").content.decode()
