"""Where a sentence ends: at a point that is no abbreviation's, before a bracket that is one, between two halves.

Knows single signs and their neighbours; what a sentence does is told in `sentences`.
"""

from hearings.bulletin.text.tokens import Token
from hearings.bulletin.what.deferrals import PUT_OFF_WORDS

ABBREVIATIONS = frozenset(
    "art arts p pp par pt no mr mrs ms messrs dr st г гг ст ч чч п пп т д е ул им обл р н стр см a m am pm а м ж т.б"
    " jan feb mar apr jun jul aug sep sept oct nov dec янв февр фев апр авг сент сен окт нояб дек бап бөл"
    " каб пом корп сағ rm арт просп пр вул ye yu ya zh sh ch kh ts dz дж дз".split()
)
_LINKS = ("the", "of", "for", "no")  # words of a court's name that begin sentences too
_OPENERS = frozenset('#«“"(—–•')
_PICTURES = "\u2600"
_GLUED = 4  # letters
_REACH = 40  # tokens on either side of a semicolon
_LONGEST_BRACKET = 80  # tokens; every bracket that opens looks for its end
_LEAST_REMARK = 4  # tokens


def announces_twice(tokens: list[Token], first: int, at: int) -> bool:
    """ "Her trial resumes on 4 May at 10:00; her husband will be tried on 14 May": is each half a sentence?"""
    end = next(
        (i for i in range(at + 1, min(len(tokens), at + _REACH)) if tokens[i].text[0] in ".;!?"), at + _REACH
    )
    return all(
        any(t.has("future", "tries") and not (t.quoted or t.masked) for t in half)
        and any(t.masked for t in half)
        for half in (tokens[max(first, at - _REACH) : at], tokens[at + 1 : end])
    )


def is_remark(tokens: list[Token], at: int) -> bool:
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


def ends(tokens: list[Token], at: int, first: int) -> bool:
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
