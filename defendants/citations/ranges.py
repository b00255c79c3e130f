"""Numbers of parts in a row: "1-3" is three of them."""

from defendants.citations.tokens import Token

_MOST_IN_A_RANGE = 20


def spread(number: str) -> list[str]:
    """ "1-3" behind "Parts" is three of them, and both are two."""
    if " " in number:
        return number.split()
    low, dash, high = number.partition("-")
    return [low, *up_to(low, high)] if dash else [number]


def spread_each(numbers: list[str]) -> list[str]:
    return [one for number in numbers for one in spread(number)]


def up_to(low: str, high: str) -> list[str]:
    if low.isdigit() and high.isdigit() and 0 < int(high) - int(low) < _MOST_IN_A_RANGE:
        return [str(number) for number in range(int(low) + 1, int(high) + 1)]
    return [high]


def joins(tokens: list[Token], at: int) -> bool:
    """«ч. 1–2»: a dash that is no hyphen, and no space beside it."""
    return tokens[at].text == "–" and tokens[at].glued and tokens[at + 1].glued
