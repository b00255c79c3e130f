"""Further sittings of one sentence that leave out its verb: "… on 6 May at 10:00, and that of Ben CASE at 11:00".

Each has somebody of its own and a day or an hour of its own; what it leaves out is that of the first.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import replace

from hearings.bulletin.announcement.drafts import Draft
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.announcement.stages import stage_of
from hearings.bulletin.text.tokens import Text, Tokens
from hearings.bulletin.what.changes import PUT_OFF
from hearings.bulletin.what.sentences import TOGETHER, Sentence
from hearings.bulletin.when.dates import DateFound
from hearings.bulletin.when.years import mark_of, resolve
from hearings.bulletin.where.cities import OF_COURTS
from hearings.bulletin.where.places import read_places
from hearings.bulletin.who.beside import Found
from hearings.bulletin.who.charges import share_out
from hearings.bulletin.who.names import read_run
from hearings.bulletin.who.people import read_slot

_BEFORE = frozenset(
    {"the", "a", "an", "on", "in", "and", "court", "city", "there", "там", "же", "сол", "жерде", "а", "ал"}
)  # between the link and the word for whom
_DASHES, _SIGNS = ("–", "—", "-"), (",", "–", "—", "-")
_HEARD = ("hearing", "stage", "ordinal")  # «в 11:00 первое заседание по делу», «в 15:00 апелляция Анны»
_LEAST = 2  # days and hours of two sittings
_OTHERWISE = frozenset({"past", "unless", "no_hearing", "event", "broadcast"})
_ACTS = frozenset({"future", "past", "said", "attending", "ours", "official"})
_MOST = 12  # sittings of a sentence
_LONGEST_COURT = 4  # tokens
_NEAR_HOUR = 3  # tokens
_NEAR = 16  # tokens between the link and the word for whom


def elided_sittings(draft: Draft, reading: Reading, reference: dt.date | None) -> list[Draft]:
    """The sittings behind the first of a sentence, in their order. The first loses the hours that are theirs."""
    if not draft.people or not draft.date or len(reading.times) + len(reading.dates) < _LEAST:
        return []
    tokens = reading.tokens
    at = bisect_left(tokens, draft.people[0].end, key=lambda token: token.start)
    sentence = reading.sentences[bisect_right(reading.sentences, at, key=lambda s: s.first) - 1]
    begins: dict[
        int, int
    ] = {}  # where words for somebody begin, and the last link before them, a comma if no other
    for link in range(at, sentence.last):
        who = _who(reading, link, sentence)
        if who and (tokens[link].word or who not in begins or not tokens[begins[who]].word):
            begins[who] = link
    links = [(link, who) for who, link in begins.items()]
    if not 0 < len(links) < _MOST:
        return []
    start, cut = tokens[sentence.first].start, tokens[links[0][0]].start
    hours = [time for time in reading.times if start <= time.start < cut]
    if not hours and not any(start <= tokens[d.first].start < cut for d in reading.dates):
        return []  # "against Ann SAMPLE and against Ben CASE on 6 May at 10:00"
    mine = sum(person.start < cut for person in draft.people)
    lead = replace(draft, people=draft.people[:mine])
    found: list[Draft] = []
    told = Text(reading.text[start:cut])
    for (link, who), (end, _) in zip(links, [*links[1:], (sentence.last, 0)], strict=True):
        own = _sitting(lead, reading, link, who, end, draft.date)
        if own is None:
            return []
        found.append(own)
    draft.people = draft.people[:mine]
    draft.charges, draft.allegations = draft.charges[:mine], draft.allegations[:mine]
    before = [m for m in reading.mentions if m[0].start < cut]
    if before and len(before) < len(reading.mentions):
        draft.charges = share_out(before, draft.people, tokens)
    if draft.status == "cancelled" and "cancelled" not in told.tokens.seen:
        draft.status = "scheduled"
    if draft.status == "scheduled":
        own_days = [d for d in reading.dates if start <= tokens[d.first].start < cut and not d.backward]
        if len(own_days) == 1:
            _set_day(draft, own_days[0], reference)
        if len(hours) == 1:
            draft.set_hour(hours[0].value)
        elif not hours and found[0].date != draft.date and not _is_of_all(reading):
            draft.set_hour(None)  # "is on 6 May, and that of Ben CASE on 7 May at 9:00"
    if any(one.stage for one in found) or any(one.number for one in found):
        draft.stage, draft.number = stage_of(told.tokens), read_places(told.text, told.tokens).number
    for one in found:
        one.stage = one.stage or draft.stage
    return found


def _is_of_all(reading: Reading) -> bool:
    """ "…, both at 9:00", «…, оба в 9:00»: is the one hour told to be that of all of them?"""
    tokens = reading.tokens
    at = bisect_left(tokens, reading.times[0].start, key=lambda token: token.start) if reading.times else 0
    beside = tokens[max(0, at - _NEAR_HOUR) : at]
    return len(reading.times) == 1 and any(token.low in TOGETHER for token in beside)


def _who(reading: Reading, link: int, sentence: Sentence) -> int:
    """Where the words for somebody begin behind a link, "and that of", "and at 11:00 against"; 0: they do not."""
    tokens = reading.tokens
    if not (tokens[link].has("and") or tokens[link].low == "while" or tokens[link].text in ",;"):
        return 0
    for at in range(link + 1, min(link + _NEAR, sentence.last - 1)):
        token = tokens[at]
        if token.low == "that" and tokens[at + 1].low == "of":
            return at + 2
        if token.low == "of" and (at == link + 1 or tokens[at - 1].text == "," or tokens[at - 1].masked):
            return at + 1
        if at == link + 1 and _opens_name(tokens, at) and _has_hour(tokens, at):
            return at
        dashed = tokens[at - 1].text in _DASHES and any(token.masked for token in tokens[link:at])
        called = tokens[at - 1].has("stage") and any(token.masked for token in tokens[link:at])
        if (tokens[at - 1].masked or dashed or called) and _opens_name(tokens, at):
            return at
        if token.has("trigger") and not token.quoted:
            return at + token.span
        if _is_of_court(tokens, at) or token.low.endswith(OF_COURTS):
            continue
        if not (token.masked or token.low in _BEFORE or token.has("at", *_HEARD) or token.text in _SIGNS):
            return 0
    return 0


def _is_of_court(tokens: Tokens, at: int) -> bool:
    """ "And at 11:00 in the Medeu District Court that of Ben CASE": is it the name of a court that stands between?"""
    near = tokens[at : at + _LONGEST_COURT]
    named = near[0].has("court", "court_word", "region_word") or near[0].text.istitle()
    return named and any(t.has("court") and not t.has("trigger") for t in near)


def _has_hour(tokens: Tokens, at: int) -> bool:
    """ "Ben CASE at 14:30", "Ben CASE (14:30)": does what is told of an hour stand right behind a name?"""
    run = read_run(tokens, at)
    behind = tokens[run.last + 1 : run.last + 3] if run else []
    return (
        len(behind) > 1 and behind[1].masked and (behind[0].text == "(" or behind[0].has("at", "preposition"))
    )


def _opens_name(tokens: Tokens, at: int) -> bool:
    run = read_run(tokens, at) if tokens[at].text[0].isupper() else None
    return run is not None and run.capitals and len(run.words) > 1


def _sitting(
    draft: Draft,
    reading: Reading,
    link: int,
    who: int,
    end: int,
    reference: dt.date | None,
) -> Draft | None:
    tokens = reading.tokens
    slot = read_slot(reading.text, tokens, who, end)
    start, stop = tokens[link].start, tokens[end - 1].end
    moved = draft.status == "moved"
    days = [d for d in reading.dates if link < d.first < end and (moved or not d.backward)]
    hours = [t for t in reading.times if start < t.start < stop]
    if not slot.people or len(days) > 1 or len(hours) > 1 or not (days or hours):
        return None
    if any(_is_same(person, one) for person in slot.people for one in draft.people):
        return None
    own = replace(draft.copy(), people=slot.people, others=slot.others, total=slot.total, group=slot.group)
    mentions = [m for m in reading.mentions if start <= m[0].start < stop]
    told = {
        name for token in tokens[link:end] if not (token.masked or token.quoted) for name in token.classes
    }
    if not told.isdisjoint(_OTHERWISE) and told.isdisjoint(PUT_OFF):
        return None  # "while the trial of Ben CASE ended on 13 February"
    if tokens[who - 1].masked and not mentions and "hearing" not in told and not told.isdisjoint(_ACTS):
        return None  # "and at 11:00 Ben CASE will speak to the press"
    own.charges = share_out(mentions, slot.people, tokens)
    if not any(m[0].start < stop for m in reading.mentions):
        own.charges = [draft.charges[0] for _ in slot.people]  # cited behind both: "Both are accused under …"
    own.allegations = [[] for _ in slot.people]
    own.was_date = own.was_time = None
    if own.status == "cancelled" and "cancelled" not in told:
        own.status = "scheduled"
    piece = Text(reading.text[start:stop])
    places = read_places(piece.text, piece.tokens)
    own.court, own.city = (places.court, places.city) if places.court else (draft.court, draft.city)
    another = any((t.has("court") and not t.quoted) or t.low.endswith(OF_COURTS) for t in tokens[link:end])
    if not places.court and (another or tokens[link].text == ";"):
        own.court = ""  # «в горсуде», «в Алмалинском»
    if places.city and not places.court and places.city != draft.city:
        own.court, own.city = "", places.city  # "in Almaty and that of Ben CASE in Astana"
    own.courtroom, own.number = places.courtroom or draft.courtroom, places.number
    own.stage = stage_of(tokens[link:end])
    if days:
        _set_day(own, days[0], reference)
    own.set_hour(hours[0].value if hours else None)
    return own


def _is_same(one: Found, other: Found) -> bool:
    given = {one.given_name, other.given_name} - {""}
    return one.family_name == other.family_name and len(given) < 2


def _set_day(draft: Draft, day: DateFound, reference: dt.date | None) -> None:
    found = resolve(day, reference)
    draft.date = found.value
    draft.marks = [*(mark for mark in draft.marks if mark.name != "date"), mark_of(found)]
