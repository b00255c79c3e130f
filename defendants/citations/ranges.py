"""Numbers of parts in a row: "1-3" is three of them."""

_MOST_IN_A_RANGE = 20


def spread(number: str) -> list[str]:
    """ "1-3" behind "Parts" is three of them."""
    low, dash, high = number.partition("-")
    return [low, *up_to(low, high)] if dash else [number]


def up_to(low: str, high: str) -> list[str]:
    if low.isdigit() and high.isdigit() and 0 < int(high) - int(low) < _MOST_IN_A_RANGE:
        return [str(number) for number in range(int(low) + 1, int(high) + 1)]
    return [high]
