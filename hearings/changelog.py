"""What readers were told anew about a calendar's hearings, people and court: grouped by whom it is about and by hour.

A list of changes stands below its calendar: `/changes/`, `/courts/almaty-city/changes/`, and the same with `.atom` and
`.json`. Of a hearing taken off the record only that it was, and only in the list of everything: in a person's it
would say whose it was. People and courts are called what they are called now, so an old name never comes back here.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext, override

from defendants.models import Case, Charge, Defendant, Prosecution, Restraint
from hearings import addresses, copies, times
from hearings.calendars import Calendar
from hearings.choices import ChangeKind
from hearings.models import Change, Court, Hearing
from hearings.querysets import ChangeQuerySet
from hearings.records import ChangeRecord, DatedRecord, HearingRecord
from hearings.serializers import (
    Serializer,
    change_record,
    cite_record,
    shown_label,
    some,
    told_at,
    usual_code,
)
from hearings.unshown import Shown, is_sound, sound
from offices.texts import Said, say

KINDS = ("all", "defendant", "case", "court")
"""The calendars that have a list of changes."""
UNTOLD = (ChangeKind.CONFIRMED,)
"""That somebody asked again stands as "last checked", not as a change."""

LONGEST = 1000
"""The most changes that any format of a list tells."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "open-court:changes")
_STATE = "defendants.ProsecutionStateRow"
_OF_PERSON = {
    "defendants.Prosecution": "verdict",
    _STATE: "state",
    "defendants.Restraint": "restraint",
    "defendants.Charge": "charge",
}


@dataclass(frozen=True, slots=True)
class Since:
    """From when on changes are wanted: after an edition, or from a moment on."""

    edition: int | None = None
    moment: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One change. What is told of it depends on `kind`: of a hearing its `change`, of a person one of the others."""

    at: dt.datetime
    edition: int
    kind: str  # a ChangeKind; of a person restraint, state, charge or verdict; of a court "court"
    change: ChangeRecord
    is_last: bool = False  # the last of its kind that is listed: what the hearing says now came with it
    restraint: DatedRecord | None = None
    state: str = ""
    cite: str = ""
    until: dt.date | None = None
    verdict: str = ""
    sentence: Said | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What happened to one hearing, person or court within one hour; the oldest step first."""

    about: str  # hearing, defendant, court, withdrawn
    key: str
    hour: dt.datetime
    who: Said | None
    url: str
    record: HearingRecord | None
    steps: tuple[Step, ...]

    @property
    def at(self) -> dt.datetime:
        return self.steps[-1].at

    def id(self, lang: str) -> uuid.UUID:
        """Lasting, and opaque: it tells nothing once the hearing is withdrawn."""
        return group_id(self.key, self.hour, lang)


def group_id(key: str, hour: dt.datetime, lang: str) -> uuid.UUID:
    return uuid.uuid5(_NAMESPACE, f"{lang}:{key}:{hour.astimezone(dt.UTC):%Y-%m-%dT%H:%M}")


@dataclass(frozen=True, slots=True)
class Changelog:
    """The list of changes of one calendar; `calendar.kind` is one of KINDS."""

    calendar: Calendar

    @property
    def stem(self) -> str:
        return "/changes" if self.calendar.kind == "all" else f"{self.calendar.stem}/changes"

    @property
    def zone(self) -> str:
        """By whose clocks the hours are told."""
        return self.calendar.zone

    def page(self, lang: str) -> str:
        return f"{addresses.prefix(lang)}{self.stem}/"

    def feed(self, lang: str, suffix: str) -> str:
        """The path of the same list as `atom` or `json`."""
        return f"{addresses.prefix(lang)}{self.stem}.{suffix}"

    def title(self, lang: str) -> str:
        with override(lang):
            what = gettext("What changed")
        return what if self.calendar.kind == "all" else f"{what}: {self.calendar.title(lang)}"

    def changes(self, now: dt.datetime) -> ChangeQuerySet:
        """Those readers may be told of."""
        rows = Change.objects.published(now).exclude(kind__in=UNTOLD)
        about = rows.filter(
            Q(hearing__isnull=False)
            | Q(prosecution__isnull=False, table__in=_OF_PERSON)
            | Q(court__isnull=False, kind=ChangeKind.CHANGED)
        )
        subject = self.calendar.subject
        if self.calendar.kind == "all":
            return about
        every = Change.objects.order_by()
        parts = [every.filter(hearing__in=self.calendar.hearings.order_by().values("pk"))]
        if isinstance(subject, Defendant):
            parts.append(every.filter(prosecution__defendant=subject))
        elif isinstance(subject, Case):
            parts.append(every.filter(prosecution__case=subject))
        elif isinstance(subject, Court):
            parts += [every.filter(court=subject), every.filter(left_court=subject)]
        # A union, since for an OR over several columns the whole log would be read from its end.
        first, *more = [part.values("pk") for part in parts]
        return about.filter(pk__in=first.union(*more))

    def gone(self, lang: str) -> list[tuple[uuid.UUID, dt.datetime]]:
        """The groups that a copy must drop because their hearing was withdrawn, and when it was; two queries."""
        withdrawn = {row.pk: row for row in self.calendar.gone.order_by("withdrawn_at", "pk")}
        rows = Change.objects.filter(hearing__in=list(withdrawn), minor=False).order_by("pk")
        found = {}
        for change in rows:
            row = withdrawn[change.hearing_id]
            if change.kind != ChangeKind.WITHDRAWN:
                hour = _hour(told_at(change), self.zone)
                found[group_id(str(row.public_id), hour, lang)] = row.withdrawn_at
        return list(found.items())


def gather(
    log: Changelog, lang: str, now: dt.datetime, *, most: int, since: Since | None = None
) -> tuple[Shown[Group], bool]:
    """The last `most` changes at `now` in groups, the newest first, and whether there are more of them.

    Told at the moment readers could see them first: of a hearing released by the clock, at its release. A fixed
    number of queries.
    """
    # A copy writes the same list as a page and in two formats, and reads what the longest of them needs.
    read = copies.once(_newest)(log, now, since, LONGEST if copies.is_copy() else most)
    return copies.once(_told)(log, lang, now, read[:most]), len(read) > most


def _newest(log: Changelog, now: dt.datetime, since: Since | None, most: int) -> tuple[Change, ...]:
    """The last changes, the newest first: more than `most` only where there are more."""
    rows = _after(log.changes(now), since).select_related("left_court", "left_city", "undoes", "hearing")
    newest = list(rows.order_by("-pk")[: most + 1])
    # The log is in the order of writing; what was released since stands further down.
    released = rows.filter(visible_from__gt=F("at")).order_by("-visible_from", "-pk")[: most + 1]
    found = {row.pk: row for row in (*newest, *released)}
    return tuple(sorted(found.values(), key=lambda row: (told_at(row), row.pk), reverse=True))


def _told(log: Changelog, lang: str, now: dt.datetime, rows: tuple[Change, ...]) -> Shown[Group]:
    reader = _Reader(rows, lang, now, zone=log.zone, tells_withdrawn=log.calendar.kind == "all")
    return Shown(reader.groups(), reader.unshown)


def _after(rows: ChangeQuerySet, since: Since | None) -> ChangeQuerySet:
    """Those readers could see only after `since`; released ones by the moment of their release."""
    if since is None:
        return rows
    if since.moment is not None:
        return rows.filter(Q(at__gte=since.moment) | Q(visible_from__gte=since.moment))
    last = Change.objects.filter(edition__lte=since.edition).order_by("-edition", "-pk")
    at = last.values_list("at", flat=True).first()
    later = Q(edition__gt=since.edition)
    # Released after that edition: whoever asked right after it has not seen it yet.
    return rows.filter(later | Q(visible_from__gt=at) if at else later)


def _hour(at: dt.datetime, zone: str) -> dt.datetime:
    """The beginning of the hour on the zone's clocks."""
    return times.local(at, zone).replace(minute=0, second=0, microsecond=0)


class _Reader:
    """Reads what the changes are about, each table once, and says of each what may be told."""

    def __init__(
        self, rows: Sequence[Change], lang: str, now: dt.datetime, *, zone: str, tells_withdrawn: bool
    ) -> None:
        self.rows, self.lang, self.zone, self.tells_withdrawn = rows, lang, zone, tells_withdrawn
        serializer = Serializer(lang, now)
        hearings = Hearing.objects.published(now).filter(pk__in=_keys(rows, "hearing_id"))
        read = serializer.each(hearings.order_by().for_record())
        self.hearings = {row.pk: record for row, record in read}
        self.unshown = serializer.unshown
        people = Prosecution.objects.published(now).filter(pk__in=_keys(rows, "prosecution_id"))
        self.people = {row.pk: row for row in people.select_related("defendant") if is_sound(row.defendant)}
        courts = Court.objects.published(now).filter(pk__in=_keys(rows, "court_id"))
        self.courts = {row.pk: row for row in sound(courts.select_related("city"))}
        self.charges = _rows(
            Charge.objects.select_related("article__code", "prosecution__case__office"), rows
        )
        self.restraints = _rows(Restraint.objects.all(), rows)
        # What came with somebody new is no news beside them.
        self.new = {
            (row.edition, row.prosecution_id)
            for row in rows
            if row.table == "defendants.Prosecution" and row.kind == ChangeKind.ADDED
        }
        self.untold = _untold(rows)
        self.seen: set[tuple] = set()

    def groups(self) -> Iterator[Group]:
        steps = [(head, step) for row in self.rows if (head := self.head(row)) and (step := self.step(row))]
        found: dict[tuple, list[Step]] = {}
        for head, step in steps:
            found.setdefault((*head[:2], _hour(step.at, self.zone), *head[2:]), []).append(step)
        for (about, key, hour, who, url, hearing), several in found.items():
            record = self.hearings.get(hearing) if hearing else None
            yield Group(about, key, hour, who, url, record, tuple(reversed(several)))

    def head(self, row: Change) -> tuple[str, str, Said | None, str, int | None] | None:
        """Of what or whom the change is: a kind, a lasting key, the name, the address, the hearing."""
        if row.hearing_id:
            record = self.hearings.get(row.hearing_id)
            if record:
                return "hearing", record.key, None, record.url, row.hearing_id
            was_seen = not row.visible_from or row.visible_from <= row.at
            if self.tells_withdrawn and row.kind == ChangeKind.WITHDRAWN and was_seen:
                return "withdrawn", str(row.hearing.public_id), None, "", None
            return None
        if row.prosecution_id:
            person = self.people.get(row.prosecution_id)
            if person is None or (row.edition, row.prosecution_id) in self.new:
                return None
            key = person.defendant.address_key
            who = shown_label(person.defendant, self.lang)
            return "defendant", key, who, addresses.defendant(key, self.lang), None
        court = self.courts.get(row.court_id or 0)
        if court is None:
            return None
        return (
            "court",
            court.slug,
            say(court, "name", self.lang),
            addresses.court(court.slug, self.lang),
            None,
        )

    def step(self, row: Change) -> Step | None:
        """What may be told of it; nothing of what needs no telling, such as the order of a list or a translation."""
        if row.is_translation:
            return None
        change, kind = change_record(row, self.lang), row.kind
        key = (row.hearing_id, kind)
        is_last = key not in self.seen
        self.seen.add(key)
        step = Step(change.at, row.edition, kind, change, is_last)
        if row.hearing_id:
            return step
        if row.court_id:
            return Step(change.at, row.edition, "court", change)
        return self.of_person(row, change)

    def of_person(self, row: Change, change: ChangeRecord) -> Step | None:
        kind, new, said = _OF_PERSON[row.table], row.after or {}, {}
        if kind == "restraint":
            said["restraint"] = _restraint(self.restraints.get(row.row), row)
        elif kind == "state":
            # One that was taken back is told as well: it has been told before.
            said["state"] = (new or row.before or {}).get("state", "") if row.row not in self.untold else ""
        elif kind == "verdict":
            person = self.people[row.prosecution_id]
            said["verdict"] = person.verdict if "verdict" in new else ""
            said["sentence"] = some(person, "sentence", self.lang) if "sentence" in new else None
        elif charge := self.charges.get(row.row):
            code = usual_code(charge.prosecution.case)
            said["cite"] = cite_record([charge], Said("", self.lang), self.lang, code).text
            said["until"] = charge.until_date
        is_told = kind == "charge" or any(said.values())
        return Step(change.at, row.edition, kind, change, **said) if is_told else None


def _keys(rows: Iterable[Change], column: str) -> set[int]:
    return {key for row in rows if (key := getattr(row, column))}


def _rows(found: QuerySet, rows: Iterable[Change]) -> dict[int, Charge | Restraint]:
    """Those of a table that the changes are of, as they are now."""
    return found.in_bulk({row.row for row in rows if row.table == found.model._meta.label})


def _untold(rows: Sequence[Change]) -> set[int]:
    """The removed states that no reader saw: those of people whom no hearing listed until the same edition.

    So it is when everybody left a case, which was empty then, and came back. A query, where there may be any.
    """
    removed = [row for row in rows if row.table == _STATE and row.kind == ChangeKind.REMOVED]
    if not removed:
        return set()
    listed = {
        (row.edition, key)
        for row in rows
        if row.hearing_id
        for key in _people_in(row.after) - _people_in(row.before)
    }
    gone = {row.row for row in removed if (row.edition, row.prosecution_id) in listed}
    added = Change.objects.filter(table=_STATE, row__in=gone, kind=ChangeKind.ADDED)
    return gone - set(added.values_list("row", flat=True))


def _people_in(values: Any) -> set[int]:
    """Whom a hearing listed, as the log has it; nobody where the log's own row is broken."""
    listed = values.get("prosecutions") if isinstance(values, dict) else None
    return {key for key in listed if isinstance(key, int)} if isinstance(listed, list) else set()


def _restraint(now: Restraint | None, row: Change) -> DatedRecord | None:
    """As it is now; of one that was removed, as it was."""
    if now:
        return DatedRecord(kind=now.kind, since=now.from_date, until=now.until_date, note=None)
    was = row.before or {}
    return DatedRecord(kind=was["kind"], since=None, until=None, note=None) if was.get("kind") else None
