"""A paragraph taken apart: its words, its dates, hours and citations, its sentences, each found once.

Decides nothing; what the parts announce is decided in `choosing` and `announcements`.
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from defendants.citations import Mention
from hearings.bulletin.announcement.drafts import Context
from hearings.bulletin.announcement.weekdays import weekday_alone
from hearings.bulletin.text.tokens import Text, Token, Tokens
from hearings.bulletin.what.sentences import (
    TOGETHER,
    Sentence,
    charges_somebody,
    faces_article,
    split_sentences,
)
from hearings.bulletin.when.clock import TimeFound, find_times
from hearings.bulletin.when.dates import DateFound, find_dates
from hearings.bulletin.when.other_days import is_of_something, is_of_text, without_news
from hearings.bulletin.when.years import counted, is_before
from hearings.bulletin.who.charges import read_mentions
from hearings.bulletin.who.names import read_run


@dataclass(slots=True)
class Reading:
    """A paragraph taken apart."""

    text: str
    tokens: Tokens
    dates: list[DateFound]
    times: list[TimeFound]
    mentions: list[tuple[Mention, str, int]]
    sentences: list[Sentence]
    lead: int = (
        0  # tokens of the place and the day that open a report: "WARSAW, 7 March (Sample) – The trial …"
    )
    row: bool = False  # it stands under its day
    by_names: bool = False  # what it announces depends on whether names are alike
    by_day: bool = False  # what it announces depends on the day it stands under

    def within(self, sentences: list[Sentence]) -> list[tuple[int, int]]:
        return [(self.tokens[s.first].start, self.tokens[s.last - 1].end) for s in sentences]

    def cited_in(self, sentences: list[Sentence]) -> list[tuple[Mention, str, int]]:
        spans = self.within(sentences)
        return [found for found in self.mentions if any(a <= found[0].start < b for a, b in spans)]

    def sentence_of(self, date: DateFound) -> Sentence:
        return self.sentences[bisect_right(self.sentences, date.first, key=lambda s: s.first) - 1]

    def is_over(self, date: DateFound) -> bool:
        """Does its sentence only tell of what happened? A plan that came to nothing still names the day."""
        sentence = self.sentence_of(date)
        return sentence.reports and not sentence.unless

    def of_day(self, sentences: list[Sentence], day: dt.date | None) -> list[Sentence]:
        """Without those behind the first that tell on which day before this one it was put off till now."""
        return [s for s in sentences if s is sentences[0] or not self._was_put_off(s, day)]

    def _was_put_off(self, sentence: Sentence, day: dt.date | None) -> bool:
        if not sentence.put_off or day is None:
            return False
        own = [date for date in self.dates if sentence.first <= date.first < sentence.last]
        if not own:
            return False
        self.by_day = True
        return all(is_before(date, day) for date in own)

    def is_dateline(self, date: DateFound) -> bool:
        """ "ALMATY, 14 January – The trial …", "14 January, News. The trial …": where and when a report was written."""
        end = date.last + 1
        if self.tokens[end : end + 1] and self.tokens[end].text == "(":
            end = next(
                (
                    at + 1
                    for at in range(end, min(end + _NAME_OF_AGENCY, len(self.tokens)))
                    if self.tokens[at].text == ")"
                ),
                end,
            )
        dashed = end < len(self.tokens) and self.tokens[end].text[0] in "–—-" and date.first > 0
        beside = self.tokens[: date.first] if dashed else self.tokens[: self.sentences[0].last]
        if len(beside) >= _LONGEST_DATELINE or (not dashed and date.last >= len(beside)):
            return False
        return all(
            date.first <= at <= date.last or not t.word or (t.text[0].isupper() and not t.classes)
            for at, t in enumerate(beside)
        )

    def leaves_day_open(self, announcing: list[Sentence]) -> bool:
        """Is another day named, perhaps in a quotation, or is it said that it is the next sitting?"""
        named = any(not date.backward for date in find_dates(self.text, self.tokens))
        return named or any(self.tokens[s.first].low in _NEXT for s in announcing)

    def accusing(self) -> list[Sentence]:
        """ "He is accused under Article 405.", "Article 405 Part 2.": the sentences that say so, or say no more."""
        return [
            s
            for s in self.sentences
            if not s.past
            and (
                any(
                    (self.tokens[at].has("prosecuted") or faces_article(self.tokens, at))
                    and not self.tokens[at].quoted
                    for at in range(s.first, s.last)
                )
                or all(t.masked or t.quoted or not t.word for t in self.tokens[s.first : s.last])
            )
        ]


def take_apart(paragraph: Text, context: Context) -> Reading:
    text, tokens = paragraph.text, paragraph.tokens
    dates = [date for date in find_dates(text, tokens) if not is_of_text(date, tokens)]
    if context.called and context.date:
        dates = [counted(date, context.date, context.called) for date in dates]
    mentions = read_mentions(text, context.codes)
    spans = [(tokens[date.first].start, tokens[date.last].end) for date in dates]
    spans += [(mention.start, end) for mention, _, end in mentions]
    times = find_times(text, spans)
    if not dates and not context.kind and (times or context.weekly):
        dates = weekday_alone(tokens)
        spans += [(tokens[date.first].start, tokens[date.last].end) for date in dates]
    spans += [(time.start, time.end) for time in times]
    spans.sort()
    _mask(tokens, spans)
    dates = without_news([date for date in dates if not is_of_something(date, tokens)], tokens)
    times = [time for time in times if text[max(0, time.start - 3) : time.start].lower() != "by "]
    dates = [date for date in dates if not (date.first and tokens[date.first - 1].low == "by")]  # a deadline
    quoted = {token.start for token in tokens if token.quoted}
    if quoted:
        times = [time for time in times if time.start not in quoted]
        dates = [date for date in dates if not tokens[date.last].quoted]
        mentions = [found for found in mentions if found[0].start not in quoted]
    reading = Reading(text, tokens, dates, times, mentions, split_sentences(tokens))
    _leave_out_other_events(reading)
    reading.row = context.kind in ("hearings", "day")
    if reading.dates and 0 < reading.dates[0].first < _LONGEST_DATELINE:
        _take_dateline(reading)
    elif tokens and tokens[0].text.isupper():
        reading.lead = _place_with_colon(tokens)
    return reading


def _leave_out_other_events(reading: Reading) -> None:
    """Pass over the days and hours of a rally or a press conference that is told in a sentence beside a sitting."""
    others = [s for s in reading.sentences if s.no_hearing and not s.hearing]
    if not others or not any(s.hearing and not s.no_hearing for s in reading.sentences):
        return
    firsts = [s.first for s in others]
    starts = [reading.tokens[first].start for first in firsts]
    ends = [reading.tokens[s.last - 1].end for s in others]
    reading.dates = [d for d in reading.dates if not _in_one_of(d.first, firsts, [s.last for s in others])]
    reading.times = [t for t in reading.times if not _in_one_of(t.start, starts, ends)]


def _in_one_of(place: int, begins: list[int], ends: list[int]) -> bool:
    at = bisect_right(begins, place) - 1
    return at >= 0 and place < ends[at]


def _place_with_colon(tokens: Tokens) -> int:
    """ "HONG KONG: A case …": how many tokens are no part of the sentence."""
    colon = next((at for at, token in enumerate(tokens[:_NAME_OF_AGENCY]) if not token.text.isupper()), 0)
    opens = tokens[colon + 1 : colon + 2]
    return colon + 1 if tokens[colon].text[0] in ":–—" and opens and opens[0].low in _ARTICLES else 0


def _take_dateline(reading: Reading) -> None:
    """Pass over the place and day of a report: with the name of an agency, or before a whole sentence."""
    date, tokens = reading.dates[0], reading.tokens
    dash = next(
        (
            at
            for at in range(date.last + 1, min(date.last + _NAME_OF_AGENCY, len(tokens)))
            if tokens[at].text[0] in "–—-"
        ),
        0,
    )
    if not dash or date.relative or not reading.is_dateline(date):
        return
    reading.lead = dash + 1
    opens = tokens[dash + 1 : dash + 2]
    if dash > date.last + 1 or (opens and opens[0].low in _ARTICLES):
        reading.dates = reading.dates[1:]


def _mask(tokens: Tokens, spans: list[tuple[int, int]]) -> None:
    starts = [token.start for token in tokens]
    for start, end in spans:
        tokens.mask(bisect_left(starts, start), bisect_left(starts, end))


def tells_of_court(reading: Reading) -> bool:
    """ "Medeu District Court, judge Ann SAMPLE": no word of a hearing."""
    return reading.tokens.seen.isdisjoint(("hearing", "future"))


def cited_behind(reading: Reading, last: Sentence, *, alone: bool) -> list[tuple[Mention, str, int]]:
    """ "… will be held at 4 p.m. He is charged under Article 451.": what is cited behind the announcement.

    `alone`: of one defendant; of several only where it is said of all of them.
    """
    tokens = reading.tokens
    behind = [
        s
        for s in reading.sentences
        if s.first > last.first
        and (charges_somebody(tokens, s) and (alone or tokens[s.first].low in TOGETHER))
        or (s.first == last.last and all(t.masked or not t.word for t in tokens[s.first : s.last]))
    ]
    return reading.cited_in(behind)


def decided_behind(reading: Reading, announcing: list[Sentence]) -> bool:
    """Does a sentence behind the announcement tell of a decision? A digest of the month keeps both."""
    return any(
        s.first > announcing[-1].first
        and s.past
        and not s.hearing
        and s not in announcing
        and any(t.has("decision") and not t.quoted for t in reading.tokens[s.first : s.last])
        for s in reading.sentences
    )


def pieces(reading: Reading) -> list[str]:
    """A paragraph with several sittings, each opened by its hour: "… Court. 14:00 - Journalist …".

    Or each in a sentence: "At 09:15 a trial against A will take place. At 10:00 a trial against B will take place."
    """
    starts = {time.start: time.end for time in reading.times}
    cuts = [reading.tokens[s.first].start for s in reading.sentences if _opens_with_hour(reading, s, starts)]
    if len(cuts) < 2 and len(starts) > 1 and len(reading.sentences) > 1:
        cuts = _own_sentences(reading)
    if len(cuts) < 2:
        return [reading.text]
    if cuts[0] < 40:
        cuts[0] = 0
    cuts = [0, *(cut for cut in cuts if cut)] if cuts[0] else cuts
    return [reading.text[a:b].strip() for a, b in zip(cuts, [*cuts[1:], len(reading.text)], strict=True)]


def _opens_with_hour(reading: Reading, sentence: Sentence, hours: dict[int, int]) -> bool:
    """ "10:00 …", and "At 10:00 – Ann SAMPLE", where a sign sets the hour off; `hours`: where each begins and ends."""
    first, *behind = reading.tokens[sentence.first : min(sentence.first + 2, sentence.last)]
    if first.start in hours:
        return True
    end = hours.get(behind[0].start) if behind and first.has("at") else None
    return end is not None and _SET_OFF.match(reading.text, end) is not None


def own_days(reading: Reading) -> list[str]:
    """A report with several sittings, each in a sentence of its own and on its own day."""
    cuts: list[int] = []
    days: set[tuple[int, int]] = set()
    told: list[set[tuple[int, int]]] = [set() for _ in reading.sentences]
    firsts = [s.first for s in reading.sentences]  # the sentences follow each other without a gap
    for d in reading.dates:
        begins = d.first > 0 and reading.tokens[d.first - 1].low in _FROM  # "will be tried from 14 May"
        if d.day and (begins or not d.backward):
            told[bisect_right(firsts, d.first) - 1].add((d.day, d.month))
    for s, own in zip(reading.sentences, told, strict=True):
        told_so = s.hearing and s.announces and not s.put_off or (own and _opens_with_both(reading, s))
        if told_so and len(own) == 1 and days.isdisjoint(own):
            days |= own
            cuts.append(reading.tokens[s.first].start)
    if len(cuts) < 2:
        return [reading.text]
    return [
        reading.text[a:b].strip() for a, b in zip([0, *cuts[1:]], [*cuts[1:], len(reading.text)], strict=True)
    ]


def _opens_with_both(reading: Reading, sentence: Sentence) -> bool:
    """ "On 23 May at 11:00, City Court, …": does a sentence without a verb open with a day and its hour?"""
    if sentence.past or sentence.unless or sentence.put_off or sentence.no_hearing or not sentence.hearing:
        return False
    head = reading.tokens[sentence.first : sentence.last]
    day = next((at for at, token in enumerate(head[:_NEAR_START]) if token.masked), None)
    if day is None or any(t.word and t.classes and t.low not in ("on", "at") for t in head[:day]):
        return False
    end = next((at for at in range(day, len(head)) if not (head[at].masked or head[at].has("at"))), len(head))
    at = bisect_left(reading.times, head[day].start, key=lambda time: time.start)
    return any(time.start < head[end - 1].end for time in reading.times[at : at + 1])


def _own_sentences(reading: Reading) -> list[int]:
    """Where the sentences begin that announce a sitting each: at an hour of its own, with a word that names come."""
    hours: set[object] = set()
    cuts: list[int] = []
    for s in reading.sentences:
        if not (s.hearing and s.announces) or s.put_off:
            continue
        first, last = reading.tokens[s.first].start, reading.tokens[s.last - 1].end
        at = bisect_left(reading.times, first, key=lambda time: time.start)
        own = [time.value for time in reading.times[at : at + 1] if time.start < last]
        named = any(t.has("trigger") and not t.quoted for t in reading.tokens[s.first : s.last])
        if own and named and own[0] not in hours:
            hours.add(own[0])
            cuts.append(first)
    return cuts


def sittings(reading: Reading) -> list[str]:
    """A sentence with several sittings: "at 09:15 a trial against A and at 10:00 a trial against B will take place".

    Each piece has its hour, a word for a hearing and a word that names come. One piece: the sentence holds one sitting.
    """
    if rows := _rows(reading):
        return rows
    tokens, cuts = reading.tokens, [0]
    diary = reading.times[0].start == 0  # "10:00 Ann SAMPLE, art. 405; 11:00 Ben CASE, art. 174"
    starts = [token.start for token in tokens]
    for time in reading.times[1:]:
        at = bisect_left(starts, time.start) - 1
        while (
            at > 0 and tokens[at].word and tokens[at].has("at", "preposition") and not tokens[at].has("and")
        ):
            at -= 1
        joined = at > 0 and (tokens[at].has("and") or tokens[at].low in JOINING or tokens[at].text in ",;")
        if joined and (time.leads or diary):
            cuts.append(at)
    pieces = [tokens[a:b] for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True)]
    if len(pieces) < 2 or not all(names_one(piece) if diary else _holds_sitting(piece) for piece in pieces):
        return [reading.text]
    begins = [tokens[cut].end if cut else 0 for cut in cuts]
    ends = [*(tokens[cut].start for cut in cuts[1:]), len(reading.text)]
    return [reading.text[a:b].strip(" ,;") for a, b in zip(begins, ends, strict=True)]


def _rows(reading: Reading) -> list[str]:
    """ "Ann SAMPLE, 10:00; Ben CASE, 11:00": what stands between semicolons, if each has a name and one hour."""
    tokens = reading.tokens
    ends = [at for at, token in enumerate(tokens) if token.text == ";" and not token.quoted]
    ends = [end for end in ends if end + 1 < len(tokens)]
    if not ends or len(ends) + 1 != len(reading.times):
        return []
    if not tokens.seen.isdisjoint(_OF_VERBS):
        return []
    begins = [_behind_lead(tokens, ends[0]), *(end + 1 for end in ends)]
    pieces = list(zip(begins, [*ends, len(tokens)], strict=True))
    for (begin, end), time in zip(pieces, reading.times, strict=True):
        if not tokens[begin].start <= time.start < tokens[end - 1].end or not names_one(tokens[begin:end]):
            return []
    return [reading.text[tokens[a].start : tokens[b - 1].end] for a, b in pieces]


def _behind_lead(tokens: Tokens, end: int) -> int:
    """Where the first row begins, "Court dates for your diary: Ann SAMPLE, 6 May, 10:00; …"."""
    colon = next((at for at in range(end - 1) if tokens[at].text == ":" and not tokens[at].masked), None)
    return 0 if colon is None or names_one(tokens[:colon]) else colon + 1


_OF_VERBS = frozenset(
    {"future", "past", "unless", "official", "ours", "said", "moved", "postponed", "cancelled"}
)
_FROM = frozenset({"from", "с", "со"})
_SET_OFF = re.compile(r"\s*(?:[:–—]|-\s)")
_NEAR_START = 5  # tokens
_NEXT = frozenset({"next", "следующее", "следующий", "очередное", "келесі"})  # not on the day of the text
_NAME_OF_AGENCY = 7  # tokens, its brackets and the dash included
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST_DATELINE = 8  # tokens before the date
JOINING = frozenset({"а", "ал", "while", "then", "затем", "содан"})


def names_one(tokens: list[Token]) -> bool:
    runs = (read_run(tokens, at) for at, token in enumerate(tokens) if token.text[0].isupper())
    return any(run is not None and run.capitals for run in runs)


def _holds_sitting(tokens: list[Token]) -> bool:
    seen = {name for token in tokens if token.word and not token.quoted for name in token.classes}
    return "hearing" in seen and not seen.isdisjoint(("trigger", "trigger_after"))
