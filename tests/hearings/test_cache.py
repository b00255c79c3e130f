"""The record's stamp costs one statement, and survives a connection that broke since the last reader."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from psycopg2.extensions import connection as Connection

from hearings.cache import stamp
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("postgresql")]


@contextmanager
def another() -> Iterator[Connection]:
    """A second way into the database, as an administrator has one."""
    other = connection.get_new_connection(connection.get_connection_params())
    other.autocommit = True
    try:
        yield other
    finally:
        other.close()


def next_request() -> None:
    """What Django does with a kept connection before each request."""
    connection.close_if_unusable_or_obsolete()


def break_connection() -> None:
    """The server ends our session, as a restart does."""
    connection.ensure_connection()
    with another() as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 2000)", [connection.connection.info.backend_pid])
        assert cursor.fetchone() == (True,)


def test_a_connection_that_broke_since_the_last_reader_costs_nobody_an_answer(client: Client) -> None:
    factories.hearing()
    before = stamp(0)
    next_request()
    break_connection()

    assert stamp(0) == before
    assert client.get("/2021/05/06/").status_code == 200


def test_no_statement_but_the_stamp_s_own_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    stamp(0)
    asked = []
    usable = connection.is_usable
    monkeypatch.setattr(connection, "is_usable", lambda: asked.append("SELECT 1") or usable())
    next_request()

    stamp(0)
    connection.close_if_health_check_failed()

    assert asked == []


def test_a_statement_that_was_stopped_is_not_asked_again() -> None:
    """A table under a lock would hold the reader for a second ten seconds."""
    factories.hearing()
    next_request()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 300")
    with another() as other:
        other.autocommit = False
        with other.cursor() as cursor:
            cursor.execute("LOCK TABLE hearings_edition IN ACCESS EXCLUSIVE MODE")
        session = connection.connection.info.backend_pid
        with pytest.raises(OperationalError, match="statement timeout"):
            stamp(0)
        other.rollback()

    assert connection.connection.info.backend_pid == session
    connection.close()


def test_whoever_listens_to_queries_hears_the_stamp_and_it_is_the_same() -> None:
    factories.hearing()
    with CaptureQueriesContext(connection) as heard:
        listened = stamp(0)

    assert listened == stamp(0) != (0, 0, 0)
    assert len(heard) == 1
