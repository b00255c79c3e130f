"""A row of a list that its marks alone tell: "Medeu Court, 10:00 – Ann SAMPLE, art. 405", whatever comes first.

Its hour is a cell of its own, between two signs; somebody and an article or a court stand in the others.
Knows one paragraph.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile
from operator import attrgetter

from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.text.tokens import Tokens
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.who.names import Run, named_runs, read_run

# What stands before the hour in its cell, and the sign that ends the cell before.
_BEFORE = re.compile(r"(?:^|[,;:–—|(\[.-])\s*(?:(?:at|в|сағат|сағ\.?|с|from|начало)\s)?$", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:[,;:–—|)\].-](?!\d)|$)")
_OTHERWISE = frozenset({"future", "prosecuted", "pronoun", "ours", "our", "said", "unless", "last_time"})
_NEAR_HOUR = 9  # tokens behind a name, a day among them
_OF_VERBS = _OTHERWISE | {"past", "moved", "postponed", "cancelled", "official", "event", "no_hearing"}
_NEAR_DAY = 6  # characters between a day and its hour
_OPENING = 2  # words
_MOST_OF_PLACE = 6  # words and signs
_NO_PLACE = frozenset(
    {"hearing", "statement", "prosecuted", "update", "past", "future", "role", "judge", "label"}
)


def is_row(reading: Reading) -> bool:
    """Is a paragraph one, without any verb?"""
    if len({time.value for time in reading.times}) != 1 or not reading.tokens.seen.isdisjoint(_OTHERWISE):
        return False
    hour = reading.times[0]
    if not (_BEFORE.search(reading.text, 0, hour.start) and _BEHIND.match(reading.text, hour.end)):
        return False
    if any(s.past or s.put_off or s.no_hearing for s in reading.sentences):
        return False
    if reading.mentions:
        return names_somebody(reading)
    return "court" in reading.tokens.seen and any(run.capitals for run in _runs(reading))


def names_with_hour(reading: Reading) -> bool:
    """ "Ann SAMPLE, 10:00, online": does a row open with a name in capitals, a sign and its one hour, without a verb?"""
    run = next(_runs(reading), None)
    if run is None or run.first or not (run.capitals and len(run.words) > 1) or len(reading.times) != 1:
        return False
    behind = reading.tokens[run.last + 1 : run.last + _NEAR_HOUR]
    if not behind or behind[0].text[0] not in ",:–—-(" or not _OF_VERBS.isdisjoint(reading.tokens.seen):
        return False
    hour = reading.times[0].start
    told = takewhile(lambda token: token.masked or not token.word or token.has("at"), behind)
    return any(token.start <= hour < token.end for token in told)


def marked_off(reading: Reading) -> bool:
    """ "Postponed – Ann SAMPLE, art. 405": what became of a sitting in the place of its hour, and whose it is."""
    tokens = reading.tokens
    sign = tokens[tokens[0].span : tokens[0].span + 1]
    told = tokens[0].has("postponed", "moved", "cancelled") and sign and sign[0].text[0] in "–—:-"
    return bool(told and reading.mentions) and names_somebody(reading)


def opens_with_place(reading: Reading) -> bool:
    """ "Online: 16:00 Ann SAMPLE, Article 405", "[online] 16:00 …", "Almaty: 16:00 …": where, then the hour."""
    before = [t for t in reading.tokens[:_MOST_OF_PLACE] if t.start < reading.times[0].start]
    words = [t for t in before if t.word and not t.has("at", "preposition")]
    if words and all(t.has("online", "in_person", "hybrid") for t in words):
        return True
    named = all(t.text.istitle() and t.classes.isdisjoint(_NO_PLACE) and not t.masked for t in words)
    if words and named and before[-1] is words[-1]:  # "Almaty 16:00 Ann SAMPLE"
        behind = bisect_left(reading.tokens, reading.times[0].end, key=attrgetter("start"))
        run = read_run(reading.tokens, behind) if behind < len(reading.tokens) else None
        return run is not None and run.capitals and len(run.words) > 1
    # "Almaty: 16:00 …", "Almaty, 16:00. Ann SAMPLE, Article 405"
    placed = bool(words and named and reading.mentions)
    return placed and (before[-1].text[0] == ":" or (before[-1].text == "," and names_somebody(reading)))


def opens_with_sitting(reading: Reading) -> bool:
    """ "The trial of Ann SAMPLE, …", «Суд над …»: does a text open with a sitting, and tell of nothing that is over?"""
    tokens = reading.tokens
    lead = (
        _OPENING if len(tokens) > _OPENING and tokens[1].text[0] in ":!" else 0
    )  # "Reminder: trial of Ann SAMPLE …"
    opening = any(t.has("hearing") for t in tokens[lead : lead + _OPENING])
    told = not any(s.past or s.put_off for s in reading.sentences)
    return opening and told and not reading.sentences[0].no_hearing


def opens_with_own_day(reading: Reading) -> bool:
    """ "8 December, 14:00 – Ann Sample, Ben Case": does a row open with a day, its hour, a sign and somebody?"""
    tokens = reading.tokens
    if not (reading.dates and reading.times) or reading.dates[0].first:
        return False
    day, hour = reading.dates[0], reading.times[0]
    if not 0 <= hour.start - tokens[day.last].end < _NEAR_DAY:
        return False
    sign = bisect_left(tokens, hour.end, key=attrgetter("start"))
    if sign + 1 >= len(tokens) or tokens[sign].text[0] not in "–—:-|":
        return False
    run = read_run(tokens, sign + 1)
    return run is not None and run.is_name


def leaves_hour_open(reading: Reading) -> bool:
    """ "Supreme Court – cassation of Ann Sample, time to be confirmed": does it say at its end that the hour is open?"""
    tokens = reading.tokens
    if "vague" not in tokens.seen or len(reading.sentences) > 1 or not _OF_VERBS.isdisjoint(tokens.seen):
        return False
    said = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at].has("vague")), 0)
    end = said + tokens[said].span
    set_off = any(t.text[0] in ",–—-:(" for t in tokens[max(0, said - 2) : said])  # «, время уточняется»
    return set_off and not any(t.word for t in tokens[end:]) and names_somebody(reading)


def names_somebody(reading: Reading) -> bool:
    """Does a name stand there, in capitals or of two words?"""
    return any(True for _ in named_runs(reading.tokens))


def _runs(reading: Reading) -> Iterator[Run]:
    for at, token in enumerate(reading.tokens):
        run = read_run(reading.tokens, at) if token.text[0].isupper() else None
        if run is not None:
            yield run


def opens_with_day(tokens: Tokens, day: int) -> bool:
    """Is a day the first that is said, but for whom, or why: «Друзья, завтра в 16:00 …», "Reminder: …"?

    Or several, "6–7 May".
    """
    if not day:
        return True
    if day != _ADDRESS:
        return False
    first, sign = tokens[0], tokens[1].text
    several = first.digits and sign in _DASHES
    told = first.word and (not first.classes if sign == "," else sign == ":" and first.classes <= _OF_CITIES)
    return bool(several or told)


_ADDRESS = 2  # tokens
_DASHES = "-–—"


def places_first(reading: Reading) -> int:
    """How many sentences say only where: «Астана. 5 июня, 10.30. …», "Astana. Yesil court. 5 June, 10:30. …"."""
    first = reading.sentences[0]
    *city, _ = reading.tokens[: first.last]
    if not 0 < len(city) < _LONGEST_CITY or not all(
        t.text.istitle() and t.classes <= _OF_CITIES and not t.masked for t in city
    ):
        return 0
    court = reading.tokens[first.last : reading.sentences[1].last] if len(reading.sentences) > 1 else []
    alone = all(
        t.has("court", "court_word", "region_word") or t.text[0].isupper() or not t.word for t in court
    )
    return 1 + (alone and any(t.has("court") for t in court))


def opens_with_day_and_hour(reading: Reading) -> bool:
    """ "6 May, 10:00. Medeu district court. Ann SAMPLE, art. 405.": a row of sentences, the first of them a day alone.

    Its hour stands there, too, or it is said not to be known. Nothing in it tells of the past.
    """
    if len(reading.sentences) < 2 or not reading.dates:
        return False
    at = places_first(reading)
    day = reading.dates[0].first
    if len(reading.sentences) < 2 + at or not _opens_with_court(reading, reading.sentences[at], day):
        return False
    head, seen = reading.sentences[at], reading.tokens.seen
    words = reading.tokens[day : head.last]
    if "vague" in seen:  # «6 июня, время уточняется.»
        first = next((at for at, t in enumerate(words) if t.has("vague")), len(words))
        words = words[:first] + words[first + words[first].span :] if first < len(words) else words
    if not all(t.masked or not t.word or t.has("at") for t in words):
        return False
    end = reading.tokens[reading.sentences[at + 1].first].start
    if "done" in seen or not ("vague" in seen or (reading.times and reading.times[0].start <= end)):
        return False
    *told, last = reading.sentences
    told += [] if last.no_hearing and len(told) > 1 + at else [last]  # "Come and stand with them!"
    if any(s.past or s.unless or s.put_off or s.no_hearing for s in told):
        return False
    return bool(reading.mentions or not seen.isdisjoint(("hearing", "trigger"))) and names_somebody(reading)


def _opens_with_court(reading: Reading, sentence: Sentence, day: int) -> bool:
    """ "6 May, 10:00.", "Medeu District Court, 6 May, 10:00.": a day, or a court and the day, first?"""
    before = reading.tokens[sentence.first : day]
    if not before:
        return day == sentence.first
    named = all(
        not t.word or t.text.istitle() or t.has("court", "court_word", "region_word") or t.low == "of"
        for t in before
    )
    return named and before[-1].text == "," and any(t.has("court") for t in before)


_LONGEST_CITY, _OF_CITIES = 4, frozenset({"no_name"})  # tokens; "St Petersburg"


def opens_as_row(reading: Reading) -> bool:
    """A line of a calendar without its bullet: a name with its article, or people, counted or named, with a court."""
    first = reading.tokens[0]
    if any(s.past or s.unless for s in reading.sentences):
        return False
    if reading.mentions and any(sign.text == "." for sign in reading.tokens[2:3]):
        run = read_run(reading.tokens, 0)
        return run is not None and run.words[-1].endswith(".")
    if reading.mentions and reading.times and len(reading.sentences) == 1 and first.text[0].isupper():
        run = read_run(reading.tokens, 0)  # "Ann Sample, art. 174 – Abay court, 10:00"
        if run and run.is_name and reading.tokens[run.last + 1].text[0] in ",(–—-":
            return True
    if (
        reading.mentions
        and len(reading.sentences) == 1
        and reading.tokens.seen.issuperset(("court", "vague"))
    ):
        return True  # "Shymkent, Abay court, time unknown: Ann Sample, art. 174"
    if reading.times and first.has("trigger"):
        return True  # "Trial of Ann Sample, Medeu court, 14:30"
    people = first.has("role") or (first.digits or first.has("count")) and reading.tokens[1:2] != []
    return people and any("court" in t.classes and not t.quoted for t in reading.tokens)


def _names_news(tokens: Tokens) -> bool:
    """ "3. Ann SAMPLE – cancelled": a name in capitals, a sign, and what became of the sitting, and no more."""
    run = read_run(tokens, 0) if tokens[0].text[0].isupper() else None
    behind = tokens[run.last + 1 : run.last + 3] if run and run.capitals and len(run.words) > 1 else []
    told = (
        len(behind) > 1 and behind[0].text[0] in ":–—-," and behind[1].has("cancelled", "postponed", "moved")
    )
    return told and len(tokens) <= run.last + 2 + behind[1].span + 1 if run else False


def is_named_row(reading: Reading) -> bool:
    """ "- Ann SAMPLE, noon", "- time unknown: Ann SAMPLE": a row of a name and its hour in words, or in figures."""
    tokens = reading.tokens
    if tokens.seen.isdisjoint(("vague", "noon")):
        return names_with_hour(reading) or _names_news(tokens)
    at = tokens[0].span if tokens[0].has("vague", "noon") else 0
    while at and at < len(tokens) and not tokens[at].word:
        at += 1
    run = read_run(tokens, at) if at < len(tokens) else None
    return run is not None and run.capitals
