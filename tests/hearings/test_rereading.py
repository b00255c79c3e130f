"""For a copy each hearing is read once; a reader of the living site is answered with what stands there now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearings import actions, calendars, copies, edition, rereading
from hearings.formats import csv, json
from hearings.models import Hearing
from hearings.serializers import hearing_records
from tests import factories

pytestmark = pytest.mark.django_db


def copy(now: dt.datetime) -> copies.Copy:
    return copies.Copy(now, "https://copy.example")


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def published(now: dt.datetime) -> list[str]:
    rows = Hearing.objects.published(now).in_order().for_record()
    return [record.key for record in hearing_records(rows, "en", now)]


def test_what_a_copy_read_once_it_does_not_read_again(now: dt.datetime) -> None:
    factories.hearing()
    with copies.writing(copy(now)):
        first = queries(lambda: published(now))
        again = queries(lambda: published(now))

    assert first > 3
    # Which hearings they are is asked each time.
    assert again == 1


def test_the_living_site_reads_each_time(now: dt.datetime) -> None:
    hearing = factories.hearing()
    rows = Hearing.objects.published(now).for_record()
    before = hearing_records(rows.all(), "en", now)
    actions.cancel(hearing, by=None)

    after = hearing_records(rows.all(), "en", now)

    assert [record.status for record in (*before, *after)] == ["scheduled", "cancelled"]


@pytest.mark.parametrize("most", [1, 2, 100])
def test_a_copy_that_must_forget_says_the_same(
    now: dt.datetime, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "MOST", most)
    for minute in (50, 10, 30):
        factories.hearing(people=[factories.prosecution()], time=dt.time(9, minute))
    plain = published(now)

    with copies.writing(copy(now)):
        assert published(now) == plain
        assert published(now) == plain


def test_every_language_of_a_copy_has_its_own_words(now: dt.datetime) -> None:
    factories.hearing()
    rows = Hearing.objects.published(now).for_record()
    with copies.writing(copy(now)):
        told = [hearing_records(rows.all(), lang, now)[0].url for lang in ("en", "ru", "en", "kk")]

    assert [url.partition("hearings")[0] for url in told] == ["/", "/ru/", "/", "/kk/"]


def test_formats_of_one_calendar_are_gathered_once(now: dt.datetime) -> None:
    factories.hearing()
    with copies.writing(copy(now)):
        calendar = calendars.day(factories.DAY, now)
        queries(lambda: json.feed(calendar, lang="en", now=now))

        assert queries(lambda: csv.feed(calendar, lang="en", now=now)) == 0


def test_two_copies_share_nothing(now: dt.datetime) -> None:
    factories.hearing()
    with copies.writing(copy(now)):
        before = edition.current().number
    actions.cancel(Hearing.objects.get(), by=None)

    with copies.writing(copy(now)):
        assert edition.current().number == before + 1
