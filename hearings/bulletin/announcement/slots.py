"""Where an announcement names its defendants: behind a label, behind a word like "against", or standing free."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from hearings.bulletin.announcement.drafts import Context
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.text.tokens import Token, Tokens
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.where.places import ends_with_place, opens_with_place
from hearings.bulletin.who.beside import Found
from hearings.bulletin.who.counting import count_before, number_of
from hearings.bulletin.who.names import read_run
from hearings.bulletin.who.people import Slot, read_slot
from hearings.bulletin.who.roles import singular

_NEXT = frozenset({"it", "next", "следующее", "ближайшее", "очередное", "келесі"})
_NEAR = 4  # tokens
_POSSESSIVE = ("'", "’")
_PROTESTING = frozenset({"protesting", "demonstrating", "rallying", "campaigning", "speaking"})
_ARE = frozenset({"are", "include"})
_MOST_OPENING = 8  # tokens of "Those who are on trial are"
_MOST_SLOTS = 8  # words like "against" without a name behind them; whoever writes more of them names nobody


def find_slot(reading: Reading, announcing: list[Sentence], context: Context) -> Slot:
    """The slot that names the defendants; failing that, the names that stand free."""
    tokens = reading.tokens
    counted: Slot | None = None
    lone: Slot | None = None  # one word in capitals, which may be a city, before other sentences
    for slot in islice(_labelled_slots(reading), _MOST_SLOTS):
        if slot.people or slot.total or slot.group:
            return _of_count(slot, reading, announcing)
    for sentence, index, slot in islice(_opened_slots(reading, announcing), _MOST_SLOTS):
        token = tokens[index]
        if _counts_all(tokens, index):
            return Slot(total=number_of(tokens[index - 2]), group=tokens[index - 1].text, end=index)
        if slot.people:
            if not token.text.isascii() and not token.has("label", "partly"):
                for person in slot.people:
                    person.declined = True
            if "partly" in token.classes:
                together = counted.total if counted else 0
                slot.total = together or count_before(tokens, sentence.first, index)
            return slot
        if slot.group and counted is None:
            counted = slot
    for sentence in announcing:
        opening = next((t for t in tokens if t.word and not t.masked), tokens[0])
        dated = bool(reading.dates) and not reading.dates[0].first
        rows = context.kind == "day" or (context.kind == "hearings" and not sentence.future)
        row = (rows or dated) and sentence.first == 0 and opening.has("role")
        first = max(sentence.first, reading.lead)
        slot = read_slot(reading.text, tokens, first, sentence.last, free=True, row=row)
        if len(slot.people) == 1 and not slot.people[0].given_name and sentence is not announcing[-1]:
            lone = lone or slot
            continue
        if len(slot.people) > 1 and opens_with_place(reading.text, slot.people):
            del slot.people[0]
        if len(slot.people) > 1 and ends_with_place(reading.text, slot.people):
            del slot.people[-1]
        if (
            counted is None
            and slot.total
            and slot.total == count_before(tokens, sentence.first, sentence.last)
        ):
            counted = slot  # "10:00 — 5 defendants, art. 405"
        if slot.people:
            if counted and not any(p.certain for p in slot.people) and not _listed(reading, counted, slot):
                break  # "against 30 people who came to Sample Park": told beside them, but not tried
            if counted and len(slot.people) in (1, counted.total):
                _call_alike(slot.people, counted.group)
            return slot
    if told := _named_behind(reading, announcing, counted):
        return told
    told = (
        _bracketed(reading)
        or _named_alone(reading, announcing)
        or lone
        or counted
        or _counted_in_row(reading, announcing[0])
    )
    return told or _told_before(reading, announcing) or Slot()


def _named_behind(reading: Reading, announcing: list[Sentence], counted: Slot | None) -> Slot | None:
    """ "… against 3 activists will be held. On trial are Ann, Ben and Carl SAMPLE.": a sentence that only names them.

    It opens with what they are, and names no more than were counted.
    """
    tokens = reading.tokens
    behind = next((s for s in reading.sentences if s.first == announcing[0].last), None)
    if behind is None:
        return None
    head = tokens[behind.first : behind.first + _MOST_OPENING]
    names = next((at for at, t in enumerate(head, behind.first) if t.low in _ARE or t.text == ":"), 0)
    opening = tokens[behind.first : names] if names else head[:2]
    told = ("label", "role", "prosecuted") if names else ("label",)
    docked = not names and any(t.low == "dock" for t in tokens[behind.first : behind.last])
    if not docked and not any(t.has(*told) or (names and t.low == "trial") for t in opening):
        return None
    slot = read_slot(reading.text, tokens, names + 1 if names else behind.first, behind.last)
    named, total = len(slot.people), counted.total if counted else 0
    if (named < 2 and not docked) or (total and named > total):
        return None
    if total > named:
        slot.total = total
    for person in slot.people:
        person.role = person.role or (singular(counted.group) if counted else "")
    return slot


def _named_alone(reading: Reading, announcing: list[Sentence]) -> Slot | None:
    """«Приговор — 17 мая. Анна ПРИМЕРОВА.»: whom the sentence beside that of the verdict names, and nothing else."""
    tokens = reading.tokens
    if not any(t.has("decision") for s in announcing for t in tokens[s.first : s.last]):
        return None
    for s in reading.sentences:
        words = [t for t in tokens[s.first : s.last] if t.word and not t.masked]
        beside = s.first == announcing[-1].last or s.last == announcing[0].first
        if (
            beside
            and words
            and all(t.has("role", "and") or (t.text[0].isupper() and not t.classes) for t in words)
        ):
            slot = read_slot(reading.text, tokens, s.first, s.last, free=True)
            if slot.people and all(person.certain for person in slot.people):
                return slot
    return None


def _bracketed(reading: Reading) -> Slot | None:
    """ "Under Article 1 (Ann SAMPLE) and Article 2 (Ben CASE)": a name in brackets behind what it is cited for."""
    tokens, together = reading.tokens, Slot()
    starts = [token.start for token in tokens]
    for mention, _, end in reading.mentions:
        at = bisect_left(starts, end)
        if end > mention.end or at >= len(tokens) or tokens[at].text != "(":
            continue
        close = next((i for i in range(at + 1, len(tokens)) if tokens[i].text[0] == ")"), 0)
        slot = read_slot(reading.text, tokens, at + 1, close)
        together.people += [person for person in slot.people if person.certain]
        together.end = max(together.end, slot.end)
    return together if together.people else None


def _of_count(slot: Slot, reading: Reading, announcing: list[Sentence]) -> Slot:
    """ "A trial against 13 activists … . Defendants: Ann SAMPLE and others": how many there are, and what they are."""
    counted = next(
        (found for *_, found in islice(_opened_slots(reading, announcing), _MOST_SLOTS) if found.total), None
    )
    if counted and not counted.people and slot.people:
        slot.total = slot.total or counted.total
        for person in slot.people:
            person.role = person.role or singular(counted.group)
    return slot


def _counted_in_row(reading: Reading, row: Sentence) -> Slot | None:
    """ "Six residents of Pinsk, Art. 5 – Brest court", "…, Brest court, 20 students": a row that only counts."""
    tokens = reading.tokens
    if row.future:
        return None
    for first in range(row.first, row.last - 1):
        token = tokens[first]
        if token.masked or not (token.digits or token.has("count")):
            continue
        if any(behind.has("role") for behind in tokens[first + 1 : first + 3]):
            ends = (
                at for at in range(first, row.last) if tokens[at].masked or tokens[at].text[0] in ",(:–—-|"
            )
            slot = read_slot(reading.text, tokens, first, next(ends, row.last))
            return slot if slot.total else None
    return None


def _counts_all(tokens: list[Token], index: int) -> bool:
    """ "35 kişi hakkında": about so many, and among them nobody who was named."""
    if tokens[index].low != "hakkında" or index < 2 or not tokens[index - 1].has("role"):
        return False
    among = any(token.low == "bulunduğu" for token in tokens[max(0, index - _NEAR) : index])
    return number_of(tokens[index - 2]) > 0 and not among


def _told_before(reading: Reading, announcing: list[Sentence]) -> Slot | None:
    """ "Ann SAMPLE is on trial. The next hearing is on 6 May.": who is named in the sentence before."""
    first = announcing[0].first
    opening = reading.tokens[first : first + 2]
    goes_on = (
        len(opening) > 1 and opening[0].has("hearing") and opening[1].has("goes_on")
    )  # «Суд продолжится …»
    anew = bool(opening) and opening[0].has("new_date")  # "… did not take place. The new date is 6 May."
    if not (goes_on or anew) and all(token.low not in _NEXT for token in opening):
        return None
    before = next((s for s in reading.sentences if s.last == first), None)
    if before is None:
        return None
    failed = anew and any(t.has("failed") for t in reading.tokens[before.first : before.last])
    slots = [slot for _, _, slot in islice(_opened_slots(reading, [before]), _MOST_SLOTS)]
    slots.append(read_slot(reading.text, reading.tokens, before.first, before.last, free=True))
    slot = next((slot for slot in slots if slot.people), None)
    if slot and len(slots) == 1 and not (failed or _is_cited_for(reading, slot)):
        return None
    for person in slot.people if slot else ():
        person.declined = True
    return slot


def _is_cited_for(reading: Reading, slot: Slot) -> bool:
    """ "The court refused to release activist Ann SAMPLE (Article 405 Part 2).": the one who stands with an article."""
    person = slot.people[0]
    behind = (mention.start for mention, _, _ in reading.mentions if mention.start > person.end)
    between = reading.text[person.end : next(behind, person.end)].strip()
    return len(slot.people) == 1 and person.own_role and between == "("


def _labelled_slots(reading: Reading) -> Iterator[Slot]:
    """ "Defendants: …", wherever it stands in the paragraph."""
    tokens = reading.tokens
    for index, token in enumerate(tokens) if "label" in tokens.seen else ():
        colon = index + token.span
        colon += colon < len(tokens) and tokens[colon].has("count")  # «Подсудимых пятеро: …»
        if token.has("label") and not token.quoted and colon < len(tokens) and tokens[colon].text[0] in ":—–":
            stop = next(s.last for s in reading.sentences if s.first <= index < s.last)
            yield read_slot(reading.text, tokens, colon + 1, stop)


def _opened_slots(reading: Reading, announcing: list[Sentence]) -> Iterator[tuple[Sentence, int, Slot]]:
    """The slots that words like "against" open, or close, each with the place of its word."""
    tokens = reading.tokens
    for sentence in announcing:
        for index in range(sentence.first, sentence.last):
            token = tokens[index]
            if not token.classes or token.quoted:
                continue
            if "trigger" in token.classes:
                if _is_of_others(reading, index):
                    continue
                stop = _end_of_clause(tokens, index, sentence.last)
                yield sentence, index, read_slot(reading.text, tokens, index + token.span, stop)
            elif "trigger_after" in token.classes:
                yield sentence, index, read_slot(reading.text, tokens, sentence.first, index)


def _end_of_clause(tokens: Tokens, first: int, last: int) -> int:
    """«Суд над Анной ПРИМЕРОВОЙ отложен; Илья ВЫДУМКИН отпущен»: where what became of somebody else begins."""
    for at in range(first, last - 1):
        if tokens[at].text == ";" and tokens[at + 1].text[0].isupper():
            run = read_run(tokens, at + 1)
            if run and run.last + 1 < last and tokens[run.last + 1].has("past", "done"):
                return at
    return last


def _is_of_others(reading: Reading, index: int) -> bool:
    """ "Accused of", "the defendants' lawyers", "protesting against the arrest of": it names nobody who is tried."""
    token, behind = reading.tokens[index], reading.text[reading.tokens[index].end :][:4]
    if token.has("label"):
        return behind[:1] in _POSSESSIVE or (token.low == "accused" and behind == " of ")
    return token.low == "against" and index > 0 and reading.tokens[index - 1].low in _PROTESTING


def _listed(reading: Reading, counted: Slot, slot: Slot) -> bool:
    """ "Against 2 activists: Ann Sample, Ben Sample": are those who were counted named before, or behind a sign?"""
    end, first = reading.tokens[counted.end - 1].end, slot.people[0].start
    return first < end or any(sign in reading.text[end:first] for sign in ":–—(")


def _call_alike(people: list[Found], group: str) -> None:
    """ "against 2 activists: Ann SAMPLE, Ben SAMPLE": what the group is called, each of them is."""
    for person in people:
        person.role = person.role or (group if len(people) == 1 else singular(group))
