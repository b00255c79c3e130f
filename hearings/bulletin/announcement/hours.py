"""The hour of a sitting, and hours beside it: one behind each name, one in the sentence behind, one too many."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.entries import Mark, PartOfDay
from hearings.bulletin.text.tokens import Text, Token
from hearings.bulletin.what.changes import Change, still_meant
from hearings.bulletin.what.sentences import Sentence, adds_hour
from hearings.bulletin.when.clock import TimeFound
from hearings.bulletin.when.dates import DateFound
from hearings.bulletin.when.deeds import is_done_on
from hearings.bulletin.where.places import Places, read_places
from hearings.bulletin.who.beside import Found
from hearings.bulletin.who.charges import is_told_of_each

TIMED = Mark("time", "found")
_PARTS: tuple[PartOfDay, ...] = ("morning", "afternoon", "evening")


def set_time(
    draft: Draft, reading: Reading, announcing: list[Sentence], inside: list[Token], change: Change
) -> None:
    """The hour of the sitting, or the part of the day; the old one of a stub. `inside`: the tokens that announce."""
    spans = reading.within(announcing)
    times = [t for t in reading.times if any(a <= t.start < b for a, b in spans)]
    times = [t for t in times if t.start not in change.old_places]
    if not times and reading.times:
        times = added_hours(reading, announcing[-1])
    new = [t for t in times if t.start in change.new_places]
    times = still_meant(times, change)
    if change.stub:
        old = [t for t in times if t not in new]
        change.was_time = change.was_time or (old[0].value if old else None)
        times = []
    times = new or meant_hours(times, reading)
    leading = [t for t in times if t.leads] or times
    if leading:
        chosen = leading[0]
        draft.time = chosen.value
        if chosen.value is None and chosen.either:
            choices = tuple(f"{t:%H:%M}" for t in chosen.either)
            draft.marks.append(Mark("time", "doubtful", "two hours are named", choices))
        elif chosen.value is None:
            draft.marks.append(Mark("time", "doubtful", "this hour does not exist"))
        elif chosen.about:
            draft.marks.append(Mark("time", "guessed", "the hour is approximate"))
        else:
            draft.marks.append(TIMED)
        return
    for index, token in enumerate(inside) if "noon" in reading.tokens.seen else ():
        if token.has("noon") and not token.quoted:
            if index and inside[index - 1].low in ("before", "after", "до", "после"):
                break
            draft.time = dt.time(12)
            draft.marks.append(TIMED)
            return
    vague = any("vague" in token.classes and not token.quoted for token in inside)
    draft.part_of_day = part_of_day(inside) if vague else ""
    draft.marks.append(Mark("time", "doubtful", "the hour is vague" if vague else "no hour is named"))


def part_of_day(tokens: Sequence[Token]) -> PartOfDay:
    """The part of the day that is named instead of an hour, "in the afternoon"; of two neither."""
    named = [part for part in _PARTS if any(token.has(part) and not token.quoted for token in tokens)]
    return named[0] if len(named) == 1 else ""


def offer_hours(drafts: list[Draft], reading: Reading) -> None:
    """Several sittings in one sentence that could not be told apart: none of their hours is taken."""
    hours = tuple(dict.fromkeys(f"{time.value:%H:%M}" for time in reading.times if time.value))
    for draft in drafts:
        if draft.time and draft.status == "scheduled" and len(hours) > 1:
            draft.time = None
            draft.marks = [mark for mark in draft.marks if mark.name != "time"]
            draft.marks.append(Mark("time", "doubtful", "two hours are named", hours))


def own_hours(draft: Draft, reading: Reading) -> list[Draft]:
    """ "Trials of Ann SAMPLE (09:15) and Ben SAMPLE (10:00)": a sitting for each who has an hour behind the name.

    "At 09:15 and 10:00": for each in their order if the text says "respectively"; otherwise both hours are offered.
    """
    times = reading.times
    if len(times) < 2 or draft.status != "scheduled":
        return [draft]
    links = [reading.text[one.end : other.start].strip() for one, other in pairwise(times)]
    row = all(link and link.strip(" ,") in _BETWEEN_HOURS for link in links)
    if row and len(draft.people) == 1 and len(links) == 1 and links[0].startswith(", "):
        return [draft]  # "… at 10:00, and at 11:00 Ben CASE will speak to the press"
    alike = len(times) == len(draft.people)
    if row and not (alike and is_told_of_each(reading.tokens)):
        offer_hours([draft], reading)
        return [draft]
    if not alike:
        return [draft]
    each = not row and is_told_of_each(
        reading.tokens
    )  # "at 10:00 in Astana and at 11:00 in Almaty … respectively"
    led = each or all(_leads(time, person, reading) for person, time in zip(draft.people, times, strict=True))
    hours = [
        time.value
        if row or led
        else next((t.value for t in times if reading.text[person.end : t.start].strip() in _BEFORE_OWN), None)
        for person, time in zip(draft.people, times, strict=True)
    ]
    if None in hours or len(set(hours)) < len(hours):
        return [draft]
    courts = _own_courts(draft.people, reading)
    drafts = []
    for at, hour in enumerate(hours):
        own = alone(draft, at)
        own.set_hour(hour)
        own.city = "" if each and at else own.city
        if at in courts:
            own.court, own.city = courts[at].court, courts[at].city
        drafts.append(own)
    return drafts


def _own_courts(people: list[Found], reading: Reading) -> dict[int, Places]:
    """ "Ann SAMPLE (10:00, Medeu court), Ben CASE (14:00, Almaly court)": whose court is told, if it is of several."""
    ends = [*(person.start for person in people[1:]), len(reading.text)]
    told = (Text(reading.text[person.start : end]) for person, end in zip(people, ends, strict=True))
    found = {
        at: read_places(text.text, text.tokens) for at, text in enumerate(told) if "court" in text.perhaps
    }
    courts = {at: places for at, places in found.items() if places.court}
    return courts if len(courts) > 1 else {}


def _leads(time: TimeFound, person: Found, reading: Reading) -> bool:
    """ "09:15 Ann SAMPLE, 10:00 – activist Ben CASE": does the hour stand right before the name?"""
    between = reading.text[time.end : person.start].strip(" –—-:,")
    return time.end <= person.start and between.lower() in ("", person.role.lower())


def alone(draft: Draft, at: int) -> Draft:
    """The sitting of one of its people."""
    own = draft.copy()
    own.people, own.charges, own.allegations = [draft.people[at]], [draft.charges[at]], [[]]
    return own


_BETWEEN_HOURS = frozenset({"", "and", "and at", "at", "и", "и в", "в", "және", "мен", "және сағат", "сағат"})
_BEFORE_OWN = frozenset({",", "(", "(at", "at", "(в", "в", "–", "—", "-"})


def added_hours(reading: Reading, last: Sentence) -> list[TimeFound]:
    """The hour of the sentence behind an announcement that says no more, or of one further on that opens with "Time"."""
    for behind in reading.sentences:
        if behind.first < last.last:
            continue
        opening = reading.tokens[behind.first]
        if adds_hour(reading.tokens, behind) and (behind.first == last.last or opening.low in _BEGINNING):
            (first, end), *_ = reading.within([behind])
            return [time for time in reading.times if first <= time.start < end]
        if behind.announces:
            break
    return []


_BEGINNING = frozenset("time start starts начало время басталуы уақыты".split())


def meant_hours(times: list[TimeFound], reading: Reading) -> list[TimeFound]:
    """Of several hours the one with which a row under its day opens, else those beside a day, else all.

    Not the one at which people gather: "We meet at 9:45, the trial begins at 10:00."
    """
    if len(times) > 1:
        times = [time for time in times if not _is_former(time, reading)] or times
    if "gathering" in reading.tokens.seen:
        times = [time for time in times if not _is_of_gathering(time, reading)]
    if reading.row and times and times[0].start < _NEAR_START:
        return times[:1]
    return [time for time in times if _is_beside_day(time, reading)] or times


def _is_former(time: TimeFound, reading: Reading) -> bool:
    """ "On 10 December, originally at 10:00, starts at 12:30": is it said right before the hour?"""
    at = bisect_left(reading.tokens, time.start, key=lambda token: token.start)
    while at and (reading.tokens[at - 1].has("at") or reading.tokens[at - 1].low in ("at", "set", "for")):
        at -= 1
    return at > 0 and reading.tokens[at - 1].low in _FORMER


_FORMER = frozenset(
    "originally previously initially formerly изначально первоначально ранее раньше бастапқыда бұрын".split()
)


def _is_of_gathering(time: TimeFound, reading: Reading) -> bool:
    """Does the word for it stand beside the hour, in the same clause, and no word for a sitting between?"""
    tokens = reading.tokens
    at = bisect_left(tokens, time.start, key=lambda token: token.start)
    end = bisect_left(tokens, time.end, key=lambda token: token.start)
    for clause in (tokens[max(0, at - _CLAUSE) : at][::-1], tokens[end : end + _NEAR_VERB]):
        for token in clause:
            if token.has("gathering"):
                return True
            if token.has("hearing", "future") or token.text[0] in ",.;!?—–" or token.low in _LINKS:
                break
    return False


_CLAUSE, _NEAR_VERB, _LINKS = 12, 4, frozenset({"and", "и", "а", "және", "ал"})  # tokens
_NEAR_START = 9  # characters: "In all, at 9:00 …" is no row


def _is_beside_day(time: TimeFound, reading: Reading) -> bool:
    """ "It began at 9:00 … the next hearing on 25 September at 15:30": the hour behind the day, and no other."""
    before = bisect_left(reading.dates, time.start, key=lambda date: reading.tokens[date.last].end)
    return before > 0 and _follows(time, reading.dates[before - 1], reading)


def _follows(time: TimeFound, date: DateFound, reading: Reading) -> bool:
    end = reading.tokens[date.last].end
    between = reading.text[end : time.start] if end < time.start else None
    return between is not None and between.strip(" ,") in ("", "at", "from", "в", "с", "на", "сағат")


def hour_of_day(date: DateFound, reading: Reading) -> dt.time | None:
    """The hour right behind a day, "It will continue on 9 March at 11:00."; None: that one's is not told."""
    hour = behind_day(date, reading)
    return hour.value if hour else None


def behind_day(date: DateFound, reading: Reading) -> TimeFound | None:
    """The hour right behind a day, and where it stands."""
    at = bisect_right(reading.times, reading.tokens[date.last].end, key=lambda time: time.start)
    return next((time for time in reading.times[at : at + 1] if _follows(time, date, reading)), None)


def is_beside_hour(date: DateFound, reading: Reading) -> bool:
    """ "On 6 May, at 10:00", «10:00, 6 мая»."""
    tokens = reading.tokens
    start, end = tokens[date.first].start, tokens[date.last].end
    # the last hour before the date and the first behind it: others are no nearer
    nearest = bisect_left(reading.times, start, key=lambda time: time.start)
    at = bisect_right(reading.dates, date.first, key=lambda other: other.first)
    other = tokens[reading.dates[at].first].start if at < len(reading.dates) else len(reading.text)
    behind = bisect_left(reading.times, end, key=lambda time: time.start)
    for time in reading.times[max(0, nearest - 1) : behind + 1]:
        between = reading.text[end : time.start] if end <= time.start else reading.text[time.end : start]
        words = between.replace(",", " ").replace("(", " ").split()
        near = len(between) < 24 and len(words) <= 3 and not any(dash in between for dash in "-–—")
        if near and (end <= time.start or time.end <= start):
            # "arrested on 5 May, 6 May at 10:00"
            return time.start < other or not is_done_on(date, tokens)
    return False


def opens_with_hour(reading: Reading) -> bool:
    """Is the hour, or that it is not known, the first that is said?"""
    first = next(
        (t for t in reading.tokens if t.masked or (t.word and not t.has("at", "preposition", "about"))), None
    )
    return first is not None and (first.masked or first.has("vague", "noon"))
