"""What may be asked of hearings, courts, cities, changes and statements. Every verb takes the clock or a plain value."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q

from defendants.models import Article, Case, Charge, Defendant, Prosecution
from defendants.querysets import been_out, out
from hearings import times
from hearings.choices import UNSEEN, ChangeKind, LinkGiven, Mode, Observers, Publication, Status, WasOpen

# Inside a day: timed hearings by instant, then those with a part of the day, then those without an hour.
IN_ORDER = ("date", "day_order", F("starts_at").asc(nulls_last=True), "pk")

STALE = dt.timedelta(hours=48)
"""So old a check may be for what is to be held."""

QUIET_AFTER = dt.timedelta(days=90)
"""So long editors are asked for the outcome of what was held."""


class HearingQuerySet(models.QuerySet):
    def get_by_natural_key(self, public_id: str) -> models.Model:
        return self.get(public_id=public_id)

    # --- who may see it
    def published(self, now: dt.datetime) -> HearingQuerySet:
        """Those before the public at `now`: the only door for every page, feed and file."""
        return self.filter(out(now))

    def withdrawn_since(self, moment: dt.datetime) -> HearingQuerySet:
        """Those taken off the record since then, for nameless tombstones; not those nobody had seen yet."""
        unseen = Q(release_at__isnull=False, release_at__gt=F("withdrawn_at"))
        return self.filter(publication=Publication.WITHDRAWN, withdrawn_at__gte=moment).exclude(unseen)

    # --- when
    def dates(self, *args: Any, **options: Any) -> models.QuerySet:
        """Django's, for the desk's row of years and months; without what SQLite cannot take for a date."""
        return super().dates(*args, **options).filter(datefield__isnull=False)

    def upcoming(self, now: dt.datetime) -> HearingQuerySet:
        """Those whose day (or announced end) is not over at their court; put-off ones have no date to come."""
        return self.not_over(now).exclude(status=Status.POSTPONED)

    def not_over(self, now: dt.datetime) -> HearingQuerySet:
        """The same with those that were put off: in calendar programs they stand on the day they were to be."""
        return self.filter(ends_at__gt=now)

    def past(self, now: dt.datetime) -> HearingQuerySet:
        """Those whose day is over at their court."""
        return self.filter(ends_at__lte=now)

    def between(self, first: dt.date, last: dt.date) -> HearingQuerySet:
        """Those from the first date to the last, both included; dates are the courts'."""
        return self.filter(date__range=(first, last))

    def in_days(self, now: dt.datetime, first: int, last: int) -> HearingQuerySet:
        """Those whose date is so many days from today, where today is what it is at each one's court."""
        around = now.astimezone(dt.UTC).date()
        near = self.between(around + dt.timedelta(days=first - 1), around + dt.timedelta(days=last + 1))
        which = Q(pk__in=[])
        for zone in filter(times.is_zone, near.order_by().values_list("zone", flat=True).distinct()):
            today = times.today(now, zone)
            days = (today + dt.timedelta(days=first), today + dt.timedelta(days=last))
            which |= Q(zone=zone, date__range=days)
        return self.filter(which)

    def undated(self, now: dt.datetime) -> HearingQuerySet:
        """Those of which something is to come, nobody has said when: put off, or adjourned without a date.

        An adjourned one leaves as soon as the public knows of a later hearing of its case.
        """
        rows = self.model.objects.order_by()
        later = rows.filter(out(now), case=OuterRef("case"), date__gt=OuterRef("date"))
        adjourned = rows.filter(~Exists(later), next_date_unknown=True).values("pk")
        # A union, since with OR SQLite reads the whole table: it takes no partial index for half of a condition.
        return self.filter(pk__in=rows.filter(status=Status.POSTPONED).values("pk").union(adjourned))

    def day_before(self, date: dt.date) -> dt.date | None:
        """The last date before this one on which there is any of them."""
        return self.filter(date__lt=date).order_by("-date").values_list("date", flat=True).first()

    def day_after(self, date: dt.date) -> dt.date | None:
        """The first date after this one on which there is any of them."""
        return self.filter(date__gt=date).order_by("date").values_list("date", flat=True).first()

    def left(self, first: dt.date, last: dt.date, now: dt.datetime) -> HearingQuerySet:
        """Those that stood on a date of this span until readers were told of another one."""
        gone = (
            self._told(now)
            .filter(hearing=OuterRef("pk"), left_date__range=(first, last))
            .exclude(left_date=OuterRef("date"))
        )
        return self.filter(Exists(gone))

    def _told(self, now: dt.datetime) -> ChangeQuerySet:
        """The changes readers were told of that still stand."""
        return self.model.changes.rel.related_model.objects.published(now).filter(undone=False)

    def left_court(self, court: models.Model, now: dt.datetime) -> HearingQuerySet:
        """Those that readers were told of as at this court, and that are to be held elsewhere now."""
        gone = self._told(now).filter(hearing=OuterRef("pk"), left_court=court)
        return self.filter(Exists(gone)).exclude(court=court)

    def left_city(self, city: models.Model, now: dt.datetime) -> HearingQuerySet:
        """Those that readers were told of as in this city, and that are to be held elsewhere now."""
        gone = self._told(now).filter(Q(left_court__city=city) | Q(left_city=city), hearing=OuterRef("pk"))
        return self.filter(Exists(gone)).exclude(Q(court__city=city) | Q(city=city))

    # --- what editors have to find out, to write up, to decide
    def planned(self) -> HearingQuerySet:
        """Those that are to be held, public or still drafts."""
        return self.filter(status=Status.SCHEDULED).exclude(publication=Publication.WITHDRAWN)

    def without_hour(self, now: dt.datetime, until: dt.date) -> HearingQuerySet:
        """Those to come up to a date of which nobody knows the hour."""
        return self.planned().filter(ends_at__gt=now, time__isnull=True, date__lte=until)

    def without_court(self, now: dt.datetime) -> HearingQuerySet:
        """Those to come of which nobody knows the court."""
        return self.planned().filter(ends_at__gt=now, court__isnull=True)

    def unchecked(self, now: dt.datetime, until: dt.date) -> HearingQuerySet:
        """Those to come up to a date about which nobody asked again in the last 48 hours."""
        old = Q(last_checked__isnull=True) | Q(last_checked__lt=now - STALE)
        return self.planned().filter(old, ends_at__gt=now, date__lte=until)

    def unwritten(self, now: dt.datetime) -> HearingQuerySet:
        """Those whose day is over and of which nobody wrote what came of them.

        Of those that were held only the last 90 days', or the list would grow with the archive; and not those that go
        on another day, which is what came of them.
        """
        first = now.date() - QUIET_AFTER
        goes_on = self.model.objects.filter(date__gte=first, adjourned_from__isnull=False).values(
            "adjourned_from"
        )
        held = Q(status=Status.HELD, date__gte=first, outcome={}, next_date_unknown=False) & ~Q(
            pk__in=goes_on
        )
        silent = Q(status=Status.SCHEDULED, ends_at__lte=now) | held
        return self.filter(silent).exclude(publication=Publication.WITHDRAWN)

    def waiting(self) -> HearingQuerySet:
        """Drafts, and those that are ready for somebody to publish them."""
        return self.filter(publication__in=UNSEEN)

    def doubled(self, now: dt.datetime) -> HearingQuerySet:
        """Those to come at which somebody is listed whom another hearing of the same day lists too."""
        listing = self.model.prosecutions.through.objects
        others = listing.filter(
            hearing__date=OuterRef("hearing__date"),
            hearing__status=Status.SCHEDULED,
            prosecution__defendant=OuterRef("prosecution__defendant"),
        ).exclude(hearing=OuterRef("hearing"))
        others = others.exclude(hearing__publication=Publication.WITHDRAWN)
        twice = listing.filter(Exists(others), hearing=OuterRef("pk"))
        return self.planned().filter(Exists(twice), ends_at__gt=now)

    # --- whose and where
    def of_defendant(self, defendant: Defendant) -> HearingQuerySet:
        return self._listing(Prosecution.objects.filter(defendant=defendant).values("pk"))

    def with_verdict(self, verdict: str) -> HearingQuerySet:
        """Those that list anybody who was given it, on whichever day."""
        return self._listing(Prosecution.objects.filter(verdict=verdict).values("pk"))

    def _listing(self, keys: models.QuerySet) -> HearingQuerySet:
        """Those that list any of these prosecutions.

        Found from the few to the many: asked of each hearing, it takes the archive.
        """
        listing = self.model.prosecutions.through.objects.order_by()
        found = listing.filter(prosecution__in=keys.order_by())
        return self.filter(pk__in=found.values("hearing"))

    def of_case(self, case: Case) -> HearingQuerySet:
        return self.filter(case=case)

    def at(self, court: models.Model) -> HearingQuerySet:
        return self.filter(court=court)

    def in_city(self, city: models.Model) -> HearingQuerySet:
        return self.filter(Q(court__city=city) | Q(city=city))

    def of_office(self, office: models.Model) -> HearingQuerySet:
        return self.filter(case__office=office)

    def under(self, article: Article, part: str = "") -> HearingQuerySet:
        """Those at which somebody listed is charged under the article, or under this part of it."""
        charges = Charge.objects.filter(article=article, **({"part": part} if part else {}))
        return self._listing(charges.values("prosecution"))

    def held_before(self, date: dt.date) -> dict[str, Any]:
        """How many were held before a day, on which the first and on which the last: `count`, `first`, `last`."""
        held = self.filter(status=Status.HELD, date__lt=date).order_by()
        return held.aggregate(count=Count("pk"), first=Min("date"), last=Max("date"))

    # --- how open they were
    def openness(self) -> dict[str, dict[str, int]]:
        """Of those that were held, how many were open, let observers in, gave the link: column → word → number.

        The word "" counts those of which nobody wrote it down; for the link only those held online count.
        """
        columns = {
            "was_open": (WasOpen, Q()),
            "observers": (Observers, Q()),
            "link_given": (LinkGiven, ~Q(mode=Mode.IN_PERSON)),
        }
        counts = {
            f"{column}_{word}": Count("pk", filter=Q(**{column: word}) & which, distinct=True)
            for column, (words, which) in columns.items()
            for word in words.values
        }
        found = self.filter(status=Status.HELD).order_by().aggregate(**counts)
        return {
            column: {word: found[f"{column}_{word}"] for word in words.values}
            for column, (words, _which) in columns.items()
        }

    # --- order and reading
    def in_order(self) -> HearingQuerySet:
        return self.order_by(*IN_ORDER)

    def newest_first(self) -> HearingQuerySet:
        return self.order_by("-date", "-day_order", F("starts_at").desc(nulls_first=True), "-pk")

    def for_record(self) -> HearingQuerySet:
        """With everything a record reads, in a fixed number of queries however many rows there are.

        What hangs on a row stands in a list beside it (`prosecution_rows`, `change_rows` …), because asking its
        manager makes a queryset each time, which for many rows costs more than reading them.
        """
        charges = Charge.objects.select_related("article__code").order_by("position", "pk")
        # select_related inside Prefetch: a prefetch along a forward key fails on SQLite from 1,000 rows on.
        prosecutions = (
            Prosecution.objects.select_related("defendant")
            .prefetch_related(
                Prefetch("charges", charges, "charge_rows"),
                Prefetch("allegations", to_attr="allegation_rows"),
                Prefetch("restraints", to_attr="restraint_rows"),
                Prefetch("states", to_attr="state_rows"),
            )
            .order_by("position", "pk")
        )
        changes = (
            self.model.changes.rel.related_model.objects.filter(minor=False)
            .select_related("left_court", "left_city", "undoes")
            .order_by("pk")
        )
        # The next hearing comes by a query of its own. Joined, it is sought by a column that is empty in most rows:
        # where it is empty in all, SQLite's statistics call the index useless, and each row reads the whole table.
        return self.select_related("case__office", "court__city", "city", "adjourned_from").prefetch_related(
            Prefetch("prosecutions", prosecutions, "prosecution_rows"),
            Prefetch("changes", changes, "change_rows"),
            "goes_on_in",
        )


class CourtQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> models.Model:
        return self.get(slug=slug)

    def published(self, now: dt.datetime) -> CourtQuerySet:
        """Those with a hearing that is or was published, or was moved away: their pages say where it went."""
        hearings = self.model.hearings.rel.related_model.objects.filter(been_out(now), court=OuterRef("pk"))
        left = self.model.left.rel.related_model.objects.published(now).filter(left_court=OuterRef("pk"))
        return self.filter(Exists(hearings) | Exists(left.filter(been_out(now, "hearing__"))))

    def called(self, name: str) -> models.Model | None:
        """The one with just this name in some language. Reads them all: for one city's."""
        wanted = " ".join(name.casefold().split())
        return next((row for row in self if wanted in map(str.casefold, row.name.values())), None)


class CityQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> models.Model:
        return self.get(slug=slug)

    def published(self, now: dt.datetime) -> CityQuerySet:
        """Those with a hearing that is or was published, or was moved away: at a court of theirs, or at none known."""
        hearing = self.model.hearings.rel.related_model
        left = self.model.left.rel.related_model.objects.published(now).filter(been_out(now, "hearing__"))
        return self.filter(
            Exists(hearing.objects.filter(been_out(now), court__city=OuterRef("pk")))
            | Exists(hearing.objects.filter(been_out(now), city=OuterRef("pk")))
            | Exists(left.filter(left_court__city=OuterRef("pk")))
            | Exists(left.filter(left_city=OuterRef("pk")))
        )


class StatementQuerySet(models.QuerySet):
    def valid_on(self, date: dt.date) -> StatementQuerySet:
        """Those the organisation makes on that date."""
        return self.filter(from_date__lte=date).filter(Q(until_date__isnull=True) | Q(until_date__gte=date))


class ChangeQuerySet(models.QuerySet):
    def published(self, now: dt.datetime) -> ChangeQuerySet:
        """Changes readers may see: not slips, and not before the release of what they are about."""
        return self.filter(minor=False).filter(Q(visible_from__isnull=True) | Q(visible_from__lte=now))

    def awaiting_second_look(self, offices: models.QuerySet) -> ChangeQuerySet:
        """What one person changed of what is public, in those of the offices that ask for two, and nobody else saw.

        What was published had its two people; that a hearing still holds changes nothing.
        """
        two = offices.filter(second_person=True).values("pk")
        return self.filter(
            Q(hearing__case__office__in=two) | Q(prosecution__case__office__in=two),
            by__isnull=False,
            second_look__isnull=True,
        ).exclude(kind__in=(ChangeKind.PUBLISHED, ChangeKind.CONFIRMED))

    def since(self, moment: dt.datetime) -> ChangeQuerySet:
        return self.filter(at__gte=moment)
