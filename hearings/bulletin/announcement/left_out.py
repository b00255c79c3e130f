"""What an announcement names and no sitting of it has: somebody beside another hour, or a further day. It is asked.

Knows the sittings that were read and the paragraph they were read from.
"""

from bisect import bisect_left, bisect_right
from operator import attrgetter

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.announcement.hours import offer_hours
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.entries import Mark
from hearings.bulletin.text.tokens import Tokens
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.when.clock import TimeFound
from hearings.bulletin.when.years import resolve
from hearings.bulletin.who.names import Run, clean, read_run

_START = attrgetter("start")
_SOMEBODY, _DAYS = "somebody else is named beside another hour", "several days are named"
_ACTS = ("past", "future", "said", "attending", "ours")  # "at 11:00 Ben CASE will speak to the press"
_MOST_BEFORE, _LONGEST_NAME = 8, 3  # tokens
_LINKS = ("and", "at", "preposition", "stop", "decision", "given_out", "pronoun", "court_word")
_BETWEEN, _MOST_LINKS = frozenset(",:–—-("), 6  # tokens


def ask_for_left_out(drafts: list[Draft], reading: Reading, announcing: list[Sentence]) -> list[Draft]:
    """The same drafts. Their first is marked where the sentences that announce it name more."""
    if not drafts:
        return drafts
    marks = _somebody(drafts, reading, announcing)
    if drafts[0].status == "scheduled":
        _ask_for_hours(drafts, reading, announcing)
        marks = [*marks, *_days(drafts, reading, announcing)]
    if marks:
        replaced = {mark.name for mark in marks if mark.name == "date"}
        drafts[0].marks = [*(mark for mark in drafts[0].marks if mark.name not in replaced), *marks]
    return drafts


def _somebody(drafts: list[Draft], reading: Reading, announcing: list[Sentence]) -> list[Mark]:
    """ "On Thursday at 10:00 Ann SAMPLE and on Friday at 14:30 Ben CASE": whose name is right behind no one’s hour?"""
    told = {hour for draft in drafts for hour in (draft.time, draft.was_time)}
    if len(reading.times) < 2 or not any(draft.people for draft in drafts):
        return []
    known = {person.family_name for draft in drafts for person in draft.people}
    silent = [s for s in reading.sentences if s not in announcing and (s.past or s.unless or s.no_hearing)]
    over, tokens = reading.within(silent), reading.tokens
    for time in reading.times:
        if time.value in told or time.value is None or any(a <= time.start < b for a, b in over):
            continue
        run = _named_behind(tokens, time) or _named_before(tokens, time)
        if run and known.isdisjoint(map(clean, run.words)) and not _acts(tokens, run):
            return [Mark("name", "doubtful", _SOMEBODY, (" ".join(map(clean, run.words)),))]
    return []


def _named_behind(tokens: Tokens, time: TimeFound) -> Run | None:
    """ "14:30 – Ben CASE"."""
    at = bisect_left(tokens, time.end, key=_START)
    while at < len(tokens) and (tokens[at].text in _BETWEEN or tokens[at].has("preposition")):
        at += 1
    return _named_at(tokens, at)


def _named_before(tokens: Tokens, time: TimeFound) -> Run | None:
    """ "Ben CASE – 11 May, 9:30"."""
    at = end = bisect_left(tokens, time.start, key=_START)
    while at > max(0, end - _MOST_BEFORE) and (
        tokens[at - 1].masked or tokens[at - 1].text in _BETWEEN or tokens[at - 1].has("at", "preposition")
    ):
        at -= 1
    runs = (_named_at(tokens, first) for first in range(max(0, at - _LONGEST_NAME), at))
    return next((run for run in runs if run and run.last == at - 1), None)


def _named_at(tokens: Tokens, at: int) -> Run | None:
    run = read_run(tokens, at) if at < len(tokens) and tokens[at].text[0].isupper() else None
    return run if run and run.capitals and len(run.words) > 1 else None


def _ask_for_hours(drafts: list[Draft], reading: Reading, announcing: list[Sentence]) -> None:
    """ "Closing arguments at 10:00 and the verdict at 15:00": each is of one sitting or of another."""
    if len(drafts) > 1 or len(drafts[0].people) != 1 or len(reading.times) != 2 or drafts[0].time is None:
        return
    spans = reading.within(announcing)
    inside = all(any(a <= time.start < b for a, b in spans) for time in reading.times)
    told = [_is_of_stage(time, reading.tokens) for time in reading.times]
    if inside and all(told) and "stage" in told:
        offer_hours(drafts, reading)


def _is_of_stage(time: TimeFound, tokens: Tokens) -> str:
    """What stands beside an hour: a stage of the case, or only a word for a sitting; "" for neither."""
    behind, before = bisect_left(tokens, time.end, key=_START), bisect_left(tokens, time.start, key=_START)
    beside = [*tokens[max(0, before - 3) : before], *tokens[behind : behind + 3]]
    if any(token.has("stage", "decision") for token in beside):
        return "stage"
    return "hearing" if any(token.has("hearing") for token in beside) else ""


def _acts(tokens: Tokens, run: Run) -> bool:
    behind = tokens[run.last + 1 : run.last + 4]
    return any(token.has(*_ACTS) for token in behind) and not any(token.has("hearing") for token in behind)


def _days(drafts: list[Draft], reading: Reading, announcing: list[Sentence]) -> list[Mark]:
    """ "In Almaty on 6 May and in Astana on 7 May", "…, the verdict on 7 May": a later day in the same sentence."""
    day = drafts[0].date
    if day is None or len(drafts) > 1 or len(reading.dates) < 2:
        return []
    tokens, firsts = reading.tokens, [sentence.first for sentence in announcing]
    for one, other in zip(reading.dates, reading.dates[1:], strict=False):
        at = bisect_right(firsts, one.first) - 1
        if at < 0 or other.first >= announcing[at].last or other.backward or other.relative:
            continue
        between = tokens[one.last + 1 : other.first]
        links = [token for token in between if not token.masked]
        joined = len(links) <= _MOST_LINKS and any(
            token.has("and", "decision") or token.text[0] == ")" for token in links
        )
        value = resolve(other, day).value
        told = joined and all(
            t.masked or t.has(*_LINKS) or t.text[0].isupper() or t.text[0] in ",–—()" for t in between
        )
        if told and resolve(one, day).value == day and value and value > day:
            return [Mark("date", "doubtful", _DAYS, (day.isoformat(), value.isoformat()))]
    return []
