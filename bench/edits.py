"""What an edit costs: ten thousand hearings entered in one edition, a court of ten thousand hearings renamed.

`make bench`, or `python bench/edits.py 10000`. In a database of its own, which goes with the run.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import surroundings

from defendants.models import Case
from hearings import edition
from hearings.entry import EnteredCharge, EnteredPerson, enter
from hearings.models import Court, Hearing
from tests import factories

DAY = dt.date(2026, 11, 23)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Prints the processor's time, which a busy machine does not change, and the clock's."""
    worked, began = time.process_time(), time.perf_counter()
    yield
    print(
        f"{time.process_time() - worked:8.2f} s of work, {time.perf_counter() - began:8.2f} s in all: {what}"
    )


def enter_many(count: int) -> None:
    """So many hearings of a fifth as many new people, as an import enters them: one door around all."""
    office, court = factories.office(), factories.court()
    factories.article(number="405")
    editor = factories.editor()
    with edition.change(by=editor):
        people, cases = [], []
        for number in range(count):
            new = number % 5 == 0
            person = EnteredPerson(
                given_name="Demo",
                family_name=f"Number{number}",
                role="civil activist",
                charges=[EnteredCharge(article="405", part="2")],
                allegations=["Reposting a post"],
                defendant=None if new else people[-1],
            )
            row = enter(
                Hearing(date=DAY + dt.timedelta(days=number % 300), time=dt.time(9, 15), court=court),
                by=editor,
                people=[person],
                lang="en",
                case=Case(office=office) if new else cases[-1],
                publish=True,
            ).hearing
            if new:
                people.append(row.prosecutions.get().defendant)
                cases.append(row.case)


def rename_court() -> None:
    with edition.change(by=None):
        court = Court.objects.get()
        court.name = {**court.name, "en": "Renamed Court"}
        court.save()


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    surroundings.make_database()
    with timed(f"{number} hearings entered and published in one edition"):
        enter_many(number)
    with timed(f"the court of {number} hearings renamed"):
        rename_court()
    assert Hearing.objects.count() == number
