"""What happened to a hearing, told from its changes: for its own page, and for every list of changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext

from hearings import times
from hearings.choices import ChangeKind, Mode
from hearings.records import ChangeRecord, HearingRecord
from hearings.views.row import ago, moment
from offices.texts import Said

UNTOLD = (ChangeKind.CONFIRMED,)
"""That somebody asked again stands as "last checked", not as a change."""
UPSET = (
    ChangeKind.MOVED,
    ChangeKind.POSTPONED,
    ChangeKind.SET_AGAIN,
    ChangeKind.CANCELLED,
    ChangeKind.NOT_HELD,
)
"""What overturns a reader's plan; shown as a bar in the stamp ink."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words. `stamp` is its instant, `upsets` whether readers' plans change with it."""

    stamp: str
    when: str
    what: str
    reason: Said | None
    upsets: bool


def history(record: HearingRecord, now: dt.datetime) -> list[Told]:
    """Everything readers were told of the hearing, newest first, in the active language."""
    return [
        Told(
            stamp=times.local(change.at, record.zone).isoformat("T", "minutes"),
            when=ago(change.at, record.zone, now, record.lang),
            what=what_changed(change, record.lang),
            reason=change.reason,
            upsets=upsets(change),
        )
        for change in reversed(record.changes)
        if change.kind not in UNTOLD
    ]


def upsets(change: ChangeRecord) -> bool:
    return (change.took_back or change.kind) in UPSET


def what_changed(change: ChangeRecord, lang: str) -> str:
    """The kind of change, and the values it brought: "Moved: 14:30, not 09:15"."""
    label = str(ChangeKind(change.kind).label)
    if change.took_back:
        label = f"{label} ({ChangeKind(change.took_back).label})"
    values = values_told(change, lang)
    return f"{label}: {values}" if values else label


def values_told(change: ChangeRecord, lang: str) -> str:
    if change.kind == ChangeKind.MODE and "mode" in change.new:
        return str(Mode(change.new["mode"]).label)
    parts = []
    new, old = when_told(change.new, change.old, lang), when_told(change.old, change.new, lang)
    if new and old and new != old:
        parts.append(gettext("%(new)s, not %(old)s") % {"new": new, "old": old})
    elif new:
        parts.append(new)
    if change.new.get("courtroom"):
        parts.append(gettext("room %(room)s") % {"room": change.new["courtroom"]})
    return ", ".join(parts)


def when_told(values: dict, beside: dict, lang: str) -> str:
    """The date and hour among the values of a change; only the hour where the date stays."""
    time = dt.time.fromisoformat(values["time"]) if values.get("time") else None
    if not values.get("date"):
        return f"{time:%H:%M}" if time else ""
    if values["date"] == beside.get("date"):
        return f"{time:%H:%M}" if time else ""
    return moment(dt.date.fromisoformat(values["date"]), time, lang)
