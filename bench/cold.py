"""What a page costs that is rendered anew, beside the plain page that Django's tutorial would write for the same rows.

`make bench`, or `python bench/cold.py 10 100`; on an empty PostgreSQL database with BENCH_DATABASE_URL. The plain page
reads the day's rows with select_related and prefetch_related and writes the same facts with loops in a template,
in one language without fallback, without stubs of what left the day, without structured data; it stands on the same base
page behind the same middleware. Nothing is promised: this is the price of a first reader.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

import surroundings
import time_machine
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from config.urls import *  # noqa: F403 - the site's addresses, and one more
from config.urls import urlpatterns
from hearings.choices import Publication
from hearings.models import Hearing
from tests import factories

NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 23)
ROUNDS = 15


def plain(request: HttpRequest, date: str) -> HttpResponse:
    """A day as a first version of such a site shows it."""
    hearings = (
        Hearing.objects.filter(date=date, publication=Publication.PUBLISHED)
        .select_related("court__city")
        .prefetch_related(
            "prosecutions__defendant", "prosecutions__charges__article", "prosecutions__allegations"
        )
        .order_by("time")
    )
    context = {"date": date, "hearings": hearings, "lang": "en"}
    return render(request, "plain.html", context)


urlpatterns = [path("plain/<date>/", plain), *urlpatterns]


def fill(count: int) -> None:
    """So many hearings on the day, each of a person of its own with two charges and three allegations."""
    court = factories.court(city=factories.city())
    for number in range(count):
        part = factories.prosecution(
            defendant=factories.defendant(given_name="Demo", family_name=f"Person{number}"),
            charges=("405 2", "174 1"),
            allegations=[f"Reposting post {word} of {number}" for word in ("one", "two", "three")],
        )
        factories.hearing(case=part.case, court=court, date=DAY, people=[part])


def cost(get: Callable[[], HttpResponse]) -> tuple[float, int, int]:
    """Seconds of the cheapest round (of the clock on PostgreSQL, of the processor else), queries, bytes."""
    clock = time.perf_counter if connection.vendor == "postgresql" else time.process_time
    seconds = []
    for _ in range(ROUNDS):
        began = clock()
        answer = get()
        seconds.append(clock() - began)
    assert answer.status_code == 200, answer.status_code
    with CaptureQueriesContext(connection) as asked:
        get()
    return min(seconds), len(asked), len(answer.content)


def told(figures: tuple[float, int, int]) -> str:
    seconds, queries, size = figures
    return f"{seconds * 1000:6.1f} ms, {queries} queries, {size / 1000:.0f} kB"


def main(counts: list[int]) -> int:
    surroundings.make_database()
    surroundings.make_static_files()
    settings.ROOT_URLCONF = "cold"
    settings.TEMPLATES[0]["DIRS"] = [*settings.TEMPLATES[0]["DIRS"], Path(__file__).parent]
    client = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000")
    there = 0
    for count in sorted(counts):
        fill(count - there)
        there = count
        with time_machine.travel(NOW):
            ours = cost(lambda: client.get(f"/{DAY:%Y/%m/%d}/"))
            peer = cost(lambda: client.get(f"/plain/{DAY}/"))
        ratio = ours[0] / peer[0]
        print(
            f"  {connection.vendor}, {count:4} hearings a day: {told(ours)}; plain {told(peer)} (ratio {ratio:.2f})"
        )
    return 0


if __name__ == "__main__":
    sys.modules["cold"] = sys.modules["__main__"]
    sys.exit(main([int(word) for word in sys.argv[1:]] or [10, 100]))
