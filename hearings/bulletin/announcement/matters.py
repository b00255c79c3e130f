"""A second matter in the same paragraph: "… will take place. The court will also hear the complaint of Ben CASE."

Knows sentences; what each of them announces is read by `announcements`.
"""

from bisect import bisect_left

from hearings.bulletin.announcement.drafts import Context
from hearings.bulletin.announcement.readings import Reading
from hearings.bulletin.text.tokens import Token, Tokens
from hearings.bulletin.what.sentences import Sentence
from hearings.bulletin.when.dates import WEEKDAYS
from hearings.bulletin.when.days import MONTH_NAMES
from hearings.bulletin.who.names import read_run, same_given, same_person, split_name

_OTHERWISE = frozenset(
    {"attending", "said", "broadcast", "judge", "official", "third_party", "ours", "event"}
)
_OF_MATTERS = ("trigger", "trigger_after", "stage", "tries")
_COMPLAINTS = frozenset("tried heard шағымын шағымы ісін ісі апелляциясын апелляциясы".split())
_OF_DAYS = frozenset({"no_date", "week"}) | MONTH_NAMES | frozenset(WEEKDAYS)
_RELATIVE = frozenset({"who", "whose", "whom", "which"})
_MOST_TOLD = 12  # names that are compared
_AND_TOO = frozenset({"да", "де", "та", "те"})


def further_matters(reading: Reading, context: Context) -> tuple[str, list[str]] | None:
    """The paragraph without the sentences that tell of what somebody else is heard for, and those sentences."""
    if len(reading.sentences) < 2 or context.kind == "report":
        return None
    told: list[tuple[str, str]] = []
    rest: list[str] = []
    matters: list[str] = []
    for sentence in reading.sentences:
        names = _names(reading.tokens, sentence)
        (first, end), *_ = reading.within([sentence])
        new = bool(names) and not any(_is_told(name, told[-_MOST_TOLD:]) for name in names)
        if told and new and _is_further(reading, sentence, listed=context.kind != ""):
            matters.append(reading.text[first:end])
        else:
            rest.append(reading.text[first:end])
        told += names
    return (" ".join(rest), matters) if matters else None


def _names(tokens: Tokens, sentence: Sentence) -> list[tuple[str, str]]:
    """The given and the family name of each whose family name stands in capitals."""
    found: list[tuple[str, str]] = []
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        if token.masked or token.quoted or not token.text[0].isupper():
            continue
        run = read_run(tokens, at)
        if run is not None and run.capitals and len(run.words) > 1 and (name := split_name(run)):
            found.append((name.given_name, name.family_name))
    return found[:_MOST_TOLD]


def _is_told(name: tuple[str, str], told: list[tuple[str, str]]) -> bool:
    given, family = name
    return any(
        same_person(family, other) and (not given or not first or same_given(given, first))
        for first, other in told
    )


def _is_further(reading: Reading, sentence: Sentence, *, listed: bool) -> bool:
    """Does it say that the court hears something else at another hour, or, in a list of one day, at any?"""
    words = [t for t in reading.tokens[sentence.first : sentence.last] if not t.quoted]
    heard = sentence.hearing or any(token.has("stage") for token in words)
    if not heard or not (sentence.announces or sentence.put_off) or sentence.no_hearing:
        return False
    if any(not token.classes.isdisjoint(_OTHERWISE) or _is_of_another_day(token) for token in words):
        return False
    if not any(token.has(*_OF_MATTERS) or token.low in _COMPLAINTS for token in words):
        return False
    first, end = words[0].start, words[-1].end
    at = bisect_left(reading.times, first, key=lambda time: time.start)
    hour = next((time.value for time in reading.times[at : at + 1] if time.start < end), None)
    if hour is not None and all(time.value != hour for time in reading.times if time.start < first):
        return True
    called = any(token.has("trigger", "trigger_after") for token in words)
    return listed and (called or (hour is None and _adds(words)))


def _is_of_another_day(token: Token) -> bool:
    """ "… in June", "whose trial will begin": a day that is not named, or something about whoever was named."""
    dated = not token.masked and not token.classes.isdisjoint(_OF_DAYS)
    return dated or token.low in _RELATIVE or token.low.startswith("котор")


def _adds(words: list[Token]) -> bool:
    return any(token.has("also") or token.low in _AND_TOO for token in words)
