"""How the cost of pages and feeds grows with the archive behind them: 1,000, 10,000 and 100,000 past hearings.

`make bench`, or `python bench/archive.py 1000 10000 100000`; on an empty PostgreSQL database with BENCH_DATABASE_URL.
The coming days are the same each time, only the past gets longer: eight hearings a day, ten of each person. Answers
are rendered anew each time, nothing is kept between. Ends with 1 when the largest archive costs more than promised.
"""

from __future__ import annotations

import datetime as dt
import sys
import time

import surroundings
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from defendants.models import Case, Defendant, Prosecution
from hearings import edition
from hearings.choices import Publication, Status
from hearings.models import Court, Hearing
from hearings.renderings import renew
from tests import factories

PROMISED = 1.2
"""At most so many times what the smallest archive costs."""
NOW = dt.datetime(2026, 11, 23, 4, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 23)
A_DAY, A_PERSON, AHEAD = 8, 10, 100
ROUNDS = 15
PAGES = {
    "home": "/",
    "day": "/2026/11/20/",
    "today": "/2026/11/23/",
    "week": "/2026/W47/",
    "defendant": "/defendants/person-0/",
    "feed": "/hearings.ics",
    "defendant's feed": "/defendants/person-0.ics",
}


def lengthen(total: int, court: Court) -> None:
    """Makes the archive so long: older and older days of ever more people, in bulk and past the receivers."""
    there = Hearing.objects.filter(date__lt=TODAY).count()
    office = factories.office()
    with edition.change(by=None) as ledger:
        people = range(there // A_PERSON, total // A_PERSON)
        defendants = Defendant.objects.bulk_create(
            [
                Defendant(given_name={"en": "Demo"}, family_name={"en": f"P{n}"}, slug=f"person-{n}")
                for n in people
            ],
            batch_size=500,
        )
        cases = Case.objects.bulk_create([Case(office=office) for _ in people], batch_size=500)
        parts = Prosecution.objects.bulk_create(
            [Prosecution(case=case, defendant=who) for case, who in zip(cases, defendants, strict=True)],
            batch_size=500,
        )
        # A person's ten hearings are ten days of a row, as far as the archive goes back.
        rows = [
            heard(parts[(number - there) // A_PERSON], number // A_DAY, court, ledger.now)
            for number in range(there, total)
        ]
        add(rows, [parts[number // A_PERSON] for number in range(total - there)], ledger.now)


def heard(part: Prosecution, days_ago: int, court: Court, now: dt.datetime) -> Hearing:
    date = TODAY - dt.timedelta(days=1 + days_ago)
    return published(part.case, date, court, now, status=Status.HELD)


def published(case: Case, date: dt.date, court: Court, now: dt.datetime, **columns: str) -> Hearing:
    row = Hearing(
        case=case,
        court=court,
        date=date,
        time=dt.time(9, 15),
        publication=Publication.PUBLISHED,
        first_published_at=now,
        **columns,
    )
    row.derive()
    return row


def add(rows: list[Hearing], parts: list[Prosecution], now: dt.datetime) -> None:
    Hearing.objects.bulk_create(rows, batch_size=500)
    through = Hearing.prosecutions.through
    through.objects.bulk_create(
        [through(hearing=row, prosecution=part) for row, part in zip(rows, parts, strict=True)],
        batch_size=500,
    )
    for start in range(0, len(rows), 5000):
        renew([row.pk for row in rows[start : start + 5000]], now=now)


def coming(court: Court) -> None:
    """The days ahead, the same before each archive."""
    who = factories.prosecution()
    with edition.change(by=None) as ledger:
        rows = [
            published(who.case, TODAY + dt.timedelta(days=number // A_DAY), court, ledger.now)
            for number in range(AHEAD)
        ]
        add(rows, [who] * AHEAD, ledger.now)


def cost(client: Client, address: str) -> tuple[float, int, int]:
    """Seconds of the cheapest round, queries, bytes.

    Of the processor, which other programs do not change; on PostgreSQL of the clock, since its work is done elsewhere.
    """
    clock = time.perf_counter if connection.vendor == "postgresql" else time.process_time
    seconds = []
    for _ in range(ROUNDS):
        began = clock()
        answer = client.get(address)
        seconds.append(clock() - began)
    assert answer.status_code == 200, (address, answer.status_code)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return min(seconds), len(asked), len(answer.content)


def main(counts: list[int]) -> int:
    surroundings.make_database()
    surroundings.make_static_files()
    client = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000")
    court = factories.court()
    coming(court)
    first: dict[str, tuple[float, int, int]] = {}
    worst = 0.0
    for count in sorted(counts):
        lengthen(count, court)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        print(f"  {connection.vendor}, {count:,} past hearings:", flush=True)
        with time_machine.travel(NOW):
            client.get("/")
            for name, address in PAGES.items():
                took, queries, size = cost(client, address)
                base = first.setdefault(name, (took, queries, size))
                ratio = took / base[0]
                worst = max(worst, ratio)
                print(
                    f"    {name:17} {took * 1000:7.1f} ms, {queries:2} queries, {size / 1000:7.1f} kB"
                    f"   {ratio:.2f} of the smallest archive",
                    flush=True,
                )
                assert queries == base[1], f"{name}: {queries} queries instead of {base[1]}"
    print(f"  the worst is {worst:.2f}, promised {PROMISED}")
    return int(worst > PROMISED)


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [1_000, 10_000]))
