"""Sittings beside the announced one: on a later day, "It will continue on 13 May at 11:00.", or for each on another.

Knows the days; which ones a paragraph names is told in `announcements`.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter

from hearings.bulletin.announcement.drafts import Context, Draft
from hearings.bulletin.announcement.hours import alone, behind_day, hour_of_day
from hearings.bulletin.announcement.likewise import same_hour
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.announcement.weekdays import GOES_ON, weekday_it_goes_on
from hearings.bulletin.entries import Mark
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.when.dates import WEEKDAYS, DateFound
from hearings.bulletin.when.deeds import is_begun
from hearings.bulletin.when.years import mark_of, resolve
from hearings.bulletin.who.charges import is_told_of_each
from hearings.bulletin.who.names import clean, read_run


def further_sitting(draft: Draft, day: DateFound, reading: Reading) -> list[Draft]:
    """The sitting of the same people on a later day, at the hour of its own sentence. None: it is of somebody else."""
    at = bisect_right(reading.sentences, day.first, key=lambda s: s.first) - 1
    sentence = reading.sentences[at]
    if not (day.value and draft.date and day.value > draft.date) or _names_others(draft, sentence, reading):
        return []
    ((start, end),) = reading.within([sentence])
    if goes_on_then(day, reading):
        start = reading.tokens[day.first].start  # what stands before it is the hour at which it begins
    hours = [time for time in reading.times if start <= time.start < end]
    further = replace(draft.copy(), date=day.value)
    further.marks = [*(mark for mark in draft.marks if mark.name != "date"), mark_of(day)]
    same = draft.time if same_hour(reading.text[start:end]) else None
    own = hour_of_day(day, reading)  # "It will last until 18:00 and continue on 2 May at 9:30."
    further.set_hour(own or same or (hours[0].value if len(hours) == 1 else None))
    days, last = [day.value], day.last
    for date in reading.dates:
        link = reading.tokens[last + 1 : date.first] if date.first > last else []
        value = resolve(date, draft.date).value
        if (
            value
            and value > days[-1]
            and 0 < len(link) < _MOST_LINKS
            and all(t.has("and") or t.text == "," for t in link)
        ):
            days.append(value)
            last = date.last
    return [further, *(replace(further.copy(), date=one) for one in days[1:])]


def goes_on_then(day: DateFound, reading: Reading) -> bool:
    """ "Will begin and continue on 8 June", «басталып, 8 маусымда жалғасады»: a day on which it only goes on?"""
    sentence = reading.sentence_of(day)
    before = reading.tokens[sentence.first : day.first]
    begun = next((at for at, t in enumerate(before) if t.low.startswith(_BEGINS)), None)
    if begun is None or any(token.has("past", "hearing") for token in before[begun + 1 :]):
        return False
    beside = [*before[begun:], *reading.tokens[day.last + 1 : day.last + 1 + _MOST_LINKS]]
    return any(token.low.startswith(GOES_ON) for token in beside)


def later_sittings(
    draft: Draft, reading: Reading, announcing: list[Sentence], context: Context
) -> list[Draft]:
    """Sittings told right behind the announced one, whose day is known."""
    if context.date:
        found = _on_a_weekday(draft, reading, announcing[0])
    else:
        found = _next_sittings(draft, reading, announcing[-1], context.reference)
    return found or _days_it_goes_on(draft, reading, announcing[0])


def _days_it_goes_on(draft: Draft, reading: Reading, first: Sentence) -> list[Draft]:
    """ "It will last three days: 7, 8 and 9 June.", "It continues on 8 and 9 June.": the days behind the first."""
    if draft.status != "scheduled" or draft.date is None or len(reading.dates) < _LEAST:
        return []
    for sentence in reading.sentences:
        if sentence.first < first.last or not tells_of_it(sentence, reading):
            continue
        days = reading.dates[
            bisect_left(reading.dates, sentence.first, key=_FIRST) : bisect_left(
                reading.dates, sentence.last, key=_FIRST
            )
        ]
        resolved = (resolve(day, draft.date) for day in days if not day.backward and not day.ranged)
        later = next((day for day in resolved if day.value and day.value > draft.date), None)
        if later:
            return further_sitting(draft, later, reading)
    return []


def tells_of_it(sentence: Sentence, reading: Reading) -> bool:
    """ "It will continue …", "The hearings are set for …": is it told of the sitting before, when it will be?"""
    head = reading.tokens[sentence.first : sentence.first + _HEAD]
    of_it = any(token.has("hearing") for token in head) or head[0].low in _IT
    return of_it and sentence.announces and not (sentence.past or sentence.put_off)


def _on_a_weekday(draft: Draft, reading: Reading, first: Sentence) -> list[Draft]:
    """ "It continues on Monday at 10:00.", below the heading of a day: on which Monday is asked, the next is offered."""
    if draft.status != "scheduled" or draft.date is None or reading.tokens.seen.isdisjoint(WEEKDAYS):
        return []
    behind = (s for s in reading.sentences if s.first >= first.last)
    goes_on = ((s, weekday_it_goes_on(s, reading.tokens, reading.dates)) for s in behind)
    sentence, weekday = next(((s, day) for s, day in goes_on if day), (None, None))
    if sentence is None or weekday is None or _names_others(draft, sentence, reading):
        return []
    day = resolve(weekday, min(draft.date, dt.date.max - _A_DAY) + _A_DAY).value
    ((start, end),) = reading.within([sentence])
    hours = [time.value for time in reading.times if start <= time.start < end]
    later = replace(draft.copy(), date=None, part_of_day="")
    later.marks = [mark for mark in draft.marks if mark.name != "date"]
    offered = (day.isoformat(),) if day else ()
    later.marks.append(Mark("date", "doubtful", "only the weekday is named", offered))
    later.set_hour(hours[0] if len(hours) == 1 else None)
    return [later]


def _next_sittings(draft: Draft, reading: Reading, last: Sentence, reference: dt.date | None) -> list[Draft]:
    """«Второе заседание — 8 сентября, в то же время.»: sentences without a verb, right behind the announcement."""
    found: list[Draft] = []
    for sentence in reading.sentences:
        if sentence.first < last.last:
            continue
        head = reading.tokens[sentence.first]
        first, end = (
            bisect_left(reading.dates, at, key=lambda d: d.first) for at in (sentence.first, sentence.last)
        )
        days = reading.dates[first:end]
        told = sentence.hearing and head.has("ordinal", "next") and len(days) == 1 and not days[0].backward
        silent = not (sentence.future or sentence.past or sentence.put_off or sentence.no_hearing)
        if not (told and silent and sentence.last - sentence.first <= _LONGEST):
            break
        found += further_sitting(draft, resolve(days[0], reference), reading)
    return found


_LONGEST, _HEAD, _LEAST = 16, 2, 2  # tokens of a sentence, its first ones; days of two sittings
_FIRST = attrgetter("first")
_IT = frozenset({"it", "он", "оно", "она", "они", "ол", "олар"})


def on_days(draft: Draft, days: list[dt.date], reading: Reading) -> list[Draft]:
    """The sittings of several days: "on 6 and 7 May" on each of them, of everybody unless it says "respectively"."""
    if len(days) == len(draft.people) and is_told_of_each(reading.tokens):
        return [replace(alone(draft, at), date=day) for at, day in enumerate(days)]
    return [draft, *(replace(draft.copy(), date=day) for day in days[1:])]


def at_their_hours(draft: Draft, reading: Reading, reference: dt.date | None) -> list[Draft]:
    """ "On 30 March at 14:00 and on 31 March at 10:00": a sitting on each of the days listed so. Else none."""
    found: list[tuple[dt.date, dt.time | None]] = []
    end = -1
    if len(reading.times) == 1 < len(reading.dates) and draft.status == "scheduled":
        _drop_hour_of_begin(draft, reading, reference)
    goes_on = len(reading.times) == 1 < len(reading.dates)
    goes_on = goes_on and any(token.low.startswith(GOES_ON) for token in reading.tokens)
    several = len(reading.times) > 1 or goes_on
    for date in reading.dates if several and draft.status == "scheduled" else ():
        hour, start = behind_day(date, reading), reading.tokens[date.first].start
        value = resolve(date, reference).value
        listed = end < start and _are_listed(reading, end, start)
        if value is None or not (listed if found else hour and value == draft.date):
            if found:
                break
            continue
        found.append((value, hour.value if hour else None))
        end = hour.end if hour else reading.tokens[date.last].end
    if len(found) < 2:
        return []
    drafts = [draft, *(replace(draft.copy(), date=day) for day, _ in found[1:])]
    same = draft.time if same_hour(reading.text) else None
    for one, (_, own) in zip(drafts, found, strict=True):
        one.set_hour(own or same)
    return drafts


def _drop_hour_of_begin(draft: Draft, reading: Reading, reference: dt.date | None) -> None:
    """ "It began on 7 May at 10:00 and will continue on 10 May.": of the second day no hour is told."""
    begun = next((date for date in reading.dates if behind_day(date, reading)), None)
    if (
        begun
        and draft.time
        and is_begun(begun, reading.tokens)
        and resolve(begun, reference).value != draft.date
    ):
        draft.set_hour(None)


def _are_listed(reading: Reading, end: int, start: int) -> bool:
    """«… на 16:00, последнее слово — на …»: is between two days no more than a link, and what is then?"""
    if reading.text[end:start].strip(" ,") in _BETWEEN:
        return True
    first = bisect_left(reading.tokens, end, key=attrgetter("start"))
    between = [token for token in reading.tokens[first : first + _MOST_BETWEEN] if token.start < start]
    told = [token for token in between if token.word]
    if told and all(t.low == "басталып" for t in told):
        return True
    if told and all(t.has("and", "future") or t.low in _ON or t.low.startswith(GOES_ON) for t in told):
        return any(t.low.startswith(GOES_ON) for t in told)
    followed = {i + n for i, token in enumerate(between) for n in range(1, token.span)}
    return (
        bool(told)
        and len(between) < _MOST_BETWEEN
        and all(
            not t.word or t.has("stage", "decision", "and", "at") or i in followed
            for i, t in enumerate(between)
        )
        and any(t.has("stage", "decision") for t in told)
    )


_MOST_BETWEEN = 8  # tokens
_BEGINS, _MOST_LINKS = ("begin", "start", "open", "начн", "начинает", "открое", "баста"), 3  # tokens
_ON = ("on", "again", "а", "ал", "затем", "then")
_A_DAY = dt.timedelta(days=1)
_BETWEEN = frozenset({"", "and", "and on", "и", "а также", "және", "мен", "пен", "бен", "сондай-ақ"})


def _names_others(draft: Draft, sentence: Sentence, reading: Reading) -> bool:
    """ "His brother Ben CASE will be tried on 12 May": is it told of somebody who is not heard here?"""
    known = {person.family_name for person in draft.people}
    for at in range(sentence.first, sentence.last):
        token = reading.tokens[at]
        run = read_run(reading.tokens, at) if token.text[0].isupper() else None
        if token.has("kin") or (run and run.capitals and known.isdisjoint(map(clean, run.words))):
            return True
    return False
