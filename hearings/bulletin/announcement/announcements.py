"""One announcement read: a paragraph that says when a sitting is, of whom, and under which article.

Decides first whether the paragraph announces anything at all; then every field is looked for on its own, with a mark
that says how sure it is. Knows the paragraph and the day it stands under, nothing of its neighbours.
"""

import re
from dataclasses import replace
from itertools import chain

from hearings.bulletin.announcement.apart import told_apart
from hearings.bulletin.announcement.both import ask_of_both
from hearings.bulletin.announcement.bracketed import Bracketed, Head, each_in_brackets
from hearings.bulletin.announcement.choosing import announcing_sentences, may_announce
from hearings.bulletin.announcement.daily import ask_for_days
from hearings.bulletin.announcement.day_by_day import Day, days_one_by_one
from hearings.bulletin.announcement.day_or_hour import ask_for_day
from hearings.bulletin.announcement.diaries import led_by_day
from hearings.bulletin.announcement.drafts import Context, Draft
from hearings.bulletin.announcement.elided import elided_sittings
from hearings.bulletin.announcement.further import at_their_hours, further_sitting, later_sittings, on_days
from hearings.bulletin.announcement.hours import offer_hours, own_hours, set_time
from hearings.bulletin.announcement.left_out import ask_for_left_out
from hearings.bulletin.announcement.likewise import same_article, same_hour, share_people
from hearings.bulletin.announcement.matters import further_matters
from hearings.bulletin.announcement.off_and_on import (
    OF_THE_OTHER,
    leave_open_without_hour,
    off_and_on,
    share_people_of_both,
)
from hearings.bulletin.announcement.readings import (
    Reading,
    cited_behind,
    decided_behind,
    own_days,
    pieces,
    sittings,
    take_apart,
    tells_of_court,
)
from hearings.bulletin.announcement.sitting_days import day_that_failed, set_date
from hearings.bulletin.announcement.slots import find_slot
from hearings.bulletin.announcement.stages import is_to_come, leave_to_last, stage_of
from hearings.bulletin.announcement.week_rows import Row, week_rows
from hearings.bulletin.announcement.weekdays import of_the_day
from hearings.bulletin.entries import Mark, Stage
from hearings.bulletin.text.tokens import Text
from hearings.bulletin.what.changes import Change, read_change
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.when.bare_days import with_months
from hearings.bulletin.when.dates import DateFound, find_dates
from hearings.bulletin.when.ranges import NO_DAY
from hearings.bulletin.when.years import mark_of, resolve
from hearings.bulletin.where.access import access_of
from hearings.bulletin.where.cities import city_beside
from hearings.bulletin.where.modes import mode_of, tells_mode
from hearings.bulletin.where.places import read_places
from hearings.bulletin.who.accused import charged_by_name
from hearings.bulletin.who.charges import charges_of, doubts_of, share_out
from hearings.bulletin.who.shouting import is_shouted, quiet

_COMPARED = Mark("charges", "found")  # names with each other: no other paragraph is told from memory
_BY_DAY = Mark("date", "found")  # days with the one it stands under: told from memory under that day alone
_OF_FAMILY = 4  # letters of a family name, alike in its cases
LONGEST = 8000  # characters; a longer paragraph is no announcement
_TOLD = re.compile(r'[^«“":]{3,80}: (?:«([^«»]{20,})»|“([^“”]{20,})”|"([^"]{20,})")\.?')
_SPEECH = re.compile(
    r'(?:«([^«»]{20,})»|“([^“”]{20,})”|"([^"]{20,})"),? ?[–—-]'
)  # no word in quotation marks


def read_announcement(paragraph: Text, context: Context) -> list[Draft]:
    """The sittings a paragraph announces: mostly one, none when it only tells or demands something."""
    text = paragraph.text
    if len(text) > LONGEST or not text or not may_announce(paragraph, context):
        return []
    plain = quiet(text) if is_shouted(text) else with_months(text)
    if plain != text:
        return [replace(draft, source=text) for draft in read_announcement(Text(plain), context)]
    reading = take_apart(paragraph, context)
    if week := _week(week_rows(reading, context)):
        return week
    if days := _day_by_day(*days_one_by_one(reading), reading, context):
        return days
    if (brackets := each_in_brackets(reading)) and (each := _bracketed(*brackets, reading, context)):
        return each
    led = led_by_day(reading) if not context.kind else None
    if led and (hourly := _hourly(*led, context)):
        return hourly
    if len(parts := told_apart(reading)) > 1 and (several := _each_told(parts, context)):
        return several
    if len(parts := off_and_on(reading)) > 1:
        return _off_and_on(parts, reading, context)
    parts = pieces(reading)
    if len(parts) < 2 and not context.kind and len(reading.dates) > 1:
        parts = own_days(reading)
    if len(parts) > 1:
        return _on_one_day([read_announcement(Text(piece), context) for piece in parts], context)
    if (matters := further_matters(reading, context)) and (several := _with_matters(*matters, context)):
        return several
    parts = sittings(reading) if len(reading.times) > 1 else []
    if several := _several(parts, context):
        return several
    announcing = reading.of_day(announcing_sentences(reading, context), context.date)
    if not announcing:
        inner = _said(text)
        return read_announcement(Text(inner), context) if inner and not context.kind else []
    drafts = ask_of_both(_drafts(reading, announcing, context), reading)
    drafts = ask_for_left_out(ask_for_days(drafts, reading, announcing), reading, announcing)
    if len(parts) > 1 and len(drafts) < 2:
        offer_hours(drafts, reading)
    told = any(s.hearing or s.announces for s in announcing)
    opening = context.first and not context.marker
    bare = not reading.mentions and (
        (context.kind == "day" and "heading" in reading.tokens.seen)  # "POLITICAL TRIALS OF THE DAY"
        or (context.kind == "day" and not told and not opening)
        or (context.marker == "bullet" and tells_of_court(reading))
    )
    if bare:
        drafts = [d for d in drafts if d.people or d.total or d.group or d.time]
    if opening and not told:
        drafts = [d for d in drafts if d.people or d.others or d.time]
    return drafts


def _off_and_on(parts: list[str], reading: Reading, context: Context) -> list[Draft]:
    """Both sittings, each by itself; one that tells no day, but its hour, is on the day of the other."""
    found = [read_announcement(Text(part), context) for part in parts]
    days = [draft.date for drafts in found for draft in drafts if draft.date]
    for at, part in enumerate(parts):
        if days and not found[at] and not context.kind:
            under = replace(context, kind="day", date=days[0], date_mark=OF_THE_OTHER, marker="bullet")
            found[at] = [draft for draft in read_announcement(Text(part), under) if draft.people]
            for draft in found[at]:
                leave_open_without_hour(draft)
    share_people_of_both(found)
    both = list(chain.from_iterable(found))
    for draft in both if reading.by_names else ():
        draft.marks.append(_COMPARED)
    return both


def _week(rows: list[Row]) -> list[Draft]:
    """The sittings of rows with weekdays, if each of them has one with its hour and its people."""
    sittings: list[Draft] = []
    for told, text, under in rows:
        read = read_announcement(Text(text), under)
        if len(read) != 1 or not read[0].time or not read[0].people:
            return []
        sittings.append(replace(read[0], source=told))
    return sittings


def _day_by_day(who: str, days: list[Day], reading: Reading, context: Context) -> list[Draft]:
    """The sittings of one trial, each on its day."""
    sittings: list[Draft] = []
    for day, label, hour in days:
        found = resolve(day, context.date or context.reference)
        read = read_announcement(Text(who), _on_day(found, context))
        if len(read) != 1 or not read[0].people:
            return []
        sittings.append(replace(read[0], source=reading.text, stage=stage_of(label) or read[0].stage))
        sittings[-1].set_hour(hour.value if hour else None)
    return sittings


def _bracketed(head: Head, people: list[Bracketed], reading: Reading, context: Context) -> list[Draft]:
    """The sittings of people who have their days in brackets, if each is read so."""
    sittings: list[Draft] = []
    reference = context.date or context.reference
    for one in people:
        day = resolve(one.day, reference)
        under = _on_day(day, context)
        label = "Defendant" if one.name.isascii() else "Подсудимый"
        read = read_announcement(Text("; ".join(filter(None, (one.rest, f"{label}: {one.name}")))), under)
        if len(read) != 1 or len(read[0].people) != 1:
            return []
        sitting = replace(read[0], source=reading.text, status=head.status)
        sitting.stage = sitting.stage or stage_of(head.tokens)
        sittings.append(sitting)
    return sittings


def _each_told(parts: list[str], context: Context) -> list[Draft]:
    """What each piece announces, if all of them announce something of somebody."""
    found = [read_announcement(Text(part), context) for part in parts]
    if not all(one and all(draft.people for draft in one) for one in found):
        return []
    found[0][0].marks.append(_COMPARED)
    return _on_one_day(found, context)


def _on_one_day(found: list[list[Draft]], context: Context) -> list[Draft]:
    """ "On 12 May at 10:00 … . At 15:00 …": the day that one sitting names is that of those behind it, too."""
    drafts: list[Draft] = []
    for draft in chain.from_iterable(found):
        if drafts:
            share_people(drafts[-1], draft)
        if drafts and draft.date is None and _names_day(Text(draft.source)):
            draft.marks = [*(mark for mark in draft.marks if mark.name != "date"), NO_DAY]  # "from 14 May"
        elif (
            drafts and drafts[-1].date and draft.date in (None, context.date) and draft.status == "scheduled"
        ):
            draft.date = drafts[-1].date
            draft.marks = [mark for mark in draft.marks if mark.name != "date"]
            draft.marks += [mark for mark in drafts[-1].marks if mark.name == "date"]
        drafts.append(draft)
    return drafts


def _names_day(piece: Text) -> bool:
    return any(not date.relative for date in find_dates(piece.text, piece.tokens))


def _with_matters(rest: str, matters: list[str], context: Context) -> list[Draft]:
    """What a paragraph announces, and what else is heard on that day; none if a matter is about the same people."""
    drafts = read_announcement(Text(rest), context)
    day = next((draft for draft in drafts if draft.date and draft.people), None)
    if day is None:
        return []
    mark = next((mark for mark in day.marks if mark.name == "date"), None)
    under = replace(context, kind="day", date=day.date, date_mark=mark, marker="bullet", first=False)
    for matter in matters:
        read = read_announcement(Text(matter), under)
        if not read or not all(one.people for one in read):
            return []
        for one in read if same_hour(matter) else ():
            one.set_hour(one.time or day.time)
        drafts += read
    return drafts


def _on_day(day: DateFound, context: Context) -> Context:
    """What stands below that day as a row of a list does."""
    return replace(context, kind="day", date=day.value, date_mark=mark_of(day), marker="bullet", first=False)


def _hourly(day: DateFound, parts: list[str], context: Context) -> list[Draft]:
    """The sittings of one day, if each names its hour and its people; "under the same article" is that of the last."""
    found = resolve(day, context.reference)
    under = _on_day(found, context)
    drafts: list[Draft] = []
    for part in parts:
        read = read_announcement(Text(part), under)
        if len(read) != 1 or not read[0].time or not read[0].people:
            return []
        if drafts and not any(read[0].charges) and same_article(part):
            read[0].charges = [drafts[-1].charges[0] for _ in read[0].people]
        drafts += read
    return drafts


def _several(parts: list[str], context: Context) -> list[Draft]:
    """The sittings of one sentence, if each names its people and, under no heading, its day."""
    if len(parts) < 2 or context.kind == "report":
        return []
    under = replace(context, kind=context.kind or "hearings", marker=context.marker or "bullet")
    found = [read_announcement(Text(part), under) for part in parts]
    whole = all(
        len(one) == 1 and one[0].time and one[0].people and (context.kind or one[0].date) for one in found
    )
    return [drafts[0] for drafts in found] if whole else []


def _said(text: str) -> str:
    """What somebody is quoted as saying: «… перенесено на 5 сентября», – сообщил …"""
    for said in _SPEECH.finditer(text):
        if not said.start() or text[said.start() - 2] in ".!?":
            return str(said[1] or said[2] or said[3])
    told = _TOLD.fullmatch(text)  # "Her lawyer: “The appeal is on 8 May …”"
    return str(told[1] or told[2] or told[3]) if told else ""


def _drafts(reading: Reading, announcing: list[Sentence], context: Context) -> list[Draft]:
    tokens = reading.tokens
    announcing = of_the_day(announcing, tokens, reading.dates) if context.date else announcing
    spans = reading.within(announcing)
    inside = [t for s in announcing for t in tokens[s.first : s.last]]
    draft = Draft(source=reading.text, stage=_stage(reading, announcing), access=access_of(reading.text))
    places = read_places(reading.text, tokens, spans)
    draft.court, draft.city = places.court, places.city
    draft.courtroom, draft.judges = places.courtroom, places.judges
    over = (s for s in reading.sentences if s.reports and s not in announcing)
    if not any(s.first <= places.of_number < s.last for s in over):  # "The first hearing was on 1 May."
        draft.number = places.number
    if not tokens.seen.isdisjoint(("online", "hybrid")):
        # "… has been moved to 9 June. It will be held online."
        rest = [s for s in reading.sentences if s not in announcing]
        later = [s for s in rest if tells_mode(tokens[s.first : s.last], announces=s.announces)]
        draft.mode = mode_of(inside + [t for s in later for t in tokens[s.first : s.last]])
    change = read_change(reading.text, tokens, reading.dates, reading.times, announcing)
    set_time(draft, reading, announcing, inside, change)
    if not context.kind and decided_behind(reading, announcing):
        draft.marks.append(Mark("status", "doubtful", "the text also tells what was decided"))
    days, further = set_date(draft, reading, announcing, spans, context, change)
    draft.marks += [_BY_DAY] if reading.by_day else []
    draft.marks += [_COMPARED] if reading.by_names else []
    _apply_change(draft, change, context)
    if draft.status == "moved" and draft.was_date is None:
        draft.was_date = day_that_failed(reading, announcing, context.date or context.reference)
    if draft.status == "moved" and draft.time is None and same_hour(reading.text):
        draft.set_hour(draft.was_time)
    if ask_for_day(draft, reading):
        draft.marks.append(_BY_DAY)
    _set_people(draft, reading, announcing, context)
    draft.city = draft.city or city_beside(tokens, places.of_court, draft.people)
    drafts = own_hours(draft, reading) if len(days) < 2 else on_days(draft, days, reading)
    drafts = at_their_hours(draft, reading, context.date or context.reference) or drafts
    if further:
        draft.marks.append(_COMPARED)
        drafts += further_sitting(draft, further, reading) or later_sittings(
            draft, reading, announcing, context
        )
    elif len(drafts) == 1 and (others := elided_sittings(draft, reading, context.date or context.reference)):
        drafts += others
    elif len(drafts) == 1 and draft.date:
        drafts += later_sittings(draft, reading, announcing, context)
    leave_to_last(drafts)
    return drafts


def _stage(reading: Reading, announcing: list[Sentence]) -> Stage:
    """What the announcing sentences tell of it, or the one behind them, unless that is of another day or person."""
    tokens = reading.tokens
    telling = [tokens[s.first : s.last] for s in announcing]
    stage = stage_of([t for told in telling if told is telling[0] or not is_to_come(told) for t in told])
    behind = next((s for s in reading.sentences if s.first == announcing[-1].last and not s.reports), None)
    if stage or behind is None:
        return stage
    told, before = tokens[behind.first : behind.last], reading.text[: tokens[behind.first].start].casefold()
    if not (stage := stage_of(told)) or is_to_come(told) or any(t.has("wished") for t in told):
        return ""
    if any(behind.first <= date.first < behind.last for date in reading.dates):
        return ""  # "Verdict not before 20 December."
    families = [
        t.text[:_OF_FAMILY].casefold() for t in told if t.text.isupper() and len(t.text) >= _OF_FAMILY
    ]
    reading.by_names = reading.by_names or bool(families)
    return stage if all(family in before for family in families) else ""  # "Ben CASE's appeal is on Friday."


def _apply_change(draft: Draft, change: Change, context: Context) -> None:
    if change.status == "scheduled":
        return
    draft.status, draft.reason, draft.stub = change.status, change.reason, change.stub
    reference = context.date or context.reference
    draft.was_date = resolve(change.was_date, reference).value if change.was_date else None
    draft.was_time = change.was_time
    if change.opened_at and draft.was_date and draft.was_date != context.date == draft.date:
        # Below the new day, "At 10:00, … moved from 2 May (to 3 May)": an item opens with the hour of its own day.
        if draft.time is None:
            draft.set_hour(change.opened_at)
        if draft.was_time == draft.time:
            draft.was_time = None
        draft.status = "moved"
    elif change.status == "postponed":
        draft.was_date = draft.was_date or draft.date
        draft.was_time = draft.was_time or draft.time
        draft.date = draft.time = None
        draft.marks = [m for m in draft.marks if m.name not in ("date", "time")]
        draft.marks.append(Mark("date", "found", "postponed without a new date"))
    elif draft.was_date is None and (
        draft.stub or (change.status == "moved" and (draft.was_time or change.new_places))
    ):
        draft.was_date = context.date or (None if draft.stub or change.new_dated else draft.date)


def _set_people(draft: Draft, reading: Reading, announcing: list[Sentence], context: Context) -> None:
    slot = find_slot(reading, announcing, context)
    draft.people, draft.group = slot.people, slot.group
    draft.others, draft.total = slot.others, slot.total
    own = None
    accusing = reading.accusing() if len(slot.people) > 1 and len(reading.mentions) > 1 else []
    if accusing:
        own = charged_by_name(reading.tokens, accusing, slot.people, reading.cited_in(accusing))
        draft.marks.append(_COMPARED)
    spans = reading.within(announcing)
    if slot.people:
        spans += [(slot.people[0].start, reading.tokens[min(slot.end, len(reading.tokens) - 1)].end)]
    mentions = [m for m in reading.mentions if any(a <= m[0].start < b for a, b in spans)]
    if not mentions and context.kind and reading.mentions:
        mentions = reading.cited_in(reading.accusing())
    elif not mentions and len(reading.sentences) > len(announcing) and reading.mentions:
        mentions = cited_behind(reading, announcing[-1], alone=len(slot.people) < 2)
    draft.charges = own or share_out(mentions, slot.people, reading.tokens)
    if not own:
        draft.marks += doubts_of(reading.text, mentions, slot.people)
    draft.allegations = [[] for _ in slot.people]
    if not slot.people:
        draft.loose_charges = charges_of(mentions)
    for person in slot.people:
        if not (person.certain or person.in_order):
            name = f"{person.given_name} {person.family_name}"
            draft.marks.append(Mark("name", "guessed", f"{name}: the order of the name is a guess"))
