"""Headings: the lines that say of which day, or of which week, the hearings below are.

Tells a bulletin's heading from the heading of a report, because a list of sentences passed looks just like a list of
trials to come. Knows no items.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Literal

from hearings.bulletin.lexicon import LEXICON
from hearings.bulletin.text.layout import OPEN_ENDS
from hearings.bulletin.text.tokens import Text, Token, lower, tokenize
from hearings.bulletin.when.date_lines import in_a_city, only_date, says_more
from hearings.bulletin.when.dates import (
    CLASSES_OF_DATES,
    DateFound,
    date_or_none,
    find_dates,
    holds_date,
)
from hearings.bulletin.where.places import OF_COURTS, Places, read_court
from hearings.bulletin.who.names import read_run

Kind = Literal["hearings", "day", "week", "report", "statement"]
LONGEST_HEADING = 160
_DIGIT = re.compile(r"\d")
_CALL = re.compile(
    r"(?:внимание|важно|срочно|молния|назар аударыңыз(?:дар)?|маңызды|шұғыл|attention|important|urgent)"
    r" ?[!:‼❗]+\ufe0f? *",
    re.IGNORECASE,
)
_NONE = re.compile(r" ?[:–—-] (?:none|нет|не назначены|не будет|жоқ|болмайды)[.!]*$", re.IGNORECASE)
_MOST_TOKENS = 30
_MOST_OF_COURT = 12
_HOUR = re.compile(r"(?<=[\s,])(?:(?:at|в|сағат) )?([01]?\d|2[0-3]):([0-5]\d)(?![\d:]| ?[–—-])")
_BRIEF = re.compile(
    r"(?:(?P<before>[^\W\d_]+)\.?,? )?(?P<day>\d{1,2})\.(?P<month>\d\d)\.?(?:,? \(?(?P<behind>[^\W\d_]+)\)?\.?)?:?"
)
_LONGEST_CALL, _DAYS = 48, frozenset({"today", "tomorrow", "after_tomorrow"})
_LONGEST_BRIEF = 30
_MOST_OF_WEEK = 6  # words and signs beside the days: "Week of 14–18 March"
_LONGEST_WEEKDAY, _LONGEST_DAY = 16, 26
# "Results of the week" may end with what is to come, "Sentences of the week" does not.
_DECIDED = frozenset({"sentences", "verdicts", "convictions", "arrests", "detentions", "fines"})
_TO_COME = ("expected", "due", "scheduled", "upcoming", "ожида", "предстоящ", "күтіл")
_OF_TITLES = frozenset(
    {"begins", "starts", "opens", "resumes", "continues", "goes", "go", "gets", "appears", "appear"}
    | {"рассмотрит", "проверит", "басталады", "жалғасады"}
)
_OF_YEARS = ("г.", "ж.", "Г.", "Ж.")
_OF_HEADINGS = frozenset({"hearing", "heading", "outcome", "no_hearing", "statement"})


@dataclass(frozen=True, slots=True)
class Heading:
    """`hearings`: names hearings, perhaps their day; `day`: a date alone; `report`: of what is over.

    `date` is as found, not yet counted from any year; None: the heading names no day.
    """

    kind: Kind
    date: DateFound | None = None
    undated: bool = False  # it says that the day is not known
    count: int = 0  # paragraphs of statements below it, 0: all
    hour: dt.time | None = None  # of all the rows below: "24 November 2026, 09:00, Almaly district court."
    behind: str = ""  # what stands behind the hour, a court or nothing
    rows: bool = False  # only if hours open the lines below: "Today, 1 March, the court will try:"
    court: Places | None = None  # of the rows below: "Almaly district court, 6 May"


def read_heading(line: Text) -> Heading | None:
    """The heading a line is, or None."""
    heading = _read_line(line) or _read_court_day(line)
    if heading is None or heading.date is None or heading.court:
        return heading
    court = _court_before(heading.date, line) or (
        _court_behind(heading.date, line) if not heading.hour else None
    )
    return replace(heading, court=court) if court else heading


def _read_court_day(line: Text) -> Heading | None:
    """ "Medeu District Court, Almaty – Thursday 6 May": a day and the court of the rows below, and nothing else."""
    if (
        len(line.text) > LONGEST_HEADING
        or not _DIGIT.search(line.text)
        or not line.perhaps.issuperset(OF_COURTS)
    ):
        return None
    dates = find_dates(line.text, line.tokens)
    if len(dates) != 1 or dates[0].ranged or dates[0].relative or dates[0].backward:
        return None
    opens, ends = not dates[0].first, all(not token.word for token in line.tokens[dates[0].last + 1 :])
    court = (opens and _court_behind(dates[0], line)) or (ends and _court_before(dates[0], line))
    return Heading("day", dates[0], court=court, rows=True) if court else None


def _court_before(date: DateFound, line: Text) -> Places | None:
    """The court that stands before a date and nothing else."""
    if not date.first or not line.perhaps.issuperset(OF_COURTS):
        return None
    return read_court(Text(line.text[: line.tokens[: date.first][-1].end].strip(" ,.:—–-")))


def _court_behind(date: DateFound, line: Text) -> Places | None:
    """The court that stands behind a date and nothing else, «6 мая, Медеуский районный суд:»."""
    if date.first or not line.perhaps.issuperset(OF_COURTS):
        return None
    return read_court(Text(line.text[line.tokens[date.last].end :].strip(" ,.:—–-")))


def _read_line(line: Text) -> Heading | None:
    text = line.text
    if not text or len(text) > LONGEST_HEADING:
        return None
    if text[-1] == ":" and len(text) < _LONGEST_DAY and not line.perhaps.isdisjoint(_DAYS):
        days = find_dates(text, line.tokens)
        said = {at for day in days for at in range(day.first, day.last + 1)}
        rest = (token for at, token in enumerate(line.tokens) if token.word and at not in said)
        if days and all(token.has("also") or token.low == "the" for token in rest):
            return Heading("day", days[0])  # "Also tomorrow:"
    if len(text) < _LONGEST_WEEKDAY and (word := text.rstrip(".:")).isalpha():
        classes = LEXICON.classes(lower(word))
        for name in classes:
            if name.startswith("weekday"):
                return Heading("day", DateFound(0, 0, None, weekday=int(name[-1]), relative="weekday"))
        if "statement" not in classes:
            return None
    if text[-1] == ":" or _DIGIT.search(text):
        return _read_heading(line)
    heading = _read_heading(line) if _calls_today(line) else None
    return replace(heading, rows=True) if heading and heading.kind == "hearings" else None


def _read_heading(line: Text) -> Heading | None:
    text = line.text
    if text[-1] == "." and (_OPENS.match(text) and text.endswith(_OF_DAYS) or text.endswith(_KAZAKH_ENDS)):
        return _read_heading(Text(text[:-1]))  # "Political court hearings scheduled on 6 May 2021."
    if text[-1] in ";," or (text[0].islower() and text[-1] == "."):
        return None  # the end of something
    worded = not line.perhaps.isdisjoint(_OF_HEADINGS)
    if not (worded or holds_date(line)):
        return None
    if none := _NONE.search(text):
        return _read_heading(Text(f"{text[: none.start()]}:"))
    if call := _CALL.match(text):
        return _read_heading(Text(text[call.end() :])) if call.end() < len(text) else None
    head, _, tail = text.partition(": ")
    if tail and (
        titled := _read_titled(head, Text(tail)) if " " not in head else _read_dated(Text(head), tail)
    ):
        return titled
    if len(text) < _LONGEST_BRIEF and (brief := _BRIEF.fullmatch(text)):
        return _read_brief(brief)
    sitting = _read_sitting(text) if ":" in text[:-1] else None
    if sitting:
        return sitting
    if text[-1] == "." and not text.endswith(_OF_YEARS) and says_more(text):
        return None
    colon = text[-1] == ":"
    if not colon and (not holds_date(line) if worded else says_more(text)):
        return None  # without a word of headings it is a date alone, at most with a city
    tokens = line.tokens
    if len(tokens) > _MOST_TOKENS:
        return None
    if tokens[0].has("statement") and colon and len(tokens) <= tokens[0].span + 5:
        counts = [int(t.text) for t in tokens if t.digits and len(t.text) < 4]
        if counts or all(token.low == token.text for token in tokens[tokens[0].span :]):
            return Heading("statement", count=counts[0] if counts else 0)
    dates = find_dates(text, tokens, short=":" not in text[:-1] and len(tokens) < 14)
    if not (dates or colon):
        return None
    used = {index for date in dates for index in range(date.first, date.last + 1)}
    rest = [token for index, token in enumerate(tokens) if index not in used]
    if len(dates) > 1 and len({(date.day, date.month, date.year) for date in dates}) == 1 and dates[0].day:
        dates = dates[:1]  # said again in another language
    if dates and colon and len(dates) == 1 and not dates[0].ranged and in_a_city(rest):
        return Heading("day", dates[0])
    if dates and only_date(rest):
        if len(dates) == 1 and not dates[0].ranged and not dates[0].relative:
            return Heading("day", dates[0])
        return Heading("week", _first_day(dates, tokens))
    seen = {name for token in rest if token.word and not token.quoted for name in token.classes}
    if not seen.isdisjoint(("unless", "last_time", "not_held")):
        return None  # "The hearing on 29 April did not take place"
    inner = any(":" in token.text for token in rest[:-1])
    if (inner and not (rest[0].has("week") or any(date.ranged for date in dates))) or (
        text.endswith(".") and not text.endswith(_OF_YEARS)
    ):
        return None
    if rest and rest[0].has("week") and dates and len(rest) <= _MOST_OF_WEEK and "hearing" not in seen:
        return Heading("week", _first_day(dates, tokens))
    if "hearing" not in seen and "heading" not in seen:
        if colon and len(dates) == 1 and not dates[0].ranged and seen.issuperset(("court", "future")):
            return Heading("hearings", dates[0], rows=True)
        over = (
            _reports(seen)
            and (colon or rest[0].low in _DECIDED)
            and not (text[:-1].endswith(OPEN_ENDS) or _names_somebody(tokens, used))
        )
        if over and len(dates) == 1 and any(token.low.startswith(_TO_COME) for token in rest):
            return Heading("hearings", dates[0])  # "Verdicts expected on 6 May:"
        return Heading("report", dates[0] if dates else None) if over else None
    if _reports(seen) and "future" not in seen and "heading" not in seen:
        return Heading("report", dates[0] if dates else None) if colon or dates else None
    if _names_somebody(tokens, used):
        return None
    called = text.endswith("!") and not any(
        token.digits for token in rest
    )  # "Tomorrow: trials of our people!"
    named = "trigger" in seen and seen.isdisjoint(("heading", "week")) and not _OPENS.match(text)
    if "prosecuted" in seen or (named and not colon and not called):
        return None
    if (
        not colon
        and "heading" not in seen
        and any(token.low in _OF_TITLES or token.has("moved", "postponed") for token in rest)
    ):
        return None  # "Activist’s trial begins on 3 June": the title of a report
    dates = [date for date in dates if not date.relative] or dates
    if len(dates) == 2 and colon and not dates[0].ranged and _of_hearings(tokens, dates):
        del dates[0]
    weekly = "week" in seen and any(token.has("week") and token.low != "upcoming" for token in rest)
    ranged = any(date.ranged for date in dates) or weekly or len(dates) > 1 or ("week" in seen and not dates)
    if ranged and not (
        dates and not any(d.ranged for d in dates) and len(dates) == 1 and colon and not weekly
    ):
        return Heading("week", _first_day(dates, tokens) if dates else None)
    if ("past" in seen or _were_held(tokens)) and "future" not in seen:
        return Heading("report", dates[0] if dates else None)
    if any(token.digits for token in rest if len(token.text) > 2) or len(rest) > 18:
        return None
    return Heading("hearings", dates[0] if dates else None, undated="no_date" in seen)


def _read_titled(word: str, tail: Text) -> Heading | None:
    """ "UPDATED: Political trials on 6 May", "Kazakhstan: political trials on 6 May": behind a word of its own."""
    classes = LEXICON.classes(lower(word))
    if "update" not in classes and (
        classes - {"no_name"} or not word.istitle() or "heading" not in tail.perhaps
    ):
        return None
    heading = _read_heading(tail)
    return heading if heading and heading.kind == "hearings" and heading.date else None


def _read_dated(head: Text, tail: str) -> Heading | None:
    """ "6 May 2021: political trials": the day, then what there is."""
    if not _DIGIT.search(head.text) or ":" in tail or says_more(head.text):
        return None
    heading = _read_heading(head)
    if heading is None or heading.kind != "day":
        return None
    heading = _read_heading(Text(f"{tail.rstrip('.')}, {head.text}"))
    return heading if heading and heading.kind == "hearings" else None


def _were_held(tokens: list[Token]) -> bool:
    """ "Court hearings held on 2 March", «Суды, прошедшие 2 марта»; "to be held" is to come."""
    return any(token.low in _HELD and tokens[at - 1].low != "be" for at, token in enumerate(tokens) if at)


# How a heading opens that is no sentence, and how the date ends that closes it.
_OPENS = re.compile(
    r"(?:political|trials|(?:court )?(?:hearings|sessions)|суды|политические|судебные|саяси|соттар)\b",
    re.IGNORECASE,
)
_KAZAKH_ENDS = ("саяси соттар.", "саяси сот.", "сот отырыстары.", "сот отырысы.")
_OF_DAYS = (*(f"{digit}." for digit in range(10)), " года.")
_HELD = frozenset("held прошедшие прошедших состоявшиеся состоявшихся проведенные проведённые".split())


def _of_hearings(tokens: list[Token], dates: list[DateFound]) -> bool:
    """«Задержанные 17 января, суды 18 января:»: does the second of two days alone stand behind a word for a hearing?"""
    return [bool(d.first) and tokens[d.first - 1].has("hearing") for d in dates] == [False, True]


def _first_day(dates: list[DateFound], tokens: list[Token]) -> DateFound:
    """The first day of a week: the 27th of "27 December – 2 January 2022", whose year stands behind the last."""
    first, last = dates[0], dates[-1]
    if not first.day:
        return first
    day, year = first.day, last.year
    if first.ranged and first.first > 1 and tokens[first.first - 2].digits:
        day = min(day, int(tokens[first.first - 2].text[:2]))  # "14–18 March"
    elif year is None:
        # "January 15 – 19, 2018"
        behind = (t.text for t in tokens[first.last + 1 : first.last + 5] if t.digits and len(t.text) == 4)
        year = next((int(text) for text in behind if text.isascii()), None)
    if year is None:
        return first._replace(day=day) if date_or_none(2024, first.month, day) else first
    year -= (first.month, day) > (last.month, last.day)
    value = date_or_none(year, first.month, day)
    return first._replace(day=day, year=year, value=value) if value else first


def read_lead(line: Text) -> Heading | None:
    """ "On 6 May, three court hearings will be held.": a sentence that counts the sittings of one day."""
    if len(line.text) > LONGEST_HEADING or not line.perhaps.issuperset(("hearing", "future")):
        return None
    tokens = line.tokens
    dates = find_dates(line.text, tokens)
    if len(dates) != 1 or dates[0].ranged or dates[0].backward or _names_somebody(tokens, set()):
        return None
    used = range(dates[0].first, dates[0].last + 1)
    counted = any(
        (token.digits or token.has("count")) and token.low != "one" and at not in used
        and any(t.has("hearing") and t.low.endswith("s") for t in tokens[at + 1 : at + 5])
        for at, token in enumerate(tokens)
    )  # fmt: skip
    return Heading("day", dates[0], court=_court_before(dates[0], line)) if counted else None


def _calls_today(line: Text) -> bool:
    """ "Two court hearings today!": a heading whose day has no figure."""
    text = line.text
    return (
        (text[-1] == "!" or text[-1].isalpha())
        and len(text) < _LONGEST_CALL
        and not line.perhaps.isdisjoint(_DAYS)
        and not line.perhaps.isdisjoint(_OF_HEADINGS)
    )


def _read_brief(match: re.Match[str]) -> Heading | None:
    """ "2.06", "Mon 9.09": a day if its weekday says so, or if hours open the lines below: "9.10" may be an hour."""
    weekday = match["before"] or match["behind"] or ""
    if weekday and LEXICON.classes(lower(weekday)).isdisjoint(CLASSES_OF_DATES):
        return None
    date = DateFound(0, 0, None, int(match["day"]), int(match["month"]))
    if date_or_none(2024, date.month, date.day) is None:
        return None
    named = next(
        (int(name[-1]) for name in LEXICON.classes(lower(weekday)) if name.startswith("weekday")), None
    )
    return Heading("day", date._replace(weekday=named), rows=not weekday and len(match["day"]) == 1)


def _read_sitting(text: str) -> Heading | None:
    """A day, an hour and perhaps a court, and nothing else: whoever stands below is heard there and then."""
    match = _HOUR.search(text)
    if not match:
        return None
    head, behind = text[: match.start()].rstrip(" ,"), text[match.end() :].strip(" ,.:—–-")
    if not _DIGIT.search(head) or not holds_date(Text(head)) or says_more(head):
        return None
    tokens = tokenize(head)
    dates = find_dates(head, tokens, short=True) if len(tokens) < _MOST_TOKENS else []
    if len(dates) != 1 or dates[0].ranged or dates[0].relative:
        return None
    rest = [token for at, token in enumerate(tokens) if not dates[0].first <= at <= dates[0].last]
    court = tokenize(behind)
    alone = all(
        token.has("court", "court_word", "region_word") or not token.word or token.text.istitle()
        for token in court
    )
    if (
        not only_date(rest)
        or (court and not ("court" in court.seen and alone))
        or len(court) > _MOST_OF_COURT
    ):
        return None
    hour = dt.time(int(match[1]), int(match[2]))
    return Heading("day", dates[0], hour=hour, behind=behind)


def _reports(seen: set[str]) -> bool:
    return "outcome" in seen or "no_hearing" in seen


def _names_somebody(tokens: list[Token], used: set[int]) -> bool:
    if not any(char.islower() for token in tokens for char in token.text):
        return False  # a heading all in capitals tells no name by them
    for index, token in enumerate(tokens):
        if index in used or not token.word or not token.text[0].isupper():
            continue
        run = read_run(tokens, index)
        if run and (len(run.words) > 1 and run.capitals):
            return True
    return False
