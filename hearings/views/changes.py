"""The public list of changes: what readers were told anew, grouped by day, the newest first.

Of a hearing taken off the record only that it was; of people only what is public of them now, so an old name or an
old slip never comes back here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from defendants.choices import ProsecutionState, RestraintKind, Verdict
from defendants.models import Defendant, Prosecution
from hearings import addresses, calendars, dates, times
from hearings.choices import ChangeKind
from hearings.models import Change, Court, Hearing
from hearings.records import HearingRecord
from hearings.serializers import change_record, hearing_record, shown_name
from hearings.views.frame import page
from hearings.views.history import UNTOLD, upsets, what_changed
from hearings.views.titles import record_title
from offices.texts import Said, say

LONGEST = 200
"""Changes on the page; older ones stand on the pages of the hearings."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change: when by the main office's clock, of whom or what, and in words. No address: nothing to lead to."""

    at: dt.datetime
    who: str
    url: str
    what: str
    reason: Said | None
    upsets: bool

    @property
    def hour(self) -> str:
        return f"{self.at:%H:%M}"

    @property
    def stamp(self) -> str:
        """The instant for <time datetime>."""
        return self.at.isoformat("T", "minutes")


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    told = lines(request.lang, now, calendars.main_zone())
    days = [(date, list(group)) for date, group in groupby(told, key=lambda line: line.at.date())]
    context = {"days": days, "is_cut": len(told) >= LONGEST}
    return page(request, "site/changes.html", context, now=now, section="changes")


def lines(lang: str, now: dt.datetime, zone: str) -> list[Line]:
    """The last changes in the active language; a fixed number of queries."""
    seen = Change.objects.published(now).exclude(kind__in=UNTOLD)
    about = Q(hearing__isnull=False) | Q(prosecution__isnull=False) | Q(court__isnull=False)
    rows = list(
        seen.filter(about).select_related("left_court", "left_city", "undoes").order_by("-pk")[:LONGEST]
    )
    hearings = {
        row.pk: hearing_record(row, lang, now)
        for row in Hearing.objects.published(now).filter(pk__in=keys(rows, "hearing_id")).for_record()
    }
    people = {
        row.pk: row.defendant
        for row in Prosecution.objects.published(now)
        .filter(pk__in=keys(rows, "prosecution_id"))
        .select_related("defendant")
    }
    courts = Court.objects.published(now).in_bulk(keys(rows, "court_id"))
    # What came with a hearing when it was announced is no news beside it.
    announced = {row.edition for row in rows if row.kind == ChangeKind.PUBLISHED}
    told = []
    for row in rows:
        line = None
        if row.hearing_id:
            line = of_hearing(row, hearings.get(row.hearing_id), lang)
        elif row.prosecution_id in people and row.edition not in announced:
            line = of_person(row, people[row.prosecution_id], lang)
        elif row.court_id in courts and row.kind == ChangeKind.CHANGED:
            line = of_court(row, courts[row.court_id], lang)
        if line:
            told.append(replace(line, at=times.local(row.at, zone)))
    return told


def keys(rows: Iterable[Change], column: str) -> set[int]:
    return {key for row in rows if (key := getattr(row, column))}


def of_hearing(row: Change, record: HearingRecord | None, lang: str) -> Line | None:
    if record is None:
        if row.kind != ChangeKind.WITHDRAWN:
            return None
        return Line(row.at, "", "", gettext("A hearing was taken off the public record."), None, upsets=False)
    change = change_record(row, lang)
    what = what_changed(change, lang)
    if row.kind == ChangeKind.PUBLISHED and not change.new.get("date"):
        what = f"{what}: {first_date(record)}"
    return Line(row.at, record_title(record), record.url, what, change.reason, upsets=upsets(change))


def first_date(record: HearingRecord) -> str:
    """The date and hour a hearing was first announced for."""
    first = next((change for change in record.changes if change.left_date), None)
    date, time = (first.left_date, first.left_time) if first else (record.date, record.time)
    assert date is not None
    day = dates.long_date(date, record.lang, weekday=False)
    return f"{day}, {time:%H:%M}" if time else day


def of_person(row: Change, defendant: Defendant, lang: str) -> Line | None:
    """Restraint, charges, state, verdict; nothing for what needs no telling, such as the order of a list."""
    if not (what := told_of_person(row)):
        return None
    who = " ".join(shown_name(defendant, lang)).strip()
    url = addresses.defendant(defendant.address_key, lang)
    return Line(row.at, who, url, what, change_record(row, lang).reason, upsets=False)


def told_of_person(row: Change) -> str:
    """In the active language, from single values of the change."""
    new = row.after or {}
    if row.table == "defendants.Restraint":
        kind = (row.after or row.before or {}).get("kind")
        return f"{gettext('Restraint')}: {RestraintKind(kind).label}" if kind else gettext("Restraint")
    if row.table == "defendants.ProsecutionStateRow":
        return str(ProsecutionState(new["state"]).label) if new.get("state") else ""
    if row.table == "defendants.Charge":
        return gettext("Charge changed")
    if row.table == "defendants.Prosecution" and new.get("verdict"):
        return f"{gettext('Verdict')}: {Verdict(new['verdict']).label}"
    return ""


def of_court(row: Change, court: Court, lang: str) -> Line:
    what = gettext("Name, address or rules of the court changed")
    return Line(row.at, say(court, "name", lang), addresses.court(court.slug, lang), what, None, upsets=False)
