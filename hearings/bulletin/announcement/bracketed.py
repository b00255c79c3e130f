"""Several people, each with a day in brackets: "Trials of Ann SAMPLE (6 May, 10:00) and Ben CASE (7 May, 14:30)".

Each is a sitting of its own, and what stands before all of them says what became of them.
"""

from dataclasses import dataclass

from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.entries import Status
from hearings.bulletin.text.tokens import Token
from hearings.bulletin.when.dates import DateFound
from hearings.bulletin.who.names import read_run

_LEAST, _MOST, _LONGEST = 2, 20, 24  # people, people, tokens of a bracket
_PUT_OFF: dict[str, Status] = {"moved": "moved", "postponed": "moved", "cancelled": "cancelled"}
_TO = frozenset({"to", "on", "until", "на", "в"})
_BESIDE = (
    "at",
    "preposition",
    "stop",
    "court",
    "court_word",
    "region_word",
    "judge",
    "online",
    "vague",
    "access",
)


@dataclass(slots=True)
class Bracketed:
    """Somebody, the day in the bracket, and what else stands there."""

    name: str
    day: DateFound
    rest: str


@dataclass(slots=True)
class Head:
    """What stands before them: what became of their sittings, and its words."""

    status: Status
    tokens: list[Token]


def each_in_brackets(reading: Reading) -> tuple[Head, list[Bracketed]] | None:
    """Who has a day in brackets, if it is told so of everybody and no day is told otherwise."""
    tokens = reading.tokens
    if len(reading.dates) < _LEAST or "(" not in reading.text:
        return None
    found: list[Bracketed] = []
    first = last = 0
    for at, token in enumerate(tokens):
        if token.text != "(" or not at or len(found) == _MOST:
            continue
        begin = _start_of_name(tokens, at)
        close = next((i for i in range(at, min(at + _LONGEST, len(tokens))) if tokens[i].text[0] == ")"), 0)
        days = (
            [date for date in reading.dates if at < date.first < close] if close and begin is not None else []
        )
        if begin is None or len(days) != 1 or not _tells_when(tokens[at + 1 : close]):
            continue
        first, last = first or begin, close
        day = days[0]
        before = reading.text[token.end : tokens[day.first].start].strip(" ,")
        behind = reading.text[tokens[day.last].end : tokens[close].start].strip(" ,")
        rest = f"{'' if before in _TO else before} {behind}".strip()
        found.append(Bracketed(reading.text[tokens[begin].start : tokens[at - 1].end], day, rest))
    head = tokens[:first]
    seen = {name for token in head if not token.quoted for name in token.classes}
    if len(found) < _LEAST or seen.isdisjoint(("hearing", "trigger", *_PUT_OFF)):
        return None
    days_told = {one.day.first for one in found}
    others = [date for date in reading.dates if date.first not in days_told]
    if any(date.last >= first or not date.relative for date in others) or any(
        t.word for t in tokens[last + 1 :]
    ):
        return None
    status: Status = next((told for name, told in _PUT_OFF.items() if name in seen), "scheduled")
    return Head(status, head), found


def _start_of_name(tokens: list[Token], end: int) -> int | None:
    """Where the name begins that ends right before a bracket."""
    for begin in range(max(0, end - 4), end):
        run = read_run(tokens, begin) if tokens[begin].text[0].isupper() else None
        if run and run.last == end - 1 and run.is_name:
            return begin
    return None


def _tells_when(inside: list[Token]) -> bool:
    return all(t.masked or not t.word or t.text[0].isupper() or t.has(*_BESIDE) for t in inside)
