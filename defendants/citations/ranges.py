"""Numbers of parts in a row: "1-3" is three of them."""

from defendants.citations.tokens import Token

_MOST_IN_A_RANGE = 20
_MOST_UNTOLD = 10  # where no word says that they are several


def spread(number: str, *, several: bool = True) -> list[str]:
    """ "1-3" behind "Parts" is three of them, and both are two.

    `several`: the word says so. "Part 1-2" are two all the same, "Part 2-1" is one that was put in behind the second.
    """
    if " " in number:
        return number.split() if several else [number]
    low, dash, high = number.partition("-")
    if not (dash and (several or _rises(low, high))):
        return [number]
    return [low, *up_to(low, high)]


def spread_each(numbers: list[str], *, several: bool) -> list[str]:
    return [one for number in numbers for one in spread(number, several=several)]


def _rises(low: str, high: str) -> bool:
    """Are they the first and the last of a few parts in a row?"""
    return low.isdigit() and high.isdigit() and 0 < int(high) - int(low) < _MOST_UNTOLD


def up_to(low: str, high: str) -> list[str]:
    if low.isdigit() and high.isdigit() and 0 < int(high) - int(low) < _MOST_IN_A_RANGE:
        return [str(number) for number in range(int(low) + 1, int(high) + 1)]
    return [high]


def joins(tokens: list[Token], at: int) -> bool:
    """«ч. 1–2»: a dash that is no hyphen, and no space beside it."""
    return tokens[at].text == "–" and tokens[at].glued and tokens[at + 1].glued
