"""Whether the public may come to a sitting: "closed to the public", «закрытое заседание», «ашық отырыс».

Nothing is concluded from silence, nor where a text says both.
"""

import re

from hearings.bulletin.entries import Access
from hearings.bulletin.lexicon import LEXICON

_SITTING = r"(?:\w+ )?(?:hearing|session|trial|sitting)s?"
_PEOPLE = "(?:the )?(?:general )?(?:public|press|media|observers|journalists)"
_RUSSIAN_SITTING = r"(?:судебн\w+ )?(?:заседани|слушани|процесс|режим)\w*"
_NOT = "(?<!not )(?<!не )"
_CLOSED = re.compile(
    r"\((?:closed|закрыт\w+|жабық)\)"
    rf"|{_NOT}\b(?:closed[- ]doors?\b|closed {_SITTING}\b|closed to {_PEOPLE}|in closed session|closed\)?\.?$"
    rf"|закрыт\w+ {_RUSSIAN_SITTING}|закрытыми дверями|(?:заседание|процесс|слушание) закрыт"
    r"|закрыт(?:ое|ый)\.?$|жабық (?:сот|отырыс|түрде|есік))"
)
_OPEN = re.compile(
    r"\((?:open|открыт\w+|ашық)\)"
    rf"|{_NOT}\b(?:open {_SITTING}\b|open to {_PEOPLE}|in open court|открыт\w+ {_RUSSIAN_SITTING}|вход свободный"
    rf"|(?:заседание|процесс|слушание) открыт|открыт(?:ое|ый)\.?$|ашық (?:сот|отырыс|түрде|есік))"
)
_CLAUSE, _NEAR = re.compile(r"[.;!?()]"), 120  # characters before it
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
    closed, open_ = _is_told(_CLOSED, low), _is_told(_OPEN, low)
    if closed == open_:
        return ""
    return "closed" if closed else "open"


def _is_told(pattern: re.Pattern[str], low: str) -> bool:
    """Does it stand there, and not as what somebody asks for: "The prosecutor asked for a closed hearing"?"""
    return any(
        not _is_wished(low[max(0, match.start() - _NEAR) : match.start()]) for match in pattern.finditer(low)
    )


def _is_wished(before: str) -> bool:
    words = _CLAUSE.split(before)[-1].split()
    return any("wished" in LEXICON.classes(word) for word in words)
