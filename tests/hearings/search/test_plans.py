"""No search reads a large table from end to end: each condition has its index, on either database.

Plans are asked for as the site asks its questions: with what it tells the planner itself, and nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearings.search.patience import patience
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
LARGE = (
    "hearings_hearing|hearings_hearing_prosecutions|defendants_defendant|defendants_prosecution|defendants_charge"
    "|hearings_searchword|hearings_searchkey"
)
SEARCHES = (
    "q=demova", "q=dem", "q=demvva", "q=405", "q=405+part+2", "q=almaty", "q=activist+demova+405", "q=nobody",
    "person=aru-demova", "article=kz-cc/405", "article=kz-cc/405&part=2", "court=almaty-city", "city=almaty",
    "office=demo&from=2021-05-01", "mode=in_person", "access=unknown", "status=scheduled", "stage=trial",
    "from=2021-05-01&to=2021-06-01",
)  # fmt: skip
PLAN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
# SQLite calls a table by its alias where it has one: it stands in the query.
SCAN = {"sqlite": r"^SCAN (\w+)(?!.* USING )", "postgresql": r"Seq Scan on (\w+)"}


def scans(sql: str) -> Iterator[str]:
    with patience(), connection.cursor() as cursor:
        cursor.execute(PLAN[connection.vendor] + sql)
        for *_rest, line in cursor.fetchall():
            for name in re.findall(SCAN[connection.vendor], line):
                table = re.search(rf'"(\w+)" (?:AS )?"?{name}"?(?=\W)', sql)
                if re.fullmatch(LARGE, table[1] if table else name):
                    yield f"{line} in {sql}"


@pytest.mark.parametrize("suffix", ["/", ".ics", ".json"])
@pytest.mark.parametrize("query", SEARCHES)
def test_a_search_goes_by_indexes(client: Client, query: str, suffix: str) -> None:
    factories.many_hearings(30, date=dt.date(2021, 5, 5), a_day=10)

    with CaptureQueriesContext(connection) as caught:
        assert client.get(f"/search{suffix}?{query}").status_code == 200
    asked = [one["sql"] for one in caught.captured_queries if one["sql"].startswith("SELECT")]

    assert asked
    assert [found for sql in asked for found in scans(sql)] == []
