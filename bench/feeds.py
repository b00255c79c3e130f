"""How long a feed takes from kept VEVENTs, beside stock django-ical on the same hearings in the same run.

`make bench`, or `python bench/feeds.py 1000 10000`. Prints times, best of three, and their ratios: to
django-ical with the reading of the rows, and to django-ical alone, the rows being read already; then the memory
each takes. Ends with 1 when the first ratio or the memory at 10,000 is above what the design promises. In a
database of its own, which goes with the run.
"""

from __future__ import annotations

import datetime as dt
import math
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import surroundings
from django.conf import settings
from django.test import RequestFactory
from django_ical.views import ICalFeed

from hearings import addresses, calendars, edition, times
from hearings.formats import ics
from hearings.formats.description import description
from hearings.formats.vevent import location, summary
from hearings.models import Court, Hearing, Rendering
from hearings.records import HearingRecord
from hearings.serializers import hearing_records
from tests import factories

MEMORY = 50
"""At most so many megabytes more than before, at the highest moment, for the feed of 10,000."""
PROMISED = 0.1
"""At most so much of stock django-ical's time for 10,000 hearings right after an edit."""
DAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 4, 0, tzinfo=dt.UTC)


class Stock(ICalFeed):
    """django-ical as its documentation shows it: the same hearings, written anew for each request."""

    product_id = ics.PRODUCT
    title = "Hearings"
    description = "Hearings of political trials"
    link = "/"

    def __init__(self, given: list[HearingRecord] | None = None) -> None:
        self.given = given

    def items(self) -> list[HearingRecord]:
        return read() if self.given is None else self.given

    def item_title(self, item: HearingRecord) -> str:
        return summary(item)

    def item_description(self, item: HearingRecord) -> str:
        return description(item)

    def item_link(self, item: HearingRecord) -> str:
        return addresses.absolute(item.url)

    def item_guid(self, item: HearingRecord) -> str:
        return item.key

    def item_start_datetime(self, item: HearingRecord) -> dt.datetime | dt.date:
        return item.starts_at or item.date

    def item_end_datetime(self, item: HearingRecord) -> dt.datetime | None:
        return item.starts_at and item.starts_at + times.DEFAULT_LENGTH

    def item_location(self, item: HearingRecord) -> str:
        return location(item)


def read() -> list[HearingRecord]:
    return hearing_records(calendars.all_hearings(NOW).hearings.for_record(), "en", NOW)


def stock(given: list[HearingRecord] | None = None) -> bytes:
    return Stock(given)(RequestFactory(SERVER_NAME="127.0.0.1").get("/hearings.ics")).content


def kept() -> bytes:
    return ics.feed(calendars.all_hearings(NOW), lang="en", now=NOW, whole=True)


def best(work: Callable[[], bytes], *, runs: int = 3) -> float:
    """Seconds of the fastest run."""
    seconds = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


def measure(count: int) -> float:
    """Prints both times for so many hearings and returns their ratio."""
    factories.many_hearings(count - Hearing.objects.count(), date=DAY, a_day=25)
    assert kept().count(b"BEGIN:VEVENT") == stock().count(b"BEGIN:VEVENT") == count
    records = read()
    ours, theirs, alone = best(kept), best(stock), best(lambda: stock(records))
    print(
        f"{count:>7,} hearings, {len(kept()) / 1e6:.1f} MB: kept {ours * 1000:.0f} ms, "
        f"django-ical {theirs * 1000:,.0f} ms (ratio {ours / theirs:.3f}), "
        f"django-ical alone {alone * 1000:,.0f} ms (ratio {ours / alone:.3f})"
    )
    return ours / theirs


def peak(who: str) -> float:
    """By how many megabytes a process grows at its highest moment that writes the feed: `ours` or `stock`.

    A new process, since one that has worked already holds memory that it gave back to nobody; its mark starts where
    it stands after one small answer (proc(5), VmHWM and clear_refs). NaN where the system does not tell.
    """
    database = settings.DATABASES["default"]
    url = os.environ["DATABASE_URL"] or f"sqlite:///{database['NAME']}"
    told = subprocess.run(
        [sys.executable, __file__, "--peak", who],
        env={**os.environ, "BENCH_DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(told.stdout)


def grown(who: str) -> float:
    """What `peak` asks, in the process that it makes."""
    work = {"ours": kept, "stock": stock}[who]
    ics.feed(calendars.day(DAY, NOW), lang="en", now=NOW, whole=True)
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return math.nan
    before = high_mark()
    work()
    return high_mark() - before


def high_mark() -> float:
    """The most memory this process has held since its mark was set, in megabytes."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1000


def rename(count: int) -> None:
    """Prints what renaming the court of so many hearings costs, beside what it costs stock django-ical.

    Ours costs the editor once, in every language; django-ical's costs nothing then, and the whole feed anew for each
    subscriber who asks, in each language. Seconds of CPU, since an editor waits with others on one machine.
    """
    court = Court.objects.get()
    begin = time.process_time()
    with edition.change(by=None):
        court.name = {lang: f"Court {lang}" for lang in ("kk", "ru", "en")}
        court.save()
    ours = time.process_time() - begin
    assert Rendering.objects.filter(sequence=1).count() == count
    begin = time.process_time()
    written = stock()
    theirs = time.process_time() - begin
    # Unfolded, since a fold may fall inside the name (RFC 5545, section 3.1).
    assert written.replace(b"\r\n ", b"").count(b"Court en") >= count
    print(
        f"{count:>7,} hearings, their court renamed: every VEVENT written anew in {ours:.1f} s of CPU, once for "
        f"{len(settings.LANGUAGES)} languages; django-ical writes the feed of one language in {theirs:.1f} s for each "
        f"request (ratio to one request in each language {ours / theirs / len(settings.LANGUAGES):.2f})"
    )


def main(counts: list[int]) -> int:
    surroundings.make_database()
    ratio = 0.0
    for count in sorted(counts):
        ratio = measure(count)
    most = max(counts)
    ours = peak("ours")
    print(
        f"{most:>7,} hearings: the feed takes {ours:.0f} MB more at its highest (promised {MEMORY} for 10,000), "
        f"django-ical {peak('stock'):.0f} MB"
    )
    rename(most)
    return int(most >= 10_000 and (ratio > PROMISED or ours > MEMORY))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        print(grown(sys.argv[2]))
        sys.exit()
    sys.exit(main([int(word) for word in sys.argv[1:]] or [1_000, 10_000]))
