"""The days of one trial, one by one: "Trial of Ann SAMPLE: third day – 6 May, 10:00; fourth – 7 May, 11:00".

What stands beside a day says the how manyth it is, or what is done then, and no verb. Knows one paragraph.
"""

from bisect import bisect_left
from itertools import pairwise

from hearings.bulletin.announcement.hours import behind_day
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.text.tokens import Token, Tokens
from hearings.bulletin.what.sentences import TOGETHER
from hearings.bulletin.when.clock import TimeFound
from hearings.bulletin.when.dates import DateFound
from hearings.bulletin.who.names import read_run

_LABELS = ("ordinal", "aside", "stage", "decision", "hearing")
_OTHERWISE = (
    *("future", "past", "unless", "prosecuted", "pronoun", "ours", "said", "moved", "postponed", "cancelled"),
    *("trigger", "role", "kin", "judge", "court"),
)
_LEAST, _MOST, _LONGEST_LABEL = 2, 20, 8  # days, days, tokens
_NOTHING: tuple[str, list["Day"]] = ("", [])

Day = tuple[DateFound, list[Token], TimeFound | None]


def days_one_by_one(reading: Reading) -> tuple[str, list[Day]]:
    """The words that say who is tried, and each day with what is said of it and its hour; no days: not told so."""
    tokens, dates = reading.tokens, reading.dates
    if not _LEAST <= len(dates) <= _MOST or not all(_is_one_day(date) for date in dates):
        return _NOTHING
    head = _end_of_head(tokens, dates[0])
    if not head or not any(token.has("hearing", "trigger") for token in tokens[:head]):
        return _NOTHING
    hours = [behind_day(date, reading) for date in dates]
    rest = [time for time in reading.times if time not in hours]
    if len(rest) > 1 or (rest and (rest[0].start < tokens[dates[-1].last].end or any(hours))):
        return _NOTHING  # an hour of something else, or one of all the days: "Each at 10:00."
    between = [tokens[one.last + 1 : other.first] for one, other in pairwise(dates)]
    last = tokens[dates[-1].last + 1 :]
    before = [_label(tokens, part) for part in (tokens[head : dates[0].first], *between)]
    end = next((at for at, token in enumerate(last) if token.text[0] in ".;"), len(last))
    behind = [*before[1:], _label(tokens, last[:end])]
    told = before if before[0] else behind
    said = any(token.has(*_OTHERWISE) and token.low not in TOGETHER for token in last)
    labelled = all(told) and any(token.has(*_LABELS) for label in told for token in label or ())
    if None in (*before, *behind) or said or not labelled:
        return _NOTHING
    who = reading.text[: tokens[head].start].rstrip(" :.;,–—-(")
    return who, [
        (date, label or [], hour or next(iter(rest), None))
        for date, label, hour in zip(dates, told, hours, strict=True)
    ]


def _is_one_day(date: DateFound) -> bool:
    return bool(date.day) and not (date.backward or date.ranged or date.relative)


def _end_of_head(tokens: Tokens, date: DateFound) -> int:
    """Behind the sign that ends the head, where what is said of the first day begins; 0: there is none."""
    signs = range(date.first - 1, max(0, date.first - _LONGEST_LABEL), -1)
    behind = [at for at in signs if tokens[at].text in ":.;," and not tokens[at].masked]
    return behind[0] + 1 if behind else 0


def _label(tokens: Tokens, label: list[Token]) -> list[Token] | None:
    """The words of a label, its hour left out; None: something else stands there, somebody or a verb."""
    words = [token for token in label if token.word and not token.masked]
    if len(words) > _LONGEST_LABEL or any(token.has(*_OTHERWISE) for token in words):
        return None
    begin = bisect_left(tokens, label[0].start, key=lambda token: token.start) if label else 0
    runs = (read_run(tokens, at) for at in range(begin, begin + len(label)) if tokens[at].text[0].isupper())
    return None if any(run and run.is_name for run in runs) else words
