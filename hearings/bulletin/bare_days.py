"""Days that leave out their month: "on 13 February at 09:00 … . On the 14th, at 09:30, …"."""

import re

from hearings.bulletin.lexicon.en import MONTHS

_NAMES = "|".join(name for names in MONTHS for name in names.split())
_ENDING = r"(?:st|nd|rd|th)"
_DATED = re.compile(
    rf"\b(\d{{1,2}}){_ENDING}? (?:of )?({_NAMES})\b|\b({_NAMES})\.? (\d{{1,2}}){_ENDING}?\b", re.IGNORECASE
)
# Not "the 14th hearing", "the 2nd Criminal Court".
_BARE = re.compile(
    rf"(?<=\bthe )(\d{{1,2}}){_ENDING}(?=[,.;:)]|$| (?:at|and|in|from|the|a|with|by|will)\b)", re.IGNORECASE
)


def with_months(text: str) -> str:
    """The text with the month that was told before written to each later day that has none."""
    if not _BARE.search(text):
        return text
    told = list(_DATED.finditer(text))
    pieces: list[str] = []
    end = at = 0
    for bare in _BARE.finditer(text):
        while at < len(told) and told[at].end() <= bare.start():
            at += 1
        day = int(bare[1])
        if not at or not int(told[at - 1][1] or told[at - 1][4]) < day < _NO_DAY:
            continue
        pieces += [text[end : bare.start()], f"{day} {told[at - 1][2] or told[at - 1][3]}"]
        end = bare.end()
    return "".join([*pieces, text[end:]])


_NO_DAY = 32
