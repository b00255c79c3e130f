"""One sitting is off and another one is on, told in one breath: "… is cancelled, the trial of Ben CASE is on 4 May".

Cuts the paragraph between the two clauses; what each of them says, `announcements` reads.
"""

from itertools import pairwise

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.announcement.readings import JOINING, Reading
from hearings.bulletin.entries import Mark
from hearings.bulletin.text.tokens import APOSTROPHES, Token, Tokens, tokenize
from hearings.bulletin.what.changes import PUT_OFF
from hearings.bulletin.what.sentences import Sentence, still_on
from hearings.bulletin.when.ranges import NO_DAY
from hearings.bulletin.who.names import GENITIVE, clean, named_runs, read_run, same_person

OF_THE_OTHER = Mark("date", "guessed", "named elsewhere in the text")
_JOINING = JOINING | {"but", "and", "но", "и", "бірақ", "және"}
_HEARD = ("hearing", "trigger", "court")
_TO_COME = ("future", "tries")
_VERBS, _FINITE = (*_TO_COME, *PUT_OFF), frozenset("is are was were has have had will".split())
_MOST, _NEAR, _MOST_TRIED = (
    12,
    4,
    6,
)  # names; tokens between a word that names come and one; places of a sentence
_OTHERWISE = ("postponed", "moved", "new_date", "decision", "unless", "last_time")
_SAME = frozenset({"it", "they", "both", "он", "она", "оно", "они", "оба", "обе", "ол", "олар", "екеуі"})


def off_and_on(reading: Reading) -> list[str]:
    """The two parts of a paragraph of which only one is called off or put off; the whole one if there are none.

    "It is cancelled. It will be held on 4 May." tells of one sitting, and is left whole. What is on behind one that is
    put off to another day must be of somebody else.
    """
    seen = reading.tokens.seen
    if "hearing" not in seen or seen.isdisjoint(PUT_OFF):
        return [reading.text]
    told = {reading.tokens[date.first].start for date in reading.dates}
    told.update(time.start for time in reading.times)
    clauses = [
        clause for sentence in reading.sentences for clause in _clauses(reading.tokens, sentence, told)
    ]
    put_off: list[str] = []  # the names so far, once something is put off
    off = False
    for one, other in pairwise(clauses):
        off = off or _is_put_off(one)
        put_off += _names(one)
        behind = _is_on(one, told) and _is_off(other) and (_is_timed(other, told) or _is_of_somebody(other))
        on = _is_on(other, told)
        turns = (on and off) or (_is_on(one, told) and _is_put_off(other))
        reading.by_names = reading.by_names or turns
        if behind or (on and _is_off(one)) or (turns and _is_of_another(other, put_off)):
            return [reading.text[: one[-1].end], reading.text[other[0].start :]]
    return [reading.text]


def _is_of_another(clause: list[Token], known: list[str]) -> bool:
    names = _names(clause)
    return bool(names) and not any(same_person(name, other) for name in names for other in known[-_MOST:])


def _names(clause: list[Token]) -> list[str]:
    """Whose sitting a clause says it is: behind a word that names come, or before "’s hearing"."""
    found: list[str] = []
    for at, token in enumerate(clause):
        if (
            token.quoted
            or token.masked
            or not token.text[0].isupper()
            or (at and clause[at - 1].text.istitle())
        ):
            continue
        run = read_run(clause, at)
        if run is None or not run.is_name:
            continue
        before, behind = clause[max(0, at - _NEAR) : at], clause[run.last + 1 : run.last + 2]
        owner = run.words[-1][-2:-1] in APOSTROPHES or run.words[-1].lower().endswith(GENITIVE)
        owned = owner and any(t.has("hearing") for t in behind)
        if owned or any(t.has("trigger") for t in before):
            found.append(clean(run.words[-1]))
    return found[:_MOST]


def _clauses(tokens: Tokens, sentence: Sentence, told: set[int]) -> list[list[Token]]:
    """A sentence, or the two parts between which it turns from what is off to what is on."""
    whole = tokens[sentence.first : sentence.last]
    if not any(token.has(*PUT_OFF) for token in whole):
        return [whole]
    seen: set[str] = set()  # of the classes so far: a part is looked at only where it may be one
    tried = 0
    for at, token in enumerate(whole[:-2]):
        if not token.quoted:
            seen |= token.classes
        turns = at and not token.quoted and (token.text in ",;–—" or token.low in _JOINING)
        if turns and not seen.isdisjoint(_HEARD) and (not seen.isdisjoint(_VERBS) or still_on(whole[:at])):
            rest = whole[at + 1 + (whole[at + 1].low in _JOINING) :]
            parts, tried = [whole[:at], rest], tried + 1
            if _says_whole(rest) and all(_is_put_off(part) or _is_on(part, told) for part in parts):
                return parts
            if tried == _MOST_TRIED:
                break
    return [whole]


def _says_whole(clause: list[Token]) -> bool:
    """Does a clause begin with what it is about, and not with the verb of the one before, "…, is cancelled"?"""
    return clause[0].low not in _FINITE and not clause[0].has(*PUT_OFF, "future", "past")


def _is_off(clause: list[Token]) -> bool:
    seen = _seen(clause)
    return seen.issuperset(("hearing", "cancelled")) and seen.isdisjoint(_OTHERWISE)


def _is_put_off(clause: list[Token]) -> bool:
    seen = _seen(clause)
    return "hearing" in seen and not seen.isdisjoint(PUT_OFF)


def _is_on(clause: list[Token], told: set[int]) -> bool:
    """A sitting to come with a day or an hour of its own, and not "it"."""
    seen = _seen(clause)
    if clause[0].low in _SAME or not seen.isdisjoint(("cancelled", "past", *_OTHERWISE)):
        return False
    told_so = not seen.isdisjoint(_TO_COME) or still_on(clause)
    return told_so and not seen.isdisjoint(_HEARD) and _is_timed(clause, told)


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
        if known.people and not (draft.people or draft.total or draft.group or _names_somebody(draft.source)):
            draft.people = [person.copy() for person in known.people]
            draft.charges, draft.allegations = known.charges[:], [[] for _ in known.people]


def _names_somebody(text: str) -> bool:
    """Is somebody named there whom nothing tells to be tried?"""
    return any(True for _ in named_runs(tokenize(text)))


def leave_open_without_hour(draft: Draft) -> None:
    """ "The trial of Ann SAMPLE is cancelled, that of Ben CASE is on 4 May": nobody says that hers was on that day."""
    if draft.time is None:
        draft.date = None
        draft.marks = [*(mark for mark in draft.marks if mark.name != "date"), NO_DAY]
