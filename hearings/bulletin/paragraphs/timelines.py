"""The story of a case told day by day: "3 October 2022: trial begins", "12 May 2023 – sentenced to five years".

Or of a day, hour by hour. Its rows look like those of a calendar and are none. A row is over if the list tells so of a
later one, or if it stands below "Timeline" and its day is past. Knows lines, and no hearings.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from hearings.bulletin.text.layout import OPEN_ENDS, TextLine
from hearings.bulletin.text.tokens import Text, Token
from hearings.bulletin.what.sentences import split_sentences
from hearings.bulletin.when.dates import find_dates, holds_date

_PERHAPS = re.compile(r"(?=.{0,22}(?:19|20)\d\d\b).{6,40}?[:–—-] ")
_BEHIND_DAY = re.compile(r"[\s.]*(?:г\.|года|год|ж\.|жылы)?(?:,? *(\d{1,2}[:.]\d\d))?\s*(?:[:–—]|-(?=\s))\s*")
_TITLE = re.compile(
    r"\W*(?:timeline|chronology|background|(?:short )?history|case history|key dates|how it (?:all )?(?:began|started)"
    r"|хронологи|предыстори|истори[яю] (?:дела|преследования)|ход дела|как это было"
    r"|оқиғалар (?:тізбегі|барысы)|(?:іс|істің) (?:тарихы|барысы)|қысқаша тарихы)\w*",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(\d{1,2}[:.]\d\d)\s?[:–—-]\s")
_CLOCK, _NEVER = 5, "99"  # figures of an hour; no hour is behind that
_LONGEST_TITLE = 70
_TO_BE = frozenset({"is", "was", "are", "were", "has", "have", "been"})
_LEAST = 2  # rows of a story that no title tells


class _Row(NamedTuple):
    lines: list[TextLine]
    day: dt.date
    over: bool  # it tells of what somebody suffered, and of no sitting
    timed: bool


def take_timelines(lines: list[TextLine], given: dt.date | None) -> list[TextLine]:
    """Take away, and return, the rows of stories and their titles. `given`: the day from outside the text."""
    taken: list[TextLine] = []
    if any(_PERHAPS.match(line.shape.body) for line in lines):
        taken = [line for title, rows in _stories(lines) for line in _over(title, rows, given)]
    taken += [line for rows in _logs(lines) for line in _before_the_last(rows)]
    numbers = {line.number for line in taken}
    if numbers:
        lines[:] = [line for line in lines if line.number not in numbers]
    return taken


def _stories(lines: list[TextLine]) -> Iterator[tuple[TextLine | None, list[_Row]]]:
    """Dated rows one below another, and the title above them.

    Without a title only in a report: what an item lists below its colon, or among its other points, is its own.
    """
    title: TextLine | None = None
    rows: list[_Row] = []
    listed = False  # what stands here may belong to an item
    for line in lines:
        row = _row(line) if _PERHAPS.match(line.shape.body) else None
        if row:
            rows.append(row)
            continue
        if rows and _goes_on(rows[-1].lines[-1], line):
            rows[-1].lines.append(line)
            continue
        if rows and (title or not listed):
            yield title, rows
        rows, title = [], None
        text, shape = line.shape.text, line.shape
        listed = listed or shape.marker != "" or text[-1] == ":" or text.endswith(OPEN_ENDS)
        if len(text) < _LONGEST_TITLE and _TITLE.match(text):
            title = line
        elif text[-1] == ":" and "statement" in Text(text).perhaps:
            return  # what is said below it is said there
    if rows and (title or not listed):
        yield title, rows


def _logs(lines: list[TextLine]) -> Iterator[list[TextLine]]:
    """Rows that open with their hours, one behind another, of a text that has named no day so far."""
    asked = 0  # lines above that name no day
    for first, rows in _hour_by_hour(lines):
        if any(_hour(line) is None and holds_date(Text(line.shape.text)) for line in lines[asked:first]):
            return
        asked = first + len(rows)
        yield rows


def _hour_by_hour(lines: list[TextLine]) -> Iterator[tuple[int, list[TextLine]]]:
    """Lines below one another with rising hours, and the place of the first; none that go on below a later hour."""
    rows: list[TextLine] = []
    last = ""
    for at, line in enumerate(lines):
        hour = _hour(line)
        if hour and last < hour:
            rows.append(line)
            last = hour
            continue
        if len(rows) >= _LEAST:
            yield at - len(rows), rows
        rows, last = [], _NEVER if hour else ""
    if len(rows) >= _LEAST:
        yield len(lines) - len(rows), rows


def _hour(line: TextLine) -> str | None:
    """The hour that opens a line without a mark, "09:15"."""
    body = line.shape.body
    hour = _HOUR.match(body) if body[:1].isdecimal() and not line.shape.marker else None
    return hour[1].zfill(_CLOCK) if hour else None


def _before_the_last(rows: list[TextLine]) -> list[TextLine]:
    """The rows up to the last that tells what became of somebody."""
    told = [Text(_HOUR.sub("", row.shape.body, count=1)) for row in rows]
    over = [not text.perhaps.isdisjoint(("past", "done")) and _tells_what_was(text.tokens) for text in told]
    return rows[: len(over) - over[::-1].index(True)] if True in over else []


def _row(line: TextLine) -> _Row | None:
    text = Text(line.shape.body)
    dates = find_dates(text.text, text.tokens)
    if not dates or dates[0].first > 1 or dates[0].value is None or not dates[0].year:
        return None
    if dates[0].first and not text.tokens[0].has("preposition", "at"):
        return None
    behind = _BEHIND_DAY.match(text.text, text.tokens[dates[0].last].end)
    if not behind:
        return None
    rest = Text(text.text[behind.end() :])
    if not rest.text:
        return None  # a heading
    return _Row([line], dates[0].value, _tells_what_was(rest.tokens), behind[1] is not None)


def _tells_what_was(tokens: list[Token]) -> bool:
    """ "Ann SAMPLE is arrested", "sentenced to five years": does a row open with who, and what became of them?"""
    for token in tokens:
        called = token.word and token.text[0].isupper() and token.classes.isdisjoint(("past", "done"))
        if called or token.low in _TO_BE:
            continue
        return token.has("past", "done") and all(s.reports or not s.future for s in split_sentences(tokens))
    return False


def _goes_on(above: TextLine, line: TextLine) -> bool:
    """Is a line the end of the row right above it?"""
    shape = line.shape
    return (
        line.number == above.number + 1
        and not (shape.marker or above.shape.finished)
        and shape.body[0].islower()
    )


def _over(title: TextLine | None, rows: list[_Row], given: dt.date | None) -> list[TextLine]:
    days = [row.day for row in rows]
    if title is not None:
        past = [
            row
            for at, row in enumerate(rows)
            if (row.day < given if given else at + 1 < len(rows) or not row.timed)
        ]
        return [title, *(line for row in past for line in row.lines)] if past else []
    if len(rows) < _LEAST or days not in (sorted(days), sorted(days, reverse=True)):
        return []
    last = max((row.day for row in rows if row.over), default=None)
    if last is None:
        return []
    return [line for row in rows if row.over or row.day < last for line in row.lines]
