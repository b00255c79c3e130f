"""Rows: which lines are one each, and the head of a table, whose columns of officials would pass for defendants below.

What a row says is read as any other line.
"""

import re

from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.text.tokens import lower

BAR = " | "
_OFFICIALS = frozenset({"judge", "official"})
_LEAST = 3  # columns
# "Medeu Court, 10:00 – Ann SAMPLE", "(10:00) Ann SAMPLE"
_HOUR_CELL = re.compile(r"(?:^|[,;:–—|.-] |[(\[])\d{1,2}[:.]\d\d(?=$| [–—|-]|[,;:)\]](?: |$))")


def is_row(text: str) -> bool:
    """ "Ann SAMPLE – 6 May, 10:00 – Article 405": are its cells set off by dashes, or does the hour fill one?"""
    dashed = (" – " in text and text.count(" – ") > 1) or (" — " in text and text.count(" — ") > 1)
    return dashed or ((":" in text or ".00" in text or ".30" in text) and _HOUR_CELL.search(text) is not None)


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
