"""One announcement read: a paragraph that says when a sitting is, of whom, and under which article.

Decides first whether the paragraph announces anything at all; then every field is looked for on its own, with a mark
that says how sure it is. Knows the paragraph and the day it stands under, nothing of its neighbours.
"""

import datetime as dt
import re
from dataclasses import replace
from itertools import chain

from hearings.bulletin.access import access_of
from hearings.bulletin.accused import charged_by_name
from hearings.bulletin.bare_days import with_months
from hearings.bulletin.both import ask_of_both
from hearings.bulletin.changes import Change, read_change, still_meant
from hearings.bulletin.charges import charges_of, doubts_of, share_out
from hearings.bulletin.choosing import announcing_sentences, may_announce
from hearings.bulletin.cities import city_beside
from hearings.bulletin.daily import ask_for_days
from hearings.bulletin.dates import DateFound
from hearings.bulletin.deeds import is_of_deed
from hearings.bulletin.drafts import Context, Draft
from hearings.bulletin.elided import elided_sittings
from hearings.bulletin.entries import Mark
from hearings.bulletin.further import at_their_hours, further_sitting, goes_on_then, later_sittings, on_days
from hearings.bulletin.hours import (
    TIMED,
    added_hours,
    hour_of_day,
    is_beside_hour,
    meant_hours,
    offer_hours,
    own_hours,
    part_of_day,
)
from hearings.bulletin.left_out import ask_for_left_out
from hearings.bulletin.likewise import same_article, same_hour, share_people
from hearings.bulletin.matters import further_matters
from hearings.bulletin.modes import mode_of
from hearings.bulletin.places import read_places
from hearings.bulletin.ranges import NO_DAY, days_of, listed_days, range_of
from hearings.bulletin.readings import (
    Reading,
    cited_behind,
    decided_behind,
    led_by_day,
    own_days,
    pieces,
    sittings,
    take_apart,
    tells_of_court,
)
from hearings.bulletin.sentences import Sentence
from hearings.bulletin.shouting import is_shouted, quiet
from hearings.bulletin.sitting_days import is_of_sitting, or_next, was_set_on
from hearings.bulletin.slots import find_slot
from hearings.bulletin.stages import leave_to_last, stage_of
from hearings.bulletin.tokens import Text, Token
from hearings.bulletin.weekdays import month_alone, of_the_day, told_weekday
from hearings.bulletin.years import mark_of, resolve

_COMPARED = Mark("charges", "found")  # names with each other: no other paragraph is told from memory
_BY_DAY = Mark("date", "found")  # days with the one it stands under: told from memory under that day alone
LONGEST = 8000  # characters; a longer paragraph is no announcement
_OF_WEEK = Mark("date", "doubtful", "only the weekday is named")
_REMARK = 4  # tokens of a sentence like "Via Zoom."
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
    led = led_by_day(reading) if not context.kind else None
    if led and (hourly := _hourly(*led, context)):
        return hourly
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


def _on_one_day(found: list[list[Draft]], context: Context) -> list[Draft]:
    """ "On 12 May at 10:00 … . At 15:00 …": the day that one sitting names is that of those behind it, too."""
    drafts: list[Draft] = []
    for draft in chain.from_iterable(found):
        if drafts:
            share_people(drafts[-1], draft)
        if drafts and drafts[-1].date and draft.date in (None, context.date) and draft.status == "scheduled":
            draft.date = drafts[-1].date
            draft.marks = [mark for mark in draft.marks if mark.name != "date"]
            draft.marks += [mark for mark in drafts[-1].marks if mark.name == "date"]
        drafts.append(draft)
    return drafts


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


def _hourly(day: DateFound, parts: list[str], context: Context) -> list[Draft]:
    """The sittings of one day, if each names its hour and its people; "under the same article" is that of the last."""
    found = resolve(day, context.reference)
    under = replace(context, kind="day", date=found.value, date_mark=mark_of(found), first=False)
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
    return ""


def _drafts(reading: Reading, announcing: list[Sentence], context: Context) -> list[Draft]:
    tokens = reading.tokens
    announcing = of_the_day(announcing, tokens, reading.dates) if context.date else announcing
    spans = reading.within(announcing)
    inside = [t for s in announcing for t in tokens[s.first : s.last]]
    behind = next((s for s in reading.sentences if s.first == announcing[-1].last and not s.reports), None)
    stage = stage_of(inside) or (stage_of(tokens[behind.first : behind.last]) if behind else "")
    draft = Draft(source=reading.text, stage=stage, access=access_of(reading.text))
    places = read_places(reading.text, tokens, spans)
    draft.court, draft.city = places.court, places.city
    draft.courtroom, draft.judges, draft.number = places.courtroom, places.judges, places.number
    if not tokens.seen.isdisjoint(("online", "hybrid")):
        # "… has been moved to 9 June. It will be held online."
        later = [
            s
            for s in reading.sentences
            if (s.announces or s.last - s.first <= _REMARK) and s not in announcing
        ]
        draft.mode = mode_of(inside + [t for s in later for t in tokens[s.first : s.last]])
    change = read_change(reading.text, tokens, reading.dates, reading.times, announcing)
    _set_time(draft, reading, announcing, inside, change)
    if not context.kind and decided_behind(reading, announcing):
        draft.marks.append(Mark("status", "doubtful", "the text also tells what was decided"))
    days, further = _set_date(draft, reading, announcing, spans, context, change)
    draft.marks += [_BY_DAY] if reading.by_day else []
    _apply_change(draft, change, context)
    if draft.status == "moved" and draft.time is None and same_hour(reading.text):
        draft.set_hour(draft.was_time)
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


def _set_time(
    draft: Draft, reading: Reading, announcing: list[Sentence], inside: list[Token], change: Change
) -> None:
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


def _set_date(
    draft: Draft,
    reading: Reading,
    announcing: list[Sentence],
    spans: list[tuple[int, int]],
    context: Context,
    change: Change,
) -> tuple[list[dt.date], DateFound | None]:
    """The day of the sitting; further days if the announcement names several ("6 and 7 May"); that of a later one."""
    tokens = reading.tokens
    telling = [s for s in announcing if s is announcing[0] or s.announces or s.put_off or s.unless]
    dates = [d for d in reading.dates if any(s.first <= d.first < s.last for s in telling)]
    if not dates and not context.date:  # "1. Ann SAMPLE, art. 405. 6 May, 10:00. Medeu Court."
        beside = [d for d in reading.dates if is_beside_hour(d, reading)]
        dates = [d for d in beside if not reading.is_over(d)][:1]
    dates = [d for d in dates if tokens[d.first].start not in change.old_places]
    new = [d for d in dates if tokens[d.first].start in change.new_places]
    chosen = new or [d for d in dates if is_of_sitting(d, reading, context)]
    if not new and not context.kind and not any(is_beside_hour(d, reading) for d in chosen):
        # «В пятницу огласят приговор узникам 6 мая. … 21 февраля, 12:00.»
        chosen = [
            d
            for d in reading.dates
            if not d.backward and is_beside_hour(d, reading) and not reading.is_over(d)
        ] or chosen
    if not chosen and not context.date and context.kind != "hearings":
        chosen = [
            d for d in dates if not d.backward and d.relative != "weekday" and not is_of_deed(d, tokens)
        ]
    if len(dates) > 1 and chosen and chosen[0].relative == "today" and was_set_on(tokens, chosen[0]):
        chosen = [d for d in dates if not d.relative and not d.backward] or chosen
    if len(chosen) > 1 and reading.is_dateline(chosen[0]):
        del chosen[0]
    if not chosen and not context.kind and (weekday := told_weekday(tokens, announcing[0])):
        found = resolve(weekday, context.reference)
        offered = (found.value.isoformat(),) if found.value else ()
        draft.marks.append(Mark("date", "doubtful", found.guessed or NO_DAY.why, offered))
        return [], None
    if not chosen:
        # "will be heard next week"
        vague = draft.time is None and "no_date" in tokens.seen and change.status == "scheduled"
        draft.date = None if vague else context.date
        if context.date_mark and not vague:
            draft.marks.append(context.date_mark)
        elif vague or (
            not context.kind and (reading.leaves_day_open(announcing) or month_alone(tokens, announcing))
        ):
            draft.marks.append(NO_DAY)
        return [], None
    over = context.date if context.kind in ("hearings", "day") else None
    before = change.was_date.value if change.was_date else None
    reference = context.date or context.reference or before
    spans_of_days = (range_of(date, reading.dates, tokens, worded=not new) for date in chosen[:2])
    if span := next(filter(None, spans_of_days), None):
        days, mark = days_of(span, tokens, reference)
        draft.date = days[0] if days else None
        draft.marks.append(mark)
        return days, None
    behind = chosen[0].first >= announcing[0].last or goes_on_then(chosen[0], reading)
    first = resolve(chosen[0], reference, over=over, posted=behind or context.kind == "day")
    first = or_next(first, dates, tokens, reference)
    if context.date and draft.time and not new and behind:
        if not announcing[0].reports:  # under the day, "… at 10:30. It will continue on 6 July."
            draft.date = context.date
            draft.marks += [context.date_mark] if context.date_mark else []
            return [], first
        draft.set_hour(hour_of_day(chosen[0], reading))  # "At 09:30, the trial took place. The next one is …"
    days = listed_days(first, dates, tokens, context.date or context.reference)
    draft.date = days[0] if days else first.value
    draft.marks.append(_OF_WEEK if first.relative == "weekday" else mark_of(first))
    return days, None


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
