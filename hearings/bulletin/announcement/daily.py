"""Sittings that go on day by day, "each day from 10 am", "It will continue daily until 7 May.": how many is not told."""

from collections.abc import Iterable

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.announcement.further import tells_of_it
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.entries import Mark
from hearings.bulletin.text.tokens import Token
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.when.years import resolve

_UNTIL = ("until", "till", "through")
_TILL = frozenset({*_UNTIL, "to", "до", "по", "дейін", "шейін"})
_GOING_ON, _NEAR = ("last", "continu", "продл", "продолж", "созыл", "жалғас"), 4  # tokens
_FURTHER = Mark("date", "doubtful", "further days are not named")


def ask_for_days(drafts: list[Draft], reading: Reading, announcing: Iterable[Sentence]) -> list[Draft]:
    """The same drafts. Leaves the days behind the first open, where a sitting is told to be held every day."""
    if len(drafts) > 1:
        return drafts
    daily = "daily" in reading.tokens.seen and any(
        _is_daily(reading.tokens, at) for s in announcing for at in range(s.first, s.last)
    )
    for draft in drafts:
        if draft.status == "scheduled" and ((draft.date and daily) or _lasts(draft, reading)):
            draft.marks = [*(mark for mark in draft.marks if mark.name != "date"), _FURTHER]
    return drafts


def _lasts(draft: Draft, reading: Reading) -> bool:
    """ "It will last until 9 June.": till a later day, and no hour?"""
    day = draft.date
    if day is None and any(mark.name == "date" for mark in draft.marks):
        return False  # it is asked about already
    for date in reading.dates:
        if not date.backward or date.relative:
            continue
        tokens = reading.tokens
        beside = [*tokens[max(0, date.first - _NEAR) : date.first], *tokens[date.last + 1 : date.last + 3]]
        until = any(token.low in _TILL for token in beside)
        if not until or not any(token.low.startswith(_GOING_ON) for token in beside):
            continue
        sentence = reading.sentence_of(date)
        told = tells_of_it(sentence, reading) or (sentence.hearing and sentence.announces)
        value = resolve(date, day).value if day else None
        if told and (day is None or (value and value > day)):
            return True
    return False


def _is_daily(tokens: list[Token], at: int) -> bool:
    """Is it said of the sitting, and not of "the daily newspaper" or of whoever "posts every day"?"""
    token = tokens[at]
    if not token.has("daily") or token.quoted:
        return False
    before = tokens[at - 1] if at else None
    if before and before.word and not (before.masked or before.classes or before.low == "continue"):
        return False
    behind = tokens[at + token.span] if at + token.span < len(tokens) else None
    if behind is None or not behind.word or behind.masked or behind.low in _UNTIL:
        return True
    return behind.has("at", "stop", "preposition", "future", "past", "hearing", "about", "tries")
