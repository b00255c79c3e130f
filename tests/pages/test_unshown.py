"""One hearing whose row is broken hides no other: lists go on without it, and say so to readers and to the operator."""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.management import call_command
from django.db import connection
from django.template import TemplateSyntaxError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearings import actions, diagnosis, edition, unshown
from hearings.formats.line_check import problems
from hearings.mirror.building import build
from hearings.models import Change, Court, Hearing, Rendering
from hearings.serializers import hearing_records
from tests import factories
from tests.hearings.admin.conftest import fields_of
from tests.pages.reading import reads

pytestmark = pytest.mark.django_db

HOURS = (dt.time(9, 15), dt.time(10, 15), dt.time(11, 15))
SENTENCE = "Hearings that cannot be shown here at the moment: 1. The fault is ours."
SENTENCES = {
    "": SENTENCE,
    "/ru": "Заседания, которые сейчас нельзя здесь показать: 1. Ошибка на нашей стороне.",
    "/kk": "Қазір мұнда көрсету мүмкін емес отырыстар: 1. Қате бізден.",
}


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """What one test came across is nothing to the next."""
    yield
    unshown.forget()


@pytest.fixture
def three(now: dt.datetime) -> list[Hearing]:
    """Three hearings of one person in one case, at one court, on one day; the site has two offices."""
    factories.office(slug="other")
    who = factories.prosecution(defendant=factories.defendant(slug="aru-demova"))
    return [factories.hearing(people=[who], time=hour) for hour in HOURS]


# --- what may stand in a row that no application wrote
def a_zone(row: Hearing) -> None:
    Hearing.objects.filter(pk=row.pk).update(zone="Mars/Olympus")


def a_list(row: Hearing) -> None:
    Hearing.objects.filter(pk=row.pk).update(time_note=["not before noon"])


def a_number(row: Hearing) -> None:
    Hearing.objects.filter(pk=row.pk).update(reason={"en": 5})


def an_hour(row: Hearing) -> None:
    """SQLite alone holds what is none; elsewhere another break stands in for it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE hearings_hearing SET time = '25:99' WHERE id = %s", [row.pk])
    else:
        a_zone(row)


def a_change(row: Hearing) -> None:
    Change.objects.filter(hearing=row).update(after={"time": "soon"})


def a_text(row: Hearing) -> None:
    Change.objects.filter(hearing=row).update(before="a text")


Break = Callable[[Hearing], None]
every_break = pytest.mark.parametrize("harm", [a_zone, a_list, a_number, an_hour, a_change, a_text])

PAGES = [
    "/",
    "/2021/05/06/",
    "/2021/W18/",
    "/2021/05/",
    "/2021/05/06/sheet/",
    "/defendants/aru-demova/",
    "/cases/{case}/",
    "/courts/almaty-city/",
    "/courts/almaty-city/2021/",
    "/cities/almaty/",
    "/articles/kz-cc/405/",
    "/offices/demo/",
    "/search/?q=Demova",
    "/changes/",
    "/defendants/aru-demova/changes/",
    "/embed/2021/05/06/",
    "/embed/courts/almaty-city/",
]
LISTS = [
    "/hearings",
    "/2021/05/06",
    "/defendants/aru-demova",
    "/cases/{case}",
    "/courts/almaty-city",
    "/search",
]
OTHERS = [
    "/2021/", "/defendants/", "/courts/", "/cities/", "/articles/", "/statistics/", "/statistics.json",
    "/sitemap.xml", "/subscribe/", "/about/", "/livez",
]  # fmt: skip


def at(address: str, rows: list[Hearing]) -> str:
    return address.format(case=rows[0].case.public_id)


@every_break
def test_every_page_shows_all_the_others_and_says_that_one_is_missing(
    client: Client, three: list[Hearing], harm: Break
) -> None:
    harm(three[1])

    for address in PAGES:
        words = reads(client, at(address, three)).one("body").text
        shown = [hour for hour in ("09:15", "10:15", "11:15") if hour in words]
        assert (address, shown, SENTENCE in words) == (address, ["09:15", "11:15"], True)


@every_break
def test_every_feed_holds_all_the_others(client: Client, three: list[Hearing], harm: Break) -> None:
    harm(three[1])

    for address in (
        f"{at(stem, three)}.{suffix}" for stem in LISTS for suffix in ("atom", "json", "csv", "txt")
    ):
        answer = client.get(f"{address}?q=Demova")
        text = answer.content.decode()
        shown = [hour for hour in ("09:15", "10:15", "11:15") if hour in text]
        assert (address, answer.status_code, shown) == (address, 200, ["09:15", "11:15"])
        if address.endswith((".atom", ".txt")):
            assert SENTENCE in text
        if address.endswith(".json"):
            assert json.loads(text)["unshown"] == [str(three[1].public_id)]


@every_break
def test_calendars_keep_what_was_kept_last(client: Client, three: list[Hearing], harm: Break) -> None:
    addresses = [f"{at(stem, three)}.ics?q=Demova" for stem in LISTS]
    before = [client.get(address).content for address in addresses]
    harm(three[1])

    assert [client.get(address).content for address in addresses] == before
    assert {feed.count(b"BEGIN:VEVENT") for feed in before} == {3}


@pytest.mark.parametrize(
    "harm", [{"bodies": {"en": "BEGIN:VALARM"}}, {"coming": {"at": "never"}}, {"coming": [5]}]
)
def test_a_broken_entry_is_left_out_of_calendars_alone(
    client: Client, three: list[Hearing], harm: dict, caplog: pytest.LogCaptureFixture
) -> None:
    Rendering.objects.filter(hearing=three[1]).update(**harm)

    feed = client.get("/2021/05/06.ics").content
    assert feed.count(b"BEGIN:VEVENT") == 2
    assert list(problems(feed)) == []
    assert f"hearing {three[1].public_id} cannot be shown" in caplog.text
    assert [each.check for each in diagnosis.sound(dt.datetime(2021, 5, 6, 2, tzinfo=dt.UTC))] == ["shown"]


@every_break
def test_lists_of_changes_hold_all_the_others(client: Client, three: list[Hearing], harm: Break) -> None:
    harm(three[1])

    told = client.get("/changes.json").json()
    assert [change["id"] for change in told["changes"]] == [str(three[2].public_id), str(three[0].public_id)]
    assert told["unshown"] == [str(three[1].public_id)]
    assert SENTENCE in client.get("/changes.atom").content.decode()


@every_break
def test_other_pages_go_on(client: Client, three: list[Hearing], harm: Break) -> None:
    harm(three[1])

    assert {address: client.get(address).status_code for address in OTHERS} == dict.fromkeys(OTHERS, 200)


@every_break
def test_a_day_it_was_moved_from_goes_on(client: Client, three: list[Hearing], harm: Break) -> None:
    actions.move(three[1], by=factories.editor(), date=dt.date(2021, 5, 12), time=dt.time(14, 30))
    harm(three[1])

    words = reads(client, "/2021/05/06/").one("body").text
    assert "11:15" in words
    assert SENTENCE in words


@pytest.mark.parametrize("lang", SENTENCES)
def test_readers_are_told_in_their_language(client: Client, three: list[Hearing], lang: str) -> None:
    a_zone(three[1])

    assert SENTENCES[lang] in reads(client, f"{lang}/2021/05/06/").one("main").text
    assert SENTENCES[lang] in client.get(f"{lang}/2021/05/06.txt").content.decode()


@every_break
def test_its_own_page_and_feeds_say_that_it_cannot_be_shown_now(
    client: Client, three: list[Hearing], harm: Break
) -> None:
    harm(three[1])

    for rest in ("/", ".ics", ".atom", ".json", ".csv", ".txt", "/sheet/", "/sheet/plain/"):
        answer = client.get(f"/hearings/{three[1].public_id}{rest}")
        assert (rest, answer.status_code) == (rest, 500)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "We cannot show this now." in answer.content.decode()
        assert '<a href="/">Upcoming hearings</a>' in answer.content.decode()


def test_a_case_of_which_nothing_can_be_shown_says_so(client: Client, three: list[Hearing]) -> None:
    for row in three:
        a_zone(row)

    assert client.get(at("/cases/{case}/", three)).status_code == 500
    assert client.get("/defendants/aru-demova/").status_code == 200
    assert "cannot be shown here at the moment: 3." in client.get("/2021/05/06/").content.decode()


def test_what_many_share_and_is_broken_hides_them_and_no_others(client: Client, three: list[Hearing]) -> None:
    factories.hearing(time=dt.time(12, 15), court=factories.court(slug="medeu", name="Medeu District Court"))
    Court.objects.filter(slug="almaty-city").update(address="66 Zheltoqsan Street")

    words = reads(client, "/2021/05/06/").one("main").text
    assert "12:15" in words
    assert "cannot be shown here at the moment: 3." in words


@every_break
def test_it_costs_no_query_more(client: Client, three: list[Hearing], harm: Break) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/2021/05/06/")
        return len(captured)

    before = asked()
    harm(three[1])
    assert asked() == before


# --- who is told
@every_break
def test_the_log_names_the_hearing_once_and_nothing_of_it(
    client: Client, three: list[Hearing], harm: Break, caplog: pytest.LogCaptureFixture
) -> None:
    harm(three[1])
    for address in ("/2021/05/06/", "/", "/hearings.json", f"/hearings/{three[1].public_id}/"):
        client.get(address)

    (line,) = [record for record in caplog.records if record.name == "opencourt.unshown"]
    assert line.levelno == logging.ERROR
    assert f"hearing {three[1].public_id} cannot be shown" in line.getMessage()
    assert "Demova" not in caplog.text
    for value in ("Mars", "noon", "soon", "a text"):
        assert value not in caplog.text


@every_break
def test_healthz_names_it_until_it_is_mended(client: Client, three: list[Hearing], harm: Break) -> None:
    harm(three[1])
    client.get("/2021/05/06/")

    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.content.decode() == f"ok\nhearing {three[1].public_id} cannot be shown"

    Hearing.objects.filter(pk=three[1].pk).update(
        zone="Asia/Almaty", time_note={}, reason={}, time=three[1].time
    )
    Change.objects.filter(hearing=three[1]).update(before=None, after={})
    assert client.get("/healthz").content == b"ok"


@every_break
def test_doctor_names_it_and_ends_with_1(three: list[Hearing], harm: Break) -> None:
    harm(three[1])

    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("doctor", stdout=out)
    assert f"Hearing {three[1].public_id} cannot be shown" in out.getvalue()


# --- editors, and copies
@every_break
def test_the_desk_names_it_on_its_first_page(client: Client, three: list[Hearing], harm: Break) -> None:
    harm(three[1])
    client.force_login(factories.editor())

    desk = client.get("/admin/")
    assert desk.status_code == 200
    assert (
        f'<a href="/admin/hearings/hearing/{three[1].pk}/change/">{three[1].public_id}</a>'
        in desk.content.decode()
    )


@every_break
def test_its_form_opens_so_that_it_can_be_mended(client: Client, three: list[Hearing], harm: Break) -> None:
    """The notices of its last change, which the same page offers, cannot be written while it is broken."""
    harm(three[1])
    client.force_login(factories.editor())

    assert client.get(f"/admin/hearings/hearing/{three[1].pk}/change/").status_code == 200


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(("column", "held"), [("date", "2021-13-45"), ("time", "25:99")])
def test_a_date_that_is_none_is_told_to_the_editor_who_mends_it(
    client: Client, three: list[Hearing], column: str, held: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE hearings_hearing SET {column} = %s WHERE id = %s", [held, three[1].pk])
    address = f"/admin/hearings/hearing/{three[1].pk}/change/"
    client.force_login(factories.editor())

    assert {client.get(each).status_code for each in ("/admin/", "/admin/hearings/hearing/")} == {200}
    page = client.get(address)
    assert f"«{held}»" in page.content.decode()
    form = {**fields_of(page), "date": "2021-05-07", "time": "10:30", "moved_or_slip": "slip"}
    assert client.post(address, form).status_code == 302
    assert "10:30" in reads(client, "/2021/05/07/").one("main").text


@every_break
def test_editors_go_on_with_the_others(client: Client, three: list[Hearing], harm: Break) -> None:
    harm(three[1])

    actions.move(three[0], by=factories.editor(), date=dt.date(2021, 5, 6), time=dt.time(14, 30))
    with edition.change(by=None):
        court = Court.objects.get(slug="almaty-city")
        court.name = {"en": "City Court No. 1"}
        court.save()
    assert "14:30" in client.get("/2021/05/06/").content.decode()
    assert "City Court No. 1" in client.get("/2021/05/06.ics").content.decode()


@every_break
def test_a_copy_is_written_whole_and_says_what_it_cannot_show(
    three: list[Hearing], now: dt.datetime, tmp_path: Path, harm: Break, settings
) -> None:
    settings.LANGUAGES = [("en", "English")]
    harm(three[1])

    built = build(tmp_path / "mirror", now=now, base="https://copy.example")
    page = tmp_path / "mirror" / "hearings" / str(three[1].public_id) / "index.html"
    assert built.unshown == (f"hearing {three[1].public_id}",)
    assert "We cannot show this now." in page.read_text()
    assert SENTENCE in (tmp_path / "mirror" / "2021" / "05" / "06" / "index.html").read_text()

    Hearing.objects.filter(pk=three[1].pk).update(
        zone="Asia/Almaty", time_note={}, reason={}, time=three[1].time
    )
    Change.objects.filter(hearing=three[1]).update(before=None, after={})
    assert build(tmp_path / "mirror", now=now, base="https://copy.example").unshown == ()
    assert "10:15" in page.read_text()


# --- our own mistakes are nobody's broken record
def test_rows_that_were_read_wrongly_are_no_broken_record(three: list[Hearing], now: dt.datetime) -> None:
    with pytest.raises(AttributeError, match="prosecution_rows"):
        hearing_records(Hearing.objects.all(), "en", now)


def test_a_mistake_in_a_template_fails(client: Client, three: list[Hearing], settings) -> None:
    (engine,) = site.TEMPLATES
    broken = {
        "hearings/day.html": '{% extends "base.html" %}{% block main %}{{ date|nothing }}{% endblock %}'
    }
    loaders = [("django.template.loaders.locmem.Loader", broken), *engine["OPTIONS"]["loaders"]]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "loaders": loaders}}]

    with pytest.raises(TemplateSyntaxError):
        client.get("/2021/05/06/")
