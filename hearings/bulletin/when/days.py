"""The tokens of which dates are made: days, months and years, and what stands beside them.

Knows single tokens and their neighbours; what date they make is told in `dates`.
"""

import re

from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.text.tokens import Token

_ENDING = re.compile(r"[’'‘ʼ`´-]\w{1,4}$")
_FIRST_YEAR, _LAST_YEAR, _NO_HOUR = 1900, 2199, 2400
_MONTHS = {f"month{number}": number for number in range(1, 13)}
MONTH_NAMES = frozenset(_MONTHS)


def month_of(token: Token) -> int:
    """1 to 12, or 0. An ending set off by an apostrophe or a hyphen does not count: "Temmuz'da"."""
    classes = token.classes
    if not classes and (ending := _ENDING.search(token.low)):
        classes = LEXICON.classes(token.low[: ending.start()])
    for name in classes:
        number = _MONTHS.get(name)
        if number and (
            token.low not in ("may", "mar", "mart", "а") or token.text[0].isupper() or token.low == "mart"
        ):
            return number
    return 0


def typed_small(tokens: list[Token], index: int) -> int:
    """ "6 may 2021", "on 6 may": a month in small letters if a day stands before it and no verb can follow."""
    after = token_at(tokens, index + 1)
    verb = after is not None and after.word and after.low not in ("at", "in")
    return 5 if tokens[index].low == "may" and is_day(tokens, index - 1) and not verb else 0


def number_of_day(token: Token | None) -> int:
    return int(token.text) if token and token.digits and len(token.text) <= 4 and token.text.isascii() else -1


def token_at(tokens: list[Token], index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None


def is_day(tokens: list[Token], index: int) -> bool:
    token = token_at(tokens, index)
    if token is None or not token.digits or len(token.text) > 2:
        return False
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    minutes = token_at(tokens, index + 2)  # "9:30", not the colon of "Trials on December 3:"
    hour = after is not None and after.text == ":" and after.start == token.end
    hour = hour and minutes is not None and minutes.digits and minutes.start == token.end + 1
    minute = before is not None and before.text in (":",) and before.end == token.start
    return not hour and not minute


def is_year(tokens: list[Token], index: int) -> bool:
    """ "2021"; also "6 May 9999", which can be no hour, where nothing is counted by it."""
    number = number_of_day(token_at(tokens, index))
    if number < _NO_HOUR:
        return _FIRST_YEAR <= number <= _LAST_YEAR
    behind = token_at(tokens, index + 1)
    counts = behind is not None and behind.word and not behind.has("at", "preposition", "stop")
    return not counts and any(token.has(*MONTH_NAMES) for token in tokens[max(0, index - 3) : index])


def step_over(
    tokens: list[Token], index: int, signs: str, by: int, words: frozenset[str] = frozenset()
) -> int:
    """The next index in a direction that is not one of these signs or words."""
    while True:
        token = token_at(tokens, index)
        if token is None or not (token.text in signs or token.low in words):
            return index
        index += by
