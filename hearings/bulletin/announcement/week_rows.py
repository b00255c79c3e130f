"""Rows that name their day by its weekday, one or several in a line: "Mon 10:00 – Ann SAMPLE; Ben CASE – Thu 14:00".

Which week is meant, the heading above or the day of the text offers, and it is asked about.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hearings.bulletin.announcement.drafts import Context
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.announcement.sitting_days import OF_WEEK
from hearings.bulletin.text.tokens import Tokens
from hearings.bulletin.when.dates import WEEKDAYS, DateFound
from hearings.bulletin.when.years import resolve
from hearings.bulletin.who.names import named_runs

_OTHERWISE = frozenset(
    "future past unless prosecuted outcome ours said moved postponed cancelled official event no_hearing daily".split()
)
_BORDERS, _SIGNS = ".,;|/", " .,;:|/–—-"
_LINKS = frozenset({"on", "at", "в", "во", "and", "и", "а"})
_MOST = 12  # rows of a line

Row = tuple[str, str, Context]  # as it stands, without its weekday, and its day


def week_rows(reading: Reading, context: Context) -> list[Row]:
    """The rows of a paragraph, each without its weekday, and the day that each stands under; none: it has no rows."""
    tokens = reading.tokens
    if tokens.seen.isdisjoint(WEEKDAYS) or context.date or context.kind == "report":
        return []
    if not tokens.seen.isdisjoint(_OTHERWISE) or any(date.relative != "weekday" for date in reading.dates):
        return []
    days = [at for at, token in enumerate(tokens) if not (token.quoted or token.classes.isdisjoint(WEEKDAYS))]
    if not 0 < len(reading.times) <= len(days) <= _MOST:
        return []
    rows: list[Row] = []
    for day, begin, end in _cut(tokens, days):
        start, stop = tokens[begin].start, tokens[end - 1].end
        told = [time for time in reading.times if start <= time.start < stop]
        text = _without(reading.text, tokens, day, begin, end)
        if not told and any(token.has("nothing") for token in tokens[begin:end]):
            continue  # "Fri – no hearings"
        if len(told) != 1 or not text or not _names_one(tokens, begin, end):
            return []
        whole = reading.text if len(days) == 1 else reading.text[start:stop]
        rows.append((whole, text, _under(tokens[day].classes, context)))
    return rows


def _under(classes: frozenset[str], context: Context) -> Context:
    name = next(iter(classes & WEEKDAYS.keys()))
    found = resolve(DateFound(0, 0, None, weekday=WEEKDAYS[name], relative="weekday"), context.reference)
    return replace(context, kind="day", date=found.value, date_mark=OF_WEEK, marker="bullet", first=False)


def _cut(tokens: Tokens, days: list[int]) -> Iterator[tuple[int, int, int]]:
    """Each weekday with the tokens of its row: from it to the next one, or from a name up to a sign behind its hour."""
    lead = next((at + 1 for at in range(days[0]) if tokens[at].text == ":" and not tokens[at].masked), 0)
    if not _names_one(tokens, lead, days[0]):
        for day, end in pairwise([*days, len(tokens)]):
            yield day, day, end
        return
    begin = lead
    for day, other in pairwise([*days, len(tokens)]):
        signs = (at for at in range(day + 1, other) if tokens[at].text in _BORDERS and not tokens[at].masked)
        end = next((at for at in signs if _names_one(tokens, at + 1, min(at + 3, other))), other)
        yield day, begin, end
        begin = min(end + 1, other)


def _without(text: str, tokens: Tokens, day: int, begin: int, end: int) -> str:
    """A row without its weekday, and without the link before it."""
    link = day > begin and tokens[day - 1].low in _LINKS
    before, behind = tokens[day - link].start, tokens[day].end
    row = f"{text[tokens[begin].start : before].rstrip()} {text[behind : tokens[end - 1].end].lstrip(_SIGNS)}"
    return row.strip(_SIGNS)


def _names_one(tokens: Tokens, begin: int, end: int) -> bool:
    return any(True for _ in named_runs(tokens, begin, end))
