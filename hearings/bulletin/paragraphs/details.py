"""Lines below an announcement that complete it: a label, a court, a group of defendants, the news that it is put off.

Each function takes the draft and the text of one paragraph and says whether it belonged to the draft.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from defendants.citations import Mention
from defendants.citations.tokens import kind_of
from hearings.bulletin.announcement.drafts import Context, Draft
from hearings.bulletin.entries import Charge, Mark
from hearings.bulletin.paragraphs.labelled import take_label
from hearings.bulletin.paragraphs.memory import MEMORY
from hearings.bulletin.text.labels import read_label
from hearings.bulletin.text.tokens import Text, Tokens, lower, tokenize
from hearings.bulletin.what.changes import PUT_OFF, read_change
from hearings.bulletin.what.sentences import TOGETHER, charges_somebody, split_sentences
from hearings.bulletin.when.clock import find_times, holds_hour
from hearings.bulletin.when.dates import find_dates, holds_date
from hearings.bulletin.when.years import is_before, resolve
from hearings.bulletin.where.access import access_of
from hearings.bulletin.where.modes import mode_of
from hearings.bulletin.where.places import read_places
from hearings.bulletin.where.rooms import room_alone
from hearings.bulletin.who.beside import RESTRAINTS
from hearings.bulletin.who.charges import charges_of, read_mentions
from hearings.bulletin.who.names import read_run, same_person
from hearings.bulletin.who.roles import singular

_DIGIT = re.compile(r"\d")
OPENING = 3  # words in which a sentence names whom it is about
_UPDATE = re.compile(r"(?:update|upd|обновл|уточнен|жаңарту)\w*\b", re.IGNORECASE)
_OF_ADDRESSES = frozenset({"room", "courtroom", "hall", "floor", "street", "avenue", "building", "no"})
_OPEN_DETAILS = ("judge", "court", "at", "hearing", "online", "pronoun")
_MAY_OPEN_DETAILS = (*_OPEN_DETAILS, "future")
LONGEST_DETAIL = 200
_MOST_BESIDE = 12  # characters beside an hour that stands alone: "Time: 11:00", «Сағат 11:00-де»
FACT_SIGNS = frozenset("⚖⏰⏱⌚⏳📅📆🗓🏛📍🗺👤👥📌📜📖🔗💻👀👁☎📞🎥📺") | {
    chr(sign) for sign in range(0x1F550, 0x1F568)
}  # and clocks
CALL_SIGNS = "❗‼⚡🔴📢🔔"
_DECLINING = ("отношении", "над", "против", "делу", "делам", "отношении граждан")
_LONGEST_WHEN = 40
_WHEN = frozenset({"when", "когда", "начало", "қашан"})
_LONGEST_UPDATE = 1000
_PUT_OFF = (*PUT_OFF, "left")
_LONGEST_HEAD = 80


def names_restraint(paragraph: Text) -> bool:
    """Does it open with how somebody is held, and a colon? Only then is it a group without a bullet."""
    if paragraph.perhaps.isdisjoint(RESTRAINTS):
        return False
    head = Text(paragraph.text.partition(":")[0])
    return len(head.text) <= _LONGEST_HEAD and not (
        head.perhaps.isdisjoint(RESTRAINTS) or head.tokens.seen.isdisjoint(RESTRAINTS)
    )


def add_group(draft: Draft, text: str, codes: Mapping[str, str], *, more: bool) -> bool:
    """ "Under house arrest: A, B (Article 405 Part 2)": defendants by group; `more`: another group came before."""
    if draft.source.endswith(":") and add_named(draft, text, codes, more=more):
        return True
    head, colon, _ = text.partition(":")
    if (draft.people and not draft.total and not more) or not colon or len(head) > _LONGEST_HEAD:
        return False
    tokens = tokenize(head)
    if tokens.seen.isdisjoint((*RESTRAINTS, "role", "trigger")):
        return False
    read = MEMORY.announced(Text(f"against {text}"), Context(kind="day", marker="bullet", codes=codes))
    if not read or not read[0].people:
        return False
    restraint = next((name for name in RESTRAINTS if name in tokens.seen), "")
    for person in read[0].people:
        person.restraint = person.restraint or restraint
    draft.people += read[0].people
    draft.charges += [charges or draft.loose_charges for charges in read[0].charges]
    draft.allegations += [[] for _ in read[0].people]
    return True


def add_named(
    draft: Draft, text: str, codes: Mapping[str, str], *, more: bool, capitals: bool = False
) -> bool:
    """A line below an announcement that names a defendant, perhaps with articles of their own.

    `more`: another one came before. `capitals`: only if the family name stands in capitals.
    """
    if draft.people and not more:
        return False
    read = MEMORY.announced(Text(f"against {text}"), Context(kind="day", marker="bullet", codes=codes))
    if len(read) != 1 or not read[0].people or read[0].time or not _opens_with_name(text, capitals):
        return False
    declined = not draft.source.isascii() and draft.source[:-1].endswith(_DECLINING)
    for person in read[0].people:
        person.declined = declined
        person.role = person.role or singular(draft.group)
    draft.mode = read[0].mode if draft.mode == "in_person" else draft.mode
    draft.people += read[0].people
    draft.charges += [charges or draft.loose_charges for charges in read[0].charges]
    draft.allegations += [[] for _ in read[0].people]
    return True


def _opens_with_name(text: str, capitals: bool) -> bool:
    """Is a line about somebody, "civil activist Ann SAMPLE – Article 5", and not about what was said of them?"""
    tokens = tokenize(text)
    first = next((at for at, token in enumerate(tokens) if token.word and not token.has("role", "kin")), None)
    run = read_run(tokens, first) if first is not None else None
    behind = tokens[run.last + 1 : run.last + 2] if run else []
    ended = not behind or behind[0].text[0] in ",;.:(–—-" or behind[0].has("and", "future")
    ended = ended or behind[0].digits or kind_of(behind[0].text) == "article"
    return run is not None and bool(ended) and (run.capitals or not capitals)


def take_fact(draft: Draft, paragraph: Text, announced: list[Draft], codes: Mapping[str, str]) -> bool:
    """A line with one thing of the hearing above, and nothing that is known already: its hour, court or articles.

    `announced` is what the line would announce by itself: it is no such line if that names somebody.
    """
    text = paragraph.text
    if len(text) > LONGEST_DETAIL or any(other.people for other in announced):
        return len(announced) == 1 and _adopt(draft, announced[0])
    label = read_label(text)
    if label:
        return take_label(draft, *label)
    mentions = read_mentions(text, codes)
    places = read_places(text, paragraph.tokens)
    if _names_somebody(paragraph.tokens, mentions):
        return False
    times = find_times(text, [(mention.start, mention.end) for mention, _, _ in mentions])
    if len(times) == 1 and not mentions and len(text) - (times[0].end - times[0].start) < _MOST_BESIDE:
        if draft.time is None and times[0].value:
            draft.time = times[0].value
            draft.marks = [mark for mark in draft.marks if mark.name != "time"] + [Mark("time", "found")]
        return draft.time == times[0].value
    if mentions and not times and not any(draft.charges) and not draft.loose_charges:
        draft.loose_charges = charges_of(mentions)
        draft.charges = [draft.loose_charges for _ in draft.people]
        return True
    if times or mentions:
        return False
    draft.court, draft.judges = draft.court or places.court, draft.judges or places.judges
    draft.courtroom = draft.courtroom or places.courtroom
    return bool(places.court or places.judges or places.courtroom)


def _adopt(draft: Draft, other: Draft) -> bool:
    """A line that only names who is tried, below the hour and the court of a hearing that names nobody yet."""
    if draft.people or draft.total or draft.group or other.time or other.date not in (None, draft.date):
        return False
    draft.people, draft.allegations = other.people, other.allegations
    draft.charges = [charges or draft.loose_charges for charges in other.charges]
    draft.marks += [mark for mark in other.marks if mark.name == "name"]
    return True


def _names_somebody(tokens: Tokens, mentions: list[tuple[Mention, str, int]]) -> bool:
    """Does a name stand there that is no court's, no judge's, and no word of a citation?"""
    for at, token in enumerate(tokens):
        cited = any(mention.start <= token.start < end for mention, _, end in mentions)
        run = read_run(tokens, at) if token.text[0].isupper() and not cited else None
        if run and run.is_name:
            return True
    return False


def when(sign: str, paragraph: Text, *, alone: bool = False) -> str:
    """The day and the hour of a line that says no more: "When: 6 May, 10:00", or behind the picture of a clock.

    "": it does not. Alone on a line they are mostly those of the publication, but not (`alone`) over a court.
    """
    head, colon, value = paragraph.text.partition(": ")
    labelled = bool(colon) and lower(head) in _WHEN
    text = value if labelled else paragraph.text
    told = (labelled or alone or sign in FACT_SIGNS) and len(text) < _LONGEST_WHEN
    return text if told and holds_date(paragraph) and holds_hour(text) else ""


def take_detail(draft: Draft, paragraph: Text) -> bool:
    """A short sentence that names the court or the judge, or says that the sitting is online."""
    text = paragraph.text
    if room := room_alone(text):
        draft.courtroom = draft.courtroom or room
        return draft.courtroom == room
    unended = draft.source[-1:] == ":"  # "against the activists:", and each of them on a line below
    if len(text) > LONGEST_DETAIL or paragraph.perhaps.isdisjoint(
        _MAY_OPEN_DETAILS if unended else _OPEN_DETAILS
    ):
        return False
    tokens = paragraph.tokens
    opening = next((token for token in tokens if token.word), None)
    if opening is None:
        return False
    if unended and opening.has("future") and opening.text[0].islower():
        return _ends_sentence(draft, tokens, text)
    if not (opening.has(*_OPEN_DETAILS) or _is_address(tokens)):
        return False
    sentences = split_sentences(tokens)
    if any(sentence.reports or sentence.no_hearing for sentence in sentences):
        return False
    places = read_places(text, tokens)
    if not opening.has(*_OPEN_DETAILS) and not (places.court and text.startswith(places.court)):
        return False
    mode = mode_of(tokens)
    open_to = access_of(text)
    told = bool(open_to) or mode != "in_person" and any(sentence.hearing for sentence in sentences)
    if not (places.court or places.judges or told):
        return False
    draft.court = draft.court or places.court
    draft.access = draft.access or open_to
    draft.judges = draft.judges or places.judges
    draft.city = draft.city or places.city
    draft.mode = mode if draft.mode == "in_person" else draft.mode
    return True


def _ends_sentence(draft: Draft, tokens: Tokens, text: str) -> bool:
    """ "will take place online.", below the list of defendants that an announcement opens: the end of its sentence."""
    places, mode = read_places(text, tokens), mode_of(tokens)
    draft.court, draft.city = draft.court or places.court, draft.city or places.city
    draft.mode = mode if draft.mode == "in_person" else draft.mode
    return True


def take_charges(draft: Draft, paragraph: Text, codes: Mapping[str, str], *, more: bool = False) -> bool:
    """ "Article 405 Part 2" alone on a line, or "He is charged under Article 405": of a hearing that named none.

    `more`: alone on a line they are added to those it named.
    """
    text = paragraph.text
    known = bool(draft.loose_charges) or any(draft.charges)
    if (known and not more) or len(text) > LONGEST_DETAIL or not _DIGIT.search(text):
        return False
    mentions = read_mentions(text, codes)
    if not mentions:
        return False
    tokens = paragraph.tokens
    if known:
        return _alone(tokens, mentions) and _add_charges(draft, charges_of(mentions))
    named = {word for person in draft.people for word in person.family_name.split()}
    told = (
        tokens[0].has("pronoun")
        or tokens[0].low in TOGETHER
        or any(same_person(token.text, name) for token in tokens[:OPENING] if token.word for name in named)
    )
    if told and len(draft.people) > 1 and tokens[0].low not in TOGETHER:
        return False
    sentences = split_sentences(tokens)
    says = told and not sentences[0].past and charges_somebody(tokens, sentences[0])
    says = says and mentions[-1][0].start < tokens[sentences[0].last - 1].end
    if not says and not _alone(tokens, mentions):
        return False
    charges = charges_of(mentions)
    draft.charges = [charges for _ in draft.people]
    draft.loose_charges = charges
    return True


def _add_charges(draft: Draft, charges: tuple[Charge, ...]) -> bool:
    """Add those whose article and part nobody was charged with so far."""
    draft.charges = [_with(known, charges) for known in draft.charges]
    draft.loose_charges = _with(draft.loose_charges, charges)
    return True


def _with(known: tuple[Charge, ...], charges: tuple[Charge, ...]) -> tuple[Charge, ...]:
    cited = {(charge.article, charge.part) for charge in known}
    return (*known, *(charge for charge in charges if (charge.article, charge.part) not in cited))


def _alone(tokens: Tokens, mentions: Sequence[tuple[Mention, str, int]]) -> bool:
    """Do citations stand there and nothing else but the name of the code?"""
    places = [(mention.start, max(mention.end, end)) for mention, _, end in mentions]
    rest = [t for t in tokens if t.word and not any(a <= t.start < b for a, b in places)]
    return all(t.has("no_name", "prosecuted", "preposition", "stop", "and") or t.text.isupper() for t in rest)


def _is_address(tokens: Tokens) -> bool:
    """ "Medeu District Court, 10 Primer Street, courtroom 4": a court and where it is, nothing more."""
    return all(
        not t.word or t.text[0].isupper() or t.low in _OF_ADDRESSES or t.has("judge", "online", "court_word")
        for t in tokens
    )


def take_update(draft: Draft, paragraph: Text, reference: dt.date | None, *, report: bool) -> bool:
    """ "UPDATE: adjourned to 12 May". In a report only a paragraph that calls itself an update is one."""
    text = paragraph.text
    if len(text) > _LONGEST_UPDATE or (report and not _UPDATE.match(text)):
        return False
    if paragraph.perhaps.isdisjoint(_PUT_OFF) or paragraph.tokens.seen.isdisjoint(_PUT_OFF):
        return False
    tokens = paragraph.tokens
    sentences = split_sentences(tokens)
    put_off = [sentence for sentence in sentences if sentence.put_off]
    if not put_off or not (tokens[0].has("update", "pronoun") or put_off[0].first == 0):
        return False
    if _opens_with_another(draft, tokens):
        return False
    named = any(token.has("trigger", "trigger_after", "label") and not token.quoted for token in tokens)
    row = not named and bool(mentions := read_mentions(text, {})) and _names_somebody(tokens, mentions)
    if (named or row) and not tokens[0].has("update"):
        return False  # of somebody else: "Postponed – Ann SAMPLE, art. 405"
    dates = find_dates(text, tokens)
    times = find_times(text, [(tokens[date.first].start, tokens[date.last].end) for date in dates])
    if times and times[0].start == 0:
        return False  # a row with an hour of its own: of another hearing
    change = read_change(text, tokens, dates, times, sentences)
    if change.status == "scheduled":
        return False  # "New date of the appeal: not known", "New: room 12"
    if not change.new_places and draft.date and any(is_before(date, draft.date) for date in dates):
        return False  # "On 20 April the hearing was adjourned", to the day that is announced
    days = [date for date in dates if tokens[date.first].start in change.new_places]
    hours = [time for time in times if time.start in change.new_places]
    draft.status, draft.reason = change.status, draft.reason or change.reason
    if change.status == "moved" and change.old_places and not change.new_places:
        draft.was_date = change.was_date and resolve(change.was_date, draft.date or reference).value
        draft.was_time = change.was_time  # "It was moved from 12:00": to the hour that is announced
    elif change.status != "cancelled":
        draft.was_date, draft.was_time = draft.was_date or draft.date, draft.was_time or draft.time
        draft.date = resolve(days[0], draft.was_date or reference).value if days else None
        draft.time = hours[0].value if hours else None
        if hours and not days:
            draft.date = draft.was_date
    return True


def _opens_with_another(draft: Draft, tokens: Tokens) -> bool:
    """ "Eve Model | cancelled", "Eve Model’s trial was moved": is the first that is named nobody of this hearing?"""
    first = next((at for at, token in enumerate(tokens) if token.word and not token.has("update")), 0)
    run = read_run(tokens, first)
    if run is None or not run.is_name or not draft.people:
        return False
    families = [person.family_name for person in draft.people]
    return not any(same_person(word, family) for word in run.words for family in families)


def take_correction(draft: Draft, paragraph: Text) -> bool:
    """ "Correction: the trial begins at 10:30.": the hour of the hearing above. An hour alone is asked about."""
    if len(paragraph.text) > LONGEST_DETAIL or draft.status != "scheduled" or not holds_hour(paragraph.text):
        return False
    tokens = paragraph.tokens
    if not tokens[0].has("update") or find_dates(paragraph.text, tokens):
        return False
    hours = find_times(paragraph.text, [])
    sentences = split_sentences(tokens)
    if len(hours) != 1 or not hours[0].value or any(s.past or s.put_off or s.no_hearing for s in sentences):
        return False
    alone = all(t.has("update", "at", "preposition") for t in tokens if t.word)
    if any(sentence.hearing and sentence.announces for sentence in sentences) or (
        alone and draft.time is None
    ):
        draft.set_hour(hours[0].value)
    elif not alone:
        return False  # "Update, 9:30: supporters are gathering"
    elif draft.time and draft.time != hours[0].value:
        either = (f"{draft.time:%H:%M}", f"{hours[0].value:%H:%M}")
        draft.set_hour(None)
        draft.marks[-1] = Mark("time", "doubtful", "two hours are named", either)
    return True
