"""One change of a hearing as a notice for a messenger: plain text, at most 400 characters, in the record's language.

What happened and to whom, the new date and hour with the offset, the old one, the court, the reason, the address.
Everything stands under a label and no label governs a case. What is too long loses whole parts, the reason first,
then the place, then names of many; never half a word or half a name. Reads records alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from hearings import times
from hearings.choices import ChangeKind, Confidence, Mode, Status
from hearings.dates import capital, long_date, with_hour
from hearings.formats.change_words import kind_told
from hearings.formats.description import names
from hearings.formats.words import gettext, label, room_told
from hearings.records import ChangeRecord, HearingRecord
from offices.texts import Said

LONGEST = 400
"""Characters. It fits the screen of a small phone, and every messenger shows it whole."""
UNTOLD = (ChangeKind.CONFIRMED, ChangeKind.ADDED, ChangeKind.REMOVED)
"""Changes of which nobody is told by messenger."""

_FEW = 3  # so many are named before anything else gives way
_SHORTEST_REASON = 40


def last_change(record: HearingRecord) -> ChangeRecord | None:
    """The last change of the hearing that is worth a notice."""
    return next((change for change in reversed(record.changes) if change.kind not in UNTOLD), None)


def notice(record: HearingRecord, change: ChangeRecord, *, site: str) -> str:
    """What the change brought, as things stood right after it. `site` is the address the link begins with.

    Of a hearing that is no longer shown only that it was: neither name nor link.
    """
    if change.kind == ChangeKind.WITHDRAWN:
        return gettext("A hearing was taken off the public record.", record.lang)
    return next(
        (text for text in _versions(record, change, site) if len(text) <= LONGEST),
        # Only an absurdly long address of the site is left then.
        "\n".join((_label(record, change), site + record.url)),
    )


def _versions(record: HearingRecord, change: ChangeRecord, site: str) -> Iterator[str]:
    """The notice from the fullest to the barest."""
    head, link = _label(record, change), site + record.url
    when, was, place = _when_lines(record, change), _was(record, change), _place(record, change)
    reason = _reason(record, change)

    def text(shown: int | None, *lines: str) -> str:
        return "\n".join(filter(None, (f"{head}: {names(record, shown=shown)}", *lines, link)))

    yield text(None, *when, was, place, reason)
    yield text(_FEW, *when, was, place, reason)
    room = LONGEST - len(text(_FEW, *when, was, place)) - 1
    if clipped := _clip(reason, room):
        yield text(_FEW, *when, was, place, clipped)
    for shown in (_FEW, 2, 1):
        yield text(shown, *when, was, place)
        yield text(shown, *when, was)
    yield text(0, *when, was)
    yield text(0, *when)


# --- line by line
def _label(record: HearingRecord, change: ChangeRecord) -> str:
    if change.kind == ChangeKind.PUBLISHED and record.previous:
        return label(ChangeKind.ADJOURNED, record.lang)
    return kind_told(change, record.lang)


def _when_lines(record: HearingRecord, change: ChangeRecord) -> tuple[str, ...]:
    """When it is to be held now; of one put off, when it was to be; of one adjourned, when it goes on."""
    lang = record.lang
    date = dt.date.fromisoformat(_after(record, change, "date", record.date.isoformat()))
    hour = _hour(_after(record, change, "time", record.time and f"{record.time:%H:%M}"))
    fold = record.fold or 0 if (date, hour) == (record.date, record.time) else 0
    stands = _moment(date, hour, _after(record, change, "zone", record.zone), lang, fold=fold)
    if change.kind == ChangeKind.POSTPONED:
        return (gettext("Was: %(when)s", lang) % {"when": stands},)
    if change.kind == ChangeKind.ADJOURNED:
        return (capital(stands), _goes_on(record))
    if change.kind == ChangeKind.PUBLISHED and record.previous:
        before = record.previous
        left = _moment(before.date, before.time, "", lang)
        return (
            gettext("Now: %(when)s", lang) % {"when": stands},
            gettext("Was: %(when)s", lang) % {"when": left},
        )
    if _was(record, change):
        stands = gettext("Now: %(when)s", lang) % {"when": stands}
    if record.confidence == Confidence.PRESUMED and record.status == Status.SCHEDULED:
        return (capital(stands), gettext("Date presumed", lang))
    return (capital(stands),)


def _goes_on(record: HearingRecord) -> str:
    if not record.next:
        return gettext("Next date not announced", record.lang)
    when = _moment(record.next.date, record.next.time, "", record.lang, weekday=False)
    return gettext("Goes on %(when)s", record.lang) % {"when": when}


def _was(record: HearingRecord, change: ChangeRecord) -> str:
    """Where it stood before, as far as that is another place or moment."""
    if change.left_date is None or change.kind == ChangeKind.POSTPONED:
        return ""
    zone = change.old.get("zone") or _after(record, change, "zone", record.zone)
    left = _moment(change.left_date, change.left_time, zone, record.lang)
    date = _after(record, change, "date", record.date.isoformat())
    hour = _hour(_after(record, change, "time", record.time and f"{record.time:%H:%M}"))
    parts = [] if (change.left_date.isoformat(), change.left_time) == (date, hour) else [left]
    if change.left_place and str(change.left_place) != _court(record, change):
        parts.append(str(change.left_place))
    return gettext("Was: %(when)s", record.lang) % {"when": ", ".join(parts)} if parts else ""


def _place(record: HearingRecord, change: ChangeRecord) -> str:
    mode = _after(record, change, "mode", record.mode)
    courtroom = _after(record, change, "courtroom", record.courtroom)
    is_told = mode != Mode.IN_PERSON or change.kind == ChangeKind.MODE
    parts = [label(Mode(mode), record.lang) if is_told else "", _court(record, change)]
    if courtroom:
        parts.append(room_told(courtroom, record.lang))
    return ", ".join(filter(None, parts))


def _court(record: HearingRecord, change: ChangeRecord) -> str:
    """The court, else the city, it was at after the change."""
    for later in _later(record, change):
        if later.left_place:
            return str(later.left_place)
    place = record.court or record.city
    return str(place.name) if place else ""


def _reason(record: HearingRecord, change: ChangeRecord) -> str:
    """Why, or what came of it."""
    if change.kind in (ChangeKind.OUTCOME, ChangeKind.HELD, ChangeKind.ADJOURNED):
        said: Said | None = record.outcome or change.reason
    else:
        said = change.reason
    return " ".join(said.split("\n")) if said else ""


# --- values as they stood after the change
def _later(record: HearingRecord, change: ChangeRecord) -> tuple[ChangeRecord, ...]:
    """What happened to the hearing after this change."""
    for place, one in enumerate(record.changes):
        if one is change or one == change:
            return record.changes[place + 1 :]
    return ()


def _after(record: HearingRecord, change: ChangeRecord, name: str, now: Any) -> Any:
    """The value a column had right after the change; `now` is the one it has now."""
    if name in change.new:
        return change.new[name]
    return next((later.old[name] for later in _later(record, change) if name in later.old), now)


def _hour(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


def _moment(
    date: dt.date, time: dt.time | None, zone: str, lang: str, *, fold: int = 0, weekday: bool = True
) -> str:
    """`Thursday 6 May 2021, 09:15 (UTC+6)`; without an hour that there is none, without a zone no offset.

    `fold` 1 is the second run of an hour that happens twice.
    """
    day = long_date(date, lang, weekday=weekday)
    if time is None:
        return f"{day}, {gettext('Time not announced', lang).lower()}"
    when = with_hour(day, time)
    if not zone:
        return when
    wall = dt.datetime.combine(date, time, tzinfo=ZoneInfo(zone)).replace(fold=fold)
    return f"{when} ({times.offset_name(wall, zone)})"


def _clip(words: str, room: int) -> str:
    """The beginning of a reason, to the end of a word; nothing where too little of it would stand."""
    if len(words) <= room:
        return words
    kept = words[:room].rpartition(" ")[0].rstrip(" ,;:–—-")
    return f"{kept}…" if len(kept) >= _SHORTEST_REASON else ""
