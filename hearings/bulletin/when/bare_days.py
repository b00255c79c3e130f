"""Days that leave out their month: "on 13 February at 09:00 … . On the 14th, at 09:30, …", "on Thursday the 6th"."""

import re
from collections.abc import Iterator

from hearings.bulletin.lexicon.en import MONTHS
from hearings.bulletin.text.tokens import Token

_NAMES = "|".join(name for names in MONTHS for name in names.split())
_ENDING = r"(?:st|nd|rd|th)"
_DATED = re.compile(
    rf"\b(\d{{1,2}}){_ENDING}? (?:of )?({_NAMES})\b|\b({_NAMES})\.? (\d{{1,2}}){_ENDING}?\b", re.IGNORECASE
)
# Not "the 14th hearing", "the 2nd Criminal Court".
_BARE = re.compile(
    rf"(?<=\bthe )(\d{{1,2}}){_ENDING}(?=[,.;:)]|$| (?:at|and|in|from|the|a|with|by|will)\b)", re.IGNORECASE
)


def with_months(text: str) -> str:
    """The text with the month that was told before written to each later day that has none."""
    if not _BARE.search(text):
        return text
    told = list(_DATED.finditer(text))
    pieces: list[str] = []
    end = at = 0
    for bare in _BARE.finditer(text):
        while at < len(told) and told[at].end() <= bare.start():
            at += 1
        day = int(bare[1])
        if not at or not int(told[at - 1][1] or told[at - 1][4]) < day < _NO_DAY:
            continue
        pieces += [text[end : bare.start()], f"{day} {told[at - 1][2] or told[at - 1][3]}"]
        end = bare.end()
    return "".join([*pieces, text[end:]])


def beside_weekdays(text: str, tokens: list[Token]) -> Iterator[tuple[int, int, int, int]]:
    """The days of "Thursday 6th", "Monday, the 4th", «в пятницу, 7-го», «жұма күні, 7-сінде».

    First and last token of each, the day and its weekday.
    """
    if not ORDINAL.search(text):
        return
    for at, token in enumerate(tokens):
        if not token.digits or len(token.text) > 2 or not 0 < int(token.text) < _NO_DAY:
            continue
        last = _ending(tokens, at)
        before = _step(tokens, at - 1, -1)
        after = _step(tokens, last + 1, 1)
        weekday = _weekday(tokens, before) if last > at else ""
        if weekday and not _counts(tokens, last + 1):
            yield before, last, int(token.text), int(weekday[-1])
        elif last > at and (weekday := _weekday(tokens, after)):
            yield at, after, int(token.text), int(weekday[-1])


def _ending(tokens: list[Token], at: int) -> int:
    """Where the ending ends by which a number is a day: "6th", «7-го», «6 числа», «7-сінде»."""
    behind = tokens[at + 1 : at + 3]
    if behind and behind[0].low in _ENDINGS and behind[0].start == tokens[at].end:
        return at + 1
    if len(behind) > 1 and behind[0].text == "-" and behind[1].low in _HYPHENED:
        return at + 2 + (at + 3 < len(tokens) and tokens[at + 3].low in _DAY_WORDS)
    return at + (bool(behind) and behind[0].low in _DAY_WORDS)


def _step(tokens: list[Token], at: int, by: int) -> int:
    """The next token in a direction that is no sign or small word between a day and its weekday."""
    for _ in range(_BETWEEN):
        if not 0 <= at < len(tokens) or not (tokens[at].text in ",(" or tokens[at].low in _SMALL):
            break
        at += by
    return at


def _weekday(tokens: list[Token], at: int) -> str:
    if not 0 <= at < len(tokens) or not tokens[at].word or tokens[at].quoted:
        return ""
    return next((name for name in tokens[at].classes if name.startswith("weekday")), "")


def _counts(tokens: list[Token], at: int) -> bool:
    """ "On Monday the 14th hearing", "on Thursday 2nd Criminal Court": is it something else that is counted?"""
    behind = tokens[at] if at < len(tokens) else None
    if behind is None or not behind.word or behind.has("stop", "at", "preposition", "and", "future"):
        return False
    return behind.has("hearing", "court", "court_word") or (behind.text.islower() and not behind.classes)


_NO_DAY = 32
ORDINAL = re.compile(r"\d(?:st|nd|rd|th|-[^\W\d_]{2,5}| числа)\b")
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_HYPHENED = frozenset("го е ое сі сы сінде сында інде ында сіне сына іне ына".split())
_DAY_WORDS = frozenset({"числа", "число"})
_SMALL = frozenset({"the", "on", "в", "во", "күні"})
_BETWEEN = 3  # tokens
