"""Hours as announcements write them: "09:15", "9-30 a. m.", «в 9 часов», «сағат 10:00-де», and in words.

A vague hour ("in the afternoon") is none; an impossible one is said to be so. Knows no time zones: the hour on the
court's wall is the hour.
"""

import datetime as dt
import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from hearings.bulletin.when.spoken import find_spoken

_HALF = r"(?:\s*(?P<half>[ap])\s?\.?\s?m\b\.?)"
_CLOCK = re.compile(
    r"(?:(?<![\d.,:/№\-–])|(?<=:\d\d/))(?<!№ )(?P<h>\d{1,2})\s?(?P<sep>[:.;\-–]|: |\. |h(?=\d))(?P<m>\d{2})"
    r"(?P<sec>:\d\d)?(?![\d%]|:\d|/(?!\d{1,2}:\d))"
    + _HALF
    + r"?(?:(?:\s?-\s?)?(?:дө|до|де|да|те|та|ден|дан|тен|тан|ге|ға|ке|қа)\b)?(?:\s(?:дейін|шейін)\b)?",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?<![\d.,:/№\-–])(?P<h>\d{1,2})(?:"
    + _HALF
    + r"|\s?o[’'`]?\s?clock\b|(?= in the (?:morning|afternoon|evening)\b)"
    r"|(?:(?:-?(?:ти|и|ми))?\s(?:часов|часа|час\b)|\s?ч(?:\b\.?|(?=\d\d)))"
    r"(?:\s?(?P<m>\d{1,2})(?:\s?(?:минут[аы]?|мин\b\.?)|(?<=ч\d\d)\b))?(?:\s(?P<part>утра|дня|вечера|ночи))?|\s(?P<part2>утра|вечера|ночи)\b"
    r"|\sсағат\s(?P<m2>\d{1,2})\sминут(?:та)?\b|-?(?:дан|ден|тан|тен|нан|нен)\s(?P<m4>\d{1,2})\sминут\s(?:өткенде|кеткенде)\b"
    r"|\s?(?:hrs|hours)\b(?: (?:and )?(?P<m3>\d{1,2}) ?(?:minutes|minute|mins|min)\b)?|(?P<hh>\s?h)\b)",
    re.IGNORECASE,
)
# "from 2 to 4 pm", "2:00 – 3:30 pm", «с 14 до 16 часов»: what says the half of the day stands at the end alone
_RANGE = re.compile(
    r"(?<![\d.,:/№\-–])(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?(?:\s(?:to|till|until|до)\s|(?<=\d\d)-(?=\d{1,2}:)|\s?[–—]\s?|\s-\s)"
    r"\d{1,2}(?:[:.]\d{2})?(?:" + _HALF + r"|\s(?:часов|часа|час)\b(?:\s(?P<part>утра|дня|вечера|ночи))?)",
    re.IGNORECASE,
)
# "2:30 in the afternoon", "5 o’clock in the evening"
_ENGLISH_PART = re.compile(r" (?:in the (?P<half>morning|afternoon|evening)|at night)\b")
_BEFORE_PART = (" in", " at")
_NO_COURT_SITS = range(1, 7)  # "3:15" or "3 o’clock" without a word for the half of the day
_FOUR = re.compile(r"(?<![\w.,:/-])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s?(?:h\b|hrs\b|hours\b)", re.IGNORECASE)
_KAZAKH_HOUR = re.compile(
    r"(?<=[тtыі] )(?P<h>\d{1,2})(?:\s(?P<m5>жарым)(?:да|ға)?\b"
    r"|-?(?:де|да|те|та|дө|до|ге|ға|ке|қа|ден|дан|тен|тан|нен|нан)\b(?!\s(?:дейін|шейін)))?(?![\d:\-]|\.\s?\d)"
)
# Figures that may be an hour, told by what stands beside them: all that the patterns above can match, and little more.
_PERHAPS = re.compile(
    r"\d++(?:(?=\s?(?:[:.;\-–—hHoOчЧуУвВнНмМтТсСдДtTuUiI’'`]|[aApP]\s?\.?\s?[mM]))|(?<=[тtыі] \d)|(?<=[тtыі] \d\d))"
)
# "on 6 May at 10.", "on Thursday at 10": the hour alone, and no number of a street
_DAY_AT = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|day|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|tomorrow)[),]* at $"
)
_NO_NUMBER = re.compile(r"[.,;!)]?(?:$|\s(?:in|at|before)\b)|[.!]\s|[,;)]\s[a-z]")
_FOURS, _HOURS = (_FOUR,), (_HOUR, _RANGE, _CLOCK, _KAZAKH_HOUR)
_CLOCKS, _DASHED = (_CLOCK, _RANGE, _KAZAKH_HOUR), (_CLOCK, _RANGE, _HOUR, _KAZAKH_HOUR)
_SEPARATORS = frozenset(":.;-–h")
_BEHIND_HOUR = frozenset("apioчувнhмтсдtu:.-–—’'`")
_AFTER_SAGHAT = ("т ", "t ", "ы ", "і ")
_MORNING, _AFTERNOON = ("таңғы ",), ("кешкі ", "түскі ", "күндізгі ", "түстен кейін ", "түстен кейінгі ")
_KAZAKH_PART = _MORNING + _AFTERNOON[:3]  # without «сағат» only before a number in the locative
_KAZAKH_LEAD = ("сағат ", "саат ", "saat ", *(f"сағат {part}" for part in _KAZAKH_PART))
_LEAD = re.compile(
    r"(?:^|[\s(,;])(?:(?:at|from|by|в|во|на|к|с|до|от|сағат|сағ\.?|саат|saat|saati|time|время|начало|уақыты|a|а|о|@|starts?|hours?|about|"
    r"around|около|шамамен)[:\s]*|(?:time|время|начало|уақыты)\s?[–—-]\s)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|около|примерно|шамамен|ориентировочно)\b[\s\w]{0,8}$", re.IGNORECASE
)
_AFTER_LEAD = re.compile(
    r"\s*(?:[-–—,;:|(\[]|\.?$)|\s[^\W\d_]|(?:(?<=00)|(?<=1[3-9])|(?<=[2-5]\d))\.\s[^\W\d_]"
    r"|\.?\s\d{2,3}(?:-\d)?-ба[бп]"  # «10.00. 405-баптың 2-бөлігі»
)
# "10:00 or 11:00", "10:00 → 11:00", "~~10:00~~ 11:00"
_NEXT = re.compile(r"(?:\s*(?:or|или|немесе|либо|/|[-=]+>|[→⇒➔➡⟶⟹➜➝➞➤►▶])\s*|(?<=\d)[\s~]+)$", re.IGNORECASE)
_DATE_TAIL = re.compile(r"\.\d{2,4}")
_LOOK_BACK, _LOOK_BACK_FOR_PART = 14, 26
_LONGEST_LINK = 8  # characters: " және ", " → "


class TimeFound(NamedTuple):
    """An hour in the text; `value` None: impossible. `either` lists hours among which the text does not choose."""

    start: int
    end: int
    value: dt.time | None
    leads: bool = False  # "at", «в», «сағат» stands before it, or it opens the text
    either: tuple[dt.time, ...] = ()
    about: bool = False


def holds_hour(text: str) -> bool:
    """May an hour stand there? Told at a glance."""
    return _PERHAPS.search(text) is not None or bool(find_spoken(text))


def find_times(text: str, taken: list[tuple[int, int]]) -> list[TimeFound]:
    """Every hour, in order. `taken` are places already read as something else: dates, citations."""
    found: list[TimeFound] = []
    spans = _Spans(taken)
    for digits in _PERHAPS.finditer(text):
        start, end = digits.span()
        length = end - start
        if length > 4 or length == 3:
            continue
        for pattern in _patterns(text, start, end, length):
            match = pattern.match(text, start)
            again = bool(found) and _goes_on(text, found[-1].end, start, end)
            time = _time(pattern, match, text, spans, again) if match else None
            if time:
                found.append(time)
    found += [
        TimeFound(said.start, said.end, said.hours[0], True)
        if len(said.hours) == 1
        else TimeFound(said.start, said.end, None, True, said.hours)
        for said in find_spoken(text)
        if not spans.meet(said.start, said.end)
    ]
    if len(found) < 2:
        return found
    found.sort(key=lambda time: (time.start, -time.end))
    kept: list[TimeFound] = []
    for time in found:
        if kept and time.start < kept[-1].end:
            continue
        joined = kept and _NEXT.match(text, kept[-1].end, time.start)
        if joined and kept[-1].value and time.value and kept[-1].value != time.value:
            last = kept.pop()
            either = (*(last.either or (last.value,)), time.value)
            kept.append(TimeFound(last.start, time.end, None, last.leads, tuple(t for t in either if t)))
            continue
        kept.append(time)
    return kept


def _goes_on(text: str, last: int, start: int, end: int) -> bool:
    """ "At 13.40 and 14.40", «в 10.00, 12.00 и 15.00»: one hour more, and no day such as 12.05?"""
    if start - last > _LONGEST_LINK:
        return False
    joined = text[last:start] in (", ", " и ", " және ") or _NEXT.match(text, last, start) is not None
    return text[last:start] == " and " or (joined and _is_clear(text[end + 1 : end + 3]))


def _is_clear(minute: str) -> bool:
    """Are they minutes, and no month?"""
    return minute.isdecimal() and not 0 < int(minute) < 13


def _patterns(text: str, start: int, end: int, length: int) -> tuple[re.Pattern[str], ...]:
    """The patterns that may fit some digits, told by the character behind them, or by «сағат» before them."""
    if length == 4:
        return _FOURS
    behind = text[end : end + 1]
    if behind in _SEPARATORS:
        return _CLOCKS if behind in ":.;" else _DASHED
    if text[start - 2 : start] in _AFTER_SAGHAT:
        return _HOURS
    if behind.isspace():
        behind = text[end + 1 : end + 2]
    return _HOURS if behind.lower() in _BEHIND_HOUR else ()


class _Spans:
    """Places already read as something else, to be asked for every hour in a row of many."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self.starts = [start for start, _ in ordered]
        self.reach = list(accumulate((end for _, end in ordered), max))  # the furthest end so far
        self.opening = [end for start, end in spans if start == 0]
        self.spans = spans

    def end(self, at: int) -> bool:
        """Does one of them end there?"""
        return any(end == at for _, end in self.spans)

    def meet(self, start: int, end: int) -> bool:
        """Does one of them share a sign with this place?"""
        before = bisect_left(self.starts, end)
        return before > 0 and self.reach[before - 1] > start


def _before(text: str, start: int, opening: list[int]) -> str:
    """What stands before an hour, but for the date that opens the text."""
    return text[next((end for end in opening if end <= start), 0) : start]


def _on_a_dial(pattern: re.Pattern[str], written: str) -> bool:
    """Is it an hour of twelve, "3:15" or "3 o’clock"? "03:15" is one of twenty-four."""
    return pattern is _CLOCK or pattern is _KAZAKH_HOUR or "clock" in written.lower()


def _time(
    pattern: re.Pattern[str], match: re.Match[str], text: str, spans: _Spans, again: bool
) -> TimeFound | None:
    start, end = match.start("h"), match.end()
    if spans.meet(start, end):
        return None
    if pattern is _KAZAKH_HOUR:
        leads_in = _KAZAKH_LEAD if match.end("h") == end else (*_KAZAKH_LEAD, *_KAZAKH_PART)
        before = text[max(0, start - 16) : start].lower()
        if not before.endswith(leads_in) and not (_DAY_AT.search(before) and _NO_NUMBER.match(text, end)):
            return None
    groups = match.groupdict()
    lead_text = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    led = again or _LEAD.search(lead_text) is not None
    leads = led or not lead_text.strip(" -–—•●*·#[(") or pattern is _KAZAKH_HOUR
    if pattern is _CLOCK and groups["sep"] != ":" and not groups["half"]:
        opens = (
            (
                not _before(text, start, spans.opening).strip(" -–—•●*·#[(,|")
                # «Астана. 5 июня, 10.30.», "On 22 November (Monday), 16h15"
                or (text[start - 2 : start] == ", " and spans.end(start - 2 - (text[start - 3] == ")")))
                or (
                    # "Medeu Court, 10.30, Ann SAMPLE", "Medeu Court, 10.30: Ann SAMPLE"
                    text[start - 2 : start] == ", "
                    and text[end : end + 2] in (", ", ": ")
                    and _is_clear(groups["m"])
                )
            )
            and bool(_AFTER_LEAD.match(text, end))
        )
        if not (led or opens) or _DATE_TAIL.match(text, end):
            return None
        if (
            groups["sep"] in "-–"
            and int(groups["m"]) <= 24
            and len(groups["h"]) == len(groups["m"])
            and not (leads or opens)
        ):
            return None
    if groups.get("hh") and not leads:
        return None  # "held for 12 h"
    hour, minute = (
        int(groups["h"]),
        int(groups.get("m") or groups.get("m2") or groups.get("m3") or groups.get("m4") or 0),
    )
    minute = 30 if groups.get("m5") else minute
    kazakh_part = text[max(0, start - _LOOK_BACK_FOR_PART) : start].lower().removesuffix("сағат ")
    half = (groups.get("half") or "").lower()
    part = (groups.get("part") or groups.get("part2") or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif (part == "вечера" and hour < 12) or (part == "дня" and hour in _NO_COURT_SITS):
        hour += 12  # "11 часов дня" is before noon
    elif part == "ночи" and hour == 12:
        hour = 0
    elif hour <= 12 and text[end : end + 3] in _BEFORE_PART and (said := _ENGLISH_PART.match(text, end)):
        end = said.end()
        hour += 12 if (hour < 12 if said["half"] else 5 < hour < 12) and said["half"] != "morning" else 0
    elif 1 <= hour < 11 and kazakh_part.endswith(_AFTERNOON):
        hour += 12
    elif kazakh_part.endswith(_MORNING):
        pass
    elif hour in _NO_COURT_SITS and len(groups["h"]) == 1 and minute < 60 and _on_a_dial(pattern, match[0]):
        return TimeFound(start, end, None, leads, (dt.time(hour, minute), dt.time(hour + 12, minute)))
    value = dt.time(hour, minute) if hour < 24 and minute < 60 else None
    about = bool(_ABOUT.search(lead_text))
    return TimeFound(start, end, value, leads, about=about)
