"""Days in figures without their year, where their place tells that they are no hours: "6/5 9-15", «8.12 в 15:00».

Knows the places; what the figures mean is told in `dates`.
"""

import re

from defendants.citations.tokens import kind_of
from defendants.citations.words import AFTER_NUMBER

# At the start of a row, before its hour: "6/5 9-15", "06.05 (чт) 10:00".
_OPENING = re.compile(
    r"(\d{1,2})([./])(\d{1,2})\.?(?=[\s,|]+(?:\(?[^\W\d_]{2,3}\)?[\s,]+)?(?:(?:в|at|сағат)\s)?\d{1,2}[:.\-h]\d\d(?!\d|[./]\d))"
)
# At the start of a row without an hour: «28.04 — суд над …», «14.05 | время неизвестно | …».
_ALONE = re.compile(
    r"((?:2[4-9]|3[01])(?=\.\d\d\s?[–—|:])|\d\d(?=\.\d\d\s\|\s(?:время|уақыты|time)\b))(\.)(0[1-9]|1[0-2])"
)
# Anywhere before its hour, the month in two figures: «перенесён на 8.12 в 15:00», «8.12, 15-00».
_INNER = re.compile(
    r"(?<=\s)(\d{1,2})\.(0[1-9]|1[0-2])\.?"
    r"(?=,?\s(?:(?:күні|\(?[^\W\d_]{2,3}\)?)[\s,]+)?(?:в|at|сағат)\s\d|,\s\d{1,2}[:.-]\d\d(?!\d))"
)
# Anywhere behind its weekday, «ПТ 06.10 – …», or where it can hardly be an hour, "Ann SAMPLE – 17.02, City Court".
_WEEKDAY = r"(?<![^\W\d_])(?:пн|вт|ср|чт|пт|сб|вс|дс|сс|бс|жм|жс)"
_NO_HOUR = r"(?<=[–—] )(?=\d\d\.(?:0[1-46-9]|1[12]), [^\W\d_])"
_OF_WEEK = re.compile(
    rf"(?:(?i:(?<={_WEEKDAY} )|(?<={_WEEKDAY}, ))|{_NO_HOUR})(\d\d?)\.(0[1-9]|1[0-2])(?!\.?\d)"
)
_LAST_WORD = re.compile(r"([^\W\d_]+|№)\.?\s$")


def find_opening(text: str) -> re.Match[str] | None:
    """The day with which a row opens: its day, its sign and its month."""
    return _OPENING.match(text) or _ALONE.match(text)


def find_inner(text: str) -> list[re.Match[str]]:
    """Days anywhere in a text: each its day and its month."""
    inner = [match for match in _INNER.finditer(text) if not _is_cited(text, match.start())]
    return [*inner, *_OF_WEEK.finditer(text)]


def _is_cited(text: str, at: int) -> bool:
    """Does a word of the law stand before it? «по ст. 14.10 в 15:00» names no day."""
    word = _LAST_WORD.search(text[max(0, at - 20) : at])
    if word is None or word[1].startswith(AFTER_NUMBER):  # «2-бөлік. 04.05, 10:00»
        return False
    return word[1] == "№" or kind_of(word[1]) != ""
