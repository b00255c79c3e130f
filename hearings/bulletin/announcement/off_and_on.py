"""One sitting is off and another one is on, told in one breath: "… is cancelled, the trial of Ben CASE is on 4 May".

Cuts the paragraph between the two clauses; what each of them says, `announcements` reads.
"""

from itertools import pairwise

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.announcement.readings import JOINING, Reading
from hearings.bulletin.entries import Mark
from hearings.bulletin.text.tokens import Token, Tokens
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.when.ranges import NO_DAY

OF_THE_OTHER = Mark("date", "guessed", "named elsewhere in the text")
_JOINING = JOINING | {"but", "and", "но", "и", "бірақ", "және"}
_TO_COME, _IS = ("future", "tries"), frozenset({"is", "are"})
_VERBS = (*_TO_COME, "cancelled")
_OTHERWISE = ("postponed", "moved", "new_date", "decision", "unless", "last_time")
_SAME = frozenset({"it", "they", "both", "он", "она", "оно", "они", "оба", "обе", "ол", "олар", "екеуі"})


def off_and_on(reading: Reading) -> list[str]:
    """The two parts of a paragraph of which only one is called off; the whole one if there are no such parts.

    "It is cancelled. It will be held on 4 May." tells of one sitting, and is left whole.
    """
    seen = reading.tokens.seen
    if seen.issuperset(("hearing", "cancelled")):
        told = {reading.tokens[date.first].start for date in reading.dates}
        told.update(time.start for time in reading.times)
        clauses = [
            clause for sentence in reading.sentences for clause in _clauses(reading.tokens, sentence, told)
        ]
        for one, other in pairwise(clauses):
            behind = (
                _is_on(one, told) and _is_off(other) and (_is_timed(other, told) or _is_of_somebody(other))
            )
            if behind or (_is_off(one) and _is_on(other, told)):
                return [reading.text[: one[-1].end], reading.text[other[0].start :]]
    return [reading.text]


def _clauses(tokens: Tokens, sentence: Sentence, told: set[int]) -> list[list[Token]]:
    """A sentence, or the two parts between which it turns from what is off to what is on."""
    whole = tokens[sentence.first : sentence.last]
    if not any(token.has("cancelled") for token in whole):
        return [whole]
    seen: set[str] = set()  # of the classes so far: a part is looked at only where it may be one
    for at, token in enumerate(whole[:-2]):
        if not token.quoted:
            seen |= token.classes
        turns = at and not token.quoted and (token.text in ",;–—" or token.low in _JOINING)
        if turns and "hearing" in seen and (not seen.isdisjoint(_VERBS) or whole[at - 1].low == "on"):
            rest = whole[at + 1 + (whole[at + 1].low in _JOINING) :]
            parts = [whole[:at], rest]
            return parts if all(_is_off(part) or _is_on(part, told) for part in parts) else [whole]
    return [whole]


def _is_off(clause: list[Token]) -> bool:
    seen = _seen(clause)
    return seen.issuperset(("hearing", "cancelled")) and seen.isdisjoint(_OTHERWISE)


def _is_on(clause: list[Token], told: set[int]) -> bool:
    """A sitting to come with a day or an hour of its own, and not "it"."""
    seen = _seen(clause)
    if clause[0].low in _SAME or not seen.isdisjoint(("cancelled", "past", *_OTHERWISE)):
        return False
    told_so = not seen.isdisjoint(_TO_COME) or (clause[-1].low == "on" and clause[-2:][0].low in _IS)
    return told_so and not seen.isdisjoint(("hearing", "trigger")) and _is_timed(clause, told)


def _seen(clause: list[Token]) -> set[str]:
    return {name for token in clause if not token.quoted for name in token.classes}


def _is_timed(clause: list[Token], told: set[int]) -> bool:
    return any(token.start in told for token in clause)


def _is_of_somebody(clause: list[Token]) -> bool:
    return any(token.has("trigger", "trigger_after") for token in clause)


def share_people_of_both(found: list[list[Draft]]) -> None:
    """Give the people whom one part names to the other, if that names nobody."""
    one, other = (next(iter(drafts), None) for drafts in found)
    if one is None or other is None:
        return
    for draft, known in ((one, other), (other, one)):
        if known.people and not (draft.people or draft.total or draft.group):
            draft.people = [person.copy() for person in known.people]
            draft.charges, draft.allegations = known.charges[:], [[] for _ in known.people]


def leave_open_without_hour(draft: Draft) -> None:
    """ "The trial of Ann SAMPLE is cancelled, that of Ben CASE is on 4 May": nobody says that hers was on that day."""
    if draft.time is None:
        draft.date = None
        draft.marks = [*(mark for mark in draft.marks if mark.name != "date"), NO_DAY]
