"""Sittings that go on day by day, "each day from 10 am", "It will continue daily until 7 May.": how many is not told."""

from collections.abc import Iterable

from hearings.bulletin.drafts import Draft
from hearings.bulletin.entries import Mark
from hearings.bulletin.sentences import Sentence
from hearings.bulletin.tokens import Token, Tokens

_UNTIL = ("until", "till", "through")
_FURTHER = Mark("date", "doubtful", "further days are not named")


def ask_for_days(drafts: list[Draft], tokens: Tokens, announcing: Iterable[Sentence]) -> list[Draft]:
    """The same drafts. Leaves the days behind the first open, where a sitting is told to be held every day."""
    if "daily" not in tokens.seen or len(drafts) > 1:
        return drafts
    told = any(_is_daily(tokens, at) for s in announcing for at in range(s.first, s.last))
    for draft in drafts if told else ():
        if draft.date and draft.status == "scheduled":
            draft.marks = [*(mark for mark in draft.marks if mark.name != "date"), _FURTHER]
    return drafts


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
