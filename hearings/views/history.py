"""What happened to a hearing, told from its changes, for its own page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hearings import times
from hearings.changelog import UNTOLD
from hearings.formats.change_words import ending, upsets, what_changed
from hearings.records import HearingRecord
from hearings.views.row import ago
from offices.texts import Said


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
            when=ago(change.at, record.zone, now, record.lang, beside=record.date),
            what=ending(what_changed(change, record.lang), change.reason),
            reason=change.reason,
            upsets=upsets(change),
        )
        for change in reversed(record.changes)
        if change.kind not in UNTOLD
    ]
