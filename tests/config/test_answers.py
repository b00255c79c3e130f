"""Kept answers: as fast as a file, and never a minute, a process or a reader out of date."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client

from config.answers import answers
from hearings import actions, edition
from hearings.cache import Answer, Answers
from hearings.models import Hearing
from tests import factories
from tests.pages.reading import parsed

pytestmark = pytest.mark.django_db
DAY = "/2021/05/06/"
FEED = "/2021/05/06.ics"
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def kept(settings, now: dt.datetime) -> Iterator[Answers]:
    settings.KEPT_ANSWERS_MB = 8
    answers.limit = 8 * MEGABYTE
    answers.clear()
    yield answers
    answers.clear()


@pytest.fixture
def hearing() -> Hearing:
    return factories.hearing(date=dt.date(2021, 5, 6), time=dt.time(9, 15))


@pytest.mark.parametrize("address", ["/", DAY, FEED, "/ru/", "/hearings.json", "/about/"])
def test_a_second_reader_costs_one_query_and_gets_the_same_bytes(
    client: Client, hearing: Hearing, address: str, django_assert_num_queries
) -> None:
    first = client.get(address)

    with django_assert_num_queries(1):
        second = client.get(address)

    assert second.content == first.content
    assert dict(second.items()) == dict(first.items())


def test_a_change_is_there_on_the_very_next_request(client: Client, hearing: Hearing) -> None:
    client.get(DAY)

    actions.cancel(hearing, by=None)

    assert "Cancelled" in client.get(DAY).content.decode()


def test_a_timed_release_shows_at_its_quarter_hour_with_nobody_there(
    client: Client, now: dt.datetime
) -> None:
    factories.hearing(date=dt.date(2021, 5, 6), release_at=now + dt.timedelta(minutes=15))
    before = client.get(FEED).content

    with time_machine.travel(now + dt.timedelta(minutes=15), tick=False):
        after = client.get(FEED).content

    assert b"VEVENT" not in before
    assert b"VEVENT" in after


def test_what_nobody_may_see_changes_no_answer(client: Client, hearing: Hearing, kept: Answers) -> None:
    first = client.get(DAY)
    misses = kept.misses

    with edition.change(by=None):
        hearing.case.notes = "a private word"
        hearing.case.save()

    assert client.get(DAY, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert kept.misses == misses


class TestConditions:
    def test_who_has_the_bytes_gets_none_also_when_they_are_kept(
        self, client: Client, hearing: Hearing
    ) -> None:
        etag = client.get(FEED)["ETag"]
        answer = client.get(FEED, headers={"If-None-Match": etag})

        assert (answer.status_code, answer.content) == (304, b"")
        assert answer["ETag"] == etag
        assert "Content-Security-Policy" in answer.headers

    def test_who_knows_the_date_alone_gets_none_until_the_next_quarter(
        self, client: Client, hearing: Hearing, now: dt.datetime
    ) -> None:
        with time_machine.travel(now + dt.timedelta(seconds=5), tick=False):
            since = client.get(FEED)["Last-Modified"]
            assert client.get(FEED, headers={"If-Modified-Since": since}).status_code == 304
        with time_machine.travel(now + dt.timedelta(minutes=15, seconds=5), tick=False):
            assert client.get(FEED, headers={"If-Modified-Since": since}).status_code == 200

    def test_an_edition_of_this_very_second_has_no_date_yet(self, client: Client, hearing: Hearing) -> None:
        assert "Last-Modified" not in client.get(FEED).headers

    def test_slow_lines_get_it_packed_with_a_tag_of_its_own(self, client: Client, hearing: Hearing) -> None:
        plain = client.get(DAY)
        packed = client.get(DAY, headers={"Accept-Encoding": "br, gzip"})

        assert gzip.decompress(packed.content) == plain.content
        assert packed["ETag"] == "W/" + plain["ETag"]
        assert packed["Content-Length"] == str(len(packed.content))
        again = client.get(DAY, headers={"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]})
        assert again.status_code == 304

    @pytest.mark.parametrize("refused", ["gzip;q=0", "gzip; q=0.0", "identity", "", "br"])
    def test_who_cannot_unpack_gets_it_plain(self, client: Client, hearing: Hearing, refused: str) -> None:
        assert "Content-Encoding" not in client.get(DAY, headers={"Accept-Encoding": refused}).headers

    def test_head_answers_like_get(self, client: Client, hearing: Hearing) -> None:
        cold = client.head(DAY)
        page = client.get(DAY)
        warm = client.head(DAY)

        assert cold["ETag"] == page["ETag"] == warm["ETag"]
        assert warm["Content-Length"] == str(len(page.content))


class TestQueries:
    def test_junk_makes_neither_another_answer_nor_another_entry(
        self, client: Client, hearing: Hearing, kept: Answers
    ) -> None:
        page, feed = client.get(DAY).content, client.get(FEED).content
        entries = len(kept)

        for number in range(20):
            assert client.get(f"{DAY}?utm={number}&cancelled=hide").content == page
            assert client.get(f"{FEED}?x={number}&cancelled=nonsense").content == feed
        assert len(kept) == entries

    def test_no_spelling_of_the_host_makes_another_entry(
        self, client: Client, hearing: Hearing, kept: Answers
    ) -> None:
        hosts = ["localhost", "LocalHost", *(f"localhost:{port}" for port in (80, 8000, 65000))]

        pages = {client.get(DAY, headers={"Host": host}).content for host in hosts}

        assert len(pages) == len(kept) == 1

    def test_the_options_of_a_feed_are_answers_of_their_own(self, client: Client, hearing: Hearing) -> None:
        actions.cancel(hearing, by=None)

        assert b"VEVENT" in client.get(FEED).content
        assert b"VEVENT" not in client.get(f"{FEED}?cancelled=hide").content
        assert b"STATUS:CANCELLED" in client.get(f"{FEED}?b=1&cancelled=status&a=2").content

    @pytest.mark.parametrize("query", ["a=%00", "a=" + "x" * 3000])
    def test_broken_queries_are_refused_also_where_the_page_is_kept(
        self, client: Client, hearing: Hearing, query: str
    ) -> None:
        client.get(DAY)

        assert client.get(f"{DAY}?{query}").status_code == 400

    def test_a_query_that_is_the_page_reaches_its_view(
        self, client: Client, hearing: Hearing, kept: Answers
    ) -> None:
        client.get("/changes/")
        entries = len(kept)

        client.get("/changes/?since=2021-05-06")

        assert len(kept) == entries


class TestWhatIsNotKept:
    @pytest.mark.parametrize("address", ["/2021/02/30/", "/nothing/", "/admin/login/", "/livez", "/healthz"])
    def test_errors_the_desk_and_signs_of_life(self, client: Client, address: str, kept: Answers) -> None:
        client.get(address)

        assert len(kept) == 0

    def test_a_wrong_host_is_refused_also_for_kept_addresses(self, client: Client, hearing: Hearing) -> None:
        client.get(DAY)

        assert client.get(DAY, headers={"Host": "evil.example"}).status_code == 400


class TestWithoutDatabase:
    @pytest.fixture
    def gone(self) -> Iterator[None]:
        def nobody_there(*_args: object) -> None:
            raise OperationalError("could not connect to server")

        with connection.execute_wrapper(nobody_there):
            yield

    def test_readers_get_what_was_kept_with_its_date(self, client: Client, hearing: Hearing, request) -> None:
        page, feed = client.get("/ru" + DAY), client.get(FEED)
        request.getfixturevalue("gone")

        late = client.get("/ru" + DAY)

        assert late.status_code == 200
        # By the clock of the page's own foot: in UTC it was still the evening of another day.
        assert parsed(late.content.decode()).one("p.note").text == (
            "Наши записи сейчас недоступны. Эта страница такая, какой была 6 мая 2021 г., 08:00 (Almaty); "
            "более поздних изменений в ней нет."
        )
        assert late["ETag"] != page["ETag"]
        assert b'class="note" role="status"' in late.content
        assert client.get(FEED).content == feed.content

    def test_also_when_it_goes_between_the_stamp_and_the_page(self, client: Client, hearing: Hearing) -> None:
        client.get("/ru" + DAY)
        actions.cancel(hearing, by=None)
        asked = []

        def once(execute: Callable, *query: object) -> object:
            asked.append(query)
            if len(asked) > 1:
                raise OperationalError("server closed the connection unexpectedly")
            return execute(*query)

        client.raise_request_exception = False
        with connection.execute_wrapper(once):
            late = client.get("/ru" + DAY)

        assert late.status_code == 200
        assert "Наши записи сейчас недоступны" in late.content.decode()

    def test_what_was_never_kept_is_said_to_be_out_of_reach(self, client: Client, gone: None) -> None:
        answer = client.get("/kk/2021/05/06/")

        assert answer.status_code == 503
        assert answer["Retry-After"] == "60"
        assert answer["Cache-Control"] == "no-store"
        assert b'<html lang="kk"' in answer.content

    def test_and_then_readers_learn_what_it_means_and_ask_again(self, client: Client, gone: None) -> None:
        """Its only link led to the front page, which was out of reach as well, and a relative feared for the trial."""
        page = parsed(client.get("/2021/05/06/").content.decode())

        assert "Our records cannot be reached at the moment." in page.one("main").text
        assert "This says nothing about any hearing." in page.one("main").text
        assert [a.get("href") for a in page.all("main a")] == ["", "/"]


class TestMemory:
    def test_the_oldest_leave_first_when_the_room_is_full(self) -> None:
        room = Answers(limit=100_000)
        for number in range(30):
            room.keep(number, Answer((1, 0, 0), b"x" * 10_000, {}, '"e"'))
            room.get(0, (1, 0, 0))

        assert room.size <= room.limit
        assert room.get(0, (1, 0, 0)) is not None
        assert room.get(1, (1, 0, 0)) is None
        assert room.get(29, (1, 0, 0)) is not None

    def test_one_answer_as_large_as_the_room_drives_nobody_out(self) -> None:
        room = Answers(limit=100_000)
        room.keep("small", Answer((1, 0, 0), b"x", {}, '"e"'))
        room.keep("large", Answer((1, 0, 0), b"x" * 90_000, {}, '"e"'))

        assert room.get("small", (1, 0, 0)) is not None
        assert room.get("large", (1, 0, 0)) is None

    def test_an_answer_made_anew_takes_the_place_of_the_old_one(self) -> None:
        room = Answers(limit=100_000)
        for number in range(20):
            room.keep("page", Answer((number, 0, 0), b"x" * 1000, {}, '"e"'))

        assert len(room) == 1
        assert room.size == Answer((0, 0, 0), b"x" * 1000, {}, '"e"').size
