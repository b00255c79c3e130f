"""Days that are no sitting's: of the text itself, of an election, of what somebody said."""

from hearings.bulletin.text.tokens import Tokens
from hearings.bulletin.when.dates import DateFound

_SAID = frozenset({"said", "told", "announced", "reported", "earlier"})
_TO_BE = frozenset({"be", "is", "are"})
_OWNERS = frozenset({"the", "a", "his", "her", "their", "its"})
_LEAST, _NEAR_START, _NEAR = 2, 3, 3  # dates; tokens
_OF_TEXTS = ("posted", "published", "опубликовано")


def is_of_text(date: DateFound, tokens: Tokens) -> bool:
    """ "Posted on: 2015/11/30": the day of the text itself."""
    before = [
        token.low for token in tokens[max(0, date.first - 3) : date.first] if token.low not in (":", "on")
    ]
    return bool(before) and before[-1].endswith(_OF_TEXTS)


def without_news(dates: list[DateFound], tokens: Tokens) -> list[DateFound]:
    """ "UPDATE 30 November: … will be held on 10 December": among others the day of the news is none of a sitting.

    Nor is that on which something will not be, "will not resume tomorrow; the court has set 10 December".
    """
    if len(dates) < _LEAST:
        return dates
    left = [date for date in dates if not (_of_news(date, tokens) or _denied(date, tokens))]
    return left or dates


def _of_news(date: DateFound, tokens: Tokens) -> bool:
    first = date.first - (date.first > 1 and tokens[date.first - 1].text == "(")
    beside = [*tokens[max(0, first - 1) : first], *tokens[date.last + 1 : date.last + 2]]
    return date.first < _NEAR_START and any(token.has("update") for token in beside)


def _denied(date: DateFound, tokens: Tokens) -> bool:
    before = tokens[max(0, date.first - _NEAR) : date.first]
    return (
        bool(date.relative) and len(before) == _NEAR and before[-2].low == "not" and before[-3].has("future")
    )


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
