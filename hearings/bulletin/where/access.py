"""Whether the public may come to a sitting: "closed to the public", «закрытое заседание», «ашық отырыс».

Nothing is concluded from silence, nor where a text says both.
"""

import re

from hearings.bulletin.entries import Access

_SITTING = r"(?:\w+ )?(?:hearing|session|trial|sitting)s?"
_PEOPLE = "(?:the )?(?:general )?(?:public|press|media|observers|journalists)"
_RUSSIAN_SITTING = r"(?:судебн\w+ )?(?:заседани|слушани|процесс|режим)\w*"
_NOT = "(?<!not )(?<!не )"
_CLOSED = re.compile(
    rf"{_NOT}\b(?:closed[- ]doors?\b|closed {_SITTING}\b|closed to {_PEOPLE}|in closed session|closed\)?\.?$"
    rf"|закрыт\w+ {_RUSSIAN_SITTING}|закрытыми дверями|(?:заседание|процесс|слушание) закрыт"
    r"|жабық (?:сот|отырыс|түрде|есік))"
)
_OPEN = re.compile(
    rf"{_NOT}\b(?:open {_SITTING}\b|open to {_PEOPLE}|in open court|открыт\w+ {_RUSSIAN_SITTING}|вход свободный"
    rf"|(?:заседание|процесс|слушание) открыт|ашық (?:сот|отырыс|түрде|есік))"
)
_BEGINNINGS = ("closed", "open", "закрыт", "открыт", "свободн", "жабық", "ашық")
STEMS = frozenset(_BEGINNINGS) | frozenset(
    "public press media observers journalists general doors судебн режим дверями вход түрде есік".split()
)
"""Beginnings of the words that are asked for."""


def access_of(text: str) -> Access:
    """What a text says of it, "" for nothing."""
    low = text.lower()
    if not any(word in low for word in _BEGINNINGS):
        return ""
    closed, open_ = bool(_CLOSED.search(low)), bool(_OPEN.search(low))
    if closed == open_:
        return ""
    return "closed" if closed else "open"
