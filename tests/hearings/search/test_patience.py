"""No question keeps the database for long."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from hearings.search.patience import TooSlow, patience

pytestmark = pytest.mark.django_db
ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(5)",
}


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        cursor.fetchall()


def test_a_query_without_end_is_stopped_and_the_next_one_runs(database: str) -> None:
    with pytest.raises(TooSlow), patience(0.05):
        run(ENDLESS[database])

    run("SELECT 1")


def test_other_mistakes_stay_what_they_are() -> None:
    with pytest.raises(DatabaseError), patience():
        run("SELECT nothing")


@pytest.mark.only_on("postgresql")
def test_what_comes_after_may_take_its_time() -> None:
    with patience(0.05):
        run("SELECT 1")

    run("SELECT pg_sleep(0.1)")
