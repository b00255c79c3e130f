"""What a citation is: one article, or one part of it, both as text. Knows no language."""

import re
from dataclasses import dataclass

_DIGITS = re.compile(r"\d+")
_KEY_WIDTH = 8


@dataclass(frozen=True, slots=True)
class Citation:
    """One article, or one part of it; `code` "" is the office's default code, `part` "" none named."""

    article: str
    part: str = ""
    code: str = ""


class CitationError(ValueError):
    """A text is no citation: `message` says what was expected, `position` counts characters from 0."""

    def __init__(self, message: str, text: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.text = text
        self.position = position


@dataclass(frozen=True, slots=True)
class Mention:
    """Citations found together in running text, from character `start` up to, not including, `end`."""

    start: int
    end: int
    citations: tuple[Citation, ...]


def natural_key(number: str) -> str:
    """A text that sorts as people count: "20.2" before "20.10", "193" before "193-1.3"."""
    return _DIGITS.sub(
        lambda match: match.group().lstrip("0").rjust(_KEY_WIDTH, "0"), number.strip().casefold()
    )


@dataclass(slots=True)
class Group:
    """One article with its parts."""

    article: str
    parts: list[str]
    code: str = ""
    parts_first: bool = False
