"""A calendar as a bulletin: the text the organisation would write anyway, ready for messengers, read back unchanged.

Made from public records alone; the words are the renderer's (`hearings/bulletin/`), which knows no database.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import chain

from django.utils.translation import gettext, ngettext, override

from defendants.choices import CaseKind
from defendants.models import LegalCode
from hearings import times
from hearings.bulletin.entries import Charge, Entry, Kind, Person
from hearings.bulletin.renderer import day_of, render
from hearings.bulletin.style import WORDINGS, Style, Wording
from hearings.calendars import Calendar, main_office
from hearings.choices import Access, Confidence, Stage, Status
from hearings.models import Statement
from hearings.records import ChangeRecord, HearingRecord, PersonRecord
from hearings.serializers import code_name, hearing_records
from hearings.stubs import Stub, stubs_of
from hearings.unshown import Shown, sentence, sound
from offices.models import Office
from offices.texts import say

MIME_TYPE = "text/plain; charset=utf-8"
_RESTRAINTS = ("custody", "house_arrest", "recognizance")


def feed(
    calendar: Calendar,
    *,
    lang: str,
    now: dt.datetime,
    whole: bool = False,
) -> bytes:
    """The calendar's text in UTF-8; arguments as in `ics.feed`. What was withdrawn is simply not in it."""
    rows = calendar.hearings if whole else calendar.window(now)
    records = hearing_records(rows.for_record(), lang, now)
    # A bulletin is of days: what a court or a city lost stands on their pages.
    stubs = stubs_of(calendar, lang, now) if calendar.first else Shown()
    unshown = records.unshown | stubs.unshown
    told = bulletin(calendar, records, stubs, lang=lang)
    return (f"{told}\n{sentence(lang, hearings=len(unshown))}\n" if unshown else told).encode()


def bulletin(
    calendar: Calendar,
    records: Sequence[HearingRecord],
    stubs: Sequence[Stub],
    *,
    lang: str,
) -> str:
    """The text of a calendar whose records and stubs were made already; a sentence when there are none."""
    entries = _in_order([entry_of(record, calendar.zone) for record in records], _stubs(stubs, records))
    office = calendar.subject if isinstance(calendar.subject, Office) else main_office()
    text = render(entries, lang, statements=_statements(calendar, office, lang), style=style_of(office, lang))
    if text:
        return text
    with override(lang):
        return gettext("No hearings are announced.") + "\n"


def style_of(office: Office | None, lang: str) -> Style:
    """The office's way to write in a language: how it calls other codes, and its own phrases where it has any.

    Its phrases stand in `bulletin_style` as language → name of a phrase → text; names are those of `Wording`.
    """
    codes = {row.code: str(code_name(row, lang)) for row in sound(LegalCode.objects.all())}
    own = (office.bulletin_style.get(lang) if office else None) or {}
    known = {field.name for field in fields(Wording)}
    phrases = {name: text for name, text in own.items() if name in known and isinstance(text, str)}
    usual = WORDINGS.get(lang, WORDINGS["en"])
    return Style(code_names=codes, wordings={lang: replace(usual, **phrases)})


def entry_of(record: HearingRecord, zone: str = "") -> Entry:
    """The hearing as a bulletin tells it: who may not be named is counted, what was held is an outcome.

    `zone` is the calendar's, from which an hour that is another one says so.
    """
    shown = [person for person in record.people if person.shown_as != "withheld"]
    status, was = _status(record)
    if was and (was.left_date, was.left_time) == (record.date, record.time):
        # Another court, or a new date that is the old one: "Moved from 09:15. At 09:15" would tell nothing.
        was = None
    postponed = status == "postponed"
    others = record.others + len(record.people) - len(shown)
    return Entry(
        date=None if postponed else record.date,
        time=None if postponed else record.time,
        part_of_day="" if postponed or record.time else record.part_of_day,
        was_date=record.date if postponed else was.left_date if was else None,
        was_time=record.time if postponed else was.left_time if was else None,
        mode=record.mode,
        stage="" if record.stage in (Stage.TRIAL, Stage.OTHER) else record.stage,
        defendants=tuple(_person(person, record) for person in shown),
        charges=() if shown else _charges(record.people[0], record) if record.people else (),
        others=others,
        group="" if shown else _people(others, record.lang),
        kind=_kind(record),
        political=record.case.political,
        known=_known(record, zone, hidden=len(shown) < len(record.people)),
        city=str(record.city.name) if record.city else "",
        court=str(record.court.name) if record.court else "",
        courtroom=record.courtroom,
        access="" if record.access == Access.UNKNOWN else record.access,
        judges=tuple(filter(None, (name.strip() for name in record.judges.split(",")))),
        number=record.number,
        status=status,
        reason=str(record.reason or "") if status in ("cancelled", "postponed", "moved") else "",
        outcome=_outcome(record) if status in ("held", "not_held") else "",
    )


def _status(record: HearingRecord) -> tuple[str, ChangeRecord | None]:
    """The status in the bulletin's words, and the date a moved hearing stood on before."""
    if record.status in ("cancelled", "postponed"):
        return record.status, None
    if record.status in ("held", "not_held"):
        return record.status, None
    return ("moved", record.moved_from) if record.moved_from else ("scheduled", None)


def _people(count: int, lang: str) -> str:
    """What so many nameless defendants are called behind their number: "person", «человека»."""
    with override(lang):
        said = ngettext("%(count)s person", "%(count)s people", count) % {"count": count}
    return said.replace(str(count), "").strip()


def _kind(record: HearingRecord) -> Kind:
    if record.case.kind == CaseKind.ADMINISTRATIVE:
        return "administrative"
    return "civil" if record.case.kind == CaseKind.CIVIL else "criminal"


def _known(record: HearingRecord, zone: str, *, hidden: bool) -> tuple[str, ...]:
    """What the sentence does not say and those who go there, or tell others, should know."""
    if record.status != Status.SCHEDULED:
        return ()
    start = record.starts_at if record.time and zone else None
    abroad = start is not None and times.offset_name(start, zone) != record.offset
    with override(record.lang):
        known = [
            gettext("Court time, %(offset)s") % {"offset": record.offset} if abroad else "",
            gettext("Name withheld") if hidden else "",
            str(Confidence.PRESUMED.label) if record.confidence == Confidence.PRESUMED else "",
        ]
    return tuple(text for text in (*known, str(record.time_note or ""), record.link) if text)


def _outcome(record: HearingRecord) -> str:
    told = (record.reason if record.status == "not_held" else None, record.outcome)
    return ". ".join(str(text).rstrip(".") for text in told if text)


def _person(person: PersonRecord, record: HearingRecord) -> Person:
    held = next((row.kind for row in person.restraints if row.until is None), "")
    return Person(
        given_name=str(person.given),
        family_name=str(person.family),
        role=str(person.role),
        charges=_charges(person, record),
        allegations=tuple(str(text) for text in person.allegations),
        restraint=held if held in _RESTRAINTS else "",
    )


def _charges(person: PersonRecord, record: HearingRecord) -> tuple[Charge, ...]:
    usual = record.case.usual_code
    return tuple(
        Charge(article, part, "" if code == usual else code, str(cite.wording or ""))
        for cite in person.cites
        for code, article, part in cite.articles
    )


def _stubs(stubs: Sequence[Stub], records: Sequence[HearingRecord]) -> Iterator[Entry]:
    """What left the calendar, with where it is now; what moved inside it says so at its new place."""
    here = {record.key for record in records}
    last = {stub.hearing.key: stub for stub in stubs if stub.hearing.key not in here}
    for stub in last.values():
        entry = entry_of(stub.hearing)
        if entry.status == "moved":
            yield Entry(
                date=entry.date,
                time=entry.time,
                mode=entry.mode,
                defendants=tuple(Person(p.given_name, p.family_name) for p in entry.defendants),
                others=entry.others,
                group=entry.group,
                kind=entry.kind,
                political=entry.political,
                status="moved",
                was_date=stub.date,
                was_time=stub.change.left_time,
                stub=True,
            )


def _in_order(entries: list[Entry], stubs: Iterable[Entry]) -> list[Entry]:
    """Each stub where its old hour would stand on its old day, as on the day's page."""

    def hour(entry: Entry) -> dt.time:
        return (entry.was_time if entry.stub or entry.status == "postponed" else entry.time) or dt.time.max

    waiting: dict[dt.date | None, deque[Entry]] = defaultdict(deque)
    for stub in sorted(stubs, key=hour):
        waiting[day_of(stub)].append(stub)
    ordered: list[Entry] = []
    for entry in entries:
        left = waiting.get(day_of(entry), ())
        while left and hour(left[0]) < hour(entry):
            ordered.append(left.popleft())
        ordered.append(entry)
    return ordered + sorted(chain.from_iterable(waiting.values()), key=hour)


def _statements(calendar: Calendar, office: Office | None, lang: str) -> list[str]:
    """What the office says on the first day of a calendar of fixed dates."""
    if calendar.first is None:
        return []
    rows = Statement.objects.valid_on(calendar.first).filter(office=office).order_by("position", "pk")
    return [str(say(row, "text", lang)) for row in sound(rows)]
