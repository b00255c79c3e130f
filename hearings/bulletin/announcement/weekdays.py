"""The day of a sitting that is told by its weekday alone, or not to be read: "is due in court on Wednesday".

Which Wednesday is for an editor to say: the next one is only offered. Knows one sentence.
"""

from hearings.bulletin.text.tokens import Token, Tokens
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.when.dates import WEEKDAYS, DateFound
from hearings.bulletin.when.days import MONTH_NAMES

NAMES_OF_WEEKDAYS = frozenset(WEEKDAYS)
_BEFORE = frozenset({"on", "this", "next"})
_SAID = frozenset(
    {"said", "told", "announced", "reported", "ruled", "decided"}
)  # on that day, and not that it will be
_ON = frozenset({"on", "в", "во", "на"})
_LONGEST_SHORT = 3  # letters of "Sun", «ср», which may be other words
_OTHERWISE = ("past", "prosecuted", "unless", "attending")


def told_weekday(tokens: list[Token], sentence: Sentence) -> DateFound | None:
    """The weekday behind the verb that announces, or at the start; None: there is none, or it is of something else."""
    if led := _before_verb(tokens, sentence):
        return led
    announced = opening = named = True  # named: a court or its sitting before the day
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        if token.quoted or token.masked or not token.word:
            continue
        names = [name for name in token.classes if name in WEEKDAYS]
        if (
            names
            and announced
            and named
            and (not at or tokens[at - 1].low in _BEFORE or tokens[at - 1].has("future"))
        ):
            return DateFound(at, at, None, weekday=WEEKDAYS[names[0]], relative="weekday")
        if token.has("future"):
            announced, opening = True, False
            named = any(
                before.has("hearing", "court", "decision") for before in tokens[sentence.first : at + 1]
            )
        elif token.has("hearing", "court"):
            named, opening = True, False
        elif (opening and token.low not in _BEFORE) or token.low in _SAID or token.has(*_OTHERWISE):
            announced = opening = False
    return None


def only_weekday(tokens: list[Token], sentence: Sentence) -> DateFound | None:
    """ "A note on Wednesday: the session starts at 10:30": the one weekday that a sentence about no past day names."""
    days = [
        DateFound(at, at, None, weekday=WEEKDAYS[name], relative="weekday")
        for at in range(sentence.first, sentence.last)
        if not tokens[at].quoted and len(tokens[at].low) > _LONGEST_SHORT
        for name in tokens[at].classes & WEEKDAYS.keys()
    ]
    if len(days) != 1 or sentence.past:
        return None
    at = days[0].first
    beside = tokens[max(sentence.first, at - _NEAR) : min(sentence.last, at + 1 + _NEAR)]
    return None if any(token.low in _SAID for token in beside) else days[0]


def _before_verb(tokens: list[Token], sentence: Sentence) -> DateFound | None:
    """«Суд в пятницу рассмотрит дело», «келесі бейсенбіде … қаралады»: the weekday before the verb that announces."""
    days = [
        (at, name)
        for at in range(sentence.first, sentence.last)
        if not tokens[at].quoted and (tokens[at].low.endswith(_LOCATIVE) or tokens[at - 1].low in ("в", "во"))
        for name in tokens[at].classes & WEEKDAYS.keys()
    ]
    if len(days) != 1 or sentence.past or sentence.unless or sentence.put_off:
        return None
    ((at, name),) = days
    verb = any(token.has("future", "tries") and not token.quoted for token in tokens[at : sentence.last])
    said = any(token.has("said") for token in tokens[sentence.first : at + _NEAR])
    return DateFound(at, at, None, weekday=WEEKDAYS[name], relative="weekday") if verb and not said else None


_LOCATIVE, _NEAR = ("да", "де", "сенбі", "жұма"), 3


def weekday_it_goes_on(sentence: Sentence, tokens: list[Token], dates: list[DateFound]) -> DateFound | None:
    """The only weekday of a sentence without a date that tells when a hearing goes on."""
    words = tokens[sentence.first : sentence.last]
    days = [
        DateFound(at, at, None, weekday=WEEKDAYS[name], relative="weekday")
        for at, token in enumerate(words, sentence.first)
        if not token.masked
        for name in token.classes & WEEKDAYS.keys()
    ]
    head = [token for token in words if token.word][:_HEAD]
    of_it = sentence.hearing or any(token.has("pronoun") and token.low != "the" for token in head[:1])
    is_next = any(token.has("ordinal", "next") or token.low == "next" for token in head)
    told = of_it and (is_next or any(token.low.startswith(GOES_ON) for token in words))
    over = sentence.past or sentence.unless or sentence.put_off or sentence.no_hearing
    dated = any(sentence.first <= date.first < sentence.last for date in dates)
    return days[0] if len(days) == 1 and told and not (over or dated) else None


def of_the_day(announcing: list[Sentence], tokens: list[Token], dates: list[DateFound]) -> list[Sentence]:
    """The sentences that announce the sitting of the day above, without one that tells on which weekday it goes on."""
    first, *others = announcing
    return [first, *(s for s in others if not weekday_it_goes_on(s, tokens, dates))]


GOES_ON = ("continu", "resum", "продолж", "возобнов", "жалғас")
_HEAD = 2  # words that open a sentence: "The next hearing"


def weekday_alone(tokens: Tokens) -> list[DateFound]:
    """ "On Thursday", «в четверг», of a text that names no day: one of the week it is about. Two of them tell none."""
    if tokens.seen.isdisjoint(WEEKDAYS):
        return []
    found = [
        DateFound(at - led, at, None, weekday=WEEKDAYS[name], relative="weekday")
        for at, token in enumerate(tokens)
        if token.word and not token.quoted
        for name in token.classes & WEEKDAYS.keys()
        if (led := at > 0 and tokens[at - 1].low in _ON) or len(token.low) > _LONGEST_SHORT
    ]
    return found if len(found) == 1 else []


def of_weekday(tokens: list[Token], sentences: list[Sentence]) -> Sentence | None:
    """The first sentence that announces a sitting by its weekday alone."""
    return next((s for s in sentences if s.hearing and s.announces and told_weekday(tokens, s)), None)


def month_alone(tokens: Tokens, sentences: list[Sentence]) -> bool:
    """«Шестого мая», «в мае», «мамырдың алтысында»: does a month stand there whose day could not be read?"""
    return not tokens.seen.isdisjoint(MONTH_NAMES) and any(
        not (token.masked or token.quoted or token.low.isascii() or token.classes.isdisjoint(MONTH_NAMES))
        for s in sentences
        for token in tokens[s.first : s.last]
    )
