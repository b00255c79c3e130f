"""Which of the days that an announcement names is the one on which the court sits."""

import datetime as dt
from bisect import bisect_right
from operator import attrgetter

from hearings.bulletin.announcement.drafts import Context, Draft
from hearings.bulletin.announcement.further import goes_on_then
from hearings.bulletin.announcement.hours import hour_of_day, is_beside_hour
from hearings.bulletin.announcement.readings import Reading, names_one
from hearings.bulletin.announcement.weekdays import month_alone, only_weekday, told_weekday
from hearings.bulletin.entries import Mark
from hearings.bulletin.text.tokens import Token
from hearings.bulletin.what.changes import PUT_OFF, Change
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.what.verdicts import sets_verdict
from hearings.bulletin.when.dates import WEEKDAYS, DateFound
from hearings.bulletin.when.deeds import is_begun, is_of_deed
from hearings.bulletin.when.ranges import NO_DAY, days_of, listed_days, range_of
from hearings.bulletin.when.years import is_before, mark_of, resolve

_ARROWS = frozenset("→⇒➔➡⟶⟹➜➝➞➤►▶>")
EITHER_DAY = "two days are named"
_SETTING, _NEAR_SETTING = ("назначил", "назначить", "отложил", "отложить", "перенес", "перенёс"), 7  # tokens
_NEAR_ARROW = 8  # tokens of an hour between a day and its arrow
_NEAR_VERB = 3  # tokens between a verb and its date
_LONG_AGO = dt.timedelta(days=60)  # before the day it stands under: of the deed
_NOW = frozenset({"now", "теперь", "енді"})
_LEAST = 2  # tokens of a link and a verb
_OPENING = 60  # tokens; a date further from its sentence's first word does not open it
OF_WEEK = Mark("date", "doubtful", "only the weekday is named")


def set_date(
    draft: Draft,
    reading: Reading,
    announcing: list[Sentence],
    spans: list[tuple[int, int]],
    context: Context,
    change: Change,
) -> tuple[list[dt.date], DateFound | None]:
    """The day of the sitting; further days if the announcement names several ("6 and 7 May"); that of a later one."""
    tokens = reading.tokens
    dates = _told_days(reading, announcing, context, change)
    new = [d for d in dates if tokens[d.first].start in change.new_places]
    if len(new) > 1:  # "to 19 May, then to 26 May and now to 3 June"
        new = [d for d in new if any(t.low in _NOW for t in tokens[max(0, d.first - 3) : d.first])] or new
    chosen = new or _days_of_sitting(dates, reading, context, change.old_places)
    if len(chosen) > 1 and reading.is_dateline(chosen[0]):
        del chosen[0]
    if not chosen:
        _leave_to_context(draft, reading, announcing, context, change)
        return [], None
    over = context.date if context.kind in ("hearings", "day") else None
    before = change.was_date.value if change.was_date else None
    reference = context.date or context.reference or before
    spans_of_days = (range_of(date, reading.dates, tokens, worded=not new) for date in chosen[:2])
    if span := next(filter(None, spans_of_days), None):
        days, mark = days_of(span, tokens, reference)
        draft.date = days[0] if days else None
        draft.marks.append(mark)
        return days, None
    behind = chosen[0].first >= announcing[0].last or goes_on_then(chosen[0], reading)
    first = resolve(chosen[0], reference, over=over, posted=behind or context.kind == "day")
    first = or_next(first, dates, tokens, reference)
    if context.date and draft.time and not new and behind:
        if not announcing[0].reports:  # under the day, "… at 10:30. It will continue on 6 July."
            draft.date = context.date
            draft.marks += [context.date_mark] if context.date_mark else []
            return [], first
        draft.set_hour(hour_of_day(chosen[0], reading))  # "At 09:30, the trial took place. The next one is …"
    days = listed_days(first, dates, tokens, context.date or context.reference)
    draft.date = days[0] if days else first.value
    as_above = context.called and first.relative and first.value == context.date
    told = context.date_mark if as_above else None  # "tomorrow", below "tomorrow, 6 May"
    draft.marks.append(OF_WEEK if first.relative == "weekday" else told or mark_of(first))
    return days, None


def _told_days(
    reading: Reading, announcing: list[Sentence], context: Context, change: Change
) -> list[DateFound]:
    """The days that announcing sentences name, but for those on which the sitting was to be."""
    telling = [s for s in announcing if s is announcing[0] or s.announces or s.put_off or s.unless]
    dates = [d for d in reading.dates if any(s.first <= d.first < s.last for s in telling)]
    if not dates and not context.date:  # "1. Ann SAMPLE, art. 405. 6 May, 10:00. Medeu Court."
        beside = [d for d in reading.dates if is_beside_hour(d, reading)]
        dates = [d for d in beside if not reading.is_over(d)][:1]
    return [d for d in dates if reading.tokens[d.first].start not in change.old_places]


def _days_of_sitting(
    dates: list[DateFound], reading: Reading, context: Context, old: set[int]
) -> list[DateFound]:
    tokens = reading.tokens
    chosen = [d for d in dates if is_of_sitting(d, reading, context)]
    if not context.kind and not any(is_beside_hour(d, reading) for d in chosen):
        # «В пятницу огласят приговор узникам 6 мая. … 21 февраля, 12:00.»
        ahead = [d for d in reading.dates if not (d.backward or dates and tokens[d.first].start in old)]
        ahead = [
            d for d in ahead if is_beside_hour(d, reading) and not (chosen and _is_of_others(d, reading))
        ]
        chosen = [d for d in ahead if not reading.is_over(d)] or chosen
    if not chosen and not context.date and context.kind != "hearings":
        free = [d for d in dates if not d.backward and d.relative != "weekday"]
        chosen = [d for d in free if not is_of_deed(d, tokens)]
    today = chosen[0] if len(dates) > 1 and chosen and chosen[0].relative == "today" else None
    if today and (was_set_on(tokens, today) or _tells_next(tokens, today, dates)):
        chosen = [d for d in dates if not d.relative and not d.backward] or chosen
    return chosen


def _is_of_others(date: DateFound, reading: Reading) -> bool:
    """ "Today's trial of Ann SAMPLE begins soon. Tomorrow: Ben CASE (10:00)": does its sentence begin with somebody?"""
    sentence = reading.sentence_of(date)
    behind = reading.tokens[date.last + 1 : sentence.last]
    return sentence.first == date.first and names_one(behind)


def _leave_to_context(
    draft: Draft, reading: Reading, announcing: list[Sentence], context: Context, change: Change
) -> None:
    """No day is named: a weekday is offered, or the sitting has the day it stands under, or none."""
    tokens = reading.tokens
    named = not context.kind and not tokens.seen.isdisjoint(WEEKDAYS)
    weekday = told_weekday(tokens, announcing[0]) or only_weekday(tokens, announcing[0]) if named else None
    if weekday:
        found = resolve(weekday, context.reference)
        offered = (found.value.isoformat(),) if found.value else ()
        draft.marks.append(Mark("date", "doubtful", found.guessed or NO_DAY.why, offered))
        return
    # "will be heard next week"
    vague = draft.time is None and "no_date" in tokens.seen and change.status == "scheduled"
    draft.date = None if vague else context.date
    if context.date_mark and not vague:
        draft.marks.append(context.date_mark)
    elif vague or (
        not context.kind and (reading.leaves_day_open(announcing) or month_alone(tokens, announcing))
    ):
        draft.marks.append(NO_DAY)


def day_that_failed(
    reading: Reading, announcing: list[Sentence], reference: dt.date | None
) -> dt.date | None:
    """ "It did not take place today. The new date is 9 March.": the one day that the sentence before names."""
    if reading.tokens.seen.isdisjoint(("failed", "new_date")):
        return None
    opening = ((s, reading.tokens[s.first : s.first + 2]) for s in announcing)
    anew = next((s for s, head in opening if any(t.has("new_date") for t in head)), announcing[0])
    first = anew.first
    before = next((s for s in reading.sentences if s.last == first), None)
    if before is None or not any(t.has("failed", "trigger") for t in reading.tokens[before.first : first]):
        return None
    own = [date for date in reading.dates if before.first <= date.first < first]
    told = len(own) == 1 and not own[0].choices and own[0].relative in ("", "today")
    return resolve(own[0], reference).value if told else None


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


def _tells_next(tokens: list[Token], today: DateFound, dates: list[DateFound]) -> bool:
    """ "Today's hearing is over, the next one is on 3 May at 12:00": is the next one told behind the day?"""
    other = next((date for date in dates if date.first > today.last), None)
    between = tokens[today.last + 1 : other.first] if other else []
    return any(token.low == "next" or token.has("next") for token in between)


def was_set_on(tokens: list[Token], today: DateFound) -> bool:
    """«Сегодня суд назначил заседание на 12 декабря»: on that day it was decided when the sitting will be."""
    return any(
        token.low.startswith(_SETTING) for token in tokens[today.last + 1 : today.last + 1 + _NEAR_SETTING]
    )


def or_next(
    day: DateFound, dates: list[DateFound], tokens: list[Token], reference: dt.date | None
) -> DateFound:
    """ "6 May → 7 May": a day that an arrow joins to another, and the text does not say which of them it is."""
    behind = tokens[day.last + 1 : day.last + 1 + _NEAR_ARROW]
    at = next(
        (at for at, token in enumerate(behind, day.last + 1) if not token.masked and token.text not in ",("),
        0,
    )
    sign = tokens[at].text if at else ""
    other = next((date for date in dates if date.first == at + 1), None)
    value = resolve(other, reference).value if other and sign in _ARROWS else None
    if not value or not day.value or value == day.value:
        return day
    return day._replace(choices=(day.value, value), guessed=EITHER_DAY)


def _is_put_off_on(date: DateFound, tokens: list[Token], sentence: Sentence) -> bool:
    """ "The trial of Ann SAMPLE on 6 May has been cancelled", under another day: is it the day that says which one?"""
    told = tokens[sentence.first : date.first]
    behind = any(token.has(*PUT_OFF) for token in tokens[date.last + 1 : sentence.last])
    return behind and not any(token.has(*PUT_OFF, "past") for token in told)


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
    if sentence.hearing and sentence.put_off and not date.relative and _is_put_off_on(date, tokens, sentence):
        return True
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
