"""The programme of one sitting, hour by hour below it: "10:00 – opening", "11:30 – witness Ben CASE".

Whoever speaks there is not tried, and no row is a sitting of its own: the first tells when the sitting begins.
"""

import datetime as dt
from dataclasses import replace

from hearings.bulletin.announcement.drafts import Context, Draft
from hearings.bulletin.paragraphs.memory import MEMORY
from hearings.bulletin.text.tokens import Text, Token, Tokens
from hearings.bulletin.when.clock import find_times
from hearings.bulletin.when.dates import find_dates, holds_date
from hearings.bulletin.when.years import mark_of, resolve
from hearings.bulletin.who.names import read_run, same_person

_OTHERWISE = (
    "trigger",
    "trigger_after",
    "hearing",
    "court",
    "prosecuted",
    "postponed",
    "moved",
    "cancelled",
    "online",
)
PARTS = ("official", "judge", "programme", "decision", "stage")
"""What a row of a programme tells of."""
_BEFORE_NAME, _LONGEST = 2, 160


def hour_of_programme(paragraph: Text, families: list[str]) -> dt.time | None:
    """The hour of a row that says what is done then and by whom; None: it is no such row.

    Somebody named there speaks for others, or is one of the `families` that are tried.
    """
    if len(paragraph.text) > _LONGEST or paragraph.perhaps.isdisjoint(PARTS):
        return None
    times = find_times(paragraph.text, [])
    if not times or times[0].start or not times[0].value:
        return None
    tokens = paragraph.tokens
    rest = [at for at, token in enumerate(tokens) if token.start >= times[-1].end]
    told = [at for at in rest if not tokens[at].has("stage")]
    if any(tokens[at].has(*_OTHERWISE) or tokens[at].digits for at in told) or not any(
        tokens[at].has(*PARTS) for at in rest
    ):
        return None
    return times[0].value if all(_speaks(tokens, at, families) for at in rest) else None


def _speaks(tokens: Tokens, at: int, families: list[str]) -> bool:
    """Does no name begin there, or that of a witness, "witness Ben CASE", or of somebody who is tried?"""
    run = read_run(tokens, at) if tokens[at].text[0].isupper() else None
    if run is None or run.first != at or not run.is_name:
        return True
    if _goes_on(tokens, at) or any(same_person(word, family) for word in run.words for family in families):
        return True
    return any(token.has("official", "judge") for token in tokens[max(0, at - _BEFORE_NAME) : at])


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Is it a further word of a name, "CASE" of "Ben CASE"?"""
    return at > 0 and tokens[at - 1].word and tokens[at - 1].text[0].isupper() and not tokens[at - 1].classes


def sitting_of(title: Text, context: Context) -> Draft | None:
    """The sitting that a title over a programme names: "Trial of Ann SAMPLE, 6 May 2021, Medeu court"."""
    if len(title.text) > _LONGEST or not holds_date(title) or find_times(title.text, []):
        return None
    days = [resolve(date, context.reference) for date in find_dates(title.text, title.tokens)]
    if len(days) != 1 or not days[0].value:
        return None
    under = replace(context, kind="day", date=days[0].value, date_mark=mark_of(days[0]), marker="bullet")
    drafts = MEMORY.announced(Text(title.text), under)
    return drafts[0] if len(drafts) == 1 and drafts[0].people and drafts[0].date else None
