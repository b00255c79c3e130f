"""In which room of the court a sitting is: "room 12", «зал № 5», «5-залда».

Only rooms with a number are told from other words; behind the label "Courtroom:" anything may stand.
"""

import re
from typing import NamedTuple

WORDS = frozenset(
    """room hall courtroom зал зале зала каб кабинет кабинете кабинета залда залында залы бөлме бөлмеде бөлмесінде
    кабинетте кабинетінде номер number""".split()
)
"""Words that are asked for."""
_BEGINNINGS = ("room", "hall", "зал", "каб", "бөлме")
_NUMBER = r"\d{1,4}[A-Za-zА-Яа-я]?(?![\w]|[:.]\d)"
_ROOM = re.compile(
    rf"\b(?:court ?room|room|hall|зал[аеу]?|каб(?:инет[ае]?|\.)?|бөлме) ?(?:№|no\.?|#|number|номер)? ?({_NUMBER})"
    rf"|(?<![\w:.])(?:№ ?)?(\d{{1,4}})[ -]?(?:зал(?:да|ында)?|бөлме(?:де|сінде)?|кабинет(?:те|інде)?)\b",
    re.IGNORECASE,
)
_LONGEST_ALONE = 40  # characters of "Room 12, second floor."


class Room(NamedTuple):
    """The number of a room and where its words stand in the text."""

    number: str
    start: int
    end: int


def find_room(text: str) -> Room | None:
    """The first room that a text names by its number."""
    low = text.lower()
    if not any(word in low for word in _BEGINNINGS):
        return None
    match = _ROOM.search(text)
    return Room(match[1] or match[2], match.start(), match.end()) if match else None


def split_room(value: str) -> tuple[str, str]:
    """ "Medeu district court, room 5": what stands before the room, and its number, "" for none."""
    room = find_room(value)
    if room is None or not room.start or value[room.start - 1] not in " (":
        return value, ""
    return value[: room.start].rstrip(" ,;(–—-"), room.number


def room_alone(text: str) -> str:
    """The room of a line that opens with it and says little more; "": it does not."""
    room = find_room(text) if len(text) <= _LONGEST_ALONE else None
    return room.number if room and not room.start else ""
