"""Hours that stand beside an announcement: one behind each name, one in the sentence behind, one too many.

Knows drafts and readings; which hour an announcement itself names is told in `announcements`.
"""

from hearings.bulletin.clock import TimeFound
from hearings.bulletin.drafts import Draft
from hearings.bulletin.entries import Mark
from hearings.bulletin.readings import Reading
from hearings.bulletin.sentences import Sentence, adds_hour

TIMED = Mark("time", "found")


def offer_hours(drafts: list[Draft], reading: Reading) -> None:
    """Several sittings in one sentence that could not be told apart: none of their hours is taken."""
    hours = tuple(dict.fromkeys(f"{time.value:%H:%M}" for time in reading.times if time.value))
    for draft in drafts:
        if draft.time and draft.status == "scheduled" and len(hours) > 1:
            draft.time = None
            draft.marks = [mark for mark in draft.marks if mark.name != "time"]
            draft.marks.append(Mark("time", "doubtful", "two hours are named", hours))


def own_hours(draft: Draft, reading: Reading) -> list[Draft]:
    """ "Trials of Ann SAMPLE (09:15) and Ben SAMPLE (10:00)": a sitting for each who has an hour behind the name."""
    if len(draft.people) < 2 or len(reading.times) < len(draft.people):
        return [draft]
    hours = [
        next(
            (t.value for t in reading.times if reading.text[person.end : t.start].strip() in _BEFORE_OWN),
            None,
        )
        if len(reading.times) == len(draft.people)
        else None
        for person in draft.people
    ]
    if None in hours or len(set(hours)) < len(hours):
        return [draft]
    drafts = []
    for at, hour in enumerate(hours):
        own = draft.copy()
        own.people, own.charges, own.allegations = [draft.people[at]], [draft.charges[at]], [[]]
        own.time = hour
        own.marks = [mark for mark in draft.marks if mark.name != "time"]
        own.marks.append(TIMED)
        drafts.append(own)
    return drafts


_BEFORE_OWN = frozenset({"(", "(at", "at", "(в", "в", "–", "—", "-"})


def added_hours(reading: Reading, last: Sentence) -> list[TimeFound]:
    """The hour of the sentence behind an announcement that says no more, or of one further on that opens with "Time"."""
    for behind in reading.sentences:
        if behind.first < last.last:
            continue
        opening = reading.tokens[behind.first]
        if adds_hour(reading.tokens, behind) and (behind.first == last.last or opening.low in _BEGINNING):
            (first, end), *_ = reading.within([behind])
            return [time for time in reading.times if first <= time.start < end]
        if behind.announces:
            break
    return []


_BEGINNING = frozenset("time start starts начало время басталуы уақыты".split())
