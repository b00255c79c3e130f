"""Words that put a sitting off, and whether they do: "adjourned" of another day, of somebody else, of another room.

Knows the tokens of one sentence, nothing of what else it says.
"""

from hearings.bulletin.text.tokens import Token
from hearings.bulletin.when.days import MONTH_NAMES

_INSTEAD, _ENDING = ("instead", "вместо", "not"), 3  # tokens of an hour’s ending
NOT_ON = frozenset({"емес", "орнына"})  # behind its day
_SINCE, _TILL = frozenset("from on since last earlier in".split()), frozenset("to until till for".split())
_TO, _FROM = frozenset({"to", "until", "till"}), frozenset({"с", "со"})
_ARTICLES, _NEAR_PLACE = frozenset({"the", "an", "a"}), 8  # tokens
PUT_OFF_WORDS = frozenset({"postponed", "moved", "cancelled", "not_held", "new_date"})
_FINITE = frozenset({"was", "were", "had", "has", "have", "is", "are"})
_RELATIVE = frozenset({"who", "whose", "whom", "which", "while"})
WEEKDAY_NAMES = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_IS = frozenset({"is", "are"})
_CASES = frozenset({"case", "cases", "matter"})
_HEARINGS_GENITIVE = frozenset({"суда", "заседания", "слушания", "процесса", "разбирательства"})
PLANNED = ("scheduled", "planned", "due", "listed", "set", "fixed", "назначенн", "запланированн", "намеченн")
_TO_DAY = frozenset({"for", "on", "at", "на", "в"})
_POSSESSIVES = ("the", "his", "her", "their", "'s", "’s")


def left_till(tokens: list[Token], first: int, last: int) -> frozenset[str]:
    """«Сот 12 ақпанға қалды»: left till a day, and so put off; «залда қалды», stayed in the hall, is not."""
    for at in range(first + 1, last):
        if not tokens[at].has("left"):
            continue
        if tokens[at].low == "remanded":
            if not _is_remanded_to(tokens, first, at, last):
                continue
            tokens[at].classes = tokens[at].classes - {"past"} | {"postponed"}
            return tokens[at].classes
        before = tokens[at - 1]
        dated = before.masked or before.has(*MONTH_NAMES)
        if dated and before.low.endswith(("ға", "ге", "қа", "ке")):
            tokens[at].classes |= {"moved"}
            return tokens[at].classes
    return frozenset()


def _is_remanded_to(tokens: list[Token], first: int, at: int, last: int) -> bool:
    """ "The case was remanded to 12 May", "Ann was remanded until 12 May at 10:00": the court’s day, no one’s arrest."""
    behind = tokens[at + 1 : min(at + 1 + _NEAR_PLACE, last)]
    if not behind or behind[0].low not in _TO:
        return False
    if not any(token.masked or token.has(*MONTH_NAMES) for token in behind[1:3]):
        return False
    of_case = any(
        token.has("hearing") or (token.text.islower() and token.low in _CASES) for token in tokens[first:at]
    )
    return of_case or any(token.text == ":" for token in behind)


def put_off_aside(tokens: list[Token], first: int, last: int) -> bool:
    """ "Ann SAMPLE, who waits while her trial is delayed": is it said in a clause about somebody alone?"""
    before: Token | None = None
    aside = done = False  # "The trial of Ann, who was released, …", "who was released has been postponed"
    for token in tokens[first:last]:
        if token.text[0] in ",;:–—()":
            aside = False
        elif token.low in _RELATIVE:
            # "…, after which the judge declared a break"
            aside, done = before is None or before.low != "after", False
        elif aside and token.low in _FINITE:
            aside, done = not done, True
        elif aside and token.has("past"):
            done = True
        elif not aside and not token.quoted and token.has(*PUT_OFF_WORDS):
            return False
        before = token
    return True


def replaces(tokens: list[Token], first: int, last: int) -> bool:
    """ "At 11:00 instead of 10:00", "on 13 May, not on 6 May": is a day or an hour named that holds no more?"""
    for at in range(first, last - 1):
        token, behind = tokens[at], tokens[at + 1 : at + 3]
        told = at > first and tokens[at - 1].masked  # «8 ақпанда сағат 10:00-де емес, 9 ақпанда»
        named = behind[0].masked or (_links(behind[0]) and behind[-1].masked)
        ended = any(t.masked for t in tokens[max(first, at - _ENDING) : at])  # «10:00-дің орнына 15:00-де»
        if (
            (token.low == "не" and named)
            or (told and token.low in NOT_ON and behind[0].text == ",")
            or (token.low == "орнына" and ended and named)
        ):
            token.classes |= {"moved"}
            return True
        set_off = at == first or tokens[at - 1].text[0] in ",(" or tokens[at - 1].has("and")
        if token.low in _INSTEAD[: 2 + set_off] and named:
            token.classes |= {"moved"}
            return True
    return False


def moves_day(tokens: list[Token], first: int, last: int) -> bool:
    """«Перенос! Суд над Анной с 1 декабря (10:00) на 4 декабря»: a day from which, and one to which, and no verb?"""
    before: Token | None = None
    for at in range(first, last - 2):
        token = tokens[at]
        if token.low != "на" and token.low not in _FROM:
            continue
        if not (tokens[at + 1].masked and tokens[at + 2].has(*MONTH_NAMES)):
            continue
        if token.low in _FROM:
            before = token
        elif before is not None:
            before.classes |= {"moved"}
            return True
    return False


def _links(token: Token) -> bool:
    return token.has("at", "preposition", "stop")


def is_off(tokens: list[Token], first: int, last: int) -> bool:
    """ "The hearing on 6 May is off.": is that all that is said of it?"""
    for at in range(first + 1, last):
        behind = tokens[at + 1] if at + 1 < last else None
        ends = behind is None or behind.text[0] in ".,;:!(–—" or behind.has("reason")
        if tokens[at].low == "off" and tokens[at - 1].low in _IS and ends:
            tokens[at].classes |= {"cancelled"}
            return True
    return False


def is_not_to_be(tokens: list[Token], first: int, last: int) -> bool:
    """ "There will be no trial of Ann SAMPLE", «Суда над Анной ПРИМЕРОВОЙ 6 мая не будет»: is a hearing called off?

    Said of nobody, "There will be no hearings", it is no news of a hearing.
    """
    for at in range(first, last):
        token = tokens[at]
        if not token.has("none") or token.quoted:
            continue
        behind = tokens[at + token.span : last]
        if token.text.isascii():
            called_off = any(t.has("hearing") for t in behind[:2])
        else:  # «не будет», and no «не будет открытым»
            ends = not behind or not behind[0].word
            called_off = ends and any(t.low in _HEARINGS_GENITIVE for t in tokens[first:at])
        if called_off and any(t.has("trigger") for t in tokens[first:last]):
            token.classes |= {"cancelled", "called_off"}
            return True
    return False


def is_of_plan(tokens: list[Token], first: int, last: int) -> bool:
    """ "The hearing scheduled for 6 May", "the 6 May hearing": does a day or an hour only say which sitting is meant?

    `first`, `last`: its tokens.
    """
    before = tokens[first - 1].low if first else ""
    if before.endswith(_POSSESSIVES) and tokens[last + 1 : last + 2] and tokens[last + 1].has("hearing"):
        return True
    at = first - 1
    while at > 0 and tokens[at].low in _TO_DAY:
        at -= 1
    if at < 1 or not tokens[at].low.startswith(PLANNED):
        return False
    if not tokens[at].text.isascii():
        return True
    noun = tokens[at - 2 if tokens[at - 1].text == "," and at > 1 else at - 1]
    return noun.has("hearing") or noun.text[0].isupper()


def moves_elsewhere(tokens: list[Token], first: int, last: int) -> frozenset[str]:
    """ "It was moved to room 12", "… moved online": to another place, and to no other day. "Online" will be."""
    verb = next((at for at in range(first, last) if tokens[at].has("moved") and not tokens[at].quoted), last)
    behind = tokens[verb + 1 : last]
    # «12 мамырға ауыстырылды, онлайн»
    told = verb > first and tokens[verb - 1].masked and tokens[verb].low.endswith(("ды", "ді"))
    dated = told or any(
        t.masked or t.low in WEEKDAY_NAMES or t.has("today", "tomorrow", "after_tomorrow", *MONTH_NAMES)
        for t in behind
    )
    if dated or any(token.has(*(PUT_OFF_WORDS - {"moved"})) for token in tokens[first:last]):
        return frozenset()
    place = next((t for t in behind[:_NEAR_PLACE] if t.has("room", "online") or t.has("court")), None)
    if place is None:
        return frozenset()
    return frozenset({"future", "hearing"}) if place.has("online") else frozenset({"past"})


def put_off_before(tokens: list[Token], first: int, last: int, *, goes_on: bool) -> bool:
    """ "The trial, adjourned on 29 April, will continue", "the adjourned trial": is it told how it came to be now?

    `goes_on`: it is also said that it will be; if not, only "(postponed from 29 April)" tells so.
    """
    for at in range(first, last - 1):
        token, behind = tokens[at], tokens[at + 1]
        if token.quoted or not token.has(*PUT_OFF_WORDS):
            continue
        if at > first and tokens[at - 1].low in _ARTICLES and behind.has("hearing"):
            continue
        if at == first or not (tokens[at - 1].text[0] in ",(" or tokens[at - 1].low == "being"):
            return False
        end = next((i for i in range(at, last) if tokens[i].text[0] in ",;()"), last)
        dated = any(t.masked for t in tokens[at:end])
        again = any(tokens[i].low in _TILL and tokens[i + 1].masked for i in range(at, end - 1))
        if again or (dated and not token.has("postponed")):
            return False  # the hour or the day that was is told
        if not (behind.low in _SINCE if goes_on else behind.low == "from" and dated):
            return False
    return not tokens[last - 1].has(*PUT_OFF_WORDS)


def is_bygone(tokens: list[Token], first: int, last: int) -> bool:
    """ "Last time the hearing was adjourned", «Суд дважды переносили»: how it went till now, no change of what is to be.

    "The hearing, previously set for 6 May, was moved to 12 May" names the new day behind its verb.
    """
    if any(token.has("last_time") for token in tokens[first:last]):
        return True
    verb = next(at for at in range(first, last) if tokens[at].has(*PUT_OFF_WORDS))
    return not any(token.digits for token in tokens[verb:last])
