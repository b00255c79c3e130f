"""Days that are no sitting's: of the text itself, of an election, of what somebody said."""

from hearings.bulletin.dates import DateFound
from hearings.bulletin.tokens import Tokens

_SAID = frozenset({"said", "told", "announced", "reported", "earlier"})
_TO_BE = frozenset({"be", "is", "are"})
_OWNERS = frozenset({"the", "a", "his", "her", "their", "its"})
_OF_TEXTS = ("posted", "published", "опубликовано")


def is_of_text(date: DateFound, tokens: Tokens) -> bool:
    """ "Posted on: 2015/11/30": the day of the text itself."""
    before = [
        token.low for token in tokens[max(0, date.first - 3) : date.first] if token.low not in (":", "on")
    ]
    return bool(before) and before[-1].endswith(_OF_TEXTS)


def is_of_something(date: DateFound, tokens: Tokens) -> bool:
    """ "The 19 December election", "his 3 May post", "she said today", "said on 3 May": the day of something else."""
    before = tokens[date.first - 1].low if date.first else ""
    if before == "on" and date.first > 2 and tokens[date.first - 2].low in _SAID:
        return tokens[date.first - 3].low not in _TO_BE  # "will be announced on 3 May"
    if before in _SAID:
        return bool(date.relative)
    behind = tokens[date.last + 1] if date.last + 1 < len(tokens) else None
    return (
        before in _OWNERS
        and behind is not None
        and behind.word
        and not behind.classes
        and behind.text.islower()
    )
