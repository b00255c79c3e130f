"""A sitting told behind the announced one: "At 10:00 a trial will take place. It will continue on 13 May at 11:00."

Knows the day and the sentence that names it; whether there is such a day is told in `announcements`.
"""

from hearings.bulletin.dates import DateFound
from hearings.bulletin.drafts import Draft
from hearings.bulletin.entries import Mark
from hearings.bulletin.hours import TIMED
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
    further = draft.copy()
    further.date, further.time = day.value, hours[0].value if len(hours) == 1 else None
    further.marks = [mark for mark in draft.marks if mark.name not in ("date", "time")]
    further.marks += [
        Mark("date", "found"),
        TIMED if further.time else Mark("time", "doubtful", "no hour is named"),
    ]
    return [further]


def _names_others(draft: Draft, sentence: Sentence, reading: Reading) -> bool:
    """ "His brother Ben CASE will be tried on 12 May": is it told of somebody who is not heard here?"""
    known = {person.family_name for person in draft.people}
    for at in range(sentence.first, sentence.last):
        token = reading.tokens[at]
        run = read_run(reading.tokens, at) if token.text[0].isupper() else None
        if token.has("kin") or (run and run.capitals and known.isdisjoint(map(clean, run.words))):
            return True
    return False
