"""What a calendar program shows under a hearing: its facts in plain words, under 3,000 characters.

Everything stands under a label and no label governs a case, so that Russian and Kazakh need no endings. The
link to the page is put behind by `vevent`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby

from defendants.choices import CaseKind, Verdict
from hearings import times
from hearings.choices import (
    Access,
    Confidence,
    LinkGiven,
    Mode,
    Observers,
    PartOfDay,
    Stage,
    Status,
    WasOpen,
)
from hearings.dates import capital, long_date, nth_hearing, with_hour
from hearings.formats.words import gettext, label, ngettext, presumption, room_told
from hearings.records import ChangeRecord, CiteRecord, HearingRecord, PersonRecord

LONGEST = 2800
"""Characters, which leaves room for the link below Proton's 3,000."""

_LONGEST_FACTS = 1500
_LONGEST_WORDS = 500  # of one reason or outcome


def description(record: HearingRecord) -> str:
    """The whole text but the link. What is too long loses the end of its lists, never its facts."""
    facts = _clip_lines(
        [*_what_became(record), "", *_when(record), *_where(record), *_case(record)], _LONGEST_FACTS
    )
    end = presumption(record.lang)
    room = LONGEST - len(facts) - len(end) - 4
    lists = _clip_lines([*_charges(record), "", *_allegations(record)], room)
    return "\n\n".join(filter(None, (facts, lists, end)))


# --- words that the title shares
def names(record: HearingRecord, *, shown: int | None = None) -> str:
    """Who is tried, at most `shown` of them by name, else the case's own title."""
    labels = [person.label for person in record.people]
    return listed(labels, record.others, record.lang, shown=shown) or str(
        record.case.title or gettext("Defendants not named", record.lang)
    )


def listed(labels: Sequence[str], others: int, lang: str, *, shown: int | None = None) -> str:
    """People by name, at most `shown` of them, and "and 10 others" at the end; "" where there is nobody.

    Several of whom none may be named are counted: the same two words thrice tell less than a number.
    """
    if len(labels) > 1 and set(labels) == {gettext("Name withheld", lang)}:
        labels, others = (), others + len(labels)
    first = labels[:shown]
    rest = len(labels) - len(first) + others
    if not rest:
        return ", ".join(first)
    if not first:
        return ngettext("%(count)d defendant", "%(count)d defendants", rest, lang) % {"count": rest}
    more = ngettext("and %(count)d other", "and %(count)d others", rest, lang) % {"count": rest}
    return f"{', '.join(first)} {more}"


def marks(record: HearingRecord) -> list[str]:
    """What is unusual, in the words that readers see on pages; nothing for a usual hearing."""
    lang = record.lang
    if record.status == Status.CANCELLED:
        return [gettext("Cancelled", lang)]
    if record.status == Status.POSTPONED:
        return [gettext("Postponed, no new date", lang)]
    if record.status != Status.SCHEDULED:
        return []
    found = []
    if record.moved_from:
        found.append(gettext("Moved", lang))
    if record.time is None:
        found.append(gettext("Time not announced", lang))
    if record.confidence == Confidence.PRESUMED:
        found.append(gettext("Date presumed", lang))
    return found


def openness(record: HearingRecord) -> list[str]:
    """How open the hearing was, as it turned out, in words; nothing where nobody wrote it down."""
    told = ((WasOpen, record.was_open), (Observers, record.observers), (LinkGiven, record.link_given))
    return [label(kind(value), record.lang) for kind, value in told if value]


# --- blocks
def _what_became(record: HearingRecord) -> Iterable[str]:
    lang = record.lang
    if record.status == Status.CANCELLED:
        yield gettext("Cancelled", lang)
    elif record.status == Status.POSTPONED:
        yield gettext("Postponed, no new date", lang)
    elif record.status == Status.NOT_HELD:
        yield gettext("Did not take place", lang)
    elif record.status == Status.HELD:
        yield gettext("Held", lang)
    elif record.confidence == Confidence.PRESUMED:
        yield gettext("Date presumed", lang)
    moved = record.moved_from
    for change in record.earlier:
        stood = (change.left_date, change.left_time)
        if stood == (record.date, record.time) and not record.left_place(change):
            continue
        left = {"when": _left(change, record)}
        if change is moved:
            yield gettext("Moved from %(when)s", lang) % left
        else:
            yield gettext("Earlier date: %(when)s", lang) % left
    reason = record.reason or (moved.reason if moved else None)
    if reason:
        yield _clip(reason)
    if record.outcome:
        yield _clip(record.outcome)
    yield from _verdicts(record.people, lang)
    if record.next:
        when = _moment(record.next.date, record.next.time, lang)
        yield gettext("Goes on %(when)s", lang) % {"when": when}
    elif record.next_date_unknown:
        yield gettext("Next date not announced", lang)


def _verdicts(people: Sequence[PersonRecord], lang: str) -> Iterable[str]:
    for person in people:
        if person.verdict:
            parts = [person.label]
            parts.append(
                gettext("Verdict: %(verdict)s", lang) % {"verdict": label(Verdict(person.verdict), lang)}
            )
            if person.sentence:
                parts.append(gettext("Sentence: %(sentence)s", lang) % {"sentence": person.sentence})
            yield _clip(" · ".join(parts))


def _when(record: HearingRecord) -> Iterable[str]:
    lang = record.lang
    date = capital(long_date(record.date, lang))
    if record.time is None:
        part = label(PartOfDay(record.part_of_day), lang) if record.part_of_day else ""
        yield " · ".join(filter(None, (date, gettext("Time not announced", lang), part)))
    else:
        hours = f"{record.time:%H:%M}" + (f"–{record.end_time:%H:%M}" if record.end_time else "")
        yield f"{date}, {hours} · " + gettext("Court time, %(offset)s", lang) % {"offset": record.offset}
        if record.zone_is_assumed:
            yield gettext("No court or city was announced; the time of %(zone)s is assumed.", lang) % {
                "zone": record.zone
            }
        if not record.end_time:
            minutes = int(times.DEFAULT_LENGTH.total_seconds()) // 60
            yield gettext("The end is not announced; the calendar shows %(minutes)d minutes.", lang) % {
                "minutes": minutes
            }
    if record.time_note:
        yield _clip(record.time_note)


def _where(record: HearingRecord) -> Iterable[str]:
    lang, court, city = record.lang, record.court, record.city
    place = [str(court.name if court else city.name if city else "")]
    if not court:
        place.append(gettext("Court not known", lang))
    elif record.courtroom:
        place.append(capital(room_told(record.courtroom, lang)))
    yield " · ".join(filter(None, (label(Mode(record.mode), lang), *place)))
    # Google and Outlook show no CONFERENCE; an address that is cut would lead nowhere.
    if record.link and len(record.link) <= _LONGEST_WORDS:
        yield f"{gettext('Link to join or watch', lang)}: {record.link}"
    told = openness(record)
    if told:
        yield " · ".join(told)
    elif record.access != Access.UNKNOWN:
        yield label(Access(record.access), lang)
    if record.judges:
        yield gettext("Judge: %(name)s", lang) % {"name": record.judges}


def _case(record: HearingRecord) -> Iterable[str]:
    lang = record.lang
    number = nth_hearing(record.number, lang) if record.number else ""
    kind = label(CaseKind(record.case.kind), lang)
    yield " · ".join(filter(None, (number, label(Stage(record.stage), lang), kind, record.case.number)))
    if record.case.title:
        yield str(record.case.title)


def _charges(record: HearingRecord) -> Iterable[str]:
    lang = record.lang
    for cites, people in record.cite_groups:
        yield "; ".join(
            f"{person.label}, {person.role}" if person.role else person.label for person in people
        )
        for charge in _quoted(cites):
            yield gettext("Charge: %(charge)s", lang) % {"charge": charge}
    if record.others:
        count = {"count": record.others}
        yield ngettext("and %(count)d other", "and %(count)d others", record.others, lang) % count


def _quoted(cites: Iterable[CiteRecord]) -> Iterable[str]:
    """Each citation with its wording; one that several have in common stands once, behind the last of them."""
    for wording, alike in groupby(cites, key=lambda cite: cite.wording):
        *before, last = alike
        if wording:
            yield ", ".join([*(cite.text for cite in before), last.quoted])
        else:
            yield from (cite.text for cite in (*before, last))


def _allegations(record: HearingRecord) -> Iterable[str]:
    groups = record.allegation_groups
    if groups:
        yield gettext("Prosecuted for, as the monitors report", record.lang) + ":"
    for allegations, people in groups:
        if len(groups) > 1:
            yield ", ".join(person.label for person in people) + ":"
        for allegation in allegations:
            yield f"— {allegation}"


# --- small parts
def _left(change: ChangeRecord, record: HearingRecord) -> str:
    place = record.left_place(change)
    when = _moment(change.left_date, change.left_time, record.lang) if change.left_date else ""
    return f"{when}, {place}" if place else when


def _moment(date: dt.date, time: dt.time | None, lang: str) -> str:
    return with_hour(long_date(date, lang, weekday=False), time)


def _clip(words: str) -> str:
    return str(words) if len(words) <= _LONGEST_WORDS else words[: _LONGEST_WORDS - 1].rstrip() + "…"


def _clip_lines(lines: Iterable[str], room: int) -> str:
    """As many whole lines as fit the room; a first line that is too long alone is cut."""
    kept: list[str] = []
    left = room
    for line in lines:
        left -= len(line) + 1
        if left < 2:
            kept.append("…" if kept else line[: room - 1] + "…")
            break
        kept.append(line)
    return "\n".join(kept).strip("\n")
