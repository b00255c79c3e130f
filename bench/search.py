"""How long searches take among many hearings, how many queries they cost, and whether any reads a whole table.

`make bench`, or `python bench/search.py 100000`; on an empty PostgreSQL database with BENCH_DATABASE_URL. People have
ten hearings each, courts a thousand. Ends with 1 when a search is not answered within the time
promised, or a plan reads a large table from end to end.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import time

import surroundings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from defendants.models import Allegation, Case, Charge, Defendant, Prosecution
from hearings import edition
from hearings.choices import Access, Mode, Publication, SearchKind, Stage, Status
from hearings.models import Hearing
from hearings.search import index
from hearings.search.patience import patience
from tests import factories

COUNT = 20_000
A_PERSON = 10
PROMISED = 1.0
"""Seconds of the slowest search."""
FIRST = dt.date(2019, 1, 1)
SYLLABLES = "бек нур сал тай жан ер ас мур кен дау бат али ора сей кай рус".split()
LARGE = {
    "hearings_hearing", "hearings_hearing_prosecutions", "defendants_defendant", "defendants_prosecution",
    "defendants_charge", "hearings_searchword", "hearings_searchkey",
}  # fmt: skip
SEARCHES = (
    "q=Бекнуров", "q=Beknurov", "q=Bekhurov", "q=бекнуров+алматы", "q=ali", "q=405", "q=405+part+2",
    "q=Алматы", "q=activist", "q=nobody", "q=activist+405+part+2+almaty&mode=online", "court=court-1",
    "city=almaty", "article=kz-cc/405", "mode=online", "access=closed", "status=cancelled", "stage=appeal",
    "office=demo&from=2021-01-01&to=2021-03-01", "from=2021-05-06&to=2021-05-06",
)  # fmt: skip


def family(number: int) -> str:
    """A made-up family name; 4,096 of them."""
    parts = [SYLLABLES[number >> shift & 15] for shift in (0, 4, 8)]
    return "".join(parts).capitalize() + "ов"


def fill(count: int) -> None:
    """Rows in bulk, past the receivers, and their words by the index itself."""
    people = max(1, count // A_PERSON)
    city = factories.city(name={"en": "Almaty", "ru": "Алматы"})
    courts = [
        factories.court(slug=f"court-{number}", name={"en": f"Court No. {number} of Almaty"}, city=city)
        for number in range(max(1, count // 1000))
    ]
    office, articles = (
        factories.office(),
        [factories.article(number=number) for number in ("405", "488", "174")],
    )
    with edition.change(by=None) as ledger:
        rows = [
            Defendant(
                given_name={"ru": f"Имя{number % 97}"}, family_name={"ru": family(number)}, slug=f"p{number}"
            )
            for number in range(people)
        ]
        Defendant.objects.bulk_create(rows, batch_size=500)
        cases = Case.objects.bulk_create([Case(office=office) for _row in rows], batch_size=500)
        parts = [
            Prosecution(case=case, defendant=row, role={"en": "civil activist", "ru": "активист"})
            for case, row in zip(cases, rows, strict=True)
        ]
        Prosecution.objects.bulk_create(parts, batch_size=500)
        Charge.objects.bulk_create(
            [
                Charge(prosecution=part, article=articles[number % 3], part=str(1 + number % 2))
                for number, part in enumerate(parts)
            ],
            batch_size=500,
        )
        Allegation.objects.bulk_create(
            [
                Allegation(
                    prosecution=part,
                    text={"en": f"Calls and participation in peaceful protest {number % 50}"},
                )
                for number, part in enumerate(parts)
            ],
            batch_size=500,
        )
        hearings = []
        for number in range(count):
            hearing = Hearing(
                case=cases[number % people],
                court=courts[number % len(courts)],
                date=FIRST + dt.timedelta(days=number * 3000 // count),
                time=dt.time(9, 15),
                mode=Mode.ONLINE if number % 9 == 0 else Mode.IN_PERSON,
                access=Access.CLOSED if number % 11 == 0 else Access.OPEN,
                status=Status.CANCELLED if number % 13 == 0 else Status.HELD,
                stage=Stage.APPEAL if number % 7 == 0 else Stage.TRIAL,
                publication=Publication.PUBLISHED,
                first_published_at=ledger.now,
            )
            hearing.derive()
            hearings.append(hearing)
        Hearing.objects.bulk_create(hearings, batch_size=500)
        through = Hearing.prosecutions.through
        through.objects.bulk_create(
            [through(hearing=hearing, prosecution=parts[n % people]) for n, hearing in enumerate(hearings)],
            batch_size=500,
        )
        began = time.perf_counter()
        index.renew(
            {
                str(SearchKind.DEFENDANT): {row.pk for row in rows},
                str(SearchKind.PROSECUTION): {row.pk for row in parts},
                str(SearchKind.CASE): {row.pk for row in cases},
            }
        )
        print(f"  words of {people} people written in {time.perf_counter() - began:.1f} s")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def whole_tables(queries: list[str]) -> set[str]:
    """The large tables that a plan reads from end to end without an index."""
    found: set[str] = set()
    plain = "EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
    scan = r"Seq Scan on (\w+)" if connection.vendor == "postgresql" else r"^SCAN (\w+)(?! USING)(?!.*INDEX)"
    # As the site asks: with what it tells the planner.
    with patience(), connection.cursor() as cursor:
        for sql in queries:
            if not sql.startswith("SELECT"):
                continue
            cursor.execute(plain + sql)
            for row in cursor.fetchall():
                match = re.search(scan, str(row[-1]))
                if match and (match[1] in LARGE or match[1].startswith(("U", "V", "W"))):
                    found.add(f"{row[-1]}: {sql}" if os.environ.get("VERBOSE") else str(row[-1]))
    return found


def main(count: int) -> int:
    surroundings.make_database()
    call_command("collectstatic", interactive=False, verbosity=0)
    fill(count)
    client = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000")
    client.get("/search/?q=warm")
    slow = False
    print(
        f"  {connection.vendor}, {count} hearings: seconds, of them this process's, queries, kilobytes, status"
    )
    for query in SEARCHES:
        began, worked = time.perf_counter(), time.process_time()
        page = client.get(f"/search/?{query}")
        took, work = time.perf_counter() - began, time.process_time() - worked
        with CaptureQueriesContext(connection) as caught:
            client.get(f"/search/?{query}&fresh=1")
        asked = [one["sql"] for one in caught.captured_queries]
        began = time.perf_counter()
        feed = client.get(f"/search.ics?{query}")
        fed = time.perf_counter() - began
        scans = whole_tables(asked)
        slow |= took > PROMISED or page.status_code != 200 or bool(scans)
        print(
            f"  {query:48} {took:6.3f} {work:6.3f} {len(asked):3} {len(page.content) // 1024:4} {page.status_code}"
            f"   feed {fed:6.3f} {feed.status_code}"
        )
        for scan in sorted(scans):
            print(f"      reads all of it: {scan}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT))
