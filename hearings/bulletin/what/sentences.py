"""Sentences, and what each one does: announce a sitting, report one that is over, or say something else.

Looks at words outside quotations only: a «will take place» that somebody said announces nothing. Knows no dates.
"""

from typing import NamedTuple

from hearings.bulletin.text.tokens import Token
from hearings.bulletin.what.deferrals import (
    PUT_OFF_WORDS,
    WEEKDAY_NAMES,
    is_bygone,
    is_not_to_be,
    is_off,
    left_till,
    moves_day,
    moves_elsewhere,
    put_off_aside,
    put_off_before,
    replaces,
)
from hearings.bulletin.what.ends import announces_twice, ends, is_remark
from hearings.bulletin.what.events import is_event, is_rally, is_shown, is_shut, names_somebody
from hearings.bulletin.what.verdicts import sets_verdict


class Sentence(NamedTuple):
    """Tokens `first` up to, not including, `last`, and what they do."""

    first: int
    last: int
    hearing: bool
    future: bool
    past: bool
    unless: bool  # "was scheduled": a plan that came to nothing, unless a new date follows
    postponed: bool
    moved: bool
    cancelled: bool
    no_hearing: bool

    @property
    def announces(self) -> bool:
        """Does it say that a sitting will be?"""
        return self.future and not self.unless and not self.no_hearing

    @property
    def reports(self) -> bool:
        """Does it only tell of what has been?"""
        return (self.past or self.unless) and not self.announces and not self.put_off

    @property
    def put_off(self) -> bool:
        return self.postponed or self.moved or self.cancelled


def split_sentences(tokens: list[Token]) -> list[Sentence]:
    """The sentences of a paragraph, in order."""
    sentences: list[Sentence] = []
    first = 0
    for at in [at for at, token in enumerate(tokens) if token.text[0] in ".!?…(;" and not token.quoted]:
        if tokens[at].text == ";":
            if announces_twice(tokens, first, at):
                sentences.append(_judge(tokens, first, at + 1))
                first = at + 1
            continue
        if tokens[at].text[0] == "(":
            if first < at and is_remark(tokens, at):
                sentences.append(_judge(tokens, first, at))
                first = at
            continue
        if not ends(tokens, at, first):
            continue
        sentences.append(_judge(tokens, first, at + 1))
        first = at + 1
    if first < len(tokens):
        sentences.append(_judge(tokens, first, len(tokens)))
    return sentences


def _judge(tokens: list[Token], first: int, last: int) -> Sentence:
    seen: set[str] = set()
    for token in tokens[first:last]:
        if token.classes and token.word and not token.quoted and not token.masked:
            seen |= token.classes - _RALLY if token.text == "March" else token.classes  # the month
    if "regular" in seen and "past" not in seen:
        seen.add("future")
    if "goes_on" in seen and first and tokens[first].text[0] == "(":
        seen |= {"hearing", "future"}
    if (
        tokens[first].has("next", "goes_on")
        and "past" not in seen
        and any(t.masked for t in tokens[first + 1 : first + 4])
    ):
        seen |= {"hearing", "future"}  # «Следующее – 14 мая в 10:00.»
    silent = "hearing" in seen and seen.isdisjoint(("future", "past", "unless"))
    if silent and (_is_on(tokens, first, last) or (first and _says_when(tokens, first, last))):
        seen.add("future")
    if seen.issuperset(_PLANS) and _was_planned_aside(tokens, first, last):
        seen.discard("unless")
    if seen.issuperset(_WISHES) and _is_wished(tokens, first, last):
        seen.discard("future")
    if "left" in seen:
        seen |= left_till(tokens, first, last)
    if ("tries" in seen and not seen.isdisjoint(_MATTERS)) or seen.issuperset(_VERDICT):
        seen |= {"hearing", "future"}
    if "decision" in seen and sets_verdict(tokens, first, last):
        seen |= {"hearing", "future"}
    if seen.issuperset(("future", "past", "no_date")) and _ends_undated(tokens, first, last):
        seen.discard("future")
    if "repeated" in seen:
        seen -= PUT_OFF_WORDS | {
            "future"
        }  # «суд назначали на 7 июня, переносили на 13-е»: how it went till now
    if not seen.isdisjoint(("was", "not_on")) and replaces(tokens, first, last):
        seen.add("moved")
    if silent and seen.isdisjoint(PUT_OFF_WORDS) and moves_day(tokens, first, last):
        seen.add("moved")
    if "none" in seen and is_not_to_be(tokens, first, last):
        seen = seen - {"future"} | {"cancelled"}
    if seen.issuperset(_OFF) and is_off(tokens, first, last):
        seen.add("cancelled")
    if "marks" in seen and _marks(tokens, first, last):
        seen |= {"hearing", "future"}
    if "possible" in seen or (not seen.isdisjoint(PUT_OFF_WORDS) and put_off_aside(tokens, first, last)):
        seen -= PUT_OFF_WORDS  # "the hearing may be postponed" tells of no change
    elif "moved" in seen and (place := moves_elsewhere(tokens, first, last)):
        seen = seen - PUT_OFF_WORDS | place
    elif not seen.isdisjoint(PUT_OFF_WORDS) and put_off_before(tokens, first, last, goes_on="future" in seen):
        seen -= PUT_OFF_WORDS
    if (
        not seen.isdisjoint(_BEFORE_NOW)
        and not seen.isdisjoint(PUT_OFF_WORDS)
        and is_bygone(tokens, first, last)
    ):
        seen = seen - PUT_OFF_WORDS | {"past"}
    if (
        seen.issuperset(("future", "past"))
        and seen.isdisjoint(PUT_OFF_WORDS)
        and _is_held(tokens, first, last)
    ):
        seen = seen - {"future"} | {"unless"}
    sets = "sets" in seen and "unless" not in seen and _sets_day(tokens, first, last)
    return Sentence(
        first,
        last,
        hearing=not seen.isdisjoint(("hearing", "court"))
        or (sets and "judge" in seen)
        or ("postponed" in seen and any(t.low in _ADJOURNED for t in tokens[first:last]))
        or ("future" in seen and _case_goes_on(tokens, first, last)),
        future="future" in seen or sets,
        past="past" in seen and not _aside(tokens, first, last),
        unless="unless" in seen,
        postponed="postponed" in seen,
        moved="moved" in seen or ("new_date" in seen and "no_date" not in seen),
        cancelled="cancelled" in seen or ("not_held" in seen and "unless" not in seen),
        no_hearing=("nothing" in seen and not names_somebody(tokens[first:last]))
        or ("shut" in seen and is_shut(tokens[first:last]))
        or (
            "no_hearing" in seen
            and ("hearing" not in seen or "at_court" in seen and _outside(tokens[first:last]))
            and not any(token.low in _COMPLAINTS for token in tokens[first:last])  # "appeal against refusal"
        )
        or ("ours" in seen and seen.isdisjoint(_NAMING))
        or ("event" in seen and is_event(tokens[first:last]))
        or ("no_hearing" in seen and "future" in seen and is_rally(tokens[first:last]))
        or ("broadcast" in seen and "future" in seen and is_shown(tokens[first:last])),
    )


def _case_goes_on(tokens: list[Token], first: int, last: int) -> bool:
    """ "The case against Ann resumes on 6 May", "a verdict is expected": no word for a hearing is needed."""
    words = {token.low for token in tokens[first:last]}
    if not any(token.masked or token.low in WEEKDAY_NAMES for token in tokens[first:last]):
        return False  # no day: "the verdict is expected to be harsh"
    decided = not words.isdisjoint(_VERDICTS) and not words.isdisjoint(_GIVEN) and words.isdisjoint(_ABOUT)
    return decided or (not words.isdisjoint(_CASES) and not words.isdisjoint(_GO_ON))


def _is_on(tokens: list[Token], first: int, last: int) -> bool:
    """ "The hearing is on 6 May", "the hearings are at 10:00": is a day or an hour all that is said of it?"""
    if still_on(tokens[first:last]):
        return True
    return any(
        tokens[at].low in _IS
        and ((tokens[at + 1].low in _ON and tokens[at + 2].masked) or _opens_day(tokens[at + 1]))
        for at in range(first, last - 2)
    )


def _was_planned_aside(tokens: list[Token], first: int, last: int) -> bool:
    """ "The trial, which was to be held on 24 November, will take place online": is the plan told between commas?"""
    plans = [at for at in range(first, last) if tokens[at].has("unless") and not tokens[at].quoted]
    begin = next((at for at in range(plans[0], first, -1) if tokens[at].text in _SETS_OFF), first)
    end = next((at for at in range(plans[-1], last) if tokens[at].text in _SETS_OFF), last)
    aside = begin > first and any(tokens[begin + 1].low.startswith(word) for word in _OPENS_ASIDE)
    return aside and any(t.has("future") and not t.quoted and not t.masked for t in tokens[end:last])


def _is_wished(tokens: list[Token], first: int, last: int) -> bool:
    """ "Her lawyer asked for the hearing to be held on 8 May": is all that is to be what somebody asked for?"""
    told = [token for token in tokens[first:last] if token.has("wished", "future") and not token.quoted]
    behind = all(token.low in _INFINITE for token in told[1:])
    return told[0].has("wished") and not told[0].has("future") and behind


def still_on(clause: list[Token]) -> bool:
    """ "The hearing on 6 May is on.", "is still on": as planned."""
    *_, verb, still, on = [None, None, None, *(token.low for token in clause[-4:] if token.word)]
    return on == "on" and (still in _IS or (still == "still" and verb in _IS))


def _marks(tokens: list[Token], first: int, last: int) -> bool:
    """ "Tomorrow marks the 12th hearing", "Tuesday sees the appeal of Ann SAMPLE": what the day is that opens it."""
    verb = next((at for at in range(first, min(first + _OPENING, last)) if tokens[at].has("marks")), first)
    opening = tokens[first:verb]
    if not opening or not all(
        t.masked or not t.word or t.has("today", "tomorrow", "after_tomorrow") or t.low in WEEKDAY_NAMES
        for t in opening
    ):
        return False
    named = next(
        (t for t in tokens[verb + 1 : last] if not (t.digits or t.low in _COUNTING or t.has("ordinal"))), None
    )
    return named is not None and (named.has("hearing", "stage", "decision") or named.low in _APPEALS)


def _says_when(tokens: list[Token], first: int, last: int) -> bool:
    """«Заседание 6 мая в 10:00.»: a sentence behind another one that says when a sitting is, and nothing else."""
    rest = tokens[first + 1 : last]
    alone = all(t.masked or not t.word or t.has("at", "preposition") or t.low in _ON for t in rest)
    return alone and tokens[first].has("hearing") and any(t.masked for t in rest)


def _opens_day(token: Token) -> bool:
    """ "The hearing is tomorrow at 11", "is 6 May": a day, and no article."""
    return token.masked and (token.digits or token.has("today", "tomorrow", "after_tomorrow"))


def _sets_day(tokens: list[Token], first: int, last: int) -> bool:
    """ "The judge fixed 6 May for the verdict": does the day stand right behind the verb?"""
    return any(
        tokens[at].has("sets") and tokens[at + 1].masked and not tokens[at].quoted
        for at in range(first, last - 1)
    )


def _ends_undated(tokens: list[Token], first: int, last: int) -> bool:
    """ "The trial took place on 4 May, the day of the next is unknown.": is what will be told behind, undated?"""
    told = [at for at in range(first, last) if not (tokens[at].quoted or tokens[at].masked)]
    over = next((at for at in told if tokens[at].has("past")), last)
    to_come = next((at for at in told if tokens[at].has("future")), first)
    return over < to_come and not any(token.masked for token in tokens[to_come:last])


def _is_held(tokens: list[Token], first: int, last: int) -> bool:
    """«Заседание, назначенное на 12 апреля, прошло»: is what was planned told to be over, and no more planned?"""
    told = [t for t in tokens[first:last] if not t.quoted and not t.masked]
    plans = all(t.has("planned") for t in told if t.has("future"))
    return plans and any(t.has("took_place") for t in told)


# "We will stand at the court at 09:00": of whoever is tried it says nothing.
_NAMING = frozenset({"trigger", "trigger_after", "label", "role"})
_CASES, _VERDICTS = frozenset("case cases matter it он оно ол".split()), frozenset({"verdict", "verdicts"})
_GONE_ON = frozenset({"continued", "resumed"})
_GO_ON = frozenset("resume resumes reconvene reconvenes continue continues продолжится жалғасады".split())
_GIVEN = frozenset({"expected", "due", "announced", "delivered", "pronounced", "read", "handed", "issued"})
_ABOUT = frozenset({"appealed", "by", "conference", "report", "published"})
_MATTERS = frozenset(
    {"trigger", "trigger_after", "stage", "decision", "hearing", "court"}
)  # what a court tries
_VERDICT = frozenset({"given_out", "decision"})
_ADJOURNED, _RALLY = frozenset({"adjourned", "remanded", "break", "recess"}), frozenset({"no_hearing"})
_LONGEST_REMARK = 16  # tokens
_OPENING = 6  # tokens in which a day and its verb stand
_COUNTING = frozenset({"the", "a", "an", "th", "st", "nd", "rd", "court"})
_COMPLAINTS = frozenset("appeal appeals complaint жалоба жалобы жалобу апелляция апелляцию шағымы".split())
_WISHES, _INFINITE = frozenset({"wished", "future"}), frozenset({"to", "for"})  # "for the hearing to be held"
_PLANS, _SETS_OFF = frozenset({"unless", "future"}), frozenset(",()")
_OPENS_ASIDE = (
    "which",
    "that",
    "котор",
    "originally",
    "initially",
    "previously",
    "изначально",
    "первоначально",
    "ранее",
)
_OFF, _APPEALS = frozenset({"off", "hearing"}), frozenset({"appeal", "appeals"})
_BEFORE_NOW = frozenset({"last_time", "earlier"})
# Openers that mean all defendants above.
TOGETHER = frozenset(
    "they both all они оба обе все им обоим обоих обеим всем олар екеуі екеуіне бәрі".split()
)
_FACES, _IS, _ON = frozenset({"faces", "face"}), frozenset({"is", "are"}), frozenset({"on", "at"})


def charges_somebody(tokens: list[Token], sentence: Sentence) -> bool:
    """Does it say what somebody is charged with now? In a sentence about the past only "is charged", "faces" do."""
    return any(
        (tokens[at].has("prosecuted", "suspect") or faces_article(tokens, at))
        and not tokens[at].quoted
        and (not sentence.past or tokens[at].low in _FACES or (at > 0 and tokens[at - 1].low in _IS))
        for at in range(sentence.first, sentence.last)
    )


def faces_article(tokens: list[Token], at: int) -> bool:
    """ "Ann faces Article 405 Part 2": the verb right before what is cited."""
    return tokens[at].low in _FACES and at + 1 < len(tokens) and tokens[at + 1].masked


def _aside(tokens: list[Token], first: int, last: int) -> bool:
    """ "15:00 (continued) Ann SAMPLE (found guilty in May)": does what is over stand in brackets, behind other words?"""
    depth, beside = 0, False
    for at in range(first, last):
        sign = tokens[at].text[0]
        if sign in ",;–—":
            beside = at + 1 < last and _tells_of_somebody(tokens[at + 1])
        if sign in "()":
            depth = depth + 1 if sign == "(" and at > first else max(0, depth - 1)
        elif beside:
            continue
        elif not depth and tokens[at].has("past") and not tokens[at].quoted and not _calls(tokens, at, first):
            return False
    return True


def _tells_of_somebody(token: Token) -> bool:
    """ "Ann SAMPLE, who was arrested in March", «Анны ПРИМЕРОВОЙ, осуждённой в марте»: does it open such a clause?"""
    word = token.low
    return word == "who" or word.startswith("котор") or (token.has("past") and "нн" in word[-5:])


def _calls(tokens: list[Token], at: int, first: int) -> bool:
    """ "10:00 – detained activist Ann SAMPLE", "– CONTINUED –": does it say what somebody or something is?"""
    opens = at == first or tokens[at - 1].masked or not tokens[at - 1].word or tokens[at - 1].has("trigger")
    behind = tokens[at + 1 : at + 2]
    going_on = tokens[at].low in _GONE_ON and not (behind and behind[0].word and behind[0].text.islower())
    return opens and (going_on or (bool(behind) and behind[0].has("role")))


def adds_hour(tokens: list[Token], sentence: Sentence) -> bool:
    """«Начало в 10:00.»: a short sentence behind an announcement that opens with the word for an hour."""
    short = 1 < sentence.last - sentence.first <= _LONGEST_REMARK
    short = short and not (sentence.reports or sentence.no_hearing)
    return short and tokens[sentence.first].word and tokens[sentence.first].has("at")


def _outside(tokens: list[Token]) -> bool:
    """Is the court only the place in front of which something else happens? «Пикет у здания суда», a picket."""
    inside = {at for i, t in enumerate(tokens) if t.has("at_court") for at in range(i, i + t.span)}
    return not any(t.has("hearing") and not t.quoted for at, t in enumerate(tokens) if at not in inside)
