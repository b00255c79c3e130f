"""What became of a sitting before it began: moved, postponed, cancelled, and the dates before and after.

Reads the sentence that says so; which date is the old one is told by the word before it ("from", «было», "-дан").
Knows nothing of sittings that took place.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import takewhile

from hearings.bulletin.entries import Status
from hearings.bulletin.text.tokens import Token
from hearings.bulletin.what.deferrals import NOT_ON, is_of_plan
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.when.clock import TimeFound
from hearings.bulletin.when.dates import DateFound

_OLD = frozenset("from с со было была был бұрын earlier was previously вместо instead not не".split())
_NEW = frozenset("to until till for на до теперь енді now к а".split())
OLD_ENDINGS = ("дан", "ден", "тан", "тен", "нан", "нен", "дағы", "дегі", "тағы", "тегі")
PUT_OFF = ("postponed", "moved", "cancelled", "not_held", "new_date")
NEW_ENDINGS = ("ға", "ге", "қа", "ке", "ка", "га")
_SKIPPED = frozenset("on at в во the of года г сағат a и and with hours date".split())
_REACH, _BESIDE = 7, 3
_PLANNED = frozenset({"тиіс", "өтетін", "болатын"})
_REPLACING = frozenset({"not", "instead", "не", "вместо"}) | NOT_ON
_TO = frozenset({"to", "until", "till"})
_SAME_DAY = ("today", "tomorrow", "after_tomorrow")
_HAVE, _ARE, _CALLED_OFF = frozenset({"has", "have"}), frozenset({"is", "are"}), ("отменен", "отменён")
_STILL_TO_COME = (*_SAME_DAY, "weekday")
_ADJOURNED = frozenset({"postponed", "adjourned", "deferred", "delayed"})


@dataclass(slots=True)
class Change:
    """`old_places`, `new_places`: where in the text the dates and hours before and after the change stand.

    `opened_at`: the hour with which the text opens, if nothing but its place says whether it is the old or the new one.
    """

    status: Status = "scheduled"
    was_date: DateFound | None = None
    was_time: dt.time | None = None
    reason: str = ""
    stub: bool = False
    new_dated: bool = False
    opened_at: dt.time | None = None
    old_places: set[int] = field(default_factory=set)
    new_places: set[int] = field(default_factory=set)


def read_change(
    text: str, tokens: list[Token], dates: list[DateFound], times: list[TimeFound], sentences: list[Sentence]
) -> Change:
    """The change the sentences tell of; status "scheduled" when they tell of none."""
    change = Change()
    reason: str | None = None
    if any(sentence.put_off for sentence in sentences):
        change.opened_at = _opening(text, tokens, dates, times)
    for sentence in sentences:
        if not sentence.put_off:
            continue
        at = next(
            (
                i
                for i in range(sentence.first, sentence.last)
                if tokens[i].has(*PUT_OFF) and not tokens[i].quoted
            ),
            None,
        )
        if at is None:
            continue
        _sort_dates(change, tokens, dates, times, sentence, at)
        if tokens[at].has("new_date") and not change.new_places:
            continue  # "The new date will be announced later."
        if reason is None:
            reason = change.reason = _reason(text, tokens, sentences)
        if sentence.cancelled and not sentence.moved and not sentence.postponed:
            change.new_places.clear()
            change.old_places.clear()  # what is called off has the day for which it was planned
            change.status = "cancelled"
        elif _is_left_open(change, tokens[at]):
            change.status = "postponed"
        elif change.new_places or (sentence.moved and not _no_date(tokens, sentence)):
            change.status = "moved"
            opening = at - sentence.first <= 1
            named = tokens[at + 1].low if at + 1 < len(tokens) else ""
            change.stub = (
                opening and bool(change.new_places) and not change.old_places and named in ("to", ",")
            )
        else:
            change.status = "postponed"
    if change.status == "cancelled":
        change.was_date = change.was_time = None
    day = change.was_date
    if day and day.relative in _SAME_DAY and change.status == "moved" and not change.new_dated:
        change.old_places.discard(
            tokens[day.first].start
        )  # "Tomorrow's trial was moved to 15:00", of the same day
    return change


def _is_left_open(change: Change, verb: Token) -> bool:
    """ "Tomorrow’s hearing was moved", but not "today at 15:00 and not tomorrow": is no other day told?"""
    to_come = change.was_date is not None and change.was_date.relative in _STILL_TO_COME
    return to_come and not change.new_places and verb.low not in _REPLACING


def _opening(
    text: str, tokens: list[Token], dates: list[DateFound], times: list[TimeFound]
) -> dt.time | None:
    """The hour with which the text opens; not one that has its own day beside it: "At 10:00 on 2 May …"."""
    open_ended = any(token.has("no_date", "new_date") for token in tokens)
    if not times or open_ended or len(text[: times[0].start].split()) > 1:
        return None
    beside = any(
        len(text[times[0].end : tokens[date.first].start].split()) < _BESIDE
        and not _old_ending(tokens, date.first, date.last)
        for date in dates[:1]
    )
    return None if beside else times[0].value


def _no_date(tokens: list[Token], sentence: Sentence) -> bool:
    return any(token.has("no_date") for token in tokens[sentence.first : sentence.last])


def _sort_dates(
    change: Change,
    tokens: list[Token],
    dates: list[DateFound],
    times: list[TimeFound],
    sentence: Sentence,
    verb: int,
) -> None:
    """Tell old dates and hours from new ones by the nearest word before them."""
    places: list[tuple[int, int, DateFound | TimeFound]] = []
    for date in dates:
        if sentence.first <= date.first < sentence.last:
            places.append((date.first, date.last, date))
    first, last = tokens[sentence.first].start, tokens[sentence.last - 1].end
    for time in times:
        if first <= time.start < last:
            index = bisect_right(
                tokens, time.start, sentence.first, sentence.last, key=lambda token: token.end
            )
            end = index
            while end + 1 < sentence.last and tokens[end + 1].start < time.end:
                end += 1
            places.append((index, end, time))
    places.sort(key=lambda place: place[0])
    side, reach, instead = "", -1, False  # «вместо 4 мая в 12:00»: the hour is the new one
    planned = _planned_until(tokens, sentence, verb)
    # «суд назначили на 14 ноября, а потом отложили на 20 ноября»
    again = any(
        begin > verb
        and isinstance(found, DateFound)
        and _word_before(tokens, begin, sentence.first, verb) in _NEW
        for begin, _, found in places
    )
    for at, (begin, end, found) in enumerate(places):
        word = _word_before(tokens, begin, sentence.first, verb)
        beside = places[at + 1 : at + 2] if isinstance(found, DateFound) else []
        # «12 мамыр сағат 15:00-ге», «6 мамыр, 10:00-дегі сот»: the hour bears the ending of both
        hours = [(a, b) for a, b, hour in beside if a - end <= _BESIDE and isinstance(hour, TimeFound)]
        dative = any(_in_dative(tokens, *span) for span in ((begin, end), *hours))
        bygone = _old_ending(tokens, begin, end)
        bygone = bygone or (not dative and any(_old_ending(tokens, *span) for span in hours))
        near = reach >= 0 and begin - reach <= 4 and not reach < planned < begin
        near = near and not any(
            token.text[0] == ")" for token in tokens[reach + 1 : begin]
        )  # «(а не 2 мая), 10:00»
        if (
            end < planned
            or (end < verb and (tokens[verb].low in NOT_ON or again or _of_today(tokens, end, found)))
            or (again and begin > verb and _is_not_held_on(tokens[verb], found) and word not in _NEW)
            or word in _OLD
            or bygone
            or (begin > verb and is_of_plan(tokens, begin, end))
        ):
            side, instead = "old", word == "вместо"
        elif (
            (word in _NEW and not _planned(tokens, begin, verb))
            or dative
            or (tokens[verb].low in NOT_ON and verb < begin)
        ):
            side = "new"
        elif not (near and side) or (instead and isinstance(found, TimeFound)):
            near_verb = begin - verb <= _REACH or _is_told_anew(tokens, verb, begin)
            behind = begin > verb and near_verb and not _is_done_on(tokens, begin, end, verb)
            undated = isinstance(found, DateFound) and _no_date(tokens, sentence)
            side = "new" if behind and not _is_label(tokens, sentence.first, verb, begin) else ""
            side = (
                "old" if side and undated else side
            )  # "Postponed, the new date is not known (6 May, 10:00)"
        reach = end
        start = found.start if isinstance(found, TimeFound) else tokens[found.first].start
        if side == "old":
            change.old_places.add(start)
            if isinstance(found, TimeFound):
                change.was_time = change.was_time or found.value
            else:
                change.was_date = change.was_date or found
        elif side == "new":
            change.new_places.add(start)
            change.new_dated = change.new_dated or isinstance(found, DateFound)


def _is_told_anew(tokens: list[Token], verb: int, begin: int) -> bool:
    """ "New date in the case of Ann SAMPLE and Ben CASE: 6 May", however many are named."""
    return tokens[verb].has("new_date") and tokens[begin - 1].text == ":"


def _is_label(tokens: list[Token], first: int, verb: int, begin: int) -> bool:
    """ "POSTPONED 10:00 – Ann SAMPLE": does the word stand over a row, and not before its new hour?"""
    return verb == first and begin == verb + 1 and tokens[verb].has("postponed")


def still_meant(times: list[TimeFound], change: Change) -> list[TimeFound]:
    """ "The trial at 10:00 has been moved to 13 May": the hours without the one that stands before the new day."""
    if change.status != "moved" or not change.new_places:
        return times
    old = [time for time in times if time.start < min(change.new_places)]
    if old and change.was_time is None:
        change.was_time = old[-1].value
    return [time for time in times if time not in old]


def _of_today(tokens: list[Token], end: int, found: DateFound | TimeFound) -> bool:
    """ "Today's hearing has been postponed"."""
    return isinstance(found, DateFound) and bool(found.relative) and tokens[end + 1].has("hearing")


def _is_not_held_on(verb: Token, found: DateFound | TimeFound) -> bool:
    """ "It did not take place today; it was rescheduled for 6 May"."""
    return verb.has("not_held") and isinstance(found, DateFound) and found.relative in _SAME_DAY


def _planned_until(tokens: list[Token], sentence: Sentence, verb: int) -> int:
    """Kazakh: «6 мамырға белгіленген сот 12 мамырға ауыстырылды»: what stands before the participle is the old plan."""
    return next(
        (
            at
            for at in range(verb - 1, sentence.first, -1)
            if tokens[at].low in _PLANNED
            or (tokens[at].has("future") and tokens[at].low.endswith(("ген", "ған")))
        ),
        -1,
    )


def _planned(tokens: list[Token], begin: int, verb: int) -> bool:
    """ "scheduled for 09:15, postponed", "announced for 6 May": the hour that was planned, not the new one."""
    return begin < verb and any(
        token.has("future", "unless") or token.low == "for" for token in tokens[max(0, begin - 4) : begin]
    )


def _word_before(tokens: list[Token], begin: int, first: int, verb: int) -> str:
    index = begin - 1
    while index >= first:
        token = tokens[index]
        if not token.word or token.low in _SKIPPED:
            if token.masked:
                return ""
            index -= 1
            continue
        return token.low if not token.masked else ""
    return ""


def _old_ending(tokens: list[Token], begin: int, end: int) -> bool:
    """Kazakh: «6 мамырдан», «09:15-тен», «09:15-тегі сот», «6 мамыр күнгі сот»."""
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    if after and after.low == "күнгі":
        return True
    if after and after.text == "-" and after.start == tokens[end].end and end + 2 < len(tokens):
        return tokens[end + 2].low in OLD_ENDINGS
    return tokens[end].word and tokens[end].low.endswith(OLD_ENDINGS)


def _is_done_on(tokens: list[Token], begin: int, end: int, verb: int) -> bool:
    """ "The judge adjourned the hearing on 12 March": the day on which it was put off, not the one to which.

    Right behind the verb "on" may mean either, and "to" with those who write English as a foreign language.
    """
    if not (verb < begin and tokens[verb].low in _ADJOURNED and tokens[begin - 1].low == "on"):
        return False
    return verb + 1 < begin - 1 or any(token.low in _TO for token in tokens[end + 1 : end + 3])


def _in_dative(tokens: list[Token], begin: int, end: int) -> bool:
    """Kazakh: «14 мамырға», «14 мамырға, бейсенбі», «15:00-ге», «14 мамыр күніне»: to which day, to which hour."""
    if tokens[end + 1 : end + 2] and tokens[end + 1].low == "күніне":
        return True
    return any(token.word and token.low.endswith(NEW_ENDINGS) for token in tokens[begin : end + 1])


def set_anew(
    tokens: list[Token], sentences: list[Sentence], dates: list[DateFound], times: list[TimeFound]
) -> set[int]:
    """Where the sentences begin that put a sitting off to a day, or to another hour of its day."""
    return {
        sentence.first
        for sentence in sentences
        if sentence.put_off
        and (
            _names_new_day(tokens, sentences, dates, sentence)
            or _names_new_hour(tokens, dates, times, sentence)
        )
    }


def _names_new_day(
    tokens: list[Token], sentences: list[Sentence], dates: list[DateFound], sentence: Sentence
) -> bool:
    """Does a report name the day to which a sitting was put off? Behind the verb, or before it in the dative."""
    verb = next(at for at in range(sentence.first, sentence.last) if tokens[at].has(*PUT_OFF))
    if tokens[verb].has("called_off"):
        # "will not take place on 4 June": that day itself, unless a later sentence names another
        return bool(dates) and dates[-1].first < sentence.last
    if tokens[verb].has("cancelled") and _is_called_off(tokens, dates, sentence, verb):
        return True
    after = bisect_left(sentences, sentence.last, key=lambda s: s.first)
    behind = sentences[after : after + 1]
    reach = behind[0].last if behind and behind[0].moved else sentence.last  # "The new date is 6 May."
    first, last = (bisect_left(dates, at, key=lambda d: d.first) for at in (sentence.first, reach))
    for date in dates[first:last]:
        if date.first > verb:
            told = not _is_done_on(tokens, date.first, date.last, verb)
        else:  # "Today's hearing has been postponed" names it too
            hearing = date.relative and tokens[date.last + 1].has("hearing")
            told = hearing or _in_dative(tokens, date.first, date.last)
        if told:
            return True
    return False


def _is_called_off(tokens: list[Token], dates: list[DateFound], sentence: Sentence, verb: int) -> bool:
    """ "The hearing on 6 May is cancelled", "has been cancelled", «отменён»: of its one day, and no tale of the past."""
    first, last = (bisect_left(dates, at, key=lambda d: d.first) for at in (sentence.first, sentence.last))
    if last - first != 1 or dates[first].first > verb or dates[first].backward:
        return False
    told = tokens[sentence.first : verb]
    if not any(t.has("hearing") for t in told) or any(t.has("decision", "stage", "past") for t in told):
        return False  # "the sentence has been cancelled"
    before = [token.low for token in told[-2:]]
    been = before[-1] == "been" and before[0] in _HAVE
    return been or before[-1] in _ARE or tokens[verb].low.startswith(_CALLED_OFF)


def _names_new_hour(
    tokens: list[Token], dates: list[DateFound], times: list[TimeFound], sentence: Sentence
) -> bool:
    """ "The hearing on 6 May has been moved from 11:00 to 12:30": another hour of the day that is told?"""
    verb = next((at for at in range(sentence.first, sentence.last) if tokens[at].has("moved")), None)
    first, last = (bisect_left(dates, at, key=lambda d: d.first) for at in (sentence.first, sentence.last))
    if verb is None or first == last:
        return False
    begin, end = tokens[sentence.first].start, tokens[sentence.last - 1].end
    begun = bisect_left(times, begin, key=lambda time: time.start)
    for time in takewhile(lambda time: time.start < end, times[begun:]):
        at = bisect_right(tokens, time.start, sentence.first, sentence.last, key=lambda token: token.end)
        word = _word_before(tokens, at, sentence.first, verb)
        ending = next((i for i in range(at, sentence.last) if tokens[i].end >= time.end), at)
        if (at > verb and word in _NEW) or (at < verb and _in_dative(tokens, at, ending)):
            return True
    return False


_DUE_TO = frozenset(
    {"take", "be", "begin", "start", "open", "appear", "resume"}
)  # "due to take place on 6 May"


def _reason(text: str, tokens: list[Token], sentences: list[Sentence]) -> str:
    """The words behind "Reason:" or "because of", up to the end of the sentence."""
    for sentence in sentences:
        for index in range(sentence.first, sentence.last):
            token = tokens[index]
            if not token.has("reason") or token.quoted:
                continue
            start = index + token.span
            while start < sentence.last and not tokens[start].word and tokens[start].text in ":—–-,":
                start += 1
            if start < sentence.last and tokens[start].low not in _DUE_TO:
                return text[tokens[start].start : tokens[sentence.last - 1].end].strip(" .")
    return ""
