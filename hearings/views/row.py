"""How a hearing is shown in a list: which labels, which sentence, what stands under the hour.

Everything a template would otherwise have to decide. Writes in the active language; runs no query.
Labels are a shape and a word: the shape is a class of style.css, the word says it all without the shape.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext

from defendants.choices import CaseKind, Verdict
from hearings import copies, dates, times
from hearings.choices import Access, Confidence, PartOfDay, Stage, Status
from hearings.records import ChangeRecord, HearingRecord, PersonRecord
from offices.texts import Said


@dataclass(frozen=True, slots=True)
class Label:
    shape: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One hearing in a list. `hour` is empty when there is none to show; then `no_hour` says why."""

    hearing: HearingRecord
    hour: str
    no_hour: str
    stamp: str  # the instant for <time datetime>
    was: str  # struck under the hour
    under: tuple[str, ...]  # small lines under the hour
    abroad: str  # the offset of the hour, where it is another than the page's
    labels: tuple[Label, ...]
    change: str
    reason: Said | None
    kind: str
    after_place: tuple[str, ...]
    verdicts: tuple[tuple[str, PersonRecord], ...]
    ends: tuple[Label, ...]

    @property
    def is_struck(self) -> bool:
        return bool(self.hour) and self.hearing.is_off

    @property
    def is_crowd(self) -> bool:
        """Whether there are too many people to name in the heading."""
        return self.hearing.is_crowd

    @property
    def line_labels(self) -> tuple[Label, ...]:
        """The labels a single line has room for: what upsets a plan, and what came of it; not what is missing."""
        verdicts = dict.fromkeys(word.lower() for word, _person in self.verdicts)
        told = (Label("done", gettext("Verdict: %(verdict)s") % {"verdict": word}) for word in verdicts)
        return (*self.labels, *told, *(label for label in self.ends if label.shape != "wait"))

    @property
    def was_said(self) -> str:
        """What is said before `was`, which those who see the page see struck out; a postponed hearing moved nowhere."""
        if self.hearing.status == Status.POSTPONED:
            return (gettext("Was: %(when)s") % {"when": ""}).strip()
        return gettext("moved from")

    @property
    def short_cites(self) -> tuple[str, ...]:
        """The charges of everybody listed, each once, as short as a line needs them."""
        return tuple(dict.fromkeys(box.short for person in self.hearing.people for box in person.cites))


def row(
    record: HearingRecord,
    *,
    now: dt.datetime,
    zone: str,
    zone_place: str,
    dated: bool = False,
    dateless: bool = False,
    on_paper: bool = False,
) -> Row:
    """`zone` and its place are the page's; `dated` adds the day, `dateless` is for "No date yet".

    Paper is read on another day than it was printed: there "today" is a date.
    """
    is_over = record.ends_at <= times.quarter(now)
    moved = record.moved_from
    no_hour = _no_hour(record, dateless)
    return Row(
        hearing=record,
        hour="" if dateless or record.time is None else f"{record.time:%H:%M}",
        no_hour=no_hour,
        stamp=stamp(record),
        was=_was(record, moved, dateless, now),
        under=tuple(_under(record, zone, zone_place, dated, dateless)),
        abroad="" if record.starts_at is None or _is_by_clock_of(zone, record) else record.offset,
        labels=tuple(_labels(record, is_over)),
        change=_change(record, moved, is_over, now, on_paper),
        reason=record.reason or (moved.reason if moved else None),
        kind=_kind(record),
        after_place=tuple(_after_place(record)),
        verdicts=tuple(_verdicts(record)),
        # What stands in place of the hour is not said again below.
        ends=tuple(label for label in _ends(record, is_over) if label.text != no_hour),
    )


# --- the hour column
def _no_hour(record: HearingRecord, dateless: bool) -> str:
    if dateless and record.status == Status.POSTPONED:
        return gettext("No new date")
    if dateless:
        return gettext("Next date not announced")
    return gettext("Time not announced") if record.time is None else ""


def _was(record: HearingRecord, moved: ChangeRecord | None, dateless: bool, now: dt.datetime) -> str:
    """The date or hour that holds no more, as short as the column is narrow."""
    if dateless and record.status == Status.POSTPONED:
        return brief(record.date, record.time, record.lang, beside=times.today(now, record.zone))
    return was_at(moved, record) if moved and not dateless else ""


def was_at(moved: ChangeRecord, record: HearingRecord) -> str:
    """The hour that a moved hearing had before, with the day where that was another; "" where only the place was."""
    if moved.left_date and moved.left_date != record.date:
        return brief(moved.left_date, moved.left_time, record.lang, beside=record.date)
    if moved.left_time and moved.left_time != record.time:
        return f"{moved.left_time:%H:%M}"
    return ""


def _is_by_clock_of(zone: str, record: HearingRecord) -> bool:
    """Whether the clocks of the zone and of the court show the same hour when it begins."""
    here, there = (times.local(record.starts_at, clock) for clock in (zone, record.zone))
    return here.utcoffset() == there.utcoffset()


def _under(record: HearingRecord, zone: str, zone_place: str, dated: bool, dateless: bool) -> list[str]:
    lines = []
    if dated:
        lines.append(dates.capital(dates.brief_date(record.date, record.lang, weekday=True)))
    if record.starts_at is None or dateless:
        return lines
    lines.append(record.offset)
    if not _is_by_clock_of(zone, record):
        here = times.local(record.starts_at, zone)
        day = "" if here.date() == record.date else f", {dates.brief_date(here.date(), record.lang)}"
        lines.append(f"{zone_place}: {here:%H:%M}{day}")
    return lines


# --- labels and the sentence below them
def _labels(record: HearingRecord, is_over: bool) -> list[Label]:
    found = []
    if record.status == Status.CANCELLED:
        found.append(Label("off", gettext("Cancelled")))
    elif record.status == Status.POSTPONED:
        found.append(Label("post", gettext("Postponed")))
    elif record.moved_from and not is_over:
        found.append(Label("move", gettext("Moved")))
    if record.access == Access.CLOSED:
        found.append(Label("shut", gettext("Closed to the public")))
    if record.confidence == Confidence.PRESUMED and not is_over:
        found.append(Label("wait", gettext("Date presumed")))
    return found


def _change(
    record: HearingRecord, moved: ChangeRecord | None, is_over: bool, now: dt.datetime, on_paper: bool
) -> str:
    """What was changed and when: below its label "Was: 09:15 · changed today, 08:53"."""
    parts, at = [], None
    if moved:
        at = moved.at
        if was := left(moved, record):
            was_where = gettext("Moved from %(when)s") if is_over else gettext("Was: %(when)s")
            parts.append(was_where % {"when": was})
    elif record.status in (Status.POSTPONED, Status.CANCELLED):
        at = next((change.at for change in reversed(record.changes) if change.kind == record.status), None)
    if at:
        told = clock if on_paper else partial(ago, now=now)
        when = told(at, record.zone, lang=record.lang, beside=record.date)
        parts.append(gettext("changed %(when)s") % {"when": when})
    return dates.capital(" · ".join(parts))


def left(change: ChangeRecord, record: HearingRecord) -> str:
    """Where a hearing stood before a change, as far as it differs: "6 May, 09:15, Almaty City Court"."""
    parts = []
    if change.left_date and change.left_date != record.date:
        parts.append(moment(change.left_date, change.left_time, record.lang, beside=record.date))
    elif change.left_time and change.left_time != record.time:
        parts.append(f"{change.left_time:%H:%M}")
    if place := record.left_place(change):
        parts.append(place)
    return ", ".join(parts)


# --- place, kind, what became of it
def _kind(record: HearingRecord) -> str:
    return f"{Stage(record.stage).label}, {case_kind(record)}"


def case_kind(record: HearingRecord) -> str:
    """What kind of case it is, as it stands inside a line."""
    political = {
        CaseKind.CRIMINAL: gettext("politically motivated criminal case"),
        CaseKind.ADMINISTRATIVE: gettext("politically motivated administrative case"),
        CaseKind.CIVIL: gettext("politically motivated civil case"),
    }
    kind = CaseKind(record.case.kind)
    return political[kind] if record.case.political else kind.label.lower()


def _after_place(record: HearingRecord) -> list[str]:
    found = []
    if record.part_of_day:
        found.append(str(PartOfDay(record.part_of_day).label))
    if record.number:
        found.append(dates.nth_hearing(record.number, record.lang, of_case=False))
    if record.time is None and record.last_checked and record.status == Status.SCHEDULED:
        when = clock(record.last_checked, record.zone, record.lang, beside=record.date)
        found.append(gettext("last checked %(when)s") % {"when": when})
    return found


def _verdicts(record: HearingRecord) -> list[tuple[str, PersonRecord]]:
    """The verdicts given at this hearing, a word and a person each."""
    return [
        (str(Verdict(person.verdict).label), person)
        for person in record.people
        if person.verdict and is_given_at(record, person)
    ]


def is_given_at(record: HearingRecord, person: PersonRecord) -> bool:
    """Whether a verdict was given at this hearing: on its date; if undated, where sentences are passed."""
    if person.verdict_date:
        return person.verdict_date == record.date
    return record.stage == Stage.SENTENCING


def _ends(record: HearingRecord, is_over: bool) -> list[Label]:
    found = []
    if record.status == Status.NOT_HELD:
        found.append(Label("done", gettext("Did not take place")))
    if record.next:
        when = moment(record.next.date, record.next.time, record.lang, beside=record.date)
        found.append(Label("done", gettext("Goes on %(when)s") % {"when": when}))
    elif record.next_date_unknown:
        found.append(Label("done", gettext("Next date not announced")))
    if is_over and record.status == Status.SCHEDULED and not record.outcome:
        found.append(Label("wait", gettext("Outcome not yet known")))
    return found


# --- moments
def stamp(record: HearingRecord) -> str:
    """The instant for `<time datetime>`, with the court's offset; nothing without an hour."""
    if record.starts_at is None:
        return ""
    return times.local(record.starts_at, record.zone).isoformat("T", "minutes")


def moment(date: dt.date, time: dt.time | None, lang: str, *, beside: dt.date) -> str:
    """A court's date and hour: "12 May, 14:30"; with the year where it is another than that of the date beside it."""
    return dates.with_hour(dates.near_date(date, lang, beside=beside), time)


def brief(date: dt.date, time: dt.time | None, lang: str, *, beside: dt.date) -> str:
    """The same with the month's short name, for the hour column."""
    return dates.with_hour(dates.brief_date(date, lang, year=date.year != beside.year), time)


def clock(at: dt.datetime, zone: str, lang: str, *, beside: dt.date) -> str:
    """An instant as the zone's clocks show it: "5 May, 21:40"."""
    local = times.local(at, zone)
    return moment(local.date(), local.time(), lang, beside=beside)


def ago(at: dt.datetime, zone: str, now: dt.datetime, lang: str, *, beside: dt.date) -> str:
    """The same, as "today, 6 May, 08:53" or "yesterday, 5 May, 21:40", save in copies.

    The date stands beside the word, for a page is also kept and printed. Changes at the zone's midnights only.
    """
    days = (times.local(at, zone).date() - times.today(now, zone)).days
    told = clock(at, zone, lang, beside=beside)
    if days in (0, -1) and not copies.is_copy():
        return f"{dates.in_days(days, lang).lower()}, {told}"
    return told
