"""The head of a table: the columns of officials, whose names would pass for those of defendants in the rows below.

Knows the head only; the rows are read as any other line.
"""

from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.tokens import lower

BAR = " | "
_OFFICIALS = frozenset({"judge", "official"})
_LEAST = 3  # columns


def slashed(row: str) -> str:
    """A row whose cells are set off by slashes, with bars; other text as it is."""
    return row.replace(" / ", BAR) if row.count(" / ") > 1 else row


class Columns:
    """The columns of the table that is being read."""

    def __init__(self) -> None:
        self._officials: dict[int, str] = {}  # column, counted from 0, and what its head says

    def named(self, row: str) -> str:
        """A row with the word of its column before the name of each official: "judge Ann Sample"."""
        cells = row.split(BAR)
        heads = [LEXICON.classes(lower(cell)) for cell in cells]
        if len(cells) >= _LEAST and not any(char.isdecimal() for char in row):
            if any(not head.isdisjoint(_OFFICIALS) for head in heads):
                self._officials = {
                    at: lower(cell)
                    for at, (cell, head) in enumerate(zip(cells, heads, strict=True))
                    if not head.isdisjoint(_OFFICIALS)
                }
            return row
        for at, word in self._officials.items():
            if at < len(cells) and cells[at][:1].isupper():
                cells[at] = f"{word} {cells[at]}"
        return BAR.join(cells)
