"""Which sentences of a paragraph announce a sitting, if any do.

A sentence announces by its verb; under a day's heading a marker, an hour or a hearing's word is enough. What only
tells of the past announces nothing. Knows no fields.
"""

import re
from bisect import bisect_right

from hearings.bulletin.announcement.drafts import Context
from hearings.bulletin.announcement.hours import is_beside_hour, opens_with_hour
from hearings.bulletin.announcement.news import is_news_row, put_off_ahead
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.announcement.rows import (
    is_named_row,
    is_row,
    leaves_hour_open,
    marked_off,
    names_somebody,
    names_with_hour,
    opens_as_row,
    opens_with_day,
    opens_with_day_and_hour,
    opens_with_own_day,
    opens_with_place,
    opens_with_sitting,
    places_first,
)
from hearings.bulletin.announcement.weekdays import NAMES_OF_WEEKDAYS, of_weekday
from hearings.bulletin.text.tables import BAR
from hearings.bulletin.text.tokens import OPENING, Text, Token
from hearings.bulletin.what.changes import PUT_OFF, set_anew
from hearings.bulletin.what.sentences import Sentence, adds_hour
from hearings.bulletin.when.clock import holds_hour
from hearings.bulletin.when.dates import holds_date
from hearings.bulletin.who.names import read_run

_FUTURE = ("future", "regular", "tries", "given_out", "next")
_MATTERS = ("hearing", "court", "tries", "given_out")
_PUT_OFF, _LONGEST_NEWS = (*PUT_OFF, "left"), 12  # tokens of "Put off till 12 May, 15:00."
_VERBS = (*_FUTURE, *_PUT_OFF)
_BEHIND_DAY = ("at", "and", "court", "judge", "court_word", "region_word", "online", "in_person", "vague")
_EMPTY_CELL = re.compile(r"\| (?:[-–—?] )?\|")  # a row of a table without its hour
_OPENING = 40  # characters in which an hour opens a row
_NEAR_HOUR = 16  # characters behind a day in which its hour begins
_OPENING_WORDS = 6  # of a sentence, in which it says that it is of a trial, and of whose
_LONGEST_COURT = 16  # tokens, and what is behind it
_SIGNS = frozenset(":–—,-")
_ON_DAY = frozenset({"on", "в", "во"})
_NEAR_DAY = 5  # tokens behind a day in which a row says what is then


def may_announce(paragraph: Text, context: Context) -> bool:
    """May the sentences of a paragraph announce a sitting there? Told at a glance, as `announcing_sentences` decides.

    Under a heading only rows and verbs of announcements do, in other texts nothing without a day or an hour.
    """
    text, perhaps = paragraph.text, paragraph.perhaps
    if text[:1] in OPENING or context.kind == "day":
        return True
    worded = not perhaps.isdisjoint(_VERBS) and not perhaps.isdisjoint(_MATTERS)
    if context.kind == "report":
        return worded and not perhaps.isdisjoint(_FUTURE) and holds_date(paragraph)
    if context.kind == "hearings":
        listed = context.marker in ("number", "bullet") or "vague" in perhaps
        return worded or listed or "noon" in perhaps or holds_hour(text)
    worded = worded or context.weekly or perhaps.issuperset(("hearing", "trigger"))
    weekday = not perhaps.isdisjoint(NAMES_OF_WEEKDAYS)
    return holds_date(paragraph) or (worded and weekday) or ((worded or weekday) and holds_hour(text))


def announcing_sentences(reading: Reading, context: Context) -> list[Sentence]:
    """The sentences that announce a sitting. None: the paragraph is something else."""
    if "update" in reading.tokens.seen and _is_over(reading):
        return []
    found = _announcing(reading, context)
    if found and not reading.tokens.seen.isdisjoint(_PUT_OFF):
        found = [*found, *_put_off_behind(reading, found[-1])]
    return _with_new_day(reading, found) if found and "new_date" in reading.tokens.seen else found


def _put_off_behind(reading: Reading, last: Sentence) -> list[Sentence]:
    """ "At 10:00 a trial will take place. Cancelled.": the short sentence behind that says no more."""
    behind = [s for s in reading.sentences if s.first == last.last and s.last - s.first <= _LONGEST_NEWS]
    return [s for s in behind if s.put_off and not (s.hearing or s.no_hearing)]


def _is_over(reading: Reading) -> bool:
    """ "7 September: trial of Ann Sample. UPDATE: The trial concluded on 15 September"."""
    return any(s.first and s.reports and reading.tokens[s.first].has("update") for s in reading.sentences)


def _with_new_day(reading: Reading, found: list[Sentence]) -> list[Sentence]:
    """ "The trial of Ann SAMPLE has been postponed. The new date is 6 May.": both sentences tell of one sitting."""
    before = [s for s in reading.sentences if s.last == found[0].first]
    before = [s for s in before if (s.put_off or s.unless) and s.hearing]
    behind = [s for s in reading.sentences if s.first == found[-1].last and s.moved]
    return [*(before if found[0].moved else ()), *found, *(behind if found[-1].put_off else ())]


def _announcing(reading: Reading, context: Context) -> list[Sentence]:
    called_off = _called_off(reading, context)
    if called_off:
        return called_off
    if context.kind != "report" and opens_with_day_and_hour(reading):
        return reading.sentences[places_first(reading) :]
    firsts = [
        sentence.first for sentence in reading.sentences
    ]  # the sentences follow each other without a gap
    starts = [reading.tokens[first].start for first in firsts]
    dated = {bisect_right(firsts, date.first) - 1 for date in reading.dates}
    timed = {bisect_right(starts, time.start) - 1 for time in reading.times}
    timed |= {at - 1 for at in timed if at and adds_hour(reading.tokens, reading.sentences[at])}
    strong = [
        s
        for i, s in enumerate(reading.sentences)
        if s.hearing
        and (s.announces or (s.put_off and not s.no_hearing))
        and (i in dated or i in timed or context.kind in ("hearings", "day"))
    ]
    strong = [s for s in strong if not (s.past and s.unless and not s.put_off)]
    anew: set[int] = set()
    if not context.kind:
        anew = set_anew(reading.tokens, reading.sentences, reading.dates, reading.times)
        anew |= put_off_ahead(reading, context.reference)
        strong = [s for s in strong if s.announces or s.first in anew]
    if not strong and (context.kind in ("hearings", "day") or 0 in anew):
        strong = [s for s in reading.sentences[:1] if is_news_row(reading, s)]
    if context.kind in ("hearings", "day"):
        return _under_heading(reading, context, strong, timed)
    if context.kind == "report":
        return [s for s in strong if s.future and any(s.first <= d.first < s.last for d in reading.dates)]
    if strong:
        return _with_day(reading, strong, dated)
    if not reading.tokens.seen.isdisjoint(NAMES_OF_WEEKDAYS):
        undated = [s for i, s in enumerate(reading.sentences) if i not in dated]
        if (weekly := of_weekday(reading.tokens, undated)) is not None:
            return [weekly]
    loose = [
        s
        for i, s in enumerate(reading.sentences)
        if (s.announces or s.first in anew) and i in dated and i in timed and not s.no_hearing
    ]
    if loose:
        return loose
    table = [
        s
        for i, s in enumerate(reading.sentences)
        if (i in dated or (i in timed and not reading.dates and _is_instant(reading, s)))
        and (i in timed or _untimed_row(reading, s, context))
        and not (s.past or s.no_hearing)
        and (
            _cites(reading, s)
            or _day_first(reading, s)
            or _day_behind(reading, s, context)
            or (BAR in reading.text and "court" in reading.tokens.seen and names_somebody(reading))
            or (bool(reading.dates) and _day_labels(reading, s))
        )
    ]
    return table[:1]


def _with_day(reading: Reading, strong: list[Sentence], dated: set[int]) -> list[Sentence]:
    """ "A verdict is expected on 2 May. The session starts at 14:00.": the sentence before has the day."""
    at = next((at for at, s in enumerate(reading.sentences) if s is strong[0]), 0)
    before = reading.sentences[at - 1] if at else None
    if before is None or at in dated or at - 1 not in dated or not before.announces or before.no_hearing:
        return strong
    return [before, *strong]


def _called_off(reading: Reading, context: Context) -> list[Sentence]:
    """ "A trial was to take place. It has been cancelled.": the plan and what became of it, in two sentences.

    Or what became of it first: "The hearing was cancelled. It was to take place on 6 May."
    """
    listed = bool(context.kind) and context.kind != "report"
    for plan, after in zip(reading.sentences, reading.sentences[1:], strict=False):
        if listed and plan.hearing and plan.unless and not plan.put_off:
            if after.put_off and not after.no_hearing:
                return [plan, after]
        elif (
            plan.hearing
            and (plan.cancelled or (plan.postponed and context.kind != "report"))
            and not plan.no_hearing
            and _was_planned(reading, plan, after)
        ):
            return [plan, after]
    return []


def _was_planned(reading: Reading, before: Sentence, plan: Sentence) -> bool:
    """Does a sentence say when "it", the one before, was to be, and that one does not?"""
    told = [before.first <= date.first < before.last for date in reading.dates]
    pronoun = plan.unless and not plan.put_off and reading.tokens[plan.first].has("pronoun")
    return pronoun and not any(told) and any(plan.first <= d.first < plan.last for d in reading.dates)


def _vague(reading: Reading, sentence: Sentence) -> bool:
    """Does it say that its hour is not known, or only roughly?"""
    words = reading.tokens[sentence.first : sentence.last]
    return any(t.has("vague", "noon") and not t.quoted for t in words) or bool(
        _EMPTY_CELL.search(reading.text)
    )


def _untimed_row(reading: Reading, sentence: Sentence, context: Context) -> bool:
    """Is it a row all the same, with a word for its hour, or in a list with its article and its court?"""
    if _vague(reading, sentence):
        return True
    if sentence.first:
        return False
    listed = context.marker == "bullet" and bool(reading.mentions) and "court" in reading.tokens.seen
    return listed or _needs_no_hour(reading)


def _needs_no_hour(reading: Reading) -> bool:
    """A row of a table, one whose hour is still to come, or one of days: "21 May: sentencing of Ann Sample"."""
    if BAR in reading.text or _hour_to_come(reading):
        return True
    date = reading.dates[0] if reading.dates else None
    if date is None or date.first or any(s.reports for s in reading.sentences):
        return False
    behind = reading.tokens[date.last + 1 : date.last + 1 + _NEAR_DAY]
    behind = [*behind[:1], *_behind_court(reading, date.last + 2)]
    told = any(
        (t.has("hearing", "stage") or (t.has("trigger") and t.has("court_word"))) and not t.quoted
        for t in behind  # "appeal of"
    )
    return told and behind[0].text[0] in ":–—"


def _behind_court(reading: Reading, first: int) -> list[Token]:
    """ "8 May – Medeu District Court: trial of Ann SAMPLE": what stands behind the court and its sign, if one opens."""
    row = reading.tokens[first : first + _LONGEST_COURT]
    sign = next((at for at, t in enumerate(row) if t.text in _SIGNS), 0)
    named = all(t.text[0].isupper() or t.has("court_word") for t in row[:sign])
    past = sign + 1 if named and any(t.has("court") for t in row[:sign]) else 0
    return row[past : past + _NEAR_DAY - 1]


def _hour_to_come(reading: Reading) -> bool:
    """ "Verdict in the case of Ann SAMPLE. Time to be confirmed.": a second sentence that says no more."""
    rest = reading.sentences[1:2]
    return bool(rest) and "vague" in reading.tokens[rest[0].first].classes


def _is_instant(reading: Reading, sentence: Sentence) -> bool:
    """«В 14:00 в СМАС суд над Анной ПРИМЕРОВОЙ (ст. 488)»: no day and no verb, but who and under which article."""
    words = reading.tokens[sentence.first : sentence.last]
    seen = {name for token in words if not token.quoted for name in token.classes}
    return seen.issuperset(("hearing", "trigger")) and "future" not in seen and _cites(reading, sentence)


def _cites(reading: Reading, sentence: Sentence) -> bool:
    first, last = reading.tokens[sentence.first].start, reading.tokens[sentence.last - 1].end
    return any(first <= mention.start < last for mention, _, _ in reading.mentions)


def _day_first(reading: Reading, sentence: Sentence) -> bool:
    """ "11 May, 15:30 — appeal of Ann SAMPLE": a row that opens with its day and names somebody."""
    tokens = reading.tokens
    if sentence.first or not reading.dates or not opens_with_day(tokens, reading.dates[0].first):
        return False
    if any(t.has("trigger") and not t.quoted for t in tokens[: sentence.last]) and (
        sentence.hearing or _needs_no_hour(reading)
    ):
        return True
    # "28 May, 10:15, City Court, request of Ann Sample": beside a court and its hour no capitals are needed
    near = tokens[reading.dates[0].last].end + _NEAR_HOUR
    timed = sentence.hearing and any(time.start < near for time in reading.times) or _needs_no_hour(reading)
    runs = (read_run(tokens, at) for at in range(sentence.last) if tokens[at].text[0].isupper())
    return any(run is not None and (run.capitals or timed) and len(run.words) > 1 for run in runs)


def _day_labels(reading: Reading, sentence: Sentence) -> bool:
    """ "Oral, 3 May: 10:30, City Court, journalist Ann Sample": a row that its place and day open, and a colon."""
    tokens, day = reading.tokens, reading.dates[0]
    colon = day.last + 1
    if sentence.first or colon >= sentence.last or tokens[colon].text != ":":
        return False
    if not all(not t.word or (t.text.istitle() and not t.has("hearing")) for t in tokens[: day.first]):
        return False
    behind = tokens[colon + 1 : colon + 2]
    return bool(behind) and behind[0].masked and {"court", "role"} <= tokens.seen


def _day_behind(reading: Reading, sentence: Sentence, context: Context) -> bool:
    """ "Trial of Ann SAMPLE: 11 May, 15:30": who is tried, a sign, the day, and no verb."""
    tokens = reading.tokens
    day = next((date.first for date in reading.dates if date.first > sentence.first), 0)
    word = 0 < day < sentence.last and tokens[day - 1].has("hearing")  # "Ann Sample – hearing 11 May, 15:30"
    signs = ":–—," if opens_with_sitting(reading) else ":–—"  # "Trial of Ann SAMPLE, 11 May, 15:30"
    if not (word < day < sentence.last and sentence.hearing):
        return False
    before = tokens[day - 1 - word]
    last = tokens[day - 2] if before.low in _ON_DAY and day > 1 else before
    beside = opens_with_sitting(reading) and last.text[0].isupper()  # "Trial of Ann SAMPLE on 6 May at 10:00"
    if not (beside or before.text[0] in signs):
        return False
    behind = [t for t in tokens[day : sentence.last] if t.word and not t.masked and not t.text[0].isupper()]
    if not all(t.has(*_BEHIND_DAY) or t.low == "same" for t in behind):
        return False
    head = range(sentence.first, day - 1)
    runs = (read_run(tokens, at) for at in head if tokens[at].text[0].isupper())
    named = any(run is not None and run.is_name for run in runs)
    named = named or any(tokens[at].quoted and tokens[at].has("trigger", "stage") for at in head)
    seen = {name for at in head if not tokens[at].quoted for name in tokens[at].classes}
    # "1. Ann Sample – 3 April, 09:00, Medeu Court": in a list the court tells enough
    placed = any(t.has("court") for t in tokens[day : sentence.last])
    listed = placed and (context.marker != "" or is_beside_hour(reading.dates[0], reading))
    return named and (word or listed or "hearing" in seen) and "outcome" not in seen


def _under_heading(
    reading: Reading, context: Context, strong: list[Sentence], timed: set[int]
) -> list[Sentence]:
    """Under a day's heading a marker, an hour or a hearing's word is enough, unless it tells of the past."""
    head = reading.sentences[0]
    opens = 0 in timed and any(time.leads and time.start < _OPENING for time in reading.times)
    opens = opens or (0 in timed and (opens_with_place(reading) or opens_with_own_day(reading)))
    opens = opens or marked_off(reading) or leaves_hour_open(reading)
    opens = opens or (reading.tokens[0].has("vague", "noon") and _somebody(reading))
    if strong and (context.marker or opens or context.first or _somebody(reading) or context.kind == "day"):
        told = [s for s in reading.sentences if s.first < strong[0].first and _calls_trial(reading, s)]
        if strong[0] is head or (head.reports and not (opens and strong[0] is reading.sentences[1])):
            return [*told, *strong]
        return [head, *(s for s in told if s is not head), *strong] if not head.no_hearing else strong
    if strong and (timed or any(True for _ in reading.dates)):
        return strong
    if head.no_hearing and not reading.mentions:
        return []  # beside an article a rally is what somebody is tried for
    if head.reports and not (opens and _told_beside(reading, head)):
        return []
    listed = context.marker in ("number", "bullet") or opens or is_row(reading) or names_with_hour(reading)
    if context.kind == "day":
        row = 0 in timed and bool(reading.mentions) and any(date.first < head.last for date in reading.dates)
        listed = listed or context.first or row or opens_as_row(reading)
    dated = context.date is None and (0 in timed or _needs_no_hour(reading)) and _day_first(reading, head)
    hearing = any(s.hearing and not s.reports for s in reading.sentences)
    opens = opens and (hearing or bool(context.marker) or opens_with_hour(reading) or names_somebody(reading))
    if (
        dated
        or listed
        and (hearing or opens or _somebody(reading) or context.kind == "day" or is_named_row(reading))
    ):
        return [s for s in reading.sentences if s is head or not s.reports or _calls_trial(reading, s)]
    return []


def _told_beside(reading: Reading, sentence: Sentence) -> bool:
    """ "12:15 – appeal of Ann SAMPLE, sentenced to two years": what is over stands behind a comma, beside the name."""
    tokens = reading.tokens
    over = [
        at
        for at in range(sentence.first, sentence.last)
        if tokens[at].has("past", "unless") and not tokens[at].quoted and not tokens[at].masked
    ]
    called = sentence.hearing or any(t.has("trigger") and not t.quoted for t in tokens[: sentence.last])
    return called and all(at and tokens[at - 1].text == "," and tokens[at].low.endswith("ed") for at in over)


def _calls_trial(reading: Reading, sentence: Sentence) -> bool:
    """ "10:00 – Medeu court. Trial of Ann SAMPLE. It is held online.": no verb, but a sitting and whose it is."""
    words = [t for t in reading.tokens[sentence.first : sentence.first + _OPENING_WORDS] if not t.quoted]
    called = sentence.hearing and any(t.has("trigger", "trigger_after") for t in words)
    over = sentence.reports and not _told_beside(reading, sentence)
    return called and not (over or sentence.no_hearing or sentence.put_off)


def _somebody(reading: Reading) -> bool:
    return bool(reading.mentions) or any(
        t.has("trigger", "trigger_after") for t in reading.tokens if not t.quoted
    )
