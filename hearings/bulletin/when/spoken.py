"""Hours in words: "half past two", "a quarter to ten in the morning", «в половине третьего», «сағат екі жарымда».

A dial of twelve hours names two hours of a day; unless a word says which half is meant, both are given. Knows no
figures.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Spoken(NamedTuple):
    """An hour in words and its place. `hours`: one, or the two of a day among which the text does not choose."""

    start: int
    end: int
    hours: tuple[dt.time, ...]


def _numbered(listed: str, first: int = 1) -> dict[str, int]:
    """Words of numbers in their order; forms of one number are joined by bars."""
    return {
        form: n
        for n, forms in enumerate(listed.split(), first)
        for form in forms.replace("_", " ").split("|")
    }


_ENGLISH = _numbered("one two three four five six seven eight nine ten eleven twelve")
_ENGLISH_MINUTES = {
    "half": 30,
    "quarter": 15,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "twenty-five": 25,
    "twenty five": 25,
}
_RUSSIAN = _numbered(
    "час два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать "
    "шестнадцать семнадцать восемнадцать девятнадцать двадцать двадцать_один двадцать_два двадцать_три"
)
_RUSSIAN_ORDER = _numbered(
    "первого второго третьего четвёртого|четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого "
    "двенадцатого"
)
_RUSSIAN_MINUTES = {
    "десять": 10, "пятнадцать": 15, "двадцать": 20, "тридцать": 30, "сорок": 40, "сорок пять": 45, "пятьдесят": 50,
}  # fmt: skip
_RUSSIAN_LEFT = {"пяти": 5, "десяти": 10, "четверти": 15, "двадцати": 20, "двадцати пяти": 25}
_KAZAKH = _numbered("бір екі үш төрт бес алты жеті сегіз тоғыз он он_бір он_екі")
_KAZAKH_AT = _numbered(
    "бірде екіде үште төртте бесте алтыда жетіде сегізде тоғызда онда он_бірде он_екіде он_үште он_төртте он_бесте "
    "он_алтыда он_жетіде он_сегізде он_тоғызда"
)
_MORNING, _LATER, _NIGHT = "morning", "later", "night"
_PARTS = {
    "morning": _MORNING, "afternoon": _LATER, "evening": _LATER, "night": _NIGHT, "am": _MORNING, "pm": _LATER,
    "утра": _MORNING, "дня": _LATER, "вечера": _LATER, "ночи": _NIGHT,
    "таңғы": _MORNING, "түскі": _LATER, "күндізгі": _LATER, "түстен кейін": _LATER, "түстен кейінгі": _LATER,
    "кешкі": _LATER,
}  # fmt: skip
_TABLES = (
    _ENGLISH, _ENGLISH_MINUTES, _RUSSIAN, _RUSSIAN_ORDER, _RUSSIAN_MINUTES, _RUSSIAN_LEFT, _KAZAKH, _KAZAKH_AT, _PARTS,
)  # fmt: skip
WORDS = frozenset(word for table in _TABLES for form in table for word in re.split(r"[ -]", form)) | {
    *("past", "minutes", "clock", "половине", "половину", "четверть", "без", "жарымда", "жарым", "пол"),
}
# Without one of these there is no hour in words; most texts have none and are asked no further.
_TOLD_BY = (
    " past ", "quarter to ", "clock", " in the ", " at night", " a.m", " p.m", " am", " pm",
    "полов", " пол", "четверт", "час", " утра", " дня", " вечера", " ночи", "надцать ", "двадцать ", "сағат ",
)  # fmt: skip


def _any(table: dict[str, int]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


_ENGLISH_LEAD = r"(?P<lead>(?:^|(?<=\W))(?:(?:at|from|by|about|around|approximately) |time: ))?"
_IN_ENGLISH = re.compile(
    _ENGLISH_LEAD
    + r"(?<![\w-])(?P<all>(?:(?:a )?(?P<minutes>half|quarter|five|ten|twenty(?:[- ]five)?)(?: minutes)? "
    rf"(?P<way>past|to) )?(?P<hour>{_any(_ENGLISH)})(?P<clock> ?o[’'‘`]? ?clock)?"
    r"(?: in the (?P<part>morning|afternoon|evening)| at (?P<night>night)| (?P<half>[ap])\.? ?m\b\.?)?)(?![\w-])"
)
_IN_RUSSIAN = re.compile(
    rf"(?<!\w)(?:[вкс] (?P<all>(?:половин[еу] |пол[ -]?)(?P<half>{_any(_RUSSIAN_ORDER)})"
    rf"|четверть (?P<quarter>{_any(_RUSSIAN_ORDER)})"
    rf"|(?P<hour>{_any(_RUSSIAN)})(?P<clock> час(?:ов|а)?\b)?(?: (?P<minutes>{_any(_RUSSIAN_MINUTES)})(?: минут)?\b)?)"
    rf"|(?P<left>без (?P<to>{_any(_RUSSIAN_LEFT)}) (?:минут )?(?P<next>{_any(_RUSSIAN)})))"
    r"(?P<told> (?P<part>утра|дня|вечера|ночи))?(?!\w)"
)
_IN_KAZAKH = re.compile(
    r"(?P<all>(?:(?P<part>таңғы|түскі|күндізгі|түстен кейінгі|түстен кейін|кешкі) )?"
    rf"сағат (?:(?P<half>{_any(_KAZAKH)}) жарымда|(?P<hour>{_any(_KAZAKH_AT)})))(?!\w)"
)
_WORD = re.compile(r"\w+")
_ENGLISH_HOURS = frozenset(hour + end for hour in _ENGLISH for end in ("", "o", "oclock"))
_RUSSIAN_LEADS = frozenset({"в", "к", "с", "без"})
_BEFORE_ANOTHER = re.compile(r"(?:before|after|until|till|to|and|between|до|после) $")


def find_spoken(text: str) -> list[Spoken]:
    """Every hour in words, in order."""
    low = text.lower()
    if len(low) != len(text) or not any(map(low.__contains__, _TOLD_BY)):
        return []
    found = []
    for pattern, hour_of in _grammars(low):
        for match in pattern.finditer(low):
            told = hour_of(match) if not _BEFORE_ANOTHER.search(low, 0, match.start()) else None
            if told:
                start = match.start("all") if match["all"] else match.start("left")
                found.append(Spoken(start, match.end(), _hours(*told)))
    return found


def _grammars(
    low: str,
) -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int, str] | None]]]:
    """The languages of which a word stands there without which nothing is found."""
    words = set(_WORD.findall(low))
    if not words.isdisjoint(_ENGLISH_HOURS):
        yield _IN_ENGLISH, _english
    if not words.isdisjoint(_RUSSIAN_LEADS):
        yield _IN_RUSSIAN, _russian
    if "сағат " in low:
        yield _IN_KAZAKH, _kazakh


def _hours(hour: int, minute: int, part: str) -> tuple[dt.time, ...]:
    if hour > 12:
        return (dt.time(hour, minute),)
    early, late = dt.time(hour % 12, minute), dt.time(hour % 12 + 12, minute)
    if not part:
        return (early, late)
    return (late if part == _LATER or (part == _NIGHT and 5 < hour < 12) else early,)


def _english(match: re.Match[str]) -> tuple[int, int, str] | None:
    hour, minutes = _ENGLISH[match["hour"]], match["minutes"]
    part = _PARTS.get(match["part"] or match["night"] or f"{match['half']}m", "")
    if minutes and match["way"] == "to":
        if minutes == "half" or (not match["lead"] and minutes != "quarter") or match["lead"] == "from ":
            return None  # "from ten to twelve o’clock"
        return (hour - 1 or 12, 60 - _ENGLISH_MINUTES[minutes], part)
    if minutes:
        return (
            (hour, _ENGLISH_MINUTES[minutes], part)
            if match["lead"] or minutes in ("half", "quarter")
            else None
        )
    leads = match["lead"] or not match.start()  # it opens a row
    return (hour, 0, part) if leads and (match["clock"] or part) else None


def _russian(match: re.Match[str]) -> tuple[int, int, str] | None:
    part = _PARTS.get(match["part"] or "", "")
    if match["half"] or match["quarter"]:
        return (
            _RUSSIAN_ORDER[match["half"] or match["quarter"]] - 1 or 12,
            30 if match["half"] else 15,
            part,
        )
    if match["left"]:
        return (_RUSSIAN[match["next"]] - 1 or 12, 60 - _RUSSIAN_LEFT[match["to"]], part)
    hour, minutes = _RUSSIAN[match["hour"]], match["minutes"]
    if not (part or match["clock"] or (minutes and hour > 12)) or (match["hour"] == "час" and not part):
        return None
    return (hour, _RUSSIAN_MINUTES[minutes] if minutes else 0, part)


def _kazakh(match: re.Match[str]) -> tuple[int, int, str] | None:
    hour = _KAZAKH[match["half"]] if match["half"] else _KAZAKH_AT[match["hour"]]
    return (hour, 30 if match["half"] else 0, _PARTS.get(match["part"] or "", ""))
