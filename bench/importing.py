"""What a long bulletin costs to bring in: read, planned, written, and brought in again, which changes nothing.

`make bench`, or `python bench/importing.py 300`; on an empty PostgreSQL database with BENCH_DATABASE_URL. Beside it the
same hearings saved one by one, each in an edition of its own, as an editor's forms do. Seconds of the processor: on
PostgreSQL the database's own are not among them.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import surroundings
from django.core.management import call_command
from django.db import connection

from hearings.entry import EnteredCharge, EnteredPerson, enter
from hearings.importer.planning import make_plan
from hearings.importer.reading import in_nominative, read
from hearings.models import Hearing
from offices.models import Office
from tests import factories

COUNT = 300
SYLLABLES = "ba do ka li mo nu ra sa ti ve".split()
DAY = dt.date(2026, 11, 24)


def family(number: int) -> str:
    """A made-up family name; 10,000 of them."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:04}").capitalize()


def bulletin(count: int) -> str:
    """A text in the house style, with 45 hearings a day."""
    lines = []
    for number in range(count):
        if number % 45 == 0:
            day = DAY + dt.timedelta(days=number // 45)
            lines += [f"Political court hearings scheduled on {day.day} {day:%B %Y}:", ""]
        lines += [
            f"{number % 45 + 1}. At {9 + number % 9:02}:{number % 4 * 15:02}, in the Almaty City Court, a trial on the "
            f"politically motivated criminal case under Article 405 Part 2 against civil activist "
            f"{family(number).upper()} Demo will take place. Charged with:",
            f"- Reposting post number {number};",
            f"- A single picket on square {number}.",
            "",
        ]
    return "\n".join(lines)


def spent(work: Callable[[], object]) -> float:
    """Seconds of this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def bring_in(path: Path) -> str:
    out = io.StringIO()
    call_command(
        "import_bulletin", str(path), office=factories.office().slug, stdout=out, stderr=io.StringIO()
    )
    return out.getvalue().strip()


def save_one_by_one(count: int, office: Office) -> None:
    """The same hearings of other people, each saved by itself."""
    court = factories.court()
    editor = factories.editor()
    for number in range(count):
        person = EnteredPerson(
            given_name="Demo",
            family_name=f"{family(number)}x",
            role="civil activist",
            charges=[EnteredCharge(article="405", part="2")],
            allegations=[f"Reposting post number {number}", f"A single picket on square {number}"],
        )
        row = Hearing(date=DAY + dt.timedelta(days=number // 45), time=dt.time(9, 15), court=court)
        enter(row, by=editor, people=[person], lang="en", case=factories.case(office=office), publish=True)


def main(count: int) -> int:
    surroundings.make_database()
    factories.legal_code()
    office = factories.office()
    factories.court(slug="almaty-city", name="Almaty City Court", city=factories.city())
    text = bulletin(count)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bulletin.txt"
        path.write_text(text)
        reading = spent(lambda: read(text))
        parsed, lang = read(text)
        assert len(parsed.hearings) == count, f"{len(parsed.hearings)} hearings read"
        planning = spent(lambda: make_plan(in_nominative(parsed, lang), office=office, lang=lang))
        whole = spent(lambda: print(f"  {bring_in(path)}"))
        assert Hearing.objects.count() == count
        again = spent(lambda: print(f"  again: {bring_in(path)}"))
    singly = spent(lambda: save_one_by_one(count, office))
    print(
        f"  {connection.vendor}, {count} hearings, {len(text.encode()) / 1000:.0f} kB: read in {reading:.2f} s, planned "
        f"in {planning:.2f} s, brought in in {whole:.2f} s, brought in again in {again:.2f} s;"
    )
    print(f"  saved one by one {singly:.2f} s (ratio {whole / singly:.2f})")
    return int(whole > singly)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT))
