"""A program that asks every hour gets the same bytes until something changes, and is told so in a few of them."""

from __future__ import annotations

import datetime as dt
import gzip

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearings import actions
from hearings.views.feeds import FORMATS
from tests import factories

DAY = "/2021/05/06.ics"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_a_feed_is_a_calendar_and_no_download(client: Client) -> None:
    answer = client.get(DAY)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Content-Disposition" not in answer
    assert answer["Cache-Control"] == "public, max-age=60, stale-if-error=3600"
    assert answer["Vary"] == "Accept-Encoding"
    assert answer.cookies == {}


@pytest.mark.parametrize(
    "address",
    ["/hearings", "/2021", "/2021/05", "/2021/W18", "/2021/05/06", "/ru/2021/05/06", "/kk/hearings"],
)
def test_every_list_has_a_feed_beside_its_page(client: Client, address: str) -> None:
    factories.hearing()

    assert client.get(f"{address}.ics").content.count(b"BEGIN:VEVENT") == 1


def test_one_hearing_is_a_calendar_too(client: Client) -> None:
    hearing = factories.hearing()

    feed = client.get(f"/hearings/{hearing.public_id}.ics").content

    assert f"UID:{hearing.public_id}".encode() in feed
    assert client.get("/hearings/0d9c4e6a-5a5b-4f57-9e0a-0a3f2f6f4f11.ics").status_code == 404


def test_an_empty_day_has_an_empty_feed(client: Client) -> None:
    answer = client.get(DAY)

    assert (answer.status_code, answer.content.count(b"BEGIN:VEVENT")) == (200, 0)


def test_an_unknown_format_is_not_found(client: Client) -> None:
    for address in (
        "/2021/05/06.exe",
        "/hearings.docx",
        "/2021/05/06.ICS",
        "/2021/02/30.ics",
        "/2021/W54.ics",
    ):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_the_same_bytes_have_the_same_strong_tag(client: Client, suffix: str) -> None:
    factories.hearing()
    address = f"/2021/05/06.{suffix}"
    first = client.get(address)

    with time_machine.travel(dt.datetime(2021, 5, 6, 2, 1, tzinfo=dt.UTC), tick=False):
        again = client.get(address)
        asked = client.get(address, headers={"if-none-match": first["ETag"]})

    assert first["ETag"].startswith('"')
    assert again["ETag"] == first["ETag"]
    assert (asked.status_code, asked.content) == (304, b"")


def test_a_packed_answer_can_be_asked_for_again(client: Client) -> None:
    factories.hearing()
    packed = client.get(DAY, headers={"accept-encoding": "gzip"})

    asked = client.get(DAY, headers={"accept-encoding": "gzip", "if-none-match": packed["ETag"]})

    assert gzip.decompress(packed.content) == client.get(DAY).content
    assert asked.status_code == 304


def test_a_change_changes_the_tag(client: Client) -> None:
    hearing = factories.hearing()
    first = client.get(DAY)
    actions.cancel(hearing, by=None)

    answer = client.get(DAY, headers={"if-none-match": first["ETag"]})

    assert answer.status_code == 200
    assert answer["ETag"] != first["ETag"]


def test_head_is_get_without_the_bytes(client: Client) -> None:
    factories.hearing()
    got, asked = client.get(DAY), client.head(DAY)

    assert asked.content == b""
    assert (asked["ETag"], asked["Content-Length"]) == (got["ETag"], got["Content-Length"])


def test_last_modified_is_the_later_of_edition_and_quarter(client: Client) -> None:
    factories.hearing()

    assert "Last-Modified" not in client.get(DAY)
    for minutes, said in ((1, "02:00:00"), (14, "02:00:00"), (16, "02:15:00"), (31, "02:30:00")):
        with time_machine.travel(dt.datetime(2021, 5, 6, 2, minutes, tzinfo=dt.UTC), tick=False):
            assert client.get(DAY)["Last-Modified"] == f"Thu, 06 May 2021 {said} GMT"


def test_whoever_remembers_only_the_date_gets_the_next_edition(client: Client) -> None:
    hearing = factories.hearing()
    since = {"if-modified-since": "Thu, 06 May 2021 02:00:00 GMT"}
    with time_machine.travel(dt.datetime(2021, 5, 6, 2, 5, tzinfo=dt.UTC), tick=False):
        assert client.get(DAY, headers=since).status_code == 304
        actions.cancel(hearing, by=None)
        assert client.get(DAY, headers=since).status_code == 200


def test_only_two_options_matter(client: Client) -> None:
    actions.cancel(factories.hearing(), by=None)
    usual = client.get("/hearings.ics").content

    assert client.get("/hearings.ics?utm_source=x&page=2&cancelled=nonsense").content == usual
    assert client.get("/hearings.ics?cancelled=hide").content.count(b"BEGIN:VEVENT") == 0


def test_a_rolling_feed_reaches_ninety_days_back_unless_all_is_asked_for(client: Client) -> None:
    factories.hearing(date=dt.date(2021, 2, 5))
    factories.hearing(date=dt.date(2021, 2, 4))

    assert client.get("/hearings.ics").content.count(b"BEGIN:VEVENT") == 1
    assert client.get("/hearings.ics?past=all").content.count(b"BEGIN:VEVENT") == 2


def test_the_language_of_the_reader_decides_nothing(client: Client) -> None:
    factories.hearing()
    plain = client.get(DAY).content

    asked = client.get(
        DAY, headers={"accept-language": "ru", "accept": "text/html", "authorization": "Bearer x"}
    )

    assert asked.content == plain


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_the_queries_do_not_grow_with_the_rows(client: Client, suffix: str) -> None:
    address, asked = f"/2021/05/06.{suffix}", []
    for more in (1, 2, 1497):
        factories.many_hearings(more, rendered=suffix == "ics")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked.append(len(queries))

    assert len(set(asked)) == 1, asked


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("address", ["/2021/05/06", "/ru/hearings"])
def test_another_site_may_read_every_format_in_a_browser(client: Client, address: str, suffix: str) -> None:
    answer = client.get(f"{address}.{suffix}", headers={"Origin": "https://elsewhere.example"})
    again = client.get(f"{address}.{suffix}", headers={"If-None-Match": answer["ETag"]})

    assert (answer.status_code, again.status_code) == (200, 304)
    for response in (answer, again):
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Credentials" not in response


def test_a_script_elsewhere_learns_that_a_feed_is_not_there(client: Client) -> None:
    answer = client.get("/defendants/nobody.json")

    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (404, "*")


@pytest.mark.parametrize(
    "address", ["/", "/2021/05/06/", "/subscribe/", "/healthz", "/admin/login/", "/admin/x.csv"]
)
def test_no_other_site_may_read_pages_or_the_desk(client: Client, address: str) -> None:
    answer = client.get(address, headers={"Origin": "https://elsewhere.example"})

    assert "Access-Control-Allow-Origin" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
