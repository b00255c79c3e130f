"""Sittings beside the announced one: on a later day, "It will continue on 13 May at 11:00.", or for each on another.

Knows the days; which ones a paragraph names is told in `announcements`.
"""

import datetime as dt
from dataclasses import replace

from hearings.bulletin.charges import is_told_of_each
from hearings.bulletin.dates import DateFound
from hearings.bulletin.drafts import Draft
from hearings.bulletin.entries import Mark
from hearings.bulletin.hours import alone
from hearings.bulletin.names import clean, read_run
from hearings.bulletin.readings import Reading
from hearings.bulletin.sentences import Sentence


def further_sitting(draft: Draft, day: DateFound, reading: Reading) -> list[Draft]:
    """The sitting of the same people on a later day, at the hour of its own sentence. None: it is of somebody else."""
    sentence = next(s for s in reading.sentences if s.first <= day.first < s.last)
    if not (day.value and draft.date and day.value > draft.date) or _names_others(draft, sentence, reading):
        return []
    ((start, end),) = reading.within([sentence])
    hours = [time for time in reading.times if start <= time.start < end]
    further = replace(draft.copy(), date=day.value)
    further.marks = [*(mark for mark in draft.marks if mark.name != "date"), Mark("date", "found")]
    further.set_hour(hours[0].value if len(hours) == 1 else None)
    return [further]


def on_days(draft: Draft, days: list[dt.date], reading: Reading) -> list[Draft]:
    """The sittings of several days: "on 6 and 7 May" on each of them, of everybody unless it says "respectively"."""
    if len(days) == len(draft.people) and is_told_of_each(reading.tokens):
        return [replace(alone(draft, at), date=day) for at, day in enumerate(days)]
    return [draft, *(replace(draft.copy(), date=day) for day in days[1:])]


def _names_others(draft: Draft, sentence: Sentence, reading: Reading) -> bool:
    """ "His brother Ben CASE will be tried on 12 May": is it told of somebody who is not heard here?"""
    known = {person.family_name for person in draft.people}
    for at in range(sentence.first, sentence.last):
        token = reading.tokens[at]
        run = read_run(reading.tokens, at) if token.text[0].isupper() else None
        if token.has("kin") or (run and run.capitals and known.isdisjoint(map(clean, run.words))):
            return True
    return False
