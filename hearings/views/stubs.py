"""Where stubs stand in a list of a day: each at its old hour, among the hearings that are still there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from hearings.records import HearingRecord
from hearings.stubs import Stub


def with_stubs(records: Sequence[HearingRecord], stubs: Iterable[Stub]) -> list[HearingRecord | Stub]:
    """The day's hearings in their order, each stub where its old hour would stand."""
    entries: list[HearingRecord | Stub] = list(records)
    for stub in sorted(stubs, key=wall_hour):
        later = (index for index, entry in enumerate(entries) if wall_hour(entry) > wall_hour(stub))
        entries.insert(next(later, len(entries)), stub)
    return entries


def wall_hour(entry: HearingRecord | Stub) -> dt.time:
    """The hour it stands under on its court's clock; what has none comes last."""
    time = entry.change.left_time if isinstance(entry, Stub) else entry.time
    return time or dt.time.max
