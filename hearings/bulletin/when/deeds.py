"""Days in an announcement that are not the sitting's: of a deed, of an arrest, of the day on which it began.

Knows one date and the words beside it.
"""

from hearings.bulletin.text.tokens import Token
from hearings.bulletin.when.dates import DateFound

_NEAR = 3  # tokens between a verb and its date
DONE = ("задержанн", "арестованн", "осужденн", "осуждённ", "приговоренн", "приговорённ", "отпущенн")


def is_of_deed(date: DateFound, tokens: list[Token]) -> bool:
    """ "Ann Sample, arrested on 21 July, will appear": not when the court sits."""
    return any(token.has("past") for token in tokens[max(0, date.first - _NEAR) : date.first])


def is_done_on(date: DateFound, tokens: list[Token]) -> bool:
    """ "Detained on 29 November", «задержанный в Астане 29 ноября»: the day of what was done to somebody."""
    before = tokens[max(0, date.first - _NEAR) : date.first]
    return any(token.has("past", "done") or token.low.startswith(DONE) for token in before)


def is_begun(date: DateFound, tokens: list[Token]) -> bool:
    """«Суд (начат 20 апреля)», «15 қарашада басталған сот»: the participle beside a day says what was then."""
    behind, before = tokens[date.last + 1 : date.last + 2], tokens[max(0, date.first - 2) : date.first]
    if before and before[-1].has("begun") and not before[0].has("future"):
        return True
    return bool(behind) and behind[0].has("past") and behind[0].low.endswith(("ған", "ген"))
