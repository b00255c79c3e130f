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
    moves_elsewhere,
    put_off_aside,
    put_off_before,
    replaces,
)
from hearings.bulletin.what.events import is_event, is_rally, is_shown, is_shut, names_somebody
from hearings.bulletin.what.verdicts import sets_verdict

ABBREVIATIONS = frozenset(
    "art arts p pp par pt no mr mrs ms messrs dr st г гг ст ч чч п пп т д е ул им обл р н стр см a m am pm а м ж т.б"
    " jan feb mar apr jun jul aug sep sept oct nov dec янв февр фев апр авг сент сен окт нояб дек бап бөл"
    " каб пом корп сағ rm арт просп пр вул ye yu ya zh sh ch kh ts dz дж дз".split()
)
_LINKS = ("the", "of", "for", "no")  # words of a court's name that begin sentences too
_OPENERS = frozenset('#«“"(—–•')
_PICTURES = "\u2600"


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
    for at in [at for at, token in enumerate(tokens) if token.text[0] in ".!?…(" and not token.quoted]:
        if tokens[at].text[0] == "(":
            if first < at and _is_remark(tokens, at):
                sentences.append(_judge(tokens, first, at))
                first = at
            continue
        if not _ends(tokens, at, first):
            continue
        sentences.append(_judge(tokens, first, at + 1))
        first = at + 1
    if first < len(tokens):
        sentences.append(_judge(tokens, first, len(tokens)))
    return sentences


def _is_remark(tokens: list[Token], at: int) -> bool:
    """ "… will take place (the previous hearing on 29 April was adjourned).": is a bracket a sentence, and the last?"""
    last = min(len(tokens), at + _LONGEST_BRACKET)
    close = next((i for i in range(at, last) if tokens[i].text[0] == ")"), last)
    if close - at < _LEAST_REMARK or (close + 1 < len(tokens) and tokens[close + 1].text[0] not in ".!;"):
        return False
    inside = tokens[at + 1 : close]
    seen = {name for t in inside if t.word and not t.quoted and not t.masked for name in t.classes}
    if not seen.isdisjoint(PUT_OFF_WORDS) and "last_time" not in seen:
        return False
    if "goes_on" in seen and any(t.masked for t in inside):
        return True  # «10:00 – суд над А (продолжение 26 апреля в 15:00)»
    told = not seen.isdisjoint(("pronoun", "last_time")) and not seen.isdisjoint(("past", "unless", "future"))
    return told or inside[0].has("update")


def _ends(tokens: list[Token], at: int, first: int) -> bool:
    if at + 1 >= len(tokens):
        return True
    before, after = tokens[at - 1] if at > first else None, tokens[at + 1]
    if after.start == tokens[at].end:  # "sample.org", but «сообщает агентство.Суд начнётся»
        glued = (
            before is not None and before.word and len(before.text) >= _GLUED and not before.text.isascii()
        )
        return glued and after.text.istitle() and not after.text.isascii() and tokens[at].text == "."
    if tokens[at].text == "." and before is not None and before.end == tokens[at].start:
        if before.word and (before.low in ABBREVIATIONS or len(before.text) == 1):
            year = (
                at - 2 >= first and tokens[at - 2].digits and len(tokens[at - 2].text) == 4
            )  # "2021 г. Суд", not "№ 2 г. Алматы"
            zone = at + 2 < len(tokens) and tokens[at + 2].low == "time"  # "10 a.m. Almaty time"
            noon = before.text in ("м", "m", "am", "pm") or (
                before.text == "M" and tokens[at - 2].text == "."
            )  # no initial
            return (noon or (before.low in ("г", "ж") and year)) and (
                after.word and after.text[0].isupper() and len(after.text) > 1 and not zone
            )
        number = before.digits and not before.masked  # "14. High Criminal Court", not "10:00. District Court"
        if number and after.word and after.has("court_word") and after.low not in _LINKS:
            return False
        if before.digits and at - 1 == first:
            return False
    pictured = not after.word and after.text[0] > _PICTURES  # "… is cancelled. ✅ New date: …"
    return (after.word and after.text[0].isupper()) or after.digits or pictured or after.text[0] in _OPENERS


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
    return any(
        tokens[at].low in _IS
        and ((tokens[at + 1].low in _ON and tokens[at + 2].masked) or _opens_day(tokens[at + 1]))
        for at in range(first, last - 2)
    )


def _marks(tokens: list[Token], first: int, last: int) -> bool:
    """ "Tomorrow marks the 12th hearing", "Tuesday sees the appeal of Ann SAMPLE": what the day is that opens it."""
    verb = next((at for at in range(first, min(first + _OPENING, last)) if tokens[at].has("marks")), first)
    opening = tokens[first:verb]
    if not opening or not all(
        t.masked or not t.word or t.has("today", "tomorrow") or t.low in WEEKDAY_NAMES for t in opening
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
    return token.masked and (token.digits or token.has("today", "tomorrow"))


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
_LEAST_REMARK, _LONGEST_REMARK = 4, 12  # tokens
_LONGEST_BRACKET = 80  # tokens; every bracket that opens looks for its end
_OPENING = 6  # tokens in which a day and its verb stand
_COUNTING = frozenset({"the", "a", "an", "th", "st", "nd", "rd", "court"})
_COMPLAINTS = frozenset("appeal appeals complaint жалоба жалобы жалобу апелляция апелляцию шағымы".split())
_OFF, _APPEALS = frozenset({"off", "hearing"}), frozenset({"appeal", "appeals"})
_GLUED = 4  # letters
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
