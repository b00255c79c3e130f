"""`manage.py check_feeds`: reads every calendar's feed as a stranger's program would, and says what is wrong where.

Asks the site itself, address by address in every language, for the raw bytes; compares them with the rows, and
asks once more with the ETag. Ends with 1 when anything is wrong. Changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils import timezone

from defendants.models import Article, Case, Defendant
from hearings import calendars, times
from hearings.calendars import Calendar
from hearings.formats import ics
from hearings.formats.feed_check import Expected, problems
from hearings.mirror.visiting import Visitor
from hearings.models import City, Court, Hearing
from offices.models import Office

KINDS = (
    *("all", "year", "month", "week", "day", "court", "city", "article", "office"),
    *("archive", "defendant", "case", "hearing"),
)
EVERY = 100
_MOST_TOLD = 20  # of one feed: what is wrong with its first events is wrong with the rest


class Command(BaseCommand):
    help = "Reads every calendar's feed in every language and says what is wrong where."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--kind", choices=KINDS, action="append", help="only such calendars; may be repeated"
        )
        parser.add_argument("--lang", choices=[code for code, _name in settings.LANGUAGES], action="append")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        self.site = Visitor()
        langs = options["lang"] or [code for code, _name in settings.LANGUAGES]
        read = events = wrong = 0
        for calendar in every_calendar(now, options["kind"] or KINDS):
            expected, gone = rows_of(calendar.window(now), now), set(uids(calendar.gone))
            for lang in langs:
                address = calendar.feed(lang, "ics")
                found = self.look(address, expected, gone)
                for problem in found[:_MOST_TOLD]:
                    self.stdout.write(self.style.ERROR(f"{address}: {problem}"))
                if len(found) > _MOST_TOLD:
                    self.stdout.write(f"{address}: … and {len(found) - _MOST_TOLD} more")
                read, events, wrong = read + 1, events + len(expected), wrong + bool(found)
                if read % EVERY == 0:
                    self.stdout.write(f"  {read} feeds read, {events} events")
        self.stdout.write(f"{read} feeds with {events} events read; {wrong} of them have mistakes.")
        if wrong:
            raise CommandError(f"{wrong} of {read} feeds have mistakes.")

    def look(self, address: str, expected: dict[str, Expected], gone: set[str]) -> list[str]:
        """What is wrong with the feed at an address, how it is sent included."""
        response = self.site.ask(address)
        if response.status_code != 200:
            return [f"answers {response.status_code}"]
        octets = response.content
        cut = len(octets) > ics.LARGEST * 0.9
        found = problems(octets, expected, gone=gone, cut=cut)
        if response["Content-Type"] != ics.MIME_TYPE:
            found.append(f"is sent as {response['Content-Type']}")
        if len(octets) > ics.LARGEST:
            found.append(f"has {len(octets)} bytes, {ics.LARGEST} are allowed")
        again = self.site.ask(address, HTTP_IF_NONE_MATCH=response["ETag"])
        if again.status_code != 304 and self.site.ask(address).content != octets:
            found.append("differs when it is asked for again")
        elif again.status_code != 304:
            found.append(f"answers {again.status_code} to a client that has it already")
        return found


# --- what there is to read
def every_calendar(now: dt.datetime, kinds: Iterable[str]) -> Iterator[Calendar]:
    """Each calendar readers can subscribe to that holds anything, and the rolling ones that may be empty."""
    published = Hearing.objects.published(now)
    days = sorted(set(published.values_list("date", flat=True)))
    made = {
        "all": lambda: [calendars.all_hearings(now)],
        "year": lambda: [calendars.year(year, now) for year in sorted({day.year for day in days})],
        "month": lambda: [calendars.month(day, now) for day in sorted({day.replace(day=1) for day in days})],
        "week": lambda: [
            calendars.week(monday, now)
            for monday in sorted({day - dt.timedelta(days=day.weekday()) for day in days})
        ],
        "day": lambda: [calendars.day(day, now) for day in days],
        "court": lambda: (calendars.at_court(row, now) for row in Court.objects.published(now)),
        "city": lambda: (calendars.in_city(row, now) for row in City.objects.published(now)),
        "article": lambda: (
            calendars.under_article(row, now) for row in Article.objects.published(now).select_related("code")
        ),
        # An office that is the only one has no page of its own.
        "office": lambda: (
            calendars.of_office(row, now) for row in Office.objects.all() if Office.objects.count() > 1
        ),
        "defendant": lambda: (calendars.of_defendant(row, now) for row in Defendant.objects.published(now)),
        "case": lambda: (
            calendars.of_case(row, now, str) for row in Case.objects.published(now).select_related("office")
        ),
        "hearing": lambda: (calendars.one(row, now, str) for row in published.order_by("pk").iterator()),
    }
    made["archive"] = lambda: (
        calendars.in_year(calendar, year, now)
        for kind in ("court", "city", "article", "office")
        for calendar in made[kind]()
        for year in sorted({day.year for day in calendar.hearings.values_list("date", flat=True)})
    )
    for kind in kinds:
        yield from made[kind]()


def uids(hearings: QuerySet) -> Iterator[str]:
    return (str(key) for key in hearings.order_by().values_list("public_id", flat=True))


def rows_of(hearings: QuerySet, now: dt.datetime) -> dict[str, Expected]:
    """What the rows say of each hearing, by UID."""
    return {
        str(row.public_id): _expected(row, now)
        for row in hearings.select_related("rendering", "court", "city", "case__office").defer(
            "rendering__bodies"
        )
    }


def _expected(row: Hearing, now: dt.datetime) -> Expected:
    if row.time is None:
        starts, ends = row.date, row.date + dt.timedelta(days=1)
    else:
        zone = row.zone_of_place()
        starts = times.instant(row.date, row.time, zone=zone, fold=row.fold or 0)
        announced = row.end_time and times.instant(row.date, row.end_time, zone=zone, fold=row.fold or 0)
        ends = announced or starts + times.DEFAULT_LENGTH
    kept = row.rendering.in_force(now)
    return Expected(starts=starts, ends=ends, sequence=kept.sequence, stamp=kept.stamp)
