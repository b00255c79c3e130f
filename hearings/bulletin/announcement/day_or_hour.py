"""«Суд 4 декабря перенесён на 11.12»: figures that may be the new day, or another hour of the old one, are asked about.

Knows the change that was read; elsewhere a point between figures is told by what stands beside it.
"""

import re

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.announcement.sitting_days import EITHER_DAY
from hearings.bulletin.entries import Mark
from hearings.bulletin.when.years import nearest

_POINTED = re.compile(r"([0-3]?\d)\.([01]\d)(?!\d)")
_NO_DAY, _NO_MONTH = 32, 13


def ask_for_day(draft: Draft, reading: Reading) -> bool:
    """Take neither where a sitting was moved within its day to an hour that may be a later day.

    True: another day might have told otherwise.
    """
    if draft.status != "moved" or draft.time is None or draft.date is None or draft.date != draft.was_date:
        return False
    hour = next((time for time in reading.times if time.value == draft.time), None)
    figures = _POINTED.match(reading.text, hour.start) if hour else None
    if figures is None or not 0 < int(figures[1]) < _NO_DAY or not 0 < int(figures[2]) < _NO_MONTH:
        return False
    day = nearest(int(figures[1]), int(figures[2]), draft.was_date)
    if day is None or day <= draft.was_date:
        return True
    draft.marks = [mark for mark in draft.marks if mark.name != "date"]
    draft.marks.append(Mark("date", "doubtful", EITHER_DAY, (day.isoformat(), draft.was_date.isoformat())))
    draft.date = None
    draft.set_hour(None)
    return True
