"""Which of the days that an announcement names is the one on which the court sits."""

import datetime as dt
from bisect import bisect_right
from operator import attrgetter

from hearings.bulletin.dates import DateFound
from hearings.bulletin.deeds import is_begun
from hearings.bulletin.drafts import Context
from hearings.bulletin.hours import is_beside_hour
from hearings.bulletin.readings import Reading
from hearings.bulletin.sentences import Sentence
from hearings.bulletin.tokens import Token
from hearings.bulletin.verdicts import sets_verdict
from hearings.bulletin.years import is_before, resolve

_ARROWS = frozenset("→⇒➔➡⟶⟹➜➝➞➤►▶>")
_EITHER = "two days are named"
_SETTING, _NEAR_SETTING = ("назначил", "назначить", "отложил", "отложить", "перенес", "перенёс"), 7  # tokens
_NEAR_VERB = 3  # tokens between a verb and its date
_LONG_AGO = dt.timedelta(days=60)  # before the day it stands under: of the deed
_LEAST = 2  # tokens of a link and a verb
_OPENING = 60  # tokens; a date further from its sentence's first word does not open it


def _is_over_before(date: DateFound, reading: Reading, sentence: Sentence) -> bool:
    """ "The court released Ann on 4 May and will hear witnesses on 6 May at 10:00": is the next day the sitting’s?"""
    tokens = reading.tokens
    behind = tokens[date.last + 1 : date.last + 3]
    if len(behind) < _LEAST or not behind[0].has("and"):
        return False
    if behind[1].masked or not behind[1].has("future", "sets", "tries", "planned"):
        return False
    if any(token.has("future", "tries", "regular") for token in tokens[sentence.first : date.first]):
        return False  # "begins on 6 May and continues on 7 May at 10:00"
    at = bisect_right(reading.dates, date.first, key=attrgetter("first"))
    return any(
        other.first < sentence.last and is_beside_hour(other, reading) for other in reading.dates[at : at + 1]
    )


def _was_planned(date: DateFound, reading: Reading, sentence: Sentence) -> bool:
    """ "The hearing, scheduled for 6 May, will take place on 13 May": a plan between commas, and the day it is now?"""
    tokens = reading.tokens
    plan = next(
        (
            at
            for at in range(date.first - 1, max(sentence.first, date.first - 3), -1)
            if _tells_plan(tokens[at])
        ),
        None,
    )
    if plan is None or tokens[plan - 1].text != "," or tokens[date.last + 1 : date.last + 2] == []:
        return False
    at = bisect_right(reading.dates, date.first, key=attrgetter("first"))
    other = next((one for one in reading.dates[at : at + 1] if one.first < sentence.last), None)
    between = tokens[date.last + 1 : other.first] if other else []
    return bool(between) and between[0].text == "," and any(t.has("future", "tries") for t in between)


def _tells_plan(token: Token) -> bool:
    return token.has("planned") or token.low in ("scheduled", "planned")


def was_set_on(tokens: list[Token], today: DateFound) -> bool:
    """«Сегодня суд назначил заседание на 12 декабря»: on that day it was decided when the sitting will be."""
    return any(
        token.low.startswith(_SETTING) for token in tokens[today.last + 1 : today.last + 1 + _NEAR_SETTING]
    )


def or_next(
    day: DateFound, dates: list[DateFound], tokens: list[Token], reference: dt.date | None
) -> DateFound:
    """ "6 May → 7 May": a day that an arrow joins to another, and the text does not say which of them it is."""
    sign = tokens[day.last + 1].text if day.last + 1 < len(tokens) else ""
    other = next((date for date in dates if date.first == day.last + 2), None)
    value = resolve(other, reference).value if other and sign in _ARROWS else None
    if not value or not day.value or value == day.value:
        return day
    return day._replace(choices=(day.value, value), guessed=_EITHER)


def is_of_sitting(date: DateFound, reading: Reading, context: Context) -> bool:
    """Is it the day of the sitting, not of the deed? Beside the hour, at the start, or behind "will take place"."""
    if (
        date.backward
        or is_begun(date, reading.tokens)
        or (context.date and date.year and date.value and date.value < context.date - _LONG_AGO)
    ):
        return False
    if is_beside_hour(date, reading):
        return True
    tokens = reading.tokens
    if context.kind == "hearings" and not context.date and date.first and tokens[date.first - 1].text in "–—":
        return True  # "• Ann SAMPLE – 17 February, City Court", under a heading without a day
    sentence = reading.sentence_of(date)
    opening = tokens[sentence.first : min(date.first, sentence.first + _OPENING)]
    dashed = context.kind == "day" and any(t.text[0] in "-–—" for t in opening)
    if "decision" in reading.tokens.seen and sets_verdict(tokens, sentence.first, sentence.last):
        start, end = tokens[sentence.first].start, tokens[date.first].start
        return not any(start <= time.start < end for time in reading.times)  # not the day of a row before it
    at_the_start = date.first - sentence.first <= _OPENING and all(
        t.masked or not t.word or t.has("at", "preposition", "no_name") for t in opening
    )
    if at_the_start and not dashed:
        return True
    if context.kind == "hearings" and context.date and not (date.relative or sentence.put_off):
        reading.by_day = True
        if is_before(date, context.date):
            return False  # "will resume after a break announced on 3 October", under 11 October
    if _is_over_before(date, reading, sentence) or _was_planned(date, reading, sentence):
        return False
    before = tokens[max(sentence.first, date.first - 8) : date.first]
    if not sentence.put_off and any(t.has("postponed", "moved") for t in before[-_NEAR_VERB:]):
        return False  # "the trial, adjourned on 29 April, will continue"
    if any(t.has("future", "regular", "tries", "unless", "moved", "postponed", "sets") for t in before):
        return True
    if any(t.has("past") for t in before[-_NEAR_VERB:]):
        return False  # "the trial of Ann SAMPLE, arrested on 3 May, will resume"
    after = tokens[date.last + 1 : date.last + 4]
    return any(t.has("future") for t in after)
